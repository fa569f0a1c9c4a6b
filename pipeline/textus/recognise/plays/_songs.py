"""Stanzas in which the words of a song go on. No recogniser itself."""

from __future__ import annotations

from textus.read.blocks import Block
from textus.recognise.verse._looks import verse_evidence
from textus.survey.plays.delivery import kind
from textus.survey.survey import Survey

SET_IN = 2
"""columns"""


def is_verse(survey: Survey, number: int) -> bool:
    """The block of this number has lines of verse and nobody's name over them."""
    blocks = survey.blocks.blocks
    if number >= len(blocks) or number in survey.cast.speeches:
        return False
    return len(blocks[number]) > 1 and kind(survey, blocks[number].first, blocks[number].last) is True


def is_stanza(survey: Survey, number: int) -> bool:
    """The block of this number is verse that rhymes or is set in, as stanzas of a song are."""
    if not is_verse(survey, number):
        return False
    block: Block = survey.blocks.blocks[number]
    lines = survey.blocks.lines[block.first : block.last + 1]
    set_in = min(line.indent for line in lines) >= SET_IN
    return set_in or any(item.rule == "verse.rhyme" for item in verse_evidence(survey, block))
