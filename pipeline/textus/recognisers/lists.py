"""Lists and tables: items that count on or carry the same bullet, rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document

_ITEM = re.compile(r"(?:(?P<number>\(?\d{1,3}[.)])|(?P<letter>\(?[a-z][.)])|(?P<roman>\(?[ivx]{1,5}\))|(?P<bullet>[-–—•·▪*◦]))[ \t]+(?=\S)")
_CELLS = re.compile(r"\t+| {3,}")
MOST_CELLS = 12


def block_claims(document: Document) -> Iterator[Claim]:
    """Items and rows, line by line or block by block."""
    yield from _items(document)
    for block in document.blocks.blocks:
        yield from _rows(document, block)


def _items(document: Document) -> Iterator[Claim]:
    starts = [match for block in document.blocks.blocks for match in _labelled(document, block)]
    for run in _runs(starts):
        for first, last, match, ordinal in run:
            reasons = ["item.bullet" if ordinal is None else "item.counts-on"]
            if len(run) > 2:
                reasons.append("item.several")
            n = match.group().strip(" \t().") if ordinal is not None else ""
            label = Span(match.start(), match.end(), "itemLabel", {"n": n} if n else {}, weight=100.0)
            yield document.claim(first, last, "item", *reasons, spans=(label,))


_Start = tuple[int, int, "re.Match[str]", "int | None"]


def _labelled(document: Document, block: Block) -> list[_Start]:
    """First line, last line, label and number of each item a block holds."""
    found = []
    lines = document.blocks.lines
    for index in range(block.first, block.last + 1):
        match = _ITEM.match(document.text, lines[index].start, lines[index].end)
        if match:
            found.append((index, match))
    if not found or found[0][0] != block.first:
        return []
    ends = [index - 1 for index, _ in found[1:]] + [block.last]
    if not block.wrapped and len(block) > len(found) and not _hanging(document, [i for i, _ in found], ends):
        return []
    return [(index, end, match, _ordinal(match)) for (index, match), end in zip(found, ends, strict=True)]


def _hanging(document: Document, firsts: Sequence[int], ends: Sequence[int]) -> bool:
    """Further lines of items are set in."""
    lines = document.blocks.lines
    return all(lines[i].indent > lines[first].indent for first, end in zip(firsts, ends, strict=True) for i in range(first + 1, end + 1))


def _ordinal(match: re.Match[str]) -> int | None:
    label = match.group().strip(" \t().")
    if match["number"]:
        return int(label)
    if match["letter"]:
        return ord(label) - 96
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}.get(label) if match["roman"] else None


def _runs(starts: Sequence[_Start]) -> list[list[_Start]]:
    """Items that follow one another and count on, or carry the same bullet."""
    runs: list[list[_Start]] = []
    for start in starts:
        last = runs[-1][-1] if runs else None
        follows = last is not None and start[0] == last[1] + 1 and start[2].lastgroup == last[2].lastgroup
        if follows and last is not None and (start[3] is None or last[3] is not None and start[3] == last[3] + 1):
            runs[-1].append(start)
        else:
            runs.append([start])
    return [run for run in runs if len(run) > 1 and run[0][3] in (None, 1)]


def _rows(document: Document, block: Block) -> Iterator[Claim]:
    """Lines cut into cells by tabs or wide gaps, at least two of them alike."""
    cells = [_cells(document, index) for index in range(block.first, block.last + 1)]
    cut = [row for row in cells if len(row) > 1]
    if len(cut) < 2 or len(cut) < 0.6 * len(cells) or max(map(len, cells)) > MOST_CELLS:
        return
    for offset, row in enumerate(cells):
        reasons = ["row.cells"] if len(row) > 1 else ["row.among-rows"]
        spans = tuple(Span(start, end, "cell", weight=100.0) for start, end in row)
        yield document.claim(block.first + offset, block.first + offset, "row", *reasons, spans=spans)


def _cells(document: Document, index: int) -> list[tuple[int, int]]:
    line = document.blocks.lines[index]
    cells, position = [], line.start
    for match in _CELLS.finditer(document.text, line.start, line.end):
        if match.start() > position:
            cells.append((position, match.start()))
        position = match.end()
    if position < line.end:
        cells.append((position, line.end))
    return cells
