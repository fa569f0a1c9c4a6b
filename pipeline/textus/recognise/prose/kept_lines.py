"""Lines kept as the source breaks them, each begun by an `lb`; paragraphs where the habits stated have them begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Evidence, Span
from textus.read.blocks import Block
from textus.recognise.prose._ends import without_ends
from textus.survey.survey import Survey

SURE = 0.75
"""how sure it must be that lines were kept"""
GOES_ON = 0.4
"""share of the lines of a paragraph, without its first, that begin with a small letter"""
BELOW = 0.9
"""share of the evidence of the lines below the first, which may be a greeting, by themselves"""
STEP = 2
"""columns by which the first line of a paragraph is indented"""
_HYPHENS = "-‐¬⸗"


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Paragraphs that begin as the record or the settings specify: with an indent or after a blank line."""
    lines, paragraphs = survey.stated_value("lines"), survey.stated_value("paragraphs")
    if not lines and _kept(survey):
        yield from _going_on(survey)
    if not lines and not paragraphs:
        return
    for block in survey.blocks.blocks:
        if len(block) > 1 and block.wrapped:
            stepped = _set_in(survey, block)
            starts = stepped if paragraphs in ("indents", "both") else stepped[:1]
            against = 1 + (len(stepped) > len(starts))
            for first, after in zip(starts, [*starts[1:], block.last + 1], strict=True):
                yield survey.claim(first, after - 1, "p", Evidence("paragraph.stated", against))


def _kept(survey: Survey) -> bool:
    return survey.line_habit.value == "kept" and survey.line_habit.sure >= SURE


def _going_on(survey: Survey) -> Iterator[Claim]:
    """Runs of kept lines of which several break a sentence, from one that is indented to the next."""
    if survey.mostly_verse:
        return
    for block in survey.blocks.blocks:
        starts = _set_in(survey, block)
        for first, after in zip(starts, [*starts[1:], block.last + 1], strict=True):
            below = survey.blocks.lines[first + 1 : after]
            small = sum(survey.text[line.start].islower() for line in below)
            if below and small >= GOES_ON * len(below):
                whole = survey.claim(first, after - 1, "p", "paragraph.lines-kept")
                yield from without_ends(survey, whole, first, after - 1)
                if len(below) > 1 and survey.text[below[0].start].isupper():
                    yield survey.claim(first + 1, after - 1, "p", Evidence("paragraph.lines-kept", BELOW))


def _set_in(survey: Survey, block: Block) -> Sequence[int]:
    """The first line of a block and every other one that is indented."""
    lines = survey.blocks.lines
    margin = min(line.indent for line in lines[block.first : block.last + 1])
    later = range(block.first + 1, block.last + 1)
    return [block.first, *(index for index in later if lines[index].indent >= margin + STEP)]


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The line breaks of a text whose lines were kept; a hyphen before one has its own reading."""
    if not _kept(survey):
        return
    for before, line in survey.breaks_within(start, end):
        if survey.text[before.end - 1] not in _HYPHENS:
            yield Span(before.end, line.start, "keptLine", weight=span_weight("line.kept"))
