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


def family(role):
    path = roles()[role].path
    if role == "p": return "p"
    if role.startswith("head"): return "head"
    if "/l" in path and "list" not in path: return "verse"
    if path.split("/")[0] in ("opener", "closer", "postscript") or "run-in" in role: return "letter"
    if path.startswith("list"): return "list"
    if path.startswith("table"): return "table"
    if path.startswith("note"): return "note"
    if path.startswith("sp") or path in ("stage", "castList/castItem"): return "play"
    if path in ("pb", "fw", "cb", "milestone"): return "page"
    if roles()[role].zones[0] == "front": return "front"
    return "other"


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
        learnt = self._weights["lines"] * (learnt - self._plain[after] + self._plain[first])
        return evidence + max(learnt, -self._weights.get("against-" + family(claim.role), 99.0))

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

    def proposed(self) -> Iterator[tuple[int, str, bool, float]]:
        """Line, role, whether it goes on, and what that is worth, of readings that lines alone suggest."""
        least, bonus, weight = self._weights["least"], self._weights["bonus"], self._weights["lines"]
        for role in PROPOSED:
            prior = roles()[role].prior * self._weights["prior"] + bonus
            begun: set[int] = set()
            begins, goes_on = (self._scores.of_lines(role, on) for on in (False, True))
            for line, (one, other) in enumerate(zip(begins, goes_on, strict=True)):
                plain = self._plain[line + 1] - self._plain[line]
                if one - plain > least:
                    begun.add(line)
                    yield line, role, False, prior + weight * (one - plain)
                if line - 1 in begun and other - plain > least:
                    begun.add(line)
                    yield line, role, True, weight * (other - plain)


PROPOSED = ("head", "dateline", "salute", "signed", "closer.salute", "lg", "stage")
