"""Names at the foot of a text or of a section, with or without what the persons are: those who sign it."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from textus.base.knowledge import anywhere, function_words
from textus.base.regex import regex
from textus.language.bibliography.names import is_personal_name
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges
from textus.survey.front.wrapping import languages
from textus.survey.letters.letter_words import SIGNATURE
from textus.survey.letters.segments import Letters, letters, offices
from textus.survey.letters.short_lines import SHORT, name_line
from textus.survey.pages.page_marks import page_mark

PROSE = 120
"""characters of a paragraph that names stand under"""
NEAR = 3
"""blocks above the names, one of which is a paragraph"""
OFFICE = 30
"""characters of what a person is, behind the name"""
MOST = 14
"""lines of names and offices"""
SURE_NAME = 1.5
_BRACE = regex(r"\s*[})|]\s*(?:[^\W\d_][^\d})|]{0,30})?$")
_OFFICE = regex(r"[.,]\s+")
_IN_NAMES = ("of", "and", "articles", "before_surnames")
_SENTENCE_END = tuple('.!?…”"»—–')


@fact
def signatories(document: Surveyed) -> frozenset[int]:
    """Lines of names, offices below them included, between running text and the end of it."""
    known = letters(document)
    blocks = document.blocks.blocks
    found: set[int] = set()
    for number in range(1, len(blocks)):
        above = document.blocks.block_text(blocks[number - 1]).rstrip("_* ")
        if blocks[number].first not in found and above.endswith(_SENTENCE_END) and _is_prose(document, number):
            found.update(_group(document, known, number))
    return frozenset(found)


def _is_prose(document: Surveyed, number: int) -> bool:
    """One of the blocks above is a paragraph; the last may be a few words: "Adjourned." """
    above = document.blocks.blocks[max(0, number - NEAR) : number]
    return any(document.blocks.end(block) - document.blocks.start(block) >= PROSE for block in above)


def unbraced(text: str) -> str:
    """A line without the brace behind it that takes several names together, and what stands behind that."""
    return _BRACE.sub("", text)


def _group(document: Surveyed, known: Letters, number: int) -> list[int]:
    """The lines of names from a block on; none where one is no name, or the text goes on behind them."""
    lines: list[int] = []
    sure = False
    for block in document.blocks.blocks[number:]:
        if _ends(document, known, block):
            return lines if sure else []
        for index in range(block.first, block.last + 1):
            named = _named(document, known, index, bool(lines))
            if named is None or len(lines) == MOST:
                return []
            sure = sure or named
            lines.append(index)
    return lines if sure else []


def _ends(document: Surveyed, known: Letters, block: Block) -> bool:
    """What follows is no text of the same section: end matter, a row of symbols, a date, a heading, a note."""
    first = block.first
    text = document.blocks.text(document.blocks.lines[first])
    if first >= edges(document).bottom or first in known.rows or text.startswith("#"):
        return True
    if len(block) == 1 and len(text) <= SHORT and known.words.is_date(known.texts.get(first, "")):
        return True
    heading = text.isupper() and len(block) <= 2 and len(text.split()) > 1
    return (heading and block.blank_before > document.blocks.layout.gap) or known.segment(first) is None


def _named(document: Surveyed, known: Letters, index: int, below: bool) -> bool | None:
    """Whether a line is surely a person's name; None for what is neither that, a name, nor an office below a name."""
    text = unbraced(known.texts.get(index, ""))
    if not 0 < len(text) <= SHORT or text[-1] in ":;?!" or index in known.greetings_set or page_mark(text):
        return None
    name, *rest = _OFFICE.split(text, maxsplit=1)
    codes = languages(document)
    if rest and len(name.split()) > 1 and len(rest[0]) <= OFFICE and name_line().match(name):
        known_name = is_personal_name(name, codes, document.lower_case_words) >= SURE_NAME
        if known_name or offices().search(rest[0]):
            return True
    if len(text) > SIGNATURE or any(word in document.lower_case_words for word in _small(text)):
        return False if below and known.states_office(index) else None
    bare = text.rstrip(" .,")
    if any(word.lower() in _others(document.language.code) for word in bare.split()):
        return None
    if name_line().match(bare) and len(bare.split()) > 1:
        return is_personal_name(bare, codes, document.lower_case_words) >= SURE_NAME
    return False if below and known.states_office(index) else None


@functools.cache
def _others(code: str) -> frozenset[str]:
    """The small words of a language that are in nobody's name."""
    return frozenset(function_words(code)) - {word for key in _IN_NAMES for word in anywhere("small_words", key)}


def _small(text: str) -> Iterator[str]:
    """The longer words of a line in small letters."""
    return (word.lower() for word in text.replace(",", " ").rstrip(".").split() if len(word) > 3)
