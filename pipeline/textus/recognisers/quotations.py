"""Quotations: set off as blocks, over several paragraphs with repeated opening marks, and in running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.claims import Claim, Span
from textus.document import Document

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"'}
_CURLY = re.compile(r"“[^“”]{1,1200}”|„[^„“”]{1,1200}[“”]|«[^«»]{1,1200}»")
_STRAIGHT = re.compile(r'(?<![\w"])"(?=[^\s"])[^"]{1,1200}"(?!\w)')
_SINGLE = re.compile(r"(?<!\w)‘[^‘’]{1,300}(?:’\w[^‘’]{1,200}){0,6}’(?!\w)")


def block_claims(document: Document) -> Iterator[Claim]:
    """Blocks that are quotations as a whole."""
    blocks = document.blocks.blocks
    runs = _repeated_openings(document)
    margin = _margin(document)
    for number, block in enumerate(blocks):
        text = document.blocks.block_text(block)
        reasons = []
        if number in runs:
            reasons.append("quote.repeated-opening")
        before = document.blocks.block_text(blocks[number - 1]) if number else ""
        if before[-1:] in (":", "—") or before[-2:] in (":—", ":–"):
            reasons.append("quote.introduced")
        if _wholly_quoted(text):
            reasons.append("quote.whole")
        if block.indent >= margin + 2 and document.blocks.layout.wrapped and (block.wrapped or len(text) > 60):
            reasons.append("quote.indented")
        if reasons and (len(text) > 60 or number in runs):
            yield document.block_claim(block, "quote", *reasons)
            if len(block) > 1 and not block.wrapped and "quote.indented" in reasons:
                yield document.block_claim(block, "quote.verse", *reasons)


def _wholly_quoted(text: str) -> bool:
    closing = _PAIRS.get(text[:1], "")
    if not closing:
        return False
    at = next((i for i, c in enumerate(text[1:], 1) if c in closing and not (i + 1 < len(text) and text[i + 1].isalpha())), -1)
    return at >= len(text) - 6


@functools.lru_cache(maxsize=8)
def _margin(document: Document) -> int:
    """The indent at which most of the prose stands."""
    sizes: dict[int, int] = {}
    for block in document.blocks.blocks:
        if block.wrapped:
            sizes[block.indent] = sizes.get(block.indent, 0) + len(block)
    return max(sizes, key=lambda indent: (sizes[indent], -indent), default=0)


def _opens(text: str) -> bool:
    """Begins with an opening mark and does not close the last one it opens."""
    if text[:1] in "“„«":
        closing = _PAIRS[text[0]]
        return text.rfind(text[0]) > max(text.rfind(mark) for mark in closing) if text[0] not in closing else False
    return text[:1] == '"' and text.count('"') % 2 == 1


def _repeated_openings(document: Document) -> frozenset[int]:
    """Numbers of blocks of quotations whose every paragraph opens anew and only the last one closes."""
    found: set[int] = set()
    run: list[int] = []
    for number, block in enumerate(document.blocks.blocks):
        text = document.blocks.block_text(block)
        if run and text[:1] == _first(document, run[0]):
            run.append(number)
            if not _opens(text):
                found.update(run)
                run = []
        else:
            run = [number] if _opens(text) else []
    return frozenset(found)


def _first(document: Document, number: int) -> str:
    return document.blocks.block_text(document.blocks.blocks[number])[:1]


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Quoted words; the marks stay in the text, as characters of the transcription (TEI P5, 3.3.3)."""
    text = document.text
    for pattern in (_CURLY, _STRAIGHT, _SINGLE):
        for match in pattern.finditer(text, start, end):
            if match.start() == start and match.end() == end and end - start > 60:
                continue
            yield Span(match.start(), match.end(), "q", weight=1.5)
