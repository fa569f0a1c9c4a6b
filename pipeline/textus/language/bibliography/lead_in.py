"""The words before a citation: "Source:", "Republished in", "Another translation entitled … appeared in"."""

from __future__ import annotations

import functools
import re

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.fields import read_field
from textus.language.bibliography.lexicon import Codes, alternation, fold, merged, pattern, small_words, words
from textus.model.claims import Span

LOWER_LEAD = regex(r"(?:[^\W\d_A-ZÀ-ÖØ-ÞŒŠŽŸĄĆĘŁŃŚŹŻČĎĚŇŘŤŮŐŰĞİŞА-ЯЁ][\w’']*[\s,]+)+")
"""words that begin with a small letter, up to the first that does not"""


_BEGUN = regex(lambda: rf"(?=[^\W\d_a-zа-я])(?i:{small_words('in')})\s+(?=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ])")
"""The small word of where something appeared, as the first after a label."""


_IN_A_TONGUE = regex(lambda: rf"(\w+) {small_words('in')} (?=[^\W\d_a-z])")


_QUOTES = ("“", "«", "„", '"', "‘")
"""what no publisher's name begins with"""


@frozen
class LeadIn:
    """What stands before a citation."""

    end: int
    """where the citation itself begins"""
    publisher: bool
    """a publisher comes first"""
    by: bool
    """it says by whom, so that no title comes first"""
    article: Span | None
    """the title of the piece, if that was named before where it appeared"""


def lead_in(text: str, start: int, end: int, codes: Codes) -> LeadIn:
    """Pass over a label, a phrase of the table `running`, and small words."""
    labelled = read_field(text, start, end, codes)
    first = labelled.value_start if labelled else start
    article = None
    phrase = _running(codes).match(text, first, end)
    if phrase:
        first = phrase.end()
        last = text[phrase.start() : first].split()[-1]
        if last[:1].isupper() and last[1:].islower() and last.lower() in words(codes, "small_words", "articles"):
            first -= len(last)  # it is the first word of a title
        named = _entitled(codes).match(text[first:end])
        if named:
            article = Span(first + named.start("title"), first + named.end("title"), "title", {"level": "a"})
            first += named.end()
    while first < end and text[first] in " \t\r\n:([":
        first += 1
    if labelled and text[first : first + 1] in ("'", '"') and text[end : end + 1] == text[first]:
        first += 1  # the value of a key stands in quotation marks, and ends before the last of them
    by = by_whom().match(text, first, end)
    if by and text[by.end()].isupper():
        return LeadIn(by.end(), True, True, article)
    if labelled and (began := _BEGUN.match(text, first, end)):
        first = began.end()
    lower = LOWER_LEAD.match(text, first, end)
    tongue = _IN_A_TONGUE.match(text, lower.end() if lower else first, end)
    if tongue and (
        fold(tongue[1]) in anywhere("statements", "tongues") or fold(tongue[1]) in merged(codes, "languages")
    ):
        return LeadIn(tongue.end(), False, False, article)
    said = text[phrase.start() : phrase.end()] if phrase else ""
    publisher = bool(labelled and labelled.name == "publisher")
    quoted = text[lower.end() if lower else first :][:1] in _QUOTES
    publisher = publisher or (not quoted and _by_a_publisher(f"{said} {lower.group() if lower else ''}"))
    return LeadIn(lower.end() if lower else first, publisher, publisher or bool(by), article)


def _by_a_publisher(lead: str) -> bool:
    """ "Published by the", "as a pamphlet by the", not "published by the author"."""
    words = [word.strip(",") for word in fold(lead).split()]
    while words and words[-1] in (*anywhere("small_words", "articles"), *anywhere("small_words", "indefinite")):
        words.pop()
    return bool(words) and words[-1] in anywhere("statements", "by")


@functools.cache
def _entitled(codes: Codes) -> re.Pattern[str]:
    entitled, appeared = (alternation(anywhere("statements", key)) for key in ("entitled", "appeared"))
    return re.compile(
        rf"^\s*{entitled}\s+(?P<title>.{{2,150}}?),?\s+{appeared}\s+",
        re.IGNORECASE,
    )


@functools.cache
def _running(codes: Codes) -> Phrases:
    kinds = ("source", "published", "edition", "provenance")
    leads = [phrase for phrase, name in merged(codes, "running").items() if name in kinds]
    return pattern(tuple(lead for lead in leads if lead[-1] != "."), skipped="_*([")


@functools.cache
def by_whom() -> re.Pattern[str]:
    """The word before whoever did it."""
    return re.compile(alternation(anywhere("statements", "by")) + r"\s+(?=\S)", re.IGNORECASE)
