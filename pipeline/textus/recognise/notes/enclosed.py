"""Notes within the text, in brackets that it has for nothing else: in its sentences, and on lines of their own."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.survey import Survey

_ABOUT = {"place": "inline"}


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Those that begin where a line begins and end where one ends."""
    if survey.cast.speeches or not survey.enclosed_notes:
        return
    ends = {first: (after, width) for first, after, width in survey.enclosed_notes}
    for block in survey.blocks.blocks:
        yield from _on_own_lines(survey, block, ends)


def _on_own_lines(survey: Survey, block: Block, ends: dict[int, tuple[int, int]]) -> Iterator[Claim]:
    lines = survey.blocks.lines
    last_lines = {lines[index].end: index for index in range(block.first, block.last + 1)}
    for index in range(block.first, block.last + 1):
        start = lines[index].start
        after, width = ends.get(start, (0, 0))
        if after in last_lines:
            weight = span_weight("note.enclosed-brackets")
            brackets = (
                Span(start, start + width, "noteLabel", _ABOUT, weight=weight),
                Span(after - width, after, "noteEnd", after=width, weight=weight),
            )
            yield survey.claim(index, last_lines[after], "note.enclosed", "note.fills-lines", spans=brackets)


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Each from its opening bracket to the closing one."""
    notes = survey.enclosed_notes if not survey.cast.speeches else ()
    for first, after, width in notes[bisect.bisect_left(notes, (start, 0, 0)) :]:
        if first >= end:
            return
        if (first, after) != (start, end):
            yield Span(first, after, "note", _ABOUT, before=width, after=width, weight=span_weight("note.enclosed"))
