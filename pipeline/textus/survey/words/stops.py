"""Full stops in the text: whether a capital follows them."""

from __future__ import annotations

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

_SENTENCE = regex(r"(?<=[^\W\d_]{3})\. (?P<next>[^\W\d_])")
MANY = 0.05
"""share of sentences beginning with a small letter from which that is the writer's habit, and no slip"""


@fact
def begins_small(document: Surveyed) -> bool:
    """The writer begins sentences with small letters."""
    begins = [match["next"].islower() for match in _SENTENCE.finditer(document.text)]
    return bool(sum(begins) > max(2, MANY * len(begins)))
