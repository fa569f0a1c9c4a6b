"""Where each decision of a reading goes: its container, and the elements that stay open from one passage to the next.

TEI asks for an order within a division (TEI P5, 4.1.1 and 4.2: top, content, bottom). Where the usual place of a role
is not to be had, the table of roles says what it is there (`early`, `late`, `alone`): the decision is changed, with the
reason. Nothing is built here; what is left open is known by the names of the elements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textus.base.bundles import Role, roles
from textus.model.claims import Decision
from textus.model.structure import NOWHERE, Container, Passage
from textus.structure.changes import changed, noted
from textus.structure.letter_bounds import ENTRY, INSET, LETTER, Extents
from textus.structure.outline import Level

TOP, CONTENT, BOTTOM = 0, 1, 2
_PHASES = {"top": TOP, "content": CONTENT, "bottom": BOTTOM}
_TITLE_PAGE = "titlePage"
_NOTES = ("note", "footnote")
_OF_PAGES = ("pb", "cb", "fw", "*", "anchor")
"""what is printed at the turn of a page closes nothing; `*` is a running head with its page"""
_WITHOUT_BREAKS = frozenset({"row"})
"""elements in which a page break cannot stand between the parts"""


class Planner:
    """Places one decision after the other; `_open` are the elements still open inside the container `_root`."""

    def __init__(self, levels: Mapping[int, Level], extents: Extents, text_type: str) -> None:
        self._levels = levels
        self._extents = extents
        self._type = text_type
        self.containers: list[Container] = []
        self.passages: list[Passage] = []
        self.outermost: list[int] = []
        """the divisions that have the type of the text, by their numbers"""
        self._last: list[str] = []
        """the name of the last element in each container so far"""
        self._zones: dict[str, int] = {}
        self._zone = "front"
        self._divisions: list[int] = []
        self._base = 0
        self._inset = -1
        self._phase = TOP
        self._ended: set[int] = set()
        self._open: list[str] = []
        self._root: tuple[int, int] = (NOWHERE, 0)
        self._title_pages = 0
        """title pages in the front that titles went into"""
        self._parted = False
        """whether a division or a title page is in the front"""
        self._back: list[int] = []
        """the passages in the back matter, by their numbers"""

    def place(self, index: int, decision: Decision) -> None:
        """Settle where a decision goes; `index` is its place in the reading."""
        decision = self._change_zone(decision)
        if index in self._levels:
            self._open_division(self._levels[index], LETTER if index in self._extents.letters else "")
        self._begin_or_end(index)
        row = roles()[decision.claim.role]
        decision, place = self._fitting(decision, row)
        path = roles()[decision.claim.role].path.split("/")
        if place == "any" and len(path) == 1:
            container, kept, steps = self._innermost(closing=path[0] not in _OF_PAGES)
        elif place == "title":
            container, kept, steps = self._in_title(path[:-1], row.begins)
        else:
            container, kept, steps = self._within(path[:-1], place, row.begins)
        self._put(Passage(decision, container, kept, (*steps, path[-1])))
        if row.last:
            self._open = []

    def _put(self, passage: Passage) -> None:
        into = passage.container
        if passage.kept == 0:
            self._last[into] = passage.path[0].partition("@")[0].rstrip("^")
            front = self.containers[into].tag == "front"
            self._parted = self._parted or (front and self._last[into] in ("div", _TITLE_PAGE))
        if self.containers[into].tag == "back":
            self._back.append(len(self.passages))
        self.passages.append(passage)

    def _change_zone(self, decision: Decision) -> Decision:
        """Go on in another zone; notes that follow other notes stay where those are, whatever follows them."""
        with_notes = self._zone == "back" and decision.claim.role.partition(".")[0] in _NOTES
        if decision.zone != self._zone and with_notes:
            return noted(decision, "zone.with-notes", zone=self._zone)
        if decision.zone != self._zone:
            if self._zone == "back":
                self._back_into_body()
            self._zone, self._open = decision.zone, []
        return decision

    def _fitting(self, decision: Decision, row: Role) -> tuple[Decision, str]:
        """The decision and its place here, where the order of things in the division may forbid the usual ones."""
        place = row.place
        if self._zone != "body" or place not in _PHASES:
            return decision, place
        last = self._last[self._division()]
        if place == "bottom" and self._phase == TOP and row.early:
            decision = changed(decision, row.early, "division.early")
        elif place == "top" and self._phase > TOP and row.late:
            decision = changed(decision, row.late, "division.late")
        elif row.alone and last != row.path.partition("/")[0]:
            decision = changed(decision, row.alone, "postscript.missing")
        place = roles()[decision.claim.role].place
        if _PHASES[place] < self._phase:
            self._new_sibling()
        return decision, place

    # ------------------------------------------------------------------------------------------- where a passage goes
    def _within(self, steps: list[str], place: str, begins: str) -> tuple[int, int, list[str]]:
        """The container of a passage, how many open elements it shares, and those it adds."""
        if self._zone == "body":
            root = self._division()
            self._phase = max(self._phase, _PHASES.get(place, TOP))
            if self._phase == BOTTOM:
                self._ended.add(root)
        else:
            root = self._zone_container()
            if not steps or not steps[0].startswith(("div", _TITLE_PAGE)):
                steps = [f"div@{'illustration' if steps[:1] == ['figure'] else 'notes'}", *steps]
        kept = self._shared((root, 0), steps, begins)
        return root, kept, steps[kept:]

    def _in_title(self, steps: list[str], begins: str) -> tuple[int, int, list[str]]:
        """Within the front itself, or within a title page where a division is there already (TEI P5, 4.6)."""
        front = self._zone_container()
        if not self._parted:
            kept = self._shared((front, 0), steps, begins)
            return front, kept, steps[kept:]
        goes_on = self._last[front] == _TITLE_PAGE
        if not goes_on or not self._title_pages:
            self._title_pages += 1
        kept = self._shared((front, self._title_pages), steps, begins)
        if kept:
            return front, kept + 1, steps[kept:]
        return front, 0, [f"{_TITLE_PAGE}^" if goes_on else _TITLE_PAGE, *steps]

    def _shared(self, root: tuple[int, int], steps: list[str], begins: str) -> int:
        """Keep the open elements that the new ones share with the last ones; how many those are."""
        kept = 0
        if root == self._root:
            while kept < min(len(steps), len(self._open)) and self._open[kept] == steps[kept] != begins:
                kept += 1
        self._root, self._open = root, steps
        return kept

    def _innermost(self, closing: bool) -> tuple[int, int, list[str]]:
        """Within what is open, for a page break; what breaks a section, and anything after a note, closes it first."""
        if closing or "note" in self._open:
            self._open = []
        while self._open and self._open[-1] in _WITHOUT_BREAKS:
            self._open = self._open[:-1]
        if self._open:
            container, title_page = self._root
            return container, len(self._open) + bool(title_page), []
        return (self._division() if self._zone == "body" else self._zone_container()), 0, []

    # ------------------------------------------------------------------------------------------------------ containers
    def _add(self, container: Container) -> int:
        self.containers.append(container)
        self._last.append("")
        if container.parent != NOWHERE:
            self._last[container.parent] = container.tag
        return len(self.containers) - 1

    def _zone_container(self, zone: str = "") -> int:
        zone = zone or self._zone
        if zone not in self._zones:
            self._zones[zone] = self._add(Container(zone))
        return self._zones[zone]

    def _division(self) -> int:
        if not self._divisions:
            self._push_outermost()
        elif self._last[self._divisions[-1]] == "div":  # after a division its parent takes no more (TEI P5, 4.1)
            self._push(self._divisions[-1])
        return self._divisions[-1]

    def _push(self, parent: int, kind: str = "", n: str = "") -> None:
        self._divisions.append(self._add(Container("div", parent, kind, n)))
        self._phase, self._open = TOP, []

    def _push_outermost(self) -> None:
        self._push(self._zone_container("body"), self._type)
        self.outermost.append(self._divisions[-1])

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
        self._divisions.append(self._add(Container("body", self._add(Container("floatingText", division, LETTER)))))
        self._phase, self._open = TOP, []

    def _end_inset(self) -> None:
        if self._inset >= 0:
            del self._divisions[self._inset :]
            self._inset, self._phase, self._open = -1, CONTENT, []

    def _open_division(self, level: Level, kind: str = "") -> None:
        if level.continues:
            self._open = []
            return
        self._end_inset()
        wrapped = bool(self._type) and bool(self._divisions or level.depth)
        keep = min(level.depth + wrapped, len(self._divisions))
        if wrapped and not self._divisions:
            self._push_outermost()
        del self._divisions[keep:]
        self._push(self._open_parent(), level.type or kind, level.n)
        self._base = len(self._divisions)

    def _new_sibling(self) -> None:
        """Another division beside the one whose end has been reached."""
        if self._divisions:
            self._divisions.pop()
        self._push(self._open_parent())

    def _open_parent(self) -> int:
        """The innermost division that can still take another one: none that has a closer."""
        while self._divisions and self._divisions[-1] in self._ended:
            self._divisions.pop()
        return self._divisions[-1] if self._divisions else self._zone_container("body")

    def _back_into_body(self) -> None:
        """Text follows after all: what seemed to be back matter is placed between divisions of the body."""
        back = self._zones.pop("back", None)
        if back is None:
            return
        if self._divisions:
            self._divisions.pop()
        into = self._open_parent()
        self._last[into] = self._last[back] or self._last[into]
        for number in self._back:
            passage = self.passages[number]
            decision = noted(passage.decision, "zone.text-follows", zone="body")
            self.passages[number] = replace(passage, decision=decision, container=into)
        self._back = []
        self._phase = BOTTOM
