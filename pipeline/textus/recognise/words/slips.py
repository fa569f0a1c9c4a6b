"""Apparent slips: a stop behind a word that cannot end a sentence, or a stop and a comma together.

Spelling is never touched: what is strange to a dictionary may be the spelling of the time, a name, or dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Span
from textus.survey.survey import Survey

_STOP_INSIDE = regex(r"(?<![\w.’'-])(?P<word>[a-zà-ÿа-я]{2,5})\.(?= [a-zà-ÿа-я]{2,})")
_STOP_BEFORE_SMALL = regex(r"\.,? [a-zà-ÿа-я]")
_STOP_AND_COMMA = regex(r"(?<![\w.])(?P<word>[a-zà-ÿа-я]{4,})\.,(?= [a-zà-ÿа-я])")


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Slips with the words as they should be; the reader of the TEI sees both."""
    if not _STOP_BEFORE_SMALL.search(survey.text, start, end) or survey.begins_small:
        return
    unending = survey.language.words("slips", "unending")
    abbreviations = survey.language.words("abbreviations", "words")
    for match in _STOP_INSIDE.finditer(survey.text, start, end):
        if match["word"] in unending and match.group() not in abbreviations:
            yield _slip(match, match["word"], "high")
    for match in _STOP_AND_COMMA.finditer(survey.text, start, end):
        if match["word"] + "." not in abbreviations and match["word"] in survey.lower_case_words:
            yield _slip(match, match["word"] + ",", "medium")


def _slip(match: re.Match[str], meant: str, cert: str) -> Span:
    return Span(
        match.start(),
        match.end(),
        "sic",
        {"corr": meant, "cert": cert, "resp": "#textus"},
        weight=span_weight("slip.likely"),
    )
