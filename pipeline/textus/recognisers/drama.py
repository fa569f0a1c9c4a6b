"""Drama and dialogue: speeches in verse and prose, with the directions inside them (TEI P5, 7.2)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document
from textus.knowledge import phrase_pattern
from textus.recognisers._cast import Cast, cast
from textus.recognisers._delivery import PROSE_LINE, in_verse, kind, said_below
from textus.recognisers._labels import Label
from textus.recognisers._looks import wrapped
from textus.recognisers._stage import Direction, direction_at, whole_direction

SET_IN, SHARED = 10, 0.6
"""columns, and the share of the line before, by which the second part of a shared line is set in"""


def block_claims(document: Document) -> Iterator[Claim]:
    """Speeches, where speakers recur and answer one another, and what goes on with them."""
    found = cast(document)
    if not found.speeches:
        return
    division = phrase_pattern(tuple(document.language.table("divisions")))
    spoken, done = False, -1
    for number, block in enumerate(document.blocks.blocks):
        text = document.blocks.block_text(block)
        if number <= done:
            continue
        if who := found.speeches.get(number):
            done = number if len(block) > 1 or not who.alone else said_below(document, number)
            if done > number or len(block) > 1 or not who.alone:
                whole = replace(block, last=document.blocks.blocks[done].last)
                yield _speech(document, found, number, whole, who)
                spoken = True
        elif len(text) < 60 and (division.match(text.strip("_* ")) or text.isupper()):
            spoken = False
        elif spoken and not whole_direction(document, document.blocks.start(block), document.blocks.end(block)):
            yield document.block_claim(block, "sp.p", "speech.goes-on")
            if len(block) > 1 and not wrapped(document, block.first, block.last):
                yield document.block_claim(block, "sp.verse", "speech.verse-goes-on")


def _speech(document: Document, found: Cast, number: int, block: Block, who: Label) -> Claim:
    lines = document.blocks.lines
    start = lines[block.first].start
    spans = [Span(start, who.end, "speaker", weight=200.0)]
    if who.stage:
        direction = direction_at(document, *who.stage)
        exact = direction is not None and direction.end == who.stage[1]
        spans.append(direction.span("stage", 200.0) if direction and exact else Span(*who.stage, "stage", weight=200.0))
    said = who.said
    if not who.alone and not who.stage and (direction := direction_at(document, said, lines[block.last].end)):
        spans.append(direction.span("stage", 200.0))
        said = direction.end
    spans += _said(document, block, said, who.alone, number in in_verse(document))
    reasons = ["speech.speaker-alone" if who.alone else "speech.speaker-run-in"]
    if who.capitals:
        reasons.append("speech.capitals")
    near = any(number + i in found.speeches for i in (-2, -1, 1, 2))
    reasons.append("speech.among-speeches" if near else "speech.lonely")
    return document.block_claim(block, "sp", *reasons, spans=tuple(spans))


def _said(document: Document, block: Block, start: int, alone: bool, one_line_is_verse: bool) -> Iterator[Span]:
    """What follows the speaker: runs of lines in verse or prose, and directions on lines of their own between them."""
    lines = document.blocks.lines
    begins = {i: lines[i].start for i in range(block.first + alone, block.last + 1)}
    if not alone:
        begins[block.first] = _past_layout(document, start, lines[block.first].end)
    run: list[int] = []
    index = block.first + alone
    while index <= block.last:
        direction = _own_lines(document, block, index, begins[index])
        if direction is None:
            if begins[index] < lines[index].end:
                run.append(index)
            index += 1
            continue
        yield from _run(document, run, begins, one_line_is_verse)
        run = []
        yield direction[0].span("stage", 200.0)
        index = direction[1] + 1
    yield from _run(document, run, begins, one_line_is_verse)


def _past_layout(document: Document, start: int, end: int) -> int:
    while start < end and document.text[start] in " \t":
        start += 1
    return start


def _own_lines(document: Document, block: Block, index: int, begin: int) -> tuple[Direction, int] | None:
    """A direction that fills whole lines from `index` on, and its last line."""
    direction = direction_at(document, begin, document.blocks.lines[block.last].end)
    if direction is None:
        return None
    for last in range(index, block.last + 1):
        if document.blocks.lines[last].end == direction.end:
            return direction, last
        if document.blocks.lines[last].end > direction.end:
            return None
    return None


def _run(document: Document, run: list[int], begins: dict[int, int], one_line_is_verse: bool) -> Iterator[Span]:
    if not run:
        return
    lines = document.blocks.lines
    first, last = run[0], run[-1]
    verse = kind(document, first, last)
    if verse is None:
        verse = one_line_is_verse and lines[last].width <= PROSE_LINE
    if not verse:
        yield Span(begins[first], lines[last].end, "p", weight=200.0)
        return
    shared = shared_lines(document)
    for index in run:
        part = {"part": shared[index]} if index in shared else {}
        yield Span(begins[index], lines[index].end, "l", part, weight=200.0)


@functools.lru_cache(maxsize=8)
def shared_lines(document: Document) -> Mapping[int, str]:
    """Lines of verse that several speakers share, as I, M and F (TEI P5, 3.13.1): each is set in behind the one before.

    A part goes on where the last line of the speech before it ended, or nearly there.
    """
    found, lines, blocks = cast(document), document.blocks.lines, document.blocks.blocks
    parts: dict[int, str] = {}
    for number, who in sorted(found.speeches.items()):
        first = blocks[number].first + 1
        if not who.alone or first >= len(lines):
            continue
        before = blocks[number].first - 1
        said = lines[before].end - lines[before].start
        if before >= 0 and number - 1 in found.speeches and lines[first].indent >= max(SET_IN, SHARED * said):
            parts[before] = "M" if parts.get(before) == "F" else "I"
            parts[first] = "F"
    return parts
