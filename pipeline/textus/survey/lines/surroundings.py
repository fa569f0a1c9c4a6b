"""What is seen of the place of a line: the seam to the line before, its block, the lines around, the place in all."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from textus.base.regex import regex
from textus.survey.lines.frame import Frame
from textus.survey.lines.looks import Look

AROUND = 5
"""lines before and after that are looked at"""
PAIRS = (("[", "]"), ("{", "}"), ("(", ")"), ("«", "»"), ("“", "”"), ("„", "“"))
MARKS = regex(r"[][(){}«»“”„]")
SINCE = (1, 2, 4, 11, 31)
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
        atoms.append(f"from-start:{bisect_right((1, 2, 3, 5, 9, 16), line)}")
        atoms.append(f"from-end:{bisect_right((1, 2, 3, 5, 9), count - 1 - line)}")
        atoms.append(f"part:{bisect_right((0.05, 0.2, 0.5, 0.8, 0.95), line / count)}")


def _blocks(looks: Sequence[Look]) -> Iterator[tuple[int, int]]:
    first = 0
    for line in range(1, len(looks) + 1):
        if line == len(looks) or looks[line].above:
            yield first, line
            first = line


def _shape(block: Sequence[Look], measured: Frame) -> list[str]:
    count = len(block)
    lengths = [look.length for look in block]
    longest = max(lengths)
    ragged = statistics.pstdev(lengths[:-1]) / longest if count > 3 else 9.0
    return [
        f"block-lines:{bisect_right((2, 3, 6, 13, 30), count)}",
        f"block-longest:{bisect_right((25, 45, 62, 84, 120), longest)}",
        f"block-up:{bisect_right((0.3, 0.6, 0.85, 1), sum(look.up for look in block) / count)}",
        f"block-low:{bisect_right((0.01, 0.2, 0.5), sum(look.low for look in block) / count)}",
        f"block-stops:{bisect_right((0.1, 0.3, 0.6, 1), sum(look.end == 'stop' for look in block) / count)}",
        f"block-commas:{bisect_right((0.1, 0.3), sum(look.end in ',;:' for look in block) / count)}",
        f"block-ragged:{bisect_right((0.06, 0.12, 0.2, 0.3, 1), ragged)}",
        f"block-indents:{bisect_right((2, 3, 5), len({look.indent for look in block}))}",
        f"block-in:{bisect_right((1, 3, 6, 9, 20), min(look.indent for look in block) - measured.margin)}",
    ]


def _windows(looks: Sequence[Look], measured: Frame, found: Sequence[list[str]]) -> None:
    """Shares of the lines around that are short, begin with capitals, have labels, begin blocks."""
    kinds = (
        ("short", (0.2, 0.5, 0.8, 1), [look.length < SHORT * measured.width for look in looks]),
        ("up", (0.3, 0.6, 0.85, 1), [look.up for look in looks]),
        ("labels", (0.1, 0.3, 0.6), [bool(look.label) for look in looks]),
        ("blocks", (0.1, 0.3, 0.6, 0.9), [look.above > 0 for look in looks]),
    )
    count = len(looks)
    for name, bins, holds in kinds:
        sums = list(accumulate(holds, initial=0))
        for line, atoms in enumerate(found):
            low, high = max(0, line - AROUND), min(count, line + AROUND + 1)
            atoms.append(f"around-{name}:{bisect_right(bins, (sums[high] - sums[low]) / (high - low))}")


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
        atoms.append(f"since-prefix:{bisect_right(SINCE, said)}")
        atoms.append(f"since-label:{bisect_right(SINCE, labelled)}")


def _habits(looks: Sequence[Look], measured: Frame) -> str:
    """How the document parts paragraphs: by shares of indented lines, of blocks, and whether lines end at any width."""
    count = len(looks)
    body = [look for look in looks if look.length > 25]
    stepped = sum(measured.margin < look.indent <= measured.margin + 8 for look in body) / (len(body) or 1)
    parted = sum(look.above > 0 for look in looks) / count
    endless = sum(look.length > 110 for look in looks) / count > 0.15
    return f"{'u' if endless else 'w'}{bisect_right((0.02, 0.08, 0.5), stepped)}{bisect_right((0.1, 0.5, 0.9), parted)}"


def _seam(before: Look, look: Look, measured: Frame, habits: str) -> list[str]:
    end = "." if before.end == "stop" else ":" if before.end == ":" else "-" if before.end in "-¬=" else "o"
    case = "U" if look.up else "l" if look.low else "n"
    room = "s" if before.fits else "f"
    seam = f"{end}{case}{room}{min(look.above, 2)}"
    turn = ">" if look.indent > before.indent else "<" if look.indent < before.indent else "="
    column = bisect_right((0, 1, 9, 20), look.indent - measured.margin)
    return [
        f"seam:{seam}",
        f"seam:{seam}{turn}",
        f"move:{turn}{min(look.above, 2)}{column}",
        f"habit-seam:{habits}{seam}{turn}",
    ]
