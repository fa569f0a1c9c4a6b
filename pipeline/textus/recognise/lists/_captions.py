"""Captions: a line that says what number a table or a picture has, and what it shows. No recogniser itself."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.phrases import Phrases
from textus.language.bibliography.lexicon import number_label
from textus.survey.survey import Survey

LONGEST = 300
"""characters of a caption"""


@functools.cache
def _number() -> re.Pattern[str]:
    label = number_label("issue")
    return re.compile(
        rf"\s*(?:{label}\s*)?(?:\d{{1,3}}[a-z]?|[IVXLC]{{1,7}}|[A-Z])?\s*(?P<stop>[.:—–-]|$)", re.IGNORECASE
    )


@functools.cache
def _words(kind: str) -> Phrases:
    return phrase_pattern(anywhere("captions", kind))


def caption(survey: Survey, first: int, last: int, kind: str) -> bool:
    """The lines `first` to `last` begin like the caption of a table or figure: its word, a number, a stop."""
    lines = survey.blocks.lines
    start, end = lines[first].start, lines[last].end
    if end - start > LONGEST:
        return False
    text = survey.text[start:end].lstrip("_*[(")
    word = _words(kind).match(text)
    if word is None:
        return False
    number = _number().match(text, word.end())
    return number is not None and (number["stop"] != "" or number.end() == len(text))
