"""Drama and dialogue: speeches in verse and prose, with the directions inside them (TEI P5, 7.2)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from textus.blocks import Block
from textus.claims import Claim, Span
from textus.document import Document
from textus.knowledge import phrase_pattern
from textus.recognisers._cast import Cast, Label, cast
from textus.recognisers._looks import wrapped
from textus.recognisers._stage import Direction, direction_at, whole_direction

PROSE_LINE = 78
"""a speech of one line wider than this is prose, where nothing else tells"""
LONGEST_VERSE = 90
NEIGHBOURS = 3
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
            done = number if len(block) > 1 or not who.alone else _said_below(document, found, number)
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


def _said_below(document: Document, found: Cast, number: int) -> int:
    """The block with what is said, where the speaker has a block of his own; a direction may stand between."""
    blocks = document.blocks.blocks
    for after in range(number + 1, min(number + 3, len(blocks))):
        if after in found.speeches:
            return number
        if not whole_direction(document, document.blocks.start(blocks[after]), document.blocks.end(blocks[after])):
            return after
    return number


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
    spans += _said(document, block, said, who.alone, number in _in_verse(document, found))
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
    kind = _kind(document, first, last)
    verse = one_line_is_verse and lines[last].width <= PROSE_LINE if kind is None else kind
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


def _kind(document: Document, first: int, last: int) -> bool | None:
    """Whether lines are verse; None for one short line, which says nothing."""
    widest = max((line.end - line.start for line in document.blocks.lines[first : last + 1]), default=0)
    if widest > LONGEST_VERSE or (last > first and wrapped(document, first, last)):
        return False
    return True if last > first else None


@functools.lru_cache(maxsize=8)
def _in_verse(document: Document, found: Cast) -> frozenset[int]:
    """The blocks whose speech, were it one line, would be verse: as the speeches around it of several lines are."""
    kinds: dict[int, bool | None] = {}
    for number, who in found.speeches.items():
        block = document.blocks.blocks[number]
        if who.alone and len(block) == 1:
            block = document.blocks.blocks[_said_below(document, found, number)]
            kinds[number] = _kind(document, block.first, block.last)
            continue
        kinds[number] = _kind(document, block.first + who.alone, block.last)
    run_in = sum(not who.alone for who in found.speeches.values())
    both = 0.1 * len(kinds) <= run_in <= 0.9 * len(kinds)
    numbers = sorted(kinds)
    verse = set()
    for place, number in enumerate(numbers):
        near = [kinds[n] for n in numbers[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]]
        votes = near.count(True) - near.count(False)
        if not votes:
            votes = sum(1 if kind else -1 for kind in kinds.values() if kind is not None)
        alone = found.speeches[number].alone
        if alone if both else votes > 0:
            verse.add(number)
    return frozenset(verse)
