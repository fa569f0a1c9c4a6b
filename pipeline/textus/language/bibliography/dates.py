"""Dates in running text and in credits, read into the attributes of TEI `date` (TEI P5, 3.6.4 and att.datable.w3c).

A stretch near figures, or near a word that may be of a date, is cut into tokens (`date_words`); at each of them the
longest form is read (`date_forms`), made of points (`date_points`). One that does not exist (31 February) takes its
words and says nothing. All is said in the Gregorian calendar, as `@when` must be.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from textus.base.regex import regex
from textus.language.bibliography import calendar
from textus.language.bibliography import date_words as kinds
from textus.language.bibliography.calendar import Point
from textus.language.bibliography.date_forms import Forms, Reading
from textus.language.bibliography.date_points import MEDIUM, Context
from textus.language.bibliography.lexicon import Codes
from textus.model.claims import Span

MOST_BEFORE_DOUBT = 8
"""tokens of a line that ends with a date and a mark of doubt; behind more, the mark is that of a question"""
REACH = 48
"""characters looked at on either side of a figure"""
_FIGURES = regex(r"\d+")
_EAST_ASIAN = r"(?<!\d)(\d{4})(?:[（(][^）)]{1,8}[）)])?年(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
_OPEN_YEAR = regex(r",?\s+(?:A\.?\s?D\.?\s)?1(?:\d{0,2}[-–—_*]{1,4}|\d{0,2}\.{2,4})(?![\w-])(?:(?<=\.)|\.?(?=\W|$))")
"""how a year is printed that is left open: 17—, 18--, 189*, 1..."""
DAY = len("--05-03")
_START = (
    kinds.FIGURES | kinds.WORD_NUMBER | kinds.MONTH | kinds.ROMAN | kinds.SEASON | kinds.FEAST | kinds.WEEKDAY
    | kinds.REPUBLICAN | kinds.PARTS | kinds.DECADE | kinds.DECADE_WORD | kinds.TENS | kinds.CENTURY | kinds.BOUNDS
    | kinds.BETWEEN | kinds.FROM | kinds.LATIN_COUNT | kinds.ROMAN_DAY
)  # fmt: skip


def find_dates(
    text: str,
    start: int,
    end: int,
    codes: Codes,
    *,
    context_year: int | None = None,
    context_month: int = 0,
    yearless: bool = False,
) -> tuple[Span, ...]:
    """The date expressions between two offsets, in order: spans of role `date`.

    Their attributes are `when`, or `from` and `to`, or `notBefore` and `notAfter` or one of these, with `cert` where
    the year was inferred; none where the words are a date but leave the day open (no year known). A year by itself is
    taken for one only in brackets, behind a word like "in", or if it is all there is. Dates that do not exist are left
    out. The year and month of the context are those in which the text was written. If `yearless`, a day without a year
    is said as one (`--05-03`), together with what is printed in place of its year ("17—").
    """
    context = Context(codes, context_year, context_month, yearless)
    spans: list[Span] = []
    for tokens in _tokens(text, start, end, codes):
        spans.extend(_with_emphasis(_opened(span, text, end, yearless), text) for span in _spans(tokens, context))
    if "年" in text[start:end]:
        spans = sorted(_with_east_asian(spans, text, start, end), key=lambda span: span.start)
    return tuple(spans)


def leaves_year_open(words: str) -> bool:
    """Whether a date ends with a year of which not all figures are printed: "3 May 17—"."""
    return _OPEN_YEAR.search(words) is not None


DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""any four years in a row; a day in none of them does not exist"""


def _opened(span: Span, text: str, end: int, yearless: bool) -> Span:
    """A day with "17—" after it is of no known year, whatever the year of the text."""
    when = span.attributes.get("when", "")
    found = _OPEN_YEAR.match(text, span.end, end) if len(when) >= DAY or not when else None
    if not found:
        return span
    return replace(span, end=found.end(), attributes={"when": f"--{when[-5:]}"} if yearless and when else {})


def read_date(text: str, codes: Codes = ("en",), *, context_year: int | None = None) -> Mapping[str, str] | None:
    """The attributes of the date that a string holds, None if there is none, or more than one of equal standing."""
    whole = text.strip(" .,;:")
    if whole[:1] + whole[-1:] in ("()", "[]"):
        whole = whole[1:-1].strip(" .,;:")
    spans = [span for span in find_dates(whole, 0, len(whole), codes, context_year=context_year) if span.attributes]
    if not spans:
        return None
    longest = max(span.end - span.start for span in spans)
    best = [span for span in spans if span.end - span.start == longest]
    return best[0].attributes if len(best) == 1 else None


@functools.lru_cache(maxsize=32)
def _tokens(text: str, start: int, end: int, codes: Codes) -> tuple[list[kinds.Token], ...]:
    """The tokens of every stretch; the same few lines are asked for their dates again and again."""
    return tuple(kinds.tokens(text, first, last, codes) for first, last in _regions(text, start, end, codes))


def _regions(text: str, start: int, end: int, codes: Codes) -> Iterator[tuple[int, int]]:
    """The stretches near figures and near words that may be of a date."""
    places = [match.span() for match in _FIGURES.finditer(text, start, end)]
    if words := kinds.triggering(text, start, end, codes):
        places = sorted(places + words)
    runs: list[list[int]] = []
    for first, last in places:
        if runs and first - REACH <= runs[-1][1] + REACH:
            runs[-1][1] = max(last, runs[-1][1])
        else:
            runs.append([first, last])
    for first, last in runs:
        yield _at_words(text, first - REACH, last + REACH, start, end)


def _at_words(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    first, last = max(first, start), min(last, end)
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return first, last


def _spans(found: list[kinds.Token], context: Context) -> list[Span]:
    forms, spans, at = Forms(found, context), [], 0
    while at < len(found):
        if not forms.kinds[at] & _START:
            at += 1
            continue
        read = _bounded(forms, at) if forms.kinds[at] & kinds.BOUNDS else None
        if read is None and (reading := forms.reading(at)):
            read = _finished(forms, reading), 0
        if read is None:
            at += 1
            continue
        reading, bound = read
        if reading.first.month <= 12 and (reading.exists() or not reading.first.year):
            first = at if bound or reading.start < 0 else reading.start
            attributes = _attributes(reading, bound) or (
                _of_any_year(reading) if context.yearless and not bound else {}
            )
            spans.append(Span(found[first].start, found[reading.end - 1].end, "date", attributes))
        at = max(reading.end, at + 1)
    return spans


def _with_emphasis(span: Span, text: str) -> Span:
    """A date takes in the marks of emphasis of its first and last word: the end of _August_, _June_ and _July_."""
    inside = text.count("_", span.start, span.end)
    if not inside:
        return span
    before, after = text[span.start - 1 : span.start] == "_", text[span.end : span.end + 1] == "_"
    if inside % 2 == 0:
        before = after = before and after
    elif after:
        before = False
    return Span(span.start - before, span.end + after, span.role, span.attributes)


def _bounded(forms: Forms, at: int) -> tuple[Reading, int] | None:
    """A date behind "about", "before", "since"; that two words are the ends of a stretch comes first."""
    bound = forms.kinds[at] & kinds.BOUNDS
    whole = forms.reading(at) if forms.kinds[at] & (kinds.FROM | kinds.BETWEEN | kinds.MONTH) else None
    if whole:
        return _finished(forms, whole), 0
    reading = forms.reading(forms.skip(at + 1, kinds.LINK | kinds.FROM))
    return (_finished(forms, reading), bound) if reading else None


def _finished(forms: Forms, reading: Reading) -> Reading:
    """A reading with what follows it: the calendar it is in, a question mark, whose year it is."""
    at = reading.end
    opened = bool(forms.kinds[at] & (kinds.COMMA | kinds.OPEN))
    style = forms.kinds[at + opened]
    if style & (kinds.OLD_STYLE | kinds.NEW_STYLE) and reading.first.month <= 12:
        end = at + opened + 1
        end += bool(forms.kinds[at] & kinds.OPEN and forms.kinds[end] & kinds.CLOSE)
        reading = reading._replace(end=end)
        if (reading.inferred or not reading.first.year) and not reading.last and (year := forms.year(forms.join(end))):
            first = calendar.completed(reading.first, year[0])
            reading = reading._replace(first=first, end=year[1], cert=year[2], inferred=False)
        reading = _gregorian(reading) if style & kinds.OLD_STYLE else reading
    elif forms.kinds[at] & kinds.THIS_YEAR and reading.inferred:
        reading = reading._replace(end=at + 1)
    at = reading.end
    doubt = forms.kinds[at] & kinds.QUERY
    alone = not forms.kinds[at + 1] and not reading.inferred and at <= MOST_BEFORE_DOUBT
    if doubt and (forms.kinds[at + 1] & kinds.CLOSE or alone):
        reading = reading._replace(cert=MEDIUM, end=at + 1)
    return reading


def _gregorian(reading: Reading) -> Reading:
    points = [reading.first, *([reading.last] if reading.last else [])]
    if not all(point.year and point.exists() for point in points):
        return reading
    moved = [point.gregorian() for point in points]
    return reading._replace(first=moved[0], last=moved[-1] if reading.last else None)


def _attributes(reading: Reading, bound: int = 0) -> dict[str, str]:
    if not reading.first.year:
        return {}
    first, last = reading.first.iso(), (reading.last or reading.first).iso()
    cert = {"cert": reading.cert} if reading.cert else {}
    if bound & kinds.BEFORE:
        return {"notAfter": last, **cert}
    if bound & kinds.AFTER:
        return {"notBefore": first, **cert}
    if bound & kinds.CIRCA:
        cert = {"cert": MEDIUM}
    if reading.last is None:
        return {"when": first, **cert}
    low, high = ("notBefore", "notAfter") if reading.within else ("from", "to")
    return {low: first, high: last, **cert}


def _of_any_year(reading: Reading) -> dict[str, str]:
    """A day, or the first and last of several, of which no year is stated (TEI P5, teidata.temporal.w3c)."""
    points = [reading.first, *([reading.last] if reading.last else [])]
    if any(not (point.month and point.day) or point.month > 12 for point in points):
        return {}
    if any(point.day > DAYS_OF_MONTHS[(point.month or 1) - 1] for point in points if point.day):
        return {}
    first, last = (f"--{point.month:02}-{point.day:02}" for point in (points[0], points[-1]))
    low, high = ("notBefore", "notAfter") if reading.within else ("from", "to")
    return {"when": first} if reading.last is None else {low: first, high: last}


def _with_east_asian(spans: list[Span], text: str, start: int, end: int) -> Iterator[Span]:
    """1928年8月6日: these take the place of what was read from the same figures."""
    found = [
        (match, Point(*(int(part or 0) for part in match.groups())))
        for match in re.compile(_EAST_ASIAN).finditer(text, start, end)
    ]
    yield from (
        span for span in spans if all(span.end <= match.start() or span.start >= match.end() for match, _ in found)
    )
    for match, point in found:
        if point.exists():
            yield Span(match.start(), match.end(), "date", {"when": point.iso()})
