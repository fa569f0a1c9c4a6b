"""No word of a natural language is in the code that reads texts: words are in the tables, a file for each language.

Looked at are the sources of regular expressions, and the literals that text is compared with.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from textus.base import bundles
from textus.base.knowledge import in_every_language, language, languages, table

PACKAGE = ROOT / "pipeline" / "textus"
READERS = (
    "conventions", "decide", "encoding", "header", "language", "model", "names", "read", "recognise", "structure", "survey",
)  # fmt: skip
"""the packages that see the words of a text"""
COMPILED = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "regex"}
TESTED = {"startswith", "endswith", "removeprefix", "removesuffix"}

ALLOWED = {
    "http": "an address", "https": "an address", "www": "an address",
    "doctype": "a file that is no plain text", "html": "a file that is no plain text", "xml": "a file that is no plain text",
    "tei": "a file that is no plain text", "rtf": "a file that is no plain text",
    "cp": "the name of an encoding", "iso": "the name of an encoding", "end of data|truncated|incomplete": "what a codec says",
    "sep": "what spreadsheets write above a table", "MS": "the sign of a manuscript, in any language",
    "sic": "Latin, in every language", "sq": "Latin, in every language", "sqq": "Latin, in every language",
    "ff": "Latin, in every language", "MSS": "the sign of manuscripts, in any language", "The": "an article that belongs to a title",
    "feff": "the number of a character", "tf": "a file that is no plain text", "LATIN": "a script", "GREEK": "a script",
    "HEBREW": "a script", "ARABIC": "a script", "si": "yes, in a column of a table", "sí": "yes, in a column of a table",
    "да": "yes, in a column of a table", "ya": "a letter of Cyrillic in Latin", "'s": "the genitive, parted from the title of a work",
}  # fmt: skip
NUMERALS = re.compile(r"[IVXLCDMivxlcdm]+")
"""Roman numerals, and parts of patterns for them"""
SOURCE = re.compile(
    r"\\u[0-9a-f]{4}|\\[A-Za-z]|\(\?P<\w+>|\(\?P=\w+\)|\(\?[a-z]+[:)]|\[(?:\\.|[^\]\\])*\]|\{[^}]*\}|#.*"
)
"""what in the source of a pattern is no word: classes, names of groups, comments"""
WORD = re.compile(r"[^\W\d_]{2,}")


def words_of_a_pattern(source: str) -> list[str]:
    return [word for word in WORD.findall(SOURCE.sub(" ", source)) if not NUMERALS.fullmatch(word)]


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings of an expression, without arguments of functions and keys: those name a table."""
    if isinstance(node, ast.Call | ast.Subscript):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from constants(child)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def patterns(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings regular expressions are made of; those a module names and puts together later are patterns too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in COMPILED and node.args and not _is_of_a_string(node):
            yield from constants(node.args[0])
        elif isinstance(node, ast.JoinedStr | ast.Assign):
            yield from (each for each in constants(node) if re.search(r"\(\?|\\[swdb]|[^\W\d_]\|[^\W\d_]", each.value))


def _is_of_a_string(node: ast.Call) -> bool:
    """`" ".join(…).split("x")`: a method of a string, not of `re`."""
    return isinstance(node.func, ast.Attribute) and not (
        isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
    )


def compared(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings text may be compared with: in comparisons, sets, tuples and lists, and in `startswith`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                yield from constants(side)
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield from constants(node)
        elif isinstance(node, ast.Call) and called(node) in TESTED:
            for argument in node.args:
                yield from constants(argument)


@functools.cache
def vocabulary() -> frozenset[str]:
    """Words that only a sentence has: the commonest ones, months, titles, what comes before a name."""
    found: set[str] = set()
    for name in ("small_words", "statements", "titles_of_rank", "months", "weekdays", "date_words", "title_pages"):
        for rows in in_every_language(name):
            found.update(_forms(rows))
    for code in languages():
        found.update(language(code).tables["function_words"])
    return frozenset(word.rstrip(".") for word in found if len(word) > 1) - names_of_our_own()


def _forms(rows: Mapping[str, Any]) -> Iterator[str]:
    for key, value in rows.items():
        if isinstance(value, Mapping):
            yield from _forms(value)
        else:
            yield from value if isinstance(value, list) else [key]


def names_of_our_own() -> frozenset[str]:
    """Keys of tables, roles, elements and attributes: words of TEI and of the tables, not of texts."""
    keys = {key for tier in table("tiers").values() for row in tier.values() for key in _listed(row)}
    tables = {part for tier in table("tiers").values() for name in tier for part in name.split(".")}
    meanings = {value for rows in in_every_language("divisions") for value in rows.values()}
    meanings |= {
        value
        for name in ("labels", "running", "editorial")
        for rows in in_every_language(name)
        for value in rows.values()
    }
    roles = {part for name in (*bundles.roles(), *bundles.span_kinds()) for part in re.split(r"[.\-]", name)}
    schema = set(re.findall(r"(?:element|attribute) ([\w:]+)", (ROOT / "schema" / "textus.rnc").read_text()))
    return frozenset({*keys, *tables, *meanings, *roles, *schema, *bundles.roles(), *OURS})


def _listed(row: Mapping[str, Any]) -> Iterable[str]:
    return (key for name in ("keys", "optional") if isinstance(row.get(name), list) for key in row[name])


OURS = {
    "person", "letter", "letters", "page", "pages", "first", "second", "number", "high", "low", "record", "settings", "works",
    "people", "organisations", "places", "before", "after", "under", "all", "no", "main", "sub", "who", "end", "line", "lines",
    "words", "die", "so", "as", "is", "alone", "early", "late", "top", "bottom", "other", "name", "printer", "firm", "price",
    "volume", "volumes", "edition", "author", "editor", "translator", "recipient", "sender", "collection", "series", "text",
    "part", "parts", "library", "title", "address", "source", "kind", "level", "original", "any", "plain", "where", "reason",
    "with", "without", "may", "none", "head", "tail", "upper", "lower", "medium", "first half", "second half", "middle",
    "published", "written", "printed", "introduction", "preface", "notes", "music", "illustrations", "one", "two", "skip", "year", "month", "count", "mark", "greeting", "complete", "editors", "authors",
    "dated", "last", "own", "up", "some", "com", "half", "sig", "und", *languages(), "la", "el",
}  # fmt: skip
"""kinds, levels and states that modules call so among themselves"""


def strays(source: str) -> list[str]:
    """The words of natural languages in a module, each with its line."""
    tree = ast.parse(source)
    known = vocabulary()
    found = {
        (node.lineno, word)
        for node in patterns(tree)
        if node.value not in ALLOWED
        for word in words_of_a_pattern(node.value)
        if word not in ALLOWED
    }
    for node in compared(tree):
        word = node.value.strip(" .,:;[(").lower()
        if len(word) > 1 and word in known and not NUMERALS.fullmatch(word) and node.value not in ALLOWED:
            found.add((node.lineno, node.value))
    return [f"{line}: {word}" for line, word in sorted(found)]


@pytest.mark.parametrize("package", READERS)
def test_code_that_reads_texts_has_no_words_of_languages(package: str) -> None:
    files: list[Path] = sorted((PACKAGE / package).rglob("*.py"))
    assert {str(file.relative_to(PACKAGE)): found for file in files if (found := strays(file.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        '_AND = re.compile(r"\\s(?:and|und|et)\\s")',
        'regex(rf"^(?:von|{name})$")',
        '_NAMES = r"in|on|at"',
        'found = re.match(r"(?:signed|gez)[.:]", text)',
        'if word in ("von", "de"):\n    pass',
        '_ARTICLES = frozenset({"der", "die", "das"})',
        'text.endswith("Mr.")',
        'text.casefold() == "januari"',
    ],
)
def test_a_planted_word_is_found(planted: str) -> None:
    assert strays(planted)


@pytest.mark.parametrize(
    "clean",
    [
        'regex(r"(?P<number>[IVXLC]+)\\b")',
        'alternation(anywhere("statements", "by"))',
        'span.role in ("persName", "date")',
    ],
)
def test_patterns_and_names_of_our_own_are_none(clean: str) -> None:
    assert strays(clean) == []
