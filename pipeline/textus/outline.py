"""From headings to the nesting of divisions: which heading opens a division below, beside or above the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textus.claims import Decision
from textus.knowledge import table


@dataclass(frozen=True, slots=True)
class Level:
    """What a heading does: opens a division at a depth (0 the outermost), or continues the heading before it."""

    depth: int
    type: str = ""
    n: str = ""
    continues: bool = False


def outline(reading: Sequence[Decision]) -> Mapping[int, Level]:
    """The level of each heading of a reading, by its place in the reading.

    Headings carry `type` (chapter, act …) and `n` where their words say so; the rank of types is a table. An unnamed
    heading right behind a named one is its title.
    """
    heads = [index for index, decision in enumerate(reading) if decision.claim.role == "head"]
    ranks = {index: _rank(reading[index]) for index in heads}
    levels: dict[int, Level] = {}
    stack: list[int] = []
    for index in heads:
        attributes = reading[index].claim.attributes
        if index - 1 in levels and not attributes.get("type") and reading[index - 1].claim.attributes.get("type"):
            levels[index] = Level(levels[index - 1].depth, continues=True)
            continue
        rank = ranks[index]
        while stack and stack[-1] >= rank:
            stack.pop()
        levels[index] = Level(len(stack), attributes.get("type", ""), attributes.get("n", ""))
        stack.append(rank)
    return levels


def _rank(decision: Decision) -> int:
    ranks = table("divisions")["rank"]
    kind = decision.claim.attributes.get("type", "")
    if not kind and decision.claim.attributes.get("n"):
        kind = "numbered"
    return int(ranks.get(kind, ranks["unnamed"]))
