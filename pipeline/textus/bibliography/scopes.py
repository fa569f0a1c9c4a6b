"""Volume, issue, part and pages in a citation: `biblScope` with its numbers in arabic (TEI P5, 3.12.2.5)."""

from __future__ import annotations

import functools
import re

from textus.bibliography.lexicon import Codes, alternation, merged, words
from textus.bibliography.numerals import number
from textus.claims import Span

UNITS = {
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "part": "part",
    "chapter": "chapter",
    "column": "column",
    "folio": "folio",
}
_INITIALS = re.compile(r"[^\W\d_a-z]\.\s?[IVXLCDM]")
""""V. I." are the initials of a person"""
_DASH = r"\s*[-–—‑]\s*"
_PAGE = r"(?:\d+[a-z]?|[ivxlc]+)(?![\w])"
_FIGURE = r"(?:\d+[a-z]?|[IVXLCDM]+|[ivxlcdm]+)(?!\w)"


@functools.cache
def _patterns(codes: Codes) -> tuple[tuple[str, re.Pattern[str]], ...]:
    numerals = [word for word, value in merged(codes, "numerals").items() if isinstance(value, int)]
    counted = rf"(?:{_FIGURE}|{alternation(numerals)})"
    made = []
    for key, unit in UNITS.items():
        labels = alternation(words(codes, "bibliography", key))
        if unit in ("page", "folio", "column"):
            one = rf"(?P<n>{_PAGE})(?:{_DASH}(?P<to>{_PAGE}))?(?:\s*(?:f|ff|sq|sqq)\b\.?)?"
            source = rf"{labels}\s*{one}(?:\s*,\s*{_PAGE}(?:{_DASH}{_PAGE})?)*"
        else:
            one = counted if unit in ("volume", "part", "chapter") else _FIGURE
            source = rf"{labels}\s*(?P<n>{one})(?:(?:{_DASH}|/)(?P<to>{_FIGURE}))?"
        made.append((unit, re.compile(source, re.IGNORECASE)))
        if unit in ("volume", "issue"):
            behind = rf"(?<!\w)(?P<n>\d{{1,3}})(?:\.|e|ᵉ|ª|º|°|th|st|nd|rd|-й|-я)?\s*{labels}(?P<to>(?!))?(?!\s*\d)"
            made.append((unit, re.compile(behind, re.IGNORECASE)))
    return tuple(made)


def find_scopes(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """Spans of role `biblScope` with `unit`, and `n` or `from` and `to`; label and number stand in the span."""
    found: list[Span] = []
    for unit, pattern in _patterns(codes):
        for match in pattern.finditer(text, start, end):
            if _INITIALS.fullmatch(match.group()):
                continue
            if all(match.end() <= span.start or match.start() >= span.end for span in found):
                attributes = _numbers(unit, match["n"], match["to"], codes)
                if attributes:
                    found.append(Span(match.start(), match.end(), "biblScope", attributes))
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
    before = re.match(r"\d+", text[span.start : span.end])
    if before:
        return span.start, span.start + before.end()
    match = re.search(
        rf"({_FIGURE}|[^\W\d_]+)(?:(?:{_DASH}|/|,\s*)({_FIGURE}))*$", text[span.start : span.end], re.IGNORECASE
    )
    return (span.start + match.start(), span.end) if match else (span.start, span.end)
