"""Directions in a text with speeches: words in square brackets, and in round ones between sentences.

The rule needs no words: a parenthesis inside a sentence is said, one between sentences is done.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import wrapped
from textus.survey.plays.cast import cast
from textus.survey.plays.persons import heads_scene

LONGEST = 600
MOST_OPENING = 4
"""blocks between the heading of a scene and its first speech"""
FEWEST_SQUARE, OFTENER, FEW_WORDS = 5, 2, 3
"""lines that begin with a square bracket, and times those with a round one, where directions stand in square ones; and
words in round brackets that are directions all the same"""
_SQUARE = regex(r"\[(?P<words>[^\[\]]{2,600})\]\.?")
_OPEN = regex(r"\[(?P<words>[^\[\]\r\n]{2,120})(?=[ \t]*(?:[\r\n]|\Z))")
"""a bracket at the end of a line that nothing closes: [Exit."""
_ROUND = regex(r"\((?P<words>[^()]{2,600})\)[.:]?")
_SENTENCE_END = '.!?…–—:;-”"»«“'
_OF_TRANSCRIBERS = frozenset(
    {"blank", "censored", "damage", "illegible", "inaudible", "missing", "omitted", "sic", "unclear"}
)
"""what words in brackets say of the source, and nobody does on a stage"""
_NUMBERED = regex(r"[^\W\d_]+\.?\s+(?:[IVXLC]+|\d+)\b")


@functools.cache
def _page() -> re.Pattern[str]:
    page = alternation(anywhere("pages", "pages"))
    return re.compile(rf"^(?:{page}\.?\s*)?(?:\d{{1,4}}[rv]?|[ivxlc]{{1,8}})$", re.IGNORECASE)


@frozen
class Direction:
    """A direction and how many characters at either end are marks of emphasis with their bracket."""

    start: int
    end: int
    marks: int


def direction_at(document: Surveyed, start: int, end: int) -> Direction | None:
    """The direction that begins at an offset; None if none does."""
    patterns = (_SQUARE, _OPEN) if document.text[start : start + 1] == "[" else (_ROUND,)
    match = next(filter(None, (pattern.match(document.text, start, end) for pattern in patterns)), None)
    return _direction(document, match, start) if match else None


def directions(document: Surveyed, start: int, end: int) -> Iterator[Direction]:
    """All directions between two offsets."""
    for pattern in (_SQUARE, _ROUND):
        for match in pattern.finditer(document.text, start, end):
            if direction := _direction(document, match, start):
                yield direction
    for match in _OPEN.finditer(document.text, start, end):
        if not _SQUARE.match(document.text, match.start()) and (direction := _direction(document, match, start)):
            yield direction


def whole_direction(document: Surveyed, start: int, end: int) -> Direction | None:
    """The direction that all characters between two offsets are."""
    if end - start > LONGEST:
        return None
    direction = direction_at(document, start, end)
    return direction if direction and direction.end == end else None


def _direction(document: Surveyed, match: re.Match[str], begin: int) -> Direction | None:
    words = match["words"]
    if not any(c.isalpha() for c in words) or _page().match(words):
        return None
    if document.language.table("editorial").get(words.strip(" ?.").lower()) in _OF_TRANSCRIBERS:
        return None
    if match.group()[0] == "(" and not _between_sentences(document.text, match, begin):
        return None
    marked = words[0] in "_*" and words[-1] == words[0] and words.count(words[0]) == 2 and match.group()[-1] in ")]"
    return Direction(match.start(), match.end(), 2 if marked else 0)


def _between_sentences(text: str, match: re.Match[str], begin: int) -> bool:
    """Not inside a sentence: what is before it ends one, and it ends itself like one or what follows begins one."""
    before = text[max(begin, match.start() - 3) : match.start()].rstrip("_* \t\r\n")
    if before and before[-1] not in _SENTENCE_END:
        return False
    if match["words"].rstrip("_* ")[-1:] in tuple(".!?…"):
        return True
    following = text[match.end() : match.end() + 12].lstrip("_*“„»«\"'‘’ \t\r\n—–-")
    return not following or following[0].isupper() or match.start() == begin


@fact
def in_square_brackets(document: Surveyed) -> bool:
    """Directions stand in square brackets: lines begin with these far oftener than with round ones."""
    begins = [document.text[line.start] for line in document.blocks.lines]
    square = begins.count("[")
    return square >= FEWEST_SQUARE and square >= OFTENER * begins.count("(")


def said_in_brackets(document: Surveyed, direction: Direction) -> bool:
    """Words in round brackets that somebody says, where directions stand in square ones; a few words are directions."""
    text = document.text[direction.start : direction.end]
    return text[0] == "(" and in_square_brackets(document) and len(text.split()) > FEW_WORDS


@fact
def scene_openings(document: Surveyed) -> frozenset[int]:
    """The blocks between the heading of an act or scene and the first who speaks in it: who is there, and where."""
    speeches, blocks = cast(document).speeches, document.blocks
    found: set[int] = set()
    run: list[int] | None = None
    for number, block in enumerate(blocks.blocks if speeches else ()):
        text = blocks.block_text(block).strip("_* ")
        if number in speeches:
            found.update(run or ())
            run = None
        elif heads_scene(document, text) and not (run == [] and text[-1:] == "." and not _NUMBERED.match(text)):
            found.update(run or ())
            run = []
        elif run is not None:
            lines = len(block) > 1 and not wrapped(document, block.first, block.last)
            run = [*run, number] if len(run) < MOST_OPENING and text[:1].isalpha() and not lines else None
    return frozenset(found)
