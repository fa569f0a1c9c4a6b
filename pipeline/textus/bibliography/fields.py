"""Labelled lines, like "Source: …;": the label, what it names, and the value behind it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from textus.bibliography.lexicon import Codes, alternation, fold, merged

CREDIT = "credit"
_COLON = re.compile("[:：]")
_OPENING = re.compile(r"[\s_*\[(]*(?P<word>[^\W_]+|\S)")
_AND = r"(?:\s*[/\\&+,]\s*|\s+(?:and|und|et|y|e|и)\s+)"
_TAIL = r"(?:\s+(?:in|into|from\s+the|für|auf|en|du|al|dal|на|с)\s+[^\W\d_]\w+)?(?:\s*\([^)\n]{1,30}\))?"


@dataclass(frozen=True, slots=True)
class Field:
    """What a label names (source, written, rights …, or credit) and where label and value stand."""

    name: str
    label_start: int
    label_end: int
    value_start: int
    value_end: int


@functools.cache
def _names(codes: Codes) -> dict[str, str]:
    labels = {fold(label): CREDIT for label in merged(codes, "credits")}
    return labels | {fold(label): str(name) for label, name in merged(codes, "labels").items()}


@functools.cache
def _first_words(codes: Codes) -> frozenset[str]:
    """What labels begin with: looked at first, because the pattern of all labels is costly to make."""
    return frozenset(match["word"] for name in _names(codes) if (match := _OPENING.match(name)))


@functools.cache
def _label(codes: Codes) -> re.Pattern[str]:
    one = alternation(_names(codes))
    return re.compile(rf"(?P<label>(?P<first>{one})(?:{_AND}{one})*{_TAIL})[_*]*\s*[:：][_*]*\s*", re.IGNORECASE)


def read_field(text: str, start: int, end: int, codes: Codes) -> Field | None:
    """The label a line begins with and its value, None for a line without a known label.

    The value ends with the line, less a closing semicolon or full stop; the full stop of an abbreviation goes with it.
    """
    fields = read_fields(text, start, end, codes)
    return fields[0] if fields else None


def read_fields(text: str, start: int, end: int, codes: Codes) -> tuple[Field, ...]:
    """All labelled values of a line that begins with a label; several where they run on: "Written: …; Source: …"."""
    opening = _OPENING.match(text, start, end)
    if opening is None or opening["word"].lower() not in _first_words(codes) or not _COLON.search(text, start, end):
        return ()
    first = _label(codes).match(text, opening.start("word"), end)
    if not first:
        return ()
    found = [first]
    for match in _label(codes).finditer(text, first.end(), end):
        before = text[: match.start()].rstrip(" \t\r\n_*")
        if before[-1:] in ";.)" and match["label"][:1].isupper():
            found.append(match)
    edges = [match.start() for match in found[1:]] + [end]
    return tuple(_field(text, match, edge, codes) for match, edge in zip(found, edges, strict=True))


def _field(text: str, match: re.Match[str], end: int, codes: Codes) -> Field:
    value_end = match.end() + len(text[match.end() : end].rstrip(" \t\r\n;_*"))
    name = _names(codes)[fold(match["first"])]
    return Field(name, match.start("label"), match.end("label"), match.end(), value_end)
