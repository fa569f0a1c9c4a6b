"""The printed title page of a book, found by its imprint, and what each of its lines says (TEI P5, 4.6)."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.frozen import frozen
from textus.language.bibliography.bylines import is_office, read_opening
from textus.language.bibliography.lexicon import fold
from textus.survey.facts import Surveyed, fact
from textus.survey.front.dedications import dedicated
from textus.survey.front.title_page_imprint import MOST_TITLE_ROWS, find_imprint, first_imprint
from textus.survey.front.title_page_parts import WORDS, Part, Parts
from textus.survey.front.title_page_rows import IMPRINT, Row, title_rows

MOST_WORDS = 20
"""lines of titles, names and remarks above the imprint; more are no title page"""
_AFTER = IMPRINT | {"issued", "rights", "price", "edition", "volume", "series", "illustration", "rule", "epigraph"}


@frozen
class TitlePage:
    """The lines from `first` up to, not with, `after`, and the parts they make."""

    first: int
    after: int
    parts: tuple[Part, ...]
    project: bool
    """an e-text project has dressed the text: what stands above the page is its word"""


@fact
def title_page(document: Surveyed) -> TitlePage | None:
    """The printed title page before the text; None without an imprint or another sign of one."""
    project, rows = title_rows(document)
    imprint = find_imprint(document, rows, project)
    named = _last_said(rows) if project else -1
    last = named if imprint is None else _last_behind(document, rows, imprint)
    start = 0 if project or imprint is None else _title_again(rows, imprint[0])
    rows = rows[max(start, _list_end(rows, imprint[0] if imprint else last)) : last + 1]
    if sum(row.kind in WORDS for row in rows[: first_imprint(rows)]) > MOST_WORDS:
        return None
    if not any(row.kind in ("other", "name", "address") for row in rows[: first_imprint(rows)]):
        return None
    parts = tuple(Parts(document, rows).all())
    return TitlePage(rows[0].index, rows[-1].index + 1, parts, project)


def _list_end(rows: Sequence[Row], before: int) -> int:
    """The row behind a list of other books that stands above the page: lines with leaders or prices; 0 without one."""
    listed = [number for number, row in enumerate(rows[:before]) if row.kind == "listed"]
    return next((n for n in range(listed[-1], before) if rows[n].block != rows[listed[-1]].block), 0) if listed else 0


def _last_said(rows: Sequence[Row]) -> int:
    """Without an imprint: the last row of a page that says by whom the book is; -1 without one."""
    named = [n for n, row in enumerate(rows) if n and row.kind == "by" and n < MOST_TITLE_ROWS]
    if not named:
        return -1
    last = named[0]
    if last + 1 < len(rows) and _is_alone(rows[last]):
        last += 1
    while last + 1 < len(rows) and (rows[last + 1].kind in _AFTER | {"by"} or is_office(rows[last + 1].text)):
        last += 1 + (rows[last + 1].kind == "by" and _is_alone(rows[last + 1]) and last + 2 < len(rows))
    return last


def _is_alone(row: Row) -> bool:
    opening = read_opening(row.text)
    return opening is not None and not row.text[opening.end :].strip(" :_*.")


def _last_behind(document: Surveyed, rows: Sequence[Row], imprint: tuple[int, int]) -> int:
    """The last row behind the imprint that still is of the title page or of its back."""
    last = imprint[1]
    while last + 1 < len(rows):
        row = rows[last + 1]
        if row.kind in _AFTER:
            last += 1
        elif dedication := dedicated(document, rows, last + 1):
            last = dedication
        elif row.block == rows[last].block:
            last += 1
        else:
            break
    while last > imprint[1] and rows[last].kind in ("epigraph", "illustration", "rule"):
        last -= 1
    return last


def _title_again(rows: Sequence[Row], before: int) -> int:
    """Where a page begins that says again what the transcription has put above it: title and author."""
    title = set(fold(rows[0].text).split()) if rows else set()
    by = next((n for n, row in enumerate(rows[:before]) if row.kind in ("by", "name") and n), 0)
    for number in range(by + 1, before):
        said = fold(rows[number].text).split()
        if (
            by
            and said
            and rows[number].kind != "name"
            and all(word.strip(".,:;") in {known.strip(".,:;") for known in title} for word in said)
        ):
            while number - 1 > by and rows[number - 1].kind == "series":
                number -= 1
            return number
    return 0
