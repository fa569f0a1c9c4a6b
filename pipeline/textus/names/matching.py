"""Names in a text: every run of words that the trie knows, the longest of those that overlap.

Nothing is judged here but where a name may begin and end: not inside a word, not inside words joined by a hyphen, not
behind an apostrophe unless that is an elision ("d’Engels") or a possessive ("Marx’s").
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import language
from textus.base.regex import regex
from textus.names.folding import WORD, fold, keys_of
from textus.names.index import END, Trie
from textus.names.inflection import EXACT, LAST, bases

APOSTROPHES = "'’ʼ"
_HYPHENS = "-‐‑"
_BETWEEN = regex(rf"(?:\.?[ \t\u00a0\u202f]*(?:\r?\n[ \t]*)?|[{_HYPHENS}](?:\r?\n[ \t]*)?|[{APOSTROPHES}])")
"""what may stand between two words of a name"""
_POSSESSIVE = regex(rf"[{APOSTROPHES}](?:[sS](?![^\W_])|(?![^\W_]))")

LONGEST_ABBREVIATION = 3
"""letters before a full stop that does not end a sentence"""


@frozen
class Match:
    """Words that are a name of one or more entries: `first` to `after` count the words of the text."""

    start: int
    end: int
    first: int
    after: int
    entries: tuple[int, ...]
    bound: bool = False
    """the record says so"""

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.after - self.first


class Words:
    """The words of a text, with the places where they stand."""

    def __init__(self, text: str, language_code: str, stretches: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.code = language_code
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in stretches:
            for found in WORD.finditer(text, start, end):
                self.starts.append(found.start())
                self.ends.append(found.end())
        self._elisions = frozenset(map(fold, language(language_code).words("forms", "elisions")))
        self._keys: dict[str, tuple[tuple[str, int], ...]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, number: int) -> str:
        """A word as it stands."""
        return self.text[self.starts[number] : self.ends[number]]

    def between(self, number: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.ends[number] : self.starts[number + 1]]

    def at(self, offset: int) -> int:
        """The number of the first word that begins at an offset or behind it."""
        return bisect.bisect_left(self.starts, offset)

    def keys(self, number: int) -> tuple[tuple[str, int], ...]:
        """What a word may be filed under, and how it would be a form of that."""
        word = self.word(number)
        if (found := self._keys.get(word)) is None:
            pairs = ((name, how) for base, how in bases(fold(word), self.code) for name in keys_of(word, base))
            found = self._keys[word] = tuple(dict.fromkeys(pairs))
        return found

    def may_begin(self, number: int) -> bool:
        """A name may begin with this word."""
        start = self.starts[number]
        before = self.text[start - 1] if start else " "
        if before in _HYPHENS:
            return not (start > 1 and self.text[start - 2].isalnum())
        if before in APOSTROPHES and start > 1 and self.text[start - 2].isalnum():
            return bool(number) and self.ends[number - 1] == start - 1 and fold(self.word(number - 1)) in self._elisions
        return before != "@"

    def may_end(self, number: int) -> bool:
        """A name may end with this word."""
        text, end = self.text, self.ends[number]
        after = text[end : end + 1]
        if after in APOSTROPHES and after:
            return _POSSESSIVE.match(text, end) is not None
        if after and after in _HYPHENS:
            behind = text[end + 1 :][:40].lstrip(" \t\r\n")[:1] if text[end + 1 : end + 2] in "\r\n" else text[end + 1]
            return not behind.isalnum()
        return not (after in (".", "@") and text[end + 1 : end + 2].islower())

    def full_end(self, number: int) -> int:
        """Where a word ends, the full stop of an initial included: "J. T."."""
        end = self.ends[number]
        initial = end - self.starts[number] == 1 and number and self.between(number - 1).startswith(".")
        return end + 1 if initial and self.text[end : end + 1] == "." else end

    def goes_on(self, number: int) -> bool:
        """The name may go on with the next word; a full stop between them belongs to an initial or abbreviation."""
        between = self.between(number)
        if between == " ":
            return True
        full = between[0] == "." and self.ends[number] - self.starts[number] > LONGEST_ABBREVIATION
        return not full and _BETWEEN.fullmatch(between) is not None


def find(words: Words, tries: Sequence[tuple[Trie, bool]]) -> list[Match]:
    """All names in the text, in order, none overlapping: of two that do the one with more words stays."""
    found = [match for number in range(len(words)) for match in _longest(words, number, tries)]
    found.sort(key=lambda match: (-match.words, not match.bound, match.first))
    taken = bytearray(len(words))
    kept = []
    for match in found:
        if not any(taken[match.first : match.after]):
            taken[match.first : match.after] = b"\1" * match.words
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _longest(words: Words, first: int, tries: Sequence[tuple[Trie, bool]]) -> Iterator[Match]:
    """The longest name that begins with a word, in each of the tries."""
    for trie, bound in tries:
        states: list[tuple[Trie, int]] = []
        for name, how in words.keys(first):
            if name in trie:
                states.append((trie[name], how))
        if not states or not words.may_begin(first):
            continue
        last, best = first, None
        while states:
            ended = [(number, how) for node, how in states for number in node.get(END, ())]
            if ended and words.may_end(last):
                best = (last, _plainest(ended))
            if last + 1 >= len(words) or not words.goes_on(last):
                break
            last += 1
            states = list(_onward(words, last, states))
        if best is not None:
            yield Match(words.starts[first], words.full_end(best[0]), first, best[0] + 1, best[1], bound)


def _onward(words: Words, number: int, states: Sequence[tuple[Trie, int]]) -> Iterator[tuple[Trie, int]]:
    """The states behind one more word; only the last word of a name can be of the kind `LAST`."""
    keys = words.keys(number)
    for node, how in states:
        if how != LAST:
            for name, more in keys:
                if (child := node.get(name)) is not None:
                    yield child, max(how, more)


def _plainest(ended: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The entries whose name ends here; "Engels" is Engels rather than a genitive of Engel."""
    if any(how == EXACT for _, how in ended):
        ended = [(number, how) for number, how in ended if how != LAST]
    return tuple(sorted({number for number, _ in ended}))
