"""Decisions that are two things in one block, divided: the words of greeting or the date that a paragraph begins with,
words of a complimentary close and the name after them in one line.

TEI has no `salute` in a `p` (TEI P5, 4.2.2): the opening stands before the paragraph, in the `opener`, though the
transcription has both in one line. A role whose row says `opens` is divided where its structural spans are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import roles, span_kinds
from textus.model.claims import Decision
from textus.structure.changes import PLAIN, changed, noted

DIVIDED, DIVIDED_CLOSE, WHOLE = "opening.before-paragraph", "closing.before-name", "opening.whole-line"


def parted(reading: Sequence[Decision]) -> tuple[Decision, ...]:
    """The reading in which such a decision is two: one of the role its row names, and one of the rest, a paragraph
    where the row does not say otherwise."""
    return tuple(part for decision in reading for part in _parts(decision))


def _parts(decision: Decision) -> Iterator[Decision]:
    row = roles()[decision.claim.role]
    if not row.opens:
        yield decision
        return
    parts = [span for span in decision.spans if span_kinds()[span.role].structural]
    if len(parts) != 2:
        yield changed(decision, PLAIN, WHOLE)
        return
    for part, name in zip(parts, (row.opens, row.then or PLAIN), strict=True):
        inside = tuple(s for s in decision.spans if part.start <= s.start and s.end <= part.end and s not in parts)
        claim = replace(decision.claim, role=name, start=part.start, end=part.end, spans=())
        yield noted(decision, DIVIDED_CLOSE if row.then else DIVIDED, claim=claim, spans=inside)
