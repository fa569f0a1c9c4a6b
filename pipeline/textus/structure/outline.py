"""From headings to the nesting of divisions: which heading opens a division below, beside or above the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textus.base.bundles import roles
from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.base.regex import regex
from textus.model.claims import Decision

ABOVE = 100.0
"""by how much headings that signs mark are above those that nothing marks"""
_CAPITALS = "heading.capitals"
_STEPS = regex(r"^\d+(?P<steps>(?:\.\d+)+)$")


@frozen
class Level:
    """What a heading does: opens a division at a depth (0 the outermost), or continues the heading before it."""

    depth: int
    type: str = ""
    n: str = ""
    continues: bool = False


def outline(reading: Sequence[Decision]) -> Mapping[int, Level]:
    """The level of each heading of a reading, by its place in the reading.

    Headings carry `type` (chapter, act …) and `n` where their words say so; the rank of types is a table. An unnamed
    heading right behind a named or numbered one is its title. Of headings without a name, those in capitals stand
    above the others, and of two ways of numbering that which is used first is above the other. Where signs mark
    headings, they say the level.
    """
    heads = [index for index, decision in enumerate(reading) if roles()[decision.claim.role].heading]
    forms = _forms(reading[index] for index in heads)
    closed = frozenset(table("divisions")["closed"]["types"])
    levels: dict[int, Level] = {}
    stack: list[tuple[float, str]] = []
    for index in heads:
        kind, n = _named(reading[index])
        run_in = reading[index].claim.role != "head"
        follows = index - 1 in levels and _marked(reading[index - 1]) == _marked(reading[index])
        if follows and not run_in and not (kind or n) and any(_named(reading[index - 1])):
            levels[index] = Level(levels[index - 1].depth, continues=True)
            continue
        rank = _rank(reading[index], forms)
        while stack and (stack[-1][0] >= rank or (stack[-1][1] in closed and kind != "section")):
            stack.pop()
        levels[index] = Level(len(stack), kind, n)
        stack.append((rank, kind))
    return levels


def _marked(decision: Decision) -> int:
    """The level that signs give a heading, 0 where none mark it."""
    return int(decision.claim.attributes.get("level", "0"))


def _named(decision: Decision) -> tuple[str, str]:
    attributes = decision.claim.attributes
    return attributes.get("type", ""), attributes.get("n", "")


def _form(decision: Decision) -> str:
    """How a heading without a name of its own looks: the way it is numbered, else how it is set."""
    n = decision.claim.attributes.get("n", "")
    if n:
        return "steps" if _STEPS.match(n) else "figure" if n.isdigit() else "roman" if n.isupper() else "small"
    return "capitals" if any(item.rule == _CAPITALS for item in decision.claim.evidence) else "plain"


def _forms(heads: Iterable[Decision]) -> Mapping[str, int]:
    """The forms of headings without a name in the order in which they first occur, capitals before what is plain."""
    seen: dict[str, int] = {}
    for decision in heads:
        if not decision.claim.attributes.get("type"):
            seen.setdefault(_form(decision), len(seen))
    if "capitals" in seen and "plain" in seen and seen["plain"] < seen["capitals"]:
        seen["plain"], seen["capitals"] = seen["capitals"], seen["plain"]
    return seen


def _rank(decision: Decision, forms: Mapping[str, int]) -> float:
    ranks = table("divisions")["rank"]
    kind, n = _named(decision)
    if level := _marked(decision):
        return level - ABOVE
    if kind:
        return float(ranks.get(kind, ranks["unnamed"]))
    form = _form(decision)
    steps = _STEPS.match(n)
    below = steps["steps"].count(".") if steps else 0
    return float(ranks["unnamed"]) + forms[form] / 10 + below / 100
