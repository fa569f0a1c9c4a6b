"""How much of what `knowledge/tiers.toml` asks for the table of each language has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from textus.base.frozen import frozen
from textus.base.knowledge import language, table

COMPLETE, PARTIAL, MISSING = "complete", "partial", "missing"


@frozen
class Coverage:
    """One tier of a language."""

    language: str
    """BCP 47 code"""
    tier: str
    asked: int
    """lists and meanings that a complete table has"""
    lacking: tuple[str, ...]
    """those it has not, as `table.key` or `table = meaning`; `table` alone where there is no such table"""

    @property
    def state(self) -> str:
        """`complete`, `partial` or `missing`."""
        return MISSING if not self.asked else COMPLETE if not self.lacking else PARTIAL


def tiers() -> tuple[str, ...]:
    """The names of the tiers, in the order in which the file of a language has them."""
    return tuple(table("tiers"))


def coverage(code: str) -> tuple[Coverage, ...]:
    """The tiers of a language that has a file."""
    return tuple(_tier(code, tier, rows) for tier, rows in table("tiers").items())


def _tier(code: str, tier: str, rows: Mapping[str, Mapping[str, Any]]) -> Coverage:
    asked = {name: row for name, row in rows.items() if row.get("optional") is not True}
    lacking = tuple(each for name, row in asked.items() for each in _lacking(code, name, row))
    return Coverage(code, tier, 0 if lacking == tuple(asked) else len(asked), lacking)


def _lacking(code: str, name: str, row: Mapping[str, Any]) -> Iterator[str]:
    first, *rest = name.split(".")
    found: Any = language(code).table(first)
    for step in rest:
        found = found.get(step, {})
    wanted = (*row.get("keys", ()), *row.get("values", ()))
    if wanted and not found:
        yield name
        return
    yield from (f"{name}.{key}" for key in row.get("keys", ()) if not found.get(key))
    meant = {value for value in found.values() if not isinstance(value, list | Mapping)}
    yield from (f"{name} = {value}" for value in row.get("values", ()) if value not in meant)
