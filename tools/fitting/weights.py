"""The numbers of the tables as one vector, put to use in this process, and written back where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from textus.base import bundles, knowledge
from textus.base.resources import knowledge_dir, recognisers_dir
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
    tables, confidence = bundles.known(), knowledge.table("grammar")["confidence"]
    found = {Weight("prior", code): role.prior for code, role in tables.roles.items() if code != "p"}
    for code, pairs in tables.follows.items():
        found |= {Weight("follows", code, before): value for before, value in pairs.items()}
    found[TEMPERATURE] = float(confidence["temperature"])
    found[SLOPE] = float(confidence["slope"]["body"])
    found |= {Weight("evidence", rule): row.weight for rule, row in tables.evidence.items()}
    return {weight: value for weight, value in found.items() if abs(value) < FIXED}


def install(weights: Weights) -> None:
    """Let everything in this process decide by these numbers."""
    tables, confidence = bundles.known(), knowledge.table("grammar")["confidence"]
    for (kind, row, key), value in weights.items():
        if kind == "prior":
            tables.roles[row] = replace(tables.roles[row], prior=value)
        elif kind == "follows":
            tables.follows[row][key] = value
        elif kind == "confidence":
            (confidence[row] if key else confidence)[key or row] = value
        else:
            tables.evidence[row] = replace(tables.evidence[row], weight=value)
    for role in (bundles.START, *tables.roles):
        for zone in bundles.ZONES:
            forget(state(zone, role))


def forget(known: State) -> None:
    """What was worked out from the numbers before."""
    known.costs.clear()
    known.factors.clear()


def write(weights: Weights) -> list[Path]:
    """Replace the numbers in the files of the tables, and nothing else in them; the files that changed."""
    changed = []
    for file in (knowledge_dir() / "grammar.toml", *sorted(recognisers_dir().rglob("*.toml"))):
        before = file.read_text(encoding="utf-8")
        after = _rewritten(before, weights)
        if after != before:
            file.write_text(after, encoding="utf-8")
            changed.append(file)
    return changed


_HEADER = re.compile(r"^\[(?P<way>[^\]]+)\]")
_PART = re.compile(r'"([^"]+)"|([\w-]+)')
_KEY = r'^(?P<key>"[^"]+"|[\w.-]+)'
_NUMBER = re.compile(_KEY + r"(?P<is> = (?:\{ weight = )?)(?P<value>-?\d+\.\d+)(?P<rest>.*)$", re.DOTALL)


def _rewritten(text: str, weights: Weights) -> str:
    lines, way = text.split("\n"), [""]
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            way = [quoted or plain for quoted, plain in _PART.findall(header["way"])]
        elif found := _NUMBER.match(line):
            value = weights.get(_weight(way, found["key"].strip('"')))
            if value is not None:
                lines[number] = f"{found['key']}{found['is']}{round(value, 1) + 0.0}{found['rest']}"
    return "\n".join(lines)


def _weight(way: list[str], key: str) -> Weight:
    """The number that `key` has below the header `[way]`."""
    match way:
        case ["roles", code]:
            return Weight(key, code)
        case ["roles", code, "follows"]:
            return Weight("follows", code, key)
        case ["roles", code, "followed_by"]:
            return Weight("follows", key, code)
        case ["confidence", row]:
            return Weight("confidence", row, key)
        case [part]:
            return Weight(part, key)
    return Weight("", "")
