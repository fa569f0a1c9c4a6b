"""A habit of the document: the value decided, its certainty and reason, in words of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.model.document import Document

SURE_AT_MOST = 0.99
SAID = 1.0


@frozen
class Habit:
    """One habit: its name and value as in records, its certainty (0 to 1), and its reason in a sentence."""

    name: str
    value: str
    words: str
    """the value in words"""
    sure: float
    why: str
    said_by: str = ""
    """"record" or "settings" if one of them specifies it; else empty"""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)
    """values for the placeholders in the words: marks, columns"""

    @property
    def title(self) -> str:
        """What the habit is called."""
        return str(table("habits")[self.name]["name"])


def habit(name: str, value: str, sure: float, reason: str, **details: object) -> Habit:
    """A detected habit; raises KeyError for a value or a reason that is not in the table."""
    row = table("habits")[name]
    shown = {key: str(one) for key, one in details.items()}
    why = str(row["reasons"][reason]).format_map(shown)
    words = str(row["values"][value]).format_map(shown)
    return Habit(name, value, words, round(min(sure, SURE_AT_MOST), 2), why, details=shown)


def stated(document: Document, found: Habit) -> Habit:
    """The habit as the editor specifies it; else as detected."""
    said = document.stated.get(found.name)
    if said is None:
        return found
    row = table("habits")[found.name]["values"]
    value = said.values[0] if said.values[0] in row else "marks"
    details = {"columns": _columns(document), "marks": " ".join(said.values), **found.details}
    details |= {"marks": " ".join(said.values)} if value == "marks" else {}
    words = str(row[value]).replace(", {marks}", "" if "marks" not in found.details else ", {marks}")
    why = str(table("habits")["stated"][said.by])
    return Habit(found.name, value, words.format_map(details), SAID, why, said.by, details)


def _columns(document: Document) -> str:
    return str(document.blocks.layout.measure)


def share(part: int, count: int) -> float:
    """The certainty of a majority: with few cases, less than its share."""
    return (part + 1) / (count + 2)


def percent(part: int, count: int) -> str:
    """A share in words."""
    return f"{100 * part // max(1, count)} %"
