"""What was learnt says of every line: how well lines go with a role, and for which reasons.

The numbers are log-potentials of a conditional random field over lines: they mean something only beside those of other
readings of the same lines, whose sums differ by log-odds. A role is weighed as a learnt class (`learnt` in the tables
of roles, by default what its elements say): the first line of a step as one with which a passage of the class begins,
the others as lines with which it goes on. A role without a class is worth what lines of no class of their own are: the
better of an ordinary paragraph and of what is left over, so that it is neither favoured nor starved.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, Self

from textus.base.bundles import roles
from textus.base.knowledge import table
from textus.decide.learnt_table import BASE, HERE, OFFSETS, UNIT, Table, learnt
from textus.survey.facts import Surveyed
from textus.survey.lines.atoms import LineAtoms, line_atoms

BEGINS, GOES_ON, EITHER = "begins", "goes on", "either"
OTHER = "other"
READINGS = frozenset({"read", "read-of-few"})
"""families of atoms that hold what the recognisers alone take a line for"""
BY_ELEMENT = {
    "p": "p", "head": "head", "speaker": "sp", "sp": "sp", "stage": "stage", "castItem": "cast", "item": "item",
    "list": "item", "row": "row", "table": "row", "note": "note", "dateline": "dateline", "signed": "signed",
    "addrLine": "address", "byline": "byline", "titlePart": "front", "docAuthor": "front", "docDate": "front",
    "docImprint": "front", "docEdition": "front", "pb": "page", "fw": "page", "cb": "page", "milestone": "rule",
    "trailer": "trailer", "quote": "quote", "epigraph": "quote", "postscript": "postscript", "lg": "lg", "l": "lg",
}  # fmt: skip


class Learnt(NamedTuple):
    """What a role is weighed as: a class, and whether a step begins a passage, goes on with one, or may be either."""

    kind: str
    way: str


class Reason(NamedTuple):
    """Why what was learnt takes lines for a role: in words, how much it weighs (log-odds), and in which line."""

    words: str
    weight: float
    line: int


@functools.cache
def learnt_as(role: str) -> Learnt:
    """What a role is weighed as; raises KeyError for an unknown role."""
    row = roles()[role]
    if row.learnt:
        kind, _, way = row.learnt.partition(" ")
        return Learnt(kind, way or BEGINS)
    path = [step.partition("@")[0].rstrip("^") for step in row.path.split("/")]
    kind = _kind(path)
    if (path[-1] == "*" and path[0] in ("table", "list")) or kind in ("address", "front", "row", "cast"):
        return Learnt(kind, EITHER)
    return Learnt(kind, GOES_ON if "^" in row.path or (path[0] == "sp" and path[-1] != "*") else BEGINS)


def _kind(path: Sequence[str]) -> str:
    if path[0] in ("note", "quote", "epigraph", "postscript", "titlePage"):
        return "front" if path[0] == "titlePage" else BY_ELEMENT[path[0]]
    if path[-1] == "salute":
        return "closing" if path[0] == "closer" else "salute"
    if path[0] == "div":
        return "notes" if path[-1] == "head" else "front"
    return next((BY_ELEMENT[step] for step in reversed(path) if step in BY_ELEMENT), OTHER if path != ["*"] else "p")


class LineScores:
    """How well the lines of a document go with roles."""

    def __init__(self, atoms: Sequence[LineAtoms], weights: Table) -> None:
        self._atoms, self._table = atoms, weights
        self._columns = weights.lines([line.own for line in atoms], [line.local for line in atoms]) if atoms else {}
        self._sums: dict[tuple[str, str], list[float]] = {}

    @classmethod
    def of(cls, survey: Surveyed, reading: Sequence[Sequence[str]]) -> Self:
        """The scores of a document by the table of the package, with a first reading of it."""
        atoms = [
            LineAtoms((*line.own, *more), line.local) for line, more in zip(line_atoms(survey), reading, strict=True)
        ]
        return cls(atoms, learnt())

    def step(self, role: str, first: int, after: int, goes_on: bool = False) -> float:
        """Log-potential of the lines `first` to `after` (not within) as one step of a role.

        `goes_on` is for a step that goes on with what a page mark has parted: its first line begins nothing.
        """
        kind, way = learnt_as(role)
        if f"B-{kind}" not in self._columns:
            kind, way = OTHER, EITHER
        rest = self._summed(kind, EITHER if way == EITHER else GOES_ON)
        if way != BEGINS or goes_on:
            return rest[after] - rest[first]
        begun = self._summed(kind, BEGINS)
        value = begun[first + 1] - begun[first]
        return value if after == first + 1 else value + rest[after] - rest[first + 1] + self._table.second(kind)

    def of_lines(self, role: str, goes_on: bool) -> Sequence[float]:
        """Log-potential of each line by itself as one that begins a passage of a role, or goes on with it."""
        return list(self._values(learnt_as(role).kind, GOES_ON if goes_on else BEGINS))

    def reasons(self, role: str, first: int, after: int, count: int) -> list[Reason]:
        """The strongest reasons for a role against what the lines would be taken for instead."""
        kind, way = learnt_as(role)
        found: dict[tuple[int, int, str], float] = {}
        for line in range(first, after):
            label = f"{'B' if line == first and way != GOES_ON else 'I'}-{kind}"
            if label in self._columns:
                self._reasons(label, self._rival(label, line), line, found)
        strongest = sorted(((weight, place) for place, weight in found.items() if weight > 0), key=lambda row: -row[0])
        return [Reason(sentence(offset, atom), weight, line) for weight, (line, offset, atom) in strongest[:count]]

    def _reasons(self, label: str, rival: str, line: int, found: dict[tuple[int, int, str], float]) -> None:
        for offset in range(-HERE, len(OFFSETS) - HERE):
            if 0 <= line + offset < len(self._atoms):
                seen = self._atoms[line + offset]
                for atom in (*seen.own, *(seen.local if not offset else ())):
                    weights = self._table.weights(offset, atom)
                    if weight := weights.get(label, 0.0) - weights.get(rival, 0.0):
                        found[line, offset, atom] = weight

    def _rival(self, label: str, line: int) -> str:
        """The best label of another class, or of the same one where only whether it begins is in question."""
        others = [(column[line], other) for other, column in self._columns.items() if other != label]
        return max(others)[1]

    def _summed(self, kind: str, way: str) -> list[float]:
        """Sums over lines, from the first one, of a class in one way."""
        known = self._sums.get((kind, way))
        if known is None:
            known = self._sums[kind, way] = list(accumulate(self._values(kind, way), initial=0.0))
        return known

    def _values(self, kind: str, way: str) -> Iterable[float]:
        begins = self._columns[f"B-{kind}"]
        goes_on = self._columns.get(f"I-{kind}", begins)
        if kind == OTHER:
            plain = (self._columns["B-p"], self._columns["I-p"], begins, goes_on)
            return [(max(values) - BASE) / UNIT for values in zip(*plain, strict=True)]
        if way == EITHER:
            return [(max(pair) - BASE) / UNIT for pair in zip(begins, goes_on, strict=True)]
        if way == BEGINS:
            return [(value - BASE) / UNIT for value in begins]
        runs = self._table.follows(f"I-{kind}", f"I-{kind}")
        return [(value - BASE) / UNIT + runs for value in goes_on]


def second(role: str) -> float:
    """What it is worth that a passage has a second line, besides what that line is worth as one that goes on."""
    return learnt().second(learnt_as(role).kind)


@functools.cache
def follows(before: str, role: str) -> float:
    """What it is worth (log-odds) that a step of a role follows one of another, whatever the length of that one."""
    weights = learnt()
    last, (kind, way) = learnt_as(before).kind, learnt_as(role)
    label = f"{'I' if way == GOES_ON else 'B'}-{kind}"
    ends = weights.ends.get(last, 0.0)
    return (weights.follows(f"B-{last}", label) + weights.follows(f"I-{last}", label) - ends) / 2


def sentence(offset: int, atom: str) -> str:
    """An atom in words, with where it is seen."""
    family, _, value = atom.partition(":")
    if family in READINGS:
        return _as_read(offset, value)
    rows: Mapping[str, str] = table("line_atoms")["atoms"]
    words = rows.get(atom) or rows.get(family, family).replace("…", value)
    return f"{table('line_atoms')['where'][OFFSETS[offset + HERE]]} {words}".strip()


def _as_read(offset: int, value: str) -> str:
    """What the recognisers take a line for, in words: the value is a label and how sure they are."""
    words: Mapping[str, Any] = table("line_atoms")["reading"]
    label, _, place = value.partition(":")
    way, _, kind = label.partition("-")
    said = words[way].replace("…", words["kinds"][kind]).replace("~", words["sure"][int(place) - 1])
    return f"{table('line_atoms')['where'][OFFSETS[offset + HERE]]} {said}"
