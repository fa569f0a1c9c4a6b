"""The files of the repository itself: how to cite it, report a fault, edit and check it, and its own workflow."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from textus.base.version import __version__

yaml = pytest.importorskip("yaml", reason="PyYAML comes with pre-commit: pip install -e .[test]")


def project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_citation_is_of_this_version_and_names_no_person_that_is_invented() -> None:
    citation = read("CITATION.cff")
    assert (citation["cff-version"], citation["type"], citation["title"]) == ("1.2.0", "software", "textus")
    assert citation["version"] == __version__
    assert citation["license"] == project()["license"]
    assert citation["authors"] == [{"name": "The textus developers"}]


def test_the_workflow_of_the_project_is_valid_and_runs_what_runs_before_every_merge() -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: pip install -e .[test]")
    name = ROOT / ".github" / "workflows" / "ci.yml"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    jobs = read(".github/workflows/ci.yml")["jobs"]
    commands = {job: [step["run"] for step in given["steps"] if "run" in step] for job, given in jobs.items()}
    assert commands == {"checks": [".ci/run"]}


def test_every_python_that_is_tested_is_named_to_those_who_install_it() -> None:
    tested = read(".github/workflows/ci.yml")["jobs"]["checks"]["strategy"]["matrix"]["python"]
    named = [line.rpartition(" ")[2] for line in project()["classifiers"] if re.search(r":: \d\.\d+$", line)]
    assert tested == named
    assert project()["requires-python"] == f">={tested[0]}"


def test_pre_commit_accepts_the_project_s_own_configuration() -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed: pip install -e .[test]")
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(ROOT / ".pre-commit-config.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


def test_pre_commit_takes_its_tools_from_the_index_and_the_ruff_of_the_project() -> None:
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    pins = {pin for hook in repository["hooks"] for pin in hook["additional_dependencies"]}
    assert next(pin for pin in pins if pin.startswith("ruff")) in project()["optional-dependencies"]["dev"]


def test_no_text_file_of_the_project_ends_a_line_in_a_space() -> None:
    kept = ("tei/", "tests/")  # transcriptions and expected outputs, as .editorconfig has it
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not names:
        pytest.skip("this is no checkout of git")
    texts = {
        name: (ROOT / name).read_bytes() for name in names if not name.startswith(kept) and (ROOT / name).is_file()
    }
    plain = {name: data for name, data in texts.items() if b"\0" not in data and data}
    assert [name for name, data in plain.items() if re.search(rb"[ \t\r]$", data, re.MULTILINE)] == []
    assert [name for name, data in plain.items() if not data.endswith(b"\n") or data.endswith(b"\n\n")] == []
