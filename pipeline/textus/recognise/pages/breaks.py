"""Section breaks, page marks and the words that end a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.pages.page_marks import PageMark, mark_of, named_numbers
from textus.survey.pages.symbol_rows import is_row
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """A row of symbols is a section break; a bracketed page number a page break; "The End" a trailer."""
    for index in survey.rows_within:
        yield _section(survey, index, "break.within")
    trailers = phrase_pattern(tuple(survey.language.table("headings").get("end", ())))
    last = len(survey.blocks.blocks) - 1
    for number, block in enumerate(survey.blocks.blocks):
        if len(block) > 1:
            continue
        words = survey.blocks.block_text(block)
        if len(words) > 80:
            continue
        if is_row(words):
            yield _section(survey, block.first, "break.symbols")
        elif page := mark_of(survey, block):
            yield from _page(survey, number, page)
        elif trailers.match(words) and len(words) <= 40:
            reasons = ["trailer.words"] + (["trailer.last"] if number >= last - 3 else [])
            yield survey.block_claim(block, "trailer", *reasons)


def _section(survey: Survey, index: int, reason: str) -> Claim:
    line = survey.blocks.lines[index]
    span = Span(line.start, line.end, "whole", before=line.end - line.start, weight=span_weight("page.alone"))
    return survey.claim(index, index, "milestone", reason, spans=(span,), unit="section")


def _page(survey: Survey, number: int, page: PageMark) -> Iterator[Claim]:
    blocks = survey.blocks.blocks
    block = blocks[number]
    evidence = ["page.named" if page.named else "page.running"]
    if not page.named and block.first not in survey.running_numbers:
        return
    if survey.stated_value("pages") in ("lines", "numbers"):
        evidence.append("page.stated")
    beside = (survey.blocks.block_text(blocks[near]) for near in (number - 1, number + 1) if 0 <= near < len(blocks))
    if block.first in survey.turning_lines:
        evidence.append("page.among-running-heads")
    elif not page.named and any(survey.running_lines.get(near) == "header" for near in (number - 1, number + 1)):
        evidence.append("page.with-running-head")
    elif not page.named and _in_sentence(list(beside)):
        evidence.append("page.in-sentence")
    yield survey.block_claim(block, page.role, *evidence, spans=(_whole(survey, block),), n=page.n)


def _in_sentence(beside: list[str]) -> bool:
    """What stands before ends with a letter, a comma or a hyphen, and what follows begins with a small letter."""
    return len(beside) == 2 and (beside[0][-1].isalpha() or beside[0][-1] in ",-") and beside[1][0].islower()


def _whole(survey: Survey, block: Block) -> Span:
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    return Span(start, end, "whole", before=end - start, weight=span_weight("page.alone"))


_INLINE = regex(lambda: named_numbers("pages", bracketed=True), re.IGNORECASE)


_INLINE_COLUMN = regex(lambda: named_numbers("columns", bracketed=True), re.IGNORECASE)


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Page marks inside running text: [p. 12], {p. xii}, [col. 2]; others where such marks count through the text."""
    for role, pattern in (("pb", _INLINE), ("cb", _INLINE_COLUMN)):
        for match in pattern.finditer(survey.text, start, end):
            yield Span(match.start(), match.end(), role, {"n": match["n"]}, weight=span_weight("page.named-inside"))
    for first, after, n in survey.counted_marks:
        if start <= first and after <= end:
            yield Span(first, after, "pb", {"n": n}, weight=span_weight("page.counted-inside"))
