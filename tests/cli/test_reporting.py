"""Commands that report: formats to files and standard output, what is chosen, accepted and known, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from textus.cli import textus

TEXT = """The harbour was closed for the whole of that winter, and the books stood in the warehouse.

Nobody had written of the ferry [7] since the first snow, and nobody asked after it either.

In March the ice broke, and the crates were carried over the dyke, one after the other, by hand.
"""
RECORD = 'title = "The Ferry"\n'
BAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<paragraph/>\n</TEI>\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a letter that has a call without a note, and a TEI file that is not valid."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "textus.toml").write_text('[transcription]\nlanguage = "en"\n')
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.toml").write_text(RECORD)
    (tmp_path / "bad.xml").write_text(BAD, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, arguments)


def rules(result: Result) -> list[str]:
    return [row["rule"] for row in json.loads(result.stdout)["findings"]]


# formats


def test_several_reports_go_to_a_file_each_and_the_text_is_shown_still(here: Path) -> None:
    result = run("validate", "bad.xml", "--format", "sarif=out/findings.sarif", "--format", "junit=out/junit.xml")
    assert result.exit_code == 1
    assert "bad.xml:" in result.stderr
    assert json.loads((here / "out/findings.sarif").read_bytes())["version"] == "2.1.0"
    assert (here / "out/junit.xml").read_bytes().startswith(b"<?xml")


def test_a_report_on_standard_output_has_it_for_itself() -> None:
    result = run("validate", "bad.xml", "--format", "gitlab")
    assert json.loads(result.stdout)[0]["location"]["path"] == "bad.xml"
    assert result.stderr == "0 of 1 valid; 2 errors\n" or result.stderr.startswith("0 of 1 valid; ")
    assert "error[" in run("validate", "bad.xml", "--format", "gitlab", "--format", "text").stderr


def test_results_for_people_make_way_for_a_report(here: Path) -> None:
    run("encode", "a.txt", "-o", "a.xml")
    assert json.loads(run("verify", "a.xml", "a.txt", "--format", "json").stdout)["checked"] == ["a.xml"]
    assert json.loads(run("build", ".", "-o", "built", "--format", "json").stdout)["checked"] == ["./a.txt"]


def test_paths_in_reports_for_a_repository_are_seen_from_its_root(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "letters").mkdir()
    (here / "bad.xml").rename(here / "letters/bad.xml")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here))
    monkeypatch.chdir(here / "letters")
    assert "::error file=letters/bad.xml,line=" in run("validate", "bad.xml", "--format", "github").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "pdf"], "unknown report format 'pdf'; known formats: github, gitlab, html, json"),
        (["--format", "json="], "--format json=: file name missing"),
        (["--format", "json", "--format", "sarif"], "only one output can go to standard output"),
        (["--format", "json=x", "--json", "./x", "--format", "html=x"], "two reports would be written to"),
        (["--format", "junit=bad.xml"], "bad.xml is an input and would be overwritten"),
        (["--select", "grammar/unexpected-elemend"], "did you mean 'grammar/unexpected-element'?"),
        (["--ignore", "encode,gramar"], "--ignore: no rule id is or begins with 'gramar'; did you mean 'grammar'?"),
        (["--baseline", "known.json"], "baseline not found: known.json; create it with --write-baseline known.json"),
        (["--fail-on", "doom"], "'doom' is not one of"),
    ],
)
def test_what_cannot_be_done_is_exit_2_in_words(here: Path, arguments: list[str], words: str) -> None:
    result = run("validate", "bad.xml", *arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert (here / "bad.xml").read_text(encoding="utf-8") == BAD


def test_standard_output_is_not_for_an_edition_and_a_report_at_once() -> None:
    assert run("encode", "a.txt", "-o", "-", "--format", "json").exit_code == 2


# choosing


@pytest.mark.parametrize(
    ("options", "found", "code"),
    [
        ([], ["encode/call-without-note"], 0),
        (["--fail-on", "warning"], ["encode/call-without-note"], 1),
        (["--fail-on", "never"], ["encode/call-without-note"], 0),
        (["--select", "encode"], ["encode/call-without-note"], 0),
        (["--select", "call-without-note"], ["encode/call-without-note"], 0),
        (["--select", "grammar,header", "--fail-on", "warning"], [], 0),
        (["--ignore", "encode/call-without-note", "--fail-on", "warning"], [], 0),
        (["--select", "encode", "--ignore", "encode/call", "--fail-on", "info"], [], 0),
        (["--min-severity", "error", "--fail-on", "warning"], [], 1),
    ],
)
def test_rules_and_severities_are_chosen(options: list[str], found: list[str], code: int) -> None:
    result = run("validate", "a.txt", "--format", "json", *options)
    assert (rules(result), result.exit_code) == (found, code)


def test_what_was_not_done_is_told_whatever_was_chosen(here: Path) -> None:
    (here / "a.txt").write_bytes(b"a\0b")
    result = run("encode", "a.txt", "-o", "a.xml", "--ignore", "source", "--select", "encode")
    assert result.exit_code == 1
    assert "a.txt:1:2: error[source/" in result.stderr


# transcriptions and records


def test_a_transcription_is_validated_as_encode_would_and_nothing_is_written(here: Path) -> None:
    before = sorted(here.rglob("*"))
    result = run("validate", "a.txt")
    assert "a.txt:3:33: warning[encode/call-without-note]" in result.stderr
    assert result.stderr.endswith("1 of 1 valid; 1 warning\n")
    assert sorted(here.rglob("*")) == before


def test_a_folder_may_hold_both(here: Path) -> None:
    assert run("validate", ".").stderr.count("2 valid; ") == 1


@pytest.mark.parametrize("command", [["validate", "a.txt"], ["encode", "a.txt", "-o", "a.xml"], ["build", "."]])
def test_a_record_accepts_a_finding_with_a_reason(here: Path, command: list[str]) -> None:
    (here / "a.toml").write_text(
        f'{RECORD}[[suppress]]\nrule = "encode/call-without-note"\nat = "[7]"\nreason = "so in the print"\n'
    )
    result = run(*command, "--fail-on", "warning", "--json", "f.json")
    assert result.exit_code == 0, result.stderr
    (accepted,) = json.loads((here / "f.json").read_text())["accepted"]
    assert accepted["reason"] == "so in the print"
    assert "error" not in result.stderr


def test_an_edition_has_its_record_beside_it_too(here: Path) -> None:
    (here / "bad.toml").write_text('[[suppress]]\nrule = "grammar/"\nreason = "a sample of what is wrong"\n')
    result = run("validate", "bad.xml")
    assert (result.exit_code, result.stderr.count("accepted by records")) == (0, 1)


# baselines


def test_a_baseline_leaves_what_is_new(here: Path) -> None:
    assert run("validate", "a.txt", "--write-baseline", "known.json", "--fail-on", "info").exit_code == 0
    (here / "a.txt").write_text(
        "They waited for the spring, and there was not much else that they could do.\n\n" + TEXT, encoding="utf-8"
    )
    known = run("validate", "a.txt", "--baseline", "known.json", "--fail-on", "warning")
    assert (known.exit_code, known.stderr) == (0, "1 of 1 valid; no findings (1 in the baseline)\n")
    (here / "a.txt").write_text(TEXT.replace("dyke", "dyke [8]"), encoding="utf-8")
    result = run("validate", "a.txt", "--baseline", "known.json", "--format", "json", "--fail-on", "warning")
    assert result.exit_code == 1
    assert "encode/call-without-note" in rules(result)


def test_a_baseline_can_be_written_anew_from_itself(here: Path) -> None:
    both = ["--baseline", "known.json", "--write-baseline", "known.json"]
    run("validate", "a.txt", "bad.xml", "--write-baseline", "known.json")
    first = (here / "known.json").read_bytes()
    run("validate", "a.txt", "bad.xml", *both)
    assert (here / "known.json").read_bytes() == first
    (here / "bad.xml").write_text(BAD.replace("<paragraph/>", "<p/>"))
    assert "in the baseline no longer occur" in run("validate", "a.txt", "bad.xml", *both).stderr
    assert b"paragraph" not in (here / "known.json").read_bytes()


# rules


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rule", "encode/unsure"], "encode/unsure (review)"),
        (["rule", "pages-forward"], "Checked by: textus validate --phase draft | publish | deposit"),
        (["validate", "--explain", "schematron/pages-forward"], "Incorrect:\n    <p><bibl>Snow, <biblScope"),
        (["rule", "encode/"], "encode/call-without-note  warning"),
        (["rule"], "grammar/unexpected-element"),
    ],
)
def test_a_rule_is_explained(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    assert words in result.stdout


def test_a_rule_there_is_not_is_exit_2_with_one_that_may_be_meant() -> None:
    result = run("rule", "encode/unshure")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "unknown rule 'encode/unshure'; did you mean 'encode/unsure'?" in " ".join(result.stderr.split())
