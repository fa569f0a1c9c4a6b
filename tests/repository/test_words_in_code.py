"""No word of a natural language is in the code that reads texts: words are in the tables, a file for each language.

Looked at are the sources of regular expressions, and the literals that text is compared with. What textus itself calls
something is no word of a language: names that the tables, the schema, the keys of records and settings and the types of
the code declare are known from there. Compared with a text, even such a name is a word.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.conftest import ROOT
from textus.base import bundles
from textus.base.knowledge import language, languages, table
from textus.conventions import own_profile
from textus.record import record, settings
from textus.record.configuration import Key

PACKAGE = ROOT / "pipeline" / "textus"
READERS = (
    "conventions", "decide", "encoding", "header", "language", "model", "names", "read", "recognise", "structure", "survey",
)  # fmt: skip
"""the packages that see the words of a text"""
COMPILED = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "regex"}
ASKED = {
    "startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "split", "rsplit", "replace",
    "find", "rfind", "index", "rindex", "count",
}  # fmt: skip
"""methods of strings that look for words"""
MADE = {"lower", "casefold", "upper", "strip", "lstrip", "rstrip", "group", "fold", "words_of", "word", "words"}
"""calls that return words of a text"""
HELD = {"text", "word", "words", "words_", "line", "phrase", "folded", "lowered", "bare"}
"""what variables and attributes are called that hold words of a text"""

HABITS = {"capitals", "order", "titles"}
"""lists of a table that say how a language writes, in words of our own"""

ALLOWED = (
    ("language/bibliography/credits.py", "https www", "addresses of pages"),
    ("names/tables.py", "https sep true", "addresses of pages; what spreadsheets write above a table and in its cells"),
    ("names/suggest.py", "ya ch", "letters of Cyrillic in Latin ones"),
    ("conventions/own_profile.py", "true", "the value of a key in TOML"),
    ("read/characters.py", "doctype html tei rtf HTML", "files that are no plain text"),
    ("read/decoding.py", "cp iso windows ibm", "names of encodings"),
    ("read/decoding.py", "end of data truncated incomplete", "what Python says of bytes it cannot decode"),
    ("read/detection.py", "LATIN GREEK HEBREW ARABIC Pd Sc", "scripts and categories of characters in Unicode"),
    ("decide/explain_text.py", "summary neighbours", "keys of the JSON that `explain` prints"),
    ("survey/lines/word_classes.py", "farewell finis ibidem addressee", "classes of words, which are in the tables"),
)
"""words that are in the code all the same: the module, the words, and why"""

NUMERALS = re.compile(r"[IVXLCDMivxlcdm]+")
"""Roman numerals, and parts of patterns for them"""
SOURCE = re.compile(
    r"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|\(\?P<\w+>|\(\?P=\w+\)|\(\?[a-z]+[:)]|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\d,]*\}|\s#.*"
)
"""what in the source of a pattern is no word: classes, names of groups, comments"""
PATTERN = re.compile(r"\(\?|\\[swdbWSDB]|[^\W\d_]\|[^\W\d_]")
"""what tells that a string is a pattern"""
GROUP = re.compile(r"\(\?P<(\w+)>")
WORD = re.compile(r"[^\W\d_]{2,}")


# what is compared, and what patterns are made of


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings of an expression, without arguments of functions and keys: those name a table."""
    if isinstance(node, ast.Call | ast.Subscript):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from constants(child)


def declared(tree: ast.AST) -> dict[str, ast.Constant]:
    """The strings a module has names for."""
    found: dict[str, ast.Constant] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            for name, value in _pairs(node.targets[0], node.value):
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[name.id] = value
    return found


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=False)
    else:
        yield target, value


def called(node: ast.AST) -> str:
    """The last name of what is called, or of a variable or attribute."""
    if isinstance(node, ast.Call):
        return called(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def patterns(tree: ast.AST, source: str) -> Iterator[ast.Constant]:
    """The strings regular expressions are made of; those a module names and puts together later are patterns too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in COMPILED and node.args and not _is_of_a_string(node):
            yield from constants(node.args[0])
        elif isinstance(node, ast.JoinedStr):
            parts = list(constants(node))
            if _is_raw(node, source) or any(map(_looks_like_one, parts)):
                yield from parts
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_raw(node, source):
            yield node
        elif isinstance(node, ast.Assign):
            yield from filter(_looks_like_one, constants(node))


def _looks_like_one(node: ast.Constant) -> bool:
    return PATTERN.search(node.value) is not None


def _put_in(node: ast.JoinedStr) -> Iterator[ast.expr]:
    return (part.value for part in node.values if isinstance(part, ast.FormattedValue))


def _is_of_a_string(node: ast.Call) -> bool:
    """`" ".join(…).split("x")`: a method of a string, not of `re`."""
    return isinstance(node.func, ast.Attribute) and not (
        isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
    )


def _is_raw(node: ast.expr, source: str) -> bool:
    """Written as patterns are: r"…", rf"…"."""
    line = source.split("\n")[node.lineno - 1].encode()[node.col_offset :].decode()
    return re.match(r"[fF]?[rR]", line) is not None and re.match(r"\w{1,2}[\"']", line) is not None


def compared(tree: ast.AST, source: str) -> Iterator[tuple[ast.Constant, bool]]:
    """The strings that something is compared with, each with whether that is a text: in comparisons and matches, in
    methods of strings, in patterns by their names, and in sets, tuples, lists and keys of dicts of nothing but strings."""
    named = declared(tree)
    given = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign) and _is_several(node)}
    for node in ast.walk(tree):
        sides = list(_sides(node))
        of_text = any(_holds_text(side) for side in sides)
        yield from ((each, of_text) for side in sides for each in constants(side))
        if isinstance(node, ast.JoinedStr) and (_is_raw(node, source) or any(map(_looks_like_one, constants(node)))):
            yield from ((named[name], True) for name in map(called, _put_in(node)) if name in named)
        if of_text:
            yield from ((named[called(side)], True) for side in sides if called(side) in named)
        if id(node) not in given:
            yield from ((each, False) for each in _collected(node))


def _is_several(node: ast.Assign) -> bool:
    """`_OPEN, _SHUT = "open", "shut"`: names for strings, which are looked at where they are used."""
    return isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple)


def _sides(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
    elif isinstance(node, ast.Match):
        yield from (node.subject, *(case.pattern for case in node.cases))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED:
        yield from (node.func.value, *node.args)


def _collected(node: ast.AST) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        members = [each for each in node.elts if not isinstance(each, ast.Starred)]
    elif isinstance(node, ast.Dict):
        members = [key for key in node.keys if key]
    else:
        return
    strings = [each for each in members if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if len(strings) == len(members):
        yield from strings


def _holds_text(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return called(node) in MADE
    if isinstance(node, ast.Subscript):
        return _holds_text(node.value)
    return called(node) in HELD


# words of languages, and names of our own


@functools.cache
def vocabulary() -> frozenset[str]:
    """Every form that a table of a language has."""
    found = {form for code in languages() for form in _forms(language(code).tables)}
    found.update(_forms(table("latin")))
    return frozenset(form.strip(" .").casefold() for form in found if WORD.search(form))


def _forms(rows: Mapping[str, Any]) -> Iterator[str]:
    for key, value in rows.items():
        if isinstance(value, Mapping):
            yield from _forms(value)
        elif isinstance(value, str) and _is_text(value):
            yield from (phrase.strip() for phrase in value.split(";"))
        elif not isinstance(value, list):
            yield key
        elif key not in HABITS:
            yield from (form for form in value if isinstance(form, str))


def _meanings(rows: Mapping[str, Any]) -> Iterator[str]:
    """What forms mean, in words of our own: `"chapter"` of `"chapitre" = "chapter"`."""
    for value in rows.values():
        if isinstance(value, Mapping):
            yield from _meanings(value)
        elif isinstance(value, str) and not _is_text(value):
            yield from (value, *re.split(r"[+.@-]", value))


def _is_text(value: str) -> bool:
    """Phrases one after another, and no name for what a form means."""
    return " " in value or "\n" in value


@functools.cache
def names_of_our_own() -> frozenset[str]:
    """Keys of tables, roles, elements and attributes, members of types: words of textus and TEI, not of texts."""
    tiers = table("tiers").values()
    keys = {key for tier in tiers for row in tier.values() for key in _listed(row)}
    tables = {part for tier in tiers for name in tier for part in name.split(".")}
    meanings = {meaning for code in languages() for meaning in _meanings(language(code).tables)}
    roles = {part for name in (*bundles.roles(), *bundles.span_kinds()) for part in re.split(r"[.\-]", name)}
    grammar = (ROOT / "schema" / "textus.rnc").read_text("utf-8")
    schema = {name for pair in re.findall(r"(?:element|attribute) ([\w:]+)|\"([\w.]+)\"", grammar) for name in pair}
    written = {word for key in (*record.KEYS, *settings.KEYS, *own_profile.KEYS) for word in _written(key)}
    atoms = {part for name in table("line_atoms")["atoms"] for part in name.split(":")}
    return frozenset({*keys, *tables, *meanings, *roles, *bundles.roles(), *schema, *written, *atoms, *members()})


def _written(key: Key) -> Iterator[str]:
    """The parts of a key of a record, of settings or of a profile, and the values there are for it."""
    yield from re.split(r"[.\[\]]+", key.path)
    yield from re.split(r"[:,]", key.kind)


def _listed(row: Mapping[str, Any]) -> Iterator[str]:
    return (key for name in ("keys", "optional") if isinstance(row.get(name), list) for key in row[name])


@functools.cache
def members() -> frozenset[str]:
    """What the types of the package declare: members of `Literal`, values of `StrEnum`, fields of classes, groups of patterns."""
    trees = (ast.parse(file.read_text("utf-8")) for file in sorted(PACKAGE.rglob("*.py")))
    return frozenset(member for tree in trees for node in ast.walk(tree) for member in _members(node))


def _members(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        yield from (called(row.target) for row in node.body if isinstance(row, ast.AnnAssign))
        yield from (each.value for row in node.body if _declares(node, row) for each in constants(row))
    elif isinstance(node, ast.Subscript) and called(node.value) == "Literal":
        yield from (each.value for each in constants(node.slice))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from GROUP.findall(node.value)


def _declares(owner: ast.ClassDef, row: ast.stmt) -> bool:
    """Values of an enumeration, and `__slots__`."""
    enumeration = any(called(base) == "StrEnum" for base in owner.bases)
    return isinstance(row, ast.Assign) and (enumeration or called(row.targets[0]) == "__slots__")


def strays(source: str) -> list[str]:
    """The words of natural languages in a module, each with its line."""
    tree = ast.parse(source)
    found = {
        (node.lineno, word)
        for node in patterns(tree, source)
        for word in WORD.findall(SOURCE.sub(" ", node.value))
        if not NUMERALS.fullmatch(word)
    }
    found |= {(node.lineno, node.value) for node, of_text in compared(tree, source) if _is_word(node.value, of_text)}
    return [f"{line}: {word}" for line, word in sorted(found)]


def allowed(file: str) -> set[str]:
    return {word for module, words, _ in ALLOWED if module == file for word in words.split()}


def _is_word(value: str, of_text: bool) -> bool:
    word = value.strip(" .,:;[(")
    own = not of_text and value.strip() in names_of_our_own()
    return len(word) > 1 and word.casefold() in vocabulary() and not own and not NUMERALS.fullmatch(word)


MODULES = {
    file.relative_to(PACKAGE).as_posix(): file for name in READERS for file in sorted((PACKAGE / name).rglob("*.py"))
}


@pytest.mark.parametrize("package", READERS)
def test_code_that_reads_texts_has_no_words_of_languages(package: str) -> None:
    files = {name: file.read_text("utf-8") for name, file in MODULES.items() if name.startswith(f"{package}/")}
    found = {
        name: [stray for stray in strays(source) if stray.partition(": ")[2] not in allowed(name)]
        for name, source in files.items()
    }
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("module", sorted({module for module, _, _ in ALLOWED}))
def test_what_is_allowed_is_there(module: str) -> None:
    found = {stray.partition(": ")[2] for stray in strays(MODULES[module].read_text("utf-8"))}
    assert allowed(module) - found == set()


@pytest.mark.parametrize(
    "planted",
    [
        # patterns
        '_AND = re.compile(r"\\s(?:and|und|et)\\s")',
        '_CHAPTER = regex(r"chapitre [IVX]+")',
        'regex(rf"^(?:von|{name})$")',
        '_NAMES = r"in|on|at"',
        'found = re.match(r"(?:signed|gez)[.:]", text)',
        '_NOTE = re.compile(r"\\[\\s*(?:anmerkung|note)[.:]")',
        'source = rf"{name} et {other}"',
        '_AND = "und"\nsource = rf"{name} {_AND} {other}"',
        # comparisons
        'if word in ("von", "de"):\n    pass',
        'if title in ("Mr", "Mrs"):\n    pass',
        'text.casefold() == "januari"',
        'if "chez" in text:\n    pass',
        'word == "chapter"',
        '_CHAPTER = "chapter"\nfound = line.lower() == _CHAPTER',
        'match word:\n    case "von" | "de":\n        pass',
        # methods of strings
        'text.endswith("Mr.")',
        'line.startswith("chapter")',
        'text.partition(" und ")',
        # collections
        '_ARTICLES = frozenset({"der", "die", "das"})',
        '_MONTHS = {"janvier": 1, "février": 2}',
        '_GREETINGS = ["sehr geehrter", "chère"]',
    ],
)
def test_a_planted_word_is_found(planted: str) -> None:
    assert strays(planted)


@pytest.mark.parametrize(
    "clean",
    [
        'regex(r"(?P<number>[IVXLC]+)\\b")',
        'regex(r"\\[[^\\]]*\\]{2,3}")',
        'alternation(anywhere("statements", "by"))',
        'span.role in ("persName", "date")',
        'division.attributes.get("type") == "chapter"',
        'row.kind in ("printer", "firm")',
        '{"when": "1848", "cert": "high"}',
        'Kind = Literal["letter", "entry"]',
    ],
)
def test_patterns_and_names_of_our_own_are_none(clean: str) -> None:
    assert strays(clean) == []
