"""Dates in running text and in credits, read into the attributes of TEI `date` (TEI P5, 3.6.4 and att.datable.w3c).

A form is a pattern over the kinds of tokens (see `date_words`) and the reading it has. The longest form wins; one whose
date does not exist (31 February) takes its characters and says nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from textus.bibliography import calendar
from textus.bibliography.calendar import Point
from textus.bibliography.date_words import AFTER, BEFORE, CIRCA, YEAR, Token, tokens, vocabulary
from textus.bibliography.lexicon import Codes, fold
from textus.claims import Span
from textus.knowledge import table

REACH = 48
"""characters looked at on either side of a figure"""
MEDIUM = "medium"
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One point, or the first and last of a stretch of time."""

    first: Point
    last: Point | None = None
    within: bool = False
    """somewhere between first and last, not all the time from one to the other"""
    cert: str = ""

    def exists(self) -> bool:
        """All its points do, and they are in order."""
        points = [self.first] + ([self.last] if self.last else [])
        return all(point.exists() for point in points) and (not self.last or _order(self.first) <= _order(self.last))


Parts = Mapping[str, Token]
Reader = Callable[[Parts, "Context"], Reading | None]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the words of the date itself."""

    year: int | None
    codes: Codes


# ------------------------------------------------------------------------------------------------------------ readers
def _point(parts: Parts, context: Context, suffix: str = "") -> Point:
    """The point made of the parts y, m and d; what the second of two lacks it shares with the first."""
    values = [
        next((parts[name].value for name in (part + suffix, part, part + "2") if name in parts), 0) for part in "ymd"
    ]
    return Point(*values)


def _single(parts: Parts, context: Context) -> Reading | None:
    point = _point(parts, context)
    if point.year:
        return Reading(point)
    if context.year is None:
        return Reading(point) if point.exists() else Reading(replace(point, month=13))
    return Reading(calendar.completed(point, context.year), cert=MEDIUM)


def _short(parts: Parts, context: Context) -> Reading | None:
    point = _point(parts, context)
    if context.year is None:
        return Reading(point) if point.exists() else Reading(replace(point, month=13))
    return Reading(calendar.completed(point, calendar.nearest_century(parts["s"].value, context.year)), cert=MEDIUM)


def _range(parts: Parts, context: Context) -> Reading | None:
    first, last = _point(parts, context), _point(parts, context, "2")
    if not first.year:
        if context.year is None:
            return Reading(first)
        first, last = (calendar.completed(point, context.year) for point in (first, last))
        return Reading(first, last, cert=MEDIUM)
    if _order(last) < _order(first) and "y2" in parts and "y" not in parts:
        first = replace(first, year=first.year - 1)
    within = "p" in parts and fold(parts["p"].text) in table("dates")["within"]
    return Reading(first, last, within)


def _either(parts: Parts, context: Context) -> Reading | None:
    """Old and New Style of one day if they are that far apart, else a stretch of days."""
    first, last = _point(parts, context), _point(parts, context, "2")
    if first.exists() and first.year and first.gregorian() == last:
        return Reading(last)
    return _range(parts, context)


def _years(parts: Parts, context: Context) -> Reading | None:
    """1895–1896, 1895-96; 1895-06 is a month unless it is the next year."""
    first, end = parts["y"].value, parts["e"]
    if end.kind == YEAR:
        return Reading(Point(first), Point(end.value))
    digits = re.sub(r"\D", "", end.text)
    if len(digits) != 2:
        return None
    last = first // 100 * 100 + end.value
    if last > first:
        return Reading(Point(first), Point(last))
    return Reading(Point(first, end.value)) if 1 <= end.value <= 12 and digits[0] in "01" else None


def _numeric(parts: Parts, context: Context) -> Reading | None:
    """Day first, as the languages here write it; month first where there is no other way; unread where it is unsure."""
    first, second = parts["a"].value, parts["b"].value
    unsure = context.codes[0].split("-")[0] == "en" and parts["s1"].text != "."
    if second > 12 or (unsure and first <= 12 and first != second):
        if first > 12 or second <= 12:
            return Reading(Point(0, 1, 1)) if first <= 12 else None
        first, second = second, first
    point = Point(0, second, first)
    if "y" in parts:
        return Reading(calendar.completed(point, parts["y"].value))
    return _short(
        {"d": replace(parts["a"], value=first), "m": replace(parts["b"], value=second), "s": parts["s"]}, context
    )


def _season(parts: Parts, context: Context) -> Reading | None:
    starts = table("dates")["season_start"]
    first, last = calendar.season(parts["y"].value, starts[_season_name(parts["s"], context)])
    if "s2" in parts:
        last = calendar.season(parts["y"].value, starts[_season_name(parts["s2"], context)])[1]
    if last.year != first.year and "e" not in parts:
        return Reading(Point(first.year), cert=MEDIUM)
    return Reading(first, last, within=True, cert=MEDIUM)


def _season_name(token: Token, context: Context) -> str:
    return str(vocabulary(context.codes).kinds[fold(token.text)][1])


def _part(parts: Parts, context: Context) -> Reading | None:
    names = {"E": "early", "X": "middle", "L": "late"}
    point = _point(parts, context)
    if not point.year:
        return Reading(point) if context.year is None else None
    first, last = calendar.part_of(point, names[parts["part"].kind])
    return Reading(first, last, within=True)


def _decade(parts: Parts, context: Context) -> Reading | None:
    year = parts["t"].value
    if "part" in parts:
        third = "EXL".index(parts["part"].kind)
        return Reading(Point(year + (0, 4, 7)[third]), Point(year + (3, 6, 9)[third]), within=True)
    return Reading(Point(year), Point(year + 9))


def _feast(parts: Parts, context: Context) -> Reading | None:
    month, day = str(vocabulary(context.codes).kinds[fold(parts["f"].text)][1]).split("-")
    return Reading(Point(parts["y"].value, int(month), int(day)))


def _iso(parts: Parts, context: Context) -> Reading | None:
    return Reading(Point(*map(int, parts["k"].text.split("-"))))


def _east_asian(parts: Parts, context: Context) -> Reading | None:
    found = re.match(r"(\d{4}).*?年(?:(\d+)月)?(?:(\d+)日)?", parts["j"].text)
    return Reading(Point(*(int(part or 0) for part in found.groups()))) if found else None


# -------------------------------------------------------------------------------------------------------------- forms
_J = r"[.,:]?[OP]*"  # between the parts of one date
_DAY = rf"(?:W{_J})?(?P<d>D)"
_TO = r"[OP]*[-UB][OP]*"
_Y = r"\(?(?P<y>Y)g?"

FORMS: tuple[tuple[str, Reader], ...] = (
    (r"(?P<k>K)", _iso),
    (r"(?P<j>J)", _east_asian),
    (rf"{_DAY}{_J}(?P<m>M){_J}{_Y}", _single),  # 6 August 1928, den 6. August 1928, 10 de octubre de 1950
    (rf"(?:W{_J})?(?P<d>N)O*(?P<m>M){_J}{_Y}", _single),  # the sixth of August, 1928
    (rf"(?:W{_J})?(?P<m>M){_J}(?P<d>[DN]){_J}{_Y}", _single),  # August 6, 1928; Feb: 1. 1768; August the sixth, 1928
    (r"(?P<y>Y)[,.]?(?P<m>M)\.?(?P<d>D)", _single),  # 1928 August 6
    (r"(?P<d>D)[./-]?(?P<m>R)[./-]?,?(?P<y>Y)", _single),  # 20/XII 1917
    (r"(?P<m>R)[./-](?P<y>Y)", _single),  # XII.1920
    (rf"(?P<m>M){_J}{_Y}", _single),  # August 1928
    (r"(?P<a>D)(?P<s1>[./-])(?P<b>[DZ])[./-](?P<y>Y)", _numeric),  # 7.9.1906
    (r"(?<=[OW])(?P<a>D)(?P<s1>\.)(?P<b>D)\.(?P<s>[DZ])(?!\d)", _numeric),  # den 7. 9. 06
    (r"(?P<a>D)(?P<s1>[./-])(?P<b>D)[./-](?P<s>Z)", _numeric),  # 7.9.96
    (rf"{_DAY}{_J}(?P<m>M)[.,:]?/?(?P<s>Z)", _short),  # 11 Aug. 96
    (rf"(?:W{_J})?(?P<m>M){_J}(?P<d>D)[.,:]?/?(?P<s>Z)", _short),  # Aug. 11, '96
    (rf"(?:W{_J})?(?P<m>M){_J}(?P<d>D)[.,:]?/(?P<s>D)", _short),  # Aug. 11th / 06
    (rf"{_DAY}{_J}(?P<m>M)/(?P<s>D)", _short),
    (rf"{_DAY}{_J}(?P<m>M)", _single),  # 6 August
    (rf"(?:W{_J})?(?P<d>N)O+(?P<m>M)", _single),  # the sixth of August
    (rf"(?:W{_J})?(?P<m>M)\.?O*(?P<d>D)", _single),  # August 6
    # stretches of time
    (rf"(?P<p>P)?[OP]*(?P<d>D)\.?{_TO}(?P<d2>D){_J}(?P<m>M){_J}{_Y}", _range),  # 14-21 July, 1889
    (rf"(?P<m>M){_J}(?P<d>D){_TO}(?P<d2>D){_J}{_Y}", _range),  # July 14–21, 1889
    (rf"(?P<p>P)?[OP]*(?P<d>D){_J}(?P<m>M){_TO}(?P<d2>D){_J}(?P<m2>M){_J}(?P<y2>Y)g?", _range),  # 28 June – 3 July 1905
    (rf"(?P<p>P)?[OP]*(?P<m>M){_J}(?P<d>D){_TO}(?P<m2>M){_J}(?P<d2>D){_J}(?P<y2>Y)", _range),  # June 28 – July 3, 1905
    (rf"(?P<p>P)?[OP]*(?P<d>D){_J}(?P<m>M){_J}{_Y}{_TO}(?P<d2>D){_J}(?P<m2>M){_J}(?P<y2>Y)g?", _range),
    (rf"(?P<p>P)?[OP]*(?P<m>M){_J}(?P<d>D){_J}{_Y}{_TO}(?P<m2>M){_J}(?P<d2>D){_J}(?P<y2>Y)", _range),
    (rf"(?P<p>P)?[OP]*(?P<m>M)\.?(?:{_TO}|/)(?P<m2>M){_J}(?P<y2>Y)g?", _range),  # May-June 1876
    (rf"(?P<p>P)?[OP]*(?P<m>M){_J}{_Y}{_TO}(?P<m2>M){_J}(?P<y2>Y)g?", _range),  # May 1876 – June 1877
    (r"(?<!H)(?<!H\.)(?P<y>Y)[-/](?P<e>[YDZ])g?", _years),  # 1895-96
    (r"(?P<p>P)O*(?P<y>Y)[-U]O*(?P<y2>Y)g?", _range),  # from 1895 to 1896, between 1895 and 1896
    # Old and New Style
    (rf"(?P<d>D)/(?P<d2>D){_J}(?P<m>M){_J}{_Y}", _either),  # 12/25 January 1905
    (rf"(?P<d>D)\((?P<d2>D)\){_J}(?P<m>M){_J}{_Y}", _either),  # 12 (25) January 1905
    (rf"(?P<m>M){_J}(?P<d>D)(?:/(?P<d2>D)|\((?P<d3>D)\)){_J}{_Y}", _either),  # January 12/25, 1905
    (rf"(?P<d>D){_J}(?P<m>M)[/(](?P<d2>D){_J}(?P<m2>M)\)?{_J}{_Y}", _either),  # 30 December (12 January) 1905
    # seasons, parts, decades, feasts
    (rf"(?P<s>S){_J}{_Y}", _season),  # Spring of 1845
    (rf"(?P<s>S){_J}(?P<y>Y)[-/](?P<e>[YDZ])", _season),  # Winter 1920–21
    (rf"(?P<s>S)[-/U](?P<s2>S){_J}{_Y}", _season),
    (rf"(?P<part>[EXL])-?[OI]*(?P<m>M){_J}{_Y}", _part),  # early June 1876
    (r"(?P<part>[EXL])-?[OI]*(?P<m>M)", _part),
    (r"(?P<part>[EXL])-?[OI]*(?P<y>Y)g?", _part),  # late in 1876
    (r"(?:(?P<part>[EXL])[-OI]*)?(?P<t>T)", _decade),  # the 1920s
    (rf"(?P<f>F){_J}{_Y}", _feast),  # Christmas 1890
    # a year by itself
    (r"(?<=\()(?P<y>Y)(?=[?]?\))", _single),
    (r"(?<=[ICBG])(?P<y>Y)(?![-\d])g?", _single),
    (r"(?<=[ICBG]O)(?P<y>Y)(?![-\d])g?", _single),
    (r"(?P<y>Y)g", _single),
    (r"^[(O]*(?P<y>Y)[?]?\)?[.,]?$", _single),
)


@functools.cache
def _compiled() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(form), reader) for form, reader in FORMS)


# --------------------------------------------------------------------------------------------------------- what it says
def find_dates(text: str, start: int, end: int, codes: Codes, *, context_year: int | None = None) -> tuple[Span, ...]:
    """The date expressions between two offsets, in order: spans of role `date`.

    Their attributes are `when`, or `from` and `to`, or `notBefore` and `notAfter`, with `cert` where the year was
    inferred; none where the words are a date but leave the day open (no year known). A year by itself is taken for one
    only in brackets, behind a word like "in", or if it is all there is. Dates that do not exist are left out.
    """
    context = Context(context_year, codes)
    spans: list[Span] = []
    for first, last in _regions(text, start, end):
        spans.extend(_spans(tokens(text, first, last, codes), context))
    return tuple(spans)


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


def _regions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches near figures: dates without any are not looked for."""
    runs: list[list[int]] = []
    for figure in _FIGURES.finditer(text, start, end):
        if runs and figure.start() - REACH <= runs[-1][1] + REACH:
            runs[-1][1] = figure.end()
        else:
            runs.append([figure.start(), figure.end()])
    for first, last in runs:
        yield _at_words(text, first - REACH, last + REACH, start, end)


def _at_words(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    first, last = max(first, start), min(last, end)
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return first, last


def _spans(found: list[Token], context: Context) -> list[Span]:
    kinds = "".join(token.kind for token in found)
    candidates: list[tuple[int, int, Reading]] = []
    for form, reader in _compiled():
        for match in form.finditer(kinds):
            parts = {name: found[match.start(name)] for name in match.groupdict() if match.start(name) >= 0}
            if any(token.weak for token in found[match.start() : match.end()]) and "Y" not in match.group():
                continue
            if "d3" in parts:
                parts["d2"] = parts.pop("d3")
            reading = reader(parts, context)
            if reading:
                candidates.append((*_trimmed(kinds, match), reading))
    spans = []
    taken: set[int] = set()
    for first, after, reading in sorted(candidates, key=lambda c: (c[0] - c[1], c[0])):
        if taken.isdisjoint(range(first, after)):
            taken.update(range(first, after))
            if reading.first.month <= 12 and (reading.exists() or not reading.first.year):
                spans.append(_span(found, kinds, first, after, reading))
    return sorted(spans, key=lambda span: span.start)


def _trimmed(kinds: str, match: re.Match[str]) -> tuple[int, int]:
    """Brackets around a form are not of the date."""
    first, after = match.start(), match.end()
    while kinds[first] in "(OP":
        first += 1
    while kinds[after - 1] in ").,?":
        after -= 1
    if kinds.count("(", first, after) > kinds.count(")", first, after) and kinds[after : after + 1] == ")":
        after += 1
    return first, after


def _span(found: list[Token], kinds: str, first: int, after: int, reading: Reading) -> Span:
    reading, after = _calendar_named(found, kinds, after, reading)
    if kinds[after : after + 1] == "?":
        reading, after = replace(reading, cert=MEDIUM), after + 1
    attributes = _attributes(reading)
    before = first
    while before and kinds[before - 1] == "O" and first - before < 2:
        before -= 1
    if before and kinds[before - 1] in (CIRCA, BEFORE, AFTER) and "when" in attributes:
        first = before - 1
        when = attributes["when"]
        attributes = {
            CIRCA: {"when": when, "cert": MEDIUM},
            BEFORE: {"notAfter": when},
            AFTER: {"notBefore": when},
        }[kinds[first]]
    return Span(found[first].start, found[after - 1].end, "date", attributes)


def _calendar_named(found: list[Token], kinds: str, after: int, reading: Reading) -> tuple[Reading, int]:
    """A day said to be Old Style is put into the calendar that TEI counts in."""
    named = re.compile(r"[,(]?([on])\)?").match(kinds, after)
    if not named or reading.last or not reading.first.year:
        return reading, after
    if named[1] == "o":
        reading = replace(reading, first=reading.first.gregorian())
    return reading, named.end()


def _attributes(reading: Reading) -> dict[str, str]:
    if not reading.first.year:
        return {}
    cert = {"cert": reading.cert} if reading.cert else {}
    if reading.last is None:
        return {"when": reading.first.iso(), **cert}
    low, high = ("notBefore", "notAfter") if reading.within else ("from", "to")
    return {low: reading.first.iso(), high: reading.last.iso(), **cert}


def _order(point: Point) -> tuple[int, int, int]:
    return point.year, point.month, point.day
