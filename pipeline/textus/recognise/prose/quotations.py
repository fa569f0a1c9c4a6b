"""Quotations: set off as blocks, between marks over several blocks, and in running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import evidence_weight, span_weight
from textus.model.claims import Claim, Evidence, Span
from textus.model.document import Document
from textus.read.blocks import Block
from textus.recognise.plays._cast import cast
from textus.recognise.prose._insets import STEP, set_in, unbroken, within_set_in
from textus.recognise.prose._looks import introduced, wrapped
from textus.recognise.prose._quoted import LONG, dialogue, one_pair, repeated_openings, wholly_quoted
from textus.recognise.verse._verse_looks import line_numbers, verse_evidence

PROSE = 80
"""characters of a single line that is prose"""
SPEECH = 60
"""characters of a block up to which quotation marks around it are those of somebody speaking"""

_CURLY = re.compile(r"“[^“”]{1,1200}”|„[^„“”]{1,1200}[“”]|«[^«»]{1,1200}»|‹[^‹›]{1,300}›")
_INWARD = re.compile(r"»[^«»]{1,1200}«")
_STRAIGHT = re.compile(r'(?<![\w"])"(?=[^\s"])[^"]{1,1200}"(?!\w)')
_SINGLE = re.compile(
    r"(?<!\w)‘[^‘’]{1,300}(?:’\w[^‘’]{1,200}){0,6}"
    r"(?:(?<=[sxz])’ [^‘’]{1,200}(?:’\w[^‘’]{1,200}){0,3}(?<=[.,;:!?…])(?=’(?!\w)))?’(?!\w)"
)
"""an apostrophe behind s may be that of a possessive, where the mark behind a later stop has no other opening"""


def block_claims(document: Document) -> Iterator[Claim]:
    """Blocks that are quotations as a whole."""
    if cast(document).speeches:
        return
    before = False
    for number, block in enumerate(document.blocks.blocks):
        announced = introduced(document, block.first)
        marked = _between_marks(document, number, announced)
        inside = number in within_set_in(document)
        indented = inside or set_in(document, number)
        reasons = [*([marked[0]] if marked else []), *(["quote.indented"] if indented else [])]
        if reasons == ["quote.indented"] and not (inside or announced or len(block) > 1 or block.indent >= 2 * STEP):
            reasons = []
        if announced and (reasons or not dialogue(document) or unbroken(document, block)):
            reasons.append("quote.introduced")
        anew = marked is not None and marked[1] == number and before
        yield from _claims(document, block, reasons, anew)
        before = bool(marked)


def _claims(document: Document, block: Block, reasons: list[str], anew: bool) -> Iterator[Claim]:
    """A claim of verse or of prose, whichever the lines are; a quotation right behind another one begins anew.

    That something is announced makes verse a quotation, but no prose.
    """
    kind = ".new" if anew else ""
    set_off = [reason for reason in reasons if reason != "quote.introduced"]
    if len(block) > 1 and not wrapped(document, block.first, block.last):
        marked = any(reason != "quote.indented" for reason in set_off)
        evidence = verse_evidence(document, block, quoted=marked) if reasons and _mostly_prose(document) else []
        if evidence or (set_off and _mostly_prose(document)):
            said = [Evidence("quote.introduced")] if len(set_off) < len(reasons) else []
            evidence = _strongest(evidence) if set_off else evidence
            numbers = line_numbers(document, block)
            yield document.block_claim(block, f"quote.verse{kind}", *evidence, *said, spans=numbers)
    elif set_off and any(c.isalpha() for c in document.blocks.block_text(block)):
        yield document.block_claim(block, f"quote{kind}", *reasons)


def _strongest(evidence: list[Evidence]) -> list[Evidence]:
    """That lines are set off tells as much as their looks, unless these are those of entries."""
    looks = sum(evidence_weight(item.rule) * item.strength for item in evidence)
    looks += evidence_weight("quote.verse-set-off")
    like_entries = any(item.rule == "verse.ends-like-entries" for item in evidence)
    if not evidence or (looks < evidence_weight("quote.indented") and not like_entries):
        return [Evidence("quote.indented")]
    return [*evidence, Evidence("quote.verse-set-off")]


def _between_marks(document: Document, number: int, announced: bool) -> tuple[str, int] | None:
    """The reason to take a block for quoted by its marks, and the first block between them."""
    talk = dialogue(document)
    if not talk and number in repeated_openings(document):
        return "quote.repeated-opening", repeated_openings(document)[number]
    pair = one_pair(document).get(number)
    if pair is not None and (not talk or introduced(document, document.blocks.blocks[pair].first)):
        return "quote.one-pair", pair
    block = document.blocks.blocks[number]
    text = document.blocks.block_text(block)
    several = len(block) > 2 or unbroken(document, block) or (len(block) > 1 and announced)
    if not talk and wholly_quoted(text) and (len(text) > LONG or several):
        return "quote.whole", number
    return None


@functools.lru_cache(maxsize=8)
def _mostly_prose(document: Document) -> bool:
    """At least half of the words stand in prose, so that verse among it is quoted."""
    sizes = [0, 0]
    for block in document.blocks.blocks:
        single = len(block) == 1 and document.blocks.end(block) - document.blocks.start(block) > PROSE
        prose = single or wrapped(document, block.first, block.last)
        sizes[prose] += document.blocks.end(block) - document.blocks.start(block)
    return sizes[True] >= sizes[False]


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Quoted words; the marks stay in the text, as characters of the transcription (TEI P5, 3.3.3)."""
    text = document.text
    for pattern in (_CURLY, _STRAIGHT, _SINGLE, *([_INWARD] if _points_inward(document) else [])):
        for match in pattern.finditer(text, start, end):
            if match.start() == start and end - start > SPEECH and wholly_quoted(text[start:end]):
                continue
            yield Span(match.start(), match.end(), "q", weight=span_weight("quote.inside"))


@functools.lru_cache(maxsize=8)
def _points_inward(document: Document) -> bool:
    """Pointed marks open with », as in German and Danish prints."""
    opened = len(re.findall(r"(?<!\w)»(?=\w)", document.text))
    return opened > 0 and opened > len(re.findall(r"(?<!\w)«", document.text))
