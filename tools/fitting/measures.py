"""How right decisions are, by class, and how sure of themselves they may be."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textus.base.bundles import roles
from textus.model.claims import FAIRLY_SURE
from tools.fitting.gold import LOOSE, Element, roles_at
from tools.fitting.texts import Text

BINS = 10


@dataclass
class Count:
    """Lines of a class: rightly, wrongly and not said to be of it."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass
class Measures:
    """Lines by class, and decisions by how sure they were."""

    classes: dict[str, Count] = field(default_factory=dict)
    sure: list[tuple[str, float, bool]] = field(default_factory=list)
    """role, confidence and rightness of every decision of which something is known"""

    def of(self, name: str) -> Count:
        """The count of a class."""
        return self.classes.setdefault(name, Count())

    @property
    def micro(self) -> float:
        """F1 over all lines."""
        counts = self.classes.values()
        return Count(*(sum(getattr(c, part) for c in counts) for part in ("right", "wrong", "missed"))).f1

    @property
    def macro(self) -> float:
        """The mean F1 of the classes there are lines of."""
        values = [count.f1 for count in self.classes.values() if count.right + count.missed]
        return sum(values) / max(1, len(values))


@functools.cache
def kind(role: str) -> str:
    """The class of a role: the first role with the same elements around the same text."""
    path = roles()[role].path.split("/")
    chain = tuple(Element(step if step != "*" else "p", 0) for step in path)
    fitting = roles_at(chain) if "div@" not in path[0] else {}
    return next(iter(fitting), role)


def measure(texts: Iterable[Text]) -> Measures:
    """Decide on the texts by the tables as they are now; lines are counted by class, with where a passage begins."""
    found = Measures()
    for text in texts:
        readings = text.read()
        for step, _ in readings.path:
            if text.known(step):
                found.sure.append((step.claim.role, readings.confidence[step], not text.faults(step)))
            _count(found, text, step.first, step.after, step.claim.role)
    return found


def _count(found: Measures, text: Text, first: int, after: int, role: str) -> None:
    wrong = text.labelled[first] is not None and text.blocks and _faulty_start(text, first, role)
    for line in range(first, after):
        label = text.labelled[line]
        if label is None:
            continue
        fitting = roles_at(label.first)
        truth, said = kind(next(iter(fitting))), kind(role)
        if role in fitting and not (line == first and wrong):
            found.of(truth).right += 1
        else:
            found.of(truth).missed += 1
            found.of(said).wrong += 1


def _faulty_start(text: Text, line: int, role: str) -> bool:
    label = text.labelled[line]
    if label is None or roles()[role].leaf == "line":
        return False
    unit = roles_at(label.first).get(role)
    return unit is not None and label.start - unit.start > LOOSE


# ---------------------------------------------------------------------------------------------------- calibration
@dataclass(frozen=True)
class Bin:
    """Decisions that were about as sure: how many, how sure in the mean, and which share of them was right."""

    count: int
    confidence: float
    right: float


def curve(sure: Sequence[tuple[str, float, bool]]) -> list[Bin]:
    """Ten bins of equal width, from 0 to 1."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for _, confidence, right in sure:
        rows[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [Bin(len(row), _mean([c for c, _ in row]), _mean([right for _, right in row])) for row in rows]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def calibration_error(sure: Sequence[tuple[str, float, bool]]) -> float:
    """Expected calibration error: how far confidence is from rightness, over the bins."""
    return sum(bin_.count * abs(bin_.confidence - bin_.right) for bin_ in curve(sure)) / max(1, len(sure))


def surprise(sure: Sequence[tuple[str, float, bool]]) -> float:
    """The mean of the negative logarithm of the probability given to what turned out (right or wrong)."""
    odds = [confidence if right else 1.0 - confidence for _, confidence, right in sure]
    return -_mean([math.log(max(1e-4, min(1.0, value))) for value in odds])


def asked(sure: Sequence[tuple[str, float, bool]]) -> tuple[float, float]:
    """The share of decisions put to the editor, and the share of the wrong ones that is among them."""
    wrong = [confidence for _, confidence, right in sure if not right]
    return (
        sum(confidence < FAIRLY_SURE for _, confidence, _ in sure) / max(1, len(sure)),
        sum(confidence < FAIRLY_SURE for confidence in wrong) / max(1, len(wrong)),
    )
