"""What reference managers and search engines read in a page, read back by a parser of others."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from tests.conftest import ROOT
from textus.rendering import render

RENDERER = render.Renderer()


def page(name: str) -> str:
    made, _ = RENDERER.render((ROOT / "tei" / "encoded" / f"{name}.xml").read_bytes(), name, "html")
    assert made is not None
    return made.decode("utf-8")


def json_ld(name: str) -> dict[str, Any]:
    extruct = pytest.importorskip("extruct", reason="extruct is not installed")
    (item,) = extruct.extract(page(name), syntaxes=["json-ld"])["json-ld"]
    return dict(item)


def citation(name: str) -> dict[str, list[str]]:
    """The Highwire tags of a page, which Zotero and Google Scholar read."""
    said: dict[str, list[str]] = {}
    for meta in html.fromstring(page(name)).iterfind(".//meta"):
        if meta.get("name", "").startswith("citation_"):
            said.setdefault(meta.get("name", "").removeprefix("citation_"), []).append(meta.get("content", ""))
    return said


def test_an_article_is_found_with_journal_issue_pages_date_and_translator() -> None:
    item = json_ld("van-aalst-ferry")
    assert (item["@type"], item["name"]) == (
        "Article",
        "Who Owns the River? The Ferrymen of Oudewaard and their Bridge",
    )
    assert [person["name"] for person in item["author"]] == ["Cornelis van Aalst"]
    assert [person["name"] for person in item["translator"]] == ["Willem Osgood"]
    assert (item["datePublished"], item["pagination"]) == ("1924-09-12", "3")
    assert (item["isPartOf"]["issueNumber"], item["isPartOf"]["isPartOf"]["name"]) == ("41", "The Harbour Worker")


def test_the_tags_of_reference_managers_say_the_same() -> None:
    said = citation("van-aalst-ferry")
    assert said["author"] == ["Aalst, Cornelis van"]
    assert (said["journal_title"], said["issue"]) == (["The Harbour Worker"], ["41"])
    assert (said["firstpage"], said["publication_date"]) == (["3"], ["1924/09/12"])


def test_dublin_core_names_the_edition() -> None:
    extruct = pytest.importorskip("extruct", reason="extruct is not installed")
    (core,) = extruct.extract(page("vesnin-library"), syntaxes=["dublincore"])["dublincore"]
    said = {element["name"]: element["content"] for element in core["elements"]}
    assert (said["DC.creator"], said["DC.language"]) == ("Vesnin, Anton", "en")


def test_the_page_of_a_letter_names_each_correspondent_once() -> None:
    header = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
      <fileDesc><titleStmt><title>A Memorandum</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>
        <sourceDesc><p>None.</p></sourceDesc></fileDesc>
      <profileDesc><correspDesc>
        <correspAction type="sent"><persName>Ada Merrow</persName><name type="place">Harth</name></correspAction>
        <correspAction type="received"><name>The Harbour Board</name></correspAction>
      </correspDesc></profileDesc></teiHeader><text><body><p>The lamp is out.</p></body></text></TEI>"""
    made, _ = RENDERER.render(header.encode(), "memo.xml", "html")
    assert made is not None
    (row,) = html.fromstring(made).xpath("//dt[. = 'Letter']/following-sibling::dd[1]")
    assert " ".join(row.text_content().split()) == "from Ada Merrow, Harth; to The Harbour Board"
