"""Quotations after a sign at the beginning of every line, as in Markdown and in mail: > so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.layout.measure import wrapped
from textus.survey.survey import Survey

_SIGN = regex(r"(?:>[ \t]?)+")
VERSE = 60
"""characters of a line of verse"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Every line of a block begins with the sign; a line of nothing but the sign separates paragraphs."""
    for block in survey.blocks.blocks:
        if survey.text[survey.blocks.start(block)] != ">":
            continue
        signs = [_sign(survey, index) for index in range(block.first, block.last + 1)]
        if all(signs):
            yield from (_quotation(survey, block, run) for run in _paragraphs(survey, signs))


def _sign(survey: Survey, index: int) -> tuple[int, int, int]:
    """The line, and where its sign begins and ends; nothing in it without one."""
    line = survey.blocks.lines[index]
    match = _SIGN.match(survey.text, line.start, line.end)
    return (index, line.start, match.end()) if match else ()  # type: ignore[return-value]


Signs = Sequence[tuple[int, int, int]]


def _paragraphs(survey: Survey, signs: Signs) -> Iterator[Signs]:
    """The signs of each paragraph; bare ones go with the paragraph that follows them, the last with the one before."""
    begin = 0
    for place, (index, _, end) in enumerate(signs):
        bare = end >= survey.blocks.lines[index].end
        worded = any(behind < survey.blocks.lines[line].end for line, _, behind in signs[begin:place])
        rest = any(behind < survey.blocks.lines[line].end for line, _, behind in signs[place:])
        if bare and worded and rest:
            yield signs[begin:place]
            begin = place
    yield signs[begin:]


def _quotation(survey: Survey, block: Block, signs: Signs) -> Claim:
    first, last = signs[0][0], signs[-1][0]
    words = [survey.text[end : survey.blocks.lines[index].end] for index, _, end in signs]
    bare = any(not line for line in words)
    verse = len(words) > 1 and not bare and not wrapped(survey, block.first, block.last) and _like_verse(words)
    role, weight = "quote.verse" if verse else "quote", span_weight("quote.sign")
    start, until = signs[0][1], next((end for index, _, end in signs if end < survey.blocks.lines[index].end), 0)
    spans = [Span(start, until, "whole", before=until - start, weight=weight)] if until else []
    kind = "whole" if verse else "lb"
    spans += [Span(a, b, kind, before=b - a, weight=weight) for _, a, b in signs if a >= until]
    return survey.claim(first, last, role, "quote.marked", spans=tuple(spans))


def _like_verse(lines: Sequence[str]) -> bool:
    begins = [line.strip("_*\"'“„«‘(— ")[:1] for line in lines]
    return max(map(len, lines)) <= VERSE and all(letter.isupper() for letter in begins)
