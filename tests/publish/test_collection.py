"""A collection: built whole, told apart work by work, and the same bytes wherever it lies."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from textus import work
from textus.base import files
from textus.cli import textus
from textus.publish import build

REPORTS = {"report.txt", "report.json"}
LISTS = {"index.html", "authors.html", "dates.html", "types.html", "letters.html"}
LETTER = "Ada Holm\n\nA Letter\n\nDear Sir,\n\nI write to you about %s.\n\nYours,\n\nAda Holm\n"


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three works in a subfolder, one of them deeper, and settings."""
    folder = tmp_path / "letters"
    for name in ("sources/a.txt", "sources/b.txt", "sources/late/c.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(LETTER % name, encoding="utf-8")
    (folder / "textus.toml").write_text('[transcription]\nlanguage = "en"\n[output]\nsearch = false\n')
    (folder / "README.txt").write_text("Not a transcription.\n")
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, ["build", *arguments])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_work_becomes_tei_page_and_text_below_one_contents_page(collection: Path) -> None:
    result = run("letters")
    assert result.exit_code == 0, result.stderr
    assert sorted(tree(collection / "build")) == [
        ".textus-build", "404.html", "authors.html", "dates.html", "html/a.html", "html/b.html", "html/late/c.html",
        "index.html", "letters.html", "report.json", "report.txt", "site.css", "tei/a.xml", "tei/b.xml",
        "tei/late/c.xml", "text/a.txt", "text/b.txt", "text/late/c.txt", "types.html",
    ]  # fmt: skip
    assert "3 works: 3 built, 3 lossless, 3 valid; " in result.stdout
    assert "read letters/build/index.html; all findings are in letters/build/report.txt" in result.stdout
    page = (collection / "build/index.html").read_text()
    assert [f'href="html/{name}.html"' in page for name in ("a", "b", "late/c")] == [True] * 3


def test_built_again_or_elsewhere_or_by_several_processes_it_is_the_same_bytes(collection: Path) -> None:
    run("letters")
    first = tree(collection / "build")
    run("letters")
    assert tree(collection / "build") == first
    shutil.copytree(collection, "deep/er/letters", ignore=shutil.ignore_patterns("build"))
    run("deep/er/letters", "-o", "deep/out", "--jobs", "2")
    assert tree(Path("deep/out")) == first


def test_what_was_built_is_never_taken_for_a_transcription(collection: Path) -> None:
    run("letters", "-o", "letters/site")
    run("letters", "-o", "letters/other")
    assert sorted(tree(collection / "other")) == sorted(tree(collection / "site"))


def test_a_refused_work_is_named_and_keeps_what_was_built_of_it(collection: Path) -> None:
    run("letters")
    before = tree(collection / "build")
    (collection / "sources/b.txt").write_bytes(b"a\0b")
    result = run("letters")
    assert result.exit_code == 1
    assert "letters/sources/b.txt:1:2: error[source/" in result.stderr
    assert "3 works: 2 built, 2 lossless, 2 valid; 1 error" in result.stdout
    after = tree(collection / "build")
    assert {name for name in before if before[name] != after[name]} == REPORTS | LISTS
    assert b"<li>sources/b.txt</li>" in after["index.html"]
    assert b"\nsources/b.txt:1:2: error[source/" in b"\n" + after["report.txt"]


def test_settings_name_the_collection_its_build_folder_and_its_formats(collection: Path) -> None:
    (collection / "textus.toml").write_text(
        '[collection]\ntitle = "Letters & <Notes>"\ndescription = "All of them."\n'
        '[output]\nfolder = "site"\nformats = ["html"]\n'
    )
    run("letters")
    assert not (collection / "site/text").exists()
    page = (collection / "site/index.html").read_text()
    assert "<h1>Letters &amp; &lt;Notes&gt;</h1>" in page
    assert ">All of them.</p>" in page
    assert "plain text" not in page


def test_settings_say_what_fails_and_what_is_shown_options_overrule_them(collection: Path) -> None:
    run("letters")
    (collection / "sources/b.txt").unlink()
    (collection / "textus.toml").write_text('[findings]\nfail-on = "warning"\nmin-severity = "error"\n')
    result = run("letters")
    assert (result.exit_code, result.stderr) == (1, "")
    result = run("letters", "--fail-on", "error", "--min-severity", "warning")
    assert result.exit_code == 0
    assert "warning[cli/left-over]" in result.stderr


def test_a_stylesheet_of_the_house_makes_the_pages(collection: Path) -> None:
    (collection / "our.xsl").write_text(
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">'
        '<xsl:import href="textus:html"/></xsl:stylesheet>'
    )
    (collection / "textus.toml").write_text('[output]\nstylesheet = "our.xsl"\n')
    result = run("letters")
    assert result.exit_code == 0, result.stderr
    (collection / "our.xsl").write_text("<no stylesheet")
    result = run("letters")
    assert result.exit_code == 1
    assert "letters/our.xsl:1:1: error[" in result.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            'formats = ["papyrus"]',
            "unknown format 'papyrus' in the settings; known formats: ",
        ),
        ('stylesheet = "none.xsl"', "none.xsl in the settings does not exist"),
        ('folder = "."', "would contain the collection letters"),
        ("folder = 7", "textus.toml; nothing was done"),
    ],
)
def test_settings_that_ask_for_what_there_is_not_are_exit_2(collection: Path, line: str, words: str) -> None:
    (collection / "textus.toml").write_text(f"[output]\n{line}\n")
    result = run("letters")
    assert words in " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert not (collection / "build").exists()


def test_a_fault_of_a_record_is_named_from_the_collection(collection: Path) -> None:
    (collection / "sources/b.toml").write_text("titel = 'x'\n")
    result = run("letters")
    assert "letters/sources/b.toml:1:1: error[record/unknown-key]" in result.stderr
    report = b"\n" + (collection / "build/report.txt").read_bytes()
    assert b"\nsources/b.toml:1:1: error[record/unknown-key]" in report


def test_what_is_left_of_a_work_that_is_gone_is_named_and_not_deleted(collection: Path) -> None:
    run("letters")
    (collection / "sources/b.txt").rename(collection / "sources/new.txt")
    result = run("letters")
    assert result.exit_code == 0
    assert "3 works: 3 built, 3 lossless, 3 valid; 3 warnings" in result.stdout
    for name in ("tei/b.xml", "html/b.html", "text/b.txt"):
        assert f"letters/build/{name}: warning[cli/left-over]" in result.stderr
        assert (collection / "build" / name).exists()


def test_a_page_of_the_collection_that_is_none_any_more_is_named_and_one_of_somebody_elses_is_not(
    collection: Path,
) -> None:
    run("letters")
    shutil.copy(collection / "build/authors.html", collection / "build/authors-a.html")
    (collection / "build/about.html").write_text("<title>About us</title>")
    result = run("letters")
    assert "letters/build/authors-a.html: warning[cli/left-over]" in result.stderr
    assert "about.html" not in result.stderr


def test_the_report_is_there_for_programs_too(collection: Path) -> None:
    (collection / "sources/b.txt").write_bytes(b"a\0b")
    run("letters")
    told = json.loads((collection / "build/report.json").read_text())
    assert [(row["work"], row["lossless"], row["valid"], len(row["outputs"])) for row in told["works"]] == [
        ("sources/a.txt", True, True, 3), ("sources/b.txt", False, False, 0), ("sources/late/c.txt", True, True, 3),
    ]  # fmt: skip
    assert told["counts"]["error"] == 1


def test_what_cannot_be_written_is_exit_3_and_does_not_stop_the_others(collection: Path) -> None:
    (collection / "build/tei/a.xml").mkdir(parents=True)
    result = run("letters")
    assert result.exit_code == 3
    assert "letters/build/tei/a.xml: error[cli/cannot-write] cannot be written: " in result.stderr
    assert "3 works: 2 built" in result.stdout


def test_a_build_folder_that_cannot_be_made_is_exit_3(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from textus.cli import main

    Path("file").touch()
    assert main(["build", "letters", "-o", "file/build"]) == 3
    assert capsys.readouterr().err.startswith("textus: file")


def test_a_failure_of_textus_is_exit_3_and_does_not_stop_the_others(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = work.encode

    def encode(path: Path, **more: object) -> object:
        return 1 / 0 if path.stem == "a" else real(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(build.work, "encode", encode)
    result = run("letters")
    assert result.exit_code == 3
    assert "letters/sources/a.txt: error[cli/internal-error]" in result.stderr
    assert "3 works: 2 built, 2 lossless, 2 valid; 1 error" in result.stdout


def test_the_proof_is_made_on_the_file_as_written(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An encoder that loses a word and says nothing is found out."""
    real = work.encode

    def forgetful(path: Path, **more: object) -> object:
        done = real(path, **more)  # type: ignore[arg-type]
        assert done.xml is not None
        return replace(done, xml=done.xml.replace(b" about ", b" "))

    monkeypatch.setattr(build.work, "encode", forgetful)
    result = run("letters")
    assert result.exit_code == 1
    assert "3 works: 3 built, 0 lossless, 3 valid; 3 errors" in result.stdout


def test_quiet_prints_nothing_about_a_sound_collection(collection: Path) -> None:
    result = run("letters", "-q")
    assert (result.stdout, result.stderr) == ("", "")


def test_names_of_all_kinds(collection: Path) -> None:
    for name in ("é 1:%.txt", "x.de.txt", "-o.txt", "<b>.txt"):
        (collection / "sources" / name).write_text(LETTER % "nothing", encoding="utf-8")
    assert run("letters").exit_code == 0
    assert {"tei/é 1:%.xml", "tei/x.de.xml", "tei/-o.xml", "tei/<b>.xml"} <= set(tree(collection / "build"))
    assert 'href="html/%C3%A9%201%3A%25.html"' in (collection / "build/index.html").read_text()


def test_two_transcriptions_of_one_name_are_a_usage_error(collection: Path) -> None:
    (collection / "sources/a.TXT").write_text("x")
    result = run("letters")
    assert result.exit_code == 2
    assert "sources/a.TXT and sources/a.txt would both be written to letters/build/tei/a.xml" in result.stderr
    assert not (collection / "build").exists()


def test_a_readme_is_no_transcription_unless_named() -> None:
    assert not files.is_transcription(Path("ReadMe.TXT"))
    assert files.is_transcription(Path("readmes.txt"))
