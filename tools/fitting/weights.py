"""The numbers of the tables as one vector, put to use in this process, and written back where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from textus.base import knowledge
from textus.base.resources import knowledge_dir
from textus.decide.lattice import State, state

FIXED = 12.0
"""weights as large as this are no opinions but rules, and stay"""


class Weight(NamedTuple):
    """One number of a table: its kind (`evidence`, `prior`, `follows`, `confidence`) and where it stands."""

    kind: str
    row: str
    key: str = ""


TEMPERATURE = Weight("confidence", "temperature")
SLOPE = Weight("confidence", "slope", "body")
Weights = Mapping[Weight, float]


def current() -> dict[Weight, float]:
    """All numbers that may be fitted, as the tables have them now."""
    found = {
        Weight("prior", role): float(row["prior"]) for role, row in knowledge.table("roles").items() if role != "p"
    }
    for role, pairs in knowledge.table("grammar")["follows"].items():
        found |= {Weight("follows", role, before): float(value) for before, value in pairs.items()}
    found[TEMPERATURE] = float(knowledge.table("grammar")["confidence"]["temperature"])
    found[SLOPE] = float(knowledge.table("grammar")["confidence"]["slope"]["body"])
    found |= {Weight("evidence", rule): float(row["weight"]) for rule, row in knowledge._evidence().items()}
    return {weight: value for weight, value in found.items() if abs(value) < FIXED}


def install(weights: Weights) -> None:
    """Let everything in this process decide by these numbers."""
    roles, follows, evidence = knowledge.table("roles"), knowledge.table("grammar")["follows"], knowledge._evidence()
    for (kind, row, key), value in weights.items():
        if kind == "prior":
            roles[row]["prior"] = value
        elif kind == "follows":
            follows[row][key] = value
        elif kind == "confidence":
            confidence = knowledge.table("grammar")["confidence"]
            (confidence[row] if key else confidence)[key or row] = value
        else:
            evidence[row]["weight"] = value  # type: ignore[index]
    for role in ("start", *roles):
        for zone in ("front", "body", "back"):
            forget(state(zone, role))


def forget(known: State) -> None:
    """What was worked out from the numbers before."""
    known.costs.clear()
    known.factors.clear()


def write(weights: Weights) -> list[Path]:
    """Replace the numbers in the files of the tables, and nothing else in them; the files that changed."""
    folder = knowledge_dir()
    changed = []
    for file in (folder / "roles.toml", folder / "grammar.toml", *sorted((folder / "evidence").glob("*.toml"))):
        before = file.read_text(encoding="utf-8")
        after = _rewritten(before, file.parent.name if file.parent.name == "evidence" else file.stem, weights)
        if after != before:
            file.write_text(after, encoding="utf-8")
            changed.append(file)
    return changed


_HEADER = re.compile(r'^\[(?:follows\.)?"?([^"\]]+)"?\]')
_KEY = r'^(?P<key>"[^"]+"|[\w.-]+)'
_NUMBER = re.compile(_KEY + r"(?P<is> = (?:\{ weight = )?)(?P<value>-?\d+\.\d+)(?P<rest>.*)$", re.DOTALL)


def _rewritten(text: str, kind: str, weights: Weights) -> str:
    lines, row = text.split("\n"), ""
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            row = header[1]
        elif found := _NUMBER.match(line):
            value = weights.get(_weight(kind, row, found["key"].strip('"')))
            if value is not None:
                lines[number] = f"{found['key']}{found['is']}{round(value, 1) + 0.0}{found['rest']}"
    return "\n".join(lines)


def _weight(kind: str, row: str, key: str) -> Weight:
    if kind == "evidence":
        return Weight("evidence", key)
    if row == TEMPERATURE.kind:
        return Weight(row, key)
    if row == f"{SLOPE.kind}.{SLOPE.row}":
        return Weight(SLOPE.kind, SLOPE.row, key)
    return Weight("follows", row, key) if kind == "grammar" else Weight(key, row)
