"""What reports look like, in every format and to the byte: `tests/findings/reports/`. `--write-expected` writes them anew."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from textus.findings.finding import Accepted, Finding, Place, Severity
from textus.findings.reports import results, writing
from textus.findings.reports.results import Results

FOLDER = ROOT / "tests" / "findings" / "reports"
RUNS = {run["name"]: run for run in tomllib.loads((FOLDER / "findings.toml").read_text(encoding="utf-8"))["run"]}
FORMATS = ("github", "gitlab", "html", "json", "junit", "rdjson", "sarif", "text")
SHORT = ("github", "text")
"""the formats in which a run of many findings is worth a file"""
_STYLE = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)


def of_run(name: str) -> Results:
    """The results that a table describes."""
    run = RUNS[name]
    found = [_finding(row, step) for step in range(run.get("times", 1)) for row in run.get("finding", [])]
    accepted = [Accepted(_finding(row), row["reason"]) for row in run.get("accepted", [])]
    fail_on = run.get("fail_on", "error")
    return replace(
        results.of(found, accepted, run.get("checked", [])),
        fail_on=None if fail_on == "never" else Severity.named(fail_on),
        finished=not run.get("unfinished", False),
    )


def _finding(row: dict[str, Any], step: int = 0) -> Finding:
    line = row["line"] + step if "line" in row else None
    return Finding(
        row["rule"], Severity.named(row["severity"]), Place(row["path"], line, row.get("column")), row["message"],
        row.get("hint", ""), row.get("excerpt", ""),
    )  # fmt: skip


def test_the_folder_is_the_registry_of_formats() -> None:
    assert writing.names() == FORMATS


@pytest.mark.parametrize(
    ("run", "form"),
    [(run, form) for run in RUNS for form in (SHORT if RUNS[run].get("times") else FORMATS)],
)
def test_a_report_is_to_the_byte_what_is_expected(run: str, form: str, request: pytest.FixtureRequest) -> None:
    made = writing.render(form, of_run(run))
    if form == "html":
        made = _STYLE.sub("", made.decode()).encode()
    file = FOLDER / f"{run}.{form}"
    if request.config.getoption("--write-expected"):
        file.write_bytes(made)
    assert made == file.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_in_which_things_were_found_leaves_no_trace(form: str) -> None:
    given = of_run("a-collection")
    turned = results.of(given.findings[::-1], given.accepted[::-1], given.checked[::-1])
    assert writing.render(form, turned) == writing.render(form, given)


def test_every_expected_report_is_of_a_run_and_a_format() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"findings.toml"}
    assert files == {f"{run}.{form}" for run in RUNS for form in (SHORT if RUNS[run].get("times") else FORMATS)}


# paths


@pytest.mark.parametrize(
    ("path", "base", "seen"),
    [
        ("a.txt", "", "a.txt"),
        ("./letters/../a.txt", "", "a.txt"),
        ("a.txt", "editions/1911", "editions/1911/a.txt"),
        ("../a.txt", "editions/1911", "editions/a.txt"),
        ("..a.txt", "", "..a.txt"),
        ("-", "", "-"),
    ],
)
def test_paths_are_seen_from_the_root_of_the_repository(path: str, base: str, seen: str) -> None:
    assert results.rooted(path, base) == seen


def test_an_absolute_path_below_the_working_directory_becomes_relative_others_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letters").mkdir()
    monkeypatch.chdir(tmp_path / "letters")
    assert results.rooted(str(tmp_path / "letters" / "a.txt"), "letters") == "letters/a.txt"
    assert results.rooted(str(tmp_path / "a.txt")) == (tmp_path / "a.txt").as_posix()
    assert results.rooted("../a.txt") == (tmp_path / "a.txt").as_posix()


def test_where_the_working_directory_lies_is_told_by_the_root_the_ci_system_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letters" / "1911").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "letters" / "1911")
    assert results.base_of(str(tmp_path)) == "letters/1911"
    assert results.base_of(str(tmp_path / "letters" / "1911")) == ""
    assert results.base_of(str(tmp_path / "elsewhere")) == ""
    assert results.base_of(None) == ""


# what GitHub shows


def test_github_gets_no_more_annotations_of_a_kind_than_it_shows_and_the_rest_in_the_log() -> None:
    lines = writing.render("github", of_run("more-than-ten")).decode().splitlines()
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning", "notice")] == [
        10, 10, 0,
    ]  # fmt: skip
    assert sum("more: GitHub shows at most 10 per type" in line for line in lines) == 1
    assert sum(line.startswith("- ") for line in lines) == 24 - 19
    assert not any("##[" in line for line in lines if not line.startswith("::"))


def test_no_words_of_a_finding_are_a_command_to_github() -> None:
    lines = writing.render("github", of_run("hostile-words")).decode().splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
