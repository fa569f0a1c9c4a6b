"""All readings of a document at once: steps over its lines, the best path through them, and how likely each step is.

A step is worth its score; the document grammar (`follows` in the tables of the recognisers, zones in
`knowledge/grammar.toml`) says what it costs that one step follows another. The best path is found exactly (Viterbi),
the probability of each step under all paths likewise (forward-backward), both in one pass there and one back.
Recognisers do not know of one another and often see the same thing twice, so sums of their evidence are surer than they
should be: for probabilities, not for the choice, all log-odds are divided by a temperature that is fitted
(`[confidence]` in the same table); and as documents differ in how far they follow what we know, the log-odds of each
probability once more by what has been seen in each zone (`[confidence.slope]`; Platt, "Probabilistic outputs", 1999,
without the constant). Time grows with the number of steps.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textus.base.bundles import follows, roles
from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.model.claims import Claim

IMPOSSIBLE = -math.inf
TIE = 1e-11
"""log-odds; paths that differ by less are as good, and the names of roles decide, not the order of claims"""


class State:
    """What the grammar remembers of the lines before: the last role and the zone it stood in. One object for each."""

    __slots__ = ("costs", "factors", "role", "zone")

    def __init__(self, zone: str, role: str) -> None:
        self.zone, self.role = zone, role
        self.costs: dict[State, float] = {}
        """log-odds of arriving here, by the state before; filled by `transition`"""
        self.factors: dict[State, float] = {}
        """the same as odds, at the temperature of confidence"""

    def __repr__(self) -> str:
        return f"{self.zone}/{self.role}"


@functools.cache
def state(zone: str, role: str) -> State:
    """The one state of a zone and a role."""
    return State(zone, role)


START = state("front", "start")


@functools.cache
def states_of(role: str) -> tuple[State, ...]:
    """A role in each zone it may stand in; raises KeyError for an unknown role."""
    return tuple(state(zone, role) for zone in roles()[role].zones)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A claim as a step from line `first` to line `after`."""

    first: int
    after: int
    claim: Claim
    score: float


Steps = Sequence[Sequence[Step]]
"""by the line they start from"""


@dataclass(slots=True)
class Arrival:
    """A state reached at a line: the best way there, and all ways together, in log-odds."""

    best: float
    step: Step | None
    before: State
    every: float


@frozen
class Readings:
    """The best path, as steps with their states, and the probability of every step."""

    path: tuple[tuple[Step, State], ...]
    confidence: Mapping[Step, float]


def grammar_row(before: State, after: State) -> tuple[str, str] | None:
    """Which number of the document grammar says how `after` follows `before`: role and key; None for no number."""
    pairs = follows(after.role)
    for key in (before.role, before.role.split(".")[0] + ".*", "*"):
        if key in pairs:
            return after.role, key
    return None


def transition(before: State, after: State) -> float:
    """Log-odds that `after` follows `before`, from the table of the document grammar; -inf where it may not."""
    known = after.costs.get(before)
    if known is None:
        grammar = table("grammar")
        known = float(grammar["zones"].get(f"{before.zone} {after.zone}", IMPOSSIBLE))
        if row := grammar_row(before, after):
            known += follows(row[0])[row[1]]
        after.costs[before], after.factors[before] = known, math.exp(known / temperature())
    return known


def temperature() -> float:
    """What log-odds are divided by before they become probabilities."""
    return float(table("grammar")["confidence"]["temperature"])


def search(count: int, steps: Steps) -> Readings:
    """The best of all paths over `count` lines, and how likely each step is; some path must reach the last line."""
    cool = 1.0 / temperature()
    reached, entered = _forward(count, steps, cool)
    last = max(reached[count], key=lambda s: (reached[count][s].best, s.zone, s.role))
    total = _log_sum([arrival.every for arrival in reached[count].values()])
    path = _path(reached, last)
    return Readings(path, _calibrated(path, steps, _backward(steps, reached, entered, total, cool)))


Reached = list[dict[State, Arrival]]
Entered = list[dict[State, tuple[float, State, float]]]
"""by line and state of the step from there: the best way to begin it, the state before, and all ways together"""


def _forward(count: int, steps: Steps, cool: float) -> tuple[Reached, Entered]:
    reached: Reached = [{} for _ in range(count + 1)]
    entered: Entered = [{} for _ in range(count)]
    reached[0][START] = Arrival(0.0, None, START, 0.0)
    for line in range(count):
        here = reached[line]
        if not here:
            continue
        top = max(arrival.every for arrival in here.values())
        ways = [(past, arrival.best, math.exp(arrival.every - top)) for past, arrival in here.items()]
        begun = entered[line]
        for step in steps[line]:
            for there in states_of(step.claim.role):
                if there not in begun:
                    begun[there] = _enter(ways, top, there)
                _arrive(reached[step.after], step, there, begun[there], cool)
    return reached, entered


def _enter(ways: list[tuple[State, float, float]], top: float, there: State) -> tuple[float, State, float]:
    best, before, every = IMPOSSIBLE, START, 0.0
    for past, value, share in ways:
        cost = there.costs.get(past)
        if cost is None:
            cost = transition(past, there)
        every += share * there.factors[past]
        gain = value + cost - best
        if gain > TIE or (gain >= -TIE and past.role > before.role):
            best, before = value + cost, past
    return best, before, top + math.log(every) if every else IMPOSSIBLE


def _arrive(
    ahead: dict[State, Arrival], step: Step, there: State, begun: tuple[float, State, float], cool: float
) -> None:
    best, before, every = begun
    if every == IMPOSSIBLE:
        return
    best, every = best + step.score, every + step.score * cool
    known = ahead.get(there)
    if known is None:
        ahead[there] = Arrival(best, step, before, every)
        return
    known.every = _log_sum([known.every, every])
    if best > known.best:
        known.best, known.step, known.before = best, step, before


def _path(reached: Reached, last: State) -> tuple[tuple[Step, State], ...]:
    path: list[tuple[Step, State]] = []
    arrival = reached[-1][last]
    while arrival.step is not None:
        path.append((arrival.step, last))
        last = arrival.before
        arrival = reached[arrival.step.first][last]
    return tuple(reversed(path))


def _backward(steps: Steps, reached: Reached, entered: Entered, total: float, cool: float) -> dict[Step, float]:
    """The probability of each step; what lies behind a line is worth the same for all that arrive there alike."""
    count = len(reached) - 1
    rest: list[dict[State, float]] = [{} for _ in range(count + 1)]
    rest[count] = dict.fromkeys(reached[count], 0.0)
    confidence: dict[Step, float] = {}
    for line in range(count - 1, -1, -1):
        if not reached[line]:
            continue
        gains: dict[State, list[float]] = {}
        for step in steps[line]:
            confidence[step] = 0.0
            for there in states_of(step.claim.role):
                every = entered[line][there][2]
                if every > IMPOSSIBLE and (after := rest[step.after].get(there)) is not None:
                    gain = step.score * cool + after
                    gains.setdefault(there, []).append(gain)
                    confidence[step] += math.exp(min(0.0, every + gain - total))
        rest[line] = _rest(reached[line], {there: _log_sum(values) for there, values in gains.items()})
    return confidence


def _calibrated(
    path: Sequence[tuple[Step, State]], steps: Steps, confidence: Mapping[Step, float]
) -> dict[Step, float]:
    """Each decision as sure as those of its zone turned out to be; its rivals share what is left as they did before."""
    slopes: Mapping[str, float] = table("grammar")["confidence"]["slope"]
    found = dict(confidence)
    for chosen, there in path:
        sure = confidence[chosen]
        if (slope := float(slopes[there.zone])) == 1.0 or not 0.0 < sure < 1.0:
            continue
        found[chosen] = 1.0 / (1.0 + math.pow(1.0 / sure - 1.0, slope))
        left = (1.0 - found[chosen]) / (1.0 - sure)
        rivals = (step for line in range(chosen.first, chosen.after) for step in steps[line] if step is not chosen)
        found.update((step, confidence[step] * left) for step in rivals if step in confidence)
    return found


def _rest(here: Mapping[State, Arrival], gains: Mapping[State, float]) -> dict[State, float]:
    """What the steps from a line on are worth together, for each state it is reached in."""
    if not gains:
        return {}
    top = max(gains.values())
    shares = [(there.factors, math.exp(gain - top)) for there, gain in gains.items()]
    sums = {past: sum(factors[past] * share for factors, share in shares) for past in here}
    return {past: top + math.log(value) for past, value in sums.items() if value}


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    if len(values) == 1:
        return top
    return top + math.log(sum([math.exp(value - top) for value in values]))
