"""What stands on the cover of a letter: to whom it goes and where that is, line by line, below the signature."""

from __future__ import annotations

import functools

from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.read.blocks import Block
from textus.survey.facts import Surveyed
from textus.survey.letters.letter_words import to_whom
from textus.survey.letters.segments import Letters
from textus.survey.letters.short_lines import SHORT

MOST_LINES = 8
_NUMBER = regex(r"\b\d{1,5}\b")


@functools.cache
def _persons() -> Phrases:
    """The title or rank of a person."""
    return phrase_pattern(anywhere("titles_of_rank", "words"))


def is_cover(document: Surveyed, known: Letters, block: Block) -> bool:
    """Short lines behind a signature that begin with a person of title or rank, and have house, street or number."""
    if not 1 < len(block) <= MOST_LINES or not known.is_behind(block.first):
        return False
    texts = [known.texts.get(index, "") for index in range(block.first, block.last + 1)]
    if any(not 0 < len(text) <= SHORT or text[-1] in "!?;" for text in texts):
        return False
    if not (_persons().match(texts[0]) or to_whom().match(texts[0])):
        return False
    words = phrase_pattern(document.language.words("address", "words"))
    placed = any(words.search(text) or _NUMBER.search(text) for text in texts[1:])
    return placed or sum(text[-1] == "," for text in texts) > 1
