"""Explanations as an editor shows them beside the text: in Markdown, shaped for a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textus.base.knowledge import role_label
from textus.decide.explain import Alternative, Explanation
from textus.decide.explain_text import against, certainty, weights
from textus.decide.sentences import numbered, percent, signed
from textus.findings import rulebook
from textus.findings.finding import Finding

REASONS = 6
"""so many reasons are told, the weightiest first"""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def explanation(told: Explanation) -> str:
    """Why a line was read as it was: what it is, why, what it nearly was, what is inside, what settles it."""
    return "\n\n".join(_parts(told)) + "\n"


def findings(found: Iterable[Finding]) -> str:
    """Why there are findings, a paragraph for each of their rules; empty if there are none."""
    rules = {finding.rule: rulebook.of(finding) for finding in found}
    return "\n\n".join(f"`{entry.id}`: {_text(entry.reason)}" for entry in rules.values())


def _parts(told: Explanation) -> Iterator[str]:
    chosen = told.chosen
    lines = "" if chosen.first == chosen.last else f" · lines {numbered(chosen.first, chosen.last)}"
    yield f"**{_text(role_label(told.role))}** · {certainty(chosen.confidence, told.by_editor)}{lines}"
    if told.changes:
        yield f"{_text(told.sentence[:1].upper() + told.sentence[1:])}."
    if told.element:
        yield f"`{told.element}`"
    if why := against(told):
        yield _text(why)
    if not told.by_editor:
        yield "\n".join(_table(told))
    if told.rivals:
        yield "Alternatives\n\n" + "\n".join(_rival(rival, chosen) for rival in told.rivals)
    if told.inside:
        yield "Inside\n\n" + "\n".join(
            f"- {_text(span.role)}{_attributes(span.attributes)}: {_text(span.words)}" for span in told.inside
        )
    if not told.by_editor:
        yield f"To settle it, add this to the record (or use a quick fix):\n\n```toml\n{told.snippet.strip()}\n```"


def _table(told: Explanation) -> Iterator[str]:
    """The weights of a reading; of many the first and the weightiest, the others as one sum."""
    first, *rows = weights(told, told.chosen)
    rows.sort(key=lambda row: -abs(row[0]))
    rest = rows[REASONS:]
    others = [(sum(weight for weight, _ in rest), f"{len(rest)} more")] if rest else []
    yield "| weight | reason |"
    yield "|---:|:---|"
    yield from (f"| {signed(weight)} | {_text(words)} |" for weight, words in [first, *rows[:REASONS], *others])
    yield f"| **{signed(told.chosen.total)}** | **total** |"


def _rival(rival: Alternative, chosen: Alternative) -> str:
    lines = "" if rival.covers_the_lines_of(chosen) else f", lines {numbered(rival.first, rival.last)}"
    why = "; ".join(_text(reason.words) for reason in rival.reasons[:2])
    return f"- {_text(role_label(rival.role))}{lines}: {percent(rival.confidence)}{f' ({why})' if why else ''}"


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {_text(name)}=“{_text(value)}”" for name, value in pairs)


def _text(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
