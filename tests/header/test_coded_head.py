"""Metadata at the head of a text, in the forms that programs read: known keys become facts, all others stay as text."""

from __future__ import annotations

import pytest
from lxml import etree

from textus import work
from textus.read import source
from textus.record.record import Record

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PROSE = (
    "The walk was three hundred yards long, and it smelled of tar even in winter, as everybody knew who had ever lost"
    " a hat in it; my father said that nobody had walked it twice in the same mind."
)
FORMS = {
    "yaml": '---\ntitle: "The Ropewalk"\nauthor: Ida Venn\nsource: The Harbour Review, No. 4, 1911\nlayout: post\n---\n',
    "toml": '+++\ntitle = "The Ropewalk"\nauthor = "Ida Venn"\nsource = "The Harbour Review, No. 4, 1911"\nlayout = "post"\n+++\n',
    "muse": "#title The Ropewalk\n#author Ida Venn\n#source The Harbour Review, No. 4, 1911\n#layout post\n",
    "markdown": "# Title: The Ropewalk\n## Author: Ida Venn\n## Source: The Harbour Review, No. 4, 1911\n## Layout: post\n",
    "template": "{{header\n | title = The Ropewalk\n | author = [[Author:Ida Venn|Ida Venn]]\n"
    " | source = The Harbour Review, No. 4, 1911\n | layout = post\n}}\n",
    "one line": "{{header|title=The Ropewalk|author=Ida Venn|source=The Harbour Review, No. 4, 1911|layout=post}}\n",
}
LABELS = "Title: The Ropewalk\nAuthor: Ida Venn\nSource: The Harbour Review, No. 4, 1911\n"


def _encoded(text: str) -> etree._Element:
    xml = work.encode_source(source.of_text(text), Record(language="en")).xml
    assert xml is not None
    return etree.fromstring(xml)


def _said(tei: etree._Element, path: str) -> list[str]:
    found = tei.findall(path, TEI)
    return [" ".join("".join(element.itertext()).split()) for element in found]


@pytest.mark.parametrize("form", FORMS)
def test_known_keys_say_what_labels_say(form: str) -> None:
    tei, labelled = _encoded(f"{FORMS[form]}\n{PROSE}\n"), _encoded(f"{LABELS}\n{PROSE}\n")
    for path in (
        ".//t:titleStmt/t:title",
        ".//t:titleStmt/t:author",
        ".//t:sourceDesc//t:title",
        ".//t:sourceDesc//t:date",
    ):
        assert _said(tei, path) == _said(labelled, path) != []


@pytest.mark.parametrize("form", FORMS)
def test_unknown_keys_stay_in_the_text(form: str) -> None:
    front = _said(_encoded(f"{FORMS[form]}\n{PROSE}\n"), ".//t:front")
    assert "post" in front[0]


def test_a_heading_with_a_colon_is_no_metadata() -> None:
    tei = _encoded(f"# The ropewalk: a story\n\n## The first morning\n\n{PROSE}\n")
    assert _said(tei, ".//t:titleStmt/t:title") == ["The ropewalk: a story"]
    assert _said(tei, ".//t:body//t:head") == ["The first morning"]


@pytest.mark.parametrize("form", FORMS)
def test_unknown_keys_are_kept_as_remarks_and_told(form: str) -> None:
    encoded = work.encode_source(source.of_text(f"{FORMS[form]}\n{PROSE}\n"), Record(language="en"))
    assert encoded.xml is not None
    assert [note.lower() for note in _said(etree.fromstring(encoded.xml), ".//t:notesStmt/t:note")] == ["layout: post"]
    [told] = [one for one in encoded.report.findings if one.rule == "header/unknown-key"]
    assert "layout" in told.message.lower()
    assert told.place.line


def test_a_key_without_a_value_is_no_remark() -> None:
    tei = _encoded(f"{{{{header\n | title = The Ropewalk\n | section =\n}}}}\n\n{PROSE}\n")
    assert _said(tei, ".//t:notesStmt/t:note") == []


@pytest.mark.parametrize("author", ["Ida Venn", "[[Auteur:Ida Venn|Ida Venn]]"])
def test_values_without_keys_are_told_apart_by_their_order(author: str) -> None:
    tei = _encoded(f"{{{{Titre|La Corderie|{author}|1911}}}}\n\n{PROSE}\n")
    assert _said(tei, ".//t:titleStmt/t:title") == ["La Corderie"]
    assert _said(tei, ".//t:titleStmt/t:author") == ["Ida Venn"]
    assert _said(tei, ".//t:creation/t:date") == ["1911"]


def test_a_template_of_another_name_has_no_order() -> None:
    tei = _encoded(f"{{{{Bandeau|La Corderie|Ida Venn|1911}}}}\n\n{PROSE}\n")
    assert _said(tei, ".//t:titleStmt/t:author") == []
