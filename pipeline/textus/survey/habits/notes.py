"""Where notes are and what refers to them."""

from __future__ import annotations

from collections import Counter

from textus.base.regex import regex
from textus.survey.facts import Surveyed
from textus.survey.habits.habit import Habit, habit, share
from textus.survey.notes.calls import call_at, in_place
from textus.survey.notes.last_text import last_text
from textus.survey.notes.series import note_series, notes_headings

FORMS = {
    "square": "square", "footed": "footed", "curly": "curly", "round": "round", "spaced": "round", "raised": "raised",
    "caret": "caret", "starred": "signs", "sign": "signs", "letter": "letter", "half": "half", "bare": "bare",
}  # fmt: skip
"""the value of each form of calls that `survey/notes/calls` knows"""
FEWEST_BRACKETS = 3
_BRACKET = regex(r"(?<=\S )(?:\[\[?|\{|\(\()[^\[\](){}]{12,}?(?:\]|\}|\)\))")


def call_habit(document: Surveyed) -> Habit:
    """The form of most references that have a note."""
    forms = Counter[str]()
    for offset in note_series(document).calls:
        match = call_at(document, offset, len(document.text))
        if match and match.lastgroup:
            forms[FORMS[match.lastgroup]] += 1
    if not forms:
        return habit("calls", "none", 0.9, "none")
    value = min(forms, key=lambda form: (-forms[form], form))
    return habit("calls", value, share(forms[value], forms.total() + 1), "answered", count=forms[value])


def note_habit(document: Surveyed) -> Habit:
    """Where most notes are."""
    called = note_series(document).called
    if called:
        return _labelled(document, sorted(called))
    inside = sum(1 for _ in in_place().finditer(document.text))
    if inside:
        return habit("notes", "inline", share(inside, inside + 1), "inline", count=inside)
    brackets = sum(1 for _ in _BRACKET.finditer(document.text))
    if brackets >= FEWEST_BRACKETS:
        return habit("notes", "inline", share(brackets, brackets + FEWEST_BRACKETS), "brackets", count=brackets)
    return habit("notes", "none", 0.85, "none")


def _labelled(document: Surveyed, called: list[int]) -> Habit:
    headed = notes_headings(document)
    blocks = document.blocks.blocks
    count = len(called)
    if headed:
        first = blocks[min(headed)].first
        below = sum(line > first for line in called)
        if 2 * below > count:
            return habit("notes", "end", share(below, count), "headed", count=below)
    last = last_text(document)
    after = blocks[last].last if last >= 0 else -1
    ending = sum(line > after for line in called)
    if 2 * ending > count:
        return habit("notes", "end", share(ending, count), "end", part=ending, count=count)
    return habit("notes", "foot", share(count - ending, count), "foot", part=count - ending, count=count)
