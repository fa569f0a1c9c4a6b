"""Tables of recognisers: ids are the same in code and tables, and a mistake in either is named by file and key."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from textus import work
from textus.base import bundles
from textus.base.bundles import evidence_reason, evidence_weight, span_weight
from textus.read import source
from textus.recognise import registry
from tools.check_bundles import PACKAGE, READS, faults

OPENERS = "recognise/letters/openers"


def test_tables_and_code_agree() -> None:
    assert [str(fault) for fault in faults()] == []


def test_every_entry_gives_its_reason_in_words() -> None:
    tables = bundles.known()
    for rows in (tables.evidence, tables.span_weights):
        assert [code for code, row in rows.items() if len(row.reason.split()) < 2] == []


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for folder in READS:
        shutil.copytree(PACKAGE / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def in_table(before: str, after: str) -> Callable[[Path], None]:
    return lambda package: _replace(package / f"{OPENERS}.toml", before, after)


def in_code(before: str, after: str) -> Callable[[Path], None]:
    return lambda package: _replace(package / f"{OPENERS}.py", before, after)


def _replace(path: Path, before: str, after: str) -> None:
    words = path.read_text(encoding="utf-8")
    assert before in words
    path.write_text(words.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        (in_code('"salute.greeting"', '"salute.greting"'), "letters/openers.py: line {n}: “salute.greting” is in no table"),
        (in_code('"salute.greeting"', '"salute.greting"'), "letters/openers.toml: evidence.salute.greeting: no code uses it"),
        (in_code('"salute"', '"salut"'), "letters/openers.py: line {n}: “salut” is in no table, below [roles]"),
        (in_code('"salute.short"', '"closer.short"'), "“closer.short” is in the table of another: recognise/letters/closers.toml"),
        (in_table("prior = -4.0", 'prior = "low"'), "letters/openers.toml: roles.dateline.prior: must be a number"),
        (in_table("prior = -4.0", "prior = -4"), "letters/openers.toml: roles.dateline.prior: must be a number with a decimal"),
        (in_table("prior = -4.0", "priro = -4.0"), "letters/openers.toml: roles.dateline.priro: unknown key"),
        (in_table("prior = -4.0", "priro = -4.0"), "letters/openers.toml: roles.dateline.prior: missing"),
        (in_table('path = "opener/dateline"', 'path = "opener dateline"'), "letters/openers.toml: roles.dateline.path: “opener dateline” is no path"),
        (in_table('zones = ["body"]', 'zones = ["middle"]'), "letters/openers.toml: roles.dateline.zones: “middle” is not known"),
        (in_table("docDate = 1.0", "docDat = 1.0"), "letters/openers.toml: roles.dateline.follows: “docDat” is not known"),
        (in_table("docDate = 1.0", 'docDate = "often"'), "letters/openers.toml: roles.dateline.follows: must be a table of roles"),
        (in_table('fact = "letter.dateline"', 'fact = "letter.dated"'), "letters/openers.toml: roles.dateline.fact: no reader"),
        (in_table("[roles.salute]", "[roles.address]"), "letters/openers.toml: roles.address: already in recognise/letters/addresses.toml"),
        (in_table("[evidence]", "[evidenc]"), "letters/openers.toml: evidenc: unknown part"),
        (in_table("[evidence]", "[evidence"), "letters/openers.toml: the whole table: not TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_key(package: Path, mistake: Callable[[Path], None], named: str) -> None:
    mistake(package)
    found = [str(fault) for fault in faults(package)]
    file, _, rest = named.rpartition("line {n}: ")
    assert any(file in fault and rest in fault for fault in found), found


def test_an_id_in_no_table_weighs_nothing() -> None:
    assert evidence_weight("salute.greting") == 0.0
    assert evidence_reason("salute.greting") == "salute.greting"
    assert span_weight("no.such") == 0.0


def test_a_text_is_encoded_although_a_table_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bundles.known()
    roles = {code: role for code, role in whole.roles.items() if code != "salute"}
    broken = bundles.Bundles(roles, whole.spans, whole.evidence, whole.span_weights, whole.follows)
    monkeypatch.setattr(bundles, "known", lambda: broken)
    text = source.of_text("Harwich, 3 May 1921\n\nDear Edith,\n\nThe parcel came.\n\nYours,\nMargaret\n")
    assert registry.registry()
    encoded = work.encode_source(text)
    assert encoded.xml is not None
    assert b"<p" in encoded.xml
    assert b"<salute>Dear" not in encoded.xml
