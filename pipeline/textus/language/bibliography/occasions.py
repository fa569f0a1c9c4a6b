"""Where and when words were spoken, as a line below a title has it: "Hill Road Cemetery, Leeds, May 3, 1887"."""

from __future__ import annotations

import functools
import re

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, pattern
from textus.language.bibliography.scopes import find_scopes
from textus.language.bibliography.segments import places
from textus.model.claims import Span

LONGEST = 160
_DAY = len("1887-05-03")
_PIECE = regex(r"[^,.;()]+")
_OUTSIDE = regex(r"[\W_]*")


@frozen
class Occasion:
    """The day, and the town if the tables know it."""

    date: Span
    town: tuple[int, int] | None


@functools.cache
def _venues() -> Phrases:
    return pattern(tuple(anywhere("archives", "venues")))


def read_occasion(text: str, start: int, end: int, codes: Codes) -> Occasion | None:
    """A building or an assembly with a day, and no parts of a source; None for any other line."""
    if end - start > LONGEST or find_scopes(text, start, end, codes) or re.search(r"[_*“”«»„\"]", text[start:end]):
        return None
    dates = [span for span in find_dates(text, start, end, codes) if len(span.attributes.get("when", "")) == _DAY]
    if len(dates) != 1 or not _OUTSIDE.fullmatch(text, dates[0].end, end):
        return None
    if not _venues().search(text[start : dates[0].start]):
        return None
    pieces = [match.span() for match in _PIECE.finditer(text, start, dates[0].start)]
    towns = [_stripped(text, *piece) for piece in pieces]
    return Occasion(dates[0], next((town for town in reversed(towns) if places(text[slice(*town)], codes)), None))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
