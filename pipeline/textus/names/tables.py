"""Authority tables as people save them from a spreadsheet: read, checked row by row, every fault told with its line.

Commas, semicolons or tabs; UTF-8 with or without its mark, UTF-16, or what older programs write; cells over several
lines. A faulty row is left out, a faulty cell is left empty: everything else counts.
"""

from __future__ import annotations

import csv
import difflib
import functools
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from textus.base.knowledge import anywhere, table
from textus.base.regex import regex
from textus.findings.finding import Finding, Place, finding
from textus.model.name_entry import Entry, kinds
from textus.read.characters import ILLEGAL
from textus.read.decoding import Decoded, decode
from textus.record.value_kinds import is_date

LONGEST_CELL = 20_000
MOST_TOLD = 50
"""findings of one table; behind that it is the table as a whole that is wrong"""
_ID = regex(r"[\w.-]+", re.ASCII)
_SEPARATORS = ";\t,"
_SHEET_HINT = regex(r"sep=(.)\r?\n", re.IGNORECASE)
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_VARIANTS = regex(r"\s*[;|\n]\s*")
_TICKS = ("x", "1", "true")
""""yes" in any language"""
_SCHEME = regex(r"https?://", re.IGNORECASE)


@dataclass
class Table:
    """The good rows of one file, and everything that is wrong with it."""

    kind: str
    shown: str
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, rule: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding; beyond fifty they say nothing new."""
        if len(self.findings) < MOST_TOLD:
            self.findings.append(finding(f"authorities/{rule}", Place(self.shown, line), message, hint))


def paths(folder: Path) -> tuple[Path, ...]:
    """The tables there are in a folder, in the order of the kinds."""
    return tuple(path for kind in kinds() if (path := folder / f"{kind}.csv").is_file())


def read(path: Path, *, shown: str | None = None) -> Table:
    """A table and its faults; the name of the file says what its entries are. Never raises for what is in it."""
    result = Table(path.stem, shown or path.as_posix())
    text = _text(path, result)
    if text is not None:
        _rows(text, result)
    return result


def _text(path: Path, result: Table) -> str | None:
    save = "save the sheet as “CSV UTF-8”"
    try:
        data = path.read_bytes()
    except OSError as error:
        result.tell("unreadable", None, f"the table cannot be read: {error.strerror or error}", "check its permissions")
        return None
    if data.startswith(_WORKBOOK):
        result.tell("unreadable", None, "this is a workbook, not a CSV file", save)
        return None
    decoded = decode(data)
    if not isinstance(decoded, Decoded):
        decoded = decode(data, "windows-1252")
        if not isinstance(decoded, Decoded):
            result.tell("unreadable", None, "the encoding of this file cannot be determined", save)
            return None
        result.tell("encoding", None, "not UTF-8; read as windows-1252, which is a guess", save)
    elif decoded.certainty == "guessed":
        result.tell("encoding", None, f"not UTF-8; read as {decoded.encoding}, which is a guess", save)
    return decoded.text.lstrip("\ufeff")


def _rows(text: str, result: Table) -> None:
    hinted = _SHEET_HINT.match(text)
    text, skipped = (text[hinted.end() :], 1) if hinted else (text, 0)
    first = text.partition("\n")[0]
    mark = hinted[1] if hinted else max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    columns: list[str] | None = None
    seen: dict[str, int] = {}
    is_clean = not ILLEGAL.search(text)
    line = 1 + skipped
    try:
        for cells in reader:
            if columns is None:
                if not (columns := _columns(cells, line, result)):
                    return
            elif "".join(cells).strip():
                wrong = _runaway(cells, mark, is_clean) or _surplus(cells[len(columns) :])
                _row(dict(zip(columns, cells, strict=False)), wrong, line, seen, result)
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        result.tell(
            "unreadable", line, f"the table cannot be read from here on ({error})", "look for a missing quotation mark"
        )
    if columns is None:
        result.tell("columns", 1, "the table is empty", f"the first line must name the columns: {_usual(result.kind)}")


def _runaway(cells: Sequence[str], mark: str, is_clean: bool) -> tuple[str, str] | None:
    """What is wrong with a row whatever its columns are: a cell that has swallowed the next rows, a forbidden sign."""
    if any(len(cell) > LONGEST_CELL or ("\n" in cell and mark in cell.partition("\n")[2]) for cell in cells):
        return "has a cell that extends over other rows", "look for an unclosed quotation mark"
    if not is_clean and any(ILLEGAL.search(cell) for cell in cells):
        return "contains a control character, which XML does not allow", "delete it"
    return None


def _surplus(more: Sequence[str]) -> tuple[str, str] | None:
    hint = 'enclose a cell that contains the separator in quotation marks: "A, B"'
    return ("has more cells than the table has columns", hint) if "".join(more).strip() else None


def _usual(kind: str) -> str:
    return ",".join(kinds()[kind]["written"])


def _columns(cells: Sequence[str], line: int, result: Table) -> list[str]:
    """The columns by their own names, empty for those that are not read; nothing if one that must be there is not."""
    known = _names(result.kind)
    found = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()).lower()
        found.append(known.get(name, ""))
        if name and name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.7)
            hint = f"did you mean “{known[near[0]]}”?" if near else f"known columns: {', '.join(_own(result.kind))}"
            result.tell(
                "unknown-column", line, f"column {number}, “{cell.strip()[:40]}”, is unknown and not read", hint
            )
    missing = [name for name in ("id", "name") if name not in found]
    if missing:
        message = f"missing column{'s' if len(missing) > 1 else ''} “{'” and “'.join(missing)}”"
        result.tell("columns", line, message, f"the first line must name the columns: {_usual(result.kind)}")
        return []
    for name in sorted({name for name in found if name and name != "note" and found.count(name) > 1}):
        result.tell("unknown-column", line, f"the column “{name}” appears twice; the last one counts", "keep one")
    return found


def _own(kind: str) -> Sequence[str]:
    return tuple(kinds()[kind]["columns"])


def _names(kind: str) -> Mapping[str, str]:
    """Every name a column may have, in small letters, with the column's own."""
    rows = table("authorities")["columns"]
    names = {alias: column for column in _own(kind) for alias in rows[column].get("aliases", ())}
    return {**names, **{column.lower(): column for column in _own(kind)}}


def _row(cells: dict[str, str], wrong: tuple[str, str] | None, line: int, seen: dict[str, int], result: Table) -> None:
    cells = {
        name: cell.strip() if name == "variants" else " ".join(cell.split())
        for name, cell in cells.items()
        if name and name != "note"
    }
    if wrong is not None or (wrong := _refused(cells, seen)) is not None:
        said = cells.get("name") or cells.get("id", "")
        result.tell("bad-row", line, f"“{said[:40]}” {wrong[0]}; the row is ignored", wrong[1])
        return
    seen[cells["id"]] = line
    facts = {}
    identifiers = []
    rows = table("authorities")["columns"]
    for name, cell in cells.items():
        if name in ("id", "name", "variants", "common") or not cell:
            continue
        value, fault, hint = _value(cell, rows[name])
        if fault:
            result.tell("bad-cell", line, f"“{cell[:60]}” in the column “{name}” {fault}; it is ignored", hint)
        elif "addresses" in rows[name]:
            identifiers.append((name, value))
        else:
            facts[name] = value
    names = tuple(dict.fromkeys((cells["name"], *_listed(cells.get("variants", "")))))
    result.entries.append(
        Entry(result.kind, cells["id"], names, MappingProxyType(facts), tuple(identifiers), _common(cells))
    )


def _refused(cells: Mapping[str, str], seen: Mapping[str, int]) -> tuple[str, str] | None:
    """Why a row cannot be used, with a hint; None for one that can."""
    name, identifier = cells.get("name", ""), cells.get("id", "")
    if not name:
        return "has no name", "fill in the column “name”"
    if not identifier:
        return "has no id", "fill in the column “id” with a short name such as marx-karl"
    if not _ID.fullmatch(identifier):
        return f"has the invalid id “{identifier[:40]}”", "an id may contain only unaccented letters, digits, - _ and ."
    if identifier in seen:
        return f"has the same id “{identifier}” as line {seen[identifier]}", "every entry needs its own id"
    if not name[0].isalnum() and not any(map(str.isalnum, name)):
        return "is not a name", "a name contains letters"
    return None


@functools.lru_cache(maxsize=4096)
def _is_day(cell: str) -> bool:
    return "/" not in cell and is_date(cell)


def _value(cell: str, row: Mapping[str, object]) -> tuple[str, str, str]:
    """The value of a cell, or what is wrong with it, with a hint."""
    if row.get("date"):
        hint = "write YYYY, YYYY-MM or YYYY-MM-DD; format the column as text to prevent conversion"
        return (cell, "", "") if _is_day(cell) else ("", "is not a valid date", hint)
    if choices := row.get("choices"):
        assert isinstance(choices, list)
        value = cell.lower()
        return (
            (value, "", "")
            if value in choices
            else ("", "is not one of its values", f"use one of {', '.join(choices)}")
        )
    pattern = row.get("pattern")
    value = _number(cell, row)
    if pattern and not re.fullmatch(str(pattern), value):
        hint = "format the column as text so that the spreadsheet does not convert numbers" if "E+" in cell else ""
        return "", "is not a valid identifier", hint or "copy it again from the authority file"
    return value, "", ""


def _number(cell: str, row: Mapping[str, object]) -> str:
    """An identifier without the address it was copied with."""
    bare = _SCHEME.sub("", cell)
    addresses = row.get("addresses", ())
    assert isinstance(addresses, (list, tuple))
    start = next((address for address in addresses if bare.lower().startswith(address.lower())), "")
    return bare[len(start) :].strip("/ ") if start else cell


def _listed(cell: str) -> Iterator[str]:
    return (" ".join(part.split()) for part in _VARIANTS.split(cell) if any(c.isalnum() for c in part))


def _common(cells: Mapping[str, str]) -> tuple[str, ...] | None:
    said = cells.get("common", "").lower()
    return None if said in (*_TICKS, *anywhere("answers", "yes")) else tuple(_listed(said))
