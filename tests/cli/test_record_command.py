"""`textus record`: the record textus infers. Used unchanged it changes nothing; what is corrected in it counts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from tests.conftest import ROOT
from tests.header.test_header import CREDITS, LETTER, PROSE, article
from textus import work
from textus.cli import textus
from textus.record.settings import Settings

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
LANGUAGES = tomllib.loads((ROOT / "tests" / "language" / "articles.toml").read_text(encoding="utf-8"))
SAMPLES = {
    "credits": article(CREDITS),
    "letter": LETTER.format(prose=PROSE),
    "nothing": PROSE,
    "quotes": 'The "Well" \\ of Harth\n\nNote: a backslash \\ and "marks".\n\n' + PROSE,
    **{code: row["front"] + row["prose"] for code, row in LANGUAGES.items()},
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tei/sources").glob("*.txt"))},
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, arguments)


def encoded(folder: Path, language: str | None = None) -> tuple[str, list[str]]:
    """The header, and what was found in record and header."""
    done = work.encode(folder / "a.txt", settings=Settings(language=language), shown="a.txt")
    assert done.xml is not None, [found.message for found in done.report.findings]
    header = etree.fromstring(done.xml).find("t:teiHeader", TEI)
    said = [found.rule for found in done.report.findings if found.rule.startswith(("header/", "record/"))]
    return etree.tostring(header, encoding="unicode"), said


@pytest.mark.parametrize("name", SAMPLES)
def test_used_unchanged_it_changes_nothing_and_contradicts_nothing(name: str, here: Path) -> None:
    (here / "a.txt").write_text(SAMPLES[name], encoding="utf-8")
    before = encoded(here)
    assert run("record", "a.txt", "--write").exit_code == 0
    assert encoded(here) == before


def test_it_says_what_was_read_where_and_how_sure_that_is(here: Path) -> None:
    (here / "a.txt").write_text(SAMPLES["credits"], encoding="utf-8")
    lines = run("record", "a.txt").stdout.splitlines()
    at = lines.index('translator = "Josef Lind"')
    assert re.fullmatch(
        r"# → line 11, credit \(provenance\.credit\), \d+% certain: Translated from the German by Josef Lind\.",
        lines[at - 1],
    )
    said = tomllib.loads("\n".join(lines))
    assert said["title"] == "The Price of Oil"
    assert said["date"] == {"written": "1887-03"}
    assert said["source"][0] == {
        "title": "The Northern Gleaner", "level": "j", "volume": "IV", "issue": "17", "pages": "12–14",
        "date": "1887-03-03",
    }  # fmt: skip
    assert said["source"][1]["kind"] == "edition"
    assert "#shelfmark = " in "\n".join(lines)


def test_what_is_corrected_counts_and_the_rest_stays_as_it_was_read(here: Path) -> None:
    (here / "a.txt").write_text(SAMPLES["credits"], encoding="utf-8")
    made = run("record", "a.txt").stdout
    (here / "a.toml").write_text(made.replace('issue = "17"', 'issue = "18"'), encoding="utf-8")
    header, said = encoded(here)
    assert said == ["header/record-differs"]
    assert '<biblScope unit="issue" n="18">18</biblScope>' in header
    assert '<biblScope unit="page" from="12" to="14">12–14</biblScope>' in header


def test_passages_it_is_not_sure_of_stand_there_ready_to_be_settled(here: Path) -> None:
    (here / "a.txt").write_text("The Well\n\nIt is said that it is. shut, and nobody asked why.\n", encoding="utf-8")
    made = run("record", "a.txt", "--language", "en").stdout
    assert (
        '# line 3: “is.” is probably an error for “is”; to reject this correction:\n#[[decision]]\n#at = "is."\n#not = "correction"'
        in made
    )
    (here / "a.toml").write_text(
        re.sub(r'^#(?=\[\[decision\]\]\n#at = "is)|^#(?=at = "is)|^#(?=not = "corr)', "", made, flags=re.MULTILINE)
    )
    done = work.encode(here / "a.txt", settings=Settings(language="en"))
    assert done.xml is not None
    assert b"<sic" not in done.xml


def test_a_record_that_is_there_is_left_alone_unless_forced(here: Path) -> None:
    (here / "a.txt").write_text(PROSE, encoding="utf-8")
    (here / "a.toml").write_text("# mine\n")
    result = run("record", "a.txt", "--write")
    assert result.exit_code == 1
    assert "error[cli/record-exists]" in result.stderr
    assert (here / "a.toml").read_text() == "# mine\n"
    assert run("record", "a.txt", "--write", "--force").exit_code == 0
    assert "# The record of a.txt" in (here / "a.toml").read_text(encoding="utf-8")


def test_of_a_folder_every_transcription_without_a_record_gets_one(here: Path) -> None:
    (here / "letters/old").mkdir(parents=True)
    for name in ("letters/a.txt", "letters/b.txt", "letters/old/c.txt"):
        (here / name).write_text(PROSE, encoding="utf-8")
    (here / "letters/b.toml").write_text("# mine\n")
    result = run("record", "letters", "--write", "--language", "en")
    assert result.exit_code == 0
    assert result.stderr.startswith("2 written, 1 left unchanged; ")
    assert sorted(path.name for path in (here / "letters").rglob("*.toml")) == ["a.toml", "b.toml", "c.toml"]
    assert (here / "letters/b.toml").read_text() == "# mine\n"


def test_in_a_collection_it_names_the_schema_for_editors(here: Path) -> None:
    run("init", "mine")
    (here / "mine/transcriptions/b.txt").write_text(PROSE, encoding="utf-8")
    assert run("record", "mine/transcriptions/b.txt", "--write").exit_code == 0
    for name in ("letter.toml", "b.toml"):
        folder = here / "mine/transcriptions"
        first = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        assert (folder / first.removeprefix("#:schema ")).is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "Missing argument"), (("b.txt",), "no such file"), (("a.txt", "--write", "-o", "x"), "cannot be combined"),
     (("-", "--write"), "standard input")],
)  # fmt: skip
def test_a_wrong_command_line_is_a_usage_error(here: Path, arguments: tuple[str, ...], words: str) -> None:
    (here / "a.txt").write_text(PROSE, encoding="utf-8")
    result = run("record", *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_the_schemas_are_printed() -> None:
    assert run("record", "--schema").stdout == (ROOT / "schema/record.schema.json").read_text(encoding="utf-8")
    assert run("init", "--schema").stdout == (ROOT / "schema/settings.schema.json").read_text(encoding="utf-8")
