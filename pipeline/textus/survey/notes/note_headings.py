"""Headings of notes: "Notes", and "Footnotes by the Editor", whoever is named."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.language.bibliography.lexicon import Codes, alternation, table_pattern


@functools.cache
def _by_whom() -> re.Pattern[str]:
    by = alternation(anywhere("statements", "by"))
    return re.compile(rf"\s+(?i:{by})\s+[^\W\d_a-zа-яё][^.:;!?\d]{{0,30}}")


def heads_notes(text: str, codes: Codes) -> bool:
    """Whether a line, without marks around it, is a heading of notes and nothing more."""
    words = table_pattern(codes, "headings", "notes")
    if words.fullmatch(text):
        return True
    named = words.match(text)
    return named is not None and _by_whom().fullmatch(text, named.end()) is not None
