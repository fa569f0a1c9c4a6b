"""Volume, issue, part and pages in a citation: `biblScope` with its numbers in arabic (TEI P5, 3.12.2.5)."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from textus.base.knowledge import anywhere
from textus.base.phrases import Phrases
from textus.base.phrases import alternation as unbounded
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, merged, ordinal_endings, pattern, words
from textus.language.bibliography.numerals import number
from textus.model.claims import Span

UNITS = {
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "part": "part",
    "chapter": "chapter",
    "column": "column",
    "folio": "folio",
}
_INITIALS = regex(r"[^\W\d_a-z]\.\s?[IVXLCDM]")
""""V. I." are the initials of a person"""
_DASH = r"\s*[-–—‑]\s*"
_PAGE = r"(?:\d+[a-z]?|[ivxlc]+)(?![\w])"
_FIGURE = r"(?:\d+[a-z]?|[IVXLCDM]+|[ivxlcdm]+)(?!\w)"


_FIGURES = regex(rf"\s*(?P<n>{_FIGURE})(?:(?:{_DASH}|/)(?P<to>{_FIGURE}))?", re.IGNORECASE)
_UP_TO = regex(rf"(?:{_DASH}|/)(?P<to>{_FIGURE})", re.IGNORECASE)
_DIGIT_FOLLOWS = regex(r"\s*\d")
_PAGED, _SPELLED, _COUNTED_BEFORE = ("page", "folio", "column"), ("volume", "part", "chapter"), ("volume", "issue")

_Scope = tuple[int, int, str, str | None]
"""where it stands, its number, and the last one of several"""


@functools.cache
def _pages() -> re.Pattern[str]:
    following = unbounded(anywhere("scopes", "following"), bounded=False)
    more = rf"(?:\s*,\s*{_PAGE}(?:{_DASH}{_PAGE})?)*"
    source = rf"\s*(?P<n>{_PAGE})(?:{_DASH}(?P<to>{_PAGE}))?(?:\s*{following}\b\.?)?{more}"
    return re.compile(source, re.IGNORECASE)


_ORDINAL = regex(lambda: rf"(?<!\w)(?P<n>\d{{1,3}})(?:\.|ᵉ|{ordinal_endings()})?\s*")


@functools.cache
def _labels(codes: Codes, key: str) -> Phrases:
    own = words(codes, "bibliography", key)
    others = {word for other in UNITS if other != key for word in words(codes, "bibliography", other)}
    return pattern((*own, *(word for word in anywhere("scopes", key) if word not in others)))


@functools.cache
def _spelled(codes: Codes) -> Phrases:
    return pattern(tuple(word for word, value in merged(codes, "numerals").items() if isinstance(value, int)))


def _behind_labels(text: str, start: int, end: int, codes: Codes, key: str) -> Iterator[_Scope]:
    """ "Vol. IV", "pp. 3–7", "Tome second"."""
    unit = UNITS[key]
    for label in _labels(codes, key).finditer(text, start, end):
        found = (_pages() if unit in _PAGED else _FIGURES).match(text, label.end(), end)
        if found:
            yield label.start(), found.end(), found["n"], found["to"]
        elif unit in _SPELLED:
            behind = label.end() + len(text[label.end() : end]) - len(text[label.end() : end].lstrip())
            if word := _spelled(codes).match(text, behind, end):
                to = _UP_TO.match(text, word.end(), end)
                yield label.start(), (to or word).end(), word.group(), to and to["to"]


def _before_labels(text: str, start: int, end: int, codes: Codes, key: str) -> Iterator[_Scope]:
    """ "3. Band", "12th year"."""
    for found in _ORDINAL.finditer(text, start, end):
        label = _labels(codes, key).match(text, found.end(), end)
        if label and not _DIGIT_FOLLOWS.match(text, label.end(), end):
            yield found.start(), label.end(), found["n"], None


def find_scopes(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """Spans of role `biblScope` with `unit`, and `n` or `from` and `to`; label and number stand in the span."""
    found: list[Span] = []
    for key, unit in UNITS.items():
        ways = [_behind_labels, _before_labels] if unit in _COUNTED_BEFORE else [_behind_labels]
        for first, last, number_, to in itertools.chain(*(way(text, start, end, codes, key) for way in ways)):
            if _INITIALS.fullmatch(text, first, last):
                continue
            if all(last <= span.start or first >= span.end for span in found):
                attributes = _numbers(unit, number_, to, codes)
                if attributes:
                    found.append(Span(first, last, "biblScope", attributes))
    return tuple(sorted(found, key=lambda span: span.start))


def _numbers(unit: str, first: str, last: str | None, codes: Codes) -> dict[str, str] | None:
    low = _arabic(first, codes)
    if low is None:
        return None
    if unit not in ("page", "folio", "column") and not last:
        return {"unit": unit, "n": low}
    high = _arabic(last, codes) if last else low
    if high is None:
        return None
    if low.isdigit() and high.isdigit() and len(high) < len(low):
        high = low[: len(low) - len(high)] + high
    return {"unit": unit, "from": low, "to": high}


def _arabic(word: str, codes: Codes) -> str | None:
    if re.fullmatch(r"\d+[a-z]", word, re.IGNORECASE):
        return word
    value = number(word, codes)
    return str(value) if value else None


def bare_numbers(span: Span, text: str) -> tuple[int, int]:
    """The part of a scope that is its number, without the label: offsets into the text."""
    if re.fullmatch(rf"\d+(?:{_DASH}\d+)?", text[span.start : span.end]):
        return span.start, span.end
    before = re.match(r"\d+", text[span.start : span.end])
    if before:
        return span.start, span.start + before.end()
    match = re.search(
        rf"({_FIGURE}|[^\W\d_]+)(?:(?:{_DASH}|/|,\s*)({_FIGURE}))*$", text[span.start : span.end], re.IGNORECASE
    )
    return (span.start + match.start(), span.end) if match else (span.start, span.end)
