"""Short blocks with more space above them than any paragraph has, and a paragraph below: headings of one kind."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact
from textus.survey.plays.cast import cast

FEWEST = 2
"""of them in a text"""
LONGEST, MOST_LINES = 100, 2
"""characters and lines of one"""
PARAGRAPH = 90
"""characters of the block below"""
MOST_SHARE = 0.5
"""share of other blocks with as much space above them, from which the space means nothing"""
_ENDS = tuple('.!?”"»’)]')


@fact
def set_apart(document: Surveyed) -> frozenset[int]:
    """The numbers of such blocks; empty if paragraphs have the same space above them."""
    blocks, gap = document.blocks.blocks, document.blocks.layout.gap
    if cast(document).speeches:
        return frozenset()
    spaced = [n for n in range(1, len(blocks) - 1) if blocks[n].blank_before >= max(2, gap + 1)]
    found = frozenset(n for n in spaced if _heads(document, n))
    others = sum(n - 1 not in found and n not in found for n in spaced)
    return found if len(found) >= FEWEST and others <= MOST_SHARE * len(spaced) else frozenset()


def _heads(document: Surveyed, number: int) -> bool:
    blocks = document.blocks
    block, below = blocks.blocks[number], blocks.blocks[number + 1]
    text = blocks.block_text(block)
    words = text.strip("_*=\"“”„«»‘’' ")
    follows = blocks.end(below) - blocks.start(below) >= PARAGRAPH and below.blank_before < block.blank_before
    short = len(block) <= MOST_LINES and len(text) <= LONGEST and words[:1].isupper() and words[-1] not in ",;:-—–"
    before = blocks.block_text(blocks.blocks[number - 1]).rstrip("_* ")
    return follows and short and (before.endswith(_ENDS) or number <= FEWEST + 1)
