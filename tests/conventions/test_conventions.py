"""Conventions of transcription: what marks mean by each profile, how one is recognised, said, and made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.examples import Example, read, rewrite
from textus import work
from textus.base.resources import knowledge_dir
from textus.conventions import own_profile, profiles
from textus.conventions.profiles import recognise
from textus.encoding.text import encode
from textus.findings.finding import rules
from textus.model.tree import serialise
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings
from textus.structure.structure import structured

FOLDER = ROOT / "tests" / "conventions"
EXAMPLES = list(read(FOLDER))
N = "{http://www.tei-c.org/ns/1.0}"


def record_of(example: Example) -> Record:
    """The conventions an example follows are those its file is named after, its language is in brackets."""
    language = re.search(r"\((\w\w)\)", example.title)
    return Record(language=language[1] if language else "en", conventions=example.file.stem)


def body_of(example: Example) -> str:
    reading, _ = work.read(source.of_text(example.text), record_of(example), Settings())
    encoding = encode(reading.document.blocks, structured(reading.document.text, reading.found))
    declaration = encoding.marks.declaration()
    nodes = [encoding.text] if declaration is None else [declaration, encoding.text]
    return "".join(
        serialise(node).decode().split("\n", 1)[1].replace(' xmlns="http://www.tei-c.org/ns/1.0"', "") for node in nodes
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_marks_mean_what_the_conventions_say(example: Example, request: pytest.FixtureRequest) -> None:
    became = body_of(example)
    if request.config.getoption("--write-expected"):
        rewrite(example.file, {example.title: became})
        return
    assert became == example.tei, f"{example.file.name} line {example.line}: {example.title}"
    encoded = work.encode_source(source.of_text(example.text), record_of(example))
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]


def test_every_profile_has_examples() -> None:
    assert {example.file.stem for example in EXAMPLES} == set(profiles.names())


# ------------------------------------------------------------------------------------------------------ recognised
RECOGNISED = [
    ("gutenberg", "The Project Gutenberg eBook of Snow\n\nSnow fell _fast_."),
    ("gutenberg", "Snow fell.\n\n[Sidenote: In January.]\n\n[Illustration: The harbour]\n\nIt fell again."),
    ("gutenberg", "Produced by Ada Penn and the Online Distributed Proofreading Team at https://www.pgdp.net\n\nSnow."),
    ("gutenberg", "-----File: 001.png---ada---\nSnow fell.\n-----File: 002.png---ada---\nIt fell again."),
    ("marxists", "Jan Brod\n\nThe Harbour\n\nTranscribed: A. Penn, for the Marxists Internet Archive\n\nSnow."),
    ("marxists", "Jan Brod\nWritten: 1911.\nSource: The Pilot, 1912.\nTranscription/Markup: A. Penn.\n\nSnow fell."),
    ("wikisource", "The Ferry\n\nAda Penn\n\nExported from Wikisource on March 3, 2024\n\nSnow fell."),
    ("wikisource", "{{page|12}}\nSnow fell on {{sc|Harth}} in ''January''."),
    ("wikisource", "Le bac\n\nExporté de Wikisource le 3 mars 2024\n\nLa neige tombait."),
    ("archives", "⟦We⟧ I came to Harth on the ⟨third⟩ day, [---] and the r(everen)d | did not."),
    ("archives", "Signs are those of the Leiden conventions.\n\nto the r(everen)d father"),
    ("plain", "Snow fell on the harbour, and *nobody* went out."),
    ("plain", "I have read in Wikipedia, and in a book of the Gutenberg press, of [a] ferry that lay in the ice."),
    ("plain", "He wrote [Illustration] in the margin and meant a picture."),
    ("plain", ""),
]


@pytest.mark.parametrize(("name", "text"), RECOGNISED)
def test_a_text_is_read_by_the_conventions_its_signs_speak_for(name: str, text: str) -> None:
    assert recognise(text).profile.name == name


def test_what_told_them_stands_in_the_header_and_in_the_report() -> None:
    encoded = work.encode_source(source.of_text(RECOGNISED[0][1] + "\n"))
    declared = declaration(encoded)
    assert declared.attrib == {"type": "conventions", "subtype": "gutenberg", "cert": "high", "resp": "#textus"}
    assert "Detected because its first lines name Project Gutenberg." in (declared.text or "")
    told = [finding for finding in encoded.report.findings if finding.rule == "encode/conventions"]
    assert [finding.message for finding in told] == [
        "detected the conventions of Project Gutenberg and Distributed Proofreaders: its first lines name Project Gutenberg"
    ]


def declaration(encoded: work.Encoded) -> etree._Element:
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]
    found = etree.fromstring(encoded.xml).find(f".//{N}editorialDecl/{N}ab")
    assert found is not None
    return found


def test_a_text_that_shows_none_is_plain_and_says_nothing_of_it_in_the_report() -> None:
    encoded = work.encode_source(source.of_text("Snow fell on the harbour, and *nobody* went out.\n"))
    assert declaration(encoded).attrib == {"type": "conventions", "subtype": "plain"}
    assert not [finding for finding in encoded.report.findings if finding.rule == "encode/conventions"]


# ------------------------------------------------------------------------------------------------------------ said
def hi(encoded: work.Encoded) -> list[tuple[str | None, str | None]]:
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]
    return [(node.get("rend"), node.text) for node in etree.fromstring(encoded.xml).iter(f"{N}hi")]


PLUS = "Snow fell on the +harbour+ of Harth, and nobody went out that day.\n"


def test_settings_say_them() -> None:
    encoded = work.encode_source(source.of_text(PLUS), settings=Settings(conventions="gutenberg"))
    assert hi(encoded) == [("small-caps", "harbour")]
    assert "Specified in the settings of the collection." in (declaration(encoded).text or "")


def test_a_record_overrules_the_settings() -> None:
    settings = Settings(conventions="gutenberg")
    encoded = work.encode_source(source.of_text(PLUS), Record(conventions="plain"), settings)
    assert hi(encoded) == [("bold", "harbour")]
    assert "Specified in the record of the work." in (declaration(encoded).text or "")


OWN = """
title = "Rules of the Harth Archive"
about = "Words underlined twice stand between number signs."
based_on = "plain"
without = ["+", "*"]

[[emphasis]]
open = "#"
is = "underlined"

[[editorial]]
open = "<<"
close = ">>"
is = "add"
place = "margin"

[[point]]
pattern = 'f\\.(?P<n>\\d+[rv])/'
is = "pb"
"""


def test_a_file_of_ones_own_says_them(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "letter.toml").write_text('conventions = "house.toml"\n', encoding="utf-8")
    (tmp_path / "letter.txt").write_text(
        "Snow #fell# on +the+ <<old>> harbour f.12v/ of _Harth_, and nobody went out that day.\n", encoding="utf-8"
    )
    encoded = work.encode(tmp_path / "letter.txt", settings=Settings(language="en"))
    assert hi(encoded) == [("underlined", "fell"), ("italic", "Harth")]
    assert encoded.xml is not None
    tree = etree.fromstring(encoded.xml)
    assert [(node.get("place"), node.text) for node in tree.iter(f"{N}add")] == [("margin", "old")]
    assert [node.get("n") for node in tree.iter(f"{N}pb")] == ["12v"]
    assert "Rules of the Harth Archive" in (declaration(encoded).text or "")


NOTES = [
    ("@@", "@@@", "Snow fell@@ on Harth.@@ Nobody went.\n\n@@@ In May.\n\n@@@ On the harbour.\n"),
    ("@@", "@@@", "Snow fell@@ here.\n\n@@@ In May.\n\nAll went to Harth.@@\n\n@@@ On the harbour.\n"),
    ("<{n}>", "<{n}>", "Snow fell<a> on Harth.<b> Nobody went.\n\n<a> In May.\n\n<b> On the harbour.\n"),
    ("#{n}", "n. {n}:", "Snow fell#1 on Harth.#2 Nobody went.\n\nn. 1: In May.\nn. 2: On the harbour.\n"),
    ("°", "°°", "Snow fell° on Harth.° Nobody went.\n\n°° In May.\n°° On the harbour.\n"),
]


@pytest.mark.parametrize(("call", "label", "text"), NOTES)
def test_a_file_of_ones_own_says_how_notes_are_marked(tmp_path: Path, call: str, label: str, text: str) -> None:
    house = f'title = "House"\nabout = "Notes."\nbased_on = "plain"\n[[note]]\ncall = "{call}"\nlabel = "{label}"\n'
    (tmp_path / "house.toml").write_text(house, encoding="utf-8")
    settings = Settings(language="en", conventions=(tmp_path / "house.toml").as_posix())
    encoded = work.encode_source(source.of_text(text), settings=settings)
    assert encoded.xml is not None
    notes = list(etree.fromstring(encoded.xml).iter(f"{N}note"))
    words = ["".join(note.itertext()) for note in notes]
    assert words == ["In May.", "On the harbour."]
    assert [(note.getparent().text or "")[-4:] for note in notes[:1]] == ["fell"]


FAULTS = [
    ("[[note]]\ncall = '@@'", "conventions/bad-value", ""),
    ("is = _", "conventions/syntax", ""),
    ("[[emphasis]]\nopens = '#'\nis = 'bold'", "conventions/unknown-key", "did you mean “open”?"),
    ("[[emphasis]]\nopen = '#'\nis = 'cursive'", "conventions/bad-value", ""),
    ("[[emphasis]]\nopen = '#'", "conventions/bad-value", ""),
    ("[[point]]\nis = 'lb'", "conventions/bad-value", ""),
    ("[[point]]\npattern = '('\nis = 'lb'", "conventions/bad-value", ""),
    ("based_on = 'gutenburg'", "conventions/bad-value", "did you mean “gutenberg”?"),
]


@pytest.mark.parametrize(("words", "rule", "hint"), FAULTS)
def test_a_faulty_file_is_told_where_it_is_wrong_and_encodes_nothing(
    tmp_path: Path, words: str, rule: str, hint: str
) -> None:
    (tmp_path / "house.toml").write_text(words, encoding="utf-8")
    encoded = work.encode_source(
        source.of_text(PLUS), settings=Settings(conventions=(tmp_path / "house.toml").as_posix())
    )
    assert encoded.xml is None
    found = [finding for finding in encoded.report.findings if finding.rule.startswith("conventions/")]
    assert [finding.rule for finding in found] == [rule]
    assert hint in found[0].hint
    assert found[0].place.line is not None


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    encoded = work.encode_source(source.of_text(PLUS), settings=Settings(conventions=str(tmp_path / "none.toml")))
    assert encoded.xml is None
    assert "conventions/unreadable" in [finding.rule for finding in encoded.report.findings]


def test_every_rule_is_met() -> None:
    met = {rule for _, rule, _ in FAULTS} | {"conventions/unreadable"}
    assert met == {rule for rule in rules() if rule.startswith("conventions/")}


# ------------------------------------------------------------------------------------------------------------- tables
@pytest.mark.parametrize("name", profiles.names())
def test_the_profiles_of_textus_are_files_as_users_write_them(name: str) -> None:
    made, findings = own_profile.load(knowledge_dir() / "profiles" / f"{name}.toml")
    assert findings == ()
    assert made is not None
    assert made.title
    assert made.about.endswith(".")
    assert made.signs or name == profiles.PLAIN


def test_every_key_has_an_example_and_a_sentence() -> None:
    for key in own_profile.KEYS:
        assert key.meaning.endswith(".")
        assert key.example or key.kind == "entries"
