"""Persons named in a play outside speeches: in the list of persons, and under the heading of a scene."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator

from textus.base.frozen import frozen
from textus.base.knowledge import in_every_language, of_no_language, phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import small_words
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.plays.labels import label

LONGEST_LINE = 90
"""characters of a line that names a person"""
LONGEST_HEADING, MOST_PERSONS = 60, 80
SHORTEST_PART = 2
_ENDS = regex(r"[,.;:(\[—–]|\s{3,}")
_SCENES = ("act", "scene")


_BETWEEN = regex(lambda: rf"[.,;]|\s{small_words('and')}\s")


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
    numbers, names, named = set[int](), set[str](), set[str]()
    under = False
    for number, block in enumerate(document.blocks.blocks):
        text = document.blocks.block_text(block).strip("_* .:")
        long = len(text) > LONGEST_LINE * len(block) or len(names) > MOST_PERSONS
        headed = division.match(text) or heads_scene(document, text)
        if under and (long or headed or text[:1] in tuple("[(") or _speaks(document, block, named)):
            break
        over = not under and heads_persons(document, block)
        if under or over:
            numbers.add(number)
            lines = [*map(document.blocks.text, document.blocks.lines[block.first + over : block.last + 1])]
            names.update(map(_name, lines))
            named.update(name for line in lines for name in names_in(line.strip("_* ")))
            under = True
        elif len(block) == 1:
            under = len(text) < LONGEST_LINE and bool(headings.fullmatch(text))
    return Persons(frozenset(numbers), frozenset(names - {""}))


def is_listed(name: str, names: Collection[str]) -> bool:
    """A name of the list, or its first words or last ones: MILLER of THE MILLER, CAPTAIN of CAPTAIN BOLD."""
    whole = name in names or any(other.startswith(f"{name} ") or other.endswith(f" {name}") for other in names)
    return len(name) >= SHORTEST_PART and whole


def heads_persons(document: Surveyed, block: Block) -> bool:
    """The first line of a block is the heading of a cast list that follows in its other lines."""
    first = document.blocks.text(document.blocks.lines[block.first]).strip("_* .:")
    return len(block) > 1 and bool(cast_headings(document).fullmatch(first))


def _name(line: str) -> str:
    return _ENDS.split(line.strip("_* "), maxsplit=1)[0].strip("_* ").upper()


def _speaks(document: Surveyed, block: Block, names: Collection[str]) -> bool:
    """A block that begins with somebody who is in the list already, and continues: the play has begun."""
    who = label(document, block)
    if who is None or (who.alone and len(block) == 1):
        return False
    return any(other == who.name or other.startswith(f"{who.name} ") for other in names)


def names_in(text: str) -> Iterator[str]:
    """What stands between stops and words for "and", in capitals."""
    return (part.strip().upper() for part in _BETWEEN.split(text) if part.strip())


def heads_scene(document: Surveyed, text: str) -> bool:
    """A short text with the word for an act or a scene, as their headings have it."""
    return len(text) <= LONGEST_HEADING and bool(_scene_words(document).search(text))


def cast_headings(document: Surveyed) -> Phrases:
    """Headings of cast lists, also in languages without a table."""
    return phrase_pattern((*document.language.words("cast", "headings"), *of_no_language("cast").get("headings", ())))


@functools.cache
def heads_scene_anywhere(name: str) -> bool:
    """A name in capitals with the word for an act or a scene in any language: a heading, not a name."""
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
