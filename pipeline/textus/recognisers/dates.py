"""Dates in the running text: every expression with a sound reading, its year inferred only from the text's own date."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from textus.bibliography.dates import find_dates
from textus.blocks import Line
from textus.claims import Span
from textus.document import Document
from textus.edges import edges, is_prose
from textus.wrapping import languages

EDGE = 40
"""lines at either end of a text among which its date is looked for"""
SHORT, PLACE = 60, 30
"""characters of such a line, and of what it holds beside the date"""
WEIGHT = 3.0


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Dates of a block of the text itself; front and end matter have theirs from what they are read as."""
    first, after = _text(document)
    if (start < first or start >= after) and not is_prose(document.text[start:end]):
        return
    for span in find_dates(document.text, start, end, languages(document), context_year=_year(document)):
        if span.attributes:
            yield replace(span, weight=WEIGHT)


@functools.lru_cache(maxsize=4)
def _text(document: Document) -> tuple[int, int]:
    """The offsets between which the text itself stands."""
    lines, found = document.blocks.lines, edges(document)
    first = lines[found.top].start if found.top < len(lines) else len(document.text)
    return first, lines[found.bottom].start if found.bottom < len(lines) else len(document.text)


@functools.lru_cache(maxsize=4)
def _year(document: Document) -> int | None:
    """The year of writing, if the short lines at the edges that are little but a date all name the same one."""
    lines = document.blocks.lines
    edge = [*lines[:EDGE], *lines[max(EDGE, len(lines) - EDGE) :]]
    years = {year for line in edge if line.end - line.start <= SHORT and (year := _dated(document, line))}
    return years.pop() if len(years) == 1 else None


def _dated(document: Document, line: Line) -> int | None:
    """The year of a line that holds one date and little else, no other number among it."""
    found = find_dates(document.text, line.start, line.end, languages(document))
    when = [span for span in found if "when" in span.attributes and "cert" not in span.attributes]
    if len(when) != 1:
        return None
    rest = document.text[line.start : when[0].start] + document.text[when[0].end : line.end]
    if len(rest) > PLACE or any(character.isdigit() for character in rest):
        return None
    return int(when[0].attributes["when"][:4])
