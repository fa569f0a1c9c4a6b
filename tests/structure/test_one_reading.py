"""One reading: what `textus explain` names for a line is the element the TEI has there, for any text."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.encoding.test_examples import EXAMPLES, record_of
from tests.examples import Example
from tests.structure import random_texts, told
from tests.structure.one_reading import compare
from textus.read import source
from textus.record import record as records

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
