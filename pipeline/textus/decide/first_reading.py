"""What the recognisers alone take every line for, as atoms that are weighed with all others.

Evidence of recognisers and looks of lines are two witnesses of the same text. How far the first is to be believed where
the second says otherwise has been learnt too (Wolpert, "Stacked generalization", 1992): each line has atoms for what it
is likely to be by evidence and document grammar alone, by how likely it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import accumulate

from textus.decide.decide import Weighed, weigh
from textus.decide.line_scores import BEGINS, GOES_ON, LineScores, learnt_as
from textus.decide.worth import Worth, least_lines
from textus.model.claims import Claim
from textus.read.blocks import Blocks
from textus.survey.facts import Surveyed

SHARES = (0.02, 0.1, 0.3, 0.6, 0.85, 0.96)
"""limits of probability between one atom and the next; below the first there is no atom"""
FEW = 40
"""lines of a text too short to show its habits: its reading is then weighed separately"""


def reading_atoms(blocks: Blocks, weighed: Iterable[Weighed]) -> list[tuple[str, ...]]:
    """For each line, what it is likely to be: `read:LABEL:SHARE` by class, and `role:ROLE` for the likeliest role."""
    starts = {line.start: index for index, line in enumerate(blocks.lines)}
    ends = {line.end: index + 1 for index, line in enumerate(blocks.lines)}
    count = len(blocks.lines)
    few = count < FEW
    shares: dict[str, list[float]] = defaultdict(lambda: [0.0] * (count + 1))
    best = [(0.0, "")] * count
    for claim, _, confidence in weighed:
        if confidence < SHARES[0]:
            continue
        first, after = starts[claim.start], ends[claim.end]
        kind, way = learnt_as(claim.role)
        rest = f"I-{kind}"
        begun = rest if way == GOES_ON else f"B-{kind}"
        _add(shares[begun], first, first + 1, confidence)
        _add(shares[rest if way == BEGINS else begun], first + 1, after, confidence)
        for line in range(first, after) if confidence > 0.5 else (first,):
            best[line] = max(best[line], (confidence, claim.role + ("" if line == first else "…")))
    found: list[list[str]] = [[f"role:{role}"] if role else [] for _, role in best]
    for label, steps in sorted(shares.items()):
        for line, share in enumerate(accumulate(steps[:-1])):
            if place := bisect_right(SHARES, share):
                found[line].append(f"read:{label}:{place}")
                if few:
                    found[line].append(f"read-of-few:{label}:{place}")
    return [tuple(atoms) for atoms in found]


def _add(steps: list[float], first: int, after: int, share: float) -> None:
    steps[first] += share
    steps[after] -= share


def worth_of(survey: Surveyed, claims: Collection[Claim]) -> Worth | None:
    """What readings are worth by what was learnt; None for a text too short to compare its lines."""
    if len(survey.blocks.lines) < least_lines():
        return None
    reading = reading_atoms(survey.blocks, weigh(survey.blocks, claims))
    return Worth(survey, LineScores.of(survey, reading))
