"""One reading: what `textus explain` names for a line is the element the TEI has there, for any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.encoding.test_examples import EXAMPLES, record_of
from tests.examples import Example
from tests.structure import random_texts, told
from tests.structure.one_reading import compare
from textus import work
from textus.base.bundles import roles
from textus.read import source
from textus.record import record as records
from textus.structure import placing

RANDOM = 300
"""texts in an ordinary run; `python -m tests.structure.one_reading` takes 2,000"""
SAMPLES = sorted((ROOT / "tei").rglob("*.txt"))


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_line_of_an_example_is_what_explain_names(example: Example) -> None:
    count, differences = compare(source.of_text(example.text), record_of(example))
    assert count
    assert not differences


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_line_of_a_sample_is_what_explain_names(path: object) -> None:
    read, _ = source.read(path)  # type: ignore[arg-type]
    facts, _ = records.load(records.beside(path))  # type: ignore[arg-type]
    assert read is not None
    count, differences = compare(read, facts)
    assert count
    assert not differences


@pytest.mark.parametrize("block", range(10))
def test_every_line_of_random_texts_is_what_explain_names(block: int) -> None:
    numbers = range(block * RANDOM // 10, (block + 1) * RANDOM // 10)
    found = {number: compare(source.of_text(random_texts.text(number)))[1] for number in numbers}
    assert {number: differences for number, differences in found.items() if differences} == {}


TEI_NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>{}</div></body></text></TEI>'


@pytest.mark.parametrize(
    ("role", "body", "same"),
    [
        ("p", "<p>So</p>", True),
        ("signed", "<closer><signed>So</signed></closer>", True),
        ("signed", "<p>So</p>", False),
        ("signed", "<opener><signed>So</signed></opener>", False),
        ("salute", "<opener><salute>So</salute></opener>", True),
        ("p", "<quote><p>So</p></quote>", False),
        ("quote", "<quote><p><hi>So</hi></p></quote>", True),
        ("epigraph", "<quote><p>So</p></quote>", False),
        ("list", "<list><item>So</item></list>", True),
        ("p", "<sp><p>So</p></sp>", False),
        ("footnote", "<note>So</note>", True),
        ("note.quote", "<note><p>So</p></note>", False),
    ],
)
def test_the_comparison_tells_what_differs(role: str, body: str, same: bool) -> None:
    found = [told.fits(role, chain) for _, chain in told.chains(etree.fromstring(TEI.format(body)))]
    assert found == [same, same]


def test_a_builder_that_overturns_a_decision_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison can fail: closers built as paragraphs are differences."""
    text = source.of_text("Dear Ilse:\n\nThe boat is in.\n\nYours truly,\nAnton Prey\n")
    assert compare(text)[1] == []
    built = dict(roles())
    built["signed"] = replace(built["signed"], path="p", place="content")
    monkeypatch.setattr(placing, "roles", lambda: built)
    assert [(one.line, one.role, one.elements[-1]) for one in compare(text)[1]] == [(6, "signed", "p")]


# ------------------------------------------------------------------------------------------------ what the TEI claims
@pytest.mark.parametrize("number", range(0, RANDOM, 3))
def test_no_certainty_is_stated_of_a_paragraph_and_nothing_is_a_letter_without_a_part_of_one(number: int) -> None:
    encoded = work.encode_source(source.of_text(random_texts.text(number)))
    assert encoded.xml is not None
    tei = etree.fromstring(encoded.xml)
    plain = tei.xpath("//t:body//t:p[@cert][parent::t:div[not(@type) or @type='letter']]", namespaces=TEI_NAMES)
    letters = tei.xpath(
        "//t:text//*[@type='letter'][not(t:head)][not(.//t:opener or .//t:closer or .//t:postscript)]",
        namespaces=TEI_NAMES,
    )
    assert plain == []
    assert letters == []
