"""The table that ships: what a fitted model weighs, as sorted text."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tools.learn.lessons import OFFSETS

TABLE = Path(__file__).resolve().parents[2] / "pipeline" / "textus" / "decide" / "learnt.tsv"
HEAD = "# Weights of lines, learnt from texts whose TEI is known: made by `./run learn`, not by hand.\n"


def written(model: Path) -> str:
    """The table of a model: labels; what it is worth that one label follows another; weights by atom and offset."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    rows = [HEAD + "labels\t" + " ".join(sorted(tagger.labels()))]
    after: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (before, label), weight in info.transitions.items():
        after[before].append((label, weight))
    rows += [row for before in sorted(after) if (row := _row(f"after {before}", after[before]))]
    weights: dict[tuple[str, int], list[tuple[str, float]]] = defaultdict(list)
    for (feature, label), weight in info.state_features.items():
        offset, _, atom = feature.partition(" ")
        weights[atom, OFFSETS.index(offset)].append((label, weight))
    rows += [row for atom, at in sorted(weights) if (row := _row(f"{OFFSETS[at]} {atom}", weights[atom, at]))]
    return "\n".join(rows) + "\n"


def _row(name: str, weights: list[tuple[str, float]]) -> str:
    shown = [f"{label} {value:.2f}" for label, weight in sorted(weights) if (value := round(weight, 2))]
    return f"{name}\t{' '.join(shown)}" if shown else ""
