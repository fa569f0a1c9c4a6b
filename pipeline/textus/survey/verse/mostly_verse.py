"""Whether the text is in verse for the most part."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import wrapped
from textus.survey.layout.wording import OPENING

WIDEST = 90
"""characters of a line of verse"""


@fact
def mostly_verse(document: Surveyed) -> bool:
    """Most of the text is in blocks that look like stanzas."""
    verse = total = 0
    for block in document.blocks.blocks:
        lines = [document.blocks.text(line) for line in document.blocks.lines[block.first : block.last + 1]]
        size = sum(map(len, lines))
        total += size
        if len(lines) > 1 and not wrapped(document, block.first, block.last) and max(map(len, lines)) <= WIDEST:
            capitals = sum(line.lstrip(OPENING)[:1].isupper() for line in lines) / len(lines)
            verse += size if capitals > 0.8 else 0
    return total > 0 and verse / total > 0.5
