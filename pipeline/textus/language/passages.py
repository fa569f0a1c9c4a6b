"""The language of a short passage: told by function words, by script, or known as a phrase; silent where unsure.

A passage is told to be in another language than what stands around it only with a clear margin, because most that
looks foreign is names, abbreviations and lists.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from textus.base.knowledge import function_words, in_every_language, language, languages, table
from textus.base.regex import regex

FEWEST, PASSAGE = 3, 10
"""words of a phrase that can be told, and from which it is a passage"""
FEWEST_LETTERS = 3
"""letters of a word in another script; fewer are a symbol"""
AT_HOME = 0.25
"""share of function words of the language around it from which a passage is in that"""
SHARE, PASSAGE_SHARE = 0.4, 0.22
"""share of function words a phrase, or a passage, must have of the language it is told to be in"""
MARGIN, CLEAR = 2, 1.6
"""how many times more words it must have that the language around it, or any other, has not than the other way round"""

_WORD = regex(r"[^\W\d_]+")
LATIN, GREEK, ANCIENT_GREEK = "la", "el", "grc"
_SAME = {ANCIENT_GREEK: (ANCIENT_GREEK, GREEK)}
"""languages around that are written in the script of another"""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, ligatures dissolved."""
    return _WORD.findall(text.lower().replace("æ", "ae").replace("œ", "oe"))


def primary(code: str) -> str:
    """A language without its country or script."""
    return code.partition("-")[0].lower()


@functools.cache
def can_tell(code: str) -> bool:
    """Whether the words of a language are known, so that others can be told from it."""
    return primary(code) in (*languages(), LATIN)


def told(words: Sequence[str], around: str) -> str:
    """The other language that words are in; empty if they are in the one around them, or if that is not clear."""
    own, count = _frequent(around), len(words)
    if count < FEWEST or sum(map(own.__contains__, words)) >= AT_HOME * count:
        return ""
    alike: frozenset[str] = frozenset() if count >= PASSAGE else _homographs(around)
    telling = [word for word in words if word not in alike]
    codes = [code for code in (*languages(), LATIN) if code != around]
    share, code = max((_count(telling, _frequent(code)) / count, code) for code in codes)
    if share < (SHARE if count < PASSAGE else PASSAGE_SHARE):
        return ""
    kinds = {word for word in telling if word in _frequent(code) and word not in own}
    if len(kinds) < (2 if count < PASSAGE else 3) or not _clear(words, telling, code, around, MARGIN):
        return ""
    return code if all(_clear(telling, telling, code, other, CLEAR) for other in codes if other != code) else ""


def phrase(words: str, around: str) -> str:
    """The language of a phrase that the table has; empty for one it has not, or that is at home around it."""
    known = " ".join(words.lower().replace("’", "'").split())
    code: str = _phrases().get(known, "")
    return "" if code == around or known in language(around).words("foreign", "at_home") else code


def written(text: str, start: int, end: int, around: str) -> Iterator[tuple[int, int, str]]:
    """Where words stand in a script of which there is one language here, and which; none in the one around them."""
    for code, letters in table("foreign")["scripts"].items():
        if around not in _SAME.get(code, (code,)):
            for found in _run(letters).finditer(text, start, end):
                if max(map(len, words_of(found.group())), default=0) < FEWEST_LETTERS:
                    continue
                modern = code == ANCIENT_GREEK and not _modern().isdisjoint(words_of(found.group()))
                yield *found.span(), GREEK if modern else code


@functools.cache
def _run(letters: str) -> re.Pattern[str]:
    """Words of these letters, the last one of some without its end."""
    return re.compile(rf"[{letters}]+(?:[’'᾽]?[ \r\n,·]+[{letters}]+)*")


@functools.cache
def _modern() -> frozenset[str]:
    return frozenset(table("foreign")["modern"][GREEK])


def _clear(mine: Sequence[str], telling: Sequence[str], code: str, other: str, times: float) -> bool:
    """Whether words are in the one language rather than in the other; those both have say nothing of that."""
    one, two = _frequent(code), _frequent(other)
    against = sum(word in two and word not in one for word in mine)
    speaking = sum(word in one and word not in two for word in telling)
    return speaking > times * against


def _count(words: Sequence[str], some: frozenset[str]) -> int:
    return sum(map(some.__contains__, words))


@functools.cache
def _frequent(code: str) -> frozenset[str]:
    """The function words of a language, an elided article or pronoun by itself."""
    known = table("latin")["function_words"] if code == LATIN else function_words(code)
    return frozenset(part for word in known for part in _WORD.findall(word))


@functools.cache
def _homographs(code: str) -> frozenset[str]:
    own = str(language(code).table("foreign").get("homographs", "")) if code in languages() else ""
    theirs = (str(found.get("abroad", {}).get(code, "")) for found in in_every_language("foreign"))
    return frozenset(" ".join((own, *theirs)).split())


@functools.cache
def _phrases() -> dict[str, str]:
    tables = {code: language(code).table("foreign") for code in languages()} | {LATIN: table("latin")["foreign"]}
    return {
        " ".join(known.split()): code
        for code, found in tables.items()
        for known in found.get("phrases", "").split(";")
        if known
    }
