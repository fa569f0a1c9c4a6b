"""From what each line is to what the text is made of: a reading goes in, a reading with its structure comes out.

The search decides line by line. Here it is settled what the lines are parts of: divisions and their headings, letters
and where they begin and end, speeches, the main title. Where that is at odds with a decision, the decision is changed,
and the change says why (`knowledge/structure.toml`). What comes out is built as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import roles
from textus.model.claims import Decision
from textus.model.structure import NOWHERE, Container, Passage, Structure, TextType
from textus.structure.changes import PLAIN, changed
from textus.structure.fitting_spans import fitting
from textus.structure.letter_bounds import INSET, LETTER, Extents, extents
from textus.structure.outline import outline
from textus.structure.placing import Planner
from textus.structure.silent_speakers import without_silent
from textus.structure.split_openings import parted
from textus.structure.titles import ranked, settled

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
    kind: TextType | None = None
    while True:
        plain = tuple(_settled(decision, bounds.plain.get(index)) for index, decision in enumerate(reading))
        kind = _type_of(plain, bounds, type_of) if kind is None else kind
        planner = Planner(levels, bounds, kind.value)
        for index, decision in enumerate(plain):
            planner.place(index, decision)
        if empty := list(_empty_letters(planner)):
            bounds, kind = _without(bounds, empty, planner.passages), None
        elif _is_no_letter(planner, kind):
            kind = TextType()
        else:
            passages = (fitting(passage, planner.containers) for passage in settled(planner.passages, text))
            return Structure(tuple(_typed(planner, kind)), tuple(passages), kind.value)


def _type_of(reading: Sequence[Decision], bounds: Extents, type_of: TypeOf) -> TextType:
    """The type of the text; a text with a letter inside it is none itself."""
    return TextType() if INSET in bounds.begins.values() else type_of(reading)


def _settled(decision: Decision, reason: str | None) -> Decision:
    """A paragraph where there is a reason for that, unless the record has decided otherwise."""
    return decision if reason is None or decision.by_editor else changed(decision, PLAIN, reason)


# ---------------------------------------------------------------------------------------- letters that turn out none
def _empty_letters(planner: Planner) -> Iterator[list[int]]:
    """The passages of each letter within a text of which there is only how it begins and ends (TEI P5, 4.3.2)."""
    letters: dict[int, list[int]] = {
        number: []
        for number, container in enumerate(planner.containers)
        if container.parent != NOWHERE and planner.containers[container.parent].tag == "floatingText"
    }
    for index, passage in enumerate(planner.passages):
        if passage.container in letters:
            letters[passage.container].append(index)
    for within in letters.values():
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


def _is_no_letter(planner: Planner, kind: TextType) -> bool:
    """The text was taken for a letter, but whatever makes a letter is in the letters within it."""
    inferred = kind.value == LETTER and not kind.stated
    return inferred and bool(planner.outermost) and _letters(planner).isdisjoint(planner.outermost)


def _letters(planner: Planner) -> set[int]:
    """The containers that are letters by something of their own: a part of a letter, or a heading that says so."""
    letters = set()
    for passage in planner.passages:
        decision, number = passage.decision, passage.container
        if _is_letter_part(decision) or decision.claim.attributes.get("type") == LETTER:
            while number != NOWHERE and planner.containers[number].type != LETTER:
                number = planner.containers[number].parent
            letters.add(number)
    return letters


def _typed(planner: Planner, kind: TextType) -> Iterator[Container]:
    """The containers; a letter that nothing makes one is a division like any other."""
    letters = _letters(planner) | set(planner.outermost if kind.stated else ())
    for number, container in enumerate(planner.containers):
        known = container.type != LETTER or number in letters or container.tag == "floatingText"
        yield container if known else replace(container, type="")
