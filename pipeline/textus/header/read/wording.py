"""The wording of statements of provenance, in all languages: where a sentence ends, who published, what appeared."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.language.bibliography.lexicon import alternation, number_label, small_words


@functools.cache
def in_first() -> re.Pattern[str]:
    """A small word of where something appeared, or by whom, at the beginning."""
    by = alternation(anywhere("statements", "by"))
    return re.compile(rf"(?:{small_words('in', 'as')}|{by})", re.IGNORECASE)


@functools.cache
def _sentence() -> re.Pattern[str]:
    label = rf"(?:{number_label('issue', 'volume')}|{alternation(anywhere('pages', 'pages'))}\.?)"
    return re.compile(rf"{label}(?=\s*\d)|(?P<stop>(?<!\b\w)[.;](?=\W*(?:\s|$)))", re.IGNORECASE)


def end_of_sentence(text: str, start: int, end: int) -> int:
    """Where a sentence ends, "No." and "p." before a number being no ends; `end` if it does not before."""
    stops = (found.start() for found in _sentence().finditer(text, start, end) if found["stop"])
    return next(stops, end)


@functools.cache
def by_whom() -> re.Pattern[str]:
    """Who published or gave something out; the name is the group `name`."""
    by, behind = alternation(anywhere("statements", "by")), small_words("in", "on", "at", "during", "from")
    return re.compile(rf"\s*{by}\s+(?P<name>[^\n,;.]{{2,60}}?)(?=\s+{behind}|[,;.]|$)")


@functools.cache
def plain_publication() -> re.Pattern[str]:
    """ "Published in …", not "First published in …"."""
    published = alternation(anywhere("statements", "published"))
    return re.compile(rf"[\s_*(]*{published}(?!\s*:)", re.IGNORECASE)
