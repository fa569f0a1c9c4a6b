"""Dedications after a title page: "TO / MY MOTHER", "À ma mère", "This book is inscribed to …"."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.knowledge import anywhere, phrase_pattern
from textus.language.bibliography.lexicon import fold, words
from textus.survey.facts import Surveyed
from textus.survey.front.title_page_rows import Row
from textus.survey.front.wrapping import languages


def dedicated(document: Surveyed, rows: Sequence[Row], first: int) -> int:
    """The last row of a dedication that begins here; 0 if none does."""
    text = rows[first].text.strip("_*= .,")
    said = set(fold(text).replace(",", " ").split())
    inscribed = any(word in fold(text) for word in anywhere("title_pages.addressed", "inscribed"))
    openings = phrase_pattern(words(languages(document), "dedication", "openings"))
    opening = openings.match(text)
    if not (opening or inscribed) or said & set(anywhere("title_pages.addressed", "words")) or len(text) > 70:
        return 0
    titular = text.isupper() or (opening is not None and opening.end() == len(text)) or inscribed
    last = first
    while last + 1 < len(rows) and rows[last + 1].block == rows[first].block:
        last += 1
    if not (titular or len(text) < 30):
        return 0
    alone = opening is not None and opening.end() == len(text) and last == first
    while last + 1 < len(rows) and (
        (alone and rows[last + 1].block <= rows[first].block + 1)
        or any(word in fold(rows[last + 1].text) for word in anywhere("title_pages.addressed", "inscribed"))
        or rows[last + 1].block == rows[last].block
    ):
        last += 1
    return last
