"""What is seen of every line, as atoms: short names of facts that hold of it, which a learnt reading weighs.

An atom is `family:value`. Those of the line itself (`own`) are looked at from the lines around it too; those of its
place (`local`) are not. All measures are relative to the document: a line is long if others of it are.
`knowledge/line_atoms.toml` has each in words. It takes time that grows with the number of lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from textus.survey.facts import Surveyed, fact
from textus.survey.lines.bins import Bins
from textus.survey.lines.frame import Frame, frame
from textus.survey.lines.looks import Look
from textus.survey.lines.pages import page_atoms
from textus.survey.lines.surroundings import local_atoms
from textus.survey.lines.word_classes import word_atoms

INDENTS = Bins("indent", (-8, 0, 1, 3, 6, 9, 20, 33))
FILLS = Bins("fill", (0.15, 0.3, 0.5, 0.7, 0.85, 0.97, 1.05, 2))
ABOVE, BELOW = Bins("above", (1, 2, 3)), Bins("below", (1, 2, 3))
OFTEN = (2, 3, 6)
RECURS = Bins("recurs", OFTEN)
FAR_IN = 8
NEAR_LABELS = 12
"""lines within which one label follows another"""


class LineAtoms(NamedTuple):
    """What is seen of one line."""

    own: tuple[str, ...]
    local: tuple[str, ...]


@fact
def line_atoms(document: Surveyed) -> Sequence[LineAtoms]:
    """The atoms of every line."""
    looks = _looks(document)
    if not looks:
        return ()
    measured = frame(looks, document.text)
    for look, following in pairwise(looks):
        look.fits = look.indent + look.length + 1 + len(_first_word(following.text)) <= measured.width
    for look in looks:
        look.own += word_atoms(look.text, look.words)
        look.own += _place(look, measured)
        look.own += _recurring(look, measured)
    _neighbours(looks)
    _labels(looks, measured)
    page_atoms(looks, measured)
    places = local_atoms(looks, measured)
    return [LineAtoms(tuple(look.own), tuple(place)) for look, place in zip(looks, places, strict=True)]


def _looks(document: Surveyed) -> list[Look]:
    looks: list[Look] = []
    text = document.blocks.source.text
    for line in document.blocks.lines:
        above = 3 if not looks else max(line.blank_before, int(line.page_before))
        look = Look(text[line.start : line.end], line.indent, above)
        if looks:
            looks[-1].below = look.above
        looks.append(look)
    return looks


def _first_word(text: str) -> str:
    """Empty for a line of spaces that do not make a blank line, such as no-break spaces."""
    return next(iter(text.split(None, 1)), "")


def _place(look: Look, measured: Frame) -> list[str]:
    """Where the line stands between the margins."""
    beyond = look.indent - measured.margin
    atoms = [
        INDENTS.of(beyond),
        FILLS.of(look.length / measured.width),
        ABOVE.of(look.above),
        BELOW.of(look.below),
    ]
    if measured.step and beyond == measured.step:
        atoms.append("indent:step")
    if look.indent > FAR_IN:
        room = measured.width - look.length
        if abs(room / 2 - look.indent) < 4 or abs((70 - look.length) / 2 - look.indent) < 3:
            atoms.append("set:middle")
        if abs(room - look.indent) < 3:
            atoms.append("set:right")
    return atoms


def _recurring(look: Look, measured: Frame) -> list[str]:
    """What of the line recurs in the document."""
    atoms = []
    if look.bare and (times := measured.recurring[look.bare]) > 1:
        atoms.append(RECURS.of(times))
    if look.prefix and (times := measured.prefixes[look.prefix]) > 1:
        mark = look.text[len(look.prefix)]
        atoms.append(f"prefix:{mark}{bisect_right(OFTEN, times)}")
        atoms.append(f"prefix:{min(3, len(look.prefix.split()))}-words")
    if look.shouted:
        times = measured.capitals[look.shouted]
        whole = "-whole" if len(look.shouted) >= look.length - 1 else ""
        atoms.append(f"capitals-first:{bisect_right(OFTEN, times)}{whole}")
    return atoms


def _neighbours(looks: Sequence[Look]) -> None:
    for number, look in enumerate(looks):
        before = looks[number - 1].indent if number else look.indent
        atoms = look.own
        atoms.append("turn:in" if look.indent > before else "turn:out" if look.indent < before else "turn:same")
        if number + 1 < len(looks):
            atoms.append("room:fits" if look.fits else "room:full")
        atoms.append(_IN_BLOCK[not look.above, not look.below])


_IN_BLOCK = {
    (False, False): "in-block:only", (False, True): "in-block:first",
    (True, False): "in-block:last", (True, True): "in-block:middle",
}  # fmt: skip
"""by whether the line above and the line below are of the same block"""


def _labels(looks: Sequence[Look], measured: Frame) -> None:
    """Whether numbers of labels run on, and whether they are called in the text."""
    last: dict[str, tuple[int, int]] = {}
    for at, look in enumerate(looks):
        if not look.label:
            continue
        before, number = last.get(look.label, (-NEAR_LABELS - 1, -9))
        if look.number == number + 1:
            look.own.append("label:next" if at - before <= NEAR_LABELS else "label:next-far")
        elif look.number == 1:
            look.own.append("label:one")
        if look.number in measured.called:
            look.own.append("label:called")
        last[look.label] = at, look.number
