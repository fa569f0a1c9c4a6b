"""How lines are worded: capitals, commas, figures, and the small words that sentences have."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.knowledge import function_words, languages
from textus.survey.facts import Surveyed, fact

OPENING = " “„«\"'‘(—–-_*[’"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST_WORDS, ENOUGH_WORDS = 12, 60
SENTENCES, NAMES = 0.24, 0.1
"""shares of small words: above the one there are sentences, below the other there are none"""


def words(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return _WORD.findall(text)


@functools.cache
def _small_words(code: str) -> frozenset[str]:
    return frozenset(function_words(code))


def _small_share(found: Sequence[str], code: str) -> float:
    """The share of small words of a language; the words are given in lower case."""
    small = _small_words(code)
    return sum([word in small for word in found]) / len(found) if found else 0.0


def function_share(text: str) -> float:
    """The share (0 to 1) of small words, as of that language that knows most of them; 0 for no words.

    Every language is asked, because a quotation may be in another one than the source.
    """
    found = words(text.lower())
    return max((_small_share(found, code) for code in languages()), default=0.0)


@fact
def speaks_the_language(document: Surveyed) -> bool:
    """Some of the source has the small words of its language as often as sentences have them: the tables fit."""
    fitting = 0
    for block in document.blocks.blocks:
        found = words(document.blocks.block_text(block).lower())
        if len(found) >= FEWEST_WORDS:
            fitting += len(found) if _small_share(found, document.language.code) >= SENTENCES else 0
        if fitting >= ENOUGH_WORDS:
            return True
    return False


def names_and_things(document: Surveyed, lines: Sequence[str]) -> float:
    """How far (0 to 1) lines are names and things and no sentences: they have few of the small words of a language."""
    if not speaks_the_language(document):
        return 0.0
    share = function_share(" ".join(lines))
    return min(1.0, max(0.0, (SENTENCES - share) / (SENTENCES - NAMES)))


def capital_share(lines: Sequence[str]) -> float:
    """The share of lines that begin with a capital letter, marks before it left out."""
    return sum(line.lstrip(OPENING)[:1].isupper() for line in lines) / max(1, len(lines))


def comma_share(lines: Sequence[str]) -> float:
    """The share of lines with a comma inside, not at the end."""
    return sum("," in line[:-1] for line in lines) / max(1, len(lines))


def number_share(lines: Sequence[str]) -> float:
    """The share of lines with a digit."""
    return sum(any(map(str.isdigit, line)) for line in lines) / max(1, len(lines))
