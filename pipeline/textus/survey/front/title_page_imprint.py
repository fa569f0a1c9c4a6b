"""The imprint of a title page: place, publisher and year in the lines below the title."""

from __future__ import annotations

from collections.abc import Sequence

from textus.language.bibliography.title_imprints import read_page_imprint
from textus.survey.facts import Surveyed
from textus.survey.front.title_page_rows import IMPRINT, Row
from textus.survey.front.wrapping import languages

MOST_TITLE_ROWS = 40
"""rows of a page in which its imprint begins"""
MOST_BETWEEN = 2
"""lines between the lines of an imprint that say nothing by themselves: a publisher nobody knows, his house"""
MOST_PLACE = 2
"""words of the name of a town"""
WIDE_GAP = 3
"""blank lines that part one imprint from another"""


def first_imprint(rows: Sequence[Row]) -> int:
    """The first row with a place, a publisher or a printer; the number of rows without one."""
    return next((n for n, row in enumerate(rows) if row.kind in ("imprint", "printer")), len(rows))


def find_imprint(document: Surveyed, rows: Sequence[Row], project: bool) -> tuple[int, int] | None:
    """First and last row of the first imprint: a place, a publisher and a year, or two of them."""
    for number, row in enumerate(rows[: MOST_TITLE_ROWS + 1]):
        if number and row.kind in ("imprint", "printer"):
            first, last = number, imprint_end(document, rows, number)
            while first > 1 and _belongs(rows[first - 1], rows[first]):
                first -= 1
            if _is_whole(document, rows[first : last + 1], project):
                return first, last
        if number > 1 and row.kind == "date" and project and names_town(rows[number - 1], row):
            return number - 1, number
    return None


def names_town(row: Row, below: Row) -> bool:
    """A word or two and a colon, directly above the publisher, the printer or the year: their town, known or not."""
    place = row.kind in ("other", "name", "address", "firm") and row.text.endswith(":")
    place = place and len(row.text.split()) <= MOST_PLACE
    return place and below.kind in ("imprint", "printer", "date") and below.block == row.block


def _belongs(above: Row, row: Row) -> bool:
    """The row above an imprint is of it: a firm, a year, a place with a colon."""
    near = above.block >= row.block - 1
    return near and (above.kind in ("firm", "date") or (above.text.endswith(":") and above.block == row.block))


def imprint_end(document: Surveyed, rows: Sequence[Row], first: int) -> int:
    """The last row of the imprint that begins here; unknown lines may stand between known ones, or in their block."""
    last, roles = first, _roles(document, rows[first])
    for number in range(first + 1, len(rows)):
        row, before = rows[number], rows[number - 1]
        apart = document.blocks.lines[row.index].blank_before >= WIDE_GAP
        if row.kind in IMPRINT and not (apart and "date" in roles):
            if "date" in roles and row.block != before.block:
                break
            last, roles = number, roles | _roles(document, row)
        elif (
            row.kind not in ("other", "name", "by", "address", "rule")
            or number - last > MOST_BETWEEN
            or ("date" in roles and row.block != rows[last].block)
        ):
            break
    while last + 1 < len(rows) and rows[last + 1].block == rows[last].block and _runs_on(rows[last], rows[last + 1]):
        last += 1
    return last


def _runs_on(row: Row, below: Row) -> bool:
    """A line of the block of an imprint that is nothing else: "And Sold / by M. Cole"."""
    return below.kind in ("other", "name") or (below.kind == "by" and row.text[-1:].isalpha())


def _roles(document: Surveyed, row: Row) -> frozenset[str]:
    if row.kind in ("printer", "firm"):
        return frozenset({"publisher"}) | _parts_of(document, row)
    return _parts_of(document, row) if row.kind in ("imprint", "date") else frozenset()


def _parts_of(document: Surveyed, row: Row) -> frozenset[str]:
    parts = read_page_imprint(row.text, [(0, len(row.text))], languages(document))
    return frozenset(part.role for part in parts)


def _is_whole(document: Surveyed, rows: Sequence[Row], project: bool) -> bool:
    roles = frozenset(role for row in rows for role in _roles(document, row))
    unknown = any(row.kind in ("other", "name", "address", "by") for row in rows)
    if "publisher" in roles and (len(roles) > 1 or (unknown and len(rows) > 1)):
        return True
    if roles == {"pubPlace", "date"}:
        return project or (unknown and len(rows) > 2)
    return project and (roles == {"publisher"} or (roles == {"pubPlace"} and unknown))
