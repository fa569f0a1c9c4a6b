"""Editorial marks: words supplied in brackets, [sic], [?], [illegible], […]; and matter announced but missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.claims import Claim, Span
from textus.document import Document
from textus.knowledge import phrase_pattern
from textus.recognisers._cast import cast

_BRACKETS = re.compile(r"\[(?P<words>[^\[\]\r\n]{1,80})\]")
_DOTS = re.compile(r"^[.…\s-]+$")
_LABEL = re.compile(r"^(?:\d{1,4}[a-z]?|[*†‡§#]+|[ivxlc]+|[a-z])$")
_GAPS = {"illegible": "illegible", "damage": "damage", "blank": "blank", "omitted": "omitted", "missing": "missing"}
LONGEST_SUPPLIED = 40
MOST_SUPPLIED = 4
_WORD_BEFORE = re.compile(r"[\w’'-]+[.,;:]?\s*$")


def block_claims(document: Document) -> Iterator[Claim]:
    """A block that is nothing but a remark in brackets; a paragraph that announces what does not follow."""
    for block in document.blocks.blocks:
        text = document.blocks.block_text(block)
        if text[0] == "[" and text[-1] == "]" and text.count("[") == 1 and len(text) > 3:
            reasons = ["editorial.bracketed"]
            if len(text) > 80:
                reasons.append("editorial.long")
            yield document.block_claim(block, "editorial", *reasons)
        if missing := tuple(_announced(document, document.blocks.start(block), document.blocks.end(block))):
            yield document.block_claim(block, "p", "paragraph.announces", spans=missing)


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """What each pair of brackets says."""
    meanings = document.language.table("editorial")
    for match in _BRACKETS.finditer(document.text, start, end):
        if match.start() == start and match.end() == end and len(match.group()) > 40:
            continue
        yield from _meaning(document, match, str(meanings.get(match["words"].strip().lower(), "")), start, end)


def _meaning(document: Document, match: re.Match[str], meaning: str, start: int, end: int) -> Iterator[Span]:
    words = match["words"].strip()
    if _DOTS.match(words) or meaning in _GAPS:
        reason = _GAPS.get(meaning, "omitted")
        yield Span(match.start(), match.end(), "gap", {"reason": reason}, weight=4.0)
    elif meaning == "sic":
        before = _WORD_BEFORE.search(document.text, max(start, match.start() - 40), match.start())
        if before:
            word = before.group().rstrip(" \t\r\n.,;:")
            yield Span(before.start(), before.start() + len(word), "sic", weight=3.0)
        yield Span(match.start(), match.end(), "note", {"type": "sic", "place": "inline"}, weight=4.0)
    elif words.endswith("?") and any(c.isalpha() for c in words):
        yield Span(match.start(), match.end(), "unclear", {"reason": "uncertain"}, weight=3.0)
    elif cast(document).speeches:
        return  # in a play, brackets hold directions
    elif _LABEL.match(words) is None and _supplied(words) and not (match.start() == start and match.end() == end):
        yield Span(match.start(), match.end(), "supplied", {"reason": "editorial"}, weight=3.0)


def _supplied(words: str) -> bool:
    """A few words and no reference: a name, a word, a part of one."""
    few = len(words) <= LONGEST_SUPPLIED and len(words.split()) <= MOST_SUPPLIED
    return few and any(c.isalpha() for c in words) and not any(c.isdigit() or c in ":;/" for c in words)


def _announced(document: Document, start: int, end: int) -> Iterator[Span]:
    """A paragraph that ends announcing examples, and another that begins as if they had been given."""
    if document.text[end - 1] != ":" or end - start < 40:
        return
    announcement = phrase_pattern(document.language.words("announcements", "phrases"))
    tail = document.text[max(start, end - 60) : end]
    if not any(match.end() >= len(tail) - 1 for match in announcement.finditer(tail)):
        return
    following = (
        document.text[end:].lstrip(" \t\r\n\f")
        if end + 400 >= len(document.text)
        else document.text[end : end + 400].lstrip(" \t\r\n\f")
    )
    first = following[:1]
    line_end = min((i for i in (following.find("\n"), following.find("\r")) if i >= 0), default=len(following))
    if first.isupper() and line_end > 120 and not re.match(r"^[IVX]+[.)]|^First|^[A-Z][.)]", following):
        desc = {"cert": "medium", "desc": "Matter that the text announces is absent from the transcription."}
        yield Span(end, end, "missing", desc, weight=50.0)
