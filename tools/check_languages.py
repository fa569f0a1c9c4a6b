"""Check the files of languages: readable, named, and made of the tables and lists that `knowledge/tiers.toml` names.

    python -m tools.check_languages     print every mistake with its file and key; exit 1 if there is one

It is part of `./run check`; a test runs it, too. What a language lacks is no mistake: `textus languages` lists that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from textus.base.bundles import Fault

KNOWLEDGE = Path(__file__).resolve().parents[1] / "pipeline" / "textus" / "knowledge"
TIERS = "see knowledge/tiers.toml for those there are"


def faults(knowledge: Path = KNOWLEDGE) -> list[Fault]:
    """Every mistake in the files of `languages/` below a folder of knowledge."""
    tiers = tomli.loads((knowledge / "tiers.toml").read_text(encoding="utf-8"))
    rows = {name: row for tier in tiers.values() for name, row in tier.items()}
    return [fault for file in sorted((knowledge / "languages").glob("*.toml")) for fault in _of_file(file, rows)]


def _of_file(path: Path, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    file = f"knowledge/languages/{path.name}"
    try:
        language = tomli.loads(path.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        yield Fault(file, "the whole table", f"not TOML: {error}")
        return
    if not (isinstance(language.get("name"), str) and language["name"].strip()):
        yield Fault(file, "name", "must be the English name of the language")
    if language.get("code") != path.stem:
        yield Fault(file, "code", f"must be the name of the file, “{path.stem}”")
    if not _is_words(language.get("function_words")):
        yield Fault(file, "function_words", "must be a list of the commonest words")
    for name, found in language.items():
        if isinstance(found, Mapping):
            yield from _of_table(file, name, found, rows)
        elif name not in ("name", "code", "function_words"):
            yield Fault(file, name, f"belongs into a table; {TIERS}")


def _of_table(file: str, name: str, found: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    row = rows.get(name)
    if row is None and not any(other.startswith(f"{name}.") for other in rows):
        yield Fault(file, name, f"unknown table; {TIERS}")
        return
    for key, value in found.items():
        if isinstance(value, Mapping):
            if key not in _optional(row or {}):
                yield from _of_table(file, f"{name}.{key}", value, rows)
        elif words := _wrong(key, value, row or {}):
            yield Fault(file, f"{name}.{key}", words)


def _wrong(key: str, value: object, row: Mapping[str, Any]) -> str:
    """What is wrong with an entry of a table: a list it has, or a form and what it means."""
    kinds = {type(meaning) for meaning in row.get("values", ())}
    if isinstance(value, list):
        if row.get("optional") is not True and key not in (*row.get("keys", ()), *_optional(row)):
            return f"unknown list; {TIERS}"
        return "" if all(isinstance(word, str) or _is_words(word) for word in value) else "must be a list of words"
    if key in row.get("keys", ()):
        return "must be a list"
    if kinds and type(value) not in kinds:
        return f"must mean one of {', '.join(map(str, row['values'][:3]))} …"
    return ""


def _optional(row: Mapping[str, Any]) -> tuple[str, ...]:
    optional = row.get("optional", ())
    return () if optional is True else tuple(optional)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) for word in value)


def main() -> int:
    """Print the mistakes; 1 if there are any."""
    found = faults()
    for fault in found:
        print(f"pipeline/textus/{fault}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
