"""Every language there are tables for is told from a text, and its title pages, credits and letters are read.

What lines of a text become in each language is in `tests/encoding/language-*.md`.
"""

from __future__ import annotations

import tomllib

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus import work
from textus.base.knowledge import languages
from textus.language.coverage import MISSING, coverage
from textus.language.languages import name_of
from textus.read import source

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ARTICLES = tomllib.loads((ROOT / "tests" / "language" / "articles.toml").read_text(encoding="utf-8"))
FACTS = {
    "title": "//t:titleStmt/t:title[@type='main']",
    "author": "//t:titleStmt/t:author",
    "translator": "//t:titleStmt/t:editor[@role='translator']/t:persName",
    "transcriber": "//t:titleStmt/t:respStmt[t:resp[contains(@ref, '/trc')]]/t:persName",
    "when": "//t:creation/t:date/@when",
    "source": "//t:sourceDesc/t:biblStruct/t:monogr/t:title",
}


def test_every_language_of_which_no_tier_is_missing_has_an_article_and_examples() -> None:
    examples = {file.stem.partition("-")[2] for file in (ROOT / "tests" / "encoding").glob("language-*.md")}
    there = {code for code in languages() if all(tier.state != MISSING for tier in coverage(code))}
    assert there <= set(ARTICLES) <= set(languages())
    assert there <= examples | {"en"} <= set(languages())  # all other examples are in English


@pytest.fixture(params=list(ARTICLES))
def article(request: pytest.FixtureRequest) -> tuple[str, etree._Element]:
    code: str = request.param
    encoded = work.encode_source(source.of_text(ARTICLES[code]["front"] + ARTICLES[code]["prose"]))
    assert encoded.xml is not None
    return code, etree.fromstring(encoded.xml)


def words(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return [item.text or "" if isinstance(item, etree._Element) else str(item) for item in found]


def test_its_language_is_told_from_its_words_alone(article: tuple[str, etree._Element]) -> None:
    code, root = article
    assert root.xpath("//t:langUsage/t:language/@ident", namespaces=TEI) == [code]
    assert root.xpath("//t:langUsage/t:language/@cert", namespaces=TEI) == []


def test_what_stands_above_it_is_in_its_header(article: tuple[str, etree._Element]) -> None:
    code, root = article
    assert {name: words(root, path) for name, path in FACTS.items()} == {name: [ARTICLES[code][name]] for name in FACTS}


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("pl", "Polish"),
        ("gml", "Middle Low German"),
        ("grc", "Ancient Greek"),
        ("sr-Cyrl", "Serbian (Cyrillic)"),
        ("x-harth", "x-harth"),
    ],
)
def test_the_header_names_a_language_in_english(tag: str, name: str) -> None:
    assert name_of(tag) == name
