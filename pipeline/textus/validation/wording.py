"""The words of findings about a grammar: names listed, values quoted, the nearest right spelling."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import tomli

_SHOWN = 8
_LONGEST = 60
_XML = "{http://www.w3.org/XML/1998/namespace}"
INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


def nearest(word: str, words: Iterable[str]) -> str:
    """The word most like this one, empty where none is like it."""
    return _nearest(word.lower()[:_LONGEST], tuple(words))


@functools.lru_cache(maxsize=1000)
def _nearest(word: str, words: tuple[str, ...]) -> str:
    import difflib

    by_case = {each.lower(): each for each in words}
    found = difflib.get_close_matches(word, by_case, n=1, cutoff=0.75)
    return by_case[found[0]] if found else ""


def listed(names: Sequence[str], form: Callable[[str], str] = str, joint: str = "or") -> str:
    """The names as a phrase: `<a>, <b> or <c>`; of many only the first, and how many more there are."""
    if len(names) > _SHOWN:
        return ", ".join(form(name) for name in names[:_SHOWN]) + f" or one of {len(names) - _SHOWN} more"
    *first, last = [form(name) for name in names] or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last


def tag(name: str) -> str:
    """The name of an element as a tag."""
    return f"<{name}>"


def attribute_name(attribute: str) -> str:
    """The name of an attribute as people write it."""
    return attribute.replace(_XML, "xml:").replace(INSTANCE, "xsi:").rpartition("}")[2]


def quoted(words: str) -> str:
    """The words between quotation marks, on one line, shortened where they are long."""
    line = " ".join(words[: 4 * _LONGEST].split())
    return f"“{line[:_LONGEST]}…”" if len(line) > _LONGEST else f"“{line}”"


def forms() -> Mapping[str, str]:
    """What a value of each type of the grammar looks like."""
    return _tables()["values"]


def instead() -> Mapping[str, str]:
    """What to write for elements of other vocabularies."""
    return _tables()["instead"]


@functools.cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomli.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
