"""Knowledge tables: what textus knows of languages, roles, evidence and grammar, read once per process from TOML."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from textus.base.bundles import roles
from textus.base.phrases import Phrases, whole_words
from textus.base.resources import knowledge_dir

DEFAULT_LANGUAGE = "en"


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """The table in `knowledge/NAME.toml`; raises FileNotFoundError if there is none."""
    return tomllib.loads((knowledge_dir() / f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def knowledge_names(folder: str) -> tuple[str, ...]:
    """The names of the tables in a folder of `knowledge/`, in order."""
    return tuple(sorted(path.stem for path in (knowledge_dir() / folder).glob("*.toml")))


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language, or of several taken together."""

    code: str
    tables: Mapping[str, Any]

    def table(self, name: str) -> Mapping[str, Any]:
        """A table by its name, empty if the language has none."""
        found = self.tables.get(name, {})
        return found if isinstance(found, Mapping) else {}

    def words(self, name: str, key: str) -> tuple[str, ...]:
        """A list of words or phrases, e.g. `words("salutations", "openings")`."""
        return tuple(self.table(name).get(key, ()))


@functools.cache
def languages() -> tuple[str, ...]:
    """The codes of the languages there are tables for."""
    return knowledge_names("languages")


@functools.cache
def function_words(code: str) -> tuple[str, ...]:
    """The most frequent words of a language, the commonest first; of one without tables, those of English.

    They stand before the first table of the file, and only so much of it is read: a text is told by them to be in one
    of the languages, and the tables of all others are not needed.
    """
    text = (knowledge_dir() / f"languages/{_known(code)}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text.partition("\n[")[0])["function_words"])


@functools.cache
def language(code: str) -> Language:
    """The tables of a language by its BCP 47 code; one without tables gets those of English, under its own code."""
    return Language(code, table(f"languages/{_known(code)}"))


def _known(code: str) -> str:
    """The language there are tables for that stands for a code."""
    primary = code.split("-")[0].lower()
    return primary if primary in languages() else DEFAULT_LANGUAGE


@functools.cache
def phrase_pattern(phrases: Iterable[str]) -> Phrases:
    """A pattern that finds any of the phrases as whole words, whatever the case and the spaces between words.

    The longest phrase wins; a straight apostrophe stands for a curly one too, a hyphen for a non-breaking one.
    Give a tuple: results are cached.
    """
    return Phrases(map(str.lower, phrases), whole_words)


def role_name(role: str) -> str:
    """A role in words, without an article: “salutation”; what is no role is given back as it is."""
    found = roles().get(role)
    return found.name if found else role


def role_phrase(role: str) -> str:
    """A role in words, with its article: “a salutation”, “the title”; what is no role is given back as it is."""
    found = roles().get(role)
    return found.phrase if found else role
