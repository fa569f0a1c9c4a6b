"""Notes and calls in the marks that the conventions of a text have for them."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks, and lines of them, that begin with the mark of a note; lines without one continue the note."""
    labels = survey.marked_notes.labels
    for block in survey.blocks.blocks if labels else ():
        marked = [index for index in range(block.first, block.last + 1) if index in labels]
        if not marked or marked[0] != block.first:
            continue
        for index, after in zip(marked, [*marked[1:], block.last + 1], strict=True):
            end, name = labels[index]
            about = {"n": name, "place": "foot"} if name else {"place": "foot"}
            start = survey.blocks.lines[index].start
            label = Span(start, end, "noteLabel", about, weight=span_weight("note.house-label"))
            yield survey.claim(index, after - 1, "note", "note.house-mark", spans=(label,))


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Calls in those marks."""
    for first, after, name in survey.marked_notes.calls:
        if start <= first and after <= end:
            yield Span(first, after, "noteCall", {"n": name}, weight=span_weight("note.house-call"))
