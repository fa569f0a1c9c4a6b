"""Words and phrases of all languages together by what they are a sign of at the start of a line, or anywhere in it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from textus.base.knowledge import in_every_language

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
AMBIGUOUS = frozenset({"set", "ago", "mar"})
"""words that are months in one language and something common in another"""


@functools.cache
def _first() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The phrases by their first word."""
    found: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for name, way in AT_THE_START.items():
        for phrase in _phrases(way):
            words = tuple(word.rstrip(".,:;") for word in phrase.split())
            if words and len(words) <= LONGEST and words[0]:
                found[words[0]].add((words, name))
    return {word: sorted(phrases) for word, phrases in found.items()}


@functools.cache
def _single() -> Mapping[str, Sequence[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, way in ANYWHERE.items():
        for phrase in _phrases(way):
            if " " not in phrase and not (name == "month" and phrase in AMBIGUOUS):
                found[phrase.rstrip(".")].add(name)
    return {word: sorted(names) for word, names in found.items()}


@functools.cache
def _courtesies() -> tuple[tuple[str, ...], frozenset[str]]:
    words = set(_phrases(("valedictions", "courtesies")))
    return tuple(sorted(word[:-1] for word in words if word.endswith("*"))), frozenset(words)


@functools.cache
def _announcing() -> tuple[str, ...]:
    phrases = {*_phrases(("announcements", "phrases")), *_phrases(("quotation", "introducers"))}
    return tuple(sorted(phrase for phrase in phrases if phrase.endswith(":")))


@functools.cache
def _unending() -> frozenset[str]:
    return frozenset(_phrases(("slips", "unending")))


def _phrases(way: Sequence[str]) -> Iterable[str]:
    for found in in_every_language(way[0]):
        yield from found.get(way[1], ()) if len(way) > 1 else (word for word in found if word)


def word_atoms(text: str, words: Sequence[str]) -> list[str]:
    """What the words of a line (lower-case, stops kept) are signs of."""
    if not words:
        return []
    stems = [word.rstrip(".") for word in words]
    atoms = [f"begins:{name}" for name in _beginnings(stems)]
    single = _single()
    atoms += {f"has:{name}" for stem in stems if stem in single for name in single[stem]}
    starts, whole = _courtesies()
    if any(stem.startswith(starts) or stem in whole for stem in stems[:12]):
        atoms.append("has:courtesy")
    if text[-1] == ":" and text.lower().endswith(_announcing()):
        atoms.append("announces")
    if stems[-1] in _unending():
        atoms.append("unending")
    return atoms


def _beginnings(stems: Sequence[str]) -> set[str]:
    """Classes of phrases that the words begin with; those that are the whole of them are named so too."""
    found = set()
    for phrase, name in _first().get(stems[0], ()):
        size = len(phrase)
        if size == 1 or tuple(stems[:size]) == phrase:
            found.add(name)
            if size == len(stems):
                found.add(f"{name}-whole")
    return found
