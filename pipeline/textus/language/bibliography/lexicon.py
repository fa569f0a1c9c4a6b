"""The words of several languages taken together, and patterns made of them, once for each set of languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any

from textus.base import phrases as tree
from textus.base.knowledge import anywhere, known, language, of_no_language, table
from textus.base.phrases import Phrases

Codes = tuple[str, ...]
"""languages by their BCP 47 codes, the most likely first"""


ELSEWHERE = "_elsewhere"
"""what the name of a table ends in that is for texts in languages without tables, and for no other"""


def fold(phrase: str) -> str:
    """A phrase as the tables spell it: lower case, straight apostrophe, plain hyphen, single spaces."""
    return " ".join(phrase.split()).lower().replace("’", "'").replace("‑", "-")


@functools.cache
def merged(codes: Codes, name: str) -> Mapping[str, Any]:
    """A table of all the languages; where two say something different of a word, the first one counts.

    The labels and credits of projects that dress texts their own way, and how they sign, are in every language.
    """
    rows: dict[str, Any] = {}
    for code in codes:
        for key, value in language(code).table(name).items():
            rows.setdefault(key, value)
    for convention in table("conventions")["wrapper"]:
        rows = {**convention.get(name, {}), **rows}
    for key, value in of_no_language(name).items():
        if isinstance(value, list):
            rows[key] = [*rows.get(key, ()), *value]
        else:
            rows.setdefault(key, value)
    return rows


def without_tables(codes: Codes) -> bool:
    """One of the languages has no tables: it is read with the words that `common.toml` has of such languages."""
    return any(known(code) != code.split("-")[0].lower() for code in codes)


@functools.cache
def words(codes: Codes, name: str, key: str) -> tuple[str, ...]:
    """A list of a table, of all the languages; for one without tables, what `common.toml` has of such languages."""
    tables = (name, f"{name}{ELSEWHERE}") if without_tables(codes) else ()
    more = (word for table_ in tables for word in of_no_language(table_).get(key, ()))
    return tuple(dict.fromkeys((*(word for code in codes for word in language(code).words(name, key)), *more)))


@functools.cache
def tongues(codes: Codes) -> frozenset[str]:
    """The names of languages, in the languages of a text and in English: in another one "Engels" is English."""
    return frozenset(words((*codes, "en"), "statements", "tongues"))


def alternation(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of the phrases as whole words, the longest first.

    Digits may follow a phrase that ends in a full stop or a sign ("Vol.3", "№4"). An underscore is a mark of emphasis
    here, no letter.
    """
    bounded = tree.alternation(map(fold, phrases), bounded=True)
    return bounded.replace(tree.NOT_AFTER_WORD, r"(?<![^\W_])").replace(tree.NOT_BEFORE_WORD, r"(?![^\W_])")


@functools.cache
def small_words(*keys: str) -> str:
    """The source of a pattern for small words of all languages: `small_words("and", "or")`."""
    return alternation(word for key in keys for word in anywhere("small_words", key))


@functools.cache
def number_label(*keys: str) -> str:
    """The source of a pattern for what precedes a number in a citation of any language: "No.", "Bd", "№".

    `keys` are `issue` and `volume`; a word may have its stop or not.
    """
    bare = {word.rstrip(".") for key in keys for word in anywhere("scopes", key)}
    return alternation((*bare, *(f"{word}." for word in bare)))


@functools.cache
def ordinal_endings() -> str:
    """The source of a pattern for what follows the figures of an ordinal in any language: "st", "te", "º"."""
    endings = {ending for ending in anywhere("numerals", "suffixes") if ending != "."}
    return "(?:" + "|".join(sorted(map(re.escape, endings), key=len, reverse=True)) + ")"


@functools.cache
def pattern(phrases: tuple[str, ...], *, skipped: str = "", after: str = "") -> Phrases:
    """Any of the phrases as whole words, whatever the case; see `Phrases` for `skipped` and `after`."""
    return Phrases(map(fold, phrases), alternation, skipped=skipped, after=after)


@functools.cache
def table_pattern(codes: Codes, name: str, key: str = "") -> Phrases:
    """A pattern for the keys of a table, or for one of its lists."""
    return pattern(words(codes, name, key) if key else tuple(merged(codes, name)))
