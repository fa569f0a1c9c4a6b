"""All names of all tables in one trie of words: what a look-up costs does not depend on how many there are.

A node is a dictionary from the key of a word to the next node; under the empty key stand the numbers of the entries
whose name ends there.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textus.findings.finding import Finding, Place, finding
from textus.model.name_entry import PEOPLE, WORKS, Entry, kinds
from textus.names import tables
from textus.names.folding import SMALL, fold, key, words_of

END = ""
Trie = dict[str, Any]
SHORTEST = 2
"""letters of a name; a single one is in every text for something else"""
_ARTICLES = frozenset("the a an der die das ein eine le la les un une el los las una il lo gli i uno l".split())
"""which a title may lose in the text"""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The entries of a collection, and their names as a trie."""

    entries: tuple[Entry, ...]
    trie: Trie
    findings: tuple[Finding, ...] = ()
    by_ref: dict[str, int] = field(default_factory=dict)

    def numbered(self, identifier: str) -> int | None:
        """The number of the entry with this id, with or without the prefix of its kind; None if there is none."""
        return self.by_ref.get(identifier)


def of(entries: Iterable[Entry], findings: tuple[Finding, ...] = ()) -> Index:
    """An index of entries."""
    kept = tuple(entries)
    trie: Trie = {}
    by_ref: dict[str, int] = {}
    for number, entry in enumerate(kept):
        by_ref.setdefault(entry.id, number)
        by_ref[entry.xml_id] = number
        for form in forms(entry):
            add(trie, form, number)
    return Index(kept, trie, findings, by_ref)


def add(trie: Trie, form: Iterable[str], number: int) -> None:
    """File an entry under the keys of a name."""
    node = trie
    for word in form:
        node = node.setdefault(word, {})
    numbers = node.get(END, ())
    if number not in numbers:
        node[END] = (*numbers, number)


def forms(entry: Entry) -> Iterator[tuple[str, ...]]:
    """The names of an entry as keys: as written, turned round at a comma, with initials, without a leading article."""
    for name in entry.names:
        for words in _orders(name, entry.kind):
            if sum(map(len, words)) < SHORTEST:
                continue
            form = tuple(map(key, words))
            yield form
            if entry.kind == PEOPLE and len(words) > 1:
                yield from _initials(words, form)
            elif entry.kind == WORKS and len(words) > 1 and fold(words[0]) in _ARTICLES:
                yield form[1:]
                yield (SMALL + fold(words[0]), *form[1:])


def _orders(name: str, kind: str) -> Iterator[list[str]]:
    """The words of a name; of a person also those of "Marx, Karl" in the order of the text."""
    before, comma, behind = name.partition(",")
    if kind != PEOPLE or not comma:
        yield words_of(name)
    else:
        yield [*words_of(behind), *words_of(before)]


def _initials(words: list[str], form: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The given names as initials: "V. I. Lenin"; words written small stay as they are."""
    given = [fold(word)[0] if word[0].isupper() else keyed for word, keyed in zip(words[:-1], form, strict=False)]
    if any(len(word) > 1 and word[0].isupper() for word in words[:-1]):
        yield (*given, form[-1])


def load(folder: str) -> Index:
    """The index of the tables in a folder, read once as long as they do not change."""
    return _loaded(folder, stamp(folder))


def stamp(folder: str) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a table does: names, sizes and times (nanoseconds)."""
    found = []
    for path in tables.paths(Path(folder)):
        state = os.stat(path)
        found.append((path.name, state.st_size, state.st_mtime_ns))
    return tuple(found)


@functools.lru_cache(maxsize=4)
def _loaded(folder: str, _: tuple[tuple[str, int, int], ...]) -> Index:
    if not Path(folder).is_dir():
        hint = "create it, or correct “authorities” in the settings"
        return of((), (finding("authorities/unreadable", Place(folder), "folder not found", hint),))
    read = [tables.read(path) for path in tables.paths(Path(folder))]
    return of(
        (entry for table in read for entry in table.entries), tuple(found for table in read for found in table.findings)
    )


def order(entry: Entry) -> tuple[int, str]:
    """The place of an entry in lists: kinds in the order of their tables, then by id."""
    return list(kinds()).index(entry.kind), entry.id
