"""Figures: where a transcription says that a picture stands, and the captions of pictures (TEI P5, 14.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import DEFAULT_LANGUAGE, language
from textus.model.claims import Claim, Span
from textus.model.document import Document
from textus.read.blocks import Block
from textus.recognise.lists._captions import caption

_BRACKETED = re.compile(
    r"\[(?P<word>[^\W\d_][\w’' ]{2,30}?)(?:\s*(?:no\.?\s*)?\d{0,3})?\s*(?:[:.]\s*(?P<caption>[^\[\]]+?))?\s*\]",
    re.IGNORECASE,
)
LONGEST_CAPTION = 1000
_NUMBERED = re.compile(r"[^\d]{2,20}(?:\d|[IVXLC]+\b)")


def block_claims(document: Document) -> Iterator[Claim]:
    """[Illustration: The mill]; [Map]; Fig. 3. The mill."""
    for block in document.blocks.blocks:
        start, end = document.blocks.start(block), document.blocks.end(block)
        if document.text[start] == "[" and end - start <= LONGEST_CAPTION:
            match = _BRACKETED.fullmatch(document.text, start, end)
            if match and _is_picture(document, match["word"]):
                yield document.block_claim(block, "figure", "figure.bracketed", spans=_parts(match))
        elif _captioned(document, block):
            head = Span(start, end, "listHead", weight=span_weight("figure.part"))
            yield document.block_claim(block, "figure", "figure.caption", spans=(head,))


def _is_picture(document: Document, word: str) -> bool:
    low = " ".join(word.lower().split())
    tables = document.language.table("editorial"), language(DEFAULT_LANGUAGE).table("editorial")
    return any(known.get(low) == "figure" and low not in ("table", "tabelle", "tableau") for known in tables)


def _parts(match: re.Match[str]) -> tuple[Span, ...]:
    """The brackets and the word in them are the mark of the figure, what else they say its heading."""
    if not match["caption"]:
        return (
            Span(
                match.start(),
                match.end(),
                "figureMark",
                before=match.end() - match.start(),
                weight=span_weight("figure.part"),
            ),
        )
    start, end = match.span("caption")
    return (
        Span(match.start(), start, "figureMark", before=start - match.start(), weight=span_weight("figure.part")),
        Span(start, end, "listHead", weight=span_weight("figure.part")),
        Span(end, match.end(), "figureMark", after=match.end() - end, weight=span_weight("figure.part")),
    )


def _captioned(document: Document, block: Block) -> bool:
    """A block by itself that begins with the word for a picture and its number."""
    numbered = _NUMBERED.match(document.blocks.block_text(block)) is not None
    return numbered and caption(document, block.first, block.last, "figure")
