"""Headings that differ in their ordinal alone: "[First Version]", "[Second Version]"."""

from __future__ import annotations

from collections import defaultdict

from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import fold
from textus.survey.facts import Surveyed, fact

LONGEST, MOST_WORDS = 60, 3
"""characters of such a heading, and words behind the ordinal"""
_MARKS = "[]()_*=. "
_WORDS = regex(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


@fact
def parallel_headings(document: Surveyed) -> frozenset[int]:
    """Blocks that are an ordinal and words, where others have the same words and count on from the first."""
    ordinals = document.language.table("numerals")
    found = phrase_pattern(tuple(word for word in ordinals if isinstance(ordinals[word], int)))
    groups: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    blocks = document.blocks.blocks
    for number, block in enumerate(blocks[:-1]):
        text = document.blocks.block_text(block).strip(_MARKS) if len(block) == 1 else ""
        if not text or len(text) > LONGEST or not (ordinal := found.match(text)):
            continue
        rest = fold(text[ordinal.end() :].strip())
        if _WORDS.fullmatch(rest) and len(rest.split()) <= MOST_WORDS:
            groups[rest].append((int(ordinals[fold(ordinal.group())]), number))
    return frozenset(
        number
        for members in groups.values()
        if len(members) > 1 and [value for value, _ in members] == list(range(1, len(members) + 1))
        for _, number in members
    )
