"""`./run` makes the environment once, makes it anew when it no longer fits, and says clearly when it cannot."""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, in a checkout of nothing but a pyproject.toml; a step only makes what it would have made."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec = spec_from_loader("run", SourceFileLoader("run", str(ROOT / "run")))
    assert spec is not None
    module = module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    for name, path in {"HOME": tmp_path, "VENV": venv, "READY": venv / "ready", "PYTHON": venv / "python"}.items():
        monkeypatch.setattr(module, name, path)
    return module


@pytest.fixture
def steps(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps taken, in a word each."""
    taken: list[str] = []

    def step(command: list[str], advice: str) -> None:
        taken.append(command[2])
        run.PYTHON.touch()

    monkeypatch.setattr(run, "step", step)
    return taken


def test_an_environment_is_made_once(run: ModuleType, steps: list[str]) -> None:
    run.prepare("")
    run.prepare("")
    assert steps == ["venv", "pip"]


def test_an_extra_is_added_to_the_environment_there_is(run: ModuleType, steps: list[str]) -> None:
    run.prepare("")
    run.prepare("test")
    run.prepare("test")
    run.prepare("")
    assert steps == ["venv", "pip", "pip"]


def test_an_environment_made_for_other_libraries_is_made_anew(run: ModuleType, steps: list[str]) -> None:
    run.prepare("test")
    (run.HOME / "pyproject.toml").write_text('[project]\ndependencies = ["lxml"]\n', encoding="utf-8")
    run.prepare("test")
    assert steps == ["venv", "pip", "venv", "pip"]


def test_what_was_interrupted_is_begun_anew(run: ModuleType, steps: list[str]) -> None:
    run.VENV.mkdir()
    run.READY.touch()
    (run.VENV / "half").touch()
    run.prepare("")
    assert steps == ["venv", "pip"]
    assert not (run.VENV / "half").exists()


def test_an_environment_of_somebodys_own_is_used_and_kept(run: ModuleType, steps: list[str]) -> None:
    run.VENV.mkdir()
    run.PYTHON.touch()
    run.prepare("")
    assert steps == ["pip"]


def test_a_step_that_fails_is_told_with_what_it_said_and_exit_code_3(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="3"):
        run.step([sys.executable, "-c", "print('no route'); raise SystemExit(1)"], "needed is a connection")
    assert capsys.readouterr().err == "run: no route\nrun: needed is a connection\n"


def test_a_python_that_is_too_old_and_has_no_newer_one_beside_it_says_so(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (3, 20))
    monkeypatch.setattr(run.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match="3"):
        run.with_a_new_python()
    assert "textus needs Python 3.20 or newer" in capsys.readouterr().err


def test_help_names_every_command_of_its_own(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    words = capsys.readouterr().out
    assert [name for name in run.COMMANDS if f"./run {name} " not in words] == []


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        ("render a.xml --to pdf -o a.pdf", "pdf"), ("render a.xml --to=html -tpdf", "pdf"), ("render a.xml --to html", ""),
        ("validate a.xml --schema own.rnc", "rnc"), ("encode pdf", ""),
    ],
)  # fmt: skip
def test_arguments_that_need_an_extra_get_it(run: ModuleType, arguments: str, extra: str) -> None:
    assert run.needed(arguments.split()) == extra
