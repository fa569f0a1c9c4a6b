"""Apparent slips: a stop behind a word that cannot end a sentence, or a stop and a comma together.

Spelling is never touched: what is strange to a dictionary may be the spelling of the time, a name, or dialect.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Span
from textus.model.document import Document

_STOP_INSIDE = re.compile(r"(?<![\w.’'-])(?P<word>[a-zà-ÿа-я]{2,5})\.(?= [a-zà-ÿа-я]{2,})")
_STOP_BEFORE_SMALL = re.compile(r"\.,? [a-zà-ÿа-я]")
_STOP_AND_COMMA = re.compile(r"(?<![\w.])(?P<word>[a-zà-ÿа-я]{4,})\.,(?= [a-zà-ÿа-я])")


_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\. (?P<next>[^\W\d_])")
MANY = 0.05
"""share of sentences beginning with a small letter from which that is the writer's habit, and no slip"""


@functools.lru_cache(maxsize=8)
def _begins_small(document: Document) -> bool:
    """The writer begins sentences with small letters."""
    begins = [match["next"].islower() for match in _SENTENCE.finditer(document.text)]
    return bool(sum(begins) > max(2, MANY * len(begins)))


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Slips with the words as they should be; the reader of the TEI sees both."""
    if not _STOP_BEFORE_SMALL.search(document.text, start, end) or _begins_small(document):
        return
    unending, abbreviations = _words(document)
    for match in _STOP_INSIDE.finditer(document.text, start, end):
        if match["word"] in unending and match.group() not in abbreviations:
            yield _slip(match, match["word"], "high")
    for match in _STOP_AND_COMMA.finditer(document.text, start, end):
        if match["word"] + "." not in abbreviations and match["word"] in document.lower_case_words:
            yield _slip(match, match["word"] + ",", "medium")


@functools.lru_cache(maxsize=8)
def _words(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Words that end no sentence, and abbreviations."""
    language = document.language
    return frozenset(language.words("slips", "unending")), frozenset(language.words("abbreviations", "words"))


def _slip(match: re.Match[str], meant: str, cert: str) -> Span:
    return Span(
        match.start(),
        match.end(),
        "sic",
        {"corr": meant, "cert": cert, "resp": "#textus"},
        weight=span_weight("slip.likely"),
    )
