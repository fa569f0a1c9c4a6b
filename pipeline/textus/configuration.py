"""TOML files that people write: every key named, typed and explained once, in a table; every fault found at once.

From the same table come the check, the defaults, and the commented file that `textus init` writes.
"""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textus.findings import Finding, Place, Severity, finding

_PARTIAL_DATE = re.compile(r"-?\d{4}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a file: `table.name` (or `name`), the kind of its value, what it means, and a value as an example."""

    path: str
    kind: str
    meaning: str
    example: str

    @property
    def table(self) -> str:
        """The table the key stands in; empty for the top of the file."""
        return self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The key within its table."""
        return self.path.rpartition(".")[2]


def read(path: Path, keys: Sequence[Key], area: str) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The values of a file by the path of their key, and everything that is wrong with it.

    Rules are `AREA/unreadable`, `AREA/syntax`, `AREA/unknown-key` and `AREA/bad-value`. No file: no values.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError):
        return {}, (finding(f"{area}/unreadable", Place(str(path)), "the file cannot be read as UTF-8 text"),)
    except tomllib.TOMLDecodeError as error:
        return {}, (_syntax(path, area, error),)
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for found, value in _leaves(data, keys, ""):
        fault = _fault(found, value, keys)
        if fault is None:
            values[found] = value
        else:
            rule, message, hint = fault
            findings.append(finding(f"{area}/{rule}", Place(str(path), _line(text, found)), message, hint))
    return values, tuple(findings)


def has_error(findings: Sequence[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(each.severity >= Severity.ERROR for each in findings)


def _syntax(path: Path, area: str, error: tomllib.TOMLDecodeError) -> Finding:
    message = str(error)
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    words = re.sub(r"\s*\(at .*\)$", "", message).lower()
    where = Place(str(path), int(place[1]), int(place[2])) if place else Place(str(path))
    return finding(
        f"{area}/syntax", where, f"this is not TOML: {words}", 'text stands in quotation marks: key = "value"'
    )


def _leaves(data: Mapping[str, Any], keys: Sequence[Key], prefix: str) -> Iterator[tuple[str, Any]]:
    """Every value with the path of its key; tables the keys know are entered, others are values."""
    tables = {key.table for key in keys}
    for name, value in data.items():
        path = f"{prefix}{name}"
        inside = path in tables or any(table.startswith(path + ".") for table in tables)
        if isinstance(value, Mapping) and inside:
            yield from _leaves(value, keys, path + ".")
        else:
            yield path, value


def _fault(path: str, value: Any, keys: Sequence[Key]) -> tuple[str, str, str] | None:
    """Rule, words and hint for a value that is wrong; None for a good one."""
    known = {key.path: key for key in keys}
    if path not in known:
        near = difflib.get_close_matches(path, known, 1, 0.5) or difflib.get_close_matches(
            path.rpartition(".")[2], [k.name for k in keys], 1
        )
        return "unknown-key", f"there is no key “{path}”", f"did you mean “{near[0]}”?" if near else "leave it out"
    expected = _KINDS[known[path].kind.split(":")[0]](value, known[path].kind)
    return (
        None
        if expected is None
        else ("bad-value", f"“{path}” must be {expected}", f"for example {known[path].example}")
    )


def _line(text: str, path: str) -> int | None:
    """The line a key is set in, as well as a light scan can tell."""
    *tables, name = path.split(".")
    start = 0
    if tables and (head := re.search(rf"^\s*\[+\s*{re.escape('.'.join(tables))}\s*\]+", text, re.MULTILINE)):
        start = head.end()
    key = re.compile(rf"^\s*(?:\[+\s*)?[\"']?{re.escape(name)}[\"']?\s*(?:=|\.|\])", re.MULTILINE).search(text, start)
    return None if key is None else text.count("\n", 0, key.start() + len(key.group()) - len(key.group().lstrip())) + 1


# ------------------------------------------------------------------------------------------------- kinds of values
def _text(value: Any, _: str) -> str | None:
    return None if isinstance(value, str) and value.strip() else "text in quotation marks"


def _texts(value: Any, _: str) -> str | None:
    several = isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value)
    return None if several or _text(value, "") is None else "text, or a list of texts"


def _yes_no(value: Any, _: str) -> str | None:
    return None if isinstance(value, bool) else "true or false"


def _choice(value: Any, kind: str) -> str | None:
    choices = kind.split(":")[1].split(",")
    return None if value in choices else "one of " + ", ".join(f'"{choice}"' for choice in choices)


def _language(value: Any, _: str) -> str | None:
    good = isinstance(value, str) and _LANGUAGE.fullmatch(value)
    return None if good else "a language tag of BCP 47"


def _date(value: Any, _: str) -> str | None:
    words = "a date as YYYY, YYYY-MM or YYYY-MM-DD, or two of them parted by /"
    if isinstance(value, (datetime.date, datetime.datetime)):
        return None if type(value) is datetime.date else words
    parts = value.split("/") if isinstance(value, str) else []
    good = 1 <= len(parts) <= 2 and all(map(_is_date, parts)) and parts == sorted(parts)
    return None if good else words


def _is_date(text: str) -> bool:
    match = _PARTIAL_DATE.fullmatch(text)
    if match is None:
        return False
    try:
        datetime.date(
            2000 if text.startswith("-") else max(1, int(text[:4])), int(match["month"] or 1), int(match["day"] or 1)
        )
    except ValueError:
        return False
    return True


def _decisions(value: Any, _: str) -> str | None:
    words = 'tables [[decision]] with role = "…" and either at = "words" or line = number'
    if not isinstance(value, list):
        return words
    for one in value:
        known = (
            isinstance(one, Mapping)
            and set(one) <= {"at", "line", "role", "reason"}
            and isinstance(one.get("role"), str)
        )
        addressed = known and (isinstance(one.get("at"), str) != (type(one.get("line")) is int))
        if not addressed:
            return words
    return None


def _responsibilities(value: Any, _: str) -> str | None:
    words = 'tables with role = "…" and name = "…", and perhaps ref = "…"'
    good = isinstance(value, list) and all(
        isinstance(one, Mapping)
        and set(one) <= {"role", "name", "ref"}
        and {"role", "name"} <= set(one)
        and all(isinstance(text, str) and text for text in one.values())
        for one in value
    )
    return None if good else words


_KINDS: Mapping[str, Callable[[Any, str], str | None]] = {
    "text": _text,
    "texts": _texts,
    "yes-no": _yes_no,
    "choice": _choice,
    "language": _language,
    "date": _date,
    "decisions": _decisions,
    "responsibilities": _responsibilities,
}


def template(keys: Sequence[Key], head: str) -> str:
    """A file with every key explained and set to its example in a comment."""
    lines = [f"# {line}".rstrip() for line in head.split("\n")]
    table = ""
    for key in keys:
        if key.table != table:
            table = key.table
            lines += ["", f"[{table}]"]
        else:
            lines.append("")
        lines.append(f"# {key.meaning}")
        lines += [f"# {line}" for line in _set(key)]
    return "\n".join(lines) + "\n"


def _set(key: Key) -> list[str]:
    return key.example.split("\n") if key.example.startswith("[") else [f"{key.name} = {key.example}"]
