"""`textus explain --habits`, and where else the habits of a text are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from textus import work
from textus.cli import textus
from textus.read import source

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
INDENTED = """\
  The lock-keeper wrote down every barge that came through, and what
it carried, and whether the bargeman had been civil to him or not.
  Nobody ever read the book. When he died it was sold with the stove,
and the new keeper used it for a whole winter to _prop_ the window.
  In spring it rained, and the last of the pages could not be read.
"""


def run(*arguments: str) -> str:
    return CliRunner().invoke(textus, list(arguments)).stdout


@pytest.fixture
def letter(tmp_path: Path) -> str:
    path = tmp_path / "lock.txt"
    path.write_text(INDENTED)
    return str(path)


def test_a_line_for_each_habit_with_how_sure_it_is_and_why(letter: str) -> None:
    shown = run("explain", letter, "--habits").splitlines()
    assert [line.split("  ")[0] for line in shown] == [
        "lines", "paragraphs", "emphasis", "notes", "note references", "page marks", "running heads", "headings",
    ]  # fmt: skip
    assert " ".join(shown[1].split()) == (
        "paragraphs marked by an indent only 75 %"
        " paragraphs that begin with an indented line inside a run of lines: 2 of 2"
    )


def test_the_same_as_json_with_the_values_that_records_use(letter: str) -> None:
    shown = json.loads(run("explain", letter, "--habits", "--format", "json"))
    assert shown["file"] == letter
    assert [(row["habit"], row["value"]) for row in shown["habits"]][:3] == [
        ("lines", "wrapped"), ("paragraphs", "indents"), ("emphasis", "marks"),
    ]  # fmt: skip
    assert all(0 <= row["sure"] <= 1 and row["why"] and row["by"] == "textus" for row in shown["habits"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((":2", "--habits"), "--habits goes with a file, not with a line of it"),
        (("", "--habits", "--review"), "--habits does not go with --review"),
        (("", "--habits", "--format", "html"), "--habits does not go with --format html"),
    ],
)
def test_habits_are_of_a_whole_file(letter: str, options: tuple[str, ...], message: str) -> None:
    place, *others = options
    refused = CliRunner().invoke(textus, ["explain", letter + place, *others])
    assert (refused.exit_code, message in refused.stderr) == (2, True)


def test_the_report_lists_habits_that_are_not_as_usual() -> None:
    unusual = work.encode_source(source.of_text(INDENTED, "lock.txt")).report.findings
    usual = work.encode_source(source.of_text("The lamp is out.\n\nThe boats are in.\n", "lamp.txt")).report.findings
    told = [finding.message for finding in (*unusual, *usual) if finding.rule == "encode/habits"]
    assert told == ["habits: lines wrapped at 69 columns; paragraphs marked by an indent only; emphasis marked by _"]


def test_the_header_states_the_habits_with_the_certainty_of_what_was_inferred() -> None:
    made = work.encode_source(source.of_text(INDENTED, "lock.txt")).xml
    assert made is not None
    found = etree.fromstring(made).find(".//t:editorialDecl/t:ab[@type='habits']", TEI)
    assert [(seg.get("type"), seg.get("cert"), seg.get("resp"), seg.text) for seg in found] == [
        ("lines", "medium", "#textus", "Lines: wrapped at 69 columns."),
        ("paragraphs", "medium", "#textus", "Paragraphs: marked by an indent only."),
        ("emphasis", "low", "#textus", "Emphasis: marked by _."),
    ]
