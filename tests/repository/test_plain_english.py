"""What users read is plain English of the field: five habits of the project's first prose do not come back.

Looked at are findings and hints, texts of the command line, headers and pages (strings of the code, and of the
stylesheets what they write), rules, evidence, names of roles, profiles of conventions, keys of records and settings,
and the documentation of the schema.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from lxml import etree

from tests.conftest import ROOT
from textus.cli import textus
from textus.findings import rulebook

HABITS = {
    "told": "detected, reported",
    "tells": "shows, reports",
    "says": "states, specifies",
    "said": "stated, specified",
    "stands": "is, appears",
    "stand": "are, appear",
    "behind": "after",
    "nobody": "no, missing",
    "somebody": "someone, or a role",
    "anybody": "anyone, any",
    "is none": "no, missing",
    "there is none": "no, missing",
    "speaks for": "suggests",
    "answers for": "is responsible for",
}
HABIT = re.compile(rf"\b(?:{'|'.join(HABITS)})\b", re.IGNORECASE)
MEANT = ("stand for", "stands for")
"""phrases in which the words are right: a sign stands for something"""
PACKAGE = ROOT / "pipeline" / "textus"
_PROSE = re.compile(r"[a-z]{2,},? [a-z]{2,}")
_TABLES = ("reason", "name", "title", "about", "phrase", "made", "because", "rest")
_OF_SENTENCES = ("habits.toml", "line_atoms.toml")
"""tables of nothing but words that users read"""


def habits(words: str) -> list[str]:
    """The habits in some words, but for phrases in which they are right."""
    for phrase in MEANT:
        words = re.sub(rf"\b{phrase}\b", "", words, flags=re.IGNORECASE)
    return HABIT.findall(words)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are prose, with their lines; docstrings are for those who read the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documentation:
            continue
        if isinstance(node.value, str) and _PROSE.search(node.value):
            yield node.lineno, node.value


def values(table: object) -> Iterator[str]:
    """The sentences of a table: reasons, names, titles and descriptions, at any depth."""
    if isinstance(table, dict):
        for key, value in table.items():
            if isinstance(value, str) and key in _TABLES:
                yield value
            else:
                yield from values(value)
    elif isinstance(table, list):
        for value in table:
            yield from values(value)


def sentences(table: object) -> Iterator[str]:
    """All strings of a table, at any depth."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict | list):
        for value in table.values() if isinstance(table, dict) else table:
            yield from sentences(value)


def helps(command: click.Command, *names: str) -> Iterator[str]:
    """The help of a command and of all below it."""
    result = CliRunner().invoke(textus, [*names, "--help"])
    assert result.exit_code == 0
    yield result.output
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from helps(found, *names, below)


def test_strings_of_the_code() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    found = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for path in modules
        for line, words in strings(path)
        if habits(words)
    ]
    assert found == []


def test_tables() -> None:
    files = sorted(path for path in PACKAGE.rglob("*.toml") if "languages" not in path.parts)
    assert len(files) > 30
    found = [
        f"{path.relative_to(ROOT)}: {words}"
        for path in files
        for words in values(tomllib.loads(path.read_text(encoding="utf-8")))
        if habits(words)
    ]
    assert found == []


@pytest.mark.parametrize("name", _OF_SENTENCES)
def test_tables_of_sentences(name: str) -> None:
    found = list(sentences(tomllib.loads((PACKAGE / "knowledge" / name).read_text(encoding="utf-8"))))
    assert len(found) > 50
    assert [words for words in found if habits(words)] == []


def test_rules() -> None:
    found = [
        f"{entry.id}: {words}"
        for entry in rulebook.entries().values()
        for words in (entry.reason, entry.says)
        if habits(words)
    ]
    assert found == []


def test_help() -> None:
    assert [words for words in helps(textus) if habits(words)] == []


@pytest.mark.parametrize("name", ["textus.rng", "textus.odd"])
def test_the_documentation_of_the_schema(name: str) -> None:
    root = etree.parse(ROOT / "schema" / name).getroot()
    kinds = "{*}documentation", "{*}p", "{*}desc", "{*}head"
    prose = ["".join(found.itertext()) for kind in kinds for found in root.iter(kind)]
    assert prose
    assert [words for words in prose if habits(words)] == []


def test_pages() -> None:
    found = []
    for path in sorted((ROOT / "xslt").rglob("*.xsl")):
        root = etree.parse(path).getroot()
        texts = [*root.itertext(), *(value for found in root.iter("*") for value in found.attrib.values())]
        literal = re.compile(r"'([^']*)'|>([^<]*)<")
        prose = [text for text in texts if _PROSE.search(text) and not text.lstrip().startswith(("(:", "if ("))]
        for text in prose:
            parts = ["".join(match.groups("")) for match in literal.finditer(text)] or [text]
            found += [f"{path.relative_to(ROOT)}: {part}" for part in parts if _PROSE.search(part) and habits(part)]
    assert found == []


def test_a_habit_is_found_and_a_sign_may_stand_for_something() -> None:
    assert habits("the transcription says so, and nobody stands behind it") == ["says", "nobody", "stands", "behind"]
    assert habits("a sign that stands for a gap") == []
