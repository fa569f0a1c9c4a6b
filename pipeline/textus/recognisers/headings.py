"""Headings: of chapters, acts, sections, named, numbered or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim
from textus.document import Document
from textus.knowledge import phrase_pattern

LONGEST = 200
MOST_LINES = 4
_NUMERAL = r"(?:[IVXLC]{1,8}|[ivxlc]{1,8}|\d{1,3})"
_NUMBER_ALONE = re.compile(rf"^[\[(—–-]?\s*(?:§\s*)?(?P<n>{_NUMERAL})\s*[.)\]:—–-]*$")
_NUMBERED = re.compile(rf"^(?:§\s*)?(?P<n>[IVXLC]{{1,8}}|\d{{1,2}})\s*[.):—–]\s*[—–-]?\s*(?=[^\W\d_])")
_AFTER_WORD = re.compile(rf"^[\s.,:]*(?:the\s+)?(?P<n>{_NUMERAL}|[^\W\d_]+)?(?P<rest>.*)$", re.DOTALL)
_MARKS = "_*=+~/ "
_TERMINAL = ".!?"


def block_claims(document: Document) -> Iterator[Claim]:
    """Short blocks that look like headings, with everything that speaks for and against it."""
    words = document.language.table("divisions")
    names = phrase_pattern(tuple(words), anchored=True)
    last = len(document.blocks.blocks) - 1
    for number, block in enumerate(document.blocks.blocks):
        text = " ".join(document.blocks.block_text(block).split()).strip(_MARKS)
        if not text or len(block) > MOST_LINES or len(text) > LONGEST or not any(c.isalnum() for c in text):
            continue
        attributes: dict[str, str] = {}
        evidence = [*_words(text, names.match(text), document, attributes), *_form(text), *_setting(document, block)]
        if number == last:
            evidence.append("heading.at-end")
        elif _followed_by_text(document, number):
            evidence.append("heading.before-text")
        yield document.block_claim(block, "head", *evidence, **attributes)


def _words(text: str, named: re.Match[str] | None, document: Document, attributes: dict[str, str]) -> Iterator[str]:
    """What its words say: Chapter IV, IV., IV. The title, Preface."""
    if named:
        kind = document.language.table("divisions")[" ".join(named.group().lower().replace("’", "'").split())]
        behind = _AFTER_WORD.match(text[named.end() :])
        n = behind["n"] or "" if behind else ""
        numeral = re.fullmatch(_NUMERAL, n) or n.lower() in document.language.table("numerals")
        if numeral:
            attributes.update(type=str(kind), n=n)
            yield "heading.division-numbered"
        elif len(text) <= named.end() + 2 or text.isupper():
            attributes["type"] = str(kind)
            yield "heading.division-word"
        elif len(text) <= 60 and text[-1] not in ",;":
            attributes["type"] = str(kind)
            yield "heading.division-begins"
    elif alone := _NUMBER_ALONE.match(text):
        attributes["n"] = alone["n"]
        if not alone["n"].islower() or len(alone["n"]) > 1 or not alone["n"].isalpha():
            yield "heading.number-alone"
    elif numbered := _NUMBERED.match(text):
        if len(text) <= 90 and text[-1] not in _TERMINAL + ",;:":
            attributes["n"] = numbered["n"]
            yield "heading.numbered"


def _form(text: str) -> Iterator[str]:
    letters = [c for c in text if c.isalpha()]
    if len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters):
        yield "heading.capitals"
    elif _title_case(text):
        yield "heading.title-case"
    if text[-1] not in ".!?,;:-—–”’\"')]":
        yield "heading.no-stop"
    elif text[-1] in ",;:-—–":
        yield "heading.goes-on"
    elif text[-1] in _TERMINAL and not "".join(letters).isupper() and len(text.split()) > 3:
        yield "heading.sentence"
    if len(text) <= 60:
        yield "heading.short"
    elif len(text) > 110:
        yield "heading.long"
    if text[0] in "“„«\"‘'—–-([":
        yield "heading.speech"
    elif text[0].islower():
        yield "heading.small-letter"


def _title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) >= 1 and all(word[0].isupper() for word in words)


def _setting(document: Document, block: Block) -> Iterator[str]:
    """How it is set: more space above it than usual, or in the middle of the measure."""
    layout = document.blocks.layout
    if block.blank_before > layout.gap and block.first > 0:
        yield "heading.space-above"
    lines = document.blocks.lines[block.first : block.last + 1]
    measure = layout.measure or 72
    if all(line.indent >= 6 and abs(line.indent - (measure - (line.width - line.indent)) / 2) <= 4 for line in lines):
        yield "heading.centred"


def _followed_by_text(document: Document, number: int) -> bool:
    following = document.blocks.blocks[number + 1]
    return document.blocks.end(following) - document.blocks.start(following) > 90
