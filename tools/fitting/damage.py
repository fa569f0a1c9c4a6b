"""Damage that transcriptions take on their way: each kind at a share of the lines it can befall, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

SEED = 1911
Lines = list[str]


def damaged(text: str, kind: str, share: float, seed: int = SEED) -> str:
    """The text with about that share (0 to 1) of its lines damaged; raises KeyError for an unknown kind."""
    lines = text.split("\n")
    chance = random.Random(f"{seed} {kind} {share}")
    possible = [number for number in range(1, len(lines)) if _befalls(kind, lines[number - 1], lines[number])]
    chosen = set(chance.sample(possible, round(share * len(possible))))
    out: Lines = lines[:1]
    for number in range(1, len(lines)):
        if number in chosen:
            KINDS[kind](out, lines[number], chance)
        else:
            out.append(lines[number])
    return "\n".join(out)


def _befalls(kind: str, before: str, line: str) -> bool:
    """Whether a line can be damaged so: a blank line can be lost, and one added where there is none."""
    if kind == "blank line lost":
        return not line.strip() and bool(before.strip())
    if kind == "case lost":
        return line != line.lower()
    return bool(line.strip()) and (kind == "indent changed" or bool(before.strip()))


def _added(out: Lines, line: str, chance: random.Random) -> None:
    out += ["", line]


def _lost(out: Lines, line: str, chance: random.Random) -> None:
    pass


def _joined(out: Lines, line: str, chance: random.Random) -> None:
    out[-1] = f"{out[-1]} {line.lstrip()}"


def _indented(out: Lines, line: str, chance: random.Random) -> None:
    out.append(line.lstrip() if line[:1].isspace() else " " * chance.randint(1, 8) + line)


def _lowered(out: Lines, line: str, chance: random.Random) -> None:
    out.append(line.lower())


KINDS: dict[str, Callable[[Lines, str, random.Random], None]] = {
    "blank line added": _added,
    "blank line lost": _lost,
    "line joined": _joined,
    "indent changed": _indented,
    "case lost": _lowered,
}
