"""Prose whose lines are kept and numbered, as in transcriptions of manuscripts: an `lb` with its number each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Evidence, Span
from textus.survey.pages.page_marks import mark_of
from textus.survey.prose.counted_lines import divides
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Paragraphs of numbered lines, over the page marks where they continue."""
    numbers = survey.counted_lines
    if not numbers:
        return
    run: list[int] = []
    """blocks of numbered lines, and page marks between them"""
    for number, block in enumerate(survey.blocks.blocks):
        numbered = all(index in numbers for index in range(block.first, block.last + 1))
        if run and numbered and not _goes_on(survey, run, number):
            yield from _paragraph(survey, run)
            run = []
        if numbered or (run and mark_of(survey, block)):
            run.append(number)
        elif run:
            yield from _paragraph(survey, run)
            run = []
    yield from _paragraph(survey, run)


def _goes_on(survey: Survey, run: Sequence[int], number: int) -> bool:
    """No blank line is before the block, or it begins with a small letter after a page mark."""
    blocks, lines = survey.blocks.blocks, survey.blocks.lines
    between = range(blocks[run[-1]].first, blocks[number].first + 1)
    over_page = mark_of(survey, blocks[run[-1]]) is not None
    tight = not any(lines[index].blank_before for index in between)
    return tight or (over_page and survey.text[survey.counted_lines[blocks[number].first].end].islower())


def _paragraph(survey: Survey, run: Sequence[int]) -> Iterator[Claim]:
    blocks = [survey.blocks.blocks[number] for number in run]
    while blocks and blocks[-1].first not in survey.counted_lines:
        blocks.pop()
    if not blocks:
        return
    weight = span_weight("lines.number")
    spans: list[Span] = []
    pages = 0
    for index in range(blocks[0].first, blocks[-1].last + 1):
        line, number = survey.blocks.lines[index], survey.counted_lines.get(index)
        if number is None:
            mark = next(found for block in blocks if block.first == index and (found := mark_of(survey, block)))
            spans.append(Span(line.start, line.end, mark.role, {"n": mark.n}, weight=weight))
            pages += 1
            continue
        about = {"n": number.n}
        before = survey.blocks.lines[index - 1]
        if index > blocks[0].first and divides(survey.text, before.start, before.end):
            spans.append(Span(before.end - 1, before.end, "softHyphen", weight=weight))
            spans.append(Span(before.end, number.end, "lb", {**about, "break": "no"}, weight=weight))
        else:
            spans.append(Span(number.start, number.end, "lb", about, weight=weight))
    count = len(survey.counted_lines.keys() & range(blocks[0].first, blocks[-1].last + 1))
    reasons = [Evidence("lines.counted", count), *([Evidence("lines.over-page", pages)] if pages else [])]
    yield survey.claim(blocks[0].first, blocks[-1].last, "p", *reasons, spans=tuple(spans))
