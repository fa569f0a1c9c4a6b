"""TOML files that people write: every key named, typed and explained once, in a table; every fault found at once.

From the same table come the check, the commented files that `textus init` and `textus record` write (`commented`), and
the JSON Schemas for editors (`json_schema`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.findings.finding import Finding, Place, finding
from textus.read.source import excerpt
from textus.record.value_kinds import fault

_HEAD = regex(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]#]+?)\s*\]")
_SET = regex(r"\s*(?P<name>[\w\"'. -]+?)\s*=")
_LONG_TEXT = regex(r'"""|\'\'\'')
_SYNTAX = (
    ("Cannot overwrite", "this key is given twice", "keep one of them"),
    ("Cannot declare", "this table appears twice", "put all its keys under one heading"),
    ("Cannot mutate", "this key is given twice", "keep one of them"),
    ("Expected '='", "a key must be followed by = and a value", 'for example: title = "A Letter"'),
    ("Expected newline", "unexpected text after the value", "a line holds one key and one value"),
    ("Illegal character", "unclosed quotation mark, or forbidden character", "add the closing quotation mark"),
    ('Expected "', "unclosed quotation mark", "add the closing quotation mark"),
    ("Expected ']'", "the heading is not closed", "for example: [source] or [[decision]]"),
    ("Unclosed", "the list is not closed", "add the closing bracket"),
    ("Unterminated", "unclosed quotation mark", "add the closing quotation mark"),
    (
        "Unescaped",
        "in double quotation marks, \\ begins an escape",
        r"write \\ for \, or use single quotation marks: 'C:\letters'",
    ),
    ("Invalid date", "this date does not exist", "write dates as YYYY-MM-DD"),
)
"""how tomllib begins a message; what is said instead; a hint"""


@frozen
class Key:
    """One key of a file: `table.name`, `name`, or `table[].name` for one of a list of tables; the kind of its value,
    what it means, and an example.

    The list itself is a key of its own, `table[]`, of the kind `entries`.
    """

    path: str
    kind: str
    meaning: str
    example: str = ""
    needed: bool = False
    """every entry of the list must have it"""
    single: bool = False
    """a list of tables of which one alone may be written as a plain table"""

    @property
    def table(self) -> str:
        """The table the key stands in; empty for the top of the file."""
        return self.path if self.kind == "entries" else self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The key within its table."""
        return self.path.rpartition(".")[2]


class Entry(dict[str, Any]):
    """One of a list of tables: its good values, and where it stands in the file."""

    place: Place = Place("")


Check = Callable[[Mapping[str, Any]], str]
"""what is wrong with an entry of a list of tables; empty for a good one"""


def read(
    path: Path, keys: Sequence[Key], area: str, *, shown: str | None = None, checks: Mapping[str, Check] | None = None
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The good values of a file by the path of their key, and everything that is wrong with it.

    Rules are `AREA/unreadable`, `AREA/syntax`, `AREA/unknown-key`, `AREA/bad-value`. A file that is not there is empty.
    """
    name = shown or str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return {}, (finding(f"{area}/unreadable", Place(name, line), "the file is not UTF-8", "save it as UTF-8"),)
    except (OSError, ValueError):
        return {}, (unreadable(name, area),)
    return parse(text, name, keys, area, checks)


def parse(
    text: str, name: str, keys: Sequence[Key], area: str, checks: Mapping[str, Check] | None = None
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The same of a text that may not have been saved yet, of a file called `name`; its lines end in LF."""
    import tomllib  # here, because most runs have neither record nor settings; our own tables are read by a faster one

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, (_syntax(name, area, text, str(error)),)
    reader = _Reader(name, area, keys, text, checks or {})
    reader.table(data, "", 0)
    return reader.values, tuple(reader.findings)


def of(
    data: Mapping[str, object], keys: Sequence[Key], area: str, checks: Mapping[str, Check] | None = None
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The same of values that were never a file, nested as its tables are or with dotted keys; tuples are lists."""
    reader = _Reader(area, area, keys, "", checks or {})
    reader.table(_plain(data), "", 0)
    return reader.values, tuple(reader.findings)


def _plain(value: Any) -> Any:
    """A value as TOML has it."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def unreadable(name: str, area: str) -> Finding:
    """That a file which was asked for cannot be read."""
    return finding(f"{area}/unreadable", Place(name), "the file cannot be read", "check its name and permissions")


def _heading(table: str) -> str:
    return f"[[{table.removesuffix('[]')}]]" if table.endswith("[]") else f"[{table or 'the top of the file'}]"


def _syntax(name: str, area: str, text: str, message: str) -> Finding:
    rows = ((words, hint) for begins, words, hint in _SYNTAX if message.startswith(begins))
    words, hint = next(rows, ("this is not valid TOML", 'text needs quotation marks: key = "value"'))
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    lines = text.rstrip("\n").split("\n")
    number, column = (int(place[1]), int(place[2])) if place else (len(lines), len(lines[-1]) + 1)
    number = min(number, len(lines))
    if message.startswith("Cannot"):
        column = len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1
    return finding(f"{area}/syntax", Place(name, number, column), words, hint, excerpt(lines[number - 1], column))


@dataclass(slots=True)
class _Reader:
    """Goes through the tables of a file, keeps what is good and tells what is not."""

    name: str
    area: str
    keys: Sequence[Key]
    text: str
    checks: Mapping[str, Check]
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    places: dict[tuple[str, int], tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.places = _places(self.text)

    def table(self, data: Mapping[str, Any], prefix: str, entry: int) -> None:
        """Take the values of a table; `entry` is its number in a list of tables."""
        known = {key.path: key for key in self.keys}
        tables = {key.table for key in self.keys}
        for name, value in data.items():
            path = prefix + name
            if path in tables and isinstance(value, Mapping):
                self.table(value, path + ".", entry)
            elif path in tables:
                hint = f"write [{path}] on a separate line"
                self._tell("bad-value", path, entry, f"“{path}” is a table, not a value", hint)
            elif f"{path}[]" in tables:
                self._entries(path, value)
            elif path not in known:
                self._tell("unknown-key", path, entry, f"unknown key “{path.replace('[]', '')}”", self._meant(path))
            elif (found := fault(value, known[path].kind)) is not None:
                self._refuse(known[path], entry, *found)
            elif "[]" not in path:
                self.values[path] = value

    def _refuse(self, key: Key, entry: int, words: str, hint: str) -> None:
        message = f"“{key.path.replace('[]', '')}” {words}"
        self._tell("bad-value", key.path, entry, message, hint or f"for example, {key.name} = {key.example or '2'}")

    def _entries(self, path: str, value: Any) -> None:
        """A list of tables: only entries without a fault are kept."""
        if isinstance(value, Mapping) and any(key.path == f"{path}[]" and key.single for key in self.keys):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            hint = f"write [[{path}]] on a separate line, and its keys below it"
            self._tell("bad-value", path, 0, f"“{path}” must be a series of tables", hint)
            return
        kept = []
        for number, entry in enumerate(value):
            before = len(self.findings)
            self.table(entry, f"{path}[].", number)
            wrong = self._incomplete(path, entry)
            if wrong and len(self.findings) == before:
                self._tell("bad-value", f"{path}[]", number, wrong, "")
            if len(self.findings) == before:
                kept.append(Entry(entry))
                kept[-1].place = Place(self.name, *self._position(f"{path}[]", number))
        self.values[path] = kept

    def _incomplete(self, path: str, entry: Mapping[str, Any]) -> str:
        for key in self.keys:
            if key.table == f"{path}[]" and key.needed and key.name not in entry:
                return f"[[{path}]] without “{key.name}”"
        check = self.checks.get(path)
        return check(entry) if check else ""

    def _meant(self, path: str) -> str:
        """What somebody who wrote an unknown key may have meant."""
        import difflib  # here, because few runs need it

        prefix, _, name = path.rpartition(".")
        tables = sorted({key.table.removesuffix("[]") for key in self.keys} - {""})
        siblings = [key.name for key in self.keys if key.table == prefix and key.kind != "entries"]
        if near := difflib.get_close_matches(name, siblings + ([] if prefix else tables), 1, 0.7):
            return f"did you mean “{near[0]}”?"
        homes = [key.table for key in self.keys if key.name == name]
        if homes == [""]:
            return f"“{name}” belongs at the top of the file, before the first [table]"
        if homes:
            return f"“{name}” belongs under {' or '.join(_heading(home) for home in homes)}"
        everywhere = {key.path.replace("[]", ""): key.name for key in self.keys if key.kind != "entries"}
        near = difflib.get_close_matches(name, list(everywhere.values()), 1, 0.75)
        meant = next((path for path, name in everywhere.items() if [name] == near), "")
        return f"did you mean “{meant}”?" if meant else "delete the line"

    def _tell(self, rule: str, path: str, entry: int, message: str, hint: str) -> None:
        line, column = self._position(path, entry)
        shown = "" if line is None else excerpt(self.text.split("\n")[line - 1], column or 1)
        self.findings.append(finding(f"{self.area}/{rule}", Place(self.name, line, column), message, hint, shown))

    def _position(self, path: str, entry: int) -> tuple[int, int] | tuple[None, None]:
        """Line and column of a key or table, or of the nearest table around it."""
        while path:
            for name in (path, path.replace("[]", "")):
                if found := self.places.get((name, entry)) or self.places.get((name, 0)):
                    return found
            path = path.rpartition(".")[0]
        return None, None


def _places(text: str) -> dict[tuple[str, int], tuple[int, int]]:
    """Line and column of every key and heading, by its path and the number of the entry it is in, by a light scan."""
    places: dict[tuple[str, int], tuple[int, int]] = {}
    counted: Counter[str] = Counter()
    table, entry, inside = "", 0, False
    for number, line in enumerate(text.split("\n"), 1):
        ends = len(_LONG_TEXT.findall(line))
        column = len(line) - len(line.lstrip()) + 1
        if not inside and (head := _HEAD.match(line)):
            listed = head["open"] == "[["
            table = _path(head["name"]) + ("[]" if listed else "")
            entry = counted[table] if listed else 0
            counted[table] += listed
            places.setdefault((table, entry), (number, column))
            places.setdefault((table.removesuffix("[]"), entry), (number, column))
        elif not inside and (found := _SET.match(line)):
            path = _path(found["name"])
            places.setdefault((f"{table}.{path}" if table else path, entry), (number, column))
            places.setdefault((f"{table}.{path}".strip(".").rpartition(".")[0], entry), (number, column))
        inside ^= ends % 2 == 1
    return places


def _path(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))
