"""How archives and volunteer projects dress a text: patterns of the tables of languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from textus.base.knowledge import anywhere, table
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, alternation, fold, merged, pattern, words


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@functools.cache
def site_heading() -> re.Pattern[str]:
    """How a line names a site, an archive or a collection; groups whose names begin with `author` hold a name."""
    return _any(anywhere("archives", "site_headings"))


@functools.cache
def site_series() -> re.Pattern[str]:
    """Such a line that names a series, not an author."""
    return _any(anywhere("archives", "site_series"))


@functools.cache
def kicker() -> re.Pattern[str]:
    """A line above the title that says what part of a paper it stood in."""
    return _any(anywhere("archives", "kickers"))


@functools.cache
def headnote_opening() -> re.Pattern[str]:
    """How a paragraph of somebody else begins that stands before the text."""
    return _any(anywhere("archives", "headnotes"))


@functools.cache
def occasion() -> re.Pattern[str]:
    """How a line says where or before whom the words were spoken."""
    return _any(anywhere("archives", "occasions"))


@functools.cache
def sign_off(codes: Codes) -> re.Pattern[str]:
    """The sign of an editor or translator at the end of a paragraph: "– ED."."""
    signs = alternation([word for several in merged(codes, "signoffs").values() for word in several])
    return re.compile(rf"(?:[–—-]\s*_*|[\[(]_*){signs}[_.\s]*[\])]*\s*$", re.IGNORECASE)


@functools.cache
def rights(codes: Codes) -> Phrases:
    """How a line about copyright begins."""
    phrases = tuple(phrase for phrase, name in merged(codes, "running").items() if name == "rights")
    return pattern(phrases, skipped="_*([")


_OF_TEXT = ("version", "rights", "note")
"""what phrases that begin a line say of the text itself, and not of where it stood"""
LONGEST_TERMS = 400
"""characters of a line that names a licence and is no running text"""
_LICENCE = regex(lambda: rf"(?:{table('licences')['named']})", re.IGNORECASE)


def names_licence(text: str) -> bool:
    """A line names a licence by what it is called in every language."""
    return len(text) <= LONGEST_TERMS and bool(_LICENCE.search(text))


def states_terms(text: str, codes: Codes) -> bool:
    """A line begins like one on copyright, or names a licence and begins with nothing else that is said of a source."""
    if rights(codes).match(text):
        return True
    phrase = running(codes).match(text) if names_licence(text) else None
    return names_licence(text) and (phrase is None or merged(codes, "running")[fold(phrase["phrase"])] in _OF_TEXT)


@functools.cache
def running(codes: Codes) -> Phrases:
    """How an unlabelled source, edition or thanks line begins; the group `phrase` is a key of the table `running`."""
    phrases = tuple(phrase for phrase in merged(codes, "running") if phrase[-1] != ".")
    return pattern(phrases, skipped="_*([")


@functools.cache
def credit_opening(codes: Codes) -> Phrases:
    """How a statement of responsibility begins."""
    return pattern(tuple(merged(codes, "credits")), skipped="_*([")


_BREADCRUMBS = regex(lambda: table("conventions")["breadcrumbs"]["pattern"])


@functools.cache
def _furniture(codes: Codes) -> Phrases:
    return pattern(words(codes, "furniture", "phrases"), skipped="_*[(^↑←→•<>|")


@functools.cache
def _text_label() -> re.Pattern[str]:
    return re.compile(rf"[_*\[(]*{alternation(anywhere('furniture', 'text'))}[:.]?[_*\])]*[:.]?", re.IGNORECASE)


def furniture(text: str, codes: Codes) -> str:
    """The evidence for a line's being page furniture, empty without any."""
    if _BREADCRUMBS.match(text):
        return "front.breadcrumbs"
    if _text_label().fullmatch(text):
        return "front.text-label"
    return "front.furniture" if len(text) <= 60 and _furniture(codes).match(text) else ""
