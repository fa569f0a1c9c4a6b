"""How often habits are right, on a sample of two texts whose habits are known."""

from __future__ import annotations

import json
from pathlib import Path

from textus.base.knowledge import table
from tools import habit_accuracy
from tools.habit_accuracy import Compared, by_habit, calibration, compared

WRAPPED = """\
The harbour office kept two clocks, and neither of them was ever
right; the pilots set their watches by the _Amber Lady_, which left
at nine whatever the tide was doing, and the clerks by the pilots.

Nobody had told the new clerk. He wound both clocks on his first
morning, and by noon the whole quay was an hour early, so that the
fish was sold before it had been landed.
"""
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p></body></text></TEI>'
TRUE = {
    "lines": "wrapped", "paragraphs": "blank line", "emphasis": "_", "notes": "end with heading", "calls": "[1]",
    "pages": "inline", "headings": "hash",
}  # fmt: skip


def sample(folder: Path, shown: str, **other: str) -> list[Compared]:
    (folder / "a.txt").write_text(WRAPPED, encoding="utf-8")
    (folder / "a.xml").write_text(TEI.format(shown), encoding="utf-8")
    (folder / "SAMPLE.tsv").write_text(f"name\thabits\na\t{json.dumps({**TRUE, **other})}\n", encoding="utf-8")
    return list(compared(folder))


def test_what_is_found_is_compared_by_the_names_of_the_program(tmp_path: Path) -> None:
    found = {one.habit: (one.true, one.found, one.right) for one in sample(tmp_path, "<hi>a</hi><note/><pb/>")}
    assert found["lines"] == ("wrapped", "wrapped", True)
    assert found["emphasis"] == ("_", "_", True)
    assert found["notes"] == ("end", "none", False)
    assert found["pages"] == ("inline", "none", False)


def test_a_habit_that_the_text_has_nothing_to_show_of_is_none(tmp_path: Path) -> None:
    found = {one.habit: (one.true, one.right) for one in sample(tmp_path, "no notes")}
    assert [found[name] for name in ("notes", "calls", "pages", "headings")] == [("none", True)] * 4
    assert found["emphasis"] == ("none", False)


def test_the_tables_count_what_is_right_and_what_is_mistaken() -> None:
    every = [Compared("a", "lines", "kept", "kept", 0.95), Compared("b", "lines", "kept", "wrapped", 0.65)]
    assert list(by_habit(every))[2:] == ["| lines | 2 | 0.50 | 1.00 | 0.80 | kept as wrapped (1) |"]
    assert list(calibration(every))[2:] == ["| 0.60–0.75 | 1 | 0.65 | 0.00 |", "| 0.90–0.97 | 1 | 0.95 | 1.00 |"]


def test_every_value_it_knows_is_one_of_the_table() -> None:
    habits = table("habits")
    for name, (_, values) in habit_accuracy.TRUE.items():
        known = {*habits[name]["values"], *(("<i>…</i>", "''") if name == "emphasis" else ())}
        assert set(values.values()) <= known, name
