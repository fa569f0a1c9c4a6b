"""The structure of a reading: where each passage goes in the TEI, settled before anything is built.

A *container* is an element that holds passages: a zone of the text, a division, a title page. A *passage* is a decision
with its place: the container, how many of the elements that the passage before left open it shares, and the elements
that it adds.
"""

from __future__ import annotations

from typing import NamedTuple

from textus.base.frozen import frozen
from textus.model.claims import Decision

NOWHERE = -1
"""the parent of the zones: the `text` itself"""


class TextType(NamedTuple):
    """The type of the outermost division, and whether it is stated, by the record or a title, or only inferred."""

    value: str = ""
    stated: bool = False


@frozen
class Container:
    """An element for passages, by the number of its parent among the containers; `NOWHERE` for a zone."""

    tag: str
    parent: int = NOWHERE
    type: str = ""
    n: str = ""


@frozen
class Passage:
    """A decision and its place."""

    decision: Decision
    container: int
    kept: int
    """how many of the elements left open by the passage before it goes into"""
    path: tuple[str, ...]
    """the elements it adds below those, as in the table of roles; the last holds its text"""


@frozen
class Structure:
    """All passages of a reading in order, and the containers they are placed in, each after its parent."""

    containers: tuple[Container, ...] = ()
    passages: tuple[Passage, ...] = ()
    type: str = ""
    """of the outermost division; empty for none in particular"""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What every line is in the end, in order."""
        return tuple(passage.decision for passage in self.passages)
