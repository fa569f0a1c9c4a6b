"""Names in running text, told by examples: `tests/names/*.md`, with the tables in `tests/names/authorities/`.

An example is a sentence that says what is true, and a fenced block: a text in a language, a line with a full stop alone,
and every name in it, one `id | words` a line; `?` with the words for what an editor is asked, `title` for a work in no
table. What is not listed must not be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus import work
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings

FOLDER = ROOT / "tests" / "names"
SETTINGS = Settings(authorities=(FOLDER / "authorities").as_posix())
_FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<text>.*?)\n\.\n(?P<names>.*?)```$", re.MULTILINE | re.DOTALL)
T = "{http://www.tei-c.org/ns/1.0}"


@dataclass(frozen=True)
class Example:
    """A text in a language, and the names in it."""

    place: str
    language: str
    text: str
    names: tuple[str, ...]


def _examples() -> Iterator[Example]:
    for file in sorted(FOLDER.glob("*.md")):
        words = file.read_text(encoding="utf-8")
        for match in _FENCE.finditer(words):
            line = words.count("\n", 0, match.start()) + 1
            names = tuple(match["names"].strip("\n").split("\n")) if match["names"].strip() else ()
            yield Example(f"{file.stem}:{line}", match["language"] or "en", match["text"] + "\n", names)


BEFORE = """The Harbour and the Hill

By Ada Penn

These pages were written down at Skarnes in the last winter of the war,
and nobody has read them since.

"""
EXAMPLES = list(_examples())


def encoded(text: str, record: Record) -> tuple[etree._Element, list[str]]:
    """The TEI of a text, and the words of each question about a name."""
    result = work.encode_source(source.of_text(BEFORE + text), record, SETTINGS)
    assert result.xml is not None, [finding.message for finding in result.report.findings]
    assert not [found for found in result.report.findings if found.rule == "encode/simplified"]
    asked = [found.message for found in result.report.findings if found.rule.startswith("names/")]
    return etree.fromstring(result.xml), asked


def named(tei: etree._Element) -> Iterator[str]:
    """The names in the text of a document, by the id of their entry."""
    text = tei.find(f"{T}text")
    assert text is not None
    for element in text.iter(f"{T}persName", f"{T}placeName", f"{T}orgName", f"{T}title"):
        words = " ".join("".join(element.itertext()).split())
        if ref := element.get("ref"):
            yield f"{ref.partition('-')[2]}{' (' + str(element.get('cert')) + ')' if element.get('cert') else ''} | {words}"
        elif element.tag == f"{T}title":
            yield f"title {element.get('level')} | {words}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_the_names_are_those_of_the_example_and_no_others(example: Example) -> None:
    tei, asked = encoded(example.text, Record(language=example.language))
    found = [*named(tei), *(f"? | {message.partition('“')[2].partition('”')[0]}" for message in asked)]
    assert found == list(example.names)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_the_list_beside_the_text_has_whom_the_text_names_and_nobody_else(example: Example) -> None:
    tei, _ = encoded(example.text, Record(language=example.language))
    off = tei.find(f"{T}standOff")
    listed = (
        [] if off is None else [entry.get("{http://www.w3.org/XML/1998/namespace}id") for one in off for entry in one]
    )
    assert len(listed) == len(set(listed))
    pointed = {
        target[1:] for element in tei.iter() for target in (element.get("ref") or "").split() if target[0] == "#"
    }
    assert pointed == set(listed)
