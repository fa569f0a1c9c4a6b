"""`./run generate`: every generated file is the one its sources give, and the command says which is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.generate.__main__ import GENERATORS, main


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what is generated."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    for file in GENERATORS["words of lines"].generate():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


@pytest.mark.parametrize("name", GENERATORS)
def test_the_files_in_the_checkout_are_what_their_sources_give(name: str) -> None:
    if reason := GENERATORS[name].missing():
        pytest.skip(f"{name} cannot be generated here: {reason}")
    for file, body in GENERATORS[name].generate().items():
        assert (ROOT / file).read_bytes() == body, f"{file} is out of date: ./run generate"


def test_every_file_with_a_notice_is_one_that_a_generator_makes() -> None:
    made = {file for generator in GENERATORS.values() if not generator.missing() for file in generator.generate()}
    noted = [
        file
        for file in sorted((ROOT / "schema").iterdir())
        if file.is_file() and b"<!-- Made from" in file.read_bytes()
    ]
    assert len(noted) >= 5
    if not any(generator.missing() for generator in GENERATORS.values()):
        assert {file.relative_to(ROOT).as_posix() for file in noted} <= made


def test_check_names_the_file_that_is_out_of_date_and_writes_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(GENERATORS, "grammar")
    (checkout / "schema/textus.sch").write_text("<old/>")
    (checkout / "schema/record.schema.json").unlink()
    assert main(["--check"], checkout) == 1
    assert capsys.readouterr().out == (
        "schema/textus.sch: out of date; run `./run generate`\n"
        "schema/record.schema.json: out of date; run `./run generate`\n"
    )
    assert (checkout / "schema/textus.sch").read_text() == "<old/>"


def test_without_check_it_is_written_and_then_up_to_date(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(GENERATORS, "grammar")
    (checkout / "schema/textus.odd").write_text("<old/>")
    assert main([], checkout) == 0
    assert main(["--check"], checkout) == 0
    assert capsys.readouterr().out == "schema/textus.odd: written\nevery generated file is up to date\n"
    assert (checkout / "schema/textus.odd").read_bytes() == (ROOT / "schema/textus.odd").read_bytes()


def test_a_generator_that_cannot_run_here_says_why(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["--check"], checkout) == 3
    assert "grammar: cannot be generated here: no java on the PATH" in capsys.readouterr().err
