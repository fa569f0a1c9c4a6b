"""The sample collection: its encoded works are those the program makes today, and the TEI's own schema takes them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus import work
from textus.record import settings

SOURCES = sorted((ROOT / "tei" / "sources").glob("*.txt"))
TEI_ALL = Path(os.environ.get("TEXTUS_TEI_ALL", ROOT.parent / "shared" / "schema" / "tei_all.rng"))


def encoded(transcription: Path) -> bytes:
    given, faults = settings.load(ROOT / "tei" / "textus.toml")
    assert not faults
    result = work.encode(transcription, settings=given, shown=transcription.name)
    assert result.xml is not None, [finding.message for finding in result.report.findings]
    assert not [f for f in result.report.findings if f.rule in ("encode/simplified", "encode/call-without-note")]
    return result.xml


@pytest.mark.parametrize("transcription", SOURCES, ids=lambda path: path.stem)
def test_the_encoded_sample_is_current(transcription: Path, request: pytest.FixtureRequest) -> None:
    kept = ROOT / "tei" / "encoded" / f"{transcription.stem}.xml"
    xml = encoded(transcription)
    if request.config.getoption("--write-expected"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(xml)
    assert kept.read_bytes() == xml, (
        "encode it again: pytest tests/repository/test_samples.py --write-expected, and read the difference"
    )


def test_every_encoded_sample_has_its_transcription() -> None:
    assert {path.stem for path in (ROOT / "tei" / "encoded").glob("*.xml")} == {path.stem for path in SOURCES}
    assert len(SOURCES) >= 6


@pytest.fixture(scope="session")
def tei_all() -> etree.RelaxNG:
    if not TEI_ALL.is_file():
        pytest.skip("tei_all.rng is not here: set TEXTUS_TEI_ALL to the TEI's own schema to test against it")
    return etree.RelaxNG(etree.parse(TEI_ALL))


@pytest.mark.parametrize("transcription", SOURCES, ids=lambda path: path.stem)
def test_the_teis_own_schema_takes_what_we_write(transcription: Path, tei_all: etree.RelaxNG) -> None:
    tree = etree.fromstring(encoded(transcription)).getroottree()
    assert tei_all.validate(tree), tei_all.error_log
