"""What `textus.toml` may say: every key, every fault of it with its place, and where the file is looked for."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textus.findings.finding import Severity, rules
from textus.record import configuration, settings, templates
from textus.record.settings import KEYS, Settings
from textus.record.value_kinds import KINDS

FULL = """
[collection]
title = "Letters from Harth"
description = "Two sisters, 1880–1912."
authorities = "tables"

[transcription]
encoding = "windows-1252"
strict = true
language = "de-CH"
conventions = "archives"

[publication]
publisher = "Harth Archive"
place = "Harth"
editor = "Ada Merrow"
email = "letters@example.org"
address = "https://example.org/letters/"
date = "2026-03"
licence = "CC-BY-4.0"

[output]
folder = "out"
formats = ["html"]
stylesheet = "our.xsl"
search = true
schema = "schema"

[habits]
lines = "kept"
emphasis = ["_", "*"]

[findings]
fail-on = "warning"
min-severity = "review"
"""

# What the file says; line, column and rule of what is wrong with it; words of the message and the hint.
FAULTS = [
    ("[transcription]\nlangauge = 'de'", "2:1 settings/unknown-key", "“transcription.langauge”", "did you mean “language”?"),
    ("language = 'de'", "1:1 settings/unknown-key", "unknown key “language”", "“language” belongs under [transcription]"),
    ("[transcription]\n  fail-on = 'error'", "2:3 settings/unknown-key", "", "“fail-on” belongs under [findings]"),
    ("[findings]\nfail_on = 'error'", "2:1 settings/unknown-key", "", "did you mean “fail-on”?"),
    ("\n[transcript]\nlanguage = 'de'", "2:1 settings/unknown-key", "unknown key “transcript”", "did you mean “transcription”?"),
    ("xyzzy = 1", "1:1 settings/unknown-key", "unknown key “xyzzy”", "delete the line"),
    ("[output]\nfolders.a = 1", "2:1 settings/unknown-key", "unknown key “output.folders”", "did you mean “folder”?"),
    ("transcription = 'de'", "1:1 settings/bad-value", "“transcription” is a table", "write [transcription] on a separate line"),
    ("[transcription]\nlanguage = 7", "2:1 settings/bad-value", "not the number 7", 'in quotation marks: "7"'),
    ("[transcription]\nlanguage = 'English'", "2:1 settings/bad-value", "a BCP 47 language tag", 'language = "en"'),
    ("[transcription]\nstrict = 'true'", "2:1 settings/bad-value", "true or false, not “true”", "without quotation marks: true"),
    ("[transcription]\nencoding = 'utf9'", "2:1 settings/bad-value", "the name of a character encoding", "utf-8"),
    ("[transcription]\nencoding = 'rot13'", "2:1 settings/bad-value", "the name of a character encoding", "utf-8"),
    ("[collection]\ntitle = ' '", "2:1 settings/bad-value", "not empty", "for example, title = "),
    ("[collection]\ntitle = \"a\\u0007\"", "2:1 settings/bad-value", "U+0007", "delete it"),
    ("[findings]\nfail-on = 'warn'", "2:1 settings/bad-value", "one of error, warning, review, info", "did you mean “warning”?"),
    ("[output]\nformats = []", "2:1 settings/bad-value", "not an empty list", "html"),
    ("[output]\nformats = ['html', 1]", "2:1 settings/bad-value", "not a list", "html"),
    ("[collection]\ntitle = Letters", "2:9 settings/syntax", "not valid TOML", "text needs quotation marks"),
    ("[collection]\ntitle = 'Letters", "2:17 settings/syntax", "unclosed quotation mark", "closing quotation mark"),
    ("[collection]\ntitle 'Letters'", "2:7 settings/syntax", "followed by =", "for example"),
    ("[output]\nfolder = \"C:\\letters\"", "2:15 settings/syntax", "begins an escape", "single quotation marks"),
    ("[output]\n[collection]\n[output]", "3:1 settings/syntax", "appears twice", "under one heading"),
    ("[output]\nfolder = 'a'\nfolder = 'b'", "3:1 settings/syntax", "given twice", "keep one"),
    ("[output", "1:8 settings/syntax", "the heading is not closed", "[source]"),
    ("[output]\nformats = ['html'", "2:18 settings/syntax", "the list is not closed", "closing bracket"),
    ("a = " + "[" * 5000, "1:5005 settings/syntax", "", ""),
    ("a = " + "9" * 5000, "1:5005 settings/syntax", "", ""),
]  # fmt: skip


def load(folder: Path, text: str | bytes) -> tuple[Settings, list[str], list[str]]:
    """The settings, the places and rules of findings, and their words."""
    path = folder / "textus.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    read, findings = settings.load(path, shown="textus.toml")
    assert all(found.place.path == "textus.toml" and found.severity == Severity.ERROR for found in findings)
    places = [f"{found.place.line}:{found.place.column} {found.rule}" for found in findings]
    return read, places, [f"{found.message} | {found.hint}" for found in findings]


def test_without_a_file_nothing_is_said(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "textus.toml") == (Settings(), ())


def test_every_key_is_read(tmp_path: Path) -> None:
    read, findings, _ = load(tmp_path, FULL)
    assert findings == []
    assert read == Settings(
        "Letters from Harth", "Two sisters, 1880–1912.", "windows-1252", True, "de-CH", "Harth Archive", "Harth",
        "Ada Merrow", "letters@example.org", "https://example.org/letters/", "2026-03", "CC-BY-4.0",
        "out", ("html",), "our.xsl", "warning", "review", (tmp_path / "tables").as_posix(),
        "archives", True, (tmp_path / "schema").as_posix(), (("lines", ("kept",)), ("emphasis", ("_", "*"))),
    )  # fmt: skip
    assert all(getattr(read, each.name) != getattr(Settings(), each.name) for each in dataclasses.fields(Settings))


@pytest.mark.parametrize(
    "text",
    [b"\xef\xbb\xbf[output]\nfolder = 'a'\n", b"[output]\r\nfolder = 'a'\r\n", b"output.folder = 'a'", b"output = {folder = 'a'}"],
    ids=["a mark", "CR LF", "dotted", "inline"],
)  # fmt: skip
def test_the_same_in_other_forms(tmp_path: Path, text: bytes) -> None:
    assert load(tmp_path, text)[:2] == (Settings(folder="a"), [])


@pytest.mark.parametrize(("text", "place", "message", "hint"), FAULTS)
def test_a_fault_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    read, places, words = load(tmp_path, text)
    assert places == [place]
    assert read == Settings()
    told, advice = words[0].split(" | ")
    assert message in told
    assert hint in advice


def test_all_faults_are_told_at_once_and_what_is_good_is_kept(tmp_path: Path) -> None:
    text = (
        "# title = 1\n[collection]\ntitel = 'a'\ntitle = 'b'\n[output]\nformats = 3\n# folder\nfolder = 4\n[x]\ny = 1\n"
    )
    read, places, _ = load(tmp_path, text)
    assert places == [
        "3:1 settings/unknown-key", "6:1 settings/bad-value", "8:1 settings/bad-value", "9:1 settings/unknown-key",
    ]  # fmt: skip
    assert read == Settings(title="b")


def test_a_key_inside_a_long_text_is_not_taken_for_one(tmp_path: Path) -> None:
    text = '[collection]\ndescription = """\ntitle = 1\n"""\ntitle = 2\n'
    assert load(tmp_path, text)[1] == ["5:1 settings/bad-value"]


def test_the_line_is_shown(tmp_path: Path) -> None:
    (tmp_path / "textus.toml").write_text("[output]\nfolder\t= 4 # why\n")
    _, (found,) = settings.load(tmp_path / "textus.toml")
    assert (found.excerpt, found.place.column) == ("folder = 4 # why", 1)


def test_a_file_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    assert load(tmp_path, b"[collection]\ntitle = 'caf\xe9'")[1] == ["2:None settings/unreadable"]


def test_a_folder_of_that_name_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "textus.toml").mkdir()
    assert [found.rule for found in settings.load(tmp_path / "textus.toml")[1]] == ["settings/unreadable"]


def test_every_rule_is_met() -> None:
    met = {place.split(" ")[1] for _, place, _, _ in FAULTS} | {"settings/unreadable"}
    assert met == {rule for rule in rules() if rule.startswith("settings/")}


def test_every_key_has_a_kind_an_example_and_a_sentence() -> None:
    for key in KEYS:
        assert key.kind in KINDS or key.kind.startswith(("choice:", "choices:"))
        assert key.meaning.endswith(".")
        assert key.example
    fields = {"habits" if key.table == "habits" else key.name.replace("-", "_") for key in KEYS}
    assert fields == {each.name for each in dataclasses.fields(Settings)}


def test_the_template_says_nothing_and_switched_on_everything(tmp_path: Path) -> None:
    template = templates.settings_template()
    assert load(tmp_path, template)[:2] == (Settings(), [])
    read, findings, _ = load(tmp_path, re.sub(r"^#(?=\S)", "", template, flags=re.MULTILINE))
    assert findings == []
    assert read.title is not None
    assert read.formats == ("html", "text")
    assert all(key.meaning in template for key in KEYS)


@given(st.text(max_size=60) | st.sampled_from([key.path for key in KEYS]).map(lambda path: f"{path} = 1"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return
    data = tomllib.loads(text)
    reader = configuration._Reader("textus.toml", "settings", KEYS, text, {})
    reader.table(data, "", 0)
    assert len(reader.values) + len(reader.findings) >= bool(configuration_leaves(data))


def configuration_leaves(data: object) -> list[object]:
    """Everything in a document that is not an empty table."""
    if isinstance(data, dict):
        return [leaf for value in data.values() for leaf in configuration_leaves(value)]
    return [data]


# ------------------------------------------------------------------------------------------------ where it is looked for
@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A transcription four folders below the working directory."""
    (tmp_path / "a/b/c/d").mkdir(parents=True)
    (tmp_path / "a/b/c/d/letter.txt").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("folder", ["a/b/c/d", "a/b/c", "a/b", "a"])
def test_settings_are_found_beside_a_transcription_and_up_to_three_folders_above(deep: Path, folder: str) -> None:
    (deep / folder / "textus.toml").touch()
    assert settings.find(Path("a/b/c/d/letter.txt")) == Path(folder, "textus.toml")
    assert settings.find(deep / "a/b/c/d/letter.txt") == deep / folder / "textus.toml"
    assert settings.find(Path("a/b/c/d")) == Path(folder, "textus.toml")


def test_four_folders_above_is_too_far(deep: Path) -> None:
    (deep / "textus.toml").touch()
    assert settings.find(Path("a/b/c/d/letter.txt")) is None


def test_the_nearest_are_found(deep: Path) -> None:
    (deep / "a/textus.toml").touch()
    (deep / "a/b/textus.toml").touch()
    assert settings.find(Path("a/b/c/letter.txt")) == Path("a/b/textus.toml")


@pytest.mark.parametrize("name", ["letter.txt", "./letter.txt", "../d/letter.txt"])
def test_they_are_found_above_the_working_directory(deep: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (deep / "a/b/textus.toml").touch()
    monkeypatch.chdir(deep / "a/b/c/d")
    found = settings.find(Path(name))
    assert found is not None
    assert found.samefile(deep / "a/b/textus.toml")


def test_the_search_ends_at_the_root() -> None:
    assert settings.find(Path("/none.txt")) is None
