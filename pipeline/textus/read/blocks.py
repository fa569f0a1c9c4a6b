"""From text to blocks: runs of lines between blank lines, with their layout measured, not assumed.

A hard-wrapped source breaks its lines because the next word would not fit; verse, lists and signatures break them
for a reason of their own. So each break is asked whether the next word would have fitted, within the measure of the
whole source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.frozen import frozen
from textus.read import double_spaced, lines_apart, long_lines, seams, speeches
from textus.read.long_lines import LONGEST_WRAPPED_LINE
from textus.read.source import Source

LAYOUT = " \t\f"
TAB = 8

SHORTEST_MEASURE = 30
SURELY_WRAPPED = 0.95
WIDE = 80
"""columns that prose is seldom wrapped at"""
FEW_LINES = 3
OF_PROSE = 45
"""characters of a line that is surely of prose"""


@frozen
class Line:
    """A line with something on it; `start` and `end` leave out the layout around its words."""

    start: int
    end: int
    number: int
    """counted from 1 in the file, blank lines included"""
    indent: int
    """columns, tabs widened to 8"""
    blank_before: int
    """blank lines between this line and the one before it, but none where a blank line follows every line"""
    page_before: bool
    """a form feed stands before this line"""

    @property
    def width(self) -> int:
        """Columns from the margin to the end of the line."""
        return self.indent + self.end - self.start


@frozen
class Block:
    """A run of lines without a blank line between them: `first` to `last` are indices into the lines, both within."""

    first: int
    last: int
    indent: int
    """smallest indent of its lines, in columns"""
    fill: float
    """share (0 to 1) of its line breaks that wrapping would have made"""
    wrapped: bool
    """its lines are one text broken by the measure"""
    blank_before: int

    def __len__(self) -> int:
        return self.last - self.first + 1


@frozen
class Layout:
    """What is true of the whole source."""

    wrapped: bool
    measure: int
    """columns of the widest lines of the wrapped parts; 0 where nothing is wrapped"""
    gap: int
    """the usual number of blank lines between blocks"""


@frozen
class Blocks:
    """A source cut into lines and blocks."""

    source: Source
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    layout: Layout

    def text(self, line: Line) -> str:
        """The words of a line."""
        return self.source.text[line.start : line.end]

    def start(self, block: Block) -> int:
        """The offset of the first character of a block."""
        return self.lines[block.first].start

    def end(self, block: Block) -> int:
        """The offset behind the last character of a block."""
        return self.lines[block.last].end

    def block_text(self, block: Block) -> str:
        """The characters of a block, line ends included."""
        return self.source.text[self.start(block) : self.end(block)]


def cut(source: Source, ended: str = "") -> Blocks:
    """Cut a source into blocks; every character that is not layout is in exactly one line.

    Where it is known how lines ended, "wrapped", "kept" or "unwrapped", that is not measured.
    """
    lines = _lines(source)
    offsets = [(line.start, line.end) for line in lines]
    runs: Sequence[tuple[int, int]] = _runs(lines)
    for parted in (speeches.parted, seams.parted, lines_apart.parted):
        runs = parted(source.text, offsets, runs)
    if ended == "unwrapped":
        runs = [piece for run in runs for piece in _lines_of_prose(source.text, lines, *run)]
    layout = _measure(source.text, lines, runs)
    if not ended and not layout.wrapped:
        runs = long_lines.parted(source.text, offsets, runs)
    if ended == "unwrapped":
        layout = Layout(wrapped=False, measure=0, gap=layout.gap)
    elif ended:
        layout = Layout(wrapped=True, measure=layout.measure or _width(lines), gap=layout.gap)
    blocks = tuple(_block(source.text, lines, first, last, layout) for first, last in runs)
    if ended and ended != "unwrapped":
        blocks = tuple(replace(block, wrapped=_of_prose(source.text, lines, block)) for block in blocks)
    return Blocks(source, lines, blocks, layout)


def _lines_of_prose(text: str, lines: Sequence[Line], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run, cut between lines of some length and before a small letter: not in verse, nor in an address."""
    begin = first
    for index in range(first, last):
        shorter = min(line.end - line.start for line in lines[index : index + 2])
        if shorter >= OF_PROSE or text[lines[index + 1].start].islower():
            yield begin, index
            begin = index + 1
    yield begin, last


def _width(lines: Sequence[Line]) -> int:
    """The width that nine of ten lines do not exceed."""
    widths = sorted(line.width for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


def _of_prose(text: str, lines: Sequence[Line], block: Block) -> bool:
    """Most lines are half as wide as others, or the next one begins with a small letter: no address or signatures."""
    half = _width(lines) / 2
    inner = range(block.first, block.last)
    goes_on = sum(lines[i].width >= half or text[lines[i + 1].start].islower() for i in inner)
    return len(block) > 1 and 2 * goes_on >= len(inner)


def _lines(source: Source) -> tuple[Line, ...]:
    lines: list[Line] = []
    text, previous = source.text, 0
    starts = source.line_starts
    page = False
    for number, begin in enumerate(starts, 1):
        stop = starts[number] if number < len(starts) else len(text)
        raw = text[begin:stop]
        words = raw.strip(" \t\f\r\n")
        page = page or "\f" in raw
        if not words:
            continue
        margin = raw[: len(raw) - len(raw.lstrip(LAYOUT))]
        start = begin + len(margin)
        page_here = page and "\f" not in raw[len(margin) :]
        lines.append(Line(start, start + len(words), number, _columns(margin), number - previous - 1, page_here))
        page, previous = False, number
    if not double_spaced.nearly_all([line.blank_before for line in lines]):
        return tuple(lines)
    rows = [double_spaced.Row(line.start, line.end, line.indent, line.blank_before) for line in lines]
    blanks = double_spaced.closed_up(text, rows)
    if blanks is None:
        return tuple(lines)
    return tuple(replace(line, blank_before=blank) for line, blank in zip(lines, blanks, strict=True))


def _columns(margin: str) -> int:
    return len(margin.replace("\f", "").expandtabs(TAB)) if margin else 0


def _runs(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    first = 0
    for index, line in enumerate(lines):
        if index and (line.blank_before or line.page_before):
            runs.append((first, index - 1))
            first = index
    if lines:
        runs.append((first, len(lines) - 1))
    return runs


def _first_word(text: str, line: Line) -> int:
    space = text.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start


def _forced(text: str, lines: tuple[Line, ...], first: int, last: int, measure: int) -> int:
    """How many of the line breaks of a run the measure explains; lines wider than it are not its work."""
    return sum(
        lines[i].width <= measure < lines[i].width + 1 + _first_word(text, lines[i + 1]) for i in range(first, last)
    )


def _measure(text: str, lines: tuple[Line, ...], runs: Sequence[tuple[int, int]]) -> Layout:
    """The measure is the width that explains most line breaks; the source is wrapped if it explains most of them.

    Breaks before a small letter say most about it: verse, lists and names begin their lines with capitals.
    """
    inner = [i for first, last in runs for i in range(first, last)]
    small = [i for i in inner if text[lines[i + 1].start].islower()]
    breaks = {i: (lines[i].width, lines[i].width + 1 + _first_word(text, lines[i + 1])) for i in inner}
    gaps = sorted(line.blank_before for line in lines[1:] if line.blank_before)
    gap = gaps[len(gaps) // 2] if gaps else 1
    measure = _best_measure([breaks[i] for i in (small if len(small) >= FEW_LINES else inner)])
    explained = sum(width <= measure < with_next for width, with_next in breaks.values())
    single = sum(1 for first, last in runs if first == last and lines[first].width > measure)
    verse = (
        not small
        and len(inner) >= FEW_LINES
        and (measure > WIDE or len(inner) > FEW_LINES)
        and _begin_high(text, lines, inner)
    )
    wrapped = explained >= 0.5 * len(breaks) and len(breaks) > single and explained > 0 and not verse
    return Layout(wrapped, measure, gap)


def _begin_high(text: str, lines: tuple[Line, ...], inner: Sequence[int]) -> bool:
    """The line after each of these begins with a capital letter."""
    return all(text[lines[i + 1].start : lines[i + 1].end].lstrip("“„«\"‘'(—–-_* ")[:1].isupper() for i in inner)


def _best_measure(breaks: list[tuple[int, int]]) -> int:
    """The width between 30 and 130 columns under which most breaks are forced; 0 if none is.

    A break is forced when its line fits the measure and would not with the next word.
    """
    changes = [0] * (LONGEST_WRAPPED_LINE + 2)
    for width, with_next in breaks:
        if width <= LONGEST_WRAPPED_LINE and with_next > SHORTEST_MEASURE:
            changes[max(width, SHORTEST_MEASURE)] += 1
            changes[min(with_next, LONGEST_WRAPPED_LINE + 1)] -= 1
    best, explained, running = 0, 0, 0
    for measure, change in enumerate(changes):
        running += change
        if running > explained:
            best, explained = measure, running
    return best


def _block(text: str, lines: tuple[Line, ...], first: int, last: int, layout: Layout) -> Block:
    members = lines[first : last + 1]
    indent = min(line.indent for line in members)
    breaks = last - first
    fill = 0.0
    if breaks and layout.measure:
        fill = _forced(text, lines, first, last, layout.measure) / breaks
    threshold = 0.6 if layout.wrapped else 0.8
    wrapped = bool(breaks) and fill >= threshold and not (fill < SURELY_WRAPPED and _all_capitals(text, members))
    return Block(first, last, indent, fill, wrapped, members[0].blank_before)


def _all_capitals(text: str, members: tuple[Line, ...]) -> bool:
    """Every one of several lines begins with a capital letter, as wrapped prose hardly ever happens to do."""
    begins = [text[line.start : line.end].lstrip("“„«\"‘'(—–-_* ")[:1] for line in members]
    return len(members) >= FEW_LINES and all(letter.isupper() for letter in begins)
