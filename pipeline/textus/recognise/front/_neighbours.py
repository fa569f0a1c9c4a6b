"""What a unit of the front has above and below it. No recogniser itself."""

from __future__ import annotations

import bisect

from textus.language.bibliography.lexicon import fold, merged
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


def unknown_label(survey: Survey, unit: Unit) -> bool:
    """A line that begins like a label that no table knows."""
    return bool(ANY_LABEL.match(survey.text, unit.start, unit.end))
