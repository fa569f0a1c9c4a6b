"""Foreign words: what is emphasised or quoted and in another language than the text, and words in another script.

The mark stays what it is, `hi` or `q`; `foreign` stands inside it (TEI P5, 3.3.2.1). What is emphasised or quoted
with a capital in the middle of a sentence may be a title or a name, and is left alone unless it is a known phrase.
"""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.language.passages import FEWEST, can_tell, phrase, primary, told, words_of, written
from textus.model.claims import Span
from textus.survey.survey import Survey

MOST = 600
"""characters of a phrase; what is longer is a passage"""
_OUTSIDE = " \t\r\n\f.,;:!?…()[]“”„«»‘’\"'*_=—–-\xa0"
_QUOTES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’"}
_SENTENCE = (".", "!", "?", "…")


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The foreign phrases of a block."""
    code, text = primary(survey.language.code), survey.text
    if not can_tell(code):
        return
    for first, after in _marked(survey, start, end):
        if language := _language(text, first, after, code, whole=first - start < 4 and end - after < 4):
            yield _span(first, after, *language)
    if not text[start:end].isascii():
        for first, after, other in written(text, start, end, code):
            yield _span(first, after, other, "medium")


def _span(start: int, end: int, code: str, cert: str) -> Span:
    return Span(
        start, end, "foreign", {"xml:lang": code, "cert": cert, "resp": "#textus"}, weight=span_weight("foreign.words")
    )


def _marked(survey: Survey, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words inside marks of emphasis and quotation, without the punctuation at either end."""
    text = survey.text
    emphasised = survey.conventions.profile.emphasis_in(text, start, end)
    inside = ((match.start() + len(mark.open), match.end() - len(mark.close)) for match, mark in emphasised)
    for first, after in (*inside, *_quoted(text, start, end)):
        while first < after and text[first] in _OUTSIDE:
            first += 1
        while after > first and text[after - 1] in _OUTSIDE:
            after -= 1
        if 1 < after - first <= MOST:
            yield first, after


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks; looked for by the marks, which is much faster than a pattern."""
    for opening, closings in _QUOTES.items():
        first = text.find(opening, start, end)
        while first >= 0:
            after = _closing(text, first + 1, min(end, first + MOST), closings)
            if after > 0 and not text[first - 1 : first].isalnum():
                yield first, after
            first = text.find(opening, max(after, first + 1), end)


def _closing(text: str, start: int, end: int, closings: str) -> int:
    """The offset behind the first closing mark that is no apostrophe in a word; -1 if there is none."""
    found = [at for mark in closings if (at := _not_in_word(text, mark, start, end)) > 0]
    return min(found, default=-2) + 1


def _not_in_word(text: str, mark: str, start: int, end: int) -> int:
    at = text.find(mark, start, end)
    while at >= 0 and text[at + 1 : at + 2].isalnum():
        at = text.find(mark, at + 1, end)
    return at


def _language(text: str, first: int, after: int, around: str, *, whole: bool) -> tuple[str, str] | None:
    """The language of what is marked and how sure that is; None if it is that of the text, or nobody can tell."""
    words = text[first:after]
    known = phrase(words, around)
    if known:
        return known, "high"
    if whole or (words[0].isupper() and text[after] not in _SENTENCE and _named(text, first)):
        return None
    several = words_of(words)
    code = told(several, around) if len(several) >= FEWEST else ""
    return (code, "medium") if code else None


def _named(text: str, first: int) -> bool:
    """Whether words with a capital stand in the middle of a sentence."""
    before = text[max(0, first - 20) : first].rstrip(" \t\r\n*_=“„«‘\"'")
    return bool(before) and before[-1] not in ".!?:;—–…"
