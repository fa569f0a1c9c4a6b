"""What the program says of a document with a defect, held against what it must say."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.validation.seeding.markup import Document, place
from tests.validation.seeding.seeds import Kind, Seed, seeded
from textus.findings.finding import Finding
from textus.validation import validate

SEED = 1911
PHASE = "deposit"
FEWEST = 12
"""letters by which a place is found again"""


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
    """What validation says of a document beside its transcription, in the strictest phase."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path.name
        file.write_bytes(data)
        if (made_from := transcription(path)).exists():
            shutil.copy(made_from, folder)
        return validate.validate_file(file, phase=PHASE, shown=path.name)


def transcription(path: Path) -> Path:
    """The file a sample was made from; there is none for editions of others."""
    return path.parents[1] / "sources" / f"{path.stem}.txt"


def origin(seed: Seed, path: Path) -> tuple[int, int] | None:
    """Where in the transcription the defect stands: found by the words around it, not by counting; None if unknown."""
    words = seed.words_after
    text = transcription(path).read_text(encoding="utf-8-sig") if transcription(path).exists() else ""
    letters = [offset for offset, c in enumerate(text) if c.isalnum()]
    plain = "".join(text[offset] for offset in letters)
    if len(words) < FEWEST or plain.count(words) != 1:
        return None
    return place(text.encode(), len(text[: letters[plain.index(words)]].encode()))


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
    row.place += here == seed.place
    traced = origin(seed, path)
    told = right[0].origin if right else None
    row.in_text += traced is not None
    same = told is not None and traced == _next_letter(path, told.line or 0, told.column or 0)
    row.origin += traced is not None and same
    if traced and not same:
        row.wrong.append(f"{path.name}: in the transcription expected {traced}, told {told} ({seed.words_after})")
    if len(found) != 1 or not right or here != seed.place:
        shown = "; ".join(f"{f.place.line}:{f.place.column} {f.rule} {f.message[:90]}" for f in found[:3])
        row.wrong.append(f"{path.name}: expected {row.kind.rule} at {seed.place}: {shown or 'nothing'}")


def _next_letter(path: Path, line: int, column: int) -> tuple[int, int]:
    """The first letter or figure from a place in the transcription on: marks may stand before it."""
    text = transcription(path).read_text(encoding="utf-8-sig")
    offset = sum(len(one) for one in text.splitlines(keepends=True)[: line - 1]) + column - 1
    while offset < len(text) and not text[offset].isalnum():
        offset += 1
    return place(text.encode(), len(text[:offset].encode()))
