"""Whether the text is in verse for the most part."""

from __future__ import annotations

from collections.abc import Sequence

from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import wrapped
from textus.survey.layout.wording import OPENING

WIDEST = 90
"""characters of a line of verse"""
WIDEST_LONG, SHORTEST, OPEN_ENDS = 200, 30, 0.4
"""characters of a line in long-lined verse, at most and where its end is asked; the share of ends within a sentence"""
FEWEST_ENDS, STOPPED = 8, 0.3
"""lines within blocks by which it is judged whether verse is stopped, and the share of them that is"""
MANY = 10
"""lines of which one may be wider"""


def usual_width(lines: Sequence[str]) -> int:
    """The width of the widest line; of many, a tenth may be wider, as remarks inside lines make them."""
    return sorted(map(len, lines))[-1 - len(lines) // MANY]


def is_long_verse(lines: Sequence[str]) -> bool:
    """Lines wider than others in verse: each begins with a capital, and many stop where no sentence does."""
    inner = [line.rstrip("_*") for line in lines[:-1] if len(line) >= SHORTEST]
    open_ends = sum(line[-1:].isalnum() or line.endswith((",", ";", "—", "–", "--")) for line in inner)
    capitals = all(line.lstrip(OPENING)[:1].isupper() for line in lines)
    return capitals and open_ends >= max(1, OPEN_ENDS * len(inner)) and max(map(len, lines)) <= WIDEST_LONG


@fact
def mostly_verse(document: Surveyed) -> bool:
    """Most of the text is in blocks that look like stanzas."""
    verse = total = low = 0
    stanzas: list[Sequence[str]] = []
    for block in document.blocks.blocks:
        lines = [document.blocks.text(line) for line in document.blocks.lines[block.first : block.last + 1]]
        size = sum(map(len, lines))
        total += size
        if len(lines) < 2 or wrapped(document, block.first, block.last):
            continue
        if usual_width(lines) <= WIDEST or is_long_verse(lines):
            capitals = sum(line.lstrip(OPENING)[:1].isupper() for line in lines) / len(lines)
            verse += size if capitals > 0.8 else 0
            low += size if capitals <= 0.8 else 0
            stanzas += [lines] if capitals <= 0.8 else []
    verse += low if ends_with_stops(stanzas) else 0
    return total > 0 and verse / total > 0.5


def ends_with_stops(blocks: Sequence[Sequence[str]]) -> bool:
    """Lines stop where the sense does far more often than prose happens to, whose lines end anywhere.

    In prose one word in eight or so has a mark of punctuation behind it, and so has one line in eight, wherever a hand
    or a page breaks them. Verse need not begin its lines with capitals.
    """
    ends = [line.rstrip('_*”»’")')[-1:] for lines in blocks for line in lines[:-1]]
    stopped = sum(end in tuple(",;:.!?…—–") for end in ends)
    return len(ends) >= FEWEST_ENDS and stopped >= STOPPED * len(ends) and not any(end in tuple("-‐¬=") for end in ends)
