"""Tables: lines cut into cells by tabs or by wide gaps (TEI P5, 14.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document

_CELLS = re.compile(r"\t+| {3,}")
MOST_CELLS = 16
FEWEST_ROWS = 2
LEAST_CUT = 0.6
LEAST_CUT_OF_MANY = 0.4
MANY_ROWS = 4


def block_claims(document: Document) -> Iterator[Claim]:
    """Rows, line by line: at least two lines of the block are cut, and most of them."""
    for block in document.blocks.blocks:
        if len(block) >= FEWEST_ROWS:
            yield from _rows(document, block)


def _rows(document: Document, block: Block) -> Iterator[Claim]:
    cells = [_cells(document, index) for index in range(block.first, block.last + 1)]
    cut = sum(len(row) > 1 for row in cells)
    least = LEAST_CUT_OF_MANY if cut >= MANY_ROWS else LEAST_CUT
    if cut < FEWEST_ROWS or cut < least * len(cells) or max(map(len, cells)) > MOST_CELLS or _symbols(document, block):
        return
    for offset, row in enumerate(cells):
        reasons = ["row.cells"] if len(row) > 1 else ["row.among-rows"]
        spans = tuple(Span(start, end, "cell", weight=100.0) for start, end in row)
        yield document.claim(block.first + offset, block.first + offset, "row", *reasons, spans=spans)


def _symbols(document: Document, block: Block) -> bool:
    """Nothing but ornaments."""
    return not any(c.isalnum() for c in document.blocks.block_text(block))


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
