"""The proof: what it sees, and that it knows nothing of the encoder."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from lxml import etree

from textus import work
from textus.prove import losslessness
from textus.read import source
from textus.record.record import Record
from textus.validation import validate

TEXT = """Dear Sir,

They asked for bread, and *not* for speeches [1], which is the whole matter and will be the whole matter in the spring.

* * * *

“The well is foul,” I wrote to the board [2] in May, and heard nothing; the com-
mittee of the parish has it in writing.

Yours truly,
R. Tolland


1. Of the mayor. – ED.

2. See the minutes.
"""
N = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def tei() -> bytes:
    encoded = work.encode_source(source.of_text(TEXT), Record(language="en"))
    assert encoded.xml is not None
    return encoded.xml


def rules_of(tei: bytes, text: str = TEXT) -> list[str]:
    return [finding.rule for finding in losslessness.prove(etree.fromstring(tei), "-", source.of_text(text))]


def test_what_was_encoded_can_be_restored(tei: bytes) -> None:
    assert rules_of(tei) == []
    assert "".join(losslessness.restore(etree.fromstring(tei))).replace(" ", "") == "".join(TEXT.split())


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ((b"bread", b"brand"), "lossless/changed"),
        ((b"asked for bread, and", b"and"), "lossless/changed"),
        ((b"asked for", b"asked in vain for"), "lossless/changed"),
        ((b"whole matter and", b"wholematter and"), "lossless/changed"),
        ((b"for speeches", b"forspeeches"), "lossless/changed"),
        ((b"Yours truly,", b""), "lossless/changed"),
        ((b"See the minutes.", b""), "lossless/lost"),
        ((b"See the minutes.", b"See the minutes. Amen."), "lossless/added"),
        ((b'content: "* * * *"', b'content: "* * *"'), "lossless/changed"),
        ((b'"[" attr(n) "]"', b'"(" attr(n) ")"'), "lossless/changed"),
        ((b'n="2"', b'n="3"'), "lossless/changed"),
        ((b'corresp="#note-1"', b'corresp="#note-2"'), "lossless/changed"),
        ((b"com<pc", b"coms<pc"), "lossless/changed"),
        ((b'"sha256-file">', b'"sha256-file">0'), "lossless/other-file"),
        ((b'"sha256-characters">', b'"sha256-characters">0'), "lossless/false-certificate"),
        ((b'type="certificate"', b'type="something"'), "lossless/no-certificate"),
    ],
)
def test_any_damage_is_seen_and_named(tei: bytes, damage: tuple[bytes, bytes], rule: str) -> None:
    before, after = damage
    assert before in tei
    assert rules_of(tei.replace(before, after)) == [rule]


def test_a_difference_is_shown_where_it_is_in_the_transcription(tei: bytes) -> None:
    [found] = losslessness.prove(
        etree.fromstring(tei.replace(b"bread", b"brand")), "-", source.of_text(TEXT, "letter.txt")
    )
    assert (found.place.path, found.place.line, found.place.column) == ("letter.txt", 3, 18)


@pytest.mark.parametrize("text", [TEXT.replace("\n", "\r\n"), TEXT.replace("\n\n", "\n\n\n"), "  " + TEXT])
def test_layout_alone_is_no_loss_but_is_another_file(tei: bytes, text: str) -> None:
    assert rules_of(tei, text) == ["lossless/other-file"]


def test_the_text_can_be_checked_against_its_certificate_alone(tei: bytes) -> None:
    assert losslessness.self_check(etree.fromstring(tei), "-") == ()
    [found] = losslessness.self_check(etree.fromstring(tei.replace(b"bread", b"brand")), "-")
    assert found.rule == "lossless/text-changed"


def test_a_certificate_that_miscounts_is_false(tei: bytes) -> None:
    [found] = losslessness.self_check(
        etree.fromstring(tei.replace(b'unit="character" quantity="', b'unit="character" quantity="1')), "-"
    )
    assert found.rule == "lossless/false-certificate"


@pytest.mark.parametrize(("phase", "rules"), [("draft", []), ("publish", ["lossless/text-changed"])])
def test_what_is_published_is_what_its_certificate_was_written_for(tei: bytes, phase: str, rules: list[str]) -> None:
    tree = etree.fromstring(tei.replace(b"bread", b"brand")).getroottree()
    found = [each for each in validate.check(tree, "-", phase=phase) if each.rule.startswith("lossless/")]
    assert [each.rule for each in found] == rules
    assert all(each.place.line for each in found)


def test_a_correction_beside_a_slip_is_not_text_of_the_transcription() -> None:
    text = "It was seen by all of the. most patient people in the parish that the well was foul, and nobody said so to them.\n"
    encoded = work.encode_source(source.of_text(text), Record(language="en"))
    assert encoded.xml is not None
    assert b"<corr" in encoded.xml
    assert rules_of(encoded.xml, text) == []


def test_it_knows_nothing_of_the_encoder() -> None:
    module = ast.parse(Path(losslessness.__file__).read_text(encoding="utf-8"))
    imports = {node.module for node in ast.walk(module) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imports if name and name.startswith("textus")} == {
        "textus.findings.finding",
        "textus.read.source",
    }
