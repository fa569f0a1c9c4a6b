"""Whether the text is in prose for the most part."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import wrapped

PROSE = 80
"""characters of a single line that is prose"""


@fact
def mostly_prose(document: Surveyed) -> bool:
    """At least half of the text is prose, so that verse among it is quoted."""
    sizes = [0, 0]
    for block in document.blocks.blocks:
        single = len(block) == 1 and document.blocks.end(block) - document.blocks.start(block) > PROSE
        prose = single or wrapped(document, block.first, block.last)
        sizes[prose] += document.blocks.end(block) - document.blocks.start(block)
    return sizes[True] >= sizes[False]
