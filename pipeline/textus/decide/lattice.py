"""All readings of a document at once: steps over its lines, the best path through them, and how likely each step is.

A step is worth its score; the document grammar (`follows` in the tables of the recognisers, zones in
`knowledge/grammar.toml`) says what it costs that one step follows another. The best path is found exactly (Viterbi),
the probability of each step under all paths likewise (forward-backward), both in one pass there and one back.
Recognisers do not know of one another and often see the same thing twice, so sums of their evidence are surer than they
should be: for probabilities, not for the choice, all log-odds are divided by a temperature that is fitted
(`[confidence]` in the same table); and as documents differ in how far they follow what we know, the log-odds of each
probability once more by what has been seen in each zone (`[confidence.slope]`; Platt, "Probabilistic outputs", 1999,
without the constant). Time grows with the number of steps.

A passage that may be of any length is no step for each length, which would be too many, but a step for its first line
and one for each line more, which can only follow one of these. Of those on the best path one step is made again, and
it is as likely as all of them together, with no line more.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from textus.base.bundles import follows, roles
from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.decide import worth
from textus.model.claims import Claim

IMPOSSIBLE = -math.inf
TIE = 1e-11
"""log-odds; paths that differ by less are as good, and the names of roles decide, not the order of claims"""


class State:
    """What the grammar remembers of the lines before: the last role and the zone it stood in. One object for each."""

    __slots__ = ("costs", "factors", "goes_on", "learnt", "order", "role", "zone")

    def __init__(self, zone: str, role: str, goes_on: bool, learnt: bool) -> None:
        self.zone, self.role = zone, role
        self.goes_on = goes_on
        """the last line continued a passage"""
        self.learnt = learnt
        """what was learnt of lines also limits what may precede"""
        self.order = role, goes_on
        """decides among states that are equally good"""
        self.costs: dict[State, float] = {}
        """log-odds of arriving here, by the state before; filled by `transition`"""
        self.factors: dict[State, float] = {}
        """the same as odds, at the temperature of confidence"""

    def __repr__(self) -> str:
        return f"{self.zone}/{self.role}" + "…" * self.goes_on


@functools.cache
def state(zone: str, role: str, goes_on: bool = False, learnt: bool = False) -> State:
    """The one state of a zone and a role."""
    return State(zone, role, goes_on, learnt)


START = state("front", "start")


@functools.cache
def states_of(role: str, goes_on: bool = False, learnt: bool = False) -> tuple[State, ...]:
    """A role in each zone it may stand in; raises KeyError for an unknown role."""
    return tuple(state(zone, role, goes_on, learnt) for zone in roles()[role].zones)


@dataclass(slots=True, eq=False)
class Step:
    """A claim as a step from line `first` to line `after`; it is never changed."""

    first: int
    after: int
    claim: Claim
    score: float
    states: tuple[State, ...]
    """the states it may lead to"""

    @property
    def goes_on(self) -> bool:
        """It continues the passage of the step before."""
        return self.states[0].goes_on


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
    """The best path, as steps with their states, and the probability of every step. What continues is one step in the
    path; the steps it was made of are as likely as each is by itself."""

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
        known = _continued(before, after) if after.goes_on else _followed(before, after)
        after.costs[before], after.factors[before] = known, math.exp(known / temperature())
    return known


def _continued(before: State, after: State) -> float:
    if (before.zone, before.role) != (after.zone, after.role):
        return IMPOSSIBLE
    return 0.0 if before.goes_on else worth.of_going_on(after.role)


def _followed(before: State, after: State) -> float:
    known = float(table("grammar")["zones"].get(f"{before.zone} {after.zone}", IMPOSSIBLE))
    if row := grammar_row(before, after):
        known += follows(row[0])[row[1]]
    return known + worth.of_following(before.role, after.role) if after.learnt and before.role != "start" else known


def temperature() -> float:
    """What log-odds are divided by before they become probabilities."""
    return float(table("grammar")["confidence"]["temperature"])


def search(count: int, steps: Steps) -> Readings:
    """The best of all paths over `count` lines, and how likely each step is; some path must reach the last line."""
    cool = 1.0 / temperature()
    reached, entered = _forward(count, steps, cool)
    last = max(reached[count], key=lambda s: (reached[count][s].best, s.zone, s.order))
    total = _log_sum([arrival.every for arrival in reached[count].values()])
    confidence, ahead = _backward(steps, reached, entered, total, cool)
    path = []
    for run in _runs(_path(reached, last)):
        step, there = _whole(run), run[-1][1]
        if len(run) > 1 or _may_go_on(step, there, ahead):
            confidence[step] = math.exp(min(0.0, _every(run, entered, ahead, cool) - total))
        for other in _same(step, there, run, steps):
            confidence[step] += math.exp(min(0.0, _every(other, entered, ahead, cool) - total))
        confidence[step] = min(1.0, confidence[step])
        path.append((step, there))
    return Readings(tuple(path), _calibrated(path, steps, confidence))


Reached = list[dict[State, Arrival]]
Entered = list[dict[State, tuple[float, State, float]]]
"""by line and state of the step from there: the best way to begin it, the state before, and all ways together"""
Ahead = list[dict[State, float]]
"""by line, and by the state of the step that begins there: all paths from there to the end"""
Run = list[tuple[Step, State]]
"""steps that follow one another, with the states they lead to"""


def _forward(count: int, steps: Steps, cool: float) -> tuple[Reached, Entered]:
    reached: Reached = [{} for _ in range(count + 1)]
    entered: Entered = [{} for _ in range(count)]
    reached[0][START] = Arrival(0.0, None, START, 0.0)
    for line in range(count):
        here = reached[line]
        if not here:
            continue
        top = max([arrival.every for arrival in here.values()])
        ways = [(past, arrival.best, math.exp(arrival.every - top)) for past, arrival in here.items()]
        begun = entered[line]
        for step in steps[line]:
            for there in step.states:
                way = begun.get(there)
                if way is None:
                    way = begun[there] = _enter(ways, top, there)
                if way[2] > IMPOSSIBLE:
                    _arrive(reached[step.after], step, there, way, cool)
    return reached, entered


def _enter(ways: list[tuple[State, float, float]], top: float, there: State) -> tuple[float, State, float]:
    best, before, every = IMPOSSIBLE, START, 0.0
    costs, factors = there.costs, there.factors
    for past, value, share in ways:
        cost = costs.get(past)
        if cost is None:
            cost = transition(past, there)
        if cost == IMPOSSIBLE:
            continue
        every += share * factors[past]
        gain = value + cost - best
        if gain > TIE or (gain >= -TIE and past.order > before.order):
            best, before = value + cost, past
    return best, before, top + math.log(every) if every else IMPOSSIBLE


def _arrive(
    ahead: dict[State, Arrival], step: Step, there: State, begun: tuple[float, State, float], cool: float
) -> None:
    best, before, every = begun
    best, every = best + step.score, every + step.score * cool
    known = ahead.get(there)
    if known is None:
        ahead[there] = Arrival(best, step, before, every)
        return
    known.every = _log_sum([known.every, every])
    if best > known.best:
        known.best, known.step, known.before = best, step, before


def _path(reached: Reached, last: State) -> Run:
    path: Run = []
    arrival = reached[-1][last]
    while arrival.step is not None:
        path.append((arrival.step, last))
        last = arrival.before
        arrival = reached[arrival.step.first][last]
    return path[::-1]


def _runs(path: Run) -> Iterator[Run]:
    """The steps of the path, each with those that continue it."""
    run: Run = []
    for step, there in path:
        if run and not step.goes_on:
            yield run
            run = []
        run.append((step, there))
    if run:
        yield run


def _whole(run: Run) -> Step:
    """One step in place of several that continue one another."""
    (first, _), (last, _) = run[0], run[-1]
    if first is last:
        return first
    claim = replace(first.claim, end=last.claim.end)
    return Step(first.first, last.after, claim, sum(step.score for step, _ in run), last.states)


def _same(step: Step, there: State, run: Run, steps: Steps) -> Iterator[Run]:
    """Other steps that read the same lines as the same: a claim, and what was made line by line."""
    if not there.learnt:
        return
    begun = state(there.zone, there.role, False, True)
    taken = {one for one, _ in run}
    for other in steps[step.first]:
        if other.claim.role == there.role and not other.goes_on and other not in taken:
            if other.after == step.after:
                yield [(other, begun)]
            elif other.after == step.first + 1 and (more := _by_line(step, there, steps)):
                yield [(other, begun), *more]


def _by_line(step: Step, there: State, steps: Steps) -> Run:
    """The steps for one line more, from the second line of a step to its last; none where one of them is missing."""
    ways = state(there.zone, there.role, True, True)
    found: Run = []
    for line in range(step.first + 1, step.after):
        more = next((one for one in steps[line] if one.goes_on and one.claim.role == there.role), None)
        if more is None:
            return []
        found.append((more, ways))
    return found


def _may_go_on(step: Step, there: State, ahead: Ahead) -> bool:
    return step.after < len(ahead) and state(there.zone, there.role, True, there.learnt) in ahead[step.after]


def _every(run: Run, entered: Entered, ahead: Ahead, cool: float) -> float:
    """All paths together that take exactly these steps and do not continue for another line; in log-odds."""
    (first, begun), (last, ended) = run[0], run[-1]
    sums = entered[first.first][begun][2] + sum(step.score for step, _ in run) * cool
    sums += sum(math.log(there.factors[before]) for (_, before), (_, there) in itertools.pairwise(run))
    if last.after == len(ahead):
        return sums
    ways = [
        gain + math.log(there.factors[ended])
        for there, gain in ahead[last.after].items()
        if not there.goes_on and there.factors[ended]
    ]
    return sums + _log_sum(ways) if ways else IMPOSSIBLE


def _backward(
    steps: Steps, reached: Reached, entered: Entered, total: float, cool: float
) -> tuple[dict[Step, float], Ahead]:
    """The probability of each step, and the value of what follows, which is the same for all steps that lead there."""
    count = len(reached) - 1
    rest: list[dict[State, float]] = [{} for _ in range(count + 1)]
    rest[count] = dict.fromkeys(reached[count], 0.0)
    ahead: Ahead = [{} for _ in range(count)]
    confidence: dict[Step, float] = {}
    for line in range(count - 1, -1, -1):
        if not reached[line]:
            continue
        gains: dict[State, list[float]] = {}
        begun = entered[line]
        for step in steps[line]:
            likely, behind = 0.0, rest[step.after]
            for there in step.states:
                every, after = begun[there][2], behind.get(there)
                if after is not None and every > IMPOSSIBLE:
                    gain = step.score * cool + after
                    gains.setdefault(there, []).append(gain)
                    likely += math.exp(min(0.0, every + gain - total))
            confidence[step] = likely
        ahead[line] = {there: _log_sum(values) for there, values in gains.items()}
        rest[line] = _rest(reached[line], ahead[line])
    return confidence, ahead


def _calibrated(
    path: Sequence[tuple[Step, State]], steps: Steps, confidence: Mapping[Step, float]
) -> dict[Step, float]:
    """Each decision, as certain as those of its zone turned out to be.

    Its rivals share what is left as they did before; where what was learnt has a say, each is as likely as such turned
    out to be, and what then is left is none of them.
    """
    slopes: Mapping[str, float] = table("grammar")["confidence"]["slope"]
    found = dict(confidence)
    for chosen, there in path:
        sure = confidence[chosen]
        slope = float(slopes[there.zone])
        if slope == 1.0 or not 0.0 < sure < 1.0:
            continue
        rows = (step for line in range(chosen.first, chosen.after) for step in steps[line])
        rivals = [step for step in rows if step is not chosen and step in confidence]
        if there.learnt:
            found.update((step, worth.turned_out(confidence[step])) for step in (chosen, *rivals))
            continue
        found[chosen] = 1.0 / (1.0 + math.pow(1.0 / sure - 1.0, slope))
        left = (1.0 - found[chosen]) / (1.0 - sure)
        found.update((step, confidence[step] * left) for step in rivals)
    return found


def _rest(here: Mapping[State, Arrival], gains: Mapping[State, float]) -> dict[State, float]:
    """What the steps from a line on are worth together, for each state it is reached in."""
    if not gains:
        return {}
    top = max(gains.values())
    shares = [(there.factors, math.exp(gain - top)) for there, gain in gains.items()]
    found = {}
    for past in here:
        value = 0.0
        for factors, share in shares:
            value += factors[past] * share
        if value:
            found[past] = top + math.log(value)
    return found


def _log_sum(values: Sequence[float]) -> float:
    if len(values) == 1:
        return values[0]
    top = max(values)
    return top + math.log(sum([math.exp(value - top) for value in values]))
