"""A book named by its year and publisher alone: "from the 1886 edition published by Crowther Brothers, Bristol"."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.language.bibliography.lexicon import Codes, alternation
from textus.language.bibliography.segments import places
from textus.model.claims import Span


@functools.cache
def _edition() -> re.Pattern[str]:
    by, made, out_of = (alternation(anywhere("statements", key)) for key in ("by", "brought_out", "from_language"))
    edition = alternation(anywhere("title_pages.edition", "words"))
    name = r"[^\W\d_a-z][^,.;:()\[\]\n]{1,60}?"
    return re.compile(
        rf"(?i:{out_of})\s+(?P<year>1[4-9]\d\d|20\d\d)\s+(?:(?P<publisher>{name})\s+)?(?i:{edition})"
        rf"(?:\s+(?i:{made})\s+{by}\s+(?P<by>{name})(?:,\s+(?P<place>{name}))?(?=[,.;:()\[\]\n]|$))?"
    )


def read_edition(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """The year, publisher and place of an edition that is named by them; empty if none is."""
    found = _edition().search(text, start, end)
    if not found:
        return ()
    spans = [Span(*found.span("year"), "date", {"when": found["year"]})]
    spans += [Span(*found.span(group), "publisher") for group in ("publisher", "by") if found[group]]
    if found["place"] and places(found["place"], codes):
        spans.append(Span(*found.span("place"), "pubPlace"))
    return tuple(spans)
