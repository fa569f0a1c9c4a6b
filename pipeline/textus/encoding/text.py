"""From the reading of a document to its TEI tree: where every decision becomes elements, and nothing else happens.

The paths of roles and the elements of spans are in the tables of the recognisers; here are only
the mechanisms: which containers stay open from one block to the next, and what TEI asks of the order within a division
(TEI P5, 4.1.1 and 4.2: top, content, bottom).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textus.base.bundles import Role, roles
from textus.base.frozen import frozen
from textus.encoding.fill import Filler
from textus.encoding.letter_bounds import ENTRY, INSET, LETTER, Extents, extents
from textus.encoding.outline import Level, outline
from textus.encoding.pairing import pair
from textus.encoding.split_openings import parted
from textus.model.claims import FAIRLY_SURE, SURE, Claim, Decision
from textus.model.marks import Marks
from textus.model.tree import Node
from textus.read.blocks import Blocks

TOP, CONTENT, BOTTOM = 0, 1, 2
_PHASES = {"top": TOP, "content": CONTENT, "bottom": BOTTOM}
_TITLE_PAGE = "titlePage"
_NOTES = ("note", "footnote")
_RANKS = frozenset({"main", "sub"})
"""types of the parts of a title among which one is the first"""
_WITHOUT_BREAKS = frozenset({"row"})
"""elements in which a page break cannot stand between the parts"""


@frozen
class Encoding:
    """The `text` element, the marks it uses, and the notes and calls that found no partner."""

    text: Node
    marks: Marks
    unpaired: tuple[Node, ...]


def encode(blocks: Blocks, reading: Sequence[Decision], *, text_type: str = "") -> Encoding:
    """The `text` element of a reading; every character of its lines is in it or in a rendition."""
    reading = parted(reading)
    levels = outline(reading)
    opening = {index: level for index, level in levels.items() if not level.continues}
    found = extents(reading, opening)
    told = INSET in found.begins.values()
    builder = _Builder(blocks, levels, found, "" if told else text_type)
    builder.main_title(reading)
    for index, decision in enumerate(reading):
        builder.place(index, decision)
    text = builder.finish()
    unpaired = pair(builder.filler.calls, builder.filler.notes, builder.filler.marks)
    _number(text)
    return Encoding(text, builder.filler.marks, unpaired)


def certainty(confidence: float) -> str | None:
    """The value of `@cert` for a probability; None where the decision is sure."""
    if confidence >= SURE:
        return None
    return "medium" if confidence >= FAIRLY_SURE else "low"


def _is_division(child: Node | str) -> bool:
    """A division, behind which its parent takes no more paragraphs (TEI P5, 4.1)."""
    return isinstance(child, Node) and child.tag == "div"


def _is_part(child: Node | str) -> bool:
    """A division or a title page of the front."""
    return isinstance(child, Node) and child.tag in ("div", _TITLE_PAGE)


def _last(parent: Node, tag: str) -> Node:
    """The last element of this name, made if there is none."""
    return next((node for node in reversed(parent.children) if isinstance(node, Node) and node.tag == tag), None) or (
        parent.add(tag)
    )


class _Builder:
    """Places one decision after the other; `_path` is the chain of elements still open inside the division."""

    def __init__(self, blocks: Blocks, levels: Mapping[int, Level], extents: Extents, text_type: str) -> None:
        self._levels = levels
        self._extents = extents
        self._type = text_type
        self.filler = Filler(blocks)
        self._zones: dict[str, Node] = {}
        self._zone = "front"
        self._divisions: list[Node] = []
        self._base = 0
        self._inset = -1
        self._title = ""
        self._first: Claim | None = None
        self._phase = TOP
        self._ended: set[int] = set()
        self._path: list[tuple[str, Node]] = []
        self._parted, self._looked_at = False, 0
        """whether a division or a title page is among the children of the front, and how many were asked"""

    def main_title(self, reading: Sequence[Decision]) -> None:
        """Which part of the title is the main one; what a printed title page says is heard first."""
        titles = [d.claim for d in reading if roles()[d.claim.role].path.endswith("titlePart")]
        parts = [claim for claim in titles if claim.attributes.get("type") in _RANKS]
        parts.sort(key=lambda part: (part.role == "title", part.attributes["type"] != "main"))
        self._first = next(iter(parts), None)

    def place(self, index: int, decision: Decision) -> None:
        """Make the elements of one decision."""
        self._change_zone(decision)
        row = roles()["p" if index in self._extents.plain else decision.claim.role]
        if index in self._levels:
            kind = LETTER if index in self._extents.letters else ""
            self._open_division(self._levels[index], kind)
        self._begin_or_end(index)
        path, place = self._fitting(row)
        *steps, leaf = path.split("/")
        if place == "any" and not steps:
            container = self._innermost(closing=leaf not in ("pb", "cb"))
        else:
            container = self._container(steps, place, row.begins)
        self._fill(container, leaf, row.leaf, decision)
        if row.last:
            self._path = []

    def _change_zone(self, decision: Decision) -> None:
        """Go on in another zone; notes behind other notes stay where those are, whatever follows them."""
        noted = self._zone == "back" and decision.claim.role.partition(".")[0] in _NOTES
        if decision.zone != self._zone and not noted:
            if self._zone == "back":
                self._back_into_body()
            self._zone, self._path = decision.zone, []

    def _fitting(self, row: Role) -> tuple[str, str]:
        """The path and place of a role here, where the order of things in the division may forbid the usual one."""
        path, place = row.path, row.place
        if self._zone != "body" or place not in _PHASES:
            return path, place
        division = self._division()
        if row.alone and [node.tag for node in division.elements()][-1:] != [path.partition("/")[0]]:
            path = row.alone  # what it would stand in is not there
        if place == "bottom" and self._phase == TOP and row.early:
            path = row.early
            place = "top" if path.startswith("opener") else "content"
        elif place == "top" and self._phase > TOP and row.late:
            path, place = row.late, "content"
        if _PHASES[place] < self._phase:
            self._new_sibling()
        return path, place

    def _container(self, steps: list[str], place: str, begins: str | None) -> Node:
        if place == "title":
            root = self._title_root()
        elif self._zone == "body":
            root = self._division()
            self._phase = max(self._phase, _PHASES.get(place, TOP))
            if self._phase == BOTTOM:
                self._ended.add(id(root))
        else:
            root = self._zone_node()
            if not steps or not steps[0].startswith(("div", _TITLE_PAGE)):
                steps = [f"div@{'illustration' if steps[:1] == ['figure'] else 'notes'}", *steps]
        return self._walk_to(root, steps, begins)

    def _walk_to(self, root: Node, steps: list[str], begins: str | None) -> Node:
        """Keep the open elements the new path shares with the last one, open the others."""
        kept = 0
        if self._path and any(child is self._path[0][1] for child in root.children[-1:]):
            while kept < min(len(steps), len(self._path)) and self._path[kept][0] == steps[kept] != begins:
                kept += 1
        self._path = self._path[:kept]
        parent = self._path[-1][1] if self._path else root
        for step in steps[kept:]:
            tag, _, kind = step.partition("@")
            parent = _last(parent, tag[:-1]) if tag[-1] == "^" else parent.add(tag, **({"type": kind} if kind else {}))
            self._path.append((step, parent))
            if tag == "note":
                self.filler.notes.append(parent)
        return parent

    def _fill(self, container: Node, leaf: str, unit: str, decision: Decision) -> None:
        claim = decision.claim
        heading = claim.role.partition(".")[0] == "head"
        attributes = {} if heading else dict(claim.attributes)
        cert = certainty(decision.confidence)
        if cert and claim.role != "p":
            attributes |= {"cert": cert, "resp": "#textus"}
        owners = [node for _, node in self._path]
        for owner in owners:
            owner.start = claim.start if owner.start < 0 else owner.start
        if leaf == "*":
            container.attributes |= {} if heading else attributes
            self.filler.fill(container, claim.start, claim.end, decision.spans, owners)
            if heading:
                next(container.elements()).attributes |= attributes
        elif unit == "line":
            container.attributes |= attributes
            self.filler.lines(container, leaf, claim, decision.spans, owners)
        else:
            node = container.add(leaf)
            node.attributes |= attributes
            node.start, node.end = claim.start, claim.end
            if leaf == "note":
                self.filler.notes.append(node)
            self.filler.fill(node, claim.start, claim.end, decision.spans, [*owners, node])
            if leaf == "titlePart" and claim.attributes.get("type") in _RANKS:
                self._rank(node, claim)

    def _rank(self, part: Node, claim: Claim) -> None:
        """The first part called the main title is it, and said again it is again; without one, the first part is."""
        words = "".join(character for character in part.text().lower() if character.isalnum())
        self._title = words if claim is self._first else self._title
        part.attributes["type"] = "main" if words == self._title else "sub"

    # ------------------------------------------------------------------------------------------- where things go
    def _innermost(self, closing: bool) -> Node:
        """The open element, for a page break; what breaks a section, and anything behind a note, closes it first."""
        if closing or any(node.tag == "note" for _, node in self._path):
            self._path = []
        while self._path and self._path[-1][0] in _WITHOUT_BREAKS:
            self._path.pop()
        if self._path:
            return self._path[-1][1]
        return self._division() if self._zone == "body" else self._zone_node()

    def _zone_node(self) -> Node:
        return self._zones.setdefault(self._zone, Node(self._zone))

    def _title_root(self) -> Node:
        """The front itself, or a title page where a division already stands there (TEI P5, 4.6)."""
        front = self._zone_node()
        self._parted = self._parted or any(_is_part(child) for child in front.children[self._looked_at :])
        self._looked_at = len(front.children)
        last = next((child for child in reversed(front.children) if isinstance(child, Node)), None)
        if last is None or not self._parted:
            return front
        return last if last.tag == _TITLE_PAGE else front.add(_TITLE_PAGE)

    def _division(self) -> Node:
        if not self._divisions:
            self._push(self._zone_body(), self._type)
        elif self._divisions[-1].children and _is_division(self._divisions[-1].children[-1]):
            self._push(self._divisions[-1])
        return self._divisions[-1]

    def _zone_body(self) -> Node:
        return self._zones.setdefault("body", Node("body"))

    def _push(self, parent: Node, kind: str = "", n: str = "") -> None:
        attributes = {name: value for name, value in (("type", kind), ("n", n)) if value}
        self._divisions.append(parent.add("div", **attributes))
        self._phase, self._path = TOP, []

    def _begin_or_end(self, index: int) -> None:
        """Letters and entries of a diary are divisions; a letter told inside a text is a text of its own there."""
        if self._inset >= 0 and index in self._extents.ends:
            self._end_inset()
        kind = self._extents.begins.get(index)
        if kind in (LETTER, ENTRY):
            self._end_inset()
            del self._divisions[self._base :]
            self._push(self._open_parent(), kind)
        elif kind == INSET:
            self._begin_inset()

    def _begin_inset(self) -> None:
        division = self._division()
        if self._phase == BOTTOM:
            self._new_sibling()
            division = self._divisions[-1]
        self._inset = len(self._divisions)
        self._divisions.append(division.add("floatingText", type=LETTER).add("body"))
        self._phase, self._path = TOP, []

    def _end_inset(self) -> None:
        if self._inset >= 0:
            del self._divisions[self._inset :]
            self._inset, self._phase, self._path = -1, CONTENT, []

    def _open_division(self, level: Level, kind: str = "") -> None:
        if level.continues:
            self._path = []
            return
        self._end_inset()
        wrapped = bool(self._type) and bool(self._divisions or level.depth)
        keep = min(level.depth + wrapped, len(self._divisions))
        if wrapped and not self._divisions:
            self._push(self._zone_body(), self._type)
        del self._divisions[keep:]
        self._push(self._open_parent(), level.type or kind, level.n)
        self._base = len(self._divisions)

    def _new_sibling(self) -> None:
        """Another division beside the one whose end has been reached."""
        if self._divisions:
            self._divisions.pop()
        self._push(self._open_parent())

    def _open_parent(self) -> Node:
        """The innermost division that can still take another one: none that has a closer."""
        while self._divisions and id(self._divisions[-1]) in self._ended:
            self._divisions.pop()
        return self._divisions[-1] if self._divisions else self._zone_body()

    def _back_into_body(self) -> None:
        """Text follows after all: what seemed to be back matter stays where it is, between divisions of the body."""
        matter = self._zones.pop("back", None)
        if matter is not None:
            if self._divisions:
                self._divisions.pop()
            self._open_parent().children += matter.children
            self._phase = BOTTOM

    # --------------------------------------------------------------------------------------------------- the end
    def finish(self) -> Node:
        """The whole `text`; an empty body becomes one with an empty paragraph, as TEI asks for content."""
        body = self._zone_body()
        for node in list(body.walk()):
            if node.tag == "sp" and not any(child.tag in _SPEECH for child in node.elements()):
                _to_paragraph(node)
            if any(_is_bare(child) for child in node.elements()):
                node.children = [part for child in node.children for part in _unwrapped(child)]
        if not body.children:
            body.add("p")
        if "front" in self._zones:
            _settle_titles(self._zones["front"])
        zones = [self._zones[zone] for zone in ("front", "body", "back") if zone in self._zones]
        return Node("text", {}, [*zones])


def _settle_titles(front: Node) -> None:
    """One main title for a docTitle: the first; another below it is a subtitle, unless it says the same again."""
    titles = [node for node in front.walk() if node.tag == "docTitle"]
    named = [part for title in titles for part in title.elements() if part.attributes.get("type") in ("main", "sub")]
    if named and all(part.attributes["type"] == "sub" for part in named):
        named[0].attributes["type"] = "main"
    for title in titles:
        mains = [part for part in title.elements() if part.attributes.get("type") == "main"]
        for part in mains[1:]:
            one, other = mains[0].text().casefold(), part.text().casefold()
            if one not in other and other not in one:
                part.attributes["type"] = "sub"


_SPEECH = frozenset({"p", "l", "lg", "stage", "ab", "list"})


def _to_paragraph(node: Node) -> None:
    """A speaker who says nothing is no speech, for TEI (P5, 7.2.2): the words stay, as a paragraph."""
    node.tag = "p"
    node.children = [part for child in node.elements() for part in (*child.children, " ")][:-1]


_AROUND_LETTERS = frozenset({"opener", "closer", "postscript", "milestone", "pb", "cb", "fw", "gap"})


def _is_bare(child: Node | str) -> bool:
    """A letter within a text, of which there is nothing but how it begins or ends: it is none (TEI P5, 4.3.2)."""
    if isinstance(child, str) or child.tag != "floatingText":
        return False
    return all(part.tag in _AROUND_LETTERS for body in child.elements() for part in body.elements())


def _unwrapped(child: Node | str) -> Iterator[Node | str]:
    """What such a letter holds, each line of it a paragraph."""
    if isinstance(child, str) or not _is_bare(child):
        yield child
        return
    for part in (part for body in child.elements() for part in body.elements()):
        if part.tag not in ("opener", "closer", "postscript"):
            yield part
            continue
        for line in part.elements():
            lines = line.elements() if line.tag == "address" else (line,)
            yield from (Node("p", dict(one.attributes), one.children, one.start, one.end) for one in lines)


def _number(text: Node) -> None:
    """Give every paragraph of the body an identifier that people can cite."""
    body = next(node for node in text.elements() if node.tag == "body")
    paragraphs = (node for node in body.walk() if node.tag == "p")
    for number, node in enumerate(paragraphs, 1):
        node.attributes = {"xml:id": f"p{number}", **node.attributes}
