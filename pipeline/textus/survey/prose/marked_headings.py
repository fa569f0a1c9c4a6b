"""Headings that signs mark: "# The harbour", "== The harbour ==", or a rule of one sign below, as long as the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from textus.base.frozen import frozen
from textus.read.blocks import Block
from textus.read.lines_apart import HASH, WIKI, is_rule_of
from textus.survey.facts import Surveyed, fact
from textus.survey.front.coded_head import coded_head

_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4}
"""what a rule below a heading says of its level"""


@frozen
class MarkedHeading:
    """A heading without its signs: the offsets of its words, and its level as the signs have it, 1 the highest."""

    start: int
    end: int
    level: int


@fact
def marked_headings(document: Surveyed) -> Mapping[int, MarkedHeading]:
    """The headings that signs mark, by the number of their block."""
    found = ((number, _marked(document, block)) for number, block in enumerate(document.blocks.blocks))
    return {number: heading for number, heading in found if heading is not None}


@fact
def _by_offset(document: Surveyed) -> Mapping[int, tuple[int, MarkedHeading]]:
    blocks = document.blocks
    return {blocks.start(blocks.blocks[number]): (number, one) for number, one in marked_headings(document).items()}


def marked_at(document: Surveyed, start: int) -> tuple[int, MarkedHeading] | None:
    """The marked heading whose block begins at an offset, with the number of the block; None if there is none."""
    return _by_offset(document).get(start)


def bare_words(document: Surveyed, start: int, end: int) -> str:
    """The words between two offsets, without signs that mark them as a heading."""
    found = marked_at(document, start)
    return document.text[found[1].start : min(end, found[1].end)] if found else document.text[start:end]


@fact
def marked_title(document: Surveyed) -> int | None:
    """The block of the first heading where it alone has its level and others below it; None if there is none."""
    headings = marked_headings(document)
    levels = Counter(heading.level for heading in headings.values())
    first = min(headings, default=None)
    if first is None or len(headings) < 2:
        return None
    level = headings[first].level
    return first if levels[level] == 1 and level == min(levels) else None


def _marked(document: Surveyed, block: Block) -> MarkedHeading | None:
    line = document.blocks.lines[block.first]
    if block.first in coded_head(document):
        return None
    if len(block) == 1 and document.text[line.start] in "#=":
        match = HASH.match(document.text, line.start, line.end) or WIKI.match(document.text, line.start, line.end)
        if match and any(c.isalnum() for c in match["words"]):
            return MarkedHeading(match.start("words"), match.end("words"), len(match["mark"]))
    if len(block) == 2:
        below = document.blocks.lines[block.last]
        if is_rule_of(document.text, (line.start, line.end), (below.start, below.end)):
            return MarkedHeading(line.start, line.end, _LEVELS[document.text[below.start]])
    return None
