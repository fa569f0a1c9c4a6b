"""Defects of many kinds, put into sound editions by chance: each is told once, by its rule, at its place.

`python -m tests.validation.seeding` does the same with 25 seeds a kind, and prints the table.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.validation.seeding.judged import judge, said
from tests.validation.seeding.markup import Document
from tests.validation.seeding.seeds import Kind, kinds
from textus.findings.finding import Severity

SAMPLES = sorted((ROOT / "tei" / "encoded").glob("*.xml"))
KINDS = {kind.name: kind for kind in kinds()}
SEEDS = 3


@functools.cache
def documents() -> list[tuple[Path, Document]]:
    return [(path, Document(path.read_bytes())) for path in SAMPLES]


def test_there_are_kinds() -> None:
    assert len(KINDS) >= 40


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_defect_is_told_once_by_its_rule_at_its_place(kind: Kind) -> None:
    row = judge(kind, documents(), SEEDS)
    assert (row.seeds, row.once, row.rule, row.place) == (SEEDS,) * 4, row.wrong
    assert row.origin == row.in_text, row.wrong


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_sound_editions(path: Path) -> None:
    assert [each for each in said(path.read_bytes(), path) if each.severity == Severity.ERROR] == []
