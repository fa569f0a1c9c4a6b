"""What learnt scores of lines are worth beside the evidence of recognisers: both in log-odds against a paragraph.

The scores of `line_scores` mean something only beside one another. Here each is taken against the best reading of the
lines as nothing but paragraphs, and added to prior and evidence. What was learnt has heard these already
(`first_reading`), so they count for a part of what they count for alone. A list is one thing, not a thing a line:
against it what was learnt of its lines counts no more than the table of the document grammar says (`[learnt]` in
`knowledge/grammar.toml`).
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from textus.base.bundles import evidence_weight, roles
from textus.base.knowledge import table
from textus.decide import line_scores
from textus.decide.line_scores import LineScores
from textus.model.claims import BY_EDITOR, Claim
from textus.survey.facts import Surveyed

PARAGRAPH = "p"
REASONS = 3
"""reasons for a reading that are shown, the strongest first"""
_OF_PAGES = frozenset({"pb", "cb", "fw"})


class Proposed(NamedTuple):
    """A line that is, by what was learnt, the first of a passage of a role or a further line of it."""

    line: int
    role: str
    goes_on: bool
    value: float
    """its value by what was learnt, in log-odds"""


def _table() -> Mapping[str, Any]:
    known: Mapping[str, Any] = table("grammar")["learnt"]
    return known


def of_following(before: str, role: str) -> float:
    """What it is worth that a role follows another."""
    return line_scores.follows(before, role)


def of_going_on(role: str) -> float:
    """What it is worth that a passage has a second line, besides what that line is worth."""
    return line_scores.second(role)


def least_lines() -> float:
    """The least number of lines of a text whose lines can be compared."""
    return float(_table()["lines"])


def turned_out(said: float) -> float:
    """The share of decisions with this probability that were right in texts of unseen projects."""
    edges, stretches = _calibration()
    low, high, least, most = stretches[bisect_right(edges, said)]
    return least + (most - least) * (said - low) / (high - low)


@functools.cache
def _calibration() -> tuple[list[float], list[tuple[float, float, float, float]]]:
    """What is said, and what is said and true at both ends of each stretch between; the outer ones reach on."""
    rows = _table()["confidence"]
    said, true = [float(value) for value in rows["said"]], [float(value) for value in rows["true"]]
    inner = [(*ends, *right) for ends, right in zip(pairwise(said), pairwise(true), strict=True)]
    return said, [inner[0], *inner, inner[-1]]


@functools.cache
def at_most_against(role: str) -> float:
    """The log-odds that what was learnt of lines can at most count against a role."""
    limits = _table()["against"]
    first = roles()[role].path.partition("/")[0].partition("@")[0]
    named = (role, role.partition(".")[0] + ".*", first)
    return float(next((limits[name] for name in named if name in limits), math.inf))


def is_strong(claim: Claim) -> bool:
    """One reason is decisive, such as a mark, a tag or a consecutive number; or the record decides."""
    least = _strong()
    for item in claim.evidence:  # noqa: SIM110 (asked of every claim twice)
        if evidence_weight(item.rule) * item.strength >= least:
            return True
    return False


@functools.cache
def _strong() -> float:
    return float(_table()["strong"]["weight"])


def _by_editor(claim: Claim) -> bool:
    return any(item.rule == BY_EDITOR for item in claim.evidence)


@functools.cache
def at_most_for(role: str) -> float:
    """The log-odds that what was learnt of lines can at most count for a role."""
    return float(_table()["for"].get(role.partition(".")[0], math.inf))


class Worth:
    """What readings of the lines of a document are worth by what was learnt of lines."""

    def __init__(self, survey: Surveyed, scores: LineScores) -> None:
        self._lines, self._scores = survey.blocks.lines, scores
        self._starts = {line.start: index for index, line in enumerate(self._lines)}
        self._ends = {line.end: index + 1 for index, line in enumerate(self._lines)}
        self._begins, self._goes_on = self._of_lines(PARAGRAPH)
        self._plain = self._best_paragraphs()

    @staticmethod
    def share(claim: Claim) -> float:
        """The factor of prior and evidence of a claim: what was learnt includes them already.

        Where it tells roles apart; between those that it takes for one thing, prior and evidence alone decide.
        """
        in_full = is_strong(claim) or line_scores.learnt_as(claim.role).kind in _table()["in_full"]
        return 1.0 if in_full else float(_table()["evidence"])

    def _of_lines(self, role: str) -> tuple[list[float], list[float]]:
        return list(self._scores.of_lines(role, False)), list(self._scores.of_lines(role, True))

    def _best_paragraphs(self) -> list[float]:
        """By line, what the lines before it are worth as nothing but paragraphs, at best."""
        another, more = of_following(PARAGRAPH, PARAGRAPH), of_going_on(PARAGRAPH)
        begun, gone_on, best = -another, -math.inf, [0.0]
        for line, begins, goes_on in zip(self._lines, self._begins, self._goes_on, strict=True):
            on = -math.inf if line.blank_before else max(begun + more, gone_on) + goes_on
            begun, gone_on = max(begun, gone_on) + another + begins, on
            best.append(max(begun, gone_on))
        return best

    def of_paragraph(self, line: int, goes_on: bool) -> float:
        """Of a line beginning a paragraph, or continuing one."""
        return (self._goes_on if goes_on else self._begins)[line] - self._plain[line + 1] + self._plain[line]

    def of_claim(self, claim: Claim) -> float:
        """Of the lines of a claim being what is claimed; nothing where the record has decided."""
        if _by_editor(claim):
            return 0.0
        first, after = self._span(claim)
        parts = self._parts(claim, first, after) if claim.spans else ((claim.role, first, after, False),)
        found = sum([self._scores.step(*part) for part in parts])
        if line_scores.learnt_as(claim.role).way == line_scores.EITHER:
            found += (after - first - 1) * of_following(claim.role, claim.role)
        limit = 0.0 if self._is_joined(claim.role, first, after) else at_most_against(claim.role)
        if is_strong(claim):
            limit = min(limit, float(_table()["strong"]["against"]))
        return min(max(found - self._plain[after] + self._plain[first], -limit), at_most_for(claim.role))

    def _is_joined(self, role: str, first: int, after: int) -> bool:
        """A paragraph that continues after a blank line: such paragraphs were not learnt, so it must not be divided."""
        return role == PARAGRAPH and any(line.blank_before for line in self._lines[first + 1 : after])

    def reasons(self, claim: Claim) -> list[tuple[float, str]]:
        """The strongest reasons learnt for a claim, each with its weight; the last is the sum of all others."""
        total = self.of_claim(claim)
        if _by_editor(claim):
            return []
        shown = [
            (reason.weight, reason.words) for reason in self._scores.reasons(claim.role, *self._span(claim), REASONS)
        ]
        return [*shown, (total - sum(weight for weight, _ in shown), _table()["rest"])]

    def _span(self, claim: Claim) -> tuple[int, int]:
        return self._starts[claim.start], self._ends[claim.end]

    def _parts(self, claim: Claim, first: int, after: int) -> Iterator[tuple[str, int, int, bool]]:
        """The claim, and the page marks in it that are lines of their own."""
        begun, goes_on = first, False
        for span in claim.spans:
            line = self._starts.get(span.start) if span.role in _OF_PAGES else None
            if line is not None and begun < line and self._lines[line].end <= span.end:
                yield claim.role, begun, line, goes_on
                yield span.role, line, line + 1, False
                begun, goes_on = line + 1, True
        if begun < after:
            yield claim.role, begun, after, goes_on

    def proposed(self, claimed: Collection[str]) -> Iterator[Proposed]:
        """Readings suggested by what was learnt of lines, unless they are much less likely than a paragraph.

        `claimed` are the roles found by recognisers in the text.
        """
        least, beside = float(_table()["least"]), _table()["beside"]
        for role in _table()["proposed"]:
            if beside.get(role, role) not in (role, *claimed):
                continue
            begins, goes_on = self._of_lines(role)
            last = -2
            for line, (one, other) in enumerate(zip(begins, goes_on, strict=True)):
                plain = self._plain[line + 1] - self._plain[line]
                if last == line - 1 and other - plain > least:
                    last = line
                    yield Proposed(line, role, True, other - plain)
                if one - plain > least:
                    last = line
                    yield Proposed(line, role, False, one - plain)
