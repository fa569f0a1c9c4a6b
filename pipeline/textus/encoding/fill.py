"""Characters into elements: the text of a block, its spans nested, its consumed markup turned into renditions."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.bundles import span_kinds
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.model.marks import Marks
from textus.model.tree import ELEMENT_ONLY, Node
from textus.read.blocks import Blocks

_LAYOUT = regex(r"[ \t\r\n\f]+")
_LOOSE_TEXT = {"sp": "p", "row": "cell"}
"""what text becomes in elements that hold none, where no span says so"""
_TAGGED = ("taggedNote", "taggedCall")
INDENT_STEP = 2
"""columns that count as one step of indent in verse"""


class Filler:
    """Fills elements of one document; collects its marks, note calls and notes on the way."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._text = blocks.source.text
        self._lines = {line.start: index for index, line in enumerate(blocks.lines)}
        self.marks = Marks()
        self.calls: list[Node] = []
        self.notes: list[Node] = []
        self.in_place: list[Node] = []
        """notes that are where they are called"""
        self.again: list[Node] = []
        """calls of these, by name"""
        self.division = 0
        """the number of the division that is being filled"""
        self.divisions: dict[int, int] = {}
        """the divisions of calls, by the identity of the call"""

    def lines(self, container: Node, leaf: str, claim: Claim, spans: Sequence[Span], owners: Sequence[Node]) -> None:
        """One element for each line of the claim, its indent beyond the smallest said in `@rend`."""
        index = self._lines[claim.start]
        members = []
        while index < len(self._blocks.lines) and self._blocks.lines[index].start < claim.end:
            members.append(self._blocks.lines[index])
            index += 1
        margin = min(line.indent for line in members)
        for line in members:
            node = container.add(leaf)
            node.start, node.end = line.start, line.end
            steps = (line.indent - margin + INDENT_STEP - 1) // INDENT_STEP
            if steps:
                node.attributes["rend"] = f"indent{steps}"
            inside = [span for span in spans if line.start <= span.start and span.end <= line.end]
            self.fill(node, line.start, line.end, inside, [*owners, node])

    def fill(self, node: Node, start: int, end: int, spans: Sequence[Span], owners: Sequence[Node]) -> None:
        """Put the characters from `start` to `end` into the node; spans come outer before inner, none crossing."""
        position = start
        queue = list(spans)
        index = 0
        while index < len(queue):
            span = queue[index]
            inner = index + 1
            while inner < len(queue) and queue[inner].start < span.end:
                inner += 1
            self._put(node, position, span.start)
            self._place(node, span, queue[index + 1 : inner], owners)
            position = span.end
            index = inner
        self._put(node, position, end)

    def _put(self, node: Node, start: int, end: int) -> None:
        if start >= end:
            return
        words = _LAYOUT.sub(" ", self._text[start:end])
        if node.tag in _LOOSE_TEXT:
            if words != " ":
                node.add(_LOOSE_TEXT[node.tag], words.strip(" "))
        elif words != " " or node.tag not in ELEMENT_ONLY:
            self._append(node, words)

    @staticmethod
    def _append(node: Node, words: str) -> None:
        if node.children and isinstance(last := node.children[-1], str):
            node.children[-1] = last + (words.lstrip(" ") if last.endswith(" ") else words)
        else:
            node.children.append(words)

    def _place(self, node: Node, span: Span, inner: Sequence[Span], owners: Sequence[Node]) -> None:
        row = span_kinds()[span.role]
        if row.owner:
            self._label(span, row.owner, owners)
            return
        child = Node(row.element, {**row.attributes, **span.attributes}, [], span.start, span.end)
        characters = self._text[span.start : span.end]
        if row.empty:
            if characters and not characters.strip(" \t\r\n\f") and child.tag != "lb":
                self._append(node, " ")
            self.marks.before(child, characters)
            child.children = [Node("desc", {}, [child.attributes.pop("desc")])] if "desc" in child.attributes else []
        else:
            if span.before:
                before = self._text[span.start : span.start + span.before]
                self.marks.before(child, before, spaced=not row.structural)
            if span.after:
                self.marks.after(child, self._text[span.end - span.after : span.end])
            self.fill(child, span.start + span.before, span.end - span.after, inner, [*owners, child])
        node.children.append(child)
        if span.role in _TAGGED:
            (self.in_place if span.role == _TAGGED[0] else self.again).append(child)
        if span.role == "noteCall":
            self.calls.append(child)
            self.divisions[id(child)] = self.division
        elif span.role == "note" and "n" in child.attributes:
            self.notes.append(child)
        if "corr" in child.attributes:
            node.children[-1] = _choice(child)

    def _label(self, span: Span, owner: str, owners: Sequence[Node]) -> None:
        """The characters of a label belong to the nearest element of that name around it."""
        node = next((node for node in reversed(owners) if owner in ("*", node.tag)), owners[-1])
        node.attributes |= span.attributes
        characters = self._text[span.start : span.end]
        if span.after:
            self.marks.after(node, characters)
        else:
            self.marks.before(node, characters)


def _choice(sic: Node) -> Node:
    """An apparent slip beside what was probably meant (TEI P5, 3.5.1); who thinks so, and how surely, is on `corr`."""
    attributes: dict[str, str] = {name: sic.attributes.pop(name) for name in ("cert", "resp") if name in sic.attributes}
    return Node("choice", {}, [sic, Node("corr", attributes, [sic.attributes.pop("corr")])], sic.start, sic.end)
