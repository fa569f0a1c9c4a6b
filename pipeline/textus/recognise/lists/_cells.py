"""Lines cut into cells: by bars, tabs, columns that stand below one another, or rows of dots. No recogniser itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from textus.base.bundles import span_weight
from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.model.claims import Span
from textus.read.blocks import TAB
from textus.survey.survey import Survey

FEWEST_ROWS = 2
ENOUGH_ROWS = 3
"""rows from which columns two spaces apart are no accident"""
MOST_CELLS = 60
LEAST_CUT, LEAST_CUT_OF_MANY, MANY_ROWS = 0.6, 0.4, 4
LONGEST_NAME = 45
"""characters after a row of dots that are no figure"""
_NUMERAL = regex(r"[ivxlc]+\.?")
_RULE = regex(r"^[|+:=_─━┼╪–—\s-]*[-=_─━–—]{3}[|+:=_─━┼╪–—\s-]*$")
_BAR = regex(r"\s*\|\s*")
_CLOSING = regex(r"(?<!\s)\s*\|$|^\|$")
_TABS = regex(r"\t")
_WIDE, _GAP = re.compile(r" {3,}|\t+"), re.compile(r" {2,}|\t+")
_LEADER = regex(r"(?<!\s)\s{0,40}(?:(?:\.\s?){4,}|(?:…\s?){2,}|(?:·\s?){4,}|(?:_){4,})\s*(?=\S)")
_CUT = regex(r"[|\t…·_]|  |\.\s?\.")
"""what one of the cells could be parted by, as far as it can be seen at a glance"""


@frozen
class Row:
    """The lines of a row, rules above or below included, and its spans."""

    first: int
    last: int
    cells: tuple[Span, ...]
    rules: tuple[Span, ...]
    heads: bool
    """a rule divides it from the rows below"""


def table_rows(survey: Survey, first: int, last: int) -> list[Row]:
    """The rows of lines that are a table; none if they are not."""
    blocks = survey.blocks
    if not _CUT.search(survey.text, blocks.lines[first].start, blocks.lines[last].end):
        return []
    rules = [i for i in range(first, last + 1) if _RULE.match(survey.blocks.text(survey.blocks.lines[i]))]
    lines = [i for i in range(first, last + 1) if i not in rules]
    if len(lines) < FEWEST_ROWS:
        return []
    for cut in (_by_bars, _by_tabs, _by_leaders, _by_columns, _by_gaps):
        cells = cut(survey, lines)
        if cells and max(map(_filled, cells)) > 1 and max(map(len, cells)) <= MOST_CELLS:
            return _rows(survey, lines, cells, rules)
    return []


def loose_cells(survey: Survey, index: int) -> int:
    """Into how many cells tabs or wide gaps cut a line."""
    line = survey.blocks.lines[index]
    return 1 + len(_WIDE.findall(survey.text[line.start : line.end]))


def lone_row(survey: Survey, index: int) -> Row:
    """A line as a row, cut by tabs or wide gaps."""
    return Row(index, index, tuple(_split(survey, index, _WIDE)), (), heads=False)


def _rows(survey: Survey, lines: Sequence[int], cells: Sequence[Sequence[Span]], rules: Sequence[int]) -> list[Row]:
    """Rules belong to the row above them, before the first row to that one; so does a bar at the end of the row."""
    rows = []
    for place, (index, row) in enumerate(zip(lines, cells, strict=True)):
        following = lines[place + 1] if place + 1 < len(lines) else index + 1 + len(rules)
        above = [rule for rule in rules if place == 0 and rule < index]
        below = [rule for rule in rules if index < rule < following]
        spans = [_rule(survey, above[0], above[-1])] if above else []
        edge, end = row[-1].end, survey.blocks.lines[below[-1] if below else index].end
        if edge < end:
            bar = edge + survey.text[edge:end].index(survey.text[edge:end].strip()[0])
            spans.append(Span(bar, end, "rowRule", after=end - bar, weight=span_weight("row.part")))
        heads = place == 0 and len(lines) > 1 and bool(below)
        rows.append(Row(min([index, *above]), max([index, *below]), tuple(row), tuple(spans), heads))
    return rows


def _rule(survey: Survey, first: int, last: int) -> Span:
    start, end = survey.blocks.lines[first].start, survey.blocks.lines[last].end
    return Span(start, end, "rowRule", before=end - start, weight=span_weight("row.part"))


def _filled(cells: Sequence[Span]) -> int:
    return sum(cell.end > cell.start for cell in cells)


def _enough(cells: Sequence[Sequence[Span]]) -> bool:
    """Most lines are cut, and at least two."""
    cut = sum(len(row) > 1 for row in cells)
    least = LEAST_CUT_OF_MANY if cut >= MANY_ROWS else LEAST_CUT
    return cut >= FEWEST_ROWS and cut >= least * len(cells)


def _by_bars(survey: Survey, lines: Sequence[int]) -> list[list[Span]]:
    """Every line has bars, as many as the others; a bar at the edge belongs to the cell beside it."""
    found = []
    for index in lines:
        line = survey.blocks.lines[index]
        bars = list(_BAR.finditer(survey.text, line.start, line.end))
        inner = [bar for bar in bars if line.start < bar.start() and bar.end() < line.end]
        if not inner:
            return []
        edges = [line.start, *[bar.start() for bar in inner], line.end]
        cells = []
        for place, (start, end) in enumerate(itertools.pairwise(edges)):
            bar = _BAR.match(survey.text, start, end)
            before = bar.end() - start if bar else 0
            closing = _CLOSING.search(survey.text, start + before, end) if place == len(inner) else None
            stop = closing.start() if closing else end
            cells.append(Span(start, stop, "cell", before=before, weight=span_weight("row.part")))
        found.append(cells)
    return found if len({len(cells) for cells in found}) <= 2 else []


def _by_tabs(survey: Survey, lines: Sequence[int]) -> list[list[Span]]:
    """Tabs part cells; two of them have an empty cell between them."""
    found = [_split(survey, index, _TABS) for index in lines]
    if not _enough(found) or not _level(survey, lines):
        return []
    width = max(map(len, found))
    return [[*row, *(_cell(row[-1].end, row[-1].end, number) for number in range(len(row), width))] for row in found]


def _level(survey: Survey, lines: Sequence[int]) -> bool:
    """Tabs stand inside the lines and do not merely fill columns of spaces."""
    return not any("   " in survey.blocks.text(survey.blocks.lines[index]) for index in lines)


def _split(survey: Survey, index: int, gap: re.Pattern[str]) -> list[Span]:
    line = survey.blocks.lines[index]
    cells, position = [], line.start
    for match in gap.finditer(survey.text, line.start, line.end):
        cells.append(_cell(position, match.start()))
        position = match.end()
    return [*cells, _cell(position, line.end)]


def _cell(start: int, end: int, number: int = 0) -> Span:
    return Span(start, end, "cell", weight=span_weight("row.part") + number)


def _by_leaders(survey: Survey, lines: Sequence[int]) -> list[list[Span]]:
    """Rows of dots lead to figures in nearly every line; what stands behind them may be several cells."""
    found = []
    for index in lines:
        line = survey.blocks.lines[index]
        leader = _LEADER.search(survey.text, line.start, line.end)
        if leader is None or leader.start() == line.start or _is_sentence(survey.text[leader.end() : line.end]):
            found.append([_cell(line.start, line.end)])
            continue
        behind = _split_from(survey, leader.end(), line.end, _WIDE)
        first = Span(
            leader.start(), behind[0][1], "cell", before=leader.end() - leader.start(), weight=span_weight("row.part")
        )
        found.append([_cell(line.start, leader.start()), first, *[_cell(*edges) for edges in behind[1:]]])
    return found if sum(len(row) > 1 for row in found) >= max(FEWEST_ROWS, 0.7 * len(found)) else []


def _is_sentence(behind: str) -> bool:
    """Words after dots that are no figure, sum or name: many, or in small letters. The dots are a pause."""
    small = behind[:1].islower() and not _NUMERAL.fullmatch(behind)
    return not any(map(str.isdigit, behind)) and (small or len(behind) > LONGEST_NAME)


def _split_from(survey: Survey, start: int, end: int, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    edges, position = [], start
    for match in gap.finditer(survey.text, start, end):
        edges.append((position, match.start()))
        position = match.end()
    return [*edges, (position, end)]


def _by_columns(survey: Survey, lines: Sequence[int]) -> list[list[Span]]:
    """Words stand in columns with nothing between them in any line; where a line has none, its cell is empty."""
    pieces = [_split_from(survey, *_edges(survey, index), _GAP) for index in lines]
    places = [[_columns(survey, index, piece) for piece in row] for index, row in zip(lines, pieces, strict=True)]
    columns = _merged(sorted(place for row in places for place in row))
    several = sum(len(row) > 1 for row in pieces)
    if len(columns) < 2 or several < max(FEWEST_ROWS, 0.5 * len(pieces)) or not _apart(survey, lines, columns):
        return []
    if len(columns) < max(len(_split(survey, index, _WIDE)) for index in lines):
        return []
    return [_in_columns(row, place, columns) for row, place in zip(pieces, places, strict=True)]


def _edges(survey: Survey, index: int) -> tuple[int, int]:
    line = survey.blocks.lines[index]
    return line.start, line.end


def _columns(survey: Survey, index: int, piece: tuple[int, int]) -> tuple[int, int]:
    """Where a piece of a line begins and ends, in columns of the page."""
    line = survey.blocks.lines[index]
    if "\t" not in survey.text[line.start : line.end]:
        return line.indent + piece[0] - line.start, line.indent + piece[1] - line.start
    ends = []
    for stop in piece:
        column = line.indent
        for character in survey.text[line.start : stop]:
            column = (column // TAB + 1) * TAB if character == "\t" else column + 1
        ends.append(column)
    return ends[0], ends[1]


def _merged(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    columns: list[tuple[int, int]] = []
    for start, end in places:
        if columns and start <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], end)
        else:
            columns.append((start, end))
    return columns


def _apart(survey: Survey, lines: Sequence[int], columns: Sequence[tuple[int, int]]) -> bool:
    """Columns three spaces apart are no accident; two spaces apart they must be so in several lines."""
    narrowest = min(after[0] - before[1] for before, after in itertools.pairwise(columns))
    return narrowest >= 3 or (len(lines) >= ENOUGH_ROWS and narrowest >= 2)


def _in_columns(
    row: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]], columns: Sequence[tuple[int, int]]
) -> list[Span]:
    cells: list[Span] = []
    at, position = 0, row[0][0]
    for number, (start, end) in enumerate(columns):
        own = []
        while at < len(row) and start <= places[at][0] and places[at][1] <= end:
            own.append(row[at])
            at += 1
        cells.append(_cell(own[0][0], own[-1][1]) if own else _cell(position, position, number))
        position = own[-1][1] + 1 if own and at < len(row) else cells[-1].end
    return cells


def _by_gaps(survey: Survey, lines: Sequence[int]) -> list[list[Span]]:
    """Wide gaps cut most of the lines, whether or not they stand below one another."""
    found = [[cell for cell in _split(survey, index, _WIDE) if cell.end > cell.start] for index in lines]
    return found if _enough(found) else []
