"""Dates in the running text: every expression with a sound reading, its year inferred only from the text's own date."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.language.bibliography.dates import find_dates
from textus.model.claims import Span
from textus.model.document import Document
from textus.read.blocks import Line
from textus.recognise.front.edges import edges, is_prose
from textus.recognise.front.wrapping import languages

EDGE = 40
"""lines at either end of a text among which its date is looked for"""
SHORT, PLACE = 60, 30
"""characters of such a line, and of what it holds beside the date"""


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Dates of a block of the text itself; front and end matter have theirs from what they are read as."""
    first, after = _text(document)
    if (start < first or start >= after) and not is_prose(document.text[start:end]):
        return
    for span in _dates(document, start, end):
        if span.attributes:
            yield replace(span, weight=span_weight("date.words"))


def _dates(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """The dates of a block; behind one of another year than that of the text, no year is inferred."""
    codes, (year, month) = languages(document), _written(document)
    said = find_dates(document.text, start, end, codes)
    if year is None:
        return said
    other = (span.start for span in said if any(value[:4] != str(year) for value in _moments(span)))
    limit = next(other, end)
    whole = find_dates(document.text, start, end, codes, context_year=year, context_month=month)
    before = tuple(span for span in whole if span.start < limit)
    return (*before, *(span for span in said if span.start >= limit and span not in before))


def _moments(span: Span) -> Iterator[str]:
    return (value for name, value in span.attributes.items() if name != "cert")


@functools.lru_cache(maxsize=4)
def _text(document: Document) -> tuple[int, int]:
    """The offsets between which the text itself stands."""
    lines, found = document.blocks.lines, edges(document)
    first = lines[found.top].start if found.top < len(lines) else len(document.text)
    return first, lines[found.bottom].start if found.bottom < len(lines) else len(document.text)


@functools.lru_cache(maxsize=4)
def _written(document: Document) -> tuple[int | None, int]:
    """The year and month of writing, if the short lines at the edges that are little but a date all name the same."""
    lines = document.blocks.lines
    edge = [*lines[:EDGE], *lines[max(EDGE, len(lines) - EDGE) :]]
    short = (line for line in edge if line.end - line.start <= SHORT)
    named = {when for line in short if (when := _dated(document, line))}
    years, months = {when[:4] for when in named}, {when[5:7] for when in named}
    if len(years) != 1:
        return None, 0
    return int(years.pop()), int(months.pop() or 0) if len(months) == 1 else 0


def _dated(document: Document, line: Line) -> str:
    """The day, month or year of a line that holds one date and little else, no other number among it."""
    found = find_dates(document.text, line.start, line.end, languages(document))
    when = [span for span in found if "when" in span.attributes and "cert" not in span.attributes]
    if len(when) != 1:
        return ""
    rest = document.text[line.start : when[0].start] + document.text[when[0].end : line.end]
    if len(rest) > PLACE or any(character.isdigit() for character in rest):
        return ""
    return when[0].attributes["when"]
