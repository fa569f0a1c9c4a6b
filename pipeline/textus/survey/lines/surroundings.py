"""What is seen of the place of a line: the seam to the line before, its block, the lines around, the place in all."""

from __future__ import annotations

import functools
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, repeat

from textus.base.regex import regex
from textus.survey.lines.bins import Bins
from textus.survey.lines.frame import Frame
from textus.survey.lines.looks import Look

AROUND = 5
"""lines before and after that are looked at"""
PAIRS = (("[", "]"), ("{", "}"), ("(", ")"), ("«", "»"), ("“", "”"), ("„", "“"))
MARKS = regex(r"[][(){}«»“”„]")
SINCE = (1, 2, 4, 11, 31)
SINCE_PREFIX, SINCE_LABEL = Bins("since-prefix", SINCE), Bins("since-label", SINCE)
FROM_START, FROM_END = Bins("from-start", (1, 2, 3, 5, 9, 16)), Bins("from-end", (1, 2, 3, 5, 9))
PART = Bins("part", (0.05, 0.2, 0.5, 0.8, 0.95))
LINES = Bins("block-lines", (2, 3, 6, 13, 30))
LONGEST = Bins("block-longest", (25, 45, 62, 84, 120))
BLOCK_UP, BLOCK_LOW = Bins("block-up", (0.3, 0.6, 0.85, 1)), Bins("block-low", (0.01, 0.2, 0.5))
STOPS, COMMAS = Bins("block-stops", (0.1, 0.3, 0.6, 1)), Bins("block-commas", (0.1, 0.3))
RAGGED = Bins("block-ragged", (0.06, 0.12, 0.2, 0.3, 1))
BLOCK_INDENTS, BLOCK_IN = Bins("block-indents", (2, 3, 5)), Bins("block-in", (1, 3, 6, 9, 20))
AROUND_SHORT, AROUND_UP = Bins("around-short", (0.2, 0.5, 0.8, 1)), Bins("around-up", (0.3, 0.6, 0.85, 1))
AROUND_LABELS, AROUND_BLOCKS = Bins("around-labels", (0.1, 0.3, 0.6)), Bins("around-blocks", (0.1, 0.3, 0.6, 0.9))
COLUMNS = (0, 1, 9, 20)
FAR = 99
SHORT = 0.75
"""of the width of the document"""


def local_atoms(looks: Sequence[Look], measured: Frame) -> list[list[str]]:
    """The atoms of the place of every line."""
    found: list[list[str]] = [[] for _ in looks]
    _positions(found)
    for first, after in _blocks(looks):
        shape = _shape(looks[first:after], measured)
        for line in range(first, after):
            found[line] += shape
    _windows(looks, measured, found)
    _opened(looks, found)
    _since(looks, measured, found)
    bins = _habits(looks, measured)
    for line in range(1, len(looks)):
        found[line] += _seam(looks[line - 1], looks[line], measured, bins)
    return found


def _positions(found: Sequence[list[str]]) -> None:
    count = len(found)
    for line, atoms in enumerate(found):
        atoms += FROM_START.of(line), FROM_END.of(count - 1 - line), PART.of(line / count)


def _blocks(looks: Sequence[Look]) -> Iterator[tuple[int, int]]:
    first = 0
    for line in range(1, len(looks) + 1):
        if line == len(looks) or looks[line].above:
            yield first, line
            first = line


def _shape(block: Sequence[Look], measured: Frame) -> list[str]:
    count = len(block)
    lengths = [look.length for look in block]
    longest, ends, indents = max(lengths), [look.end for look in block], {look.indent for look in block}
    ragged = _deviation(lengths[:-1]) / longest if count > 3 else 9.0
    return [
        LINES.of(count),
        LONGEST.of(longest),
        BLOCK_UP.of(sum([look.up for look in block]) / count),
        BLOCK_LOW.of(sum([look.low for look in block]) / count),
        STOPS.of(sum([end == "stop" for end in ends]) / count),
        COMMAS.of(sum([end in ",;:" for end in ends]) / count),
        RAGGED.of(ragged),
        BLOCK_INDENTS.of(len(indents)),
        BLOCK_IN.of(min(indents) - measured.margin),
    ]


def _deviation(lengths: Sequence[int]) -> float:
    """The standard deviation of all of these."""
    count = len(lengths)
    return math.sqrt(count * sum([length * length for length in lengths]) - sum(lengths) ** 2) / count


def _windows(looks: Sequence[Look], measured: Frame, found: Sequence[list[str]]) -> None:
    """Shares of the lines around that are short, begin with capitals, have labels, begin blocks."""
    kinds = (
        (AROUND_SHORT, [look.length < SHORT * measured.width for look in looks]),
        (AROUND_UP, [look.up for look in looks]),
        (AROUND_LABELS, [bool(look.label) for look in looks]),
        (AROUND_BLOCKS, [look.above > 0 for look in looks]),
    )
    count = len(looks)
    sizes = [min(count, line + AROUND + 1) - max(0, line - AROUND) for line in range(count)]
    for bins, holds in kinds:
        sums = list(accumulate(holds, initial=0))
        lows = chain([0] * min(AROUND, count), sums)
        highs = chain(sums[AROUND + 1 :], repeat(sums[-1]))
        for atoms, low, high, size in zip(found, lows, highs, sizes, strict=False):
            atoms.append(bins.of((high - low) / size))


def _opened(looks: Sequence[Look], found: Sequence[list[str]]) -> None:
    """Brackets and quotation marks that were opened in a line of the block before, and are not closed yet."""
    depth: dict[str, int] = {}
    for look, atoms in zip(looks, found, strict=True):
        if look.above:
            depth = {}
        atoms += [f"inside:{opening}" for opening, count in depth.items() if count > 0]
        for opening, closing in PAIRS if depth or MARKS.search(look.text) else ():
            change = look.text.count(opening) - look.text.count(closing)
            if change or opening in depth:
                depth[opening] = max(0, depth.get(opening, 0) + change)


def _since(looks: Sequence[Look], measured: Frame, found: Sequence[list[str]]) -> None:
    """How many lines before a line of a kind stands: one that begins as several do, up to a mark; one with a label."""
    said = labelled = FAR
    for look, atoms in zip(looks, found, strict=True):
        said, labelled = min(said + 1, FAR), min(labelled + 1, FAR)
        if look.label:
            labelled = 0
        if measured.prefixes[look.prefix] > 1 or measured.capitals[look.shouted] > 1:
            said = 0
        atoms += SINCE_PREFIX.of(said), SINCE_LABEL.of(labelled)


def _habits(looks: Sequence[Look], measured: Frame) -> str:
    """How the document parts paragraphs: by shares of indented lines, of blocks, and whether lines end at any width."""
    count = len(looks)
    body = [look for look in looks if look.length > 25]
    stepped = sum(measured.margin < look.indent <= measured.margin + 8 for look in body) / (len(body) or 1)
    parted = sum(look.above > 0 for look in looks) / count
    endless = sum(look.length > 110 for look in looks) / count > 0.15
    return f"{'u' if endless else 'w'}{bisect_right((0.02, 0.08, 0.5), stepped)}{bisect_right((0.1, 0.5, 0.9), parted)}"


def _seam(before: Look, look: Look, measured: Frame, habits: str) -> tuple[str, ...]:
    end = "." if before.end == "stop" else ":" if before.end == ":" else "-" if before.end in "-¬=" else "o"
    case = "U" if look.up else "l" if look.low else "n"
    room = "s" if before.fits else "f"
    seam = f"{end}{case}{room}{min(look.above, 2)}"
    turn = ">" if look.indent > before.indent else "<" if look.indent < before.indent else "="
    return _seam_atoms(seam, turn, min(look.above, 2), bisect_right(COLUMNS, look.indent - measured.margin), habits)


@functools.lru_cache(maxsize=4096)
def _seam_atoms(seam: str, turn: str, above: int, column: int, habits: str) -> tuple[str, ...]:
    return (
        f"seam:{seam}",
        f"seam:{seam}{turn}",
        f"move:{turn}{above}{column}",
        f"habit-seam:{habits}{seam}{turn}",
    )
