"""Decisions in words and as JSON: one in full, or all in a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from textus.base.bundles import NEVER
from textus.base.frozen import frozen
from textus.base.knowledge import role_label
from textus.decide import explain, sentences
from textus.decide.explain import Alternative, Explanation
from textus.decide.sentences import numbered, percent, signed, with_code
from textus.model.claims import Claim, Decision
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
    """what it is in the TEI"""
    confidence: float
    """how likely the reading is that this was made of"""
    by_editor: bool
    rivals: tuple[tuple[str, float], ...]
    words: str
    read_as: str
    """the role the search chose"""
    changes: tuple[str, ...]
    """what the structure of the text made of that, and why"""
    sentence: str
    """all of this in words"""
    holds: bool
    """whether what the search chose is what it is in the TEI"""


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
    numbers = sentences.questions(decisions) if only_unsure else range(len(decisions))
    return tuple(_row(document, decisions[number]) for number in numbers)


def _row(document: Survey, decision: Decision) -> Row:
    claim = decision.claim
    first, last = (document.source.position(offset)[0] for offset in (claim.start, max(claim.start, claim.end - 1)))
    return Row(
        path=document.source.path,
        first=first,
        last=last,
        role=claim.role,
        confidence=decision.confidence,
        by_editor=decision.found.by_editor,
        rivals=tuple((rival.role, rival.confidence) for rival in decision.rivals),
        words=excerpt(" ".join(document.text[claim.start : claim.end][: 2 * WORDS].split()), 1)[:WORDS],
        read_as=decision.found.claim.role,
        changes=tuple(sentences.made(decision)),
        sentence=sentences.read_as(decision),
        holds=sentences.holds(decision),
    )


# ---------------------------------------------------------------------------------------------------------- the table
def rows_as_text(rows: Sequence[Row]) -> str:
    """A table: lines, role, how certain, the likeliest alternative, the first words; below a row what was changed.

    What a decision was changed to is no alternative to it.
    """
    if not rows:
        return "no questions: textus is fairly certain of every line\n"
    cells = [
        (
            numbered(row.first, row.last),
            role_label(row.role),
            certainty(row.confidence, row.by_editor) if row.holds else "",
            f"or {_rival(row)}" if row.rivals and row.holds and row.rivals[0][0] != row.role else "",
            row.words,
        )
        for row in rows
    ]
    widths = [max(len(cell[column]) for cell in cells) for column in range(4)]
    lines = []
    for row, cell in zip(rows, cells, strict=True):
        columns = [cell[0].rjust(widths[0]), *(cell[n].ljust(widths[n]) for n in (1, 2, 3)), cell[4]]
        lines.append("  ".join(columns).rstrip())
        if row.changes:
            lines.append(f"{' ' * widths[0]}    {row.sentence}")
    return f"{rows[0].path}\n" + "\n".join(lines) + "\n"


def _rival(row: Row) -> str:
    """The likeliest alternative with its share."""
    role, confidence = row.rivals[0]
    return f"{role_label(role)} {percent(confidence)}"


def rows_as_json(rows: Sequence[Row]) -> str:
    """The same as a list of objects."""
    listed = [
        {
            "path": row.path,
            "lines": [row.first, row.last],
            "role": row.role,
            "confidence": round(row.confidence, 4),
            "decidedBy": _decided_by(row.by_editor),
            "readAs": row.read_as,
            "changes": list(row.changes),
            "rivals": [{"role": role, "confidence": round(sure, 4)} for role, sure in row.rivals],
            "words": row.words,
        }
        for row in rows
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


# ------------------------------------------------------------------------------------------------------- one decision
def as_text(told: Explanation) -> str:
    """A decision in full, in words: first a sentence, then what its weights add up to, then the alternatives."""
    return "\n".join(_paragraphs(told)) + "\n"


def _paragraphs(told: Explanation) -> Iterator[str]:
    chosen = told.chosen
    yield f"{told.path}:{numbered(chosen.first, chosen.last)}: {told.words}"
    yield ""
    yield f"{told.sentence[:1].upper()}{told.sentence[1:]}."
    yield f"In the TEI: {told.element or 'no element of its own'}"
    if why := against(told):
        yield ""
        yield why
    if not told.by_editor:
        yield ""
        yield "weights, as log-odds"
        yield from _sum(told)
        yield ""
        yield "alternatives" if told.rivals else "alternatives: none"
        for rival in told.rivals:
            yield from _alternative(told, rival)
    if told.inside:
        yield ""
        yield "inside"
        for span in told.inside:
            attributes = "".join(f' {name}="{value}"' for name, value in span.attributes)
            yield f"  {span.line}:{span.column}  {span.role}{attributes}: {span.words}"
    yield ""
    yield "in the record" if told.by_editor else "to settle it, in the record (or name another role there)"
    yield ""
    yield told.snippet.rstrip("\n")


def _sum(told: Explanation) -> Iterator[str]:
    for weight, words in weights(told, told.chosen):
        yield f"  {signed(weight):>7}  {words}"
    yield f"  {signed(told.chosen.total):>7}  total"


def _alternative(told: Explanation, rival: Alternative) -> Iterator[str]:
    lines = "" if rival.covers_the_lines_of(told.chosen) else f", lines {numbered(rival.first, rival.last)}"
    yield f"  {with_code(rival.role)}{lines}: {percent(rival.confidence)}"
    for weight, words in weights(told, rival):
        yield f"    {signed(weight):>7}  {words}"
    yield f"    {signed(rival.total):>7}  total"


def weights(told: Explanation, reading: Alternative) -> Iterator[tuple[float, str]]:
    """What the total of a reading is the sum of, each weight in words; what weighs nothing is left out."""
    yield reading.prior, "prior: how often this is found, compared with a paragraph"
    weighed = [(reason.weight, f"{reason.words} ({reason.rule})") for reason in reading.reasons]
    if not reading.covers_the_lines_of(told.chosen):
        weighed.append((reading.before + reading.after, "between the same neighbours"))
    else:
        weighed.append((reading.before, f"it follows {with_code(told.before)}"))
        weighed.append((reading.after, f"{with_code(told.after)} follows it"))
    yield from (one for one in weighed if one[0])


def against(told: Explanation) -> str:
    """Why the reading was chosen although another is likelier, in a sentence; empty where none is."""
    chosen = told.chosen
    likelier = [rival for rival in told.rivals if rival.confidence > chosen.confidence]
    if not likelier:
        return ""
    rival = max(likelier, key=lambda one: one.confidence)
    first = f"By itself, {with_code(rival.role)} is likelier ({percent(rival.confidence)})"
    if not rival.covers_the_lines_of(chosen):
        first += f" for lines {numbered(rival.first, rival.last)}"
    return f"{first}; this reading was chosen so that it fits its neighbours: {_deciding(told, rival)}."


def _deciding(told: Explanation, rival: Alternative) -> str:
    """The neighbour beside which the reading gains most on its rival, and the weights there."""
    chosen = told.chosen
    sides = [
        (chosen.before - rival.before, f"after {with_code(told.before)}", chosen.before, rival.before),
        (chosen.after - rival.after, f"before {with_code(told.after)}", chosen.after, rival.after),
    ]
    gain, where, mine, other = max(sides[: 2 if told.after else 1])
    if gain > 0:
        return f"{where}, it weighs {signed(mine)} and {with_code(rival.role)} {signed(other)}"
    others = "the lines around it would have to be read otherwise"
    return f"with them, its total is {signed(chosen.total)}; for {with_code(rival.role)}, {others}"


def as_json(told: Explanation) -> str:
    """A decision in full, as an object."""
    made: dict[str, Any] = {
        "path": told.path,
        "words": told.words,
        "zone": told.zone,
        "element": told.element,
        "summary": told.sentence,
        "against": against(told) or None,
        "decidedBy": _decided_by(told.by_editor),
        **_object(told.chosen, weighed=not told.by_editor),
        "role": told.role,
        "readAs": told.chosen.role,
        "changes": [
            {"reason": one.reason, "before": one.before, "after": one.after, "words": one.words}
            for one in told.changes
        ],
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


def _object(reading: Alternative, *, weighed: bool = True) -> dict[str, Any]:
    """A reading with its weights; without them where the record has decided, and nothing was weighed."""
    made: dict[str, Any] = {
        "role": reading.role,
        "lines": [reading.first, reading.last],
        "confidence": round(reading.confidence, 4),
    }
    if weighed:
        made |= {
            "score": reading.score,
            "prior": reading.prior,
            "reasons": [{"rule": one.rule, "weight": one.weight, "words": one.words} for one in reading.reasons],
            "transitions": {"before": _possible(reading.before), "after": _possible(reading.after)},
            "total": _possible(reading.total),
        }
    return made


def _possible(value: float) -> float | None:
    return value if value > NEVER / 2 else None


def _decided_by(by_editor: bool) -> str:
    return "record" if by_editor else "textus"


def certainty(confidence: float, by_editor: bool) -> str:
    """How certain a decision is, in words."""
    return sentences.BY_RECORD if by_editor else f"{percent(confidence)} certain"
