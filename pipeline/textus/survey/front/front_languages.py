"""The languages of labels, credits and bylines above a text: its own, English, and those that their words are in."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from textus.base.knowledge import language, languages
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, fold, pattern
from textus.language.bibliography.names import is_personal_name
from textus.survey.facts import Surveyed, fact

FIRST_LINES, LONGEST = 40, 120
"""lines of a source that labels are looked for in, and characters of one"""
SURE_NAME = 1.5
_LABEL = regex(r"[_*\s]*(?P<label>[^\W\d_][^:：=\n]{1,40}?)(?:\s+\([^)\n]*\))?[_*]*(?:\s*[:：]|\s[-–—=]\s)")


@fact
def front_languages(document: Surveyed) -> Codes:
    """The language of the text, English, and those that labels or words before names are in."""
    own = document.language.code.split("-")[0].lower()
    codes: Codes = (own, "en") if own != "en" else ("en",)
    for line in document.blocks.lines[:FIRST_LINES]:
        text = document.text[line.start : min(line.end, line.start + LONGEST)].strip("_* ")
        for told in _shown(text):
            if told and told.isdisjoint(codes):
                codes = (*codes, min(told))
    return codes


def _shown(text: str) -> Iterator[frozenset[str]]:
    """The languages that a line may be in: of its label, or of the words before a name."""
    if found := _LABEL.match(text):
        yield _labels().get(fold(found["label"]).rstrip(), frozenset())
        return
    phrases, told = _before_names()
    phrase = phrases.match(text)
    name = text[phrase.end() :].strip(" .*_") if phrase else ""
    if phrase and name[:1].isupper() and is_personal_name(name.split(",")[0]) >= SURE_NAME:
        yield told[fold(phrase.group())]


@functools.cache
def _labels() -> Mapping[str, frozenset[str]]:
    """The languages that have a label, by its words."""
    names = ("labels", "credits")
    return _by_words((label, code) for code in languages() for name in names for label in _of(code, name))


@functools.cache
def _before_names() -> tuple[Phrases, Mapping[str, frozenset[str]]]:
    """What is said before a name, "Transcrit par", "Von", and the languages that say so."""
    credits_ = ((phrase, code) for code in languages() for phrase in _of(code, "credits") if " " in phrase)
    by = ((word, code) for code in languages() for word in language(code).words("byline", "words"))
    told = _by_words((*credits_, *by))
    return pattern(tuple(told)), told


def _of(code: str, name: str) -> Iterator[str]:
    yield from language(code).table(name)


def _by_words(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    told: dict[str, frozenset[str]] = {}
    for words, code in pairs:
        told[fold(words)] = told.get(fold(words), frozenset()) | {code}
    return told
