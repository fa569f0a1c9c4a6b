"""From the structure of a reading to its TEI tree: every passage becomes the elements it is placed in, and nothing is
decided here.

The elements of roles and spans are in the tables of the recognisers.
"""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.bundles import roles
from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.encoding.fill import Filler
from textus.encoding.pairing import pair, point
from textus.model.claims import FAIRLY_SURE, SURE, Decision
from textus.model.marks import Marks
from textus.model.structure import NOWHERE, Container, Passage, Structure
from textus.model.tree import Node
from textus.read.blocks import Blocks

_ZONES = ("front", "body", "back")


@frozen
class Encoding:
    """The `text` element, the marks it uses, and the notes and calls that found no partner."""

    text: Node
    marks: Marks
    unpaired: tuple[Node, ...]


def encode(blocks: Blocks, structure: Structure) -> Encoding:
    """The `text` element of a reading; every character of its lines is in it or in a rendition."""
    builder = _Builder(blocks, structure.containers)
    for passage in structure.passages:
        builder.place(passage)
    text = builder.finish()
    filler = builder.filler
    alone = pair(filler.calls, filler.notes, filler.marks, filler.divisions)
    unpaired = (*alone, *point(filler.again, filler.in_place))
    _number(text)
    return Encoding(text, builder.filler.marks, unpaired)


def certainty(decision: Decision) -> str | None:
    """The value of `@cert` for a decision; None where it is sure, or did not hold."""
    held = all(table("structure")[change.reason].get("stands") for change in decision.changes)
    if not held or decision.claim.role == "p" or decision.confidence >= SURE:
        return None
    return "medium" if decision.confidence >= FAIRLY_SURE else "low"


class _Builder:
    """Builds one passage after the other; `_open` are the elements still open inside a container."""

    def __init__(self, blocks: Blocks, containers: Sequence[Container]) -> None:
        self._containers = containers
        self._nodes: dict[int, Node] = {}
        self._open: list[Node] = []
        self.filler = Filler(blocks)

    def place(self, passage: Passage) -> None:
        """Make the elements of one passage."""
        *steps, leaf = passage.path
        self.filler.division = passage.container
        self._open = self._open[: passage.kept]
        parent = self._open[-1] if self._open else self._container(passage.container)
        for step in steps:
            parent = _last(parent, step[:-1]) if step[-1] == "^" else _added(parent, step)
            self._open.append(parent)
            if parent.tag == "note":
                self.filler.notes.append(parent)
        self._fill(parent, leaf, passage.decision)

    def _container(self, number: int) -> Node:
        """The element of a container, made when it is first needed."""
        if number not in self._nodes:
            container = self._containers[number]
            named = {name: value for name, value in (("type", container.type), ("n", container.n)) if value}
            if container.parent == NOWHERE:
                self._nodes[number] = Node(container.tag, named)
            else:
                self._nodes[number] = self._container(container.parent).add(container.tag, **named)
        return self._nodes[number]

    def _fill(self, container: Node, leaf: str, decision: Decision) -> None:
        claim = decision.claim
        row = roles()[claim.role]
        attributes = {} if row.heading else dict(claim.attributes)
        if cert := certainty(decision):
            attributes |= {"cert": cert, "resp": "#textus"}
        for owner in self._open:
            owner.start = claim.start if owner.start < 0 else owner.start
        if leaf == "*":
            bare = row.path == "*"  # nothing is made but what its spans are
            before = len(container.children)
            container.attributes |= {} if bare else attributes
            self.filler.fill(container, claim.start, claim.end, decision.spans, self._open)
            made = (node for node in container.children[before:] if isinstance(node, Node))
            if bare and (first := next(made, None)):
                first.attributes |= attributes
        elif row.leaf == "line":
            container.attributes |= attributes
            self.filler.lines(container, leaf, claim, decision.spans, self._open)
        else:
            node = _added(container, leaf)
            node.attributes |= attributes
            node.start, node.end = claim.start, claim.end
            if node.tag == "note":
                self.filler.notes.append(node)
            self.filler.fill(node, claim.start, claim.end, decision.spans, [*self._open, node])

    def finish(self) -> Node:
        """The whole `text`; an empty body becomes one with an empty paragraph, as TEI asks for content."""
        zones = {node.tag: node for number, node in self._nodes.items() if self._containers[number].parent == NOWHERE}
        body = zones.setdefault("body", Node("body"))
        if not body.children:
            body.add("p")
        return Node("text", {}, [zones[zone] for zone in _ZONES if zone in zones])


def _added(parent: Node, step: str) -> Node:
    """A new element of a path: `div@x` is a div of type x."""
    tag, _, kind = step.partition("@")
    return parent.add(tag, **({"type": kind} if kind else {}))


def _last(parent: Node, tag: str) -> Node:
    """The last element of this name, made if there is none."""
    return next((node for node in reversed(parent.children) if isinstance(node, Node) and node.tag == tag), None) or (
        parent.add(tag)
    )


def _number(text: Node) -> None:
    """Give every paragraph of the body an identifier that people can cite."""
    body = next(node for node in text.elements() if node.tag == "body")
    paragraphs = (node for node in body.walk() if node.tag == "p")
    for number, node in enumerate(paragraphs, 1):
        node.attributes = {"xml:id": f"p{number}", **node.attributes}
