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
