"""What was learnt of lines in the search: paragraphs may begin and end at any line, and what recognisers say still counts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from textus import work
from textus.base.knowledge import table
from textus.decide import overrule
from textus.decide.decide import decide
from textus.decide.lattice import START, State, Step, search, states_of, temperature, transition
from textus.decide.line_scores import LineScores
from textus.decide.worth import Worth
from textus.model.claims import Claim
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
    claims, _ = overrule.apply(survey, facts.decisions, block_claims(survey))
    found = decide(survey.blocks, claims, Worth(survey, LineScores.of(survey)))
    return [survey.text[one.claim.start : one.claim.end] for one in found]


def test_a_paragraph_begins_with_a_line_that_is_set_in_though_no_blank_line_parts_it() -> None:
    assert paragraphs_of("".join(PARAGRAPHS)) == [paragraph.strip() for paragraph in PARAGRAPHS]


def test_an_editor_decides_where_a_paragraph_ends() -> None:
    decision = '[[decision]]\nat = "He ground for the farms"\nlines = 2\nnth = 3\nrole = "p"\n'
    found = paragraphs_of("".join(PARAGRAPHS), decision)
    assert PARAGRAPHS[1].strip().rpartition("\n")[0] in found


def test_reasons_add_up_to_what_was_learnt_of_the_lines() -> None:
    survey = survey_of("".join(PARAGRAPHS))
    lines = Worth(survey, LineScores.of(survey))
    claim = Claim(survey.blocks.lines[3].start, survey.blocks.lines[5].end, "p")
    reasons = lines.reasons(claim)
    assert math.isclose(sum(weight for weight, _ in reasons), lines.of_claim(claim), abs_tol=1e-9)
    assert len({words for _, words in reasons}) == len(reasons)


def steps_of(count: int) -> list[list[Step]]:
    """Of every line a first one and a further one of a paragraph, and a heading."""
    rows = []
    for line in range(count):
        def step(role: str, score: float, goes_on: bool = False, line: int = line) -> Step:
            return Step(line, line + 1, Claim(line * 10, line * 10 + 9, role), score, states_of(role, goes_on, learnt=True))

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


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_what_goes_on_over_lines_is_one_step_as_likely_as_all_paths_that_take_just_it(count: int) -> None:
    steps = steps_of(count)
    every = list(paths(steps, 0, START))
    found = search(count, steps)
    best = max(every, key=lambda way: way[1])
    assert [(step.first, step.after, step.claim.role) for step, _ in found.path] == parts(best[0])
    whole = math.fsum(math.exp(value / temperature()) for _, value in every)
    for step, there in found.path:
        mine = (step.first, step.after, step.claim.role)
        share = math.fsum(math.exp(value / temperature()) for way, value in every if mine in parts(way)) / whole
        slope = table("grammar")["confidence"]["slope"][there.zone]
        odds = (share / (1 - share)) ** slope
        assert math.isclose(found.confidence[step], odds / (1 + odds), rel_tol=1e-9)
