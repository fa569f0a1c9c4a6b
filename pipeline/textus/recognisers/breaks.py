"""Section breaks, page marks and the words that end a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document
from textus.knowledge import phrase_pattern

_SYMBOLS = re.compile(r"^(?:[*✱⁂·•~=#◆◊❦☙❧+—–_.-]\s*){3,}$|^[⁂❦☙❧※]$|^[*#]$")
_PAGE = re.compile(
    r"""^[\[({<|–—-]?\s*                           # an opening bracket or dash
    (?:(?P<word>pages?|pg|pp?|s|seite|fol|f|стр|с)(?:\.\s*|\s+|(?=\d)))?
    (?P<n>\d{1,4}[rv]?|[ivxlc]{1,8})
    \s*[\])}>|–—-]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_INLINE_PAGE = re.compile(
    r"[\[{](?:pages?|pg|pp?|s|seite|fol|стр)(?:\.\s*|\s+|(?=\d))(?P<n>\d{1,4}[rv]?|[ivxlc]{1,8})[\]}]", re.IGNORECASE
)
_BARE_NUMBER_WORTH = 2
"""bare numbers on lines of their own are page marks only if at least so many of them run on"""


def block_claims(document: Document) -> Iterator[Claim]:
    """A row of symbols is a section break; a bracketed page number a page break; "The End" a trailer."""
    running = _running_numbers(document)
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
        elif page := _PAGE.match(words):
            yield from _page(document, block, page, running)
        elif trailers.match(words) and len(words) <= 40:
            reasons = ["trailer.words"] + (["trailer.last"] if number >= last - 3 else [])
            yield document.block_claim(block, "trailer", *reasons)


def _page(document: Document, block: Block, page: re.Match[str], running: frozenset[int]) -> Iterator[Claim]:
    n = page["n"]
    bracketed = page.group()[0] in "[({<|" and not page.group()[-1].isalnum()
    if page["word"] and (bracketed or len(page["word"]) > 2):
        evidence = "page.named"
    elif block.first in running:
        evidence = "page.running"
    else:
        return
    yield document.block_claim(block, "pb", evidence, spans=(_whole(document, block),), n=n)


def _running_numbers(document: Document) -> frozenset[int]:
    """First lines of blocks that are only a number, where those numbers run on: 12, 13, 14 …"""
    found: list[tuple[int, int]] = []
    for block in document.blocks.blocks:
        if len(block) == 1:
            words = document.blocks.block_text(block).strip("[](){}-–— ")
            if words.isdecimal() and len(words) <= 4:
                found.append((block.first, int(words)))
    steps = sum(0 < b[1] - a[1] <= 3 for a, b in itertools.pairwise(found))
    first_is_one = bool(found) and found[0][1] == 1
    return frozenset(line for line, _ in found) if steps >= _BARE_NUMBER_WORTH and not first_is_one else frozenset()


def _whole(document: Document, block: Block) -> Span:
    start, end = document.blocks.start(block), document.blocks.end(block)
    return Span(start, end, "whole", before=end - start, weight=100.0)


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Page marks inside running text: [p. 12], {p. xii}."""
    for match in _INLINE_PAGE.finditer(document.text, start, end):
        yield Span(match.start(), match.end(), "pb", {"n": match["n"]}, weight=5.0)
