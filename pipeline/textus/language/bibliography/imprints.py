"""Lines of a title page: places, publishers, a year (TEI P5, 4.6, docImprint)."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.letter_spacing import closed_up, is_spaced, kept
from textus.language.bibliography.lexicon import Codes, alternation, small_words
from textus.language.bibliography.numerals import roman
from textus.language.bibliography.segments import is_publisher, places
from textus.model.claims import Span

_PIECE = regex(r"(?:(?!\s{2,}|[,:;]\s|_|--|[—–]|\.\s(?=1[4-9]\d\d)).)+")
_YEAR = regex(r"^[(\[]?(?P<year>(?:1[4-9]|20)\d\d)[)\].]?$")
_ROMAN = regex(r"^M[MDCLXVI]{2,}$")
_BETWEEN = regex(r"[.\s]")
_JOINT = regex(r"\s*[&/]\s*")
LONGEST_PUBLISHER = 60
MOST_OF_TOWNS = 5
"""words in which the places before a publisher end"""
TOWN: tuple[str, dict[str, str]] = ("pubPlace", {})
_SPACE = regex(r"\s+")


@functools.cache
def ends_of_firms() -> tuple[str, ...]:
    """How the names of firms end whose full stop is theirs: "& Co.", "Ltd."."""
    return tuple(word for word in anywhere("bibliography", "publisher") if word[-1] == ".")


@functools.cache
def address_behind() -> re.Pattern[str]:
    """Where the house of a firm begins after its name: a number, a street."""
    road = alternation(anywhere("title_pages.imprint", "roads"))
    return re.compile(rf",\s+(?=\d|(?:[^\W\d_][\w’' -]*)?{road})", re.IGNORECASE)


_AND = regex(lambda: rf"\s{small_words('and')}\s", re.IGNORECASE)


def read_imprint_line(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """The places, publishers and year that one line of a title page is made of; what is none of them is left out."""
    line = text[start:end]
    if is_spaced(line):
        offsets = [start + offset for offset in kept(line)]
        found = _parts_of_line(closed_up(line), 0, len(offsets), codes)
        return tuple(replace(s, start=offsets[s.start], end=offsets[s.end - 1] + 1) for s in found)
    return tuple(_parts_of_line(text, start, end, codes))


def _parts_of_line(text: str, start: int, end: int, codes: Codes) -> list[Span]:
    spans: list[Span] = []
    for match in _PIECE.finditer(text[start:end]):
        words = _LEADING.sub("", match.group().strip(" ,;:()[]-"))
        words = words if words.casefold().endswith(ends_of_firms()) else words.rstrip(".")
        first = start + match.start() + match.group().find(words)
        if found := _part(words, codes):
            role, attributes = found
            after = first + len(words)
            if role == "publisher" and (town := _towns_before(words, codes)):
                pieces = _apart(text, first, first + town, codes)
                spans += [Span(*piece, "pubPlace", {}, weight=3.0) for piece in pieces]
                first += len(words) - len(words[town:].lstrip())
            if role == "publisher" and _is_tail(words):
                first = _begin_of_firm(text, spans[-1].end if spans else start, first)
            pieces = _apart(text, first, after, codes) if role == "pubPlace" else [(first, after)]
            spans += [Span(*piece, role, attributes, weight=3.0) for piece in pieces]
    return spans


_LEADING = regex(lambda: rf"^{small_words('and')}\s+", re.IGNORECASE)


_AT = regex(lambda: rf"^{small_words('at')}\s+", re.IGNORECASE)


def _apart(text: str, start: int, end: int, codes: Codes) -> list[tuple[int, int]]:
    """Each of several places: "New York and London"."""
    at = _AT.match(text[start:end])
    start += at.end() if at else 0
    if len(places(text[start:end].lower(), codes) or ()) == 1:
        return [(start, end)]
    pieces, first = [], start
    for joint in [*_JOINT.finditer(text, start, end), *_AND.finditer(text, start, end)]:
        pieces.append((first, joint.start()))
        first = joint.end()
    return [*pieces, (first, end)] if all(a < b for a, b in pieces) else [(start, end)]


def _towns_before(words: str, codes: Codes) -> int:
    """How much of a line in capitals names places, with a publisher and no comma after: "LONDON MARSH & SON"."""
    ends = [space.start() for space in _SPACE.finditer(words)][:MOST_OF_TOWNS] if words.isupper() else []
    rest = ((end, words[end:].strip()) for end in reversed(ends))
    return next((end for end, name in rest if len(name.split()) > 1 and _part(words[:end], codes) == TOWN), 0)


def _is_tail(words: str) -> bool:
    """What the name of a firm ends with, and no name by itself: "INC.", "AND CO.", "VERLAG"."""
    listed = anywhere("bibliography", "publisher")
    return all(word in listed or f"{word}." in listed for word in words.casefold().rstrip(".").split())


def _begin_of_firm(text: str, start: int, tail: int) -> int:
    """Where the name before its tail begins: "FRED. BRANDER, INC."; the tail itself where none is before it."""
    before = text[start:tail]
    name = before.lstrip(" ,:;_*([")
    listed = _AND_LAST.sub("", name.rstrip(" ")).endswith(",")
    if not listed or not name[:1].isupper() or any(c.isdigit() for c in name):
        return tail
    return start + len(before) - len(name)


_AND_LAST = regex(lambda: rf"\s(?:&|{small_words('and')})$", re.IGNORECASE)


def _part(words: str, codes: Codes) -> tuple[str, dict[str, str]] | None:
    if year := _YEAR.match(words):
        return "date", {"when": year["year"]}
    numeral = _BETWEEN.sub("", words)
    if _ROMAN.match(numeral) and (value := roman(numeral)) and 1400 < value < 2100:
        return "date", {"when": str(value)}
    named = _AT.sub("", words)
    if named and places(_AND.sub(lambda m: m[0].lower(), named.title()) if words.isupper() else named, codes):
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
    words = address_behind().split(words, maxsplit=1)[0]
    first = start + text[start:end].index(words)
    if not words[:1].isupper() or len(words) > LONGEST_PUBLISHER:
        return ()
    return (Span(first, first + len(words), "publisher", weight=3.0),)
