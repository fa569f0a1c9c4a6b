"""Notes find their calls: by label, by order and by nearness, with offsets only ever growing.

A call takes the next note of its label, so that numbering may begin anew on every page or in every chapter; of several
notes of one label that follow several calls, as at the foot of a page, each takes its own, and what calls remain call
the last. A note then stands where it is called, and an anchor marks where its words stood in the transcription
(TEI P5, 3.9.1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from textus.model.marks import Marks
from textus.model.tree import Node


def pair(calls: Sequence[Node], notes: Sequence[Node], marks: Marks) -> tuple[Node, ...]:
    """Move each note to its call; returns the notes and calls left alone, in document order.

    A call is a `ref` with the label in `@n` and its characters as text, which become a rendition of the note; a note
    has its label in `@n` too.
    """
    nodes = sorted([*calls, *notes], key=lambda node: node.start)
    answers = _answers(nodes)
    answered: dict[str, Node] = {}
    alone: list[Node] = []
    left = {id(call): call for call in calls}
    numbered = 0
    for node in nodes:
        if node.tag == "ref":
            continue
        if not (called := answers.get(id(node), [])):
            alone.append(node)
            continue
        first, *repeated = called
        numbered += 1
        _join(first, node, f"note-{numbered}", marks)
        answered[first.attributes["n"]] = first
        for call in repeated:
            call.attributes["target"] = f"#note-{numbered}"
        for call in called:
            del left[id(call)]
    for call in left.values():
        label = call.attributes.get("n", "")
        if label in answered and answered[label].start < call.start:
            call.attributes["target"] = f"#{answered[label].attributes['xml:id']}"
        else:
            alone.append(call)
    return tuple(sorted(alone, key=lambda node: node.start))


def _answers(nodes: Sequence[Node]) -> dict[int, list[Node]]:
    """The calls that each note answers, the first of which it is to stand at, by the identity of the note."""
    by_label: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_label[node.attributes.get("n", "")].append(node)
    found: dict[int, list[Node]] = {}
    for same in by_label.values():
        waiting: list[Node] = []
        for is_call, run in groupby(same, key=lambda node: node.tag == "ref"):
            if is_call:
                waiting = list(run)
                continue
            together = list(run)
            for place, note in enumerate(together):
                last = place == len(together) - 1
                found[id(note)] = waiting[place:] if last else waiting[place : place + 1]
            waiting = []
    return found


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
