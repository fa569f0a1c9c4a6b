"""The specification by example: what a text becomes."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.examples import Example, read, rewrite
from textus import work
from textus.encoding.text import encode
from textus.model.tree import serialise
from textus.prove import losslessness
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings
from textus.rendering import render
from textus.structure.structure import structured

RENDERER = render.Renderer()
EXAMPLES = list(read(ROOT / "tests" / "encoding"))


def record_of(example: Example) -> Record:
    """The language an example is in: that of its file, `language-pt.md`, else English."""
    file, _, code = example.file.stem.partition("-")
    return Record(language=code if file == "language" else "en")


def text_of(example: Example) -> str:
    reading, _ = work.read(source.of_text(example.text), record_of(example), Settings())
    encoding = encode(reading.document.blocks, structured(reading.document.text, reading.found))
    declaration = encoding.marks.declaration()
    nodes = [encoding.text] if declaration is None else [declaration, encoding.text]
    return "".join(
        serialise(node).decode().split("\n", 1)[1].replace(' xmlns="http://www.tei-c.org/ns/1.0"', "") for node in nodes
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_text_becomes_the_tei_beside_it(example: Example, request: pytest.FixtureRequest) -> None:
    became = text_of(example)
    if request.config.getoption("--write-expected"):
        rewrite(example.file, {example.title: became})
        return
    assert became == example.tei, f"{example.file.name} line {example.line}: {example.title}"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_example_is_encoded_without_loss_and_valid(example: Example) -> None:
    encoded = work.encode_source(source.of_text(example.text), record_of(example))
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_plain_text_as_source_is_the_transcription_word_for_word(example: Example) -> None:
    encoded = work.encode_source(source.of_text(example.text), record_of(example))
    assert encoded.xml is not None
    again, findings = RENDERER.render(encoded.xml, "a.xml", "text", parameters={"view": "source", "width": "0"})
    assert again is not None
    assert findings == ()
    assert losslessness.normalised(again.decode()) == losslessness.normalised(example.text)
