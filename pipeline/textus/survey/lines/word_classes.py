"""Words and phrases of all languages together by what they are a sign of at the start of a line, or anywhere in it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from textus.base.knowledge import in_every_language, of_no_language
from textus.base.resources import knowledge_dir

T = TypeVar("T")

TABLE = "line_words.tsv"
MANY = 12
"""words of a line that are asked whether they are words of courtesy"""
LONGEST = 4
"""words of a phrase that are looked at"""
AT_THE_START = {
    "salutation": ("salutations", "openings"), "valediction": ("valedictions", "phrases"),
    "farewell": ("valedictions", "alone"), "leading": ("valedictions", "leads"), "signing": ("signatures", "labels"),
    "postscript": ("postscript", "labels"), "division": ("divisions",), "notes": ("headings", "notes"),
    "finis": ("headings", "end"), "credit": ("credits",), "field": ("labels",), "by": ("byline", "words"),
    "dedication": ("dedication", "openings"), "together": ("stage", "together"), "cast": ("cast", "headings"),
    "setting": ("cast", "setting"), "dateline": ("address", "dateline"), "rank": ("titles_of_rank", "words"),
    "ibidem": ("bibliography", "ibid"), "stage": ("stage", "words"), "place": ("bibliography", "places"),
    "song": ("stage", "songs"), "numeral": ("numerals",), "source": ("running",),
}  # fmt: skip
"""classes of phrases a line may begin with, by their tables"""
ANYWHERE = {
    "month": ("months",), "weekday": ("weekdays",), "addressee": ("salutations", "nouns"),
    "office": ("signatures", "offices"), "address": ("address", "words"), "stage": ("stage", "words"),
    "cast": ("cast", "words"), "feast": ("feasts",), "place": ("bibliography", "places"), "credit": ("credits",),
    "editorial": ("editorial",), "rank": ("titles_of_rank", "words"), "volume": ("bibliography", "volume"),
    "pages": ("bibliography", "pages"), "editor": ("bibliography", "editor"),
}  # fmt: skip
"""classes of single words, by their tables"""


HAS = "has"
"""what a word is a sign of anywhere in a line"""
COURTESIES, ANNOUNCING, UNENDING = "# courtesies", "# announcing", "# unending"
"""rows of the table that are of no single word"""


class _Read(dict[str, T]):
    """What is known of words, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._reading = read

    def __missing__(self, word: str) -> T:
        found = self[word] = self._reading(word)
        return found


def _stem(word: str) -> str:
    return word.lower().rstrip(".").replace("’", "'")


_STEMS = _Read(_stem)
"""words as the table spells them, in lower case and without a stop"""


class WordClasses:
    """The words of all languages by their classes; those of a word are read when a text first has it."""

    def __init__(self, text: str) -> None:
        rows = (line.partition("\t") for line in text.split("\n"))
        self._rows = {word: classes for word, _, classes in rows}
        self.single = _Read(self._classes)
        """the classes of a word"""
        self.courteous = _Read(self._is_courteous)
        """whether a word begins as words of courtesy do"""
        self.beginnings = _Read(self._phrases)
        """the phrases that begin with a word, each with its class, by the second word; empty where there is none"""
        self._courtesies = tuple(self._rows[COURTESIES].split("|"))
        self.announcing = tuple(self._rows[ANNOUNCING].split("|"))
        """with what lines end that announce something"""
        self.unending = frozenset(self._rows[UNENDING].split("|"))

    def _is_courteous(self, word: str) -> bool:
        return word.startswith(self._courtesies)

    def _phrases(self, word: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for way, kind in self._row(word):
            if way != HAS:
                phrase = (word, *way.split(" ")[1:])
                found.setdefault("".join(phrase[1:2]), []).append((phrase, kind))
        return found

    def _classes(self, word: str) -> tuple[str, ...]:
        return tuple(f"{HAS}:{kind}" for way, kind in self._row(word) if way == HAS)

    def _row(self, word: str) -> Iterator[tuple[str, str]]:
        for row in self._rows.get(word, "").split("|"):
            way, _, kind = row.partition("=")
            if row:
                yield way, kind


@functools.cache
def known() -> WordClasses:
    """The classes by the table that ships: it is made of the tables of languages, which take long to read."""
    return WordClasses((knowledge_dir() / TABLE).read_text(encoding="utf-8"))


def gathered() -> str:
    """The table, from the tables of languages: a row a word, with its classes and those of phrases it begins."""
    rows: dict[str, list[str]] = {}
    for name, way in ANYWHERE.items():
        for word in _words(name, way):
            rows.setdefault(word, []).append(f"{HAS}={name}")
    for name, way in AT_THE_START.items():
        for phrase in _beginning(way):
            first, _, rest = phrase.partition(" ")
            rows.setdefault(first, []).append(f"{' ' if rest else ''}{rest}={name}")
    announcing = {*_phrases(("announcements", "phrases")), *_phrases(("quotation", "introducers"))}
    rows[COURTESIES] = [phrase.rstrip("*") for phrase in _phrases(("valedictions", "courtesies"))]
    rows[ANNOUNCING] = [phrase for phrase in announcing if phrase.endswith(":")]
    rows[UNENDING] = list(_phrases(("slips", "unending")))
    return "".join(f"{word}\t{'|'.join(sorted(set(classes)))}\n" for word, classes in sorted(rows.items()))


def _beginning(way: Sequence[str]) -> set[str]:
    phrases = [[word.rstrip(".,:;") for word in phrase.split()] for phrase in _phrases(way)]
    return {" ".join(words) for words in phrases if words and len(words) <= LONGEST and _plain(" ".join(words))}


def _words(name: str, way: Sequence[str]) -> set[str]:
    words = {phrase.rstrip(".") for phrase in _phrases(way) if " " not in phrase}
    ambiguous = of_no_language("months_elsewhere")["ambiguous"] if name == "month" else ()
    return {word for word in words if _plain(word) and word not in ambiguous}


def _plain(phrase: str) -> bool:
    """It has none of the marks of the table, and begins with a letter, as the words of lines do."""
    return phrase[:1].isalpha() and not any(mark in phrase for mark in "=|\t#")


def _phrases(way: Sequence[str]) -> Iterator[str]:
    for found in in_every_language(way[0]):
        yield from (phrase for phrase in (found.get(way[1], ()) if len(way) > 1 else found) if phrase)


def word_atoms(text: str, words: Sequence[str]) -> list[str]:
    """What the words of a line, as they are written there, are signs of."""
    if not words:
        return []
    stems = list(map(_STEMS.__getitem__, words))
    atoms = [f"begins:{name}" for name in sorted(_beginnings(stems))]
    atoms.append(f"word:{stems[0]}")
    classes = known()
    if found := set().union(*map(classes.single.__getitem__, stems)):
        atoms += sorted(found)
    if any(map(classes.courteous.__getitem__, stems[:MANY])):
        atoms.append("has:courtesy")
    if text[-1] == ":" and text.lower().endswith(classes.announcing):
        atoms.append("announces")
    if stems[-1] in classes.unending:
        atoms.append("unending")
    return atoms


def _beginnings(stems: Sequence[str]) -> set[str]:
    """Classes of phrases that the words begin with; those that are the whole of them are named so too."""
    phrases = known().beginnings[stems[0]]
    found = {name for _, name in phrases.get("", ())}
    if len(stems) == 1:
        return found | {f"{name}-whole" for name in found}
    for phrase, name in phrases.get(stems[1], ()):
        size = len(phrase)
        if tuple(stems[:size]) == phrase:
            found.add(name)
            if size == len(stems):
                found.add(f"{name}-whole")
    return found
