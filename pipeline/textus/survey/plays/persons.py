"""Persons named in a play outside speeches: in the list of persons, and under the heading of a scene."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.frozen import frozen
from textus.base.knowledge import in_every_language, of_no_language, phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import small_words
from textus.survey.facts import Surveyed, fact

LONGEST_LINE = 90
"""characters of a line that names a person"""
LONGEST_HEADING = 60
_ENDS = regex(r"[,.;:(\[—–]|\s{3,}")
_SCENES = ("act", "scene")


@functools.cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"[.,;]|\s{small_words('and')}\s")


@frozen
class Persons:
    """The blocks of the list of the persons, by number, and the names in it, in capitals."""

    blocks: frozenset[int]
    names: frozenset[str]


@fact
def persons(document: Surveyed) -> Persons:
    """The list of persons under its heading; empty without such a heading."""
    headings = cast_headings(document)
    division = phrase_pattern(tuple(document.language.table("divisions")))
    numbers, names = set[int](), set[str]()
    under = False
    for number, block in enumerate(document.blocks.blocks):
        text = document.blocks.block_text(block).strip("_* .:")
        if under and (len(text) > LONGEST_LINE * len(block) or division.match(text) or heads_scene(document, text)):
            break
        if under:
            numbers.add(number)
            for line in document.blocks.lines[block.first : block.last + 1]:
                names.add(_ENDS.split(document.blocks.text(line).strip("_* "), maxsplit=1)[0].strip("_* ").upper())
        under = under or (len(block) == 1 and len(text) < LONGEST_LINE and bool(headings.fullmatch(text)))
    return Persons(frozenset(numbers), frozenset(names - {""}))


def names_in(text: str) -> Iterator[str]:
    """What stands between stops and words for "and", in capitals."""
    return (part.strip().upper() for part in _between().split(text) if part.strip())


def heads_scene(document: Surveyed, text: str) -> bool:
    """A short text with the word for an act or a scene, as their headings have it."""
    return len(text) <= LONGEST_HEADING and bool(_scene_words(document).search(text))


def cast_headings(document: Surveyed) -> Phrases:
    """What stands over a list of the persons, also in languages that have no table."""
    return phrase_pattern((*document.language.words("cast", "headings"), *of_no_language("cast").get("headings", ())))


@functools.cache
def heads_scene_anywhere(name: str) -> bool:
    """A name in capitals that holds the word for an act or a scene in any language: a heading, and nobody's name."""
    return any(word in _scene_words_anywhere() for word in name.lower().split())


@functools.cache
def _scene_words_anywhere() -> frozenset[str]:
    tables = in_every_language("divisions")
    known = (words for table in tables for words, kind in table.items() if kind in _SCENES)
    return frozenset((*known, *of_no_language("scenes").get("words", ())))


@fact
def _scene_words(document: Surveyed) -> Phrases:
    divisions = document.language.table("divisions")
    known = (words for words in divisions if divisions[words] in _SCENES)
    return phrase_pattern((*known, *of_no_language("scenes").get("words", ())))
