"""TOML with every key explained: what is known is set, the rest stands there to be switched on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby

from textus.base.frozen import frozen
from textus.record.configuration import Key

WIDTH = 110
"""columns a comment may fill"""

Value = str | int | Sequence[str]


@frozen
class Said:
    """A value of a key, and remarks on it; one that is not `sure` is written so that it has to be switched on."""

    value: Value
    remarks: tuple[str, ...] = ()
    sure: bool = True


Entry = Mapping[str, Said]
"""one of a list of tables: names of keys and what is said of them"""


@frozen
class Content:
    """What a file says: values by the path of their key, and entries by the name of their list of tables."""

    values: Mapping[str, Said] = field(default_factory=dict)
    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)


def write(keys: Sequence[Key], head: str, content: Content, schema: str = "") -> str:
    """A file that says the content, every key explained; lines with `#` and no space can be switched on.

    `schema` is the address of a JSON Schema, for editors that read it from the line `#:schema`.
    """
    lines = [f"#:schema {schema}", ""] if schema else []
    lines += [f"# {line}".rstrip() for line in head.split("\n")]
    for table, group in groupby(keys, key=lambda key: key.table):
        members = list(group)
        if table.endswith("[]"):
            entries = content.entries.get(table.removesuffix("[]"), ())
            lines += _written_entries(members, entries) if entries else _offered_entry(members)
        else:
            lines += _table(table, members, content.values)
    return "\n".join(lines) + "\n"


def template(keys: Sequence[Key], head: str, schema: str = "") -> str:
    """A file that says nothing: every key explained and shown with its example."""
    return write(keys, head, Content(), schema)


def toml(value: Value) -> str:
    """A value as TOML has it, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(toml, value))}]"


def _table(table: str, keys: Sequence[Key], values: Mapping[str, Said]) -> Iterator[str]:
    if table:
        yield from ("", f"[{table}]")
    for position, key in enumerate(keys):
        if position or not table:
            yield ""
        yield f"# {key.meaning}"
        said = values.get(key.path)
        if said is None:
            yield f"#{key.name} = {key.example}"
            continue
        yield from _remarks(said)
        yield f"{'' if said.sure else '#'}{key.name} = {toml(said.value)}"


def _offered_entry(keys: Sequence[Key]) -> Iterator[str]:
    """A list of tables of which there is none: its keys, those with an example to be switched on."""
    for key in keys:
        if key.kind == "entries":
            yield from ("", f"# {key.meaning}", f"#[[{key.path.removesuffix('[]')}]]")
        elif key.example:
            yield from (f"# {key.meaning}", f"#{key.name} = {key.example}")
        else:
            yield f"# {key.name}: {key.meaning}"


def _written_entries(keys: Sequence[Key], entries: Sequence[Entry]) -> Iterator[str]:
    listed, *members = keys
    yield from ("", f"# {listed.meaning}")
    silent = [key for key in members if not any(key.name in entry for entry in entries)]
    yield from (f"# {key.name}: {key.meaning}" for key in silent)
    for number, entry in enumerate(entries):
        yield from ([""] if number else [])
        yield f"[[{listed.path.removesuffix('[]')}]]"
        for key in members:
            if said := entry.get(key.name):
                yield from _remarks(said)
                yield f"{'' if said.sure else '#'}{key.name} = {toml(said.value)}"


def _remarks(said: Said) -> Iterator[str]:
    for remark in said.remarks:
        words = remark if len(remark) <= WIDTH else remark[: WIDTH - 1] + "…"
        yield f"# → {words}"
