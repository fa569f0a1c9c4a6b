"""Nothing invented: a text that says nothing of itself has a header that says nothing of it either.

The texts are in `uncredited.md`. A line `says element words-or-date` above a text allows that one fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from textus import work
from textus.read import source
from textus.record.record import Record

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
FILE = Path(__file__).parent / "uncredited.md"
_TEXT = re.compile(r"^## (?P<name>[^\n{]+?)(?: \{(?P<language>\w\w)\})?\n(?P<text>.*?)(?=^## |\Z)", re.M | re.S)
_SAYS = re.compile(r"^says (?P<element>\w+) (?P<words>.+)\n", re.M)
OWN = "[not(ancestor-or-self::*[@xml:id = 'textus' or @type = 'transcription'])]"
FACTS = " | ".join(
    (
        f"//t:titleStmt/*[not(self::t:title)]{OWN}",
        "//t:titleStmt/t:title[@type = 'sub']",
        "//t:editionStmt | //t:seriesStmt | //t:notesStmt | //t:textClass",
        "//t:publicationStmt/t:distributor | //t:publicationStmt/t:publisher",
        "//t:availability[@status != 'unknown'] | //t:licence",
        f"//t:sourceDesc/*{OWN}",
        "//t:profileDesc/t:creation/* | //t:correspAction/*",
    )
)


@dataclass(frozen=True)
class Uncredited:
    """A text, and the few facts it does say."""

    text: str
    language: str
    says: frozenset[tuple[str, str]]


def _texts() -> list[object]:
    found = []
    for match in _TEXT.finditer(FILE.read_text(encoding="utf-8")):
        says = frozenset((m["element"], m["words"]) for m in _SAYS.finditer(match["text"]))
        text = _SAYS.sub("", match["text"]).strip() + "\n"
        found.append(pytest.param(Uncredited(text, match["language"] or "en", says), id=match["name"]))
    return found


def _facts(text: Uncredited) -> set[tuple[str, str]]:
    encoded = work.encode_source(source.of_text(text.text), Record(language=text.language)).xml
    assert encoded is not None
    found = etree.fromstring(encoded).xpath(FACTS, namespaces=TEI)
    assert isinstance(found, list)
    return {_said(item) for item in found if isinstance(item, etree._Element)}


def _said(item: etree._Element) -> tuple[str, str]:
    words = " ".join("".join(str(part) for part in item.itertext()).split())
    return etree.QName(item).localname, str(item.get("when", words))


@pytest.mark.parametrize("text", _texts())
def test_a_text_without_credits_has_a_header_without_facts(text: Uncredited) -> None:
    assert _facts(text) <= text.says


def test_forty_such_texts_are_tried() -> None:
    assert len(_texts()) >= 40
