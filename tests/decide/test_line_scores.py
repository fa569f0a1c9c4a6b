"""What was learnt of lines, as the search asks for it."""

from __future__ import annotations

import pytest

from textus.base.bundles import roles
from textus.base.knowledge import language
from textus.decide.decide import weigh
from textus.decide.first_reading import reading_atoms
from textus.decide.learnt_table import parsed
from textus.decide.line_scores import LineScores, learnt_as
from textus.read import blocks, source
from textus.recognise.registry import block_claims
from textus.survey.lines.atoms import LineAtoms
from textus.survey.survey import Survey

TABLE = parsed(
    "labels\tB-head B-other B-p I-other I-p\n"
    "ends\tp 0.12\n"
    "after B-p\tI-p 0.50\n"
    "after I-p\tI-p 1.00\n"
    "0 case:up\tB-head 0.25 B-p 1.50\n"
    "0 case:low\tB-p -2.00 I-p 3.00\n"
    "-1 case:up\tI-p 0.25\n"
    "0 part:0\tB-head 2.00\n"
)
LETTER = """\
Oslo, 3 May 1911

Dear Sir,

I have your letter of the first of this month, and have
laid it before the committee.

Yours truly,

Anna Holm
"""


def scores(*lines: LineAtoms) -> LineScores:
    return LineScores(lines, TABLE)


UP, LOW = LineAtoms(("case:up",), ()), LineAtoms(("case:low",), ())


def test_a_step_sums_what_its_lines_weigh_and_that_they_go_on_and_end() -> None:
    found = scores(UP, LOW, LOW)
    assert found.step("p", 0, 1) == pytest.approx(1.5)
    assert found.step("p", 0, 2) == pytest.approx(1.5 + 0.5 + 3.0 + 0.25 + 0.12)
    assert found.step("p", 0, 3) == pytest.approx(1.5 + 0.5 + 3.0 + 0.25 + 1.0 + 3.0 + 0.12)


def test_lines_may_go_on_with_what_a_page_has_parted() -> None:
    assert scores(LOW).step("p", 0, 1) == pytest.approx(-2.0)
    assert scores(LOW).step("p", 0, 1, goes_on=True) == pytest.approx(3.0 + 1.0)


def test_what_is_of_a_place_weighs_there_alone() -> None:
    found = scores(LineAtoms(("case:up",), ("part:0",)), UP)
    assert found.step("head", 0, 1) == pytest.approx(2.25)
    assert found.step("head", 1, 2) == pytest.approx(0.25)


def test_a_role_that_was_not_learnt_is_worth_what_a_paragraph_is() -> None:
    found = scores(UP, LOW)
    assert found.step("figure", 0, 1) == pytest.approx(1.5)
    assert found.step("figure", 1, 2) == pytest.approx(3.25)


def test_reasons_are_said_in_words_the_strongest_first() -> None:
    (reason,) = scores(LineAtoms(("case:up",), ("part:0",))).reasons("head", 0, 1, 1)
    assert (reason.line, reason.weight) == (0, 2.0)
    assert reason.words == "it is in a typical part of the text"


@pytest.mark.parametrize("role", [code for code, role in roles().items() if not role.made])
def test_every_role_is_weighed_as_something(role: str) -> None:
    kind, way = learnt_as(role)
    assert kind
    assert way in ("begins", "goes on", "either")


def test_the_table_that_ships_knows_a_letter() -> None:
    words = source.of_text(LETTER, "letter.txt")
    survey = Survey(words, blocks.cut(words), language("en"))
    found = LineScores.of(survey, reading_atoms(survey.blocks, weigh(survey.blocks, tuple(block_claims(survey)))))
    assert found.step("salute", 1, 2) > found.step("p", 1, 2)
    assert found.step("p", 2, 4) > found.step("p", 2, 3) + found.step("p", 3, 4)
