"""How archives and volunteer projects dress a text: patterns of the table `conventions`, and of the language tables."""

from __future__ import annotations

import functools
import re

from textus.bibliography.lexicon import Codes, alternation, merged, words
from textus.knowledge import table


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@functools.cache
def site_heading() -> re.Pattern[str]:
    """How a line names a site, an archive or a collection; groups whose names begin with `author` hold a name."""
    return _any(table("conventions")["site_heading"]["patterns"])


@functools.cache
def kicker() -> re.Pattern[str]:
    """A line above the title that says what part of a paper it stood in."""
    return _any(table("conventions")["kickers"]["patterns"])


@functools.cache
def headnote_opening() -> re.Pattern[str]:
    """How a paragraph of somebody else begins that stands before the text."""
    return _any(table("conventions")["headnote"]["openings"])


@functools.cache
def occasion() -> re.Pattern[str]:
    """How a line says where or before whom the words were spoken."""
    return _any(table("conventions")["occasion"]["patterns"])


@functools.cache
def sign_off(codes: Codes) -> re.Pattern[str]:
    """The sign of an editor or translator at the end of a paragraph: "– ED."."""
    signs = alternation([word for several in merged(codes, "signoffs").values() for word in several])
    return re.compile(rf"(?:[–—-]\s*_*|[\[(]_*){signs}[_.\s]*[\])]*\s*$", re.IGNORECASE)


@functools.cache
def rights(codes: Codes) -> re.Pattern[str]:
    """How a line about copyright begins."""
    phrases = [phrase for phrase, name in merged(codes, "running").items() if name == "rights"]
    return re.compile(rf"[\s_*(\[]*{alternation(phrases)}", re.IGNORECASE)


@functools.cache
def running(codes: Codes) -> re.Pattern[str]:
    """How an unlabelled source, edition or thanks line begins; the group `phrase` is a key of the table `running`."""
    phrases = [phrase for phrase in merged(codes, "running") if phrase[-1] != "."]
    return re.compile(rf"[\s_*(\[]*(?P<phrase>{alternation(phrases)})", re.IGNORECASE)


@functools.cache
def credit_opening(codes: Codes) -> re.Pattern[str]:
    """How a statement of responsibility begins."""
    return re.compile(rf"[\s_*\[(]*{alternation(merged(codes, 'credits'))}", re.IGNORECASE)


@functools.cache
def _breadcrumbs() -> re.Pattern[str]:
    return re.compile(table("conventions")["breadcrumbs"]["pattern"])


@functools.cache
def _furniture(codes: Codes) -> re.Pattern[str]:
    return re.compile(rf"[\s_*\[(^↑←→]*{alternation(words(codes, 'furniture', 'phrases'))}", re.IGNORECASE)


def furniture(text: str, codes: Codes) -> str:
    """The evidence for a line's being page furniture, empty without any."""
    if _breadcrumbs().match(text):
        return "front.breadcrumbs"
    return "front.furniture" if len(text) <= 60 and _furniture(codes).match(text) else ""
