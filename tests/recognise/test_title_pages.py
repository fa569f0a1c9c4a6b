"""Printed title pages: what each line becomes, one Markdown file for pages as they are, one for texts without any.

Below a page stands what its front must be, one line an element: its name, its type, its words. `{prose}` stands for a
paragraph of running text in the language of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tests.header.test_credits import PROSE
from textus import work
from textus.read import source
from textus.record.record import Record

FOLDER = Path(__file__).parent / "title_pages"
_PAGE = re.compile(r"^## (?P<name>[^\n{]+?)(?: \{(?P<language>\w\w)\})?\n\n```text\n(?P<text>.*?)\n```\n\n(?P<lines>.*?)(?=^## |\Z)", re.M | re.S)  # fmt: skip
SHOWN = ("titlePart", "docAuthor", "byline", "docEdition", "docDate", "docImprint", "epigraph", "div")
TEI = "{http://www.tei-c.org/ns/1.0}"


@dataclass(frozen=True)
class Printed:
    """A text that begins with a title page, and the lines that its front must give."""

    name: str
    language: str
    text: str
    lines: tuple[str, ...]


def pages(file: str) -> Iterator[Printed]:
    for match in _PAGE.finditer((FOLDER / file).read_text(encoding="utf-8")):
        language = match["language"] or "en"
        text = match["text"].replace("{prose}", PROSE[language]) + "\n"
        lines = tuple(line.strip() for line in match["lines"].splitlines() if line.strip())
        yield Printed(match["name"], language, text, lines)


def front(page: Printed) -> list[str]:
    encoded = work.encode_source(source.of_text(page.text), Record(language=page.language))
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]
    root = etree.fromstring(encoded.xml)
    title_pages = root.iterfind(f".//{TEI}front/{TEI}titlePage")
    dedications = root.iterfind(f".//{TEI}front/{TEI}div[@type='dedication']")
    return [line for part in (*title_pages, *dedications) for line in _lines(part)]


def _lines(part: etree._Element) -> Iterator[str]:
    for element in part.iter(*(TEI + name for name in SHOWN)):
        if element.getparent().tag == f"{TEI}byline":
            continue
        kind = f" {element.get('type')}" if element.get("type") else ""
        words = " ".join("".join(element.itertext()).split())
        names = "".join(f" <{name.text}>" for name in element.iter(f"{TEI}docAuthor") if name is not element)
        yield f"{etree.QName(element).localname}{kind}: {words}{names}"


PRINTED = list(pages("printed.md"))


@pytest.mark.parametrize("page", PRINTED, ids=lambda page: page.name)
def test_every_line_of_a_title_page_is_what_it_says(page: Printed, request: pytest.FixtureRequest) -> None:
    found = front(page)
    if request.config.getoption("--write-expected"):
        _rewrite(page, found)
        return
    assert found == list(page.lines)


def _rewrite(page: Printed, found: list[str]) -> None:
    file = FOLDER / "printed.md"
    words = file.read_text(encoding="utf-8")
    match = next(match for match in _PAGE.finditer(words) if match["name"] == page.name)
    lines = "".join(f"    {line}\n" for line in found) + "\n"
    file.write_text(words[: match.start("lines")] + lines + words[match.end("lines") :], encoding="utf-8")


@pytest.mark.parametrize("page", list(pages("none.md")), ids=lambda page: page.name)
def test_a_text_without_a_title_page_gets_none(page: Printed) -> None:
    assert front(page) == []
