"""When a text was written, by its datelines, entries and labels, each from its place on."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.language.bibliography.datelines import dateline_parts
from textus.language.bibliography.dates import find_dates, leaves_year_open
from textus.language.bibliography.fields import read_fields
from textus.model.claims import Span
from textus.read.blocks import Line
from textus.survey.facts import Surveyed, fact
from textus.survey.front.archive_phrases import rights, running
from textus.survey.front.coded_head import coded_head
from textus.survey.front.edges import Edges, edges
from textus.survey.front.wrapping import languages, wrapped_from, wrapped_until
from textus.survey.letters.diary import diary_entries
from textus.survey.prose.series import lone_years

EDGE = 40
"""lines at the end of a text among which the date that closes it is looked for"""
SHORT, PLACE = 60, 30
"""characters of a line that dates what is below it, and of what it holds beside the date"""
LOWEST = 2
"""units of front matter above the text among which a day without a place is a dateline"""
NEAR = 6
"""months by which days of one year may go back"""
_FIGURE = regex(r"\d")
_OF_WRITING = frozenset({"written", "delivered"})
"""fields that state when a text was made"""
_OF_A_LETTER = "date"
YEAR = len("1887")


@frozen
class Dating:
    """The year and month in which the text below an offset was written; year None or month 0 if not stated."""

    start: int
    year: int | None
    month: int


NONE = Dating(0, None, 0)


def dating_at(datings: Sequence[Dating], offset: int) -> Dating:
    """What dates the text at an offset: the nearest dateline, entry or label above it."""
    above = bisect.bisect_right(datings, offset, key=lambda one: one.start)
    return datings[above - 1] if above else NONE


@fact
def written(document: Surveyed) -> tuple[Dating, ...]:
    """The datings of a text, in order.

    What is printed of its publication, release or licence dates nothing that it tells. A line that leaves its year open
    ("17—") leaves it open for all below; a day without a year is of the year that is in force.
    """
    found: list[Dating] = []
    for index, line in enumerate(document.blocks.lines):
        if read := _dating(document, index, line):
            span, start = read
            open_ = leaves_year_open(document.text[span.start : span.end])
            found.append(_dated(span, start, NONE if open_ or not found else found[-1]))
    if len({one.year for one in found}) == 1 and found[0].month and _closes(document, found[0]):
        found[0] = Dating(0, found[0].year, found[0].month)
    return tuple(found)


def _closes(document: Surveyed, dating: Dating) -> bool:
    """A date among the last lines, with less of the text below it than above."""
    lines = document.blocks.lines
    return 2 * dating.start > len(document.text) and dating.start >= lines[max(0, len(lines) - EDGE)].start


def _dated(span: Span, start: int, known: Dating) -> Dating:
    when = span.attributes["when"]
    if not when.startswith("-"):
        return Dating(start, int(when[:4]), int(when[5:7] or 0))
    month = int(when[2:4])
    return Dating(start, None if month < known.month - NEAR else known.year, month)  # December, then January


def _dating(document: Surveyed, index: int, line: Line) -> tuple[Span, int] | None:
    """The date of a line that dates what is below it, and the offset from which it does."""
    if not _FIGURE.search(document.text, line.start, line.end):
        return None
    if not wrapped_until(document) <= index < wrapped_from(document):
        return None
    codes, text = languages(document), document.text
    fields = read_fields(text, line.start, line.end, codes)
    labelled = fields[0] if fields else None
    if labelled and (labelled.name in _OF_WRITING or _is_head_of_letter(document, labelled.name, index)):
        stated = find_dates(text, labelled.value_start, labelled.value_end, codes, yearless=True)
        return next(((span, line.start) for span in stated if _is_moment(span)), None)
    if labelled or line.end - line.start > SHORT or _is_furniture(document, index, line):
        return None
    spans = [s for s in find_dates(text, line.start, line.end, codes, yearless=True) if _is_moment(s)]
    if len(spans) == 1 and _dates_what_follows(document, index, line, spans[0]):
        return spans[0], line.start
    return None


def _is_moment(span: Span) -> bool:
    return "when" in span.attributes and "cert" not in span.attributes


def _is_head_of_letter(document: Surveyed, name: str, index: int) -> bool:
    """ "Date: …" of a letter or a report, not of a page of the web."""
    return name == _OF_A_LETTER and index not in coded_head(document)


def _is_furniture(document: Surveyed, index: int, line: Line) -> bool:
    """A line of the title page, on the source, on rights or on who did the work."""
    found = edges(document)
    if found.on_page(index) or index in coded_head(document):
        return True
    if any(unit.first <= index <= unit.last and (unit.labelled or unit.credit) for unit in (*found.front, *found.end)):
        return True
    codes = languages(document)
    stated = rights(codes).match(document.text, line.start, line.end)
    return bool(stated or running(codes).match(document.text, line.start, line.end))


def _dates_what_follows(document: Surveyed, index: int, line: Line, span: Span) -> bool:
    """A date and little else; a year only where it is alone in the text itself, or above the days of a diary."""
    before, after = document.text[line.start : span.start], document.text[span.end : line.end]
    if any(character.isdigit() for character in before + after) or len(before) + len(after) > PLACE:
        return False
    edge = edges(document)
    if len(span.attributes["when"]) == YEAR:
        series = {document.blocks.blocks[number].first for number in lone_years(document)}
        within = edge.top <= index < edge.bottom or bool(index < edge.top and diary_entries(document))
        return index in series or (within and not _words(before + after))
    placed = bool(before.strip(" \t([_*")) or index >= edge.bottom
    return edge.top <= index < edge.bottom or (
        (placed or _is_lowest(edge, index)) and not _words(_beside(document, line))
    )


def _is_lowest(edge: Edges, index: int) -> bool:
    """One of the last lines above the text: a day without a place above a title is that of a newspaper."""
    return index >= min((unit.first for unit in edge.front[-LOWEST:]), default=0)


def _words(text: Iterable[str]) -> bool:
    return any(character.isalnum() for character in text)


def _beside(document: Surveyed, line: Line) -> Iterator[str]:
    """What a line of the front matter holds beside place and date."""
    parts = dateline_parts(document.text, line.start, line.end, languages(document))
    for offset in range(line.start, line.end):
        if not any(part.start <= offset < part.end for part in parts):
            yield document.text[offset]
