"""Blocks that are set in from the margin of the prose, remarks in brackets left out."""

from __future__ import annotations

import itertools

from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import LONG_LINE, introduced, paragraph_per_line, wrapped

STEP, MOST_STEP = 2, 12
"""columns by which a quotation is set in; what stands further in is a signature or a date"""
MUCH, MOST = 0.3, 0.7
"""share of the wrapped lines that stand at a margin; of the characters, where paragraphs are lines"""
FEW = 4
"""lines, one of which may stand elsewhere by accident"""
SHORTEST = 40
"""characters of prose that is set in to be a quotation"""
MOST_REMARKS = 8
"""blocks that one pair of brackets may reach over"""


def set_in(document: Surveyed, number: int) -> bool:
    """The lines stand further in than the prose does, all or but for a stray one, where prose stands at one margin."""
    margin = _margin(document)
    if margin < 0 or number in _remarks(document):
        return False
    block = document.blocks.blocks[number]
    lines = document.blocks.lines[block.first : block.last + 1]
    even = len(lines) == 1 or wrapped(document, block.first, block.last)
    inner = sorted(line.indent for line in lines if line.indent >= margin + STEP)
    strays = len(lines) // FEW
    if lines[0].indent < margin + STEP or len(inner) < len(lines) - strays or inner[0] > margin + MOST_STEP:
        return False
    deepest = inner[-1 - strays] if len(inner) > strays else inner[-1]
    far = deepest > margin + MOST_STEP * (1 if even else 2)
    return not far and (not even or len(document.blocks.block_text(block)) > SHORTEST)


@fact
def within_set_in(document: Surveyed) -> frozenset[int]:
    """Short lines set in as far as the quotation directly before or after them: its greeting, its signature."""
    blocks = document.blocks.blocks
    found: set[int] = set()
    quoted: Block | None = None
    for number, block in enumerate(blocks):
        if set_in(document, number):
            begin = number
            while begin and _short(document, begin - 1, block) and begin - 1 not in found:
                begin -= 1
            if begin < number and begin and introduced(document, blocks[begin].first):
                found.update(range(begin, number))
            quoted = block
        elif quoted and _short(document, number, quoted):
            found.add(number)
        else:
            quoted = None
    return frozenset(found)


def _short(document: Surveyed, number: int, quoted: Block) -> bool:
    """A line, too short to be prose, at the margin of a quotation."""
    block = document.blocks.blocks[number]
    short = len(block) == 1 and len(document.blocks.block_text(block)) <= SHORTEST
    level = block.indent == quoted.indent and block.indent >= _margin(document) + STEP
    return short and level and any(c.isalpha() for c in document.blocks.block_text(block))


@fact
def _remarks(document: Surveyed) -> frozenset[int]:
    """The blocks of remarks in brackets, opened where one begins and closed where that or a later one ends."""
    found: set[int] = set()
    opened: list[int] = []
    depth = 0
    for number, block in enumerate(document.blocks.blocks):
        text = document.blocks.block_text(block)
        if not opened and text[0] != "[":
            continue
        opened.append(number)
        depths = list(itertools.accumulate(((c == "[") - (c == "]") for c in text), initial=depth))[1:]
        depth = depths[-1]
        closed = next((at for at, one in enumerate(depths) if one <= 0), -1)
        if closed >= 0 or len(opened) > MOST_REMARKS:
            found.update(opened if closed >= len(text) - 2 else ())
            opened, depth = [], 0
    return frozenset(found)


@fact
def _margin(document: Surveyed) -> int:
    """The smallest indent that much of the wrapped prose has, or most of what is in lines as long as a paragraph.

    -1 if there is none.
    """
    sizes: dict[int, int] = {}
    for block in document.blocks.blocks:
        if wrapped(document, block.first, block.last):
            sizes[block.indent] = sizes.get(block.indent, 0) + len(block)
    least = MUCH
    if not sizes and paragraph_per_line(document):
        least = MOST
        for block in document.blocks.blocks:
            if len(block) == 1 and (size := len(document.blocks.block_text(block))) > LONG_LINE:
                sizes[block.indent] = sizes.get(block.indent, 0) + size
    return min((indent for indent, size in sizes.items() if size >= least * sum(sizes.values())), default=-1)
