"""Notes find their calls: by label, by order and by nearness, with offsets only ever growing.

Notes that follow one another answer calls before them in the order of both, as many as can be; so numbering may begin
anew on every page or in every chapter, whether the notes are at its end or all together. Where one of several calls
could be meant it is the one in the division of the next. A note that is left answers any call of its label that is
left before it; a call that is left refers to the note that was called before it, or first after it in its division.
A note then is where it is called, and an anchor marks where its words was in the transcription (TEI P5, 3.9.1).
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from textus.model.marks import Marks
from textus.model.tree import Node


def pair(calls: Sequence[Node], notes: Sequence[Node], marks: Marks, divisions: Mapping[int, int]) -> tuple[Node, ...]:
    """Move each note to its call; returns the notes and calls left alone, in document order.

    A call is a `ref` with the label in `@n` and its characters as text, which become a rendition of the note; a note
    has its label in `@n` too. `divisions` are the divisions of calls, by their identity.
    """
    waiting: defaultdict[str, list[Node]] = defaultdict(list)
    for call in sorted(calls, key=lambda node: node.start):
        waiting[call.attributes.get("n", "")].append(call)
    ordered = sorted(notes, key=lambda node: node.start)
    answers: dict[int, Node] = {}
    for run in _runs(ordered, calls):
        found: dict[int, Node] = {}
        for series in _by_kind(run):
            found |= _in_order(series, waiting, divisions)
        taken = {id(call) for call in found.values()}
        for note in run:
            label = note.attributes.get("n", "")
            waiting[label] = [call for call in waiting[label] if id(call) not in taken]
        for note in run:
            if id(note) not in found and (left := _before(waiting, note)):
                found[id(note)] = left[-1]
                waiting[note.attributes["n"]].remove(left[-1])
        answers |= found
    for number, note in enumerate((note for note in ordered if id(note) in answers), 1):
        _join(answers[id(note)], note, f"note-{number}", marks)
    answered: defaultdict[str, list[Node]] = defaultdict(list)
    for call in answers.values():
        answered[call.attributes["n"]].append(call)
    again = [call for name, left in waiting.items() for call in left if not _refers(call, answered[name], divisions)]
    alone = [note for note in ordered if id(note) not in answers]
    return tuple(sorted([*alone, *again], key=lambda node: node.start))


def point(calls: Sequence[Node], in_place: Sequence[Node]) -> tuple[Node, ...]:
    """Make calls refer to the notes of their name that are where they are called; returns the calls of no note."""
    named: dict[str, Node] = {}
    for note in in_place:
        if name := note.attributes.get("n"):
            named.setdefault(name, note)
    called = {call.attributes["n"] for call in calls} & named.keys()
    for number, name in enumerate((name for name in named if name in called), 1):
        named[name].attributes = {"xml:id": f"note-in-place-{number}", **named[name].attributes}
    for call in calls:
        if call.attributes["n"] in called:
            call.attributes["target"] = f"#{named[call.attributes['n']].attributes['xml:id']}"
    return tuple(call for call in calls if call.attributes["n"] not in called)


def _runs(notes: Sequence[Node], calls: Sequence[Node]) -> Iterator[list[Node]]:
    """Notes without a call in the text between them; calls inside notes do not count."""
    starts = sorted(call.start for call in calls)
    run: list[Node] = []
    for note in notes:
        if run:
            behind = bisect.bisect_left(starts, max(run[-1].end, run[-1].start))
            if behind < bisect.bisect_left(starts, note.start):
                yield run
                run = []
        run.append(note)
    if run:
        yield run


def _by_kind(run: Sequence[Node]) -> Iterator[list[Node]]:
    """Notes with figures, letters and symbols: parallel series do not mix."""
    kinds: defaultdict[str, list[Node]] = defaultdict(list)
    for note in run:
        label = note.attributes.get("n", "")
        kinds["figures" if label[:1].isdigit() else "letters" if label.isalpha() else "signs"].append(note)
    yield from kinds.values()


def _before(waiting: Mapping[str, list[Node]], note: Node) -> list[Node]:
    """The calls of the label of a note that are before it and not answered."""
    label = note.attributes.get("n", "")
    return [call for call in waiting.get(label, ()) if call.start < note.start]


def _in_order(run: Sequence[Node], waiting: Mapping[str, list[Node]], divisions: Mapping[int, int]) -> dict[int, Node]:
    """The most notes of a run that answer calls in the order of both (a longest increasing subsequence)."""
    options = [_before(waiting, note) if "n" in note.attributes else [] for note in run]
    ends: list[tuple[int, int]] = []
    best: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    step: tuple[int, int] | None = None
    for place, calls in enumerate(options):
        for number in range(len(calls) - 1, -1, -1):
            at = bisect.bisect_left(ends, (calls[number].start, -1))
            before[place, number] = best[at - 1] if at else None
            step = (place, number) if at == len(ends) else step
            ends[at:] = [(calls[number].start, place), *ends[at + 1 :]]
            best[at:] = [(place, number), *best[at + 1 :]]
    chosen: list[tuple[int, int]] = []
    while step is not None:
        chosen.append(step)
        step = before[step]
    return _nearest(run, options, chosen, divisions)


def _nearest(
    run: Sequence[Node], options: Sequence[list[Node]], chosen: Sequence[tuple[int, int]], divisions: Mapping[int, int]
) -> dict[int, Node]:
    """The calls chosen, last first; of several that keep the order, the first in the division of the next.

    Of those that the last note could answer it is the first in the division that is nearest.
    """
    found: dict[int, Node] = {}
    following: Node | None = None
    for position, (place, number) in enumerate(chosen):
        least = -1
        if position + 1 < len(chosen):
            earlier = chosen[position + 1]
            least = options[earlier[0]][earlier[1]].start
        between = [other for other in options[place] if other.start > least and _is_before(other, following)]
        home = divisions.get(id(between[-1] if following is None else following))
        call = next((other for other in between if divisions.get(id(other)) == home), options[place][number])
        found[id(run[place])] = following = call
    return found


def _is_before(call: Node, other: Node | None) -> bool:
    return other is None or call.start < other.start


def _refers(call: Node, answered: Sequence[Node], divisions: Mapping[int, int]) -> bool:
    """Make a call that is left refer to a note of its label that was called before it, or later in its division."""
    home = divisions.get(id(call))
    earlier = [other for other in answered if other.start < call.start]
    later = [other for other in answered if divisions.get(id(other)) == home]
    found = max(earlier, key=_start, default=None) or min(later, key=_start, default=None)
    if found is not None:
        call.attributes["target"] = f"#{found.attributes['xml:id']}"
    return found is not None


def _start(node: Node) -> int:
    return node.start


def _join(call: Node, note: Node, identifier: str, marks: Marks) -> None:
    """The call becomes the note, the note an anchor."""
    label = note.attributes
    call.tag = "note"
    characters = call.text()
    kept = {name: value for name, value in label.items() if name in ("place", "type", "resp", "cert", "xml:lang")}
    call.attributes = {"xml:id": identifier, "n": call.attributes["n"], **kept}
    marks.before(call, characters)
    call.children = _unwrapped(note.children)
    note.tag = "anchor"
    note.attributes = {"type": "note", "n": label["n"], "corresp": f"#{identifier}"}
    if "rendition" in label:
        note.attributes["rendition"] = label["rendition"]
    note.children = []


def _unwrapped(children: list[Node | str]) -> list[Node | str]:
    """The content of a note of one paragraph stands in the note itself."""
    if len(children) == 1 and isinstance(children[0], Node) and children[0].tag == "p":
        return children[0].children
    return children
