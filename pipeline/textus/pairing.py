"""Notes find their calls: by label, by order and by nearness, with offsets only ever growing.

A call takes the next note of its label; each note answers the latest call before it that has no note yet, so that
numbering may begin anew on every page or in every chapter. A note then stands where it is called, and an anchor marks
where its words stood in the transcription (TEI P5, 3.9.1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from textus.marks import Marks
from textus.tree import Node


def pair(calls: Sequence[Node], notes: Sequence[Node], marks: Marks) -> tuple[Node, ...]:
    """Move each note to its call; returns the notes and calls left alone, in document order.

    A call is a `ref` with the label in `@n` and its characters as text, which become a rendition of the note; a note
    has its label in `@n` too.
    """
    waiting: dict[str, list[Node]] = defaultdict(list)
    answered: dict[str, Node] = {}
    alone: list[Node] = []
    numbered = 0
    for node in sorted([*calls, *notes], key=lambda node: node.start):
        label = node.attributes.get("n", "")
        if node.tag == "ref":
            waiting[label].append(node)
        elif waiting[label]:
            first, *repeated = waiting.pop(label)
            numbered += 1
            _join(first, node, f"note-{numbered}", marks)
            answered[label] = first
            for call in repeated:
                call.attributes["target"] = f"#note-{numbered}"
        else:
            alone.append(node)
    for label, left in waiting.items():
        for call in left:
            if label in answered and answered[label].start < call.start:
                call.attributes["target"] = f"#{answered[label].attributes['xml:id']}"
            else:
                alone.append(call)
    return tuple(sorted(alone, key=lambda node: node.start))


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
