"""Lines of a title page: places, publishers, a year (TEI P5, 4.6, docImprint)."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, small_words
from textus.language.bibliography.numerals import roman
from textus.language.bibliography.segments import is_publisher, places
from textus.model.claims import Span

_PIECE = regex(r"(?:(?!\s{2,}|[,:;]\s|_).)+")
_YEAR = regex(r"^[(\[]?(?P<year>(?:1[4-9]|20)\d\d)[)\].]?$")
_ROMAN = regex(r"^M[MDCLXVI]{2,}$")
_STREET = regex(r",\s*\d")
LONGEST_PUBLISHER = 60


@functools.cache
def ends_of_firms() -> tuple[str, ...]:
    """How the names of firms end whose full stop is theirs: "& Co.", "Ltd."."""
    return tuple(word for word in anywhere("bibliography", "publisher") if word[-1] == ".")


@functools.cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s{small_words('and')}\s", re.IGNORECASE)


def read_imprint_line(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """The places, publishers and year that one line of a title page is made of; what is none of them is left out."""
    spans = []
    for match in _PIECE.finditer(text[start:end]):
        words = match.group().strip(" ,;:()[]")
        words = words if words.casefold().endswith(ends_of_firms()) else words.rstrip(".")
        first = start + match.start() + match.group().find(words)
        if found := _part(words, codes):
            role, attributes = found
            spans.append(Span(first, first + len(words), role, attributes, weight=3.0))
    return tuple(spans)


def _part(words: str, codes: Codes) -> tuple[str, dict[str, str]] | None:
    if year := _YEAR.match(words):
        return "date", {"when": year["year"]}
    if _ROMAN.match(words) and (value := roman(words)) and 1400 < value < 2100:
        return "date", {"when": str(value)}
    if words and places(_and().sub(lambda m: m[0].lower(), words.title()) if words.isupper() else words, codes):
        return "pubPlace", {}
    return ("publisher", {}) if words and is_publisher(words, codes) else None


def read_imprint(text: str, lines: list[tuple[int, int]], codes: Codes) -> tuple[Span, ...]:
    """The parts of the lines of an imprint; a line between place and year that is neither names the publisher."""
    parts = [read_imprint_line(text, start, end, codes) for start, end in lines]
    several = len({span.role for row in parts for span in row}) > 1
    spans: list[Span] = []
    for (start, end), row in zip(lines, parts, strict=True):
        spans.extend(row or (_publisher_line(text, start, end) if several else ()))
    return tuple(spans)


def _publisher_line(text: str, start: int, end: int) -> tuple[Span, ...]:
    words = text[start:end].strip("_*, ")
    words = words if words.casefold().endswith(ends_of_firms()) else words.rstrip(".")
    words = _STREET.split(words, maxsplit=1)[0]
    first = start + text[start:end].index(words)
    if not words[:1].isupper() or len(words) > LONGEST_PUBLISHER:
        return ()
    return (Span(first, first + len(words), "publisher", weight=3.0),)
