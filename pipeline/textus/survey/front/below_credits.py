"""Lines of the front that belong to the labelled lines and credits above them."""

from __future__ import annotations

import itertools

from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges


@fact
def below_credits(document: Surveyed) -> frozenset[int]:
    """The first lines of units of the front that no blank line parts from a labelled line or a credit above."""
    found: set[int] = set()
    for above, unit in itertools.pairwise(edges(document).front):
        line = document.blocks.lines[above.last + 1]
        if not (line.blank_before or line.page_before) and (above.labelled or above.credit or above.first in found):
            found.add(unit.first)
    return frozenset(found)
