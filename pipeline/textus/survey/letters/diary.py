"""Entries of a diary: paragraphs that begin with a day, where the days go on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.survey.facts import Surveyed, fact
from textus.survey.front.wrapping import languages
from textus.survey.letters.chronology import chronology

LEAST_ENTRY = 15
"""characters of text behind the date of an entry"""
FEWEST_ENTRIES, SHARE = 3, 0.3
"""entries that make a diary, and their share of the blocks from the first of them to the last"""
LONGEST_DATE = 60
LEAP_YEAR = 1904
"""in which every day of every year can stand, so that the days of a diary without a year can be compared"""
_STOP = regex(r"\s*[.,:]?\s*(?:[—–]|--|-(?=\s))|[.:](?=\s)")


@fact
def diary_entries(document: Surveyed) -> Mapping[int, int]:
    """The blocks that begin with a day, each with the offset behind it, where they go on from day to day."""
    found: list[tuple[int, int, tuple[int, int]]] = []
    months = phrase_pattern(tuple(document.language.table("months")))
    told = chronology(document)
    for number, block in enumerate(document.blocks.blocks):
        start, end = document.blocks.start(block), document.blocks.end(block)
        entry = block.first not in told and end - start > LEAST_ENTRY
        if entry and months.search(document.text[start : start + LONGEST_DATE]):
            after, day = _day(document, start, end)
            found += [(number, after, day)] if after else []
    if len(found) < FEWEST_ENTRIES or len(found) < SHARE * (found[-1][0] - found[0][0] + 1):
        return {}
    days = [day for _, _, day in found]
    back = sum(later < earlier for earlier, later in itertools.pairwise(days))
    return {number: after for number, after, _ in found} if 4 * back <= len(days) else {}


def _day(document: Surveyed, start: int, end: int) -> tuple[int, tuple[int, int]]:
    """The offset behind the day a block begins with and the stop there, and its month and day; 0 if there is none."""
    none = (0, (0, 0))
    near = min(end, start + LONGEST_DATE)
    weekdays = phrase_pattern(tuple(document.language.table("weekdays")))
    dates = find_dates(document.text, start, near, languages(document), context_year=LEAP_YEAR)
    if not dates:
        return none
    before = weekdays.sub("", document.text[start : dates[0].start]).strip(" .,_*=[(")
    when = dates[0].attributes.get("when", "")
    if before or not re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        return none
    behind = document.text[dates[0].end : near]
    weekday = weekdays.search(behind)
    skipped = weekday.end() if weekday and not behind[: weekday.start()].strip(" .,([") else 0
    stop = _STOP.match(document.text, dates[0].end + skipped, end)
    if not stop or end - stop.end() < LEAST_ENTRY:
        return none
    return stop.end(), (int(when[5:7]), int(when[8:10]))
