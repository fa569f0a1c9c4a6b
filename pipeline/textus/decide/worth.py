"""What learnt scores of lines are worth beside the evidence of recognisers: both in log-odds against a paragraph.

The scores of `line_scores` mean something only beside one another. Here each is taken against the better of a paragraph
that begins with the line and one that goes on with it, and weighed as the table of the document grammar says
(`[learnt]` in `knowledge/grammar.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Self

from textus.base.bundles import roles
from textus.base.knowledge import table
from textus.decide import line_scores
from textus.decide.line_scores import LineScores
from textus.model.claims import BY_EDITOR, Claim
from textus.survey.facts import Surveyed

PARAGRAPH = "p"
_OF_PAGES = frozenset({"pb", "cb", "fw"})


def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = table("grammar")["learnt"]
    return weights


def of_following(before: str, role: str) -> float:
    """What it is worth that a role follows another."""
    return _weights()["follows"] * line_scores.follows(before, role)


def of_going_on(role: str) -> float:
    """What it is worth that the second line of a passage goes on with it, and not a later one."""
    return _weights()["lines"] * line_scores.second(role)


class Worth:
    """What readings of the lines of a document are worth."""

    def __init__(self, survey: Surveyed, scores: LineScores) -> None:
        self._blocks, self._scores = survey.blocks, scores
        self._starts = {line.start: index for index, line in enumerate(survey.blocks.lines)}
        self._begins, self._goes_on = scores.of_lines(PARAGRAPH, False), scores.of_lines(PARAGRAPH, True)
        plain = map(max, self._begins, self._goes_on)
        self._plain = list(accumulate(plain, initial=0.0))
        self._weights = _weights()

    @classmethod
    def of(cls, survey: Surveyed) -> Self:
        """Of a document, by the table that ships."""
        return cls(survey, LineScores.of(survey))

    def of_claim(self, claim: Claim, first: int, after: int, score: float) -> float:
        """Of the lines `first` to `after` (not within) being what is claimed, whose evidence is worth `score`."""
        if any(item.rule == BY_EDITOR for item in claim.evidence):
            return score
        prior = roles()[claim.role].prior
        evidence = self._weights["prior"] * prior + self._weights["evidence"] * (score - prior)
        learnt = sum(self._scores.step(*part) for part in self._parts(claim, first, after))
        return evidence + self._weights["lines"] * (learnt - self._plain[after] + self._plain[first])

    def _parts(self, claim: Claim, first: int, after: int) -> Iterator[tuple[str, int, int, bool]]:
        """The claim, and the marks of pages in it that are lines of their own."""
        begun, goes_on = first, False
        for span in claim.spans:
            if span.role in _OF_PAGES and (line := self._starts.get(span.start)) is not None:
                if self._blocks.lines[line].end <= span.end and line > begun:
                    yield claim.role, begun, line, goes_on
                    yield span.role, line, line + 1, False
                    begun, goes_on = line + 1, True
        if begun < after:
            yield claim.role, begun, after, goes_on

    def of_paragraph(self, line: int, goes_on: bool) -> float:
        """Of a line beginning a paragraph, or going on with one."""
        value = (self._goes_on if goes_on else self._begins)[line]
        return self._weights["lines"] * (value - self._plain[line + 1] + self._plain[line])
