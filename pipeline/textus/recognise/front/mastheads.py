"""What stands above a title and is none: the name of a newspaper with its number and date, the name of a series."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, fold, merged, number_label, table_pattern
from textus.language.bibliography.scopes import find_scopes
from textus.language.bibliography.segments import is_periodical
from textus.model.claims import Claim, Span
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

LONGEST = 60
MOST_ABOVE = 4
"""units that may stand above the name of a paper"""


@functools.cache
def _numbered() -> re.Pattern[str]:
    """The name of a series, its number after it."""
    label = number_label("issue", "volume")
    return re.compile(
        rf"^(?P<series>[^\W\d_]\S* .{{3,70}}?)[,.:;]?\s+[(\[]?{label}\s*(?:\d{{1,4}}|[IVXLC]+)[)\].]*$", re.IGNORECASE
    )


def is_banner(survey: Survey, unit: Unit) -> bool:
    """The line below a newspaper's name: volume or number first, then a date."""
    codes = languages(survey)
    scopes = find_scopes(survey.text, unit.start, unit.end, codes)
    return (
        bool(scopes)
        and _dated(survey, unit, codes)
        and scopes[0].start - unit.start < 3
        and scopes[0].attributes["unit"] in ("volume", "issue")
    )


def is_newspaper(survey: Survey, front: Sequence[Unit], number: int) -> bool:
    """A short line above a banner; or above a date to the day, with a blank line behind, then a title with a byline."""
    if number + 1 >= len(front) or front[number].end - front[number].start >= LONGEST:
        return False
    if is_banner(survey, front[number + 1]):
        return True
    lines = survey.blocks.lines
    return (
        number == 0
        and number + 3 < len(front)
        and is_day(survey, front[1])
        and not lines[front[1].first].blank_before
        and bool(lines[front[2].first].blank_before)
        and (is_byline(survey, front[3]) or is_periodical(_words(survey, front[0]), languages(survey)))
    )


def is_numbered_issue(survey: Survey, front: Sequence[Unit], number: int) -> bool:
    """Volume and number alone in a line below a name, with the day in the line below: "VOL. VIII.--NO. 353."."""
    if not 0 < number < len(front) - 1 or not is_day(survey, front[number + 1]):
        return False
    scopes = find_scopes(survey.text, front[number].start, front[number].end, languages(survey))
    letters = sum(c.isalnum() for c in _words(survey, front[number]))
    read = sum(c.isalnum() for scope in scopes for c in survey.text[scope.start : scope.end])
    return {"volume", "issue"} >= {scope.attributes["unit"] for scope in scopes} and 0 < letters == read


def is_issue(survey: Survey, front: Sequence[Unit], number: int) -> bool:
    """The name of a paper and a date, above a title, where a line further down gives the paper as the source."""
    words = _words(survey, front[number]).strip("_* .")
    if number > MOST_ABOVE or len(words) >= LONGEST:
        return False
    codes = languages(survey)
    dates = [span for span in find_dates(words, 0, len(words), codes) if span.attributes]
    if not dates or dates[-1].end < len(words) - 1:
        return False
    name = fold(words[: dates[-1].start].strip(" ,.("))
    later = front[number + 2 :]
    return len(name) > 5 and any(
        name in fold(_words(survey, unit))
        and {scope.attributes["unit"] for scope in find_scopes(survey.text, unit.start, unit.end, codes)}
        & {"volume", "issue"}
        for unit in later
    )


def is_day(survey: Survey, unit: Unit) -> bool:
    """A line that is a date to the day and nothing else."""
    text = _words(survey, unit).strip("_*(). ")
    spans = find_dates(text, 0, len(text), languages(survey))
    return (
        len(spans) == 1
        and len(spans[0].attributes.get("when", "")) == 10
        and spans[0].end - spans[0].start > len(text) - 3
    )


def is_byline(survey: Survey, unit: Unit) -> bool:
    """A line that begins like a byline: "By", alone or with somebody."""
    text = _words(survey, unit).lstrip("_* ")
    by = table_pattern(languages(survey), "byline", "words").match(text)
    if not by or len(text) > LONGEST * 2 or fold(by.group()).split()[-1] not in anywhere("statements", "by"):
        return False
    rest = text[by.end() :].strip("_* :")
    return not rest or rest[0].isupper()


def series(survey: Survey, front: Sequence[Unit], number: int) -> str:
    """The name of a series: of a first line with a number, or of any line above a number alone; "" without one."""
    if number + 2 >= len(front):
        return ""
    codes = languages(survey)
    words = _words(survey, front[number])
    numbered = None if number else _numbered().match(words)
    if numbered and not _dated(survey, front[0], codes):
        return numbered["series"]
    return words.strip("_* .") if is_number_alone(survey, front[number + 1]) and _is_series(words, codes) else ""


def is_number_alone(survey: Survey, unit: Unit) -> bool:
    """ "Volume 7", and nothing else."""
    scopes = find_scopes(survey.text, unit.start, unit.end, languages(survey))
    if len(scopes) != 1 or scopes[0].attributes["unit"] not in ("volume", "issue"):
        return False
    return scopes[0].end - scopes[0].start >= len(_words(survey, unit).strip("_*(). ")) - 1


def _is_series(words: str, codes: Codes) -> bool:
    """It holds the word for a series, a library, a collection."""
    labels = {label for label, name in merged(codes, "labels").items() if name == "series"}
    return bool(
        {fold(word) for word in re.findall(r"[^\W\d_]+", words)}
        & (labels | set(anywhere("title_pages.series", "words")))
    )


def _dated(survey: Survey, unit: Unit, codes: Codes) -> bool:
    return any(span.attributes for span in find_dates(survey.text, unit.start, unit.end, codes))


def _words(survey: Survey, unit: Unit) -> str:
    return survey.text[unit.start : unit.end]


def masthead(survey: Survey, front: Sequence[Unit], number: int) -> Iterator[Claim]:
    """The name of a newspaper; the date and the number below it."""
    unit = front[number]
    if is_issue(survey, front, number):
        yield survey.claim(unit.first, unit.last, "furniture", "front.issue")
    elif is_newspaper(survey, front, number):
        yield survey.claim(unit.first, unit.last, "docImprint", "front.banner-title")
    elif number and is_day(survey, unit) and is_newspaper(survey, front, number - 1):
        yield from _day_of_issue(survey, unit)
    elif is_numbered_issue(survey, front, number):
        yield survey.claim(unit.first, unit.last, "docImprint", "front.banner")
    elif number and is_numbered_issue(survey, front, number - 1):
        yield from _day_of_issue(survey, unit)


def _day_of_issue(survey: Survey, unit: Unit) -> Iterator[Claim]:
    """The date below the name of a newspaper."""
    spans = find_dates(survey.text, unit.start, unit.end, languages(survey))
    dates = tuple(Span(s.start, s.end, "date", s.attributes, weight=span_weight("front.date")) for s in spans)
    yield survey.claim(unit.first, unit.last, "docImprint", "front.banner", spans=dates)
