"""Who keeps the original of a text, or gives it out: an archive, a library, and the number it has there."""

from __future__ import annotations

import functools
import re

from textus.base import phrases
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation, fold, small_words

_WORD = regex(r"[^\W\d_]+")


@functools.cache
def _number() -> re.Pattern[str]:
    sign = phrases.alternation(anywhere("statements", "manuscripts"), bounded=False)
    return re.compile(rf"[,;]\s+(?P<number>(?=[^,;]*\d)[^;]{{1,60}}|{sign}\b[^;]{{0,60}})$")


@functools.cache
def _small_words() -> re.Pattern[str]:
    by = alternation(anywhere("statements", "by"))
    return re.compile(rf"^(?:(?:{small_words('at', 'in', 'from', 'articles')}|{by})\s+)+", re.IGNORECASE)


def read_holder(words: str) -> tuple[str, str] | None:
    """Name and shelfmark (or ""), None where no word says that things are kept there.

    Which words do is a list of the table `statements`.
    """
    said = _small_words().sub("", words).strip(" .;,()[]")
    number = _number().search(said)
    name = (said[: number.start()] if number else said).strip(" ,;")
    keeping = {fold(word) for word in _WORD.findall(name)} & set(anywhere("statements", "keepers"))
    if not keeping or not name[:1].isupper() or len(name) > 120 or re.search(r"\d{4}|[.!?]\s", name):
        return None
    return name, number["number"].strip(" .") if number else ""


def read_giver(label: str, words: str) -> str:
    """The archive or library behind "Public domain:" or "Copyleft:", which gives the text out; "" if none is named."""
    name = re.split(r"\s*[(,;.]\s*|\s+\d", words.strip(), maxsplit=1)[0].strip()
    free = fold(label).strip(" :_*") in anywhere("statements", "given_out")
    return name if free and read_holder(name) else ""
