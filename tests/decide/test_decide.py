"""The decision: exact, explained, and sure of itself only as far as its rivals allow."""

from __future__ import annotations

import itertools
import math
import sys
from dataclasses import replace

import pytest

from textus.base.bundles import evidence_weight
from textus.base.knowledge import table
from textus.decide.decide import decide, score
from textus.decide.lattice import START, state, states_of, temperature, transition
from textus.model.claims import Claim, Evidence
from textus.read import source
from textus.read.blocks import Blocks, cut

TEXT = "Dear Sir,\n\nThe well was shut in May and nobody in the parish thought to ask the reason why.\n\nYours truly,\nR. Tolland\n"


def claims_on(blocks: Blocks) -> list[Claim]:
    """One claim on each line, and one on each pair of lines of the same block."""
    roles = [("salute", "salute.greeting"), ("postscript", "postscript.near-end"), ("closer.salute", "closer.valediction"),
             ("signed", "signed.name")]  # fmt: skip
    lines = blocks.lines
    single = [Claim(lines[i].start, lines[i].end, role, (Evidence(rule),)) for i, (role, rule) in enumerate(roles)]
    return [*single, Claim(lines[2].start, lines[3].end, "lg", (Evidence("verse.capitals"),))]


def test_the_path_found_is_the_best_of_all_paths() -> None:
    blocks = cut(source.of_text(TEXT))
    claims = claims_on(blocks)
    chosen = decide(blocks, claims)
    steps = [[c for c in (*claims, *_plain(blocks)) if c.start == line.start] for line in blocks.lines]
    every = list(_paths(blocks, steps, 0))
    best = max(_value(path) for path in every)
    assert math.isclose(_value([(d.claim, state(d.zone, d.claim.role)) for d in chosen]), best)


def _plain(blocks: Blocks) -> list[Claim]:
    return [Claim(line.start, line.end, "p") for line in blocks.lines]


def _paths(blocks, steps, line):
    if line == len(blocks.lines):
        yield []
        return
    for claim in steps[line]:
        after = next(i + 1 for i, other in enumerate(blocks.lines) if other.end == claim.end)
        for there, rest in itertools.product(states_of(claim.role), _paths(blocks, steps, after)):
            yield [(claim, there), *rest]


def _value(path) -> float:
    total, before = 0.0, START
    for claim, there in path:
        total += transition(before, there) + score(claim)
        before = there
    return total


def test_how_sure_a_decision_is_is_its_share_of_all_paths() -> None:
    """But for the slope of its zone, which the log-odds of that share are multiplied by."""
    blocks = cut(source.of_text(TEXT))
    claims = claims_on(blocks)
    steps = [[c for c in (*claims, *_plain(blocks)) if c.start == line.start] for line in blocks.lines]
    shares = [(path, math.exp(_value(path) / temperature())) for path in _paths(blocks, steps, 0)]
    whole = sum(share for _, share in shares)
    for decision in decide(blocks, claims):
        mine = sum(share for path, share in shares if any(claim == decision.claim for claim, _ in path))
        odds = mine / (whole - mine)
        slope = table("grammar")["confidence"]["slope"][decision.zone]
        assert math.isclose(decision.confidence / (1 - decision.confidence), odds**slope, rel_tol=1e-6)


def test_what_is_as_likely_a_paragraph_is_one() -> None:
    """However the sums are rounded."""
    blocks = cut(source.of_text("Such were the days\n"))
    plain = Claim(0, blocks.lines[0].end, "p")
    lacking = _value([(plain, state("body", "p"))]) - _value([(replace(plain, role="quote"), state("body", "quote"))])
    even = Evidence("quote.indented", (lacking + 1e-12) / evidence_weight("quote.indented"))
    better = replace(even, strength=even.strength + 1e-3)
    assert decide(blocks, [replace(plain, role="quote", evidence=(even,))])[0].claim.role == "p"
    assert decide(blocks, [replace(plain, role="quote", evidence=(better,))])[0].claim.role == "quote"


def test_confidence_is_a_probability_and_rivals_share_the_rest() -> None:
    blocks = cut(source.of_text(TEXT))
    for decision in decide(blocks, claims_on(blocks)):
        assert 0.0 < decision.confidence <= 1.0 + 1e-9
        assert decision.confidence + sum(rival.confidence for rival in decision.rivals) <= 1.0 + 1e-6


def test_evidence_of_several_recognisers_for_one_claim_is_added_up() -> None:
    blocks = cut(source.of_text("Dear Sir,\n\n" + "The well was shut in May. " * 8))
    line = blocks.lines[0]
    parts = [Claim(line.start, line.end, "salute", (Evidence(rule),)) for rule in ("salute.greeting", "salute.stop")]
    assert decide(blocks, parts)[0].claim.role == "salute"
    assert {item.rule for item in decide(blocks, parts)[0].claim.evidence} == {"salute.greeting", "salute.stop"}


def test_a_claim_that_cuts_a_line_is_a_fault_of_its_recogniser() -> None:
    blocks = cut(source.of_text("Dear Sir,\n"))
    with pytest.raises(ValueError, match="whole lines"):
        decide(blocks, [Claim(0, 4, "salute")])


def test_a_text_without_claims_is_paragraphs() -> None:
    blocks = cut(source.of_text("one\n\ntwo\n"))
    assert [decision.claim.role for decision in decide(blocks, ())] == ["p", "p"]
    assert decide(cut(source.of_text("")), ()) == ()


def test_time_grows_with_the_text_and_not_faster() -> None:
    """Counted in steps of the program, not in seconds."""
    counts = []
    for size in (100, 200):
        blocks = cut(source.of_text("A short line of words\n\n" * size))
        claims = [Claim(line.start, line.end, "head", (Evidence("heading.short"),)) for line in blocks.lines]
        decide(blocks, claims)
        counts.append(_calls(lambda blocks=blocks, claims=claims: decide(blocks, claims)))
    assert counts[1] < 2.2 * counts[0]


def _calls(work) -> int:
    """How many functions are called, Python's own among them."""
    calls = 0

    def count(frame, event, argument) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls
