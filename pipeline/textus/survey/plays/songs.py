"""Words that are sung in a play: what stands over them, and the stanzas they go on in."""

from __future__ import annotations

import re

from textus.base.knowledge import phrase_pattern
from textus.base.phrases import Phrases
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.plays.cast import cast
from textus.survey.plays.delivery import kind
from textus.survey.verse.looks import verse_evidence

LONGEST = 80
"""characters of a heading over a song"""
SET_IN = 2
"""columns"""
_NUMBER = re.compile(r"\s+(?:(?:[Nn][or]\.?|№)\s*)?(?:\d{1,2}|[IVXLC]{1,6})(?!\w)")


@fact
def song_headings(document: Surveyed) -> frozenset[int]:
    """The blocks between the first speech and the last that say that a song follows: SONG. Air IV. Lied."""
    found = cast(document)
    words = phrase_pattern(document.language.words("stage", "songs"))
    return frozenset(
        number
        for number, block in enumerate(document.blocks.blocks)
        if found.first <= number <= found.last and len(block) == 1 and number not in found.speeches
        if _announces(document.blocks.block_text(block).strip("_*[]() "), words)
    )


def _announces(text: str, words: Phrases) -> bool:
    named = words.match(text) if len(text) <= LONGEST else None
    if not named:
        return False
    rest = text[named.end() :]
    return (
        not rest or rest.lstrip()[:1] in (".", ":", "—", "–", "-", "(") or text.isupper() or bool(_NUMBER.match(rest))
    )


def is_verse(document: Surveyed, number: int) -> bool:
    """The block of this number has lines of verse and nobody's name over them."""
    blocks = document.blocks.blocks
    if number >= len(blocks) or number in cast(document).speeches:
        return False
    return len(blocks[number]) > 1 and kind(document, blocks[number].first, blocks[number].last) is True


def is_stanza(document: Surveyed, number: int) -> bool:
    """The block of this number is verse that rhymes or is set in, as stanzas of a song are."""
    if not is_verse(document, number):
        return False
    block: Block = document.blocks.blocks[number]
    lines = document.blocks.lines[block.first : block.last + 1]
    set_in = min(line.indent for line in lines) >= SET_IN
    return set_in or any(item.rule == "verse.rhyme" for item in verse_evidence(document, block))
