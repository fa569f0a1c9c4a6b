"""A new collection: it builds at once, and nothing that is there already is touched."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from textus.base import files
from textus.cli import textus
from textus.publish import init


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, arguments)


def test_it_says_what_it_made_and_what_to_do_next() -> None:
    assert run("init", "mine").stdout == (
        "mine/README.txt\n"
        "mine/textus.toml\n"
        "mine/authorities/people.csv\n"
        "mine/authorities/places.csv\n"
        "mine/authorities/organisations.csv\n"
        "mine/authorities/works.csv\n"
        "mine/transcriptions/letter.txt\n"
        "mine/transcriptions/letter.toml\n"
        "mine/schema/record.schema.json\n"
        "mine/schema/settings.schema.json\n"
        "mine/.github/workflows/edition.yml\n"
        "Next: textus build mine\n"
    )  # fmt: skip


def test_it_builds_at_once_and_without_a_warning(here: Path) -> None:
    run("init", "mine")
    result = run("build", "mine", "--fail-on", "warning")
    assert result.exit_code == 0, result.stderr
    assert "1 work: 1 built, 1 lossless, 1 valid; " in result.stdout
    page = (here / "mine/build/html/letter.html").read_text(encoding="utf-8")
    assert "On the Lending of Books" in page
    assert "dried them all and said nothing" in page


def test_settings_and_record_are_explained_and_can_be_read(here: Path) -> None:
    run("init", "mine")
    for name in ("textus.toml", "transcriptions/letter.toml"):
        text = (here / "mine" / name).read_text(encoding="utf-8")
        tomllib.loads(text)
        assert sum(line.startswith("#") for line in text.splitlines()) > 5


def test_the_readme_names_only_files_that_are_there(here: Path) -> None:
    init.create(here / "mine")
    words = (here / "mine/README.txt").read_text(encoding="utf-8").split()
    named = [word for word in words if word.startswith("transcriptions/") or word == "textus.toml"]
    assert named
    assert all((here / "mine" / name).exists() for name in named)


def test_an_empty_folder_may_be_there_already(here: Path) -> None:
    (here / "mine").mkdir()
    assert len(init.create(here / "mine")) == 11


@pytest.mark.parametrize("name", ["file", "folder"])
def test_what_is_there_is_left_alone(here: Path, name: str) -> None:
    (here / "file").write_text("old")
    (here / "folder").mkdir()
    (here / "folder/.hidden").touch()
    with pytest.raises(files.PlanError, match="nothing was changed"):
        init.create(here / name)
    assert (here / "file").read_text() == "old"
    assert [path.name for path in (here / "folder").iterdir()] == [".hidden"]
