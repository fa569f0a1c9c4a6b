"""Tables: lines cut into cells by bars, tabs, columns or rows of dots, with what is written above (TEI P5, 14.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.lists._captions import caption
from textus.recognise.lists._cells import Row, lone_row, loose_cells, table_rows
from textus.recognise.lists._leaders import is_contents
from textus.survey.survey import Survey

LEAST_LONE = 3
"""lines with a blank one between them that make a table"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Rows, line by line; a table under its caption as a whole."""
    blocks = survey.blocks.blocks
    behind = False
    lone: list[Block] = []
    for number, block in enumerate(blocks):
        if number in survey.speeches_in_columns or block.first in survey.signatories:
            lone, behind = [], False
            continue
        headed = len(block) > 2 and caption(survey, block.first, block.first, "table")
        rows = _table(survey, block.first, block.last) if len(block) > 1 and not headed else []
        above = blocks[number - 1]
        captioned = number > 0 and rows and caption(survey, above.first, above.last, "table")
        if captioned:
            yield _whole(survey, above.first, above.last, rows)
        elif rows:
            yield from (_row(survey, row) for row in rows)
        elif headed:
            inner = _table(survey, block.first + 1, block.last)
            if inner:
                yield _whole(survey, block.first, block.first, inner)
        single = len(block) == 1 and loose_cells(survey, block.first) > 1 and _words(survey, block)
        lone = [*lone[-LEAST_LONE + 1 :], block] if single else []
        if single and (behind or len(lone) == LEAST_LONE or _before_table(survey, number)):
            yield from (_row(survey, lone_row(survey, one.first)) for one in lone)
        behind = bool(rows) or (single and (behind or len(lone) == LEAST_LONE))


def _before_table(survey: Survey, number: int) -> bool:
    """The next block is a table of as many cells: this line heads it."""
    blocks = survey.blocks.blocks
    if number + 1 >= len(blocks) or len(blocks[number + 1]) < 2:
        return False
    rows = _table(survey, blocks[number + 1].first, blocks[number + 1].last)
    return any(len(row.cells) == loose_cells(survey, blocks[number].first) for row in rows)


def _table(survey: Survey, first: int, last: int) -> list[Row]:
    words = any(_letters(survey, index) for index in range(first, last + 1))
    if not words or first in survey.counted_lines or first in survey.coded_head or is_contents(survey, first, last):
        return []
    return table_rows(survey, first, last)


def _letters(survey: Survey, index: int) -> bool:
    return any(c.isalnum() for c in survey.blocks.text(survey.blocks.lines[index]))


def _words(survey: Survey, block: Block) -> bool:
    """More than ornaments."""
    return any(c.isalnum() for c in survey.blocks.block_text(block))


def _row(survey: Survey, row: Row) -> Claim:
    reasons = ["row.cells"] if len(row.cells) > 1 else ["row.among-rows"]
    claim = survey.claim(row.first, row.last, "row", *reasons, spans=(*row.rules, *row.cells))
    return replace(claim, attributes={"role": "label"}) if row.heads else claim


def _whole(survey: Survey, first: int, last: int, rows: Sequence[Row]) -> Claim:
    """A caption and the rows below it."""
    lines = survey.blocks.lines
    spans = [Span(lines[first].start, lines[last].end, "listHead", weight=span_weight("table.part"))]
    for row in rows:
        about = {"role": "label"} if row.heads else {}
        start, end = lines[row.first].start, lines[row.last].end
        spans.append(Span(start, end, "row", about, weight=span_weight("table.part")))
        spans += [*row.rules, *(cell for cell in row.cells if cell.start < end)]
    return survey.claim(first, rows[-1].last, "table", "row.cells", "table.caption", spans=tuple(spans))
