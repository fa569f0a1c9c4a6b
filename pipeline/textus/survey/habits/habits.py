"""All habits of a document in one table."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact
from textus.survey.habits.habit import Habit, stated
from textus.survey.habits.lines import line_habit, paragraph_habit
from textus.survey.habits.marks import emphasis_habit, heading_habit, page_habit, running_habit
from textus.survey.habits.notes import call_habit, note_habit


@fact
def habits(document: Surveyed) -> tuple[Habit, ...]:
    """How the document was typed, in the order in which it is shown."""
    found = (
        line_habit(document),
        paragraph_habit(document),
        emphasis_habit(document),
        note_habit(document),
        call_habit(document),
        page_habit(document),
        running_habit(document),
        heading_habit(document),
    )
    return tuple(stated(document, habit) for habit in found)
