"""The table that ships: what a fitted model weighs, as sorted text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from tools.learn.lessons import OFFSETS, Lesson

TABLE = Path(__file__).resolve().parents[2] / "pipeline" / "textus" / "decide" / "learnt.tsv"
HEAD = "# Weights of lines, learnt from texts whose TEI is known: made by `./run learn`, not by hand.\n"


def written(model: Path, texts: Sequence[Lesson]) -> str:
    """The table of a model: labels; what it is worth that one label follows another; weights by atom and offset.

    What follows a passage may depend on whether it had one line or more. The search does not remember that, so
    the table also has what it is worth, in the mean over the texts, that a passage of more than one line ends.
    """
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    rows = [HEAD + "labels\t" + " ".join(sorted(tagger.labels()))]
    after: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (before, label), weight in info.transitions.items():
        after[before].append((label, weight))
    rows.append(_row("ends", _ends({before: dict(row) for before, row in after.items()}, texts)))
    rows += [row for before in sorted(after) if (row := _row(f"after {before}", after[before]))]
    weights: dict[tuple[str, int], list[tuple[str, float]]] = defaultdict(list)
    for (feature, label), weight in info.state_features.items():
        offset, _, atom = feature.partition(" ")
        weights[atom, OFFSETS.index(offset)].append((label, weight))
    rows += [row for atom, at in sorted(weights) if (row := _row(f"{OFFSETS[at]} {atom}", weights[atom, at]))]
    return "\n".join(rows) + "\n"


def _ends(after: Mapping[str, Mapping[str, float]], texts: Sequence[Lesson]) -> list[tuple[str, float]]:
    seen = Counter(pair for text in texts for pair in pairwise(text.labels) if pair[0] and pair[1][:1] == "B")
    found = []
    for kind in sorted({before[2:] for before in after}):
        short, long = after.get(f"B-{kind}", {}), after.get(f"I-{kind}", {})
        counts = {label: seen[f"B-{kind}", label] + seen[f"I-{kind}", label] for label in {*short} & {*long}}
        total = sum(counts.values())
        mean = sum((long[label] - short[label]) * count for label, count in sorted(counts.items())) / max(1, total)
        found.append((kind, mean))
    return found


def _row(name: str, weights: list[tuple[str, float]]) -> str:
    shown = [f"{label} {value:.2f}" for label, weight in sorted(weights) if (value := round(weight, 2))]
    return f"{name}\t{' '.join(shown)}" if shown else ""
