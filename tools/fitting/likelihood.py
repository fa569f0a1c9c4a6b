"""How likely the right reading is among all readings, and which numbers of the tables would make it likelier.

The readings of a text form a linear chain of steps; the right ones are not known exactly, for nobody may have claimed
them. So every step has its faults, and the right reading is what the model itself would choose if each fault cost
much: the gradient is the difference of two expectations, as in a conditional random field with a hidden part.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textus.decide.decide import score
from textus.decide.lattice import START, State, Step, grammar_row, states_of, temperature, transition
from tools.fitting.texts import Text
from tools.fitting.weights import Weight

FAULT = 8.0
"""log-odds that a fault costs in the right reading"""

ONCE = 0.5
"""expected number of times from which something is taken to happen"""


@dataclass(frozen=True, eq=False)
class Lesson:
    """The first lines of a text as something to learn from."""

    work: str
    count: int
    steps: Sequence[Sequence[Step]]
    faults: Sequence[Sequence[int]]
    share: float
    """what it counts for, so that a long play does not outvote ten letters"""


def lesson(text: Text, most: int, full: int) -> Lesson:
    """At most so many lines of a text; it counts in full with so many of them labelled, and never for more."""
    ends = [block.last + 1 for block in text.blocks.blocks]
    count = max((end for end in ends if end <= most), default=ends[0])
    steps = [[step for step in row if step.after <= count] for row in text.steps()[:count]]
    wrong = [[text.faults(step) for step in row] for row in steps]
    labelled = sum(label is not None for label in text.labelled[:count])
    return Lesson(text.name, count, steps, wrong, min(1.0, full / max(1, labelled)))


def gradient(one: Lesson) -> tuple[float, Mapping[Weight, float]]:
    """The log-likelihood of the right reading, and how it grows with each number."""
    every, expected = expectation(one, _scores(one, right=False))
    best, wanted = expectation(one, _scores(one, right=True))
    for weight, times in expected.items():
        wanted[weight] -= times
    return best - every, wanted


def seen(lessons: Sequence[Lesson]) -> Counter[Weight]:
    """In how many works each number takes part in the right reading."""
    works: dict[Weight, set[str]] = {}
    for one in lessons:
        for weight, times in expectation(one, _scores(one, right=True))[1].items():
            if times >= ONCE:
                works.setdefault(weight, set()).add(one.work)
    return Counter({weight: len(named) for weight, named in works.items()})


def _scores(one: Lesson, *, right: bool) -> list[list[float]]:
    """The scores of the steps; where the right reading is asked for, their faults weigh in."""
    warmth, price = temperature(), FAULT if right else 0.0
    return [
        [score(step.claim) / warmth - price * wrong for step, wrong in zip(*rows, strict=True)]
        for rows in zip(one.steps, one.faults, strict=True)
    ]


Table = list[dict[State, float]]
Uses = defaultdict[Weight, float]
"""how often each number is used"""


def expectation(one: Lesson, scores: Sequence[Sequence[float]]) -> tuple[float, Uses]:
    """The log of the sum over all readings, and how often each number takes part in one."""
    reached, entered = _forward(one, scores)
    rest: Table = [{} for _ in range(one.count + 1)]
    rest[one.count] = dict.fromkeys(reached[one.count], 0.0)
    total = _log_sum(list(reached[one.count].values()))
    used: Uses = defaultdict(float)
    for line in range(one.count - 1, -1, -1):
        if not reached[line]:
            continue
        gains: dict[State, list[float]] = {}
        for step, value in zip(one.steps[line], scores[line], strict=True):
            share = 0.0
            for there in states_of(step.claim.role):
                after = rest[step.after].get(there)
                if after is not None and there in entered[line]:
                    gains.setdefault(there, []).append(value + after)
                    share += math.exp(min(0.0, entered[line][there] + value + after - total))
            if share > 1e-6:
                _use(used, step, share)
        rest[line] = _rest(reached[line], {there: _log_sum(values) for there, values in gains.items()}, used, total)
    return total, used


def _forward(one: Lesson, scores: Sequence[Sequence[float]]) -> tuple[Table, Table]:
    reached: Table = [{} for _ in range(one.count + 1)]
    entered: Table = [{} for _ in range(one.count)]
    reached[0][START] = 0.0
    for line in range(one.count):
        if not (here := reached[line]):
            continue
        top = max(here.values())
        ways = [(past, math.exp(value - top)) for past, value in here.items()]
        begun = entered[line]
        for step, value in zip(one.steps[line], scores[line], strict=True):
            ahead = reached[step.after]
            for there in states_of(step.claim.role):
                if there not in begun:
                    every = sum(share * _factor(past, there) for past, share in ways)
                    begun[there] = top + math.log(every) if every else -math.inf
                if begun[there] > -math.inf:
                    arrived = begun[there] + value
                    ahead[there] = _log_sum([ahead[there], arrived]) if there in ahead else arrived
    return reached, entered


def _factor(past: State, there: State) -> float:
    if past not in there.factors:
        transition(past, there)
    return there.factors[past]


def _use(used: Uses, step: Step, share: float) -> None:
    used[Weight("prior", step.claim.role)] += share
    for item in step.claim.evidence:
        used[Weight("evidence", item.rule)] += share * item.strength


def _rest(here: dict[State, float], gains: dict[State, float], used: Uses, total: float) -> dict[State, float]:
    """What the steps from a line on are worth together; and the numbers of the grammar they use."""
    rest: dict[State, list[float]] = {}
    warmth = temperature()
    for there, gain in gains.items():
        for past, value in here.items():
            cost = transition(past, there) / warmth
            if cost == -math.inf:
                continue
            rest.setdefault(past, []).append(cost + gain)
            share = value + cost + gain - total
            if share > -12 and (row := _row(past, there)):
                used[Weight("follows", *row)] += math.exp(min(0.0, share))
    return {past: _log_sum(values) for past, values in rest.items()}


_row = functools.cache(grammar_row)


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top if len(values) == 1 else top + math.log(sum([math.exp(value - top) for value in values]))
