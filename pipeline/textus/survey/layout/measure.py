"""The measure that prose is wrapped at, and the line breaks it asks for."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact

WRAPPED_SHARE = 0.6


FEWEST_BREAKS = 5
LONG_LINE = 130
USUAL_MEASURE = 72
FAR_RIGHT = 20
"""columns of indent that only dates, signatures and what stands in the middle have"""
NARROWEST, WIDEST = 40, 130
CREDIBLE = 50
"""columns of a measure that a few breaks are enough for"""
EXPLAINED, EXPLAINED_NARROW = 0.5, 0.85
"""the share of breaks that a measure explains; of a narrow one, which lines of verse are as wide as, nearly all"""
LEAST_RUNNING_ON = 0.05
"""the share of breaks in mid-sentence without which nothing is wrapped"""


@fact
def prose_measure(document: Surveyed) -> int:
    """The column at which prose is wrapped, 0 if it is not: the width that explains most breaks in mid-sentence.

    Only breaks before a line that begins with a small letter are asked, because verse hardly has any.
    """
    ended, layout = document.stated_value("lines"), document.blocks.layout
    if ended == "unwrapped":
        return 0
    return _measured(document) or (layout.measure if ended == "wrapped" else 0)


def _measured(document: Surveyed) -> int:
    lines, text = document.blocks.lines, document.text
    every = [(a, b) for a, b in itertools.pairwise(lines) if not b.blank_before and a.width <= WIDEST]
    breaks = [
        (line.width, line.width + 1 + _first_word(document, following.start, following.end))
        for line, following in every
        if text[following.start].islower()
    ]
    if len(every) < FEWEST_BREAKS:
        if _mostly_long(document):
            return 0
        layout = document.blocks.layout
        return layout.measure if layout.wrapped and layout.measure >= CREDIBLE else 0
    if len(breaks) < LEAST_RUNNING_ON * len(every):
        return 0
    changes = Counter[int]()
    for width, with_next in breaks:
        changes[max(width, NARROWEST)] += 1
        changes[max(with_next, NARROWEST)] -= 1
    best = explained = running = 0
    for column in sorted(changes):
        running += changes[column]
        best, explained = (column, running) if running > explained else (best, explained)
    least = EXPLAINED if best >= CREDIBLE else EXPLAINED_NARROW
    return best if explained >= least * len(breaks) else 0


def _mostly_long(document: Surveyed) -> bool:
    """Most of the source stands in lines longer than any measure."""
    lengths = [line.end - line.start for line in document.blocks.lines]
    return sum(length for length in lengths if length > LONG_LINE) >= 0.5 * sum(lengths)


def _first_word(document: Surveyed, start: int, end: int) -> int:
    space = document.text.find(" ", start, end)
    return (space if space >= 0 else end) - start


def forced(document: Surveyed, index: int) -> bool:
    """The line break behind a line is one that the measure of prose asks for."""
    before = _forced_before(document)
    return before[index + 1] > before[index]


@fact
def _forced_before(document: Surveyed) -> Sequence[int]:
    """The number of line breaks that the measure asks for before each line."""
    measure = prose_measure(document)
    breaks = (
        line.width <= measure < line.width + 1 + _first_word(document, following.start, following.end)
        for line, following in itertools.pairwise(document.blocks.lines)
    )
    return array("L", [0, *itertools.accumulate(breaks)])


def full(document: Surveyed, index: int) -> bool:
    """The first word of the next line has no room in this one, whatever this one's indent may be."""
    line, following = document.blocks.lines[index : index + 2]
    length = line.end - line.start
    room = prose_measure(document) - 1 - _first_word(document, following.start, following.end)
    return forced(document, index) or room < length <= prose_measure(document)


def wrapped(document: Surveyed, first: int, last: int) -> bool:
    """The lines `first` to `last` are one text broken by the measure; False for a single line."""
    breaks = last - first
    if breaks <= 0:
        return False
    before = _forced_before(document)
    return before[last] - before[first] >= WRAPPED_SHARE * breaks


@fact
def paragraph_per_line(document: Surveyed) -> bool:
    """Paragraphs are single long lines, so that a line break inside a block was meant."""
    if document.stated_value("lines") == "unwrapped":
        return True
    return bool(document.blocks.lines) and not document.blocks.layout.wrapped and _mostly_long(document)


def set_right(document: Surveyed, index: int) -> bool:
    """A short line set at the right edge of the prose, as dates and signatures are."""
    line = document.blocks.lines[index]
    measure = prose_measure(document) or document.blocks.layout.measure or USUAL_MEASURE
    return line.indent >= FAR_RIGHT and line.end - line.start <= measure - FAR_RIGHT + 10 and line.width <= measure + 6


def introduced(document: Surveyed, index: int) -> bool:
    """The line before line `index` ends with a colon, marks of emphasis and a dash behind it left out."""
    if index == 0:
        return False
    before = document.blocks.text(document.blocks.lines[index - 1])
    return before.rstrip("_* ").rstrip("—–-")[-1:] == ":"


def sentences(document: Surveyed, block: Block) -> Iterator[tuple[int, int]]:
    """The first and last line of what the measure broke into several lines, or left in one, in a block."""
    first = block.first
    for index in range(block.first, block.last + 1):
        runs_on = index < block.last and forced(document, index)
        if not runs_on or set_right(document, index) or set_right(document, index + 1):
            yield first, index
            first = index + 1


def by_themselves(document: Surveyed) -> Iterator[int]:
    """Lines without a break before or after them that the measure made in a sentence.

    A line at the right edge ends where it does because it is set there.
    """
    for block in document.blocks.blocks:
        yield from (first for first, last in sentences(document, block) if first == last)
