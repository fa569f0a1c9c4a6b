"""Figures: where a transcription says that a picture stands, and the captions of pictures (TEI P5, 14.2)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import DEFAULT_LANGUAGE, anywhere, language
from textus.base.regex import regex
from textus.language.bibliography.lexicon import number_label
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.lists._captions import caption
from textus.survey.survey import Survey

LONGEST_CAPTION = 1000
_NUMBERED = regex(r"[^\d]{2,20}(?:\d|[IVXLC]+\b)")


@functools.cache
def _bracketed() -> re.Pattern[str]:
    number = rf"(?:\s*(?:{number_label('issue')}\s*)?\d{{0,3}})?"
    return re.compile(
        rf"\[(?P<word>[^\W\d_][\w’' ]{{2,30}}?){number}\s*(?:[:.]\s*(?P<caption>[^\[\]]+?))?\s*\]", re.IGNORECASE
    )


_IN_MARKDOWN = regex(r"!\[(?P<caption>[^\[\]\r\n]{0,1000})\]\([^()\s]+(?:[ \t]+[\"'][^\"'\r\n]*[\"'])?\)")
"""![The mill](mill.png)"""


@functools.cache
def _in_wiki() -> re.Pattern[str]:
    """[[File:Mill.jpg|thumb|The mill]]: behind the name of the file are words for its place, and the caption."""
    spaces = "|".join(map(re.escape, anywhere("captions", "files")))
    placed = r"(?:\|(?:[a-z]+|\d+(?:x\d+)?[a-z]{2}|[a-z]+=[^|\[\]\r\n]*))*"
    return re.compile(
        rf"\[\[(?i:{spaces}):[^|\[\]\r\n]+{placed}(?:\|(?P<caption>[^|\[\]\r\n]+))?\]\]",
    )


def _linked(text: str, start: int, end: int) -> re.Match[str] | None:
    """A block that is the picture of a markup language."""
    if text[start] == "!":
        return _IN_MARKDOWN.fullmatch(text, start, end)
    return _in_wiki().fullmatch(text, start, end) if text.startswith("[[", start) else None


def block_claims(survey: Survey) -> Iterator[Claim]:
    """[Illustration: The mill]; [Map]; Fig. 3. The mill."""
    for block in survey.blocks.blocks:
        start, end = survey.blocks.start(block), survey.blocks.end(block)
        if linked := _linked(survey.text, start, end):
            yield survey.block_claim(block, "figure", "figure.bracketed", spans=_parts(linked))
        elif survey.text[start] == "[" and end - start <= LONGEST_CAPTION:
            match = _bracketed().fullmatch(survey.text, start, end)
            if match and _is_picture(survey, match["word"]):
                yield survey.block_claim(block, "figure", "figure.bracketed", spans=_parts(match))
        elif _captioned(survey, block):
            head = Span(start, end, "listHead", weight=span_weight("figure.part"))
            yield survey.block_claim(block, "figure", "figure.caption", spans=(head,))


def _is_picture(survey: Survey, word: str) -> bool:
    low = " ".join(word.lower().split())
    tables = survey.language.table("editorial"), language(DEFAULT_LANGUAGE).table("editorial")
    return any(known.get(low) == "figure" and low not in anywhere("captions", "table") for known in tables)


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


def _captioned(survey: Survey, block: Block) -> bool:
    """A block by itself that begins with the word for a picture and its number."""
    numbered = _NUMBERED.match(survey.blocks.block_text(block)) is not None
    return numbered and caption(survey, block.first, block.last, "figure")
