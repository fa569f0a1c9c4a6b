"""A decision that was changed is told alike wherever it is shown: explain, findings, record, review page, editor, TEI."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from textus import work
from textus.cli import textus
from textus.decide import explain_text
from textus.lsp import telling
from textus.lsp.checking import Looked
from textus.lsp.shapes import labels
from textus.publish import review
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings

LINE = 5
TEXT = """The snow took half the year, and who will let the morning in, asked the miller.

Ilse Velden

    Yours truly,

The snow has taken half the year,
The snow has taken half the year,
And who will let the morning in?
"""
READ, MADE = (
    "read as a complimentary close (closer.salute), ",
    "made a paragraph (p), because the text goes on after it, so no letter ends here",
)


@pytest.fixture(scope="module")
def reading() -> work.Reading:
    return work.read(source.of_text(TEXT), Record(language="en"), Settings())[0]


@pytest.fixture(scope="module")
def encoded() -> work.Encoded:
    return work.encode_source(source.of_text(TEXT), Record(language="en"))


def test_explain_tells_it(reading: work.Reading) -> None:
    text = work.tree(reading).text
    told = explain_text.as_text(explain_text.of_line(reading.document, reading.decisions, reading.claims, text, LINE))
    assert READ[1:] in told
    assert MADE in told


def test_the_finding_tells_it(encoded: work.Encoded) -> None:
    (message,) = [
        one.message for one in encoded.report.findings if one.place.line == LINE and one.rule == "encode/unsure"
    ]
    assert message.startswith(READ)
    assert f"; {MADE}; alternatives: " in message


def test_the_tei_has_what_they_tell_and_claims_no_certainty(encoded: work.Encoded) -> None:
    assert encoded.xml is not None
    assert b">Yours truly,</p>" in encoded.xml
    assert b'cert="low" resp="#textus">Yours truly,' not in encoded.xml


def test_the_inferred_record_tells_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "textus.toml").write_text('[transcription]\nlanguage = "en"\n', encoding="utf-8")
    written = CliRunner().invoke(textus, ["record", str(tmp_path / "a.txt"), "-o", "-"]).stdout
    assert f"# line {LINE}: {READ}" in written
    assert MADE in written
    assert '#at = "Yours truly,"\n#role = "p"\n' in written


def test_the_review_page_tells_it(reading: work.Reading, encoded: work.Encoded) -> None:
    assert encoded.text is not None
    assert encoded.xml is not None
    page = review.gathered(reading, encoded.text, encoded.xml)
    (question,) = page.xpath(f"*[@first='{LINE}']")
    assert question.get("words") == "a complimentary close"
    assert [change.text for change in question if change.tag.endswith("}change")] == [MADE]


def test_editors_are_told(reading: work.Reading) -> None:
    text = work.tree(reading).text
    told = explain_text.of_line(reading.document, reading.decisions, reading.claims, text, LINE)
    shown = telling.explanation(told).replace("\\", "")
    assert f"{READ[1:]}" in shown
    assert f"; {MADE}." in shown
    hints = [label.words for label in labels(Looked(Record(language="en"), Settings(), reading))]
    assert "paragraph, read as complimentary close" in hints
