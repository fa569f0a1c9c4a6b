"""A running head that numbers the page: the page begins, then comes what is printed at its head. No recogniser."""

from __future__ import annotations

from textus.base.bundles import span_weight
from textus.model.claims import Span
from textus.read.page_turns import Turn
from textus.survey.survey import Survey


def of_turn(survey: Survey, index: int, turn: Turn) -> tuple[Span, Span]:
    """The break and the running head, as spans of what they are in; the break has no characters of its own."""
    line, weight = survey.blocks.lines[index], span_weight("running.head")
    return (
        Span(line.start, line.start, "pb", {"n": turn.n}, weight=weight),
        Span(line.start, line.end, "fw", {"type": "header"}, weight=weight),
    )
