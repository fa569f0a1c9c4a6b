"""Knowledge tables: what textus knows of languages, roles, evidence and grammar, read once per process from TOML."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import tomli

from textus.base.bundles import roles
from textus.base.frozen import frozen
from textus.base.phrases import Phrases, alternation, whole_words
from textus.base.resources import knowledge_dir

DEFAULT_LANGUAGE = "en"


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """The table in `knowledge/NAME.toml`; raises FileNotFoundError if there is none."""
    return _loads((knowledge_dir() / f"{name}.toml").read_text(encoding="utf-8"), name)


@functools.cache
def knowledge_names(folder: str) -> tuple[str, ...]:
    """The names of the tables in a folder of `knowledge/`, in order."""
    return tuple(sorted(path.stem for path in (knowledge_dir() / folder).glob("*.toml")))


@frozen
class Language:
    """What is known of one language: the tables of its file, each parsed when it is first asked for."""

    code: str

    @property
    def tables(self) -> Mapping[str, Any]:
        """All of its file."""
        return table(f"languages/{known(self.code)}")

    def table(self, name: str) -> Mapping[str, Any]:
        """A table by its name, empty if the language has none."""
        return _table(f"languages/{known(self.code)}", name)

    def words(self, name: str, key: str) -> tuple[str, ...]:
        """A list of words or phrases, e.g. `words("salutations", "openings")`; empty if the language has none."""
        return tuple(self.table(name).get(key, ()))


@functools.cache
def languages() -> tuple[str, ...]:
    """The codes of the languages there are tables for."""
    return knowledge_names("languages")


@functools.cache
def function_words(code: str) -> tuple[str, ...]:
    """The most frequent words of a language, the commonest first; of one without tables, those of English."""
    return tuple(_parsed(f"languages/{known(code)}", "").get("function_words", ()))


@functools.cache
def language_name(code: str) -> str:
    """The English name of a language, as its file states it; empty if it has no file."""
    return str(_parsed(f"languages/{code}", "").get("name", "")) if code in languages() else ""


@functools.cache
def language(code: str) -> Language:
    """The tables of a language by its BCP 47 code; one without tables gets those of English, under its own code."""
    return Language(code)


@functools.cache
def anywhere(name: str, key: str) -> tuple[str, ...]:
    """A list of a table, of all languages together: what is looked for in a text of any of them.

    `name` may lead to a table within a table: `anywhere("title_pages.by", "alone")`. What belongs to no language is in
    `common.toml`. Empty if no language has the list.
    """
    return tuple(dict.fromkeys(word for found in in_every_language(name) for word in found.get(key, ())))


def of_no_language(name: str) -> Mapping[str, Any]:
    """A table as `common.toml` has it, empty if it has none."""
    return _table("common", name)


@functools.cache
def tag(name: str) -> str:
    """The source of a pattern for the names of tags and templates of a kind; it never matches if there are none."""
    return alternation(of_no_language("tags").get(name, ()), bounded=False)


@functools.cache
def in_every_language(name: str) -> tuple[Mapping[str, Any], ...]:
    """A table as every language has it, empty for one that has none, and then as `common.toml` has it."""
    return tuple(_table(file, name) for file in (*(f"languages/{code}" for code in languages()), "common"))


@functools.cache
def _table(file: str, name: str) -> Mapping[str, Any]:
    """One table of a file, read alone: a text needs few tables of the languages it is not in."""
    first, *rest = name.split(".")
    found = _parsed(file, first)
    for step in rest:
        found = found.get(step, {})
    return found if isinstance(found, Mapping) else {}


@functools.cache
def _parsed(file: str, name: str) -> Any:
    """A table of a file with the tables in it, parsed once however many are asked for; "" is what precedes all."""
    found = _loads(_sections(file).get(name, ""), file)
    return found.get(name, {}) if name else found


def _loads(text: str, file: str) -> dict[str, Any]:
    """The tables in a text; an error names the file."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ValueError(f"knowledge/{file}.toml: not TOML ({error}); `./run check` finds all such mistakes") from None


@functools.cache
def _sections(file: str) -> Mapping[str, str]:
    """The text of every table of a file by its name, with the tables in it, not yet parsed; what precedes all is ""."""
    head, *sections = (knowledge_dir() / f"{file}.toml").read_text(encoding="utf-8").split("\n[")
    found = {"": head}
    for section in sections:
        name = section.partition("]")[0].partition(".")[0]
        found[name] = f"{found[name]}\n[{section}" if name in found else f"[{section}"
    return found


@functools.cache
def known(code: str) -> str:
    """The language whose tables serve for a code: its own without country or script, or English."""
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


def role_label(role: str) -> str:
    """A role in words with its code after them: “salutation (salute)”; the code alone where the words are the same."""
    name = role_name(role)
    return role if name == role else f"{name} ({role})"
