"""Headings of songs in a play."""

from __future__ import annotations

from textus.base.knowledge import phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact
from textus.survey.plays.cast import cast

LONGEST = 80
"""characters of a heading over a song"""
_NUMBER = regex(r"\s+(?:(?:[Nn][or]\.?|№)\s*)?(?:\d{1,2}|[IVXLC]{1,6})(?!\w)")


@fact
def song_headings(document: Surveyed) -> frozenset[int]:
    """The blocks between the first speech and the last that announce a song: SONG. Air IV. Lied."""
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
