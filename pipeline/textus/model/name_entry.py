"""An entry of an authority table, and the four kinds of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from textus.base.frozen import frozen
from textus.base.knowledge import table

PEOPLE, PLACES, ORGANISATIONS, WORKS = "people", "places", "organisations", "works"


@frozen
class Entry:
    """One row: its kind is the name of the table it stands in, its facts are cells by the name of their column."""

    kind: str
    id: str
    names: tuple[str, ...]
    """the name in full, then the other forms"""
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    identifiers: tuple[tuple[str, str], ...] = ()
    """scheme (VIAF, GND …) and number"""
    common: tuple[str, ...] | None = ()
    """single words of it that are ordinary words too; None: all of them"""

    @property
    def xml_id(self) -> str:
        """Its identifier in an edition: `person-marx-karl`."""
        prefix = str(kinds()[self.kind]["prefix"])
        return self.id if self.id.startswith(f"{prefix}-") else f"{prefix}-{self.id}"

    @property
    def ref(self) -> str:
        """What points to it."""
        return f"#{self.xml_id}"


@frozen
class Named:
    """A stretch of text that is a name of an entry; `certain` where no other entry could be meant."""

    start: int
    end: int
    entry: Entry
    certain: bool = True


def kinds() -> Mapping[str, Mapping[str, Any]]:
    """The tables there may be, by the name of the file without its ending."""
    found: Mapping[str, Mapping[str, Any]] = table("authorities")["kinds"]
    return found
