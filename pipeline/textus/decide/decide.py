"""One global decision: of all claims, the best reading of the whole document.

Claims are steps over the lines of the source; their scores are log-odds against plain text, the sum of the prior of
their role and the weights of their evidence. A document grammar says what following one another costs. The best path
over all lines, and how sure each of its decisions is, come from the lattice.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from textus.base.bundles import evidence_weight, roles
from textus.decide.lattice import START, State, Step, search, states_of, transition
from textus.decide.worth import Worth
from textus.model.claims import BY_EDITOR, Claim, Decision, Evidence, Rival
from textus.read.blocks import Block, Blocks

DEFAULT_ROLE = "p"
FEW_CUTS = 5
"""up to so many places where a block may be cut, every way of cutting it is weighed"""

DOUBT = 1e-9
"""log-odds; what is just as likely to be a paragraph is one, however the sums are rounded"""


def score(claim: Claim) -> float:
    """The log-odds of a claim taken by itself."""
    value = roles()[claim.role].prior
    for item in claim.evidence:
        value += evidence_weight(item.rule) * item.strength
    return value


def decide(blocks: Blocks, claims: Iterable[Claim], lines: Worth | None = None) -> tuple[Decision, ...]:
    """The best reading of all lines in order, each decision with its confidence and the rivals it beat.

    With what was learnt of lines (`lines`), a paragraph may begin and end at any line of a block. Raises ValueError for
    a claim that does not begin and end with a line.
    """
    if not blocks.lines:
        return ()
    steps = lattice(blocks, claims, lines)
    found = search(len(blocks.lines), steps)
    return tuple(
        Decision(step.claim, state.zone, found.confidence[step], _rivals(step, steps[step.first], found.confidence))
        for step, state in found.path
    )


class Weighed(NamedTuple):
    """A reading of some lines, what it is worth by itself (log-odds), and how likely it is among all (0 to 1)."""

    claim: Claim
    score: float
    confidence: float


def weigh(blocks: Blocks, claims: Iterable[Claim], lines: Worth | None = None) -> tuple[Weighed, ...]:
    """Every reading of any lines that `decide` chooses from, by the line it begins with."""
    if not blocks.lines:
        return ()
    steps = lattice(blocks, claims, lines)
    confidence = search(len(blocks.lines), steps).confidence
    return tuple(
        Weighed(step.claim, step.score, confidence.get(step, 0.0)) for row in steps for step in row if not step.goes_on
    )


def best_zone(role: str, before: State | None, learnt: bool = False) -> State:
    """A role in the zone that what stands before it allows best."""
    return max(states_of(role, learnt=learnt), key=lambda there: transition(before or START, there))


def lattice(blocks: Blocks, claims: Iterable[Claim], lines: Worth | None = None) -> list[list[Step]]:
    """All steps by the line they start from, the default reading included."""
    starts = {line.start: index for index, line in enumerate(blocks.lines)}
    ends = {line.end: index + 1 for index, line in enumerate(blocks.lines)}
    steps: list[list[Step]] = [[] for _ in blocks.lines]
    cuts: dict[int, set[int]] = defaultdict(set)
    settled: set[int] = set()
    block_of = [number for number, block in enumerate(blocks.blocks) for _ in range(len(block))]
    for claim in _merged(claims):
        if claim.start not in starts or claim.end not in ends:
            raise ValueError(f"claim {claim.role} at {claim.start}-{claim.end} does not cover whole lines")
        first, after = starts[claim.start], ends[claim.end]
        value = (score(claim) * lines.share(claim) + lines.of_claim(claim) if lines else score(claim)) - DOUBT
        steps[first].append(Step(first, after, claim, value, states_of(claim.role, learnt=lines is not None)))
        cuts[block_of[first]].add(first)
        cuts[block_of[after - 1]].add(after)
        if claim.role == DEFAULT_ROLE and any(item.rule == BY_EDITOR for item in claim.evidence):
            settled.add(after)
    if lines:
        for step in _proposed(blocks, lines, {(step.first, step.claim.role) for row in steps for step in row}, settled):
            steps[step.first].append(step)
    for number, block in enumerate(blocks.blocks):
        found = _by_line(blocks, block, settled, lines) if lines else _defaults(blocks, block, cuts.get(number, ()))
        for step in found:
            steps[step.first].append(step)
    return steps


def _proposed(
    blocks: Blocks, lines: Worth, known: Collection[tuple[int, str]], settled: Collection[int]
) -> Iterator[Step]:
    """Readings that no recogniser claims, proposed by what was learnt."""
    priors: dict[str, float] = {}
    for line, role, goes_on, value in lines.proposed({role for _, role in known}):
        if (line in settled or blocks.lines[line].blank_before) if goes_on else (line, role) in known:
            continue
        claim = Claim(blocks.lines[line].start, blocks.lines[line].end, role, () if goes_on else _LEARNT)
        if not goes_on and role not in priors:
            priors[role] = score(claim) * lines.share(claim)
        prior = 0.0 if goes_on else priors[role]
        yield Step(line, line + 1, claim, prior + value, states_of(role, goes_on, learnt=True))


def _by_line(blocks: Blocks, block: Block, settled: Collection[int], lines: Worth) -> Iterator[Step]:
    """Paragraphs that begin with any line and continue any; where an editor has decided on the end, it is the end."""
    begun, more = (states_of(DEFAULT_ROLE, goes_on, learnt=True) for goes_on in (False, True))
    for index in range(block.first, block.last + 1):
        claim = Claim(blocks.lines[index].start, blocks.lines[index].end, DEFAULT_ROLE)
        yield Step(index, index + 1, claim, lines.of_paragraph(index, False), begun)
        if index > block.first and index not in settled:
            yield Step(index, index + 1, claim, lines.of_paragraph(index, True), more)


def _merged(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims of the same lines and role become one, with the evidence of all and the details of the strongest."""
    groups: dict[tuple[int, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.start, claim.end, claim.role].append(claim)
    for group in groups.values():
        if len(group) == 1 and _once(group[0].evidence):
            yield group[0]
            continue
        strongest = max(group, key=score)
        evidence = {item.rule: item for claim in reversed(group) for item in claim.evidence}
        detailed = strongest if strongest.spans else next((claim for claim in group if claim.spans), strongest)
        yield replace(detailed, evidence=tuple(evidence.values()))


def _once(evidence: Sequence[Evidence]) -> bool:
    """Nothing is said twice."""
    return len({item.rule for item in evidence}) == len(evidence)


def _defaults(blocks: Blocks, block: Block, cuts: Iterable[int]) -> Iterator[Step]:
    """Plain paragraphs: of the pieces of a wrapped block between its cuts, else of every line."""
    if not block.wrapped:
        for index in range(block.first, block.last + 1):
            yield _plain(blocks, index, index + 1)
        return
    places = sorted({block.first, block.last + 1, *cuts})
    for position, first in enumerate(places[:-1]):
        further = places[position + 1 :] if len(places) <= FEW_CUTS else places[position + 1 : position + 2]
        for after in further:
            yield _plain(blocks, first, after, *_PART[after - first == len(block)])
    if len(places) > FEW_CUTS:
        yield _plain(blocks, block.first, block.last + 1)


_PART = ((Evidence("paragraph.part-of-block"),), ())
_LEARNT = (Evidence("lines.learnt"),)


def _plain(blocks: Blocks, first: int, after: int, *evidence: Evidence) -> Step:
    claim = Claim(blocks.lines[first].start, blocks.lines[after - 1].end, DEFAULT_ROLE, evidence)
    return Step(first, after, claim, _worth_plain(evidence), states_of(DEFAULT_ROLE))


@functools.cache
def _worth_plain(evidence: tuple[Evidence, ...]) -> float:
    return score(Claim(0, 0, DEFAULT_ROLE, evidence))


def _rivals(chosen: Step, steps: Sequence[Step], confidences: Mapping[Step, float]) -> tuple[Rival, ...]:
    role = chosen.claim.role
    others = [
        Rival(step.claim.role, confidences[step])
        for step in steps
        if step is not chosen and not (step.claim.role == role and step.states[0].learnt)
    ]
    return tuple(
        sorted((rival for rival in others if rival.confidence >= 0.01), key=lambda r: (-r.confidence, r.role))[:3]
    )
