"""Dates in the running text: every expression with a sound reading, its year inferred only from what dates it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.language.bibliography.dates import find_dates
from textus.model.claims import Span
from textus.recognise.front._sentences import is_prose
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey
from textus.survey.words.written import dating_at

NEAR = 6
"""months from when the text was written within which a day without a year is of the same year"""


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
    codes, dating = languages(survey), dating_at(survey.written, start)
    said = find_dates(survey.text, start, end, codes, yearless=True)
    if dating.year is None:
        return said
    year = str(dating.year)
    other = (s.start for s in said if any(not v.startswith((year, "--")) for v in _moments(s)))
    limit = next(other, end)
    whole = find_dates(
        survey.text, start, end, codes, context_year=dating.year, context_month=dating.month, yearless=True
    )
    left = {span.start: span for span in said}
    near = (span if _is_near(span, dating.month) else left.get(span.start, span) for span in whole)
    before = tuple(span for span in near if span.start < limit)
    return (*before, *(span for span in said if span.start >= limit and span not in before))


def _is_near(span: Span, month: int) -> bool:
    """A day without a year is of the year of the text, unless that of the year before or after is as near."""
    if not month or "cert" not in span.attributes:
        return True
    months = [value[5:7] for value in _moments(span) if value[0].isdigit()]
    return all(abs(int(said) - month) <= NEAR for said in months if said)


def _moments(span: Span) -> Iterator[str]:
    return (value for name, value in span.attributes.items() if name != "cert")
