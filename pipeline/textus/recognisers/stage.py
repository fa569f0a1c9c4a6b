"""Stage directions: blocks of their own and inside speeches (TEI P5, 7.2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document
from textus.knowledge import phrase_pattern
from textus.recognisers._cast import cast
from textus.recognisers._stage import directions, whole_direction


def block_claims(document: Document) -> Iterator[Claim]:
    """In a text that has speeches: bracketed blocks, blocks in italics, and the words directions begin with."""
    found = cast(document)
    if not found.speeches:
        return
    known = phrase_pattern(document.language.words("stage", "words"))
    for number, block in enumerate(document.blocks.blocks):
        if number in found.speeches:
            continue
        text = document.blocks.block_text(block)
        reasons = _reasons(document, block, text)
        bare = text.strip("[](_* ")
        if known.match(bare) and (reasons or (len(text) < 200 and _names_somebody(bare, found.names))):
            reasons.append("stage.words")
            if any(name in bare.upper() for name in found.names):
                reasons.append("stage.names-speaker")
        if reasons:
            yield document.block_claim(block, "stage", *reasons, spans=_marks(document, block, text))


def _reasons(document: Document, block: Block, text: str) -> list[str]:
    start, end = document.blocks.start(block), document.blocks.end(block)
    if whole_direction(document, start, end) or (
        text[0] == "[" and text[-1] == "]" and len(text) < 600 and text.count("[") == 1
    ):
        return ["stage.bracketed"]
    if text[0] == "[" and len(text) < 200 and not set("[]") & set(text[1:]):
        return ["stage.bracket-open"]
    if text[0] in "_*" and text[-1] == text[0] and text.count(text[0]) == 2 and len(text) < 400:
        return ["stage.emphasised"]
    return []


def _names_somebody(text: str, names: frozenset[str]) -> bool:
    """A direction without brackets is short and says who comes and goes, or stands for itself: Exeunt."""
    return len(text.split()) <= 3 or any(name in text.upper() for name in names)


def _marks(document: Document, block: Block, text: str) -> tuple[Span, ...]:
    """A bracket with a mark of emphasis behind it: both come back through the rendition of the direction."""
    if not (
        text[:2] in ("[_", "[*", "(_", "(*") and text[-2:] in ("_]", "*]", "_)", "*)") and text.count(text[1]) == 2
    ):
        return ()
    start, end = document.blocks.start(block), document.blocks.end(block)
    return (
        Span(start, start + 2, "stageMark", {"rend": "italic"}, weight=200.0),
        Span(end - 2, end, "stageMark", after=2, weight=200.0),
    )


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Directions inside speeches: (aside), [Rises]."""
    if not cast(document).speeches:
        return
    for direction in directions(document, start, end):
        if direction.start > start or direction.end < end:
            yield direction.span("inlineStage", 9.0)
