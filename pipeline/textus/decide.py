"""One global decision: of all claims, the best reading of the whole document.

Claims are edges over the lines of the source; their scores are log-odds against plain text, the sum of the prior of
their role and the weights of their evidence. A document grammar says what following one another costs. The best path
over all lines is found exactly (Viterbi), and how sure each of its decisions is comes from the sum over all other
paths (forward-backward). Time grows with the number of claims.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from textus.blocks import Block, Blocks
from textus.claims import Claim, Decision, Evidence, Rival
from textus.knowledge import evidence_weight, table

ZONES = ("front", "body", "back")
DEFAULT_ROLE = "p"
FEW_CUTS = 5
"""up to so many places where a block may be cut, every way of cutting it is weighed"""


class State(NamedTuple):
    """What the grammar remembers of the lines before."""

    zone: str
    role: str


START = State("front", "start")


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim as a step from line `first` to line `after`."""

    first: int
    after: int
    claim: Claim
    score: float


@functools.cache
def zones_of(role: str) -> tuple[str, ...]:
    """The zones a role may stand in; raises KeyError for an unknown role."""
    return tuple(table("roles")[role]["zones"])


@functools.cache
def transition(before: State, after: State) -> float:
    """Log-odds that `after` follows `before`, from the table of the document grammar; -inf where it may not."""
    grammar = table("grammar")
    step: float = grammar["zones"].get(f"{before.zone} {after.zone}", -math.inf)
    pairs: Mapping[str, float] = grammar["follows"].get(after.role, {})
    family = before.role.split(".")[0] + ".*"
    return step + float(pairs.get(before.role, pairs.get(family, pairs.get("*", 0.0))))


def score(claim: Claim) -> float:
    """The log-odds of a claim taken by itself."""
    prior: float = table("roles")[claim.role]["prior"]
    return prior + sum(evidence_weight(item.rule) * item.strength for item in claim.evidence)


def decide(blocks: Blocks, claims: Iterable[Claim]) -> tuple[Decision, ...]:
    """The best reading of all lines in order, each decision with its confidence and the rivals it beat.

    Raises ValueError for a claim that does not begin and end with a line.
    """
    if not blocks.lines:
        return ()
    edges = _edges(blocks, _merged(claims))
    best = _best_path(len(blocks.lines), edges)
    confidences = _confidences(len(blocks.lines), edges)
    return tuple(
        Decision(edge.claim, zone, confidences[id(edge)], _rivals(edge, edges[edge.first], confidences))
        for edge, zone in best
    )


class Weighed(NamedTuple):
    """A reading of some lines, what it is worth by itself (log-odds), and how likely it is among all (0 to 1)."""

    claim: Claim
    score: float
    confidence: float


def weigh(blocks: Blocks, claims: Iterable[Claim]) -> tuple[Weighed, ...]:
    """Every reading of any lines that `decide` chooses from, by the line it begins with."""
    edges = _edges(blocks, _merged(claims)) if blocks.lines else []
    confidences = _confidences(len(blocks.lines), edges) if blocks.lines else {}
    return tuple(Weighed(edge.claim, edge.score, confidences[id(edge)]) for row in edges for edge in row)


def best_zone(role: str, before: State | None) -> State:
    """A role in the zone that what stands before it allows best."""
    states = [State(zone, role) for zone in zones_of(role)]
    return max(states, key=lambda state: transition(before or START, state))


def _merged(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of the same lines and role become one, with the evidence of all and the details of the strongest."""
    groups: dict[tuple[int, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.start, claim.end, claim.role].append(claim)
    merged = []
    for group in groups.values():
        strongest = max(group, key=score)
        evidence = {item.rule: item for claim in reversed(group) for item in claim.evidence}
        detailed = strongest if strongest.spans else next((claim for claim in group if claim.spans), strongest)
        merged.append(replace(detailed, evidence=tuple(evidence.values())))
    return merged


def _edges(blocks: Blocks, claims: Sequence[Claim]) -> list[list[Edge]]:
    """All steps by the line they start from, the default reading included."""
    starts = {line.start: index for index, line in enumerate(blocks.lines)}
    ends = {line.end: index + 1 for index, line in enumerate(blocks.lines)}
    edges: list[list[Edge]] = [[] for _ in blocks.lines]
    cuts: dict[int, set[int]] = defaultdict(set)
    block_of = [number for number, block in enumerate(blocks.blocks) for _ in range(len(block))]
    for claim in claims:
        if claim.start not in starts or claim.end not in ends:
            raise ValueError(f"claim {claim.role} at {claim.start}-{claim.end} does not cover whole lines")
        first, after = starts[claim.start], ends[claim.end]
        edges[first].append(Edge(first, after, claim, score(claim)))
        cuts[block_of[first]].add(first)
        cuts[block_of[after - 1]].add(after)
    for number, block in enumerate(blocks.blocks):
        for claim in _defaults(blocks, block, cuts[number]):
            first, after = starts[claim.start], ends[claim.end]
            edges[first].append(Edge(first, after, claim, score(claim)))
    return edges


def _defaults(blocks: Blocks, block: Block, cuts: set[int]) -> Iterable[Claim]:
    """Plain paragraphs: of the pieces of a wrapped block between its cuts, else of every line."""
    lines = blocks.lines
    if not block.wrapped:
        for index in range(block.first, block.last + 1):
            yield Claim(lines[index].start, lines[index].end, DEFAULT_ROLE)
        return
    places = sorted({block.first, block.last + 1, *cuts})
    for position, first in enumerate(places[:-1]):
        further = places[position + 1 :] if len(places) <= FEW_CUTS else places[position + 1 : position + 2]
        for after in further:
            parts = (Evidence("paragraph.part-of-block"),) if after - first < len(block) else ()
            yield Claim(lines[first].start, lines[after - 1].end, DEFAULT_ROLE, parts)
    if len(places) > FEW_CUTS:
        yield Claim(lines[block.first].start, lines[block.last].end, DEFAULT_ROLE)


def _best_path(count: int, edges: list[list[Edge]]) -> list[tuple[Edge, str]]:
    """Viterbi: for every line and state the best way there."""
    reached: list[dict[State, tuple[float, State, Edge | None]]] = [{} for _ in range(count + 1)]
    reached[0][START] = (0.0, START, None)
    for line in range(count):
        for edge in edges[line]:
            ahead = reached[edge.after]
            for zone in zones_of(edge.claim.role):
                state = State(zone, edge.claim.role)
                ways = [(known[0] + transition(past, state), past) for past, known in reached[line].items()]
                value, before = max(ways, default=(-math.inf, START))
                value += edge.score
                if value > -math.inf and (state not in ahead or value > ahead[state][0]):
                    ahead[state] = (value, before, edge)
    path: list[tuple[Edge, str]] = []
    line, state = count, max(reached[count], key=lambda s: (reached[count][s][0], s))
    while line:
        _, before, step = reached[line][state]
        if step is None:
            raise AssertionError("a step without an edge")
        path.append((step, state.zone))
        line, state = step.first, before
    return path[::-1]


def _confidences(count: int, edges: list[list[Edge]]) -> dict[int, float]:
    """The probability of each edge under all readings, by forward-backward in log space."""
    forward: list[dict[State, float]] = [{} for _ in range(count + 1)]
    forward[0][START] = 0.0
    entering: dict[tuple[int, State], float] = {}
    for line in range(count):
        for edge in edges[line]:
            for zone in zones_of(edge.claim.role):
                state = State(zone, edge.claim.role)
                arrive = _log_sum([value + transition(past, state) for past, value in forward[line].items()])
                entering[id(edge), state] = arrive + edge.score
                ahead = forward[edge.after]
                ahead[state] = _log_sum([ahead.get(state, -math.inf), arrive + edge.score])
    backward: list[dict[State, float]] = [{} for _ in range(count + 1)]
    backward[count] = dict.fromkeys(forward[count], 0.0)
    for line in range(count - 1, -1, -1):
        steps = [
            (
                State(zone, edge.claim.role),
                edge.score,
                backward[edge.after].get(State(zone, edge.claim.role), -math.inf),
            )
            for edge in edges[line]
            for zone in zones_of(edge.claim.role)
        ]
        for past in forward[line]:
            backward[line][past] = _log_sum([transition(past, state) + gain + rest for state, gain, rest in steps])
    total = _log_sum(list(forward[count].values()))
    confidences: dict[int, float] = defaultdict(float)
    by_id = {id(edge): edge for row in edges for edge in row}
    for (key, state), value in entering.items():
        confidences[key] += math.exp(min(0.0, value + backward[by_id[key].after].get(state, -math.inf) - total))
    return confidences


def _log_sum(values: list[float]) -> float:
    top = max(values, default=-math.inf)
    if top == -math.inf or len(values) == 1:
        return top
    return top + math.log(sum(math.exp(value - top) for value in values))


def _rivals(chosen: Edge, edges: list[Edge], confidences: Mapping[int, float]) -> tuple[Rival, ...]:
    others = [Rival(edge.claim.role, confidences[id(edge)]) for edge in edges if edge is not chosen]
    return tuple(
        sorted((rival for rival in others if rival.confidence >= 0.01), key=lambda r: (-r.confidence, r.role))[:3]
    )
