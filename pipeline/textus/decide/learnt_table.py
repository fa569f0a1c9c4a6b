"""The table of what was learnt of lines (`learnt.tsv`, made by `./run learn`): weights by label, summed fast.

A line has some fifty atoms, and each weighs for forty labels at five offsets: sums of single numbers would take longer
than all else. So the weights of an atom are one whole number with a lane of 32 bits for each label and offset, in
hundredths of log-odds: adding two such numbers adds all lanes at once. Weights of an atom are read from the table when
a text first has the atom.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("learnt.tsv")
OFFSETS = ("-2", "-1", "0", "+1", "+2")
"""of the line an atom is seen in, from the line whose label it weighs for"""
HERE = 2
UNIT = 100.0
"""weights are stored in this part of log-odds"""
BITS = 32
BIAS = 1 << 24
"""keeps a lane positive, so that none borrows from its neighbour; five of them still fit into one"""
BASE = BIAS * len(OFFSETS)

Atoms = tuple[str, ...]
Label = str
"""`B-class` where a passage begins, `I-class` where it goes on"""


@dataclass(eq=False)
class Table:
    """Weights by atom and offset; labels in their order; what it is worth that a label follows another (log-odds)."""

    labels: tuple[Label, ...]
    after: Mapping[Label, Mapping[Label, float]]
    ends: Mapping[str, float]
    """what it is worth that a passage of a class that has more than one line ends"""
    rows: Mapping[str, str]
    """the weights of `OFFSET ATOM`, as written"""

    @functools.cached_property
    def index(self) -> Mapping[Label, int]:
        """The lane of each label."""
        return {label: lane for lane, label in enumerate(self.labels)}

    def follows(self, before: Label, label: Label) -> float:
        """What it is worth (log-odds) that a line of a label follows one of another."""
        return self.after.get(before, {}).get(label, 0.0)

    def second(self, kind: str) -> float:
        """What it is worth that a passage of a class has a second line, besides what any later line is worth."""
        goes_on = self.follows(f"B-{kind}", f"I-{kind}") - self.follows(f"I-{kind}", f"I-{kind}")
        return goes_on + self.ends.get(kind, 0.0)

    def weights(self, offset: int, atom: str) -> dict[Label, float]:
        """What an atom of the line `offset` lines away weighs, by label."""
        return _numbers(self.rows.get(f"{OFFSETS[offset + HERE]} {atom}", ""))

    def lines(self, own: Sequence[Atoms], local: Sequence[Atoms]) -> dict[Label, array[int]]:
        """For each label its weight in each line, in hundredths of log-odds and `BASE` above what it is."""
        count, width = len(own), BITS * len(self.labels)
        mask = (1 << width) - 1
        nothing = sum(BIAS << (lane * BITS) for lane in range(len(self.labels) * len(OFFSETS)))
        around, here = _sums(own, self._anywhere), _sums(local, self._here)
        found, sums = [], 0
        for line in range(count + len(OFFSETS) - 2, -1, -1):
            # from the last line up, each takes over what weighs for the line before it, which is one offset farther
            sums = (sums >> width) + nothing + (around[line - HERE] if HERE <= line < count + HERE else 0)
            if line < count:
                found.append(((sums & mask) + here[line]).to_bytes(width // 8, "little"))
        lanes = array("I", b"".join(reversed(found)))
        return {label: lanes[lane :: len(self.labels)] for label, lane in self.index.items()}

    @functools.cached_property
    def _anywhere(self) -> _Packed:
        """The weights of an atom at all offsets, those of the first offset in the lowest lanes."""
        return _Packed(self, range(len(OFFSETS)))

    @functools.cached_property
    def _here(self) -> _Packed:
        """The weights of an atom at its place: what is seen of a place weighs for no other."""
        return _Packed(self, (HERE,))


class _Packed(dict[str, int]):
    """The weights of an atom at some offsets, as one number; lanes may be negative."""

    def __init__(self, weights: Table, places: Sequence[int]) -> None:
        super().__init__()
        self._table, self._places = weights, places

    def __missing__(self, atom: str) -> int:
        weights, size = self._table, len(self._table.labels)
        lanes = array("I", [BIAS]) * (size * len(self._places))
        nothing = int.from_bytes(lanes.tobytes(), "little")
        for number, place in enumerate(self._places):
            for label, value in weights.weights(place - HERE, atom).items():
                lanes[number * size + weights.index[label]] += round(value * UNIT)
        found = self[atom] = int.from_bytes(lanes.tobytes(), "little") - nothing
        return found


def _sums(seen: Sequence[Atoms], weights: Mapping[str, int]) -> list[int]:
    """For each line the sum of the weights of its atoms; lines that look the same are summed once."""
    known = {atoms: sum(map(weights.__getitem__, atoms)) for atoms in set(seen)}
    return [known[atoms] for atoms in seen]


@functools.cache
def learnt() -> Table:
    """The table that ships."""
    return parsed(FILE.read_text(encoding="utf-8"))


def parsed(text: str) -> Table:
    """A table as written by `tools.learn`."""
    labels: tuple[Label, ...] = ()
    after: dict[Label, dict[Label, float]] = {}
    ends: dict[str, float] = {}
    rows: dict[str, str] = {}
    for line in text.split("\n"):
        name, _, values = line.partition("\t")
        if name.startswith("after "):
            after[name[6:]] = _numbers(values)
        elif name == "ends":
            ends = _numbers(values)
        elif name == "labels":
            labels = tuple(values.split(" "))
        elif values:
            rows[name] = values
    return Table(labels, after, ends, rows)


def _numbers(values: str) -> dict[str, float]:
    row = values.split(" ")
    return {name: float(value) for name, value in zip(row[::2], row[1::2], strict=False)}
