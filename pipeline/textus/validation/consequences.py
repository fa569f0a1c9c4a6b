"""One finding a cause: what only follows from a fault of the grammar is not told beside it.

Rules above grammar and pointers look at a document that the grammar has accepted. Where it has not, what they miss may
be the very thing the grammar names: a heading without words in an element nobody knows, a responsible person in a
statement that is misspelt. Such findings come back by themselves if they are more than that, once the fault is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textus.validation.faults import TEI, Fault
from textus.validation.pointers import IDENTIFIER, targets_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

_STRUCTURE = frozenset(
    {"grammar/unknown-element", "grammar/unexpected-element", "grammar/missing-element", "grammar/unexpected-text"}
)
_DECLARING = frozenset(TEI + name for name in "TEI teiHeader fileDesc titleStmt encodingDesc profileDesc".split())
"""elements that hold what the pointers of a text lead to"""


class Consequences:
    """What follows from the faults of the grammar in one tree."""

    def __init__(self, faults: Iterable[Fault], tree: Tree) -> None:
        listed = list(faults)
        self._faulty = {fault.element for fault in listed}
        self._structure = {fault.element for fault in listed if fault.rule in _STRUCTURE}
        self._parents = {parent for element in self._structure if (parent := element.getparent()) is not None}
        self._above = {above for element in self._faulty for above in element.iterancestors()}
        missing = {fault.element.tag for fault in listed if fault.rule == "grammar/missing-element"}
        self.header_incomplete = bool(missing & _DECLARING) or any(str(e.tag) in _DECLARING for e in self._parents)
        self._text = tree.getroot().find(TEI + "text")
        self._known = {element.get(IDENTIFIER): element for element in tree.iter("*")} if listed else {}

    def explain(self, element: Element) -> bool:
        """What a rule has against this element may be but a consequence."""
        if not self._faulty:
            return False
        around = {element, element.getparent(), *element}
        near = bool(around & self._faulty) or element.getparent() in self._parents or element in self._above
        unknown = self.header_incomplete and ("cert" in element.attrib or "resp" in element.attrib)
        return near or unknown or self._points_to_a_fault(element)

    def _points_to_a_fault(self, element: Element) -> bool:
        for target in targets_of(element):
            found = self._known.get(target)
            if found is None and self.header_incomplete:
                return True
            if found is not None and (found in self._faulty or found.getparent() in self._faulty):
                return True
        return False

    @property
    def text_may_differ(self) -> bool:
        """The text may have lost or got words by what the grammar has found already."""
        within = {self._text, *([] if self._text is None else self._text.iterdescendants())}
        return bool(within & self._structure) or any(
            above.tag == TEI + "appInfo" for element in self._faulty for above in element.iterancestors()
        )
