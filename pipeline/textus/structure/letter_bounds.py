"""Where letters and dated entries begin and end in a reading: beside one another, or one told inside another text.

The decisions say what each line is; what they are parts of follows from their order between two headings. An opening
with a close behind it is a letter. Where a text goes on around it, it is a text of its own inside that one (TEI P5,
4.3.2, `floatingText`); where letters follow one another, each is a division. Openings that only date are entries of a
diary. An opening or a close that no letter can be made of stays what it is to a reader of the running text: paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textus.base.bundles import LetterPart, roles
from textus.base.frozen import frozen
from textus.model.claims import Decision

LETTER, ENTRY, INSET = "letter", "entry", "inset"
NO_OPENING, NO_CLOSING = "opening.no-letter", "closing.no-letter"
"""why an opening or a closing is a paragraph after all"""
DATE, GREETING, POSTSCRIPT, NOTE, BREAK = "date", "greeting", "postscript", "note", "break"
_KINDS = {"opening": "o", DATE: "o", GREETING: "o", "closing": "x", POSTSCRIPT: "x"}
_BESIDE = ("beside", NOTE, BREAK)
"""what the tables of roles call the parts of a letter (`letter`)"""
_LABEL = 60
"""characters of a line that labels what follows"""
_FEWEST_ENTRIES = 2
_DATED = ("closer/dateline",)
"""where the date of a closing is, which alone closes no letter: it may be that of the last entry"""


@dataclass(slots=True)
class Extents:
    """What begins before a decision, what ends before it, and which decisions are paragraphs after all."""

    begins: dict[int, str] = field(default_factory=dict)
    ends: set[int] = field(default_factory=set)
    plain: dict[int, str] = field(default_factory=dict)
    """by their places, with the reason"""
    letters: set[int] = field(default_factory=set)
    """headings whose division is one letter"""


@frozen
class _Run:
    """Decisions of one kind in a row, `first` to `last`: opening (o), closing (x) or content (c)."""

    kind: str
    first: int
    last: int
    parted: bool
    """a row of symbols stands before it"""


@frozen
class _Stretch:
    """What stands between two headings; the place of the first, -1 for none."""

    head: int
    runs: tuple[_Run, ...]


@dataclass(slots=True)
class _Unit:
    """An opening, by its place among the runs, and what comes before the next one."""

    place: int
    close: int = -1
    """the place of the first close, -1 for none"""
    tail: bool = False
    """content follows the close"""


def extents(reading: Sequence[Decision], heads: Mapping[int, object]) -> Extents:
    """The letters and entries of a reading; `heads` are the places of headings that open a division."""
    found = Extents()
    stretches = list(_stretches(reading, heads))
    dated = {stretch.head: stretch for stretch in stretches if _only_dates(reading, stretch.runs)}
    diary = any(sum(run.kind == "o" for run in stretch.runs) >= _FEWEST_ENTRIES for stretch in dated.values())
    for stretch in stretches:
        if diary and stretch.head in dated:
            found.begins.update((run.first, ENTRY) for run in stretch.runs if run.kind == "o")
        else:
            _arrange(reading, stretch.runs, stretch.head, found)
    found.plain = {index: why for index, why in found.plain.items() if _part(reading[index]) in _KINDS}
    return found


def _part(decision: Decision) -> LetterPart:
    return roles()[decision.claim.role].letter


def _stretches(reading: Sequence[Decision], heads: Mapping[int, object]) -> Iterator[_Stretch]:
    begin, head = 0, -1
    for index in range(len(reading) + 1):
        if index == len(reading) or index in heads:
            runs = tuple(_runs(reading, begin, index))
            if any(run.kind != "c" for run in runs):
                yield _Stretch(head, runs)
            begin, head = index + 1, index


def _runs(reading: Sequence[Decision], begin: int, end: int) -> Iterator[_Run]:
    run: _Run | None = None
    parted = False
    for index in range(begin, end):
        part = _part(reading[index])
        if reading[index].zone != "body" or roles()[reading[index].claim.role].heading:
            continue
        if part in _BESIDE:
            parted = parted or part == BREAK
            if run and run.kind == "x" and part == NOTE:
                run = _Run("x", run.first, index, run.parted)
            continue
        kind = _KINDS.get(part, "c")
        if kind == "x" and run is None:
            kind = "o"  # what may not close yet opens
        if run and run.kind == kind and not (parted and kind == "o"):
            run = _Run(kind, run.first, index, run.parted)
        else:
            if run:
                yield run
            run = _Run(kind, index, index, parted)
        parted = False
    if run:
        yield run


def _arrange(reading: Sequence[Decision], runs: Sequence[_Run], head: int, found: Extents) -> None:
    units = list(_units(runs))
    kinds = [_kind(reading, runs, units, number) for number in range(len(units))]
    several = kinds.count(LETTER) > 0
    for unit, kind in zip(units, kinds, strict=True):
        run = runs[unit.place]
        if unit.place == 0:
            if several and _opens(reading, run):
                found.begins[run.first] = LETTER
            elif head >= 0 and unit.close >= 0 and _greets(reading, run) and len(units) == 1:
                found.letters.add(head)
        elif kind == INSET:
            found.begins[run.first] = INSET
            found.ends.add(runs[unit.close].last + 1)
        elif kind == LETTER:
            found.begins[run.first] = LETTER
        else:
            found.plain.update(dict.fromkeys(range(run.first, run.last + 1), NO_OPENING))
    insets = {unit.close for unit, kind in zip(units, kinds, strict=True) if kind == INSET}
    _loose_closes(runs, insets, found)


def _units(runs: Sequence[_Run]) -> Iterator[_Unit]:
    unit: _Unit | None = None
    for place, run in enumerate(runs):
        if run.kind == "o":
            if unit:
                yield unit
            unit = _Unit(place)
        elif unit and run.kind == "x" and unit.close < 0:
            unit.close = place
        elif unit and run.kind == "c" and unit.close >= 0:
            unit.tail = True
    if unit:
        yield unit


def _only_dates(reading: Sequence[Decision], runs: Sequence[_Run]) -> bool:
    """Dates over text, and nobody is greeted or signs."""
    return all(
        _part(reading[index]) == DATE or (run.kind == "x" and roles()[reading[index].claim.role].path in _DATED)
        for run in runs
        if run.kind != "c"
        for index in range(run.first, run.last + 1)
        if _part(reading[index]) not in _BESIDE
    )


def _kind(reading: Sequence[Decision], runs: Sequence[_Run], units: Sequence[_Unit], number: int) -> str:
    """What an opening opens: a letter, an inset, or nothing of its own, as at the head of a division."""
    unit = units[number]
    if unit.place == 0 or not _opens(reading, runs[unit.place]):
        return ""
    if [following.kind for following in runs[unit.place + 1 : unit.place + 2]] != ["c"]:
        return ""  # an opening with nothing behind it opens nothing
    run, before = runs[unit.place], runs[unit.place - 1]
    beside = before.kind == "x" or run.parted
    if unit.close < 0:
        dated = any(_part(reading[i]) == DATE for i in range(run.first, run.last + 1))
        if not number and dated and _greets(reading, run) and _is_label(reading, before):
            return LETTER
        return LETTER if beside and (dated or before.kind == "x") and number else ""
    if beside:
        return LETTER
    return INSET if number == 0 or unit.tail or units[number - 1].close >= 0 else LETTER


def _is_label(reading: Sequence[Decision], run: _Run) -> bool:
    """A few words at the beginning of the text, such as "Full transcription:", and no paragraph."""
    claim = reading[run.first].claim
    body = next(index for index, decision in enumerate(reading) if decision.zone == "body")
    return run.first == run.last == body and claim.end - claim.start <= _LABEL


def _opens(reading: Sequence[Decision], run: _Run) -> bool:
    """Whether a letter can begin so: with anything but a postscript."""
    parts = {_part(reading[index]) for index in range(run.first, run.last + 1)}
    return not parts <= {POSTSCRIPT, *_BESIDE}


def _greets(reading: Sequence[Decision], run: _Run) -> bool:
    return any(_part(reading[index]) == GREETING for index in range(run.first, run.last + 1))


def _loose_closes(runs: Sequence[_Run], insets: set[int], found: Extents) -> None:
    """A close that closes nothing, in the middle of running text, is none."""
    opened = False
    for place, run in enumerate(runs):
        begun = found.begins.get(run.first)
        if run.kind == "o":
            opened = opened or place == 0 or begun == LETTER
        if run.kind != "x" or place in insets or place + 1 == len(runs):
            continue
        following = runs[place + 1]
        if following.kind == "o" and found.begins.get(following.first) == LETTER:
            opened = False
        elif not following.parted and not (opened and not _closes_later(runs[place + 1 :], found)):
            found.plain.update(dict.fromkeys(range(run.first, run.last + 1), NO_CLOSING))


def _closes_later(runs: Sequence[_Run], found: Extents) -> bool:
    """Another close comes before the next letter begins."""
    for run in runs:
        if run.kind == "x" or found.begins.get(run.first) == LETTER:
            return run.kind == "x"
    return False
