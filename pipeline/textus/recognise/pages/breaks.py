"""Section breaks, page marks and the words that end a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import phrase_pattern
from textus.model.claims import Claim, Span
from textus.model.document import Document
from textus.read.blocks import Block
from textus.recognise.notes._calls import answered
from textus.recognise.pages._pages import PageMark, mark_of, named_numbers, running_lines, running_numbers

FEWEST_COUNTED = 3
_BARE = tuple(
    rf"(?<![\w{sign}]){opens}(?P<n>\d{{1,4}}){closes}(?![\w{sign}])"
    for opens, closes, sign in (
        (r"\|", r"\|", "|"), (r"\|\|", r"\|\|", "|"), (r"\{", r"\}", ""), ("<", ">", ""), ("/", "/", "/"),
        ("//", "//", "/"),
    )
)  # fmt: skip
"""numbers between signs that nothing says are pages; in square brackets they call notes"""
_SYMBOLS = re.compile(r"^(?:[*✱⁂·•~=#◆◊❦☙❧+—–_.-]\s*){3,}$|^[⁂❦☙❧※]$|^[*#]$")


def block_claims(document: Document) -> Iterator[Claim]:
    """A row of symbols is a section break; a bracketed page number a page break; "The End" a trailer."""
    trailers = phrase_pattern(tuple(document.language.table("headings").get("end", ())))
    last = len(document.blocks.blocks) - 1
    for number, block in enumerate(document.blocks.blocks):
        if len(block) > 1:
            continue
        words = document.blocks.block_text(block)
        if len(words) > 80:
            continue
        if _SYMBOLS.match(words):
            yield document.block_claim(
                block, "milestone", "break.symbols", spans=(_whole(document, block),), unit="section"
            )
        elif page := mark_of(document, block):
            yield from _page(document, number, page)
        elif trailers.match(words) and len(words) <= 40:
            reasons = ["trailer.words"] + (["trailer.last"] if number >= last - 3 else [])
            yield document.block_claim(block, "trailer", *reasons)


def _page(document: Document, number: int, page: PageMark) -> Iterator[Claim]:
    blocks = document.blocks.blocks
    block = blocks[number]
    evidence = ["page.named" if page.named else "page.running"]
    if not page.named and block.first not in running_numbers(document):
        return
    beside = (document.blocks.block_text(blocks[near]) for near in (number - 1, number + 1) if 0 <= near < len(blocks))
    if not page.named and any(running_lines(document).get(near) == "header" for near in (number - 1, number + 1)):
        evidence.append("page.with-running-head")
    elif not page.named and _in_sentence(list(beside)):
        evidence.append("page.in-sentence")
    yield document.block_claim(block, page.role, *evidence, spans=(_whole(document, block),), n=page.n)


def _in_sentence(beside: list[str]) -> bool:
    """What stands before ends with a letter, a comma or a hyphen, and what follows begins with a small letter."""
    return len(beside) == 2 and (beside[0][-1].isalpha() or beside[0][-1] in ",-") and beside[1][0].islower()


def _whole(document: Document, block: Block) -> Span:
    start, end = document.blocks.start(block), document.blocks.end(block)
    return Span(start, end, "whole", before=end - start, weight=span_weight("page.alone"))


@functools.cache
def _inline() -> re.Pattern[str]:
    return re.compile(named_numbers("pages", bracketed=True), re.IGNORECASE)


@functools.cache
def _inline_column() -> re.Pattern[str]:
    return re.compile(named_numbers("columns", bracketed=True), re.IGNORECASE)


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Page marks inside running text: [p. 12], {p. xii}, [col. 2]; others where such marks count through the text."""
    for role, pattern in (("pb", _inline()), ("cb", _inline_column())):
        for match in pattern.finditer(document.text, start, end):
            yield Span(match.start(), match.end(), role, {"n": match["n"]}, weight=span_weight("page.named-inside"))
    for first, after, n in _counted(document):
        if start <= first and after <= end:
            yield Span(first, after, "pb", {"n": n}, weight=span_weight("page.counted-inside"))


@functools.lru_cache(maxsize=8)
def _counted(document: Document) -> tuple[tuple[int, int, str], ...]:
    """Bare numbers between the same signs inside the lines, each one more than the last, from no one on."""
    found = []
    for pattern in _BARE:
        marks = [(m.start(), m.end(), m["n"]) for m in re.finditer(pattern, document.text)]
        numbers = [int(n) for _, _, n in marks]
        count = len(marks)
        if count >= FEWEST_COUNTED and numbers == list(range(numbers[0], numbers[0] + count)) and numbers[0] > 1:
            found += marks if not answered(document).intersection(map(str, numbers)) else []
    return tuple(sorted(found))
