"""validate, verify and render on an edition that encode made: each says what it found and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from textus.cli import textus

LETTER = "Ada Holm\n\nA Letter\n\nDear Sir,\n\nI write to you about the books of the harbour.\n\nYours,\n\nAda Holm\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with a letter, and a TEI file that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "textus.toml").write_text('[transcription]\nlanguage = "en"\n')  # to identify a language takes a second
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "bad.xml").write_text("<TEI", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, arguments)


@pytest.fixture
def edition(here: Path) -> Path:
    assert run("encode", "a.txt", "-o", "a.xml").exit_code == 0
    return here / "a.xml"


def test_an_edition_is_valid(edition: Path) -> None:
    result = run("validate", "a.xml")
    assert (result.exit_code, result.stderr) == (0, "1 of 1 valid; no findings\n")


def test_what_is_not_well_formed_is_not_valid() -> None:
    result = run("validate", "bad.xml")
    assert result.exit_code == 1
    assert result.stderr.startswith("bad.xml:1:")
    assert result.stderr.endswith("0 of 1 valid; 1 error\n")


def test_an_edition_is_proven_lossless(edition: Path) -> None:
    result = run("verify", "a.xml", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"a.xml: lossless, {len(LETTER)} characters\n", "")
    assert run("verify", "a.xml", "a.txt", "-q").stdout == ""


def test_a_transcription_is_proven_in_the_encoding_of_its_collection_or_the_one_asked_for(here: Path) -> None:
    (here / "a.txt").write_bytes(LETTER.replace("harbour", "Grönland").encode("cp437"))
    assert run("encode", "a.txt", "-o", "a.xml", "--encoding", "cp437").exit_code == 0
    assert run("verify", "a.xml", "a.txt").exit_code == 1
    assert run("verify", "a.xml", "a.txt", "--encoding", "cp437").exit_code == 0
    (here / "textus.toml").write_text('[transcription]\nencoding = "cp437"\n')
    assert run("verify", "a.xml", "a.txt").exit_code == 0


def test_an_edition_is_held_against_its_own_certificate(edition: Path) -> None:
    assert run("verify", "a.xml").stdout.startswith("a.xml: unchanged since it was certified lossless")


def test_an_edition_of_another_text_is_exit_1_and_shows_where(edition: Path, here: Path) -> None:
    (here / "a.txt").write_text(LETTER.replace("harbour", "garden"))
    result = run("verify", "a.xml", "a.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "a.txt:7:39: error[lossless/changed]" in result.stderr


def test_what_is_no_xml_cannot_be_proven() -> None:
    result = run("verify", "bad.xml", "a.txt")
    assert result.exit_code == 1
    assert result.stdout == ""


@pytest.mark.parametrize(("form", "name", "start"), [("html", "a.html", b"<!doctype html"), ("text", "a.txt", b"")])
def test_an_edition_is_rendered(edition: Path, here: Path, form: str, name: str, start: bytes) -> None:
    result = run("render", "a.xml", "--to", form, "-o", "out")
    assert result.exit_code == 0
    assert (here / "out" / name).read_bytes().lower().startswith(start)
    assert b"I write to you about the books" in (here / "out" / name).read_bytes()


def test_what_cannot_be_rendered_is_a_finding_and_leaves_the_target(edition: Path, here: Path) -> None:
    (here / "out").mkdir()
    (here / "out/bad.html").write_text("old")
    result = run("render", "bad.xml", "a.xml", "--to", "html", "-o", "out")
    assert result.exit_code == 1
    assert "bad.xml:1:" in result.stderr
    assert "1 of 2 rendered; 1 error" in result.stderr
    assert (here / "out/bad.html").read_text() == "old"
    assert (here / "out/a.html").exists()


def test_a_file_that_cannot_be_read_is_a_finding(here: Path) -> None:
    (here / "folder.xml").mkdir()
    result = run("verify", "folder.xml")
    assert result.exit_code == 1
    assert "folder.xml: error[cli/cannot-read] cannot be read: Is a directory" in result.stderr
