"""Speakers who say nothing: a `sp` without words is no speech for TEI (P5, 7.2.2), so the name is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import roles, span_kinds
from textus.model.claims import Decision
from textus.structure.changes import PLAIN, changed

SILENT = "speech.silent"
_LAYOUT = " \t\r\n\f"
_SPEECH = frozenset({"p", "l", "lg", "stage", "ab", "list"})
_BREAKS = frozenset({"pb", "cb"})
"""roles that leave a speech open"""


def without_silent(reading: Sequence[Decision], text: str) -> tuple[Decision, ...]:
    """The reading with each speaker who says nothing a paragraph; `text` is what offsets count in."""
    return tuple(_words_alone(d) if _is_silent(reading, i, text) else d for i, d in enumerate(reading))


def _is_silent(reading: Sequence[Decision], index: int, text: str) -> bool:
    decision = reading[index]
    if roles()[decision.claim.role].path != "sp/*" or any(_is_speech(decision, text)):
        return False
    later = (reading[number].claim.role for number in range(index + 1, len(reading)))
    following = (role for role in later if role not in _BREAKS)
    after = next(following, PLAIN)
    return not (roles()[after].path.startswith("sp/") and roles()[after].begins != "sp")


def _is_speech(decision: Decision, text: str) -> Iterator[bool]:
    """Whether a part of the passage, or words between its parts, is what is said."""
    position = decision.claim.start
    for span in decision.spans:
        row = span_kinds()[span.role]
        if span.start < position or (row.within and "sp" not in row.within):
            continue  # within a part, or not an element here
        yield row.element in _SPEECH or bool(text[position : span.start].strip(_LAYOUT))
        position = span.end
    yield bool(text[position : decision.claim.end].strip(_LAYOUT))


def _words_alone(decision: Decision) -> Decision:
    silent = changed(decision, PLAIN, SILENT)
    return replace(silent, spans=tuple(span for span in decision.spans if span.role != "speaker"))
