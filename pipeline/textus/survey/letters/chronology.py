"""Chronologies: lines that begin with a day, and say after a dash or a colon what happened on it."""

from __future__ import annotations

import datetime
import itertools

from textus.base.knowledge import in_every_language, phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.survey.facts import Surveyed, fact
from textus.survey.front.wrapping import languages

FEWEST, FEWEST_WORDS = 3, 3
"""lines that make one, and words after each day"""
LONGEST, LONGEST_DATE = 400, 40
"""characters of a line, and from its beginning to the dash"""
NEAR = 3
"""lines above the first one, any of which may head them"""
SHARE = 0.5
"""of the lines from the first to the last"""
APART = 4
"""days between one and the next, by their median: days of a diary follow closer upon one another"""
LEAP_YEAR = 1904
_DASH = regex(r"\s*(?:[—–]|--|:(?=\s)|-(?=\s))\s*(?=\S)")
_HEADED_DASH = regex(r"[.,]?\s*(?:[—–]|--|-(?=\s))\s*(?=\S)|[.:,]\s+(?=\S)")


@fact
def chronology(document: Surveyed) -> frozenset[int]:
    """The lines that begin with a day of a chronology."""
    lines, text = document.blocks.lines, document.text
    months = phrase_pattern(tuple(document.language.table("months")))
    dated = [
        index
        for index, line in enumerate(lines)
        if line.start < line.end <= line.start + LONGEST
        and months.search(text[line.start : min(line.end, line.start + LONGEST_DATE)])
    ]
    if len(dated) < FEWEST:
        return frozenset()
    headed = _is_headed(document, dated[0], _names())
    found = {index: day for index in dated if (day := _day(document, index, headed=headed))}
    if len(found) < FEWEST or len(found) < SHARE * len(dated):
        return frozenset()
    first, last = min(found), max(found)
    filled = sum(line.start < line.end for line in lines[first : last + 1])
    if len(found) < SHARE * filled:
        return frozenset()
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(found.values())]
    middle = sorted(gaps)[(len(gaps) - 1) // 2 : len(gaps) // 2 + 1]
    forward = 4 * sum(gap < 0 for gap in gaps) <= len(gaps)
    return frozenset(found) if forward and (headed or sum(middle) >= APART * len(middle)) else frozenset()


def _names() -> Phrases:
    tables = in_every_language("divisions")
    return phrase_pattern(tuple(name for table in tables for name, kind in table.items() if kind == "chronology"))


def _is_headed(document: Surveyed, first: int, names: Phrases) -> bool:
    """A line a little above states what this is."""
    above = [line for line in document.blocks.lines[:first] if line.start < line.end]
    return any(names.search(document.blocks.text(line)) for line in above[-NEAR:])


def _day(document: Surveyed, index: int, *, headed: bool) -> datetime.date | None:
    """The day a line begins with, if it says after a mark what happened."""
    line = document.blocks.lines[index]
    near = min(line.end, line.start + LONGEST_DATE)
    dates = find_dates(document.text, line.start, near, languages(document), context_year=LEAP_YEAR)
    when = dates[0].attributes.get("when", "") if dates and dates[0].start == line.start else ""
    mark = (_HEADED_DASH if headed else _DASH).match(document.text, dates[0].end, line.end) if len(when) == 10 else None
    if mark is None or len(document.text[mark.end() : line.end].split()) < FEWEST_WORDS:
        return None
    return datetime.date.fromisoformat(when)
