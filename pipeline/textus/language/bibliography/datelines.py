"""The parts of a dateline: the place it begins with, and its dates (TEI P5, 4.2.2)."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, alternation, fold, small_words, words
from textus.model.claims import Span

_BEFORE = regex(r"[\s_*,(]*")
_APOSTROPHE = regex(r"^['’][^\W\d_]-")
"""of a place: ’s-Gravenhage, ’t-Zand"""
_BEHIND = regex(r"[.,]?\s+[–—-]\s+(?P<place>[^\W\d_a-zа-я][^\W\d_]+(?:[ -][^\W\d_a-zа-я][^\W\d_]+){0,2})[.\s_*]*")
"""a place after the date and a dash, as catalogues of charters have it: "1537, 8 septembre. — Montbrel" """
WEIGHT, LESS = 3.0, 0.5
"""log-odds of a date; of a place, which gives way to one that the tables of a collection know"""


@functools.cache
def _place() -> re.Pattern[str]:
    before, day = small_words("in", "from"), alternation(anywhere("date_words", "before_day"))
    near = rf"(?:[^\W\d_][\w’'-]* ){{1,3}}{alternation(anywhere('address', 'near'))} "
    return re.compile(
        rf"(?P<open>\[)?(?:{near}|{before} )?"
        rf"(?P<place>(?:['’][^\W\d_]-)?[^\W\d_][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){{0,3}}),?(?P<close>\]?)"
        rf"(?:,?\s+{day})?[\s,.:_*(]*$"
    )


def dateline_parts(text: str, start: int, end: int, codes: Codes, year: int | None = None) -> tuple[Span, ...]:
    """The dates that can be read; the place where nothing else is before them.

    A missing year is taken from `year`, and stays open without it.

    Offsets are those of `text`. "Midnight, 3 March" has no place; a line without a date may be one from end to end.
    """
    found = find_dates(text, start, end, codes, context_year=year, yearless=True)
    dates = tuple(replace(span, weight=WEIGHT) for span in found if span.attributes)
    before = text[start : dates[0].start] if dates else text[start:end]
    skipped = _BEFORE.match(before)
    place = _place().match(before, skipped.end() if skipped else 0)
    if dates and not before.strip(" _*([") and (behind := _BEHIND.fullmatch(text, dates[-1].end, end)):
        return (*dates, Span(*behind.span("place"), "namedPlace", weight=LESS))
    if not place or not _APOSTROPHE.sub("", place["place"])[0].isupper() or (place["open"] and not place["close"]):
        return dates
    first, after = place.span("place")
    name = before[first:after].rstrip(" ,")
    name = name if re.search(r"\b\w{1,3}\.$", name) else name.rstrip(".")
    if fold(name).rstrip(".") in _no_places(codes) or fold(name).split()[-1] in _dated_things():
        return dates
    return (Span(start + first, start + first + len(name), "namedPlace", weight=LESS), *dates)


@functools.cache
def _no_places(codes: Codes) -> frozenset[str]:
    """What a dateline may begin with and is no place: an hour, a ship, "Headquarters", "Received"."""
    issued = (*anywhere("statements", "brought_out"), *anywhere("title_pages.imprint", "issued"))
    others = (*issued, *anywhere("date_words", "on"))
    return frozenset(fold(word).rstrip(".") for word in (*words(codes, "address", "dateline"), *others))


@functools.cache
def _dated_things() -> frozenset[str]:
    """What is dated, or was done on a day: "Meeting minutes", "Received"."""
    return frozenset(map(fold, (*anywhere("date_words", "done"), *anywhere("statements", "genres"))))
