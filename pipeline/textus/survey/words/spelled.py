"""The words of the text as they are spelled within its lines."""

from __future__ import annotations

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

_SPELLED = regex(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@fact
def spelled_words(document: Surveyed) -> frozenset[str]:
    """The words of the source as they are spelled within lines."""
    return frozenset(word.lower() for word in _SPELLED.findall(document.text))
