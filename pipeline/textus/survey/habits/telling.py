"""Habits in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from textus.base.knowledge import table
from textus.survey.habits.habit import Habit


def as_text(habits: Sequence[Habit]) -> str:
    """A table: each habit, its value, its certainty and its reason."""
    rows = [(habit.title, habit.words, _sure(habit), habit.why) for habit in habits]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(
        f"{title:{widths[0]}}  {words:{widths[1]}}  {sure:>{widths[2]}}  {why}".rstrip() + "\n"
        for title, words, sure, why in rows
    )


def _sure(habit: Habit) -> str:
    return habit.said_by or f"{round(100 * habit.sure)} %"


def as_json(path: str, habits: Sequence[Habit]) -> str:
    """The same, with the names and values that records use."""
    rows = [
        {
            "habit": habit.name,
            "value": habit.value,
            "words": habit.words,
            "sure": habit.sure,
            "by": habit.said_by or "textus",
            "why": habit.why,
        }
        for habit in habits
    ]
    return json.dumps({"file": path, "habits": rows}, ensure_ascii=False, indent=2) + "\n"


def in_a_line(habits: Sequence[Habit]) -> str:
    """The habits in one line: \"lines wrapped at 72 columns; paragraphs separated by blank lines\"."""
    return "; ".join(f"{habit.title} {habit.words}" for habit in habits if habit.value != "none")


def unusual(habits: Sequence[Habit]) -> bool:
    """Whether one of them changes how the whole text is read."""
    return any(habit.value in table("habits")[habit.name].get("unusual", ()) for habit in habits)
