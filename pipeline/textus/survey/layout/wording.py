"""How lines are worded: capitals, commas, figures, and the small words that sentences have."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from textus.base.knowledge import function_words
from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

OPENING = " “„«\"'‘(—–-_*[’"
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST_WORDS, ENOUGH_WORDS = 12, 60
SENTENCES, NAMES = 0.24, 0.1
"""shares of small words: above the one there are sentences, below the other there are none"""


def words(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return _WORD.findall(text)


@functools.cache
def _small_words(code: str) -> frozenset[str]:
    return frozenset(function_words(code))


def small_share(found: Sequence[str], code: str) -> float:
    """The share of small words of a language; the words are given in lower case."""
    small = _small_words(code)
    return sum([word in small for word in found]) / len(found) if found else 0.0


@fact
def speaks_the_language(document: Surveyed) -> bool:
    """Some of the source has the small words of its language as often as sentences have them: the tables fit."""
    fitting = 0
    for block in document.blocks.blocks:
        found = words(document.blocks.block_text(block).lower())
        if len(found) >= FEWEST_WORDS:
            fitting += len(found) if small_share(found, document.language.code) >= SENTENCES else 0
        if fitting >= ENOUGH_WORDS:
            return True
    return False
