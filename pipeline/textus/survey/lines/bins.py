"""Atoms of measures: a measure is seen only as which of a few bins it is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Bins:
    """The atoms `FAMILY:BIN` of a measure. Each is made once: a text of many lines has the same few over and over."""

    __slots__ = ("_atoms", "_edges")

    def __init__(self, family: str, edges: Sequence[float]) -> None:
        """`edges` are the least measures of all bins but the first, in order."""
        self._edges = edges
        self._atoms = tuple(f"{family}:{number}" for number in range(len(edges) + 1))

    def of(self, measure: float) -> str:
        """The atom of a measure."""
        return self._atoms[bisect_right(self._edges, measure)]
