"""Dates in the running text: every expression with a sound reading, its year inferred if only the top names one."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from textus.bibliography.dates import context_year, find_dates
from textus.claims import Span
from textus.document import Document
from textus.edges import edges
from textus.wrapping import languages

TOP = 3000
"""characters at the top in which the year of a text is looked for"""
WEIGHT = 3.0


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Dates of a block of the text itself; front and end matter have theirs from what they are read as."""
    first, after = _text(document)
    if start < first or start >= after:
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
    return context_year(document.text[:TOP], languages(document))
