"""Words of greeting, and dates of a diary, that a paragraph begins with: "Sir,— I have …", "May 3. — Rain all day." """

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.language.bibliography.dates import find_dates
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.front.wrapping import languages
from textus.survey.letters.letter_words import TO
from textus.survey.letters.segments import Letters
from textus.survey.survey import Survey

LEAST_BEHIND, LEAST_ENTRY = 40, 15
"""characters of text behind a greeting, and behind the date of an entry"""
FEWEST_ENTRIES, SHARE = 3, 0.3
"""entries that make a diary, and their share of the blocks from the first of them to the last"""
LONGEST_DATE = 60
LEAP_YEAR = 1904
"""in which every day of every year can stand, so that the days of a diary without a year can be compared"""
NEAR = 3
"""lines above a greeting among which its date stands"""
_GREETING = re.compile(
    r"[^\W\d_][^.,!:;?\r\n—–]{1,44}(?:[,!:](?:\s?[—–-]{1,2}(?=\s|[^\W\d_]))?|\s?[—–])(?=\s|[^\W\d_])"
)
_STOP = re.compile(r"\s*[.,:]?\s*(?:[—–]|--|-(?=\s))|[.:](?=\s)")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Paragraphs that begin so: a greeting below a date or in a signed letter; dates that go on from day to day."""
    known = survey.letters
    for index in known.greeted_in:
        block = survey.blocks.blocks[known.block_of[index]]
        if end := _greeting(survey, known, block):
            reasons = [*_letter(known, index)]
            if reasons:
                yield _claim(survey, block, end, "salute.run-in", "salute.begins-paragraph", *reasons)
    for block, end in _entries(survey):
        yield _claim(survey, block, end, "dateline.run-in", "dateline.begins-entry")


def _claim(survey: Survey, block: Block, end: int, role: str, *reasons: str) -> Claim:
    start, after, last = survey.blocks.start(block), end, survey.blocks.end(block)
    while survey.text[after] in " \t\r\n":
        after += 1
    spans = (
        Span(start, end, "runInOpening", weight=span_weight("run-in-opening.parts")),
        Span(after, last, "p", weight=span_weight("run-in-opening.parts")),
    )
    return survey.block_claim(block, role, *reasons, spans=spans)


# ------------------------------------------------------------------------------------------------------------ greetings
def _greeting(survey: Survey, known: Letters, block: Block) -> int:
    """The offset behind the greeting a block begins with; 0 if it has none, or little stands behind it."""
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    found = _GREETING.match(survey.text, start, end)
    if not found or end - found.end() < LEAST_BEHIND:
        return 0
    words = found.group().rstrip("—–- ").rstrip(",!:") + ","
    return found.end() if known.words.greets(words, first=True) else 0


def _letter(known: Letters, index: int) -> Iterator[str]:
    """Why this is the beginning of a letter: a date stands above, or somebody signs what follows."""
    above = (known.texts.get(index - back, "") for back in range(1, NEAR + 1))
    if any(known.words.is_date(text) for text in above if text):
        yield "salute.under-date"
    addressed = known.texts.get(index - 1, "")
    if TO.match(addressed) and addressed[-1] in ".:,":
        yield "salute.under-address"
    segment = known.segment(index)
    if segment and (segment.signature >= 0 or any(index < i <= segment.last for i in known.farewells)):
        yield "salute.signed-below"


# -------------------------------------------------------------------------------------------------------------- entries
def _entries(survey: Survey) -> list[tuple[Block, int]]:
    """The blocks that begin with a day, with the offset behind it, where they go on from day to day."""
    found: list[tuple[int, int, tuple[int, int]]] = []
    months = phrase_pattern(tuple(survey.language.table("months")))
    for number, block in enumerate(survey.blocks.blocks):
        start, end = survey.blocks.start(block), survey.blocks.end(block)
        if end - start > LEAST_ENTRY and months.search(survey.text[start : start + LONGEST_DATE]):
            after, day = _day(survey, start, end)
            found += [(number, after, day)] if after else []
    if len(found) < FEWEST_ENTRIES or len(found) < SHARE * (found[-1][0] - found[0][0] + 1):
        return []
    days = [day for _, _, day in found]
    back = sum(later < earlier for earlier, later in itertools.pairwise(days))
    return [(survey.blocks.blocks[number], after) for number, after, _ in found] if 4 * back <= len(days) else []


def _day(survey: Survey, start: int, end: int) -> tuple[int, tuple[int, int]]:
    """The offset behind the day a block begins with and the stop there, and its month and day; 0 if there is none."""
    none = (0, (0, 0))
    near = min(end, start + LONGEST_DATE)
    weekdays = phrase_pattern(tuple(survey.language.table("weekdays")))
    dates = find_dates(survey.text, start, near, languages(survey), context_year=LEAP_YEAR)
    if not dates:
        return none
    before = weekdays.sub("", survey.text[start : dates[0].start]).strip(" .,_*=[(")
    when = dates[0].attributes.get("when", "")
    if before or not re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        return none
    behind = survey.text[dates[0].end : near]
    weekday = weekdays.search(behind)
    skipped = weekday.end() if weekday and not behind[: weekday.start()].strip(" .,([") else 0
    stop = _STOP.match(survey.text, dates[0].end + skipped, end)
    if not stop or end - stop.end() < LEAST_ENTRY:
        return none
    return stop.end(), (int(when[5:7]), int(when[8:10]))
