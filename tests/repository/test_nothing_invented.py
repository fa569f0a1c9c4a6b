"""Nothing in the edition of a sample that its transcription or record does not state; and the judge finds what is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.encoding.test_examples import EXAMPLES
from tests.header.test_credits import texts
from tests.header.test_lines import lines
from tests.recognise.test_title_pages import pages
from tests.repository.invented import invented
from textus import work
from textus.read import source
from textus.record.record import Record

SAMPLES = sorted((ROOT / "tei" / "sources").glob("*.txt"))
LETTER = "Leeds, Dec. 11th, 17--.\n\nDear Ann,\n\nThe ice is on the river since the 3rd of May.\n\nYours,\n\nTom\n"


def _typed() -> Iterator[tuple[str, str, str]]:
    """Name, language and text of all that is written out for other tests."""
    for file in ("read.md", "measured.md", "stated.md", "forty.md"):
        yield from ((text.name, text.language, text.text) for text in texts(file))
    yield from ((text.name, text.language, text.text) for text in lines())
    for file in ("printed.md", "none.md"):
        yield from ((page.name, page.language, page.text) for page in pages(file))
    yield from ((str(example), "", example.text) for example in EXAMPLES)


def test_the_samples_hold_no_year_name_or_container_that_nothing_states() -> None:
    found = {}
    for sample in SAMPLES:
        record = sample.with_suffix(".toml")
        stated = record.read_text(encoding="utf-8") if record.is_file() else ""
        xml = work.encode(sample).xml or b""
        found[sample.name] = list(invented(sample.read_text(encoding="utf-8"), xml, stated))
    assert not any(found.values()), found


def test_nor_do_the_texts_of_all_other_tests() -> None:
    found = []
    for name, language, text in _typed():
        xml = work.encode_source(source.of_text(text), Record(language=language)).xml
        assert xml is not None, name
        found += [f"{name}: {fault}" for fault in invented(text, xml)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("said", "instead", "fault"),
    [
        ('when="--05-03"', 'when="2018-05-03"', "year: '3rd of May' as 2018"),
        ('when="--05-03"', 'when="2018-05-03" cert="medium"', "year: '3rd of May' as 2018"),
        (">Leeds</placeName>", ">Bradford</placeName>", "name: Bradford"),
        (
            "<bibl ",
            "<biblStruct><analytic/><monogr><title>the river since</title></monogr></biblStruct><bibl ",
            "container: the river since",
        ),
    ],
)
def test_the_judge_finds_what_is_invented(said: str, instead: str, fault: str) -> None:
    xml = (work.encode_source(source.of_text(LETTER), Record(language="en")).xml or b"").decode()
    assert list(invented(LETTER, xml.encode())) == []
    assert said in xml
    assert fault in list(invented(LETTER, xml.replace(said, instead, 1).encode()))
