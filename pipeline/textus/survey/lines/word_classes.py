"""Words and phrases of all languages together by what they are a sign of at the start of a line, or anywhere in it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from textus.base.knowledge import in_every_language, of_no_language
from textus.base.resources import knowledge_dir

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


class WordClasses:
    """The words of all languages by their classes; those of a word are read when a text first has it."""

    def __init__(self, text: str) -> None:
        rows = (line.partition("\t") for line in text.split("\n"))
        self._rows = {word: classes for word, _, classes in rows}
        self._single: dict[str, tuple[str, ...]] = {}
        self._beginnings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._courtesies = tuple(self._rows[COURTESIES].split("|"))
        self._courteous: dict[str, bool] = {}
        self.announcing = tuple(self._rows[ANNOUNCING].split("|"))
        """with what lines end that announce something"""
        self.unending = frozenset(self._rows[UNENDING].split("|"))

    def single(self, word: str) -> tuple[str, ...]:
        """The classes of a word."""
        known = self._single.get(word)
        if known is None:
            self._read(word)
            return self._single[word]
        return known

    def courteous(self, word: str) -> bool:
        """It begins as words of courtesy do."""
        known = self._courteous.get(word)
        if known is None:
            known = self._courteous[word] = word.startswith(self._courtesies)
        return known

    def beginnings(self, word: str) -> list[tuple[tuple[str, ...], str]]:
        """The phrases that begin with a word, with the class of each."""
        if word not in self._beginnings:
            self._read(word)
        return self._beginnings[word]

    def _read(self, word: str) -> None:
        rows = [row.partition("=") for row in self._rows.get(word, "").split("|") if row]
        self._single[word] = tuple(kind for way, _, kind in rows if way == HAS)
        self._beginnings[word] = [
            ((word, *way.split(" ")[1:]), kind) for way, _, kind in rows if way != HAS
        ]  # fmt: skip


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
    """What the words of a line (lower-case, stops kept) are signs of."""
    if not words:
        return []
    stems = [word.rstrip(".").replace("’", "'") for word in words]
    atoms = [f"begins:{name}" for name in sorted(_beginnings(stems))]
    atoms.append(f"word:{stems[0]}")
    classes = known()
    found = [name for stem in stems for name in classes.single(stem)]
    if found:
        atoms += [f"has:{name}" for name in sorted(set(found))]
    if any(map(classes.courteous, stems[:MANY])):
        atoms.append("has:courtesy")
    if text[-1] == ":" and text.lower().endswith(classes.announcing):
        atoms.append("announces")
    if stems[-1] in classes.unending:
        atoms.append("unending")
    return atoms


def _beginnings(stems: Sequence[str]) -> set[str]:
    """Classes of phrases that the words begin with; those that are the whole of them are named so too."""
    found = set()
    for phrase, name in known().beginnings(stems[0]):
        size = len(phrase)
        if size == 1 or tuple(stems[:size]) == phrase:
            found.add(name)
            if size == len(stems):
                found.add(f"{name}-whole")
    return found
