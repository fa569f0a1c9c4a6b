"""What a unit of the front has above and below it. No recogniser itself."""

from __future__ import annotations

import bisect
import re

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation, fold, merged
from textus.language.bibliography.names import is_personal_name
from textus.survey.front.units import ANY_LABEL, Unit
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey


def in_credit_block(survey: Survey, unit: Unit) -> bool:
    """No blank line parts it from a labelled line or a credit above it; or below, if it begins like a label itself."""
    below = following(survey, unit)
    if (
        below
        and below.first == unit.last + 1
        and below.labelled
        and not survey.blocks.lines[below.first].blank_before
        and unknown_label(survey, unit)
    ):
        return True
    return unit.first in survey.below_credits


def following(survey: Survey, unit: Unit) -> Unit | None:
    """The unit of the front behind another."""
    front = survey.edges.front
    number = bisect.bisect_right(front, unit.last, key=lambda other: other.first)
    return front[number] if number < len(front) else None


def among_credits(survey: Survey, unit: Unit) -> bool:
    """No blank line parts it from what stands above, nor from a labelled line or a credit below."""
    lines = survey.blocks.lines
    below = next((other for other in survey.edges.front if other.first == unit.last + 1), None)
    joined = unit.first > 0 and not lines[unit.first].blank_before
    return joined and below is not None and not lines[below.first].blank_before and (below.labelled or below.credit)


def lone_label(survey: Survey, unit: Unit) -> bool:
    """A word that is a label elsewhere, alone above labelled lines: the name of a link or a column."""
    text = survey.text[unit.start : unit.end]
    below = following(survey, unit)
    return bool(below and below.labelled) and fold(text) in merged(languages(survey), "labels")


_OTHER_BOOKS = regex(lambda: rf"[\W_]*{alternation(anywhere('statements', 'other_books'))}[\W_]*", re.IGNORECASE)
"""the heading of a list of other books, alone in its line"""


def other_books(survey: Survey) -> frozenset[int]:
    """The first lines of the units that list other books of the author above the title, with their heading."""
    front = survey.edges.front
    for number, unit in enumerate(front[:-1]):
        if _OTHER_BOOKS.fullmatch(survey.text, unit.start, unit.end):
            lines = survey.blocks.lines
            after = number + 2
            while after < len(front) and not lines[front[after].first].blank_before:
                after += 1
            return frozenset(other.first for other in front[number:after]) if after < len(front) else frozenset()
    return frozenset()


LONGEST_TITLE = 120
"""characters of a line that a citation below may repeat as its title"""
SURE_NAME = 1.5


def titles_above(survey: Survey, unit: Unit) -> tuple[str, ...]:
    """The lines above a unit that may be the title of the text: neither labelled nor a name."""
    codes = languages(survey)
    above = (other for other in survey.edges.front if other.first < unit.first and not (other.labelled or other.credit))
    words = (survey.text[other.start : other.end].strip(" _*#") for other in above)
    return tuple(line for line in words if len(line) <= LONGEST_TITLE and is_personal_name(line, codes) < SURE_NAME)


def unknown_label(survey: Survey, unit: Unit) -> bool:
    """A line that begins like a label that no table knows."""
    return bool(ANY_LABEL.match(survey.text, unit.start, unit.end))
