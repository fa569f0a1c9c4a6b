"""Why a line was read as it was: its decision with reasons and weights, its rivals, its neighbours, what is inside.

Weights are log-odds against an ordinary paragraph: +2 makes a reading about seven times as likely, -2 as unlikely. They
are rounded as they are shown, so that they add up to the totals shown.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from textus.base.bundles import evidence_reason, evidence_weight, roles, span_kinds
from textus.base.frozen import frozen
from textus.decide import addressing, overrule, sentences
from textus.decide.decide import Weighed, best_zone, score, weigh
from textus.decide.first_reading import worth_of
from textus.decide.lattice import START, State, state, transition
from textus.decide.worth import Worth
from textus.model.claims import Claim, Decision, Span
from textus.model.tree import Node
from textus.read.source import excerpt
from textus.survey.survey import Survey

RIVALS = 5
"""so many rivals are told, the likeliest first"""
DIGITS = 2
"""of weights, after the point"""
LEARNT = "learnt"
"""the rule of a reason that was learnt from texts"""
Way = tuple[int, str]
"""where an element begins in the source, and the elements from `text` down to it"""


@frozen
class Reason:
    """One piece of evidence: a row of `[evidence]` in a recogniser’s table, or `learnt`; its weight here, its words."""

    rule: str
    weight: float
    words: str


@frozen
class Alternative:
    """A reading of some lines: how likely among all, and what it is worth by itself and among its neighbours."""

    role: str
    first: int
    """number of its first line"""
    last: int
    """number of its last line"""
    confidence: float
    prior: float
    reasons: tuple[Reason, ...]
    before: float
    """what following the passage above is worth to it, or minus infinity"""
    after: float
    """what being followed by the passage below is worth to it, or minus infinity"""

    @property
    def score(self) -> float:
        """What it is worth by itself."""
        return round(self.prior + sum(reason.weight for reason in self.reasons), DIGITS)

    @property
    def total(self) -> float:
        """What it is worth between its neighbours, or minus infinity."""
        return round(self.score + self.before + self.after, DIGITS)

    def covers_the_lines_of(self, other: Alternative) -> bool:
        """Whether it is a reading of the very same lines."""
        return (self.first, self.last) == (other.first, other.last)


@frozen
class Made:
    """A change of a decision after the search: a row of `knowledge/structure.toml`, the roles, the change in words."""

    reason: str
    before: str
    after: str
    words: str


@frozen
class Inside:
    """A span in the passage: what it is, where, and its words."""

    role: str
    element: str
    line: int
    column: int
    words: str
    attributes: tuple[tuple[str, str], ...]


@frozen
class Explanation:
    """A decision, in full."""

    path: str
    words: str
    """how the passage begins"""
    zone: str
    role: str
    """what the passage is in the TEI"""
    element: str
    """the TEI elements from `text` down to the one that holds it"""
    sentence: str
    """what it was read as, how certain that is, what was made of it and why"""
    changes: tuple[Made, ...]
    """what the structure of the text made of the reading"""
    chosen: Alternative
    """what the search chose"""
    rivals: tuple[Alternative, ...]
    before: str
    """the role of the passage above as it was read, "start" for none"""
    after: str
    """the role of the passage below as it was read, empty for none"""
    inside: tuple[Inside, ...]
    digest: str
    snippet: str
    """the `[[decision]]` that settles it as it is"""
    by_editor: bool
    """whether the record decided it"""


def at_line(decisions: Sequence[Decision], document: Survey, number: int) -> int | None:
    """Which decision covers a line, counted from 1; None for a line with nothing on it, or none at all."""
    lines = document.blocks.lines
    index = bisect.bisect_left(lines, number, key=lambda line: line.number)
    if index == len(lines) or lines[index].number != number:
        return None
    return bisect.bisect_right(decisions, lines[index].start, key=lambda decision: decision.claim.start) - 1


def explain(
    document: Survey, decisions: Sequence[Decision], claims: Sequence[Claim], text: Node, which: int
) -> Explanation:
    """The decision number `which` of a reading, with what the reading chose from; `text` is the TEI made of it."""
    return next(each(document, decisions, claims, text, (which,)))


def each(
    document: Survey, decisions: Sequence[Decision], claims: Sequence[Claim], text: Node, which: Iterable[int]
) -> Iterator[Explanation]:
    """Several decisions of a reading, by their numbers; all readings are weighed once."""
    lines = worth_of(document, claims)
    weighed, ways = weigh(document.blocks, claims, lines), list(_ways(text, ""))
    for number in which:
        yield _explained(document, decisions, number, weighed, ways, lines)


def _explained(
    document: Survey,
    decisions: Sequence[Decision],
    which: int,
    weighed: Sequence[Weighed],
    ways: Sequence[Way],
    lines: Worth | None,
) -> Explanation:
    decision = decisions[which]
    found = decision.found
    claim = found.claim
    above = _next(decisions, range(which - 1, -1, -1), found)
    below = _next(decisions, range(which + 1, len(decisions)), found)
    learnt = lines is not None
    before = state(above.zone, above.claim.role, learnt=learnt) if above else START
    after = state(below.zone, below.claim.role, learnt=learnt) if below else None
    whole = document.text[claim.start : claim.end]
    mine = Weighed(claim, score(claim) * (lines.share(claim) if lines else 1.0), found.confidence)
    return Explanation(
        path=document.source.path,
        words=excerpt(" ".join(document.text[decision.claim.start : decision.claim.end][:200].split()), 1),
        zone=decision.zone,
        role=decision.claim.role,
        element=_element(ways, decision.claim),
        sentence=sentences.read_as(decision),
        changes=tuple(
            Made(change.reason, change.before, change.after, words)
            for change, words in zip(decision.changes, sentences.made(decision), strict=True)
        ),
        chosen=_alternative(document, mine, before, after, state(found.zone, claim.role, learnt=learnt), lines),
        rivals=tuple(
            _alternative(document, rival, before, after, best_zone(rival.claim.role, before, learnt), lines)
            for rival in (() if found.by_editor else _rivals(claim, weighed))
        ),
        before=before.role,
        after=after.role if after else "",
        inside=tuple(_inside(document, span) for span in decision.spans),
        digest=overrule.digest(whole),
        snippet=addressing.snippet(document, claim.start, claim.end, sentences.settling_role(decision)),
        by_editor=found.by_editor,
    )


def _next(decisions: Sequence[Decision], numbers: Iterable[int], found: Decision) -> Decision | None:
    """The first of some decisions that is not part of the same one, as the search found it."""
    return next((decisions[number].found for number in numbers if decisions[number].found is not found), None)


def _rivals(chosen: Claim, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Other readings of any of the lines, the likeliest first; what never had a chance is left out."""
    others = (
        one
        for one in weighed
        if one.claim.start < chosen.end
        and chosen.start < one.claim.end
        and (one.claim.start, one.claim.role) != (chosen.start, chosen.role)
    )
    return sorted(others, key=lambda one: (-one.confidence, -one.score, one.claim.start, one.claim.role))[:RIVALS]


def _alternative(
    document: Survey, weighed: Weighed, before: State, after: State | None, mine: State, lines: Worth | None
) -> Alternative:
    claim = weighed.claim
    first, last = (document.source.position(offset)[0] for offset in (claim.start, max(claim.start, claim.end - 1)))
    share = lines.share(claim) if lines else 1.0
    reasons = [
        *(
            (one.rule, evidence_weight(one.rule) * one.strength * share, evidence_reason(one.rule))
            for one in claim.evidence
        ),
        *((LEARNT, weight, words) for weight, words in (lines.reasons(claim) if lines else ())),
    ]
    return Alternative(
        role=claim.role,
        first=first,
        last=last,
        confidence=weighed.confidence,
        prior=round(roles()[claim.role].prior * share, DIGITS),
        reasons=tuple(
            Reason(rule, round(weight, DIGITS), words)
            for rule, weight, words in sorted(reasons, key=lambda reason: -abs(reason[1]))
        ),
        before=round(transition(before, mine), DIGITS),
        after=round(transition(mine, after), DIGITS) if after else 0.0,
    )


def _inside(document: Survey, span: Span) -> Inside:
    line, column = document.source.position(span.start)
    words = excerpt(" ".join(document.text[span.start : span.end][:80].split()), 1)
    element = span_kinds()[span.role].element
    return Inside(span.role, element, line, column, words, tuple(sorted(span.attributes.items())))


def settling(document: Survey, reading: Alternative) -> str:
    """The `[[decision]]` that says that a reading is the right one."""
    lines = document.blocks.lines
    first = bisect.bisect_left(lines, reading.first, key=lambda line: line.number)
    behind = bisect.bisect_right(lines, reading.last, key=lambda line: line.number)
    return addressing.snippet(document, lines[first].start, lines[behind - 1].end, reading.role)


def _element(ways: Sequence[Way], claim: Claim) -> str:
    """The way from `text` to the first element made of the lines of a claim; empty where none was."""
    *_, last = roles()[claim.role].path.replace("/*", "").split("/")
    mine = [way.strip("/") for start, way in ways if claim.start <= start < claim.end]
    of_role = [way for way in mine if way.rpartition("/")[2].split("[")[0] == last.split("@")[0]]
    return next(iter([*of_role, *mine]), "")


def _ways(node: Node, above: str) -> Iterator[Way]:
    kind = node.attributes.get("type")
    way = f"{above}/{node.tag}[{kind}]" if kind and node.tag == "div" else f"{above}/{node.tag}"
    yield node.start, way
    for child in node.elements():
        yield from _ways(child, way)
