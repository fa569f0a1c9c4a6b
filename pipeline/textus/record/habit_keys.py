"""The keys of [habits], in records and settings alike: how transcriptions were typed, if that is known.

They overrule what is detected in the text; a record overrules settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textus.record.configuration import Key

TABLE = "habits"
MARKS = ("**", "*", "__", "_", "'''", "''", "/", "=", "~", "+", "<i>", "<em>", "<b>", "<strong>", "<u>")
KEYS = (
    Key(
        "habits.lines", "choice:wrapped,kept,unwrapped",
        "How lines end: wrapped at a measure (they are joined), kept as the source breaks them (each begins with lb),"
        " or unwrapped (each is a paragraph); detected if omitted.", '"kept"',
    ),
    Key(
        "habits.paragraphs", "choice:blank-lines,indents,both",
        "How paragraphs begin: after blank lines alone, with an indented line, or with either; detected if omitted.",
        '"indents"',
    ),
    Key(
        "habits.emphasis", f"choices:none,{','.join(MARKS)}",
        "The marks of emphasis, by their opening marks; “none” for no marks; detected if omitted.", '["_", "*"]',
    ),
    Key(
        "habits.notes", "choice:none,end,foot,inline",
        "Where notes are: at the end, at the foot of a paragraph or page, or inline in brackets; “none” for no notes;"
        " detected if omitted.", '"end"',
    ),
    Key(
        "habits.pages", "choice:none,inline,lines,numbers",
        "How pages are marked: inside lines, on lines of their own, by bare numbers on lines of their own,"
        " or not at all; detected if omitted.", '"lines"',
    ),
)  # fmt: skip

Stated = tuple[tuple[str, tuple[str, ...]], ...]
"""habits by name, each with the values specified"""


def stated(values: Mapping[str, Any]) -> Stated:
    """The habits among the values of a file, by the names after `habits.`."""
    found = ((path.partition(".")[2], value) for path, value in values.items() if path.startswith(f"{TABLE}."))
    return tuple((name, (value,) if isinstance(value, str) else tuple(value)) for name, value in found)
