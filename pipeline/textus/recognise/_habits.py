"""What the habits specified by an editor exclude: claims and spans of kinds that such a text does not have."""

from __future__ import annotations

from collections.abc import Callable

from textus.base.knowledge import table
from textus.model.claims import Claim, Span
from textus.survey.survey import Survey


def allowed(survey: Survey, part: str) -> Callable[[Claim | Span], bool]:
    """Whether a claim (`part` is "roles") or a span ("spans") is of a kind that the habits stated leave open."""
    denied: set[str] = set()
    for name, habit in survey.stated.items():
        rows = table("habits")[name].get("denied", {})
        for value in habit.values:
            denied.update(rows.get(value, {}).get(part, ()))
    return lambda proposed: proposed.role not in denied
