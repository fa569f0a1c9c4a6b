"""A source that states when and where the text was found on the web: "Retrieved on 4 May 2012 from the Library; …"."""

from __future__ import annotations

import re

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.header.facts import Facts, Page
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.lexicon import alternation
from textus.survey.front.archive_phrases import running

_RETRIEVED = regex(lambda: rf"[\s_*(\[]*{alternation(anywhere('statements', 'retrieved'))}", re.IGNORECASE)
_STATEMENT = regex(r"[;.]\s+")


def from_web(facts: Facts, page: Page, start: int, end: int) -> int | None:
    """Keep such a line as a remark, as neither day nor site are of a printed source; None for any other line.

    Gives where a later statement in it begins that names a publication, "…; first printed in The Rope"; -1 without one.
    """
    fields = read_fields(page.text, start, end, page.codes)
    if not _RETRIEVED.match(page.text, fields[0].value_start if fields else start, end):
        return None
    facts.remarks.append(("", page.words(start, end)))
    later = (stop.end() for stop in _STATEMENT.finditer(page.text, start, end))
    return next((place for place in later if running(page.codes).match(page.text, place, end)), -1)
