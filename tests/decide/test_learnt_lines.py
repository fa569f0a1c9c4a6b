"""What was learnt of lines in the search: paragraphs may begin and end at any line, and what recognisers say still counts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from textus import work
from textus.base.knowledge import table
from textus.decide import overrule
from textus.decide.decide import decide, weigh
from textus.decide.first_reading import FEW, reading_atoms, worth_of
from textus.decide.lattice import START, State, Step, search, states_of, temperature, transition
from textus.decide.line_scores import sentence
from textus.decide.worth import least_lines, turned_out
from textus.model.claims import Claim, Evidence
from textus.read import source
from textus.recognise.registry import block_claims
from textus.record import record
from textus.survey.survey import Survey

BEGINS = (
    "   The mill on the upper brook was let in the spring of that year to\n"
    "a man of whom nobody in the village had heard before, and he paid the\n"
    "rent of two quarters on the day that he came.\n",
    "   He ground for the farms along the ridge at first, and later for us\n"
    "as well; his prices were a little lower than those we were used to in\n"
    "the town.\n",
    "   When the water froze in the second winter he walked up to the weir\n"
    "every morning with an iron bar, and came down again at noon, and said\n"
    "to whoever asked him that it would be a short frost and no harm done.\n",
)
PARAGRAPHS = BEGINS * 5


def survey_of(text: str) -> Survey:
    return Survey.of(work.look(source.of_text(text), Path("letter.txt")))


def paragraphs_of(text: str, decisions: str = "") -> list[str]:
    survey = survey_of(text)
    facts, _ = record.parse(decisions, Path("letter.toml"))
    claims = tuple(overrule.apply(survey, facts.decisions, block_claims(survey))[0])
    found = decide(survey.blocks, claims, worth_of(survey, claims))
    return [survey.text[one.claim.start : one.claim.end] for one in found]


def test_a_paragraph_begins_with_a_line_that_is_set_in_though_no_blank_line_parts_it() -> None:
    assert paragraphs_of("".join(PARAGRAPHS)) == [paragraph.strip() for paragraph in PARAGRAPHS]


def test_an_editor_decides_where_a_paragraph_ends() -> None:
    decision = '[[decision]]\nat = "He ground for the farms"\nlines = 2\nnth = 3\nrole = "p"\n'
    found = paragraphs_of("".join(PARAGRAPHS), decision)
    assert PARAGRAPHS[1].strip().rpartition("\n")[0] in found


def test_reasons_add_up_to_what_was_learnt_of_the_lines() -> None:
    survey = survey_of("".join(PARAGRAPHS))
    lines = worth_of(survey, tuple(block_claims(survey)))
    assert lines is not None
    claim = Claim(survey.blocks.lines[3].start, survey.blocks.lines[5].end, "p")
    reasons = lines.reasons(claim)
    assert math.isclose(sum(weight for weight, _ in reasons), lines.of_claim(claim), abs_tol=1e-9)
    assert len({words for _, words in reasons}) == len(reasons)


def steps_of(count: int) -> list[list[Step]]:
    """Of every line a first one and a further one of a paragraph, and a heading."""
    rows = []
    for line in range(count):

        def step(role: str, score: float, goes_on: bool = False, line: int = line) -> Step:
            return Step(
                line, line + 1, Claim(line * 10, line * 10 + 9, role), score, states_of(role, goes_on, learnt=True)
            )

        rows.append([step("head", 1.0 - line), step("p", -0.5)] + ([step("p", 0.3 * line, True)] if line else []))
    return rows


def paths(steps: list[list[Step]], line: int, before: State) -> Iterator[tuple[list[Step], float]]:
    if line == len(steps):
        yield [], 0.0
        return
    for step in steps[line]:
        for there in step.states:
            if (cost := transition(before, there)) > -math.inf:
                for rest, value in paths(steps, step.after, there):
                    yield [step, *rest], cost + step.score + value


def parts(path: list[Step]) -> list[tuple[int, int, str]]:
    """What the steps of a path make: first line, line after, role."""
    made: list[tuple[int, int, str]] = []
    for step in path:
        if step.goes_on:
            made[-1] = (made[-1][0], step.after, step.claim.role)
        else:
            made.append((step.first, step.after, step.claim.role))
    return made


@pytest.mark.parametrize("claimed", [None, -2.0, 0.5, 3.0])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_what_goes_on_over_lines_is_one_step_as_likely_as_all_paths_that_take_just_it(
    count: int, claimed: float | None
) -> None:
    """Whether a recogniser claims all the lines as the same thing, too, or not."""
    steps = steps_of(count)
    if claimed is not None:
        steps[0].append(Step(0, count, Claim(0, count * 10 - 1, "p"), claimed, states_of("p", learnt=True)))
    every = list(paths(steps, 0, START))
    found = search(count, steps)
    best = max(every, key=lambda way: way[1])
    assert [(step.first, step.after, step.claim.role) for step, _ in found.path] == parts(best[0])
    whole = math.fsum(math.exp(value / temperature()) for _, value in every)
    for step, there in found.path:
        mine = (step.first, step.after, step.claim.role)
        share = math.fsum(math.exp(value / temperature()) for way, value in every if mine in parts(way)) / whole
        expected = share if table("grammar")["confidence"]["slope"][there.zone] == 1.0 else turned_out(share)
        assert math.isclose(found.confidence[step], expected, rel_tol=1e-9)


LETTER = """Kirkwall, 9 May 1911

Dear Ingrid,

The boat came in on Tuesday, and with it your parcel and the two books.

Yours ever,

Magnus Flett
"""


def atoms_of(text: str) -> list[tuple[str, ...]]:
    survey = survey_of(text)
    return reading_atoms(survey.blocks, weigh(survey.blocks, tuple(block_claims(survey))))


def test_what_recognisers_take_a_line_for_is_seen_of_it_with_how_sure_they_are() -> None:
    greeting = atoms_of(LETTER)[1]
    assert "role:salute" in greeting
    assert [atom for atom in greeting if atom.startswith("read:B-salute:")]


def test_the_lines_of_a_paragraph_but_the_first_go_on_with_it() -> None:
    first, second, *_ = atoms_of("".join(PARAGRAPHS))
    assert [atom for atom in first if atom.startswith("read:B-p:")]
    assert [atom for atom in second if atom.startswith("read:I-p:")]


def test_in_a_text_of_few_lines_the_reading_counts_by_itself() -> None:
    few, many = atoms_of("".join(BEGINS)), atoms_of("".join(PARAGRAPHS * 3))
    assert len(few) < FEW <= len(many)
    assert [atom for atom in few[0] if atom.startswith("read-of-few:")]
    assert not [atom for line in many for atom in line if atom.startswith("read-of-few:")]


def test_a_text_of_a_few_lines_is_read_by_recognisers_alone() -> None:
    survey = survey_of(LETTER)
    assert len(survey.blocks.lines) < least_lines()
    assert worth_of(survey, tuple(block_claims(survey))) is None


def test_a_first_reading_is_a_reason_in_words() -> None:
    assert sentence(0, "read:B-salute:6") == "it surely begins a salutation according to the recognisers"
    assert sentence(-1, "read:I-p:1") == "the line before it hardly continues a paragraph according to the recognisers"


def test_certainty_is_what_turned_out_and_never_falls_as_what_is_said_rises() -> None:
    said = [step / 200 for step in range(201)]
    true = [turned_out(value) for value in said]
    assert true == sorted(true)
    assert true[0] >= 0.0
    assert true[-1] < 1.0


def test_what_one_reason_says_outright_is_judged_as_recognisers_judge_it() -> None:
    survey = survey_of("".join(PARAGRAPHS))
    lines = worth_of(survey, tuple(block_claims(survey)))
    assert lines is not None
    line = survey.blocks.lines[4]
    outright = Claim(line.start, line.end, "fw.page", (Evidence("running.numbered"),))
    hinted = Claim(line.start, line.end, "fw.page", ())
    assert lines.of_claim(outright) >= -float(table("grammar")["learnt"]["strong"]["against"]) > lines.of_claim(hinted)
    assert (lines.share(outright), lines.share(hinted)) == (1.0, float(table("grammar")["learnt"]["evidence"]))


def test_a_list_is_not_judged_anew_by_every_line() -> None:
    survey = survey_of("".join(PARAGRAPHS))
    lines = worth_of(survey, tuple(block_claims(survey)))
    assert lines is not None
    claim = Claim(survey.blocks.lines[0].start, survey.blocks.lines[-1].end, "list")
    assert lines.of_claim(claim) == -float(table("grammar")["learnt"]["against"]["list"])
