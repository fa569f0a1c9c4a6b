"""Findings a record accepts with a reason; and what becomes of entries that accept nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from textus.findings.finding import Finding, Place, Severity
from textus.record import suppressions
from textus.record.suppressions import Settled

CALL = Finding("encode/call-without-note", Severity.WARNING, Place("a.txt", 7, 5), "no note found for the reference “7”",
               excerpt="the  ferry [7]")  # fmt: skip
OTHER = Finding("encode/call-without-note", Severity.WARNING, Place("a.txt", 9, 5), "no note found for the reference “8”",
                excerpt="the mill [8]")  # fmt: skip
UNSURE = Finding("encode/unsure", Severity.REVIEW, Place("a.txt", 1, 1), "read as epigraph", excerpt="A river")
LOST = Finding("encode/refused", Severity.ERROR, Place("a.txt"), "a letter was lost")


def settled(folder: Path, *entries: str, undone: bool = False, asked: tuple[str, ...] = ("encode",)) -> Settled:
    """What remains of all findings after a record with these entries."""
    text = "".join(f"[[suppress]]\n{entry}\n" for entry in entries)
    (folder / "a.toml").write_text(f'title = "A"\n{text}', encoding="utf-8")
    return suppressions.settle([CALL, OTHER, UNSURE, LOST], folder / "a.txt", asked, undone=undone)


def test_without_a_record_nothing_is_accepted(tmp_path: Path) -> None:
    assert suppressions.settle([CALL], tmp_path / "a.txt", ["encode"]) == Settled((CALL,))


@pytest.mark.parametrize(
    ("entry", "accepted"),
    [
        ('rule = "encode/call-without-note"', {CALL, OTHER}),
        ('rule = "encode/"', {CALL, OTHER, UNSURE, LOST}),
        ('rule = "encode/call-without-note"\nat = "the ferry [7]"', {CALL}),
        ('rule = "encode/call-without-note"\nat = "the reference “8”"', {OTHER}),
        ('rule = "encode/call-without-note"\nline = 9', {OTHER}),
    ],
)
def test_an_entry_accepts_findings_of_its_rules_at_its_words_or_in_its_line(
    tmp_path: Path, entry: str, accepted: set[Finding]
) -> None:
    done = settled(tmp_path, f'{entry}\nreason = "so in the print"')
    assert {one.finding for one in done.accepted} == accepted
    assert {one.reason for one in done.accepted} == {"so in the print"}
    assert set(done.findings) == {CALL, OTHER, UNSURE, LOST} - accepted


@pytest.mark.parametrize(
    ("entry", "message", "hint"),
    [
        (
            'rule = "encode/note-without-call"',
            "unused suppression for “encode/note-without-call”",
            "delete the entry",
        ),
        ('rule = "encode/unsure"\nat = "the sea"', "unused suppression for “encode/unsure” at “the sea”", "delete"),
        ('rule = "encode/unsure"\nline = 3', "unused suppression for “encode/unsure” in line 3", "delete"),
        ('rule = "encode/unshure"', "unknown rule “encode/unshure”", "did you mean “encode/unsure”?"),
        ('rule = "unsure"', "unknown rule “unsure”", "did you mean “encode/unsure”?"),
    ],
)
def test_an_entry_that_accepts_nothing_is_a_finding_at_its_line(
    tmp_path: Path, entry: str, message: str, hint: str
) -> None:
    good = 'rule = "encode/call-without-note"\nreason = "so in the print"'
    done = settled(tmp_path, good, f'{entry}\nreason = "why not"')
    (idle,) = (found for found in done.findings if found.rule == "suppress/unused")
    assert idle.place == Place(str(tmp_path / "a.toml"), 5, 1)
    assert idle.message.startswith(message)
    assert idle.hint.startswith(hint)


def test_an_entry_for_rules_that_were_not_asked_is_left_in_peace(tmp_path: Path) -> None:
    entry = 'rule = "schematron/pages-forward"\nreason = "so in the print"'
    assert "suppress/unused" not in {found.rule for found in settled(tmp_path, entry).findings}
    asked = settled(tmp_path, entry, asked=("encode", "schematron"))
    assert "suppress/unused" in {found.rule for found in asked.findings}


def test_an_error_of_a_work_that_was_refused_cannot_be_accepted(tmp_path: Path) -> None:
    done = settled(tmp_path, 'rule = "encode/"\nreason = "never mind"', undone=True)
    assert LOST in done.findings
    assert UNSURE in {one.finding for one in done.accepted}


def test_an_entry_needs_a_reason(tmp_path: Path) -> None:
    assert settled(tmp_path, 'rule = "encode/"').accepted == ()
