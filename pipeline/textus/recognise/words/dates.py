"""Dates in the running text: every expression with a sound reading, its year inferred only from the text's own date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.language.bibliography.dates import find_dates
from textus.model.claims import Span
from textus.recognise.front._sentences import is_prose
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

EDGE = 40
"""lines at either end of a text among which its date is looked for"""
SHORT, PLACE = 60, 30
"""characters of such a line, and of what it holds beside the date"""


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Dates of a block of the text itself; front and end matter have theirs from what they are read as."""
    first, after = survey.text_between
    if (start < first or start >= after) and not is_prose(survey.text[start:end]):
        return
    for span in _dates(survey, start, end):
        if span.attributes:
            yield replace(span, weight=span_weight("date.words"))


def _dates(survey: Survey, start: int, end: int) -> tuple[Span, ...]:
    """The dates of a block; behind one of another year than that of the text, no year is inferred."""
    codes, (year, month) = languages(survey), survey.written
    said = find_dates(survey.text, start, end, codes)
    if year is None:
        return said
    other = (span.start for span in said if any(value[:4] != str(year) for value in _moments(span)))
    limit = next(other, end)
    whole = find_dates(survey.text, start, end, codes, context_year=year, context_month=month)
    before = tuple(span for span in whole if span.start < limit)
    return (*before, *(span for span in said if span.start >= limit and span not in before))


def _moments(span: Span) -> Iterator[str]:
    return (value for name, value in span.attributes.items() if name != "cert")
