"""Quotations: set off as blocks, over several paragraphs with repeated opening marks, and in running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document
from textus.recognisers._cast import cast
from textus.recognisers._looks import wrapped

LONG = 120
STEP, MOST_STEP = 2, 12
"""columns by which a quotation is set in; what stands further in is a signature or a date"""

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"'}
_CURLY = re.compile(r"“[^“”]{1,1200}”|„[^„“”]{1,1200}[“”]|«[^«»]{1,1200}»")
_STRAIGHT = re.compile(r'(?<![\w"])"(?=[^\s"])[^"]{1,1200}"(?!\w)')
_SINGLE = re.compile(r"(?<!\w)‘[^‘’]{1,300}(?:’\w[^‘’]{1,200}){0,6}’(?!\w)")


def block_claims(document: Document) -> Iterator[Claim]:
    """Blocks that are quotations as a whole."""
    blocks = document.blocks.blocks
    spoken = bool(cast(document).speeches)
    runs = frozenset[int]() if spoken or _dialogue(document) else _repeated_openings(document)
    for number, block in enumerate(blocks):
        text = document.blocks.block_text(block)
        reasons = []
        introduced = number > 0 and document.blocks.block_text(blocks[number - 1]).rstrip("_*")[-1:] == ":"
        if number in runs:
            reasons.append("quote.repeated-opening")
        elif introduced and _wholly_quoted(text) and len(text) > LONG and not spoken and not _dialogue(document):
            reasons.append("quote.whole")
        if not spoken and (introduced or len(block) > 1 or block.indent >= 2 * STEP) and _set_in(document, block):
            reasons.append("quote.indented")
        if reasons and introduced:
            reasons.append("quote.introduced")
        if reasons and any(c.isalpha() for c in text):
            verse = len(block) > 1 and not wrapped(document, block.first, block.last)
            if verse and reasons[0] == "quote.indented" and not _mostly_prose(document):
                continue
            yield document.block_claim(
                block, "quote.verse" if verse and reasons[0] == "quote.indented" else "quote", *reasons
            )


def _set_in(document: Document, block: Block) -> bool:
    """Every line stands further in than the prose does, in a source whose prose stands at one margin."""
    margin = _margin(document)
    lines = document.blocks.lines[block.first : block.last + 1]
    even = len(lines) == 1 or wrapped(document, block.first, block.last)
    inner = all(margin + STEP <= line.indent <= margin + MOST_STEP for line in lines)
    return margin >= 0 and inner and ((even and len(document.blocks.block_text(block)) > 40) or not even)


@functools.lru_cache(maxsize=8)
def _mostly_prose(document: Document) -> bool:
    """At least half of the lines are wrapped prose, so that verse set in is a quotation among it."""
    blocks = document.blocks.blocks
    prose = sum(len(block) for block in blocks if wrapped(document, block.first, block.last))
    return prose >= 0.5 * len(document.blocks.lines)


@functools.lru_cache(maxsize=8)
def _dialogue(document: Document) -> bool:
    """People talk in it: many paragraphs begin with a quotation mark, as speeches in novels do."""
    blocks = document.blocks.blocks
    begin = sum(document.blocks.block_text(block)[:1] in _PAIRS for block in blocks)
    return begin >= 8 and begin >= 0.06 * len(blocks)


def _wholly_quoted(text: str) -> bool:
    closing = _PAIRS.get(text[:1], "")
    if not closing:
        return False
    at = next(
        (i for i, c in enumerate(text[1:], 1) if c in closing and not (i + 1 < len(text) and text[i + 1].isalpha())), -1
    )
    return at >= len(text) - 6


@functools.lru_cache(maxsize=8)
def _margin(document: Document) -> int:
    """The indent at which nearly all wrapped prose stands; -1 if there is none."""
    sizes: dict[int, int] = {}
    for block in document.blocks.blocks:
        if wrapped(document, block.first, block.last):
            sizes[block.indent] = sizes.get(block.indent, 0) + len(block)
    margin = max(sizes, key=lambda indent: (sizes[indent], -indent), default=-1)
    return margin if margin >= 0 and sizes[margin] >= 0.7 * sum(sizes.values()) else -1


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
