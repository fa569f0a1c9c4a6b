"""From what each line is to what the text is made of: a reading goes in, a reading with its structure comes out.

The search decides line by line. Here it is settled what the lines are parts of: divisions and their headings, letters
and where they begin and end, speeches, the main title. Where that is at odds with a decision, the decision is changed,
and the change says why (`knowledge/structure.toml`). What comes out is built as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from textus.base.bundles import roles
from textus.model.claims import Decision
from textus.model.structure import NOWHERE, Container, Passage, Structure
from textus.structure.changes import PLAIN, changed
from textus.structure.letter_bounds import INSET, LETTER, Extents, extents
from textus.structure.outline import Level, outline
from textus.structure.placing import Planner
from textus.structure.silent_speakers import without_silent
from textus.structure.split_openings import parted
from textus.structure.titles import ranked, settled


class TextType(NamedTuple):
    """The type of the outermost division, and whether it is stated, by the record or a title, or only inferred."""

    value: str = ""
    stated: bool = False


TypeOf = Callable[[Sequence[Decision]], TextType]
EMPTY = "letter.empty"
_LETTER_PARTS = ("opener/", "closer/", "postscript/")
_AROUND_LETTERS = frozenset({"opener", "closer", "postscript", "milestone", "pb", "cb", "fw", "gap"})


def _untyped(_: Sequence[Decision]) -> TextType:
    return TextType()


def structured(text: str, found: Sequence[Decision], type_of: TypeOf = _untyped) -> Structure:
    """The structure of a reading; `text` is what its offsets count in, `found` what the search decided.

    `type_of` gives the type of the outermost division for what the lines are in the end.
    """
    reading = ranked(without_silent(parted(found), text), text)
    levels = outline(reading)
    bounds = extents(reading, {index: level for index, level in levels.items() if not level.continues})
    while True:
        plain = tuple(_settled(decision, bounds.plain.get(index)) for index, decision in enumerate(reading))
        kind = TextType() if INSET in bounds.begins.values() else type_of(plain)
        planner = _placed(plain, levels, bounds, kind)
        empty = list(_empty_letters(planner))
        if not empty:
            return Structure(tuple(_typed(planner, kind)), settled(planner.passages, text), kind.value)
        bounds = _without(bounds, empty, planner.passages)


def _settled(decision: Decision, reason: str | None) -> Decision:
    """A paragraph where there is a reason for that, unless the record has decided otherwise."""
    return decision if reason is None or decision.by_editor else changed(decision, PLAIN, reason)


def _placed(reading: Sequence[Decision], levels: Mapping[int, Level], bounds: Extents, kind: TextType) -> Planner:
    planner = Planner(levels, bounds, kind.value)
    for index, decision in enumerate(reading):
        planner.place(index, decision)
    return planner


# ---------------------------------------------------------------------------------------- letters that turn out none
def _empty_letters(planner: Planner) -> Iterator[list[int]]:
    """The passages of each letter within a text of which there is only how it begins and ends (TEI P5, 4.3.2)."""
    for number, container in enumerate(planner.containers):
        if container.parent == NOWHERE or planner.containers[container.parent].tag != "floatingText":
            continue
        within = [index for index, passage in enumerate(planner.passages) if passage.container == number]
        firsts = (planner.passages[index].path[0] for index in within if planner.passages[index].kept == 0)
        if all(first in _AROUND_LETTERS for first in firsts):
            yield within


def _without(bounds: Extents, empty: Collection[list[int]], passages: Sequence[Passage]) -> Extents:
    """The bounds without these letters, whose openings and closings are paragraphs."""
    indices = {index for within in empty for index in within}
    parts = [index for index in indices if _is_letter_part(passages[index].decision)]
    return replace(
        bounds,
        begins={index: kind for index, kind in bounds.begins.items() if index not in indices},
        plain=bounds.plain | dict.fromkeys(parts, EMPTY),
    )


def _is_letter_part(decision: Decision) -> bool:
    return roles()[decision.claim.role].path.startswith(_LETTER_PARTS)


def _typed(planner: Planner, kind: TextType) -> Iterator[Container]:
    """The containers; a letter without a part of a letter, or a heading or statement that calls it one, is none."""
    letters = set()
    for passage in planner.passages:
        decision, number = passage.decision, passage.container
        if _is_letter_part(decision) or decision.claim.attributes.get("type") == LETTER:
            while number != NOWHERE and number not in letters:
                letters.add(number)
                number = planner.containers[number].parent
    stated = kind.stated and kind.value == LETTER
    for number, container in enumerate(planner.containers):
        known = container.type != LETTER or stated or number in letters or container.tag == "floatingText"
        yield container if known else replace(container, type="")
