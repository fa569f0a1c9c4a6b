"""A baseline knows findings again after the files around them have changed, and only those."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from textus.findings import baseline
from textus.findings.finding import Finding, Place, Severity

CALL = Finding("encode/call-without-note", Severity.WARNING, Place("letters/a.txt", 7, 5), "no note answers “7”",
               excerpt="the ferry [7]")  # fmt: skip


def known(*findings: Finding, file: str = "known.json") -> baseline.Baseline:
    """A baseline of the findings, written and read again."""
    path = Path(file)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(baseline.written(findings, path))
    return baseline.read(path)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


CHANGES = [
    ("nothing", CALL, True),
    ("lines were put in above it", replace(CALL, place=Place("letters/a.txt", 19, 5)), True),
    ("the line was indented", replace(CALL, excerpt="    the ferry  [7]", place=Place("letters/a.txt", 7, 9)), True),
    ("it is more or less sure", replace(CALL, message="no note answers “7” (61% sure)"), True),
    ("the line was edited", replace(CALL, excerpt="the old ferry [7]"), False),
    ("another rule", replace(CALL, rule="encode/unsure"), False),
    ("another file", replace(CALL, place=Place("letters/b.txt", 7, 5)), False),
]


@pytest.mark.parametrize(("finding", "is_known"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_finding_is_known_by_its_file_its_rule_and_its_words(finding: Finding, is_known: bool) -> None:
    assert known(CALL).knows(finding) is is_known


def test_a_finding_without_a_line_is_known_by_its_message_numbers_aside() -> None:
    whole = replace(CALL, place=Place("letters/a.txt"), excerpt="", message="3 letters were lost")
    assert known(whole).knows(replace(whole, message="4 letters were lost"))
    assert not known(whole).knows(replace(whole, message="3 digits were lost"))


def test_as_many_are_known_as_there_were() -> None:
    twice = known(CALL, replace(CALL, place=Place("letters/a.txt", 12, 5)))
    assert [twice.knows(CALL) for _ in range(3)] == [True, True, False]


def test_what_is_not_met_again_is_counted() -> None:
    old = known(CALL, replace(CALL, excerpt="the mill [8]"))
    assert (old.knows(CALL), old.gone) == (True, 1)


def test_it_can_be_read_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known(CALL, file="checks/known.json")
    (tmp_path / "letters").mkdir()
    monkeypatch.chdir(tmp_path / "letters")
    assert baseline.read(Path("../checks/known.json")).knows(replace(CALL, place=Place("a.txt", 7, 5)))


def test_the_same_findings_in_any_order_are_the_same_file() -> None:
    other = replace(CALL, excerpt="Fähre \udcff [8]")
    made = baseline.written([CALL, other, CALL], Path("known.json"))
    assert made == baseline.written([other, CALL, CALL], Path("known.json"))
    assert b'"path": "letters/a.txt"' in made
    assert known(other).knows(other)


@pytest.mark.parametrize(
    "content", [None, b"", b"[]", b"3", b"{}", b'{"textus-baseline": 1}', b'{"textus-baseline": 1, "findings": [3]}',
                b"\xff", b'{"textus-baseline": 9, "findings": []}', b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_baseline_is_refused_in_words(content: bytes | None) -> None:
    path = Path("known.json")
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(baseline.BaselineError, match=r"known\.json.*--write-baseline"):
        baseline.read(path)
