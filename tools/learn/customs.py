"""What projects never mark is left open: that nobody marked it is no reason that it is not there.

Half of the projects never mark the parts of letters, others no speakers, items or heads. Their “Dear Sir” is a
paragraph, and a reader who learnt that from them would find no greeting elsewhere. So lines that might be of a kind
that a project never marks are not learnt from; and what recognisers are sure to be of such a kind is learnt as that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textus.survey.lines.atoms import LineAtoms

FAMILIES = {
    "letter": ("dateline", "salute", "closing", "signed"),
    "sp": ("sp",),
    "item": ("item",),
    "head": ("head",),
    "row": ("row",),
    "stage": ("stage",),
}
SURE = 5
"""of the places of `textus.decide.first_reading`, from which on a reading is as good as known"""
NOT_MARKED = frozenset({"B-p", "I-p", "B-other", "B-note"})
"""the label of a line whose kind the project does not mark"""
SHORT = frozenset({"fill:0", "fill:1", "fill:2", "fill:3"})
OF_LETTERS = frozenset(
    "begins:salutation begins:valediction begins:farewell begins:signing begins:dateline has:month has:weekday "
    "has:courtesy has:addressee has:office set:right".split()
)
LABELLED = ("label:stop", "label:half", "label:parenthesis", "label:letter", "bullet")
SAID = ("prefix:", "capitals-first:")


@dataclass(frozen=True)
class Customs:
    """How often a project gives each class."""

    counts: Counter[str]

    def lacks(self, family: str) -> bool:
        """The project never marks a family of classes."""
        return not any(self.counts[kind] for kind in FAMILIES[family])


def left_open(labels: Sequence[str], atoms: Sequence[LineAtoms], customs: Customs) -> list[str]:
    """The labels without those that only say that a project does not mark a thing."""
    lacking = [might for family, might in _MIGHT.items() if customs.lacks(family)]
    if not lacking:
        return list(labels)
    kinds = {kind for family in _MIGHT if customs.lacks(family) for kind in FAMILIES[family]}
    return [
        _opened(label, line, kinds, lacking) if label in NOT_MARKED else label
        for label, line in zip(labels, atoms, strict=True)
    ]


def _opened(label: str, line: LineAtoms, kinds: set[str], lacking: Sequence[Callable[[set[str]], bool]]) -> str:
    read = surely_read(line)
    if read[2:] in kinds:
        return read
    return "" if label != "I-p" and any(might(set(line.own)) for might in lacking) else label


def surely_read(line: LineAtoms) -> str:
    """The label of a line by its recognisers, empty where they are not sure of any."""
    read = [atom.split(":")[1:] for atom in line.own if atom.startswith("read:")]
    place, label = max(((int(place), label) for label, place in read), default=(0, ""))
    return label if place >= SURE else ""


def _of_a_letter(own: set[str]) -> bool:
    return bool(own & SHORT) and bool(own & OF_LETTERS)


def _said(own: set[str]) -> bool:
    return any(atom.startswith(SAID) for atom in own)


def _item(own: set[str]) -> bool:
    return not own.isdisjoint(LABELLED)


def _head(own: set[str]) -> bool:
    return bool(own & {"fill:0", "fill:1", "fill:2"}) and not own & {"end:stop", "end:,", "end:;"}


def _row(own: set[str]) -> bool:
    return bool(own & {"gap:tab", "bars", "gap:spaces", "leaders"})


def _stage(own: set[str]) -> bool:
    return bool(own & {"within:(", "within:[", "mark:_-whole", "mark:*-whole"})


_MIGHT: dict[str, Callable[[set[str]], bool]] = {
    "letter": _of_a_letter, "sp": _said, "item": _item, "head": _head, "row": _row, "stage": _stage,
}  # fmt: skip
