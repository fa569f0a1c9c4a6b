"""The files for CI systems: valid as those systems have it, and their scripts do what they say when they are run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.repository import environments
from textus.publish import init

yaml = pytest.importorskip("yaml", reason="PyYAML comes with pre-commit: pip install -e .[test]")
BASH = shutil.which("bash")
GOOD = ROOT / "tei" / "encoded" / "hartnoll-light.xml"
BAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p/></TEI>\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a good edition and a bad one, one of them in a folder whose name has a space."""
    (tmp_path / "my letters").mkdir()
    shutil.copy(GOOD, tmp_path / "my letters" / "good.xml")
    (tmp_path / "bad.xml").write_text(BAD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the command `textus`, and a `python` that installs nothing."""
    folder = tmp_path_factory.mktemp("bin")
    package = ROOT / "pipeline"
    run = f'#!/bin/sh\nPYTHONPATH="{package}" exec "{sys.executable}" -m textus "$@"\n'
    for name, script in (("textus", run), ("python", "#!/bin/sh\nexit 0\n")):
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    return folder


def bash(script: str, tools: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """A script as runners run it: it ends at the first fault."""
    if BASH is None:
        pytest.skip("there is no bash")
    path = os.pathsep.join([str(tools), os.environ["PATH"]])
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={**os.environ, **environment, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


# the schemas of the systems


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("action.yml", "github-actions"),
        ("ci/gitlab.yml", "gitlab-ci"),
        (".github/workflows/edition.yml", "github-workflows"),
    ],
)
def test_each_file_is_valid_by_the_schema_of_its_system(name: str, schema: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: pip install -e .[test]")
    init.create(tmp_path / "mine")
    file = ROOT / name if (ROOT / name).exists() else tmp_path / "mine" / name
    more = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *more, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_accepts_the_hooks() -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed: pip install -e .[test]")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


def test_the_hooks_check_the_files_they_are_given(here: Path, tools: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shutil.copy(ROOT / "tests" / "repository" / "readme" / "letter.txt", here)
    files = {"textus-tei": "bad.xml 'my letters/good.xml'", "textus-transcriptions": "letter.txt"}
    assert {hook["id"] for hook in hooks} == set(files)
    codes = {hook["id"]: bash(f"{hook['entry']} {files[hook['id']]}", tools, {}).returncode for hook in hooks}
    assert codes == {"textus-tei": 1, "textus-transcriptions": 0}


# the action


def act(here: Path, tools: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """What the last step of the action does with these inputs."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    values = {name: given["default"] for name, given in action["inputs"].items()}
    values.update({name.replace("_", "-"): value for name, value in inputs.items()})
    environment = {name: values[expression.split(".")[1].rstrip(" }")] for name, expression in step["env"].items()}
    files = {"GITHUB_OUTPUT": str(here / "output"), "GITHUB_WORKSPACE": str(here)}
    return bash(step["run"], tools, {**environment, **files})


def test_the_action_annotates_and_writes_sarif(here: Path, tools: Path) -> None:
    done = act(here, tools, paths="bad.xml\nmy letters", phase="draft", options="--min-severity\nerror")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=bad.xml,line=1,")
    assert done.stderr.startswith("1 of 2 valid; ")
    assert (here / "textus.sarif").exists()
    assert (here / "output").read_text() == "sarif=textus.sarif\n"


def test_the_action_ends_well_where_nothing_is_wrong(here: Path, tools: Path) -> None:
    assert act(here, tools, paths="my letters").returncode == 0
    assert act(here, tools, fail_on="never").returncode == 0


def test_no_input_of_the_action_is_run_as_a_command(here: Path, tools: Path) -> None:
    words = "$(touch stolen)\n`touch stolen`\n'; touch stolen; '\n\"; touch stolen; \""
    act(here, tools, command=words)
    act(here, tools, **dict.fromkeys(("paths", "phase", "fail_on", "baseline", "options", "sarif"), words))
    assert not (here / "stolen").exists()


def test_inputs_of_the_action_stand_in_no_script() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert not [step for step in action["runs"]["steps"] if "${{" in step.get("run", "")]


# GitLab's job and the workflow of a new collection


def steps_of(workflow: Mapping[str, Any], textus: str) -> list[dict[str, Any]]:
    """The steps of the job `build` that are taken where the variable TEXTUS of the repository has this value."""
    conditions = {
        "env.TEXTUS == ''": not textus,
        "env.TEXTUS != ''": bool(textus),
        "always() && env.TEXTUS != ''": bool(textus),
    }
    steps: list[dict[str, Any]] = workflow["jobs"]["build"]["steps"]
    return [step for step in steps if conditions[step["if"]]]


@pytest.fixture
def new_collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A new collection, which is the working directory; its workflow."""
    init.create(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "mine"))
    workflow: dict[str, Any] = yaml.safe_load(Path(".github/workflows/edition.yml").read_text(encoding="utf-8"))
    assert workflow["env"] == {"TEXTUS": "${{ vars.TEXTUS }}"}
    return workflow


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a machine that has Python and a pip that installs, but no textus."""
    if find_spec("hatchling") is None or find_spec("pip") is None:
        pytest.skip("hatchling or pip, which install textus, are not there: pip install -e .[test]")
    return environments.borrowing(tmp_path_factory.mktemp("runner")).parent


def test_the_first_push_of_a_new_collection_succeeds_and_says_what_to_set(
    new_collection: dict[str, Any], runner: Path
) -> None:
    (step,) = steps_of(new_collection, "")
    done = bash(step["run"], runner, {"TEXTUS": ""})
    assert done.returncode == 0
    assert done.stdout.startswith(
        "::notice title=The collection was not built::Set the variable TEXTUS of this repository"
    )
    assert not Path("build").exists()


def test_with_textus_set_to_a_checkout_the_workflow_of_a_new_collection_installs_and_builds(
    new_collection: dict[str, Any], runner: Path
) -> None:
    environment = {"TEXTUS": f"{ROOT}[search]", **environments.OFFLINE}
    steps = steps_of(new_collection, environment["TEXTUS"])
    for step in steps:
        done = bash(step.get("run", ""), runner, environment)
        assert done.returncode == 0, done.stdout + done.stderr
    assert {"index.html", "report.html", "report.sarif"} <= {path.name for path in Path("build").iterdir()}
    assert steps[-1]["with"]["path"] == "build/"


def test_nothing_installs_textus_by_a_name_that_anybody_may_register() -> None:
    names = ("action.yml", "ci/gitlab.yml", ".pre-commit-hooks.yaml", "pipeline/textus/publish/templates/workflow.yml")
    words = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    installed = re.findall(r"pip install .*", words)
    assert len(installed) == 3
    assert [line for line in installed if not line.endswith((' "$TEXTUS"', ' "$HERE"'))] == []


def test_the_job_for_gitlab_succeeds_and_says_what_to_set(here: Path, runner: Path) -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
    done = bash("\n".join(job["textus"]["script"]), runner, job["variables"])
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing was checked: set the variable TEXTUS")


def test_the_job_for_gitlab_installs_textus_and_writes_what_it_promises(here: Path, runner: Path) -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
    done = bash(
        "\n".join(job["textus"]["script"]), runner, {**job["variables"], **environments.OFFLINE, "TEXTUS": str(ROOT)}
    )
    assert done.returncode == 1, done.stderr
    assert "bad.xml:1:" in done.stderr
    written = {path.relative_to(here).as_posix() for path in (here / "textus").iterdir()}
    assert written == {*job["textus"]["artifacts"]["reports"].values(), "textus/report.html"}
