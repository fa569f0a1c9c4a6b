"""What the program says of a document with a defect, held against what it must say."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.seeding.markup import Document
from tests.seeding.seeds import Kind, Seed, seeded

from textus import validate
from textus.findings import Finding

SEED = 1911
PHASE = "deposit"


@dataclass
class Row:
    """A row of the table: of how many seeds of a kind the defect was found once, by its rule, at its place."""

    kind: Kind
    seeds: int = 0
    once: int = 0
    rule: int = 0
    place: int = 0
    origin: int = 0
    in_text: int = 0
    wrong: list[str] = field(default_factory=list)


def said(data: bytes, path: Path) -> tuple[Finding, ...]:
    """What validation says of a document that lies at a path, in the strictest phase."""
    tree, findings = validate.parse(data, str(path))
    return findings if tree is None else validate.check(tree, str(path), phase=PHASE, data=data)


def judge(kind: Kind, documents: Sequence[tuple[Path, Document]], count: int) -> Row:
    """As many seeds of a kind as there should be, in documents taken in turn."""
    row = Row(kind)
    clean = {path: {(f.rule, f.message) for f in said(document.data, path)} for path, document in documents}
    for path, seed in _seeds(kind, documents, count):
        found = [f for f in said(seed.data, path) if (f.rule, f.message) not in clean[path]]
        _count(row, seed, [f for f in found if f.rule not in kind.tolerated], path)
    return row


def _seeds(kind: Kind, documents: Sequence[tuple[Path, Document]], count: int) -> Iterator[tuple[Path, Seed]]:
    chance = random.Random(f"{SEED} {kind.name}")
    able = [(path, document) for path, document in documents if document.chosen(kind.at)]
    for number in range(count if able else 0):
        path, document = able[number % len(able)]
        if seed := seeded(kind, document, chance):
            yield path, seed


def _count(row: Row, seed: Seed, found: Iterable[Finding], path: Path) -> None:
    found = list(found)
    row.seeds += 1
    row.once += len(found) == 1
    right = [f for f in found if f.rule == row.kind.rule]
    row.rule += bool(right)
    here = (right[0].place.line, right[0].place.column) if right else None
    expected = seed.place or (None, None)
    row.place += here == expected
    if len(found) != 1 or not right or here != expected:
        shown = "; ".join(f"{f.place.line}:{f.place.column} {f.rule} {f.message[:90]}" for f in found[:3])
        row.wrong.append(f"{path.name}: expected {row.kind.rule} at {expected}: {shown or 'nothing'}")
