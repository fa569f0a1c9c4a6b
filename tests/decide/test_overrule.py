"""The editor's decisions: how they are addressed, what they say of lines and of words, and when they say nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from textus import work
from textus.decide import addressing, overrule
from textus.read import source
from textus.record import record
from textus.record.record import Overrule, Record
from textus.record.settings import Settings

TEXT = """The Harth Letters

Dear Sir,

In May 1848 the well was shut, and in the printed report it is. said that on 4 March 1897 it was opened.

The song goes on

The song goes off

Yours truly,
R. Tolland
"""


def read(*decisions: Overrule, text: str = TEXT) -> tuple[work.Reading, list[str]]:
    """The reading, and the rules of what was found to be wrong with the decisions."""
    reading, findings = work.read(source.of_text(text), Record(language="en", decisions=decisions), Settings())
    return reading, [found.rule for found in findings]


def roles(reading: work.Reading) -> dict[str, str]:
    text = reading.document.text
    return {text[one.claim.start : one.claim.end].split("\n")[0][:20]: one.claim.role for one in reading.decisions}


def spans(reading: work.Reading, role: str) -> list[str]:
    return [
        reading.document.text[span.start : span.end]
        for decision in reading.decisions
        for span in decision.spans
        if span.role == role
    ]


class TestAnAddress:
    def test_is_the_words_a_block_begins_with(self) -> None:
        reading, said = read(Overrule("quote", at="In May 1848 the well"))
        assert roles(reading)["In May 1848 the well"] == "quote"
        assert said == []

    def test_survives_edits_elsewhere(self) -> None:
        more = "A line more.\n\nAnd another.\n\n" + TEXT
        reading, said = read(Overrule("quote", at="In May 1848 the well"), text=more)
        assert (roles(reading)["In May 1848 the well"], said) == ("quote", [])

    def test_is_a_digest_of_the_words(self) -> None:
        digest = overrule.digest("Dear Sir,")
        reading, said = read(Overrule("p", digest=digest))
        assert (roles(reading)["Dear Sir,"], said) == ("p", [])

    def test_is_a_line(self) -> None:
        reading, said = read(Overrule("p", line=11))
        assert (roles(reading)["Yours truly,"], said) == ("p", [])

    def test_may_count_lines_so_that_the_rest_of_the_block_is_free(self) -> None:
        reading, said = read(Overrule("p", at="Yours truly,", lines=1))
        assert (roles(reading)["Yours truly,"], roles(reading)["R. Tolland"], said) == ("p", "signed", [])

    def test_that_fits_nothing_is_told(self) -> None:
        reading, said = read(Overrule("p", at="These words are not there"), Overrule("p", digest="0" * 12))
        assert said == ["record/unmatched-decision"] * 2
        assert roles(reading) == roles(read()[0])

    def test_that_fits_several_passages_decides_nothing_and_is_told(self) -> None:
        reading, said = read(Overrule("head", at="The song goes"))
        assert said == ["record/ambiguous-decision"]
        assert roles(reading) == roles(read()[0])

    @pytest.mark.parametrize(
        ("nth", "expected"),
        [(1, ["quote", "p"]), (2, ["p", "quote"]), ("all", ["quote", "quote"])],
    )
    def test_may_say_which_of_several(self, nth: int | str, expected: list[str]) -> None:
        reading, said = read(
            Overrule("p", at="The song goes", nth="all"), Overrule("quote", at="The song goes", nth=nth)
        )
        assert [roles(reading)["The song goes on"], roles(reading)["The song goes off"]] == expected
        assert said == []

    def test_that_counts_beyond_what_is_there_is_told(self) -> None:
        assert read(Overrule("p", at="The song goes", nth=3))[1] == ["record/unmatched-decision"]

    def test_is_told_at_its_line_of_the_record(self, tmp_path: Path) -> None:
        file = tmp_path / "letter.toml"
        file.write_text('title = "A"\n\n[[decision]]\nat = "Nowhere"\nrole = "p"\n')
        facts, _ = record.load(file, shown="letter.toml")
        _, [found] = work.read(source.of_text(TEXT), facts, Settings())
        assert str(found.place) == "letter.toml:3:1"


class TestADenial:
    def test_takes_a_date_away(self) -> None:
        assert spans(read()[0], "date") == ["May 1848", "4 March 1897"]
        reading, said = read(Overrule(at="May 1848", denied="date"))
        assert (spans(reading, "date"), said) == (["4 March 1897"], [])

    def test_takes_every_correction_of_a_line_away(self) -> None:
        assert spans(read()[0], "sic") == ["is."]
        reading, said = read(Overrule(line=5, denied="correction"))
        assert (spans(reading, "sic"), said) == ([], [])

    def test_takes_a_role_away_and_leaves_the_choice_of_another(self) -> None:
        reading, said = read(Overrule(at="Dear Sir,", denied="salute"))
        assert roles(reading)["Dear Sir,"] != "salute"
        assert said == []

    def test_takes_a_note_away(self) -> None:
        text = "The well [1] was shut, and nobody in the parish asked why.\n\n[1] It was opened again.\n"
        reading, said = read(Overrule(at="[1] It was", denied="note"), Overrule(at="[1] was", denied="note"), text=text)
        assert (roles(reading)["[1] It was opened ag"] == "note", spans(reading, "noteCall"), said) == (False, [], [])

    def test_that_fits_nothing_is_told_once(self) -> None:
        assert read(Overrule(at="June 1848", denied="date"))[1] == ["record/unmatched-decision"]


class TestASpan:
    def test_makes_words_what_the_editor_says(self) -> None:
        reading, said = read(Overrule(at="printed report", span="title"))
        assert (spans(reading, "title"), said) == (["printed report"], [])

    def test_outweighs_one_that_crosses_it(self) -> None:
        reading, _ = read(Overrule(at="4 March", span="emph"))
        assert spans(reading, "emph") == ["4 March"]

    def test_ends_in_valid_tei(self) -> None:
        facts = Record(language="en", decisions=(Overrule(at="printed report", span="foreign"),))
        encoded = work.encode_source(source.of_text(TEXT), facts)
        assert encoded.xml is not None
        assert b"<foreign>printed report</foreign>" in encoded.xml


@pytest.mark.parametrize("text", [TEXT, TEXT + "\n" + TEXT, "One line\nafter another\nafter another\n"])
def test_what_is_offered_for_a_passage_addresses_it_and_nothing_else(text: str) -> None:
    reading, _ = read(text=text)
    for decision in reading.decisions:
        claim = decision.claim
        offered = tomllib.loads(addressing.snippet(reading.document, claim.start, claim.end, "head"))["decision"][0]
        again, said = read(Overrule(**offered), text=text)
        assert said == []
        heads = [(one.claim.start, one.claim.end) for one in again.decisions if one.claim.role == "head"]
        assert (claim.start, claim.end) in heads
