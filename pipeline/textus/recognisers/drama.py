"""Drama and dialogue: speakers in every usual form, speeches in verse and prose, stage directions, cast lists."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim, Evidence, Span
from textus.document import Document
from textus.knowledge import phrase_pattern

_ALONE = re.compile(r"^(?P<name>[A-ZÀ-ÞА-Я][^.:!?,;\"“]{0,40}?)(?P<stage>,?\s*[(\[][^)\]]{1,120}[)\]]|,\s[^.:]{2,80})?\s*[.:]?$")
_RUN_IN = re.compile(
    r"""(?P<name>[_*]{0,2}(?:[A-ZÀ-ÞА-Я]\.\s?){1,3}|[_*]{0,2}(?:\d\s?)?[A-ZÀ-ÞА-Я][\w’'-]*\.?(?:\s(?:[A-ZÀ-ÞА-Я]|of|the|and|de|von|der|\d)[\w’'.-]*){0,3}?)
    (?P<stage>,?\s*[(\[][^)\]]{1,120}[)\]]|,\s[a-zà-ÿ][^.:]{2,60})?
    [.:][_*]{0,2}(?:\s*[—–-])?\s+(?=\S)""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"^[(\[].*[)\]]\.?$", re.DOTALL)
_INLINE_STAGE = re.compile(r"\((?P<round>[^()\r\n]{2,120})\)|\[(?P<square>[^\[\]\r\n]{2,120})\]")
LEAST_SPEECHES = 3
PROSE_LINE = 76
"""a speech of one line wider than this is prose"""


class _Cast:
    """Who speaks in a source: labels that come again and again at the head of blocks."""

    def __init__(self, document: Document) -> None:
        alone: Counter[str] = Counter()
        run_in: Counter[str] = Counter()
        blocks = document.blocks.blocks
        for block in blocks:
            first = document.blocks.text(document.blocks.lines[block.first])
            if len(block) > 1 and len(first) <= 60 and (match := _ALONE.match(first)):
                alone[_label(match)] += 1
            elif match := _RUN_IN.match(first):
                run_in[_label(match)] += 1
        common = frozenset(document.language.tables.get("function_words", ()))
        self.alone = {name for name, count in alone.items() if count >= 2 and name.lower() not in common}
        self.run_in = {name for name, count in run_in.items() if count >= LEAST_SPEECHES and name.lower().strip(".") not in common}
        spoken = sum(alone[name] for name in self.alone) + sum(run_in[name] for name in self.run_in)
        several = len(self.alone) + len(self.run_in) >= 2
        self.share = spoken / max(1, len(blocks)) if several and spoken >= 2 * LEAST_SPEECHES else 0.0
        self.names = self.alone | self.run_in if self.share else set()


def _label(match: re.Match[str]) -> str:
    return match["name"].strip("_* .:").upper()


@functools.lru_cache(maxsize=8)
def _cast(document: Document) -> _Cast:
    return _Cast(document)


def block_claims(document: Document) -> Iterator[Claim]:
    """Speeches, where speakers recur; stage directions; lists of the persons."""
    cast = _cast(document)
    stage_words = phrase_pattern(document.language.words("stage", "words"), anchored=True)
    yield from _cast_list(document)
    if not cast.share:
        return
    verse = _spoken_in_verse(document, cast)
    for block in document.blocks.blocks:
        text = document.blocks.block_text(block)
        first = document.blocks.text(document.blocks.lines[block.first])
        if _BRACKETED.match(text) and len(text) < 600:
            reasons = ["stage.bracketed"] + (["stage.words"] if stage_words.match(text.strip("[](_* ")) else [])
            yield document.block_claim(block, "stage", *reasons)
        elif len(block) > 1 and (match := _ALONE.match(first)) and _label(match) in cast.names:
            yield _speech(document, block, match, True, verse)
        elif (match := _RUN_IN.match(first)) and _label(match) in cast.names:
            yield _speech(document, block, match, False, verse)
        elif stage_words.match(text.strip("_* ")) and len(text) < 200 and len(block) == 1:
            yield document.block_claim(block, "stage", "stage.words")
        else:
            yield document.block_claim(block, "sp.p", Evidence("speech.goes-on", cast.share))
            if len(block) > 1 and not block.wrapped:
                yield document.block_claim(block, "sp.verse", Evidence("speech.verse-goes-on", cast.share))


@functools.lru_cache(maxsize=8)
def _spoken_in_verse(document: Document, cast: _Cast) -> bool:
    """Most speeches of several lines have lines that the measure did not break."""
    verse = prose = 0
    for block in document.blocks.blocks:
        lines = document.blocks.lines[block.first + 1 : block.last + 1]
        if len(lines) < 2:
            continue
        first = document.blocks.text(document.blocks.lines[block.first])
        match = _ALONE.match(first) or _RUN_IN.match(first)
        if match and _label(match) in cast.names:
            verse, prose = verse + (not block.wrapped), prose + block.wrapped
    return verse > prose


def _speech(document: Document, block: Block, match: re.Match[str], alone: bool, verse: bool) -> Claim:
    lines = document.blocks.lines[block.first : block.last + 1]
    head = lines[0]
    spans: list[Span] = []
    name_end = head.start + (match.start("stage") if match["stage"] else match.end())
    name_end -= 0 if match["stage"] or alone else len(match.group()) - len(match.group().rstrip())
    spans.append(Span(head.start, head.end if alone and not match["stage"] else name_end, "speaker", weight=200.0))
    if match["stage"]:
        end = head.end if alone else head.start + len(match.group().rstrip())
        start = head.start + match.start("stage") + len(match["stage"]) - len(match["stage"].lstrip())
        spans.append(Span(start, end, "stage", weight=200.0))
    rest = head.end if alone else head.start + match.end()
    spans += _said(document, block, rest, alone, verse)
    reasons = ["speech.speaker-alone" if alone else "speech.speaker-run-in"]
    if match["name"].strip("_* ").isupper():
        reasons.append("speech.capitals")
    return document.block_claim(block, "sp", *reasons, spans=tuple(spans))


def _said(document: Document, block: Block, start: int, alone: bool, verse: bool) -> Iterator[Span]:
    """What follows the speaker: verse line by line, or prose; directions on lines of their own between them."""
    lines = document.blocks.lines[block.first + alone : block.last + 1]
    if not lines:
        return
    own_lines = not block.wrapped and (len(lines) > 1 or verse and lines[-1].width <= PROSE_LINE)
    if not own_lines:
        yield Span(start if not alone else lines[0].start, lines[-1].end, "p", weight=200.0)
        return
    for position, line in enumerate(lines):
        begin = start if position == 0 and not alone else line.start
        words = document.text[begin : line.end]
        if not words.strip():
            continue
        yield Span(begin, line.end, "stage" if _BRACKETED.match(words) else "l", weight=200.0)


def _cast_list(document: Document) -> Iterator[Claim]:
    """Short lines under a heading that names the persons of the play."""
    headings = phrase_pattern(document.language.words("cast", "headings"), anchored=True)
    under = False
    for block in document.blocks.blocks:
        text = document.blocks.block_text(block).strip("_* .:")
        if len(block) == 1 and headings.match(text) and len(text) < 80:
            under = True
            continue
        lines = range(block.first, block.last + 1)
        short = all(document.blocks.lines[i].end - document.blocks.lines[i].start < 90 for i in lines)
        if under and short:
            for index in lines:
                yield document.claim(index, index, "castItem", "cast.under-heading")
        else:
            under = False


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Directions inside speeches: (aside), [Rises]."""
    if not _cast(document).share:
        return
    stage_words = phrase_pattern(document.language.words("stage", "words"), anchored=True)
    for match in _INLINE_STAGE.finditer(document.text, start, end):
        words = (match["round"] or match["square"]).strip("_* ")
        if not words or match.start() == start and match.end() == end or not any(c.isalpha() for c in words):
            continue
        if stage_words.match(words) or match["square"] and words[0].isupper():
            yield Span(match.start(), match.end(), "inlineStage", weight=3.5)
