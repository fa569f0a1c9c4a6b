"""Explanations as an editor shows them beside the text: in Markdown, shaped for a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textus.decide.explain import Alternative, Explanation
from textus.decide.explain_text import named, numbered, percent, signed, sure_of
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
    yield f"**{_text(chosen.role)}** · {sure_of(chosen.confidence, told.by_editor)}{lines}"
    if told.element:
        yield f"`{told.element}`"
    yield "\n".join(_table(chosen))
    below = f", {signed(chosen.after).strip()} above {_text(told.after)}" if told.after else ""
    yield f"Neighbours: {signed(chosen.before).strip()} below {_text(named(told.before))}{below}"
    if told.rivals:
        yield "It might have been\n\n" + "\n".join(_rival(rival, chosen) for rival in told.rivals)
    if told.inside:
        yield "Inside\n\n" + "\n".join(
            f"- {_text(span.role)}{_attributes(span.attributes)}: {_text(span.words)}" for span in told.inside
        )
    if not told.by_editor:
        yield f"To settle it, in the record (quick fixes write it there):\n\n```toml\n{told.snippet.strip()}\n```"


def _table(reading: Alternative) -> Iterator[str]:
    yield "| weight | reason |"
    yield "|---:|:---|"
    yield f"| {signed(reading.prior).strip()} | how rare it is |"
    for reason in reading.reasons[:REASONS]:
        yield f"| {signed(reason.weight).strip()} | {_text(reason.words)} |"
    rest = reading.reasons[REASONS:]
    if rest:
        yield f"| {signed(sum(reason.weight for reason in rest)).strip()} | {len(rest)} more |"
    yield f"| **{signed(reading.score).strip()}** | **in all** |"


def _rival(rival: Alternative, chosen: Alternative) -> str:
    same = (rival.first, rival.last) == (chosen.first, chosen.last)
    lines = "" if same else f", lines {numbered(rival.first, rival.last)}"
    why = "; ".join(_text(reason.words) for reason in rival.reasons[:2])
    return f"- {_text(rival.role)}{lines}: {percent(rival.confidence)}{f' ({why})' if why else ''}"


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {_text(name)}=“{_text(value)}”" for name, value in pairs)


def _text(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
