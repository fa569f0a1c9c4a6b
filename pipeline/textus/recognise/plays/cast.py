"""Lists of the persons of a play: under their heading, or where those who speak are named before it (TEI P5, 7.1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from textus.base.knowledge import phrase_pattern
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.survey.plays.cast import Cast
from textus.survey.plays.persons import cast_headings, heads_persons, heads_scene
from textus.survey.survey import Survey

LONGEST_LINE = 90
LONGEST_ENTRY = 200
FEWEST = 3
"""persons of a list where there are no speakers"""
_MOST_BLOCKS = 60


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Short lines under a heading that names the persons, or lines that begin with those who speak later."""
    claims = [*_persons(survey)]
    if survey.cast.speeches or len(claims) >= FEWEST:
        yield from claims


def _persons(survey: Survey) -> Iterator[Claim]:
    headings = cast_headings(survey)
    division = phrase_pattern(tuple(survey.language.table("divisions")))
    setting = phrase_pattern(survey.language.words("cast", "setting"))
    found = survey.cast
    under, listed = 0, False
    for number, block in enumerate(survey.blocks.blocks):
        text = survey.blocks.block_text(block).strip("_* .:")
        if len(block) == 1 and headings.match(text) and len(text) < 80:
            under = _MOST_BLOCKS
            continue
        if heads_persons(survey, block) and _short(survey, block):
            yield survey.claim(block.first, block.first, "castHead", "cast.heads-persons")
            yield from _items(survey, replace(block, first=block.first + 1), "cast.under-heading")
            under, listed = _MOST_BLOCKS, True
            continue
        over = division.match(text) or number in found.speeches or text[:1] in "[(" or not _short(survey, block)
        over = over or heads_scene(survey, text) or (not found.speeches and len(block) > 1 and block.wrapped)
        under = 0 if over else max(0, under - 1)
        before = number < found.first and not over
        if under and setting.match(text):
            under = 0
        elif under:
            yield from _items(survey, block, "cast.under-heading")
        elif before and _names_speakers(survey, block, found):
            yield from _items(survey, block, "cast.names-speakers")
        elif before and listed and _goes_on(survey, block) and not setting.match(text):
            yield from _items(survey, block, "cast.among-persons")
        else:
            listed = False
            continue
        listed = True


def _goes_on(survey: Survey, block: Block) -> bool:
    """Short lines that are neither sentences nor in capitals, behind others that name persons."""
    text = survey.blocks.block_text(block)
    ended = text[-1:] in tuple("!?:,") or (text[-1:] == "." and " " in text and ". " in text)
    return len(text) <= LONGEST_ENTRY and not ended and not text.isupper()


def _short(survey: Survey, block: Block) -> bool:
    lines = survey.blocks.lines[block.first : block.last + 1]
    return all(line.end - line.start < LONGEST_LINE for line in lines) and not (block.wrapped and len(block) > 4)


def _names_speakers(survey: Survey, block: Block, found: Cast) -> bool:
    entries = [
        survey.text[survey.blocks.lines[a].start : survey.blocks.lines[b].end] for a, b in _entries(survey, block)
    ]
    known = sum(_speaks(entry, found.names) for entry in entries)
    return (known >= 2 and known >= 0.4 * len(entries)) or (
        known == len(entries) == 1 and len(entries[0]) < LONGEST_LINE
    )


def _speaks(entry: str, names: frozenset[str]) -> bool:
    words = re.split(r"[,.;:(\[—–]", entry.strip("_* "), maxsplit=1)[0].strip("_* ").upper()
    return words in names or any(len(name) > 3 and words.endswith(name) for name in names)


def _entries(survey: Survey, block: Block) -> list[tuple[int, int]]:
    """First and last line of each entry: a line set in further goes on with the one before."""
    lines = survey.blocks.lines
    entries: list[tuple[int, int]] = []
    for index in range(block.first, block.last + 1):
        if entries and lines[index].indent > lines[entries[-1][0]].indent:
            entries[-1] = entries[-1][0], index
        else:
            entries.append((index, index))
    return entries


def _items(survey: Survey, block: Block, reason: str) -> Iterator[Claim]:
    for first, last in _entries(survey, block):
        text = survey.text[survey.blocks.lines[first].start : survey.blocks.lines[last].end]
        if any(map(str.isalpha, text)) and len(text) <= LONGEST_ENTRY:
            yield survey.claim(first, last, "castItem", reason)
