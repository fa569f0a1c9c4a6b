"""One pattern for many phrases: what they begin with in common is written once, so that it compiles and fails fast."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

NOTHING = r"(?!)"
A_LINE = 1000
"""characters of a text that is asked first whether it has any of the words at all"""
NOT_AFTER_WORD, NOT_BEFORE_WORD = r"(?<!\w)", r"(?!\w)"


def alternation(phrases: Iterable[str], *, bounded: bool) -> str:
    """The source of a pattern for any of the phrases, the longest that fits first; one that never matches for none.

    Any white space stands for a space, a curly apostrophe for a straight one, a non-breaking hyphen for a plain one.
    A bounded phrase stands alone: no word character before or behind it where it begins or ends with one itself.
    """
    known = sorted({" ".join(phrase.split()) for phrase in phrases} - {""})
    if not bounded:
        return f"(?:{_source(known, 0, bounded)})" if known else NOTHING
    words = [phrase for phrase in known if phrase[0].isalnum()]
    signs = [phrase for phrase in known if not phrase[0].isalnum()]
    kinds = [NOT_AFTER_WORD + _source(words, 0, bounded)] if words else []
    kinds += [_source(signs, 0, bounded)] if signs else []
    return f"(?:{'|'.join(kinds)})" if kinds else NOTHING


def _source(phrases: Sequence[str], length: int, bounded: bool) -> str:
    """How phrases that are the same up to `length` go on; they are sorted, and no two are alike."""
    first, last = phrases[0], phrases[-1]
    shared = next((first[:at] for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), first)
    begun = _escaped(shared[length:])
    ends = first == shared
    end = NOT_BEFORE_WORD if bounded and shared[-1:].isalnum() else ""
    branches = list(_branches(phrases[1:] if ends else phrases, len(shared), bounded))
    if not branches:
        return begun + end
    if ends and end:
        branches.append(end)  # behind the longer ones, which are to be tried first
    return f"{begun}(?:{'|'.join(branches)}){'?' if ends and not end else ''}"


def _branches(phrases: Sequence[str], length: int, bounded: bool) -> Iterator[str]:
    for _, group in groupby(phrases, key=lambda phrase: phrase[length]):
        yield _source(list(group), length, bounded)


def _escaped(characters: str) -> str:
    return re.escape(characters).replace("\\ ", r"\s+").replace("'", "['’]").replace(r"\-", "[-‑]")


class Phrases:
    """Many phrases as one pattern: `match`, `fullmatch`, `search` and `finditer` as of `re.Pattern`, whatever the case.

    They are looked up by their first word. Only those that begin with a word the text has are ever compiled, so that
    a table of hundreds of phrases costs nothing where none of them occurs.
    """

    __slots__ = ("_after", "_begun", "_made", "_skipped", "_spell")

    def __init__(
        self, phrases: Iterable[str], spell: Callable[[Sequence[str]], str], *, skipped: str = "", after: str = ""
    ) -> None:
        """`spell` makes the source of a pattern of some of them; `match` passes over white space and the characters
        `skipped` first, if there are any; `after` is the source of what may follow."""
        self._spell, self._skipped, self._after = spell, skipped, after
        self._begun: dict[str, list[str]] = {}
        self._made: dict[str, re.Pattern[str]] = {}
        for phrase in phrases:
            first = _FIRST.search(phrase if not skipped else phrase.lstrip(skipped + " "))
            if first:
                self._begun.setdefault(_key(first), []).append(phrase)

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """One of the phrases at `pos`, in the group `phrase`; None if there is none."""
        pattern = self._at(text, pos)
        return pattern.match(text, pos, endpos) if pattern else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The text, if all of it is one of the phrases."""
        pattern = self._at(text, 0)
        return pattern.fullmatch(text) if pattern else None

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """The first of the phrases between two offsets."""
        return next(self.finditer(text, pos, endpos), None)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All of the phrases between two offsets, none overlapping another."""
        begun = self._begun
        if min(endpos, len(text)) - pos <= A_LINE and begun.keys().isdisjoint(_keys(text[pos:endpos])):
            return
        for first in _FIRST.finditer(text, pos, endpos):
            if first.start() >= pos and _key(first) in begun:
                found = self._pattern(_key(first)).match(text, first.start(), endpos)
                if found:
                    pos = found.end()
                    yield found

    def sub(self, replacement: str, text: str) -> str:
        """The text with `replacement` for each of the phrases."""
        for found in reversed(list(self.finditer(text))):
            text = text[: found.start()] + replacement + text[found.end() :]
        return text

    def _at(self, text: str, pos: int) -> re.Pattern[str] | None:
        if self._skipped:
            while pos < len(text) and (text[pos] in self._skipped or text[pos].isspace()):
                pos += 1
        first = _FIRST.match(text, pos)
        return self._pattern(_key(first)) if first and _key(first) in self._begun else None

    def _pattern(self, key: str) -> re.Pattern[str]:
        made = self._made.get(key)
        if made is None:
            before = rf"[\s{re.escape(self._skipped)}]*" if self._skipped else ""
            source = f"{before}(?P<phrase>{self._spell(self._begun[key])}){self._after}"
            made = self._made[key] = re.compile(source, re.IGNORECASE)
        return made


_FIRST = re.compile(r"[^\W_]+|[^\w\s]")
"""what a phrase is looked up by: a word, or a sign"""
_SPELLINGS = {"’": "'", "‑": "-"}


@functools.lru_cache(maxsize=1024)
def _keys(text: str) -> frozenset[str]:
    """What phrases in a text may be looked up by; the same few lines are searched for one thing after another."""
    keys = set(map(str.lower, _FIRST.findall(text)))
    return frozenset(keys | {_SPELLINGS[key] for key in keys & _SPELLINGS.keys()})


def _key(first: re.Match[str]) -> str:
    word = first.group().lower()
    return _SPELLINGS.get(word, word)


def whole_words(phrases: Sequence[str]) -> str:
    """The source of a pattern for any of the phrases with no word character before or behind it."""
    return rf"(?<!\w){alternation(phrases, bounded=False)}(?!\w)"
