"""Decisions in words and as JSON: one in full, or all in a table."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from textus.base.frozen import frozen
from textus.decide import explain
from textus.decide.explain import BY_EDITOR, Alternative, Explanation
from textus.model.claims import FAIRLY_SURE, Claim, Decision
from textus.model.tree import Node
from textus.read.source import excerpt
from textus.survey.survey import Survey

WORDS = 48
"""characters of a passage shown in the table"""


class NothingThereError(ValueError):
    """There is no such line, or nothing on it."""


@frozen
class Row:
    """One decision, in a line."""

    path: str
    first: int
    last: int
    role: str
    confidence: float
    by_editor: bool
    rivals: tuple[tuple[str, float], ...]
    words: str


def of_line(
    document: Survey, decisions: Sequence[Decision], claims: Sequence[Claim], text: Node, number: int
) -> Explanation:
    """The decision that covers a line; raises NothingThereError for a blank line and for one behind the end."""
    count = len(document.source.line_starts) - (not document.text or document.text[-1] in "\r\n")
    if number > count:
        raise NothingThereError(f"there is no line {number:,}; the last one is {count:,}")
    which = explain.at_line(decisions, document, number)
    if which is None:
        raise NothingThereError(f"line {number:,} is blank")
    return explain.explain(document, decisions, claims, text, which)


def rows(document: Survey, decisions: Sequence[Decision], *, only_unsure: bool = False) -> tuple[Row, ...]:
    """All decisions in order, or those that textus puts to the editor."""
    return tuple(_row(document, one) for one in decisions if not only_unsure or is_question(one))


def is_question(decision: Decision) -> bool:
    """Whether textus puts a decision to the editor."""
    return decision.confidence < FAIRLY_SURE and bool(decision.rivals)


def _row(document: Survey, decision: Decision) -> Row:
    claim = decision.claim
    first, last = (document.source.position(offset)[0] for offset in (claim.start, max(claim.start, claim.end - 1)))
    return Row(
        path=document.source.path,
        first=first,
        last=last,
        role=claim.role,
        confidence=decision.confidence,
        by_editor=any(item.rule == BY_EDITOR for item in claim.evidence),
        rivals=tuple((rival.role, rival.confidence) for rival in decision.rivals),
        words=excerpt(" ".join(document.text[claim.start : claim.end][: 2 * WORDS].split()), 1)[:WORDS],
    )


# ---------------------------------------------------------------------------------------------------------- the table
def rows_as_text(rows: Sequence[Row]) -> str:
    """A table: lines, role, how sure, the nearest rival, the first words."""
    if not rows:
        return "nothing to ask: textus is fairly sure of every line\n"
    cells = [
        (
            numbered(row.first, row.last),
            row.role,
            sure_of(row.confidence, row.by_editor),
            f"or {row.rivals[0][0]} {percent(row.rivals[0][1])}" if row.rivals else "",
            row.words,
        )
        for row in rows
    ]
    widths = [max(len(cell[column]) for cell in cells) for column in range(4)]
    lines = (
        "  ".join([cell[0].rjust(widths[0]), *(cell[n].ljust(widths[n]) for n in (1, 2, 3)), cell[4]]).rstrip()
        for cell in cells
    )
    return f"{rows[0].path}\n" + "\n".join(lines) + "\n"


def rows_as_json(rows: Sequence[Row]) -> str:
    """The same as a list of objects."""
    listed = [
        {
            "path": row.path,
            "lines": [row.first, row.last],
            "role": row.role,
            "confidence": round(row.confidence, 4),
            "decidedBy": "record" if row.by_editor else "textus",
            "rivals": [{"role": role, "confidence": round(sure, 4)} for role, sure in row.rivals],
            "words": row.words,
        }
        for row in rows
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


# ------------------------------------------------------------------------------------------------------- one decision
def as_text(told: Explanation) -> str:
    """A decision in full, in words."""
    return "\n".join(_paragraphs(told)) + "\n"


def _paragraphs(told: Explanation) -> Iterator[str]:
    chosen = told.chosen
    yield f"{told.path}:{numbered(chosen.first, chosen.last)}: {told.words}"
    yield ""
    element = told.element or "no element of its own"
    yield f"read as {chosen.role}, {sure_of(chosen.confidence, told.by_editor)}; in TEI {element}"
    yield ""
    yield f"reasons ({signed(chosen.score)} in all)"
    yield from _reasons(chosen)
    yield ""
    yield "neighbours"
    yield f"  {signed(chosen.before)}  above it: {named(told.before)}"
    if told.after:
        yield f"  {signed(chosen.after)}  below it: {told.after}"
    yield ""
    yield "rivals" if told.rivals else "rivals: none"
    for rival in told.rivals:
        lines = (
            ""
            if (rival.first, rival.last) == (chosen.first, chosen.last)
            else f", lines {numbered(rival.first, rival.last)}"
        )
        worth = rival.score + rival.before + rival.after
        total = signed(worth) if math.isfinite(worth) else "cannot stand between these neighbours"
        yield f"  {rival.role}{lines}: {percent(rival.confidence)} ({total})"
        yield from (f"  {line}" for line in _reasons(rival))
    if told.inside:
        yield ""
        yield "inside"
        for span in told.inside:
            attributes = "".join(f' {name}="{value}"' for name, value in span.attributes)
            yield f"  {span.line}:{span.column}  {span.role}{attributes}: {span.words}"
    yield ""
    yield "to settle it, in the record (or name another role there)"
    yield ""
    yield told.snippet.rstrip("\n")


def _reasons(reading: Alternative) -> Iterator[str]:
    yield f"  {signed(reading.prior)}  {reading.role}: how rare it is"
    for reason in reading.reasons:
        yield f"  {signed(reason.weight)}  {reason.rule}: {reason.words}"


def as_json(told: Explanation) -> str:
    """A decision in full, as an object."""
    made: dict[str, Any] = {
        "path": told.path,
        "words": told.words,
        "zone": told.zone,
        "element": told.element,
        "decidedBy": "record" if told.by_editor else "textus",
        **_object(told.chosen),
        "neighbours": {"before": told.before, "after": told.after or None},
        "rivals": [_object(rival) for rival in told.rivals],
        "spans": [
            {"role": span.role, "element": span.element, "line": span.line, "column": span.column, "words": span.words,
             "attributes": dict(span.attributes)}
            for span in told.inside
        ],
        "digest": told.digest,
        "decision": told.snippet,
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _object(reading: Alternative) -> dict[str, Any]:
    return {
        "role": reading.role,
        "lines": [reading.first, reading.last],
        "confidence": round(reading.confidence, 4),
        "score": round(reading.score, 3),
        "prior": reading.prior,
        "reasons": [{"rule": one.rule, "weight": round(one.weight, 3), "words": one.words} for one in reading.reasons],
        "transitions": {"before": _finite(reading.before), "after": _finite(reading.after)},
    }


def _finite(value: float) -> float | None:
    return round(value, 3) if math.isfinite(value) else None


def numbered(first: int, last: int) -> str:
    """Line numbers: of one line, or of the first and last."""
    return str(first) if first == last else f"{first}-{last}"


def percent(share: float) -> str:
    """A share in words."""
    return "under 1%" if share < 0.01 else f"{min(share, 1.0):.0%}"


def sure_of(confidence: float, by_editor: bool) -> str:
    """How sure a decision is, in words."""
    return "by the record" if by_editor else f"{percent(confidence)} sure"


def signed(weight: float) -> str:
    """A weight with its sign."""
    return f"{weight:+6.1f}" if math.isfinite(weight) else "  never"


def named(role: str) -> str:
    """A neighbour, in words."""
    return "the beginning of the text" if role == "start" else role
