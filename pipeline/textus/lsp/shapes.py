"""The shape of a transcription as it was read: its divisions, and what its lines are, in offsets."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.frozen import frozen
from textus.base.knowledge import role_name
from textus.decide import sentences
from textus.lsp.checking import Looked
from textus.model.claims import Decision
from textus.model.tree import Node

PARTS = ("front", "back", "div")
PLAIN = "p"
LONGEST = 60


@frozen
class Division:
    """A part of a text: its name, its kind, its characters, its divisions."""

    name: str
    kind: str
    start: int
    end: int
    parts: tuple[Division, ...]


@frozen
class Label:
    """What lines are, told behind the first of them."""

    offset: int
    words: str


def divisions(looked: Looked) -> tuple[Division, ...]:
    """The divisions of a text, those of a division within it."""
    return tuple(_divisions(looked.encoding.text, len(looked.reading.document.text)))


def labels(looked: Looked) -> Iterator[Label]:
    """What lines were read as, where that is no paragraph and not what the lines above are."""
    document, above = looked.reading.document, PLAIN
    for decision in looked.reading.decisions:
        role, above_it = decision.claim.role, above
        above = role
        words = _words(decision)
        if words == role_name(role) and role in (PLAIN, above_it):
            continue
        first = document.source.position(decision.claim.start)[0]
        start = document.source.line_starts[first - 1]
        yield Label(start + len(document.source.line(first).rstrip()), words)


def _words(decision: Decision) -> str:
    """What a decision made of its lines, in a few words."""
    found, role = decision.found.claim.role, role_name(decision.claim.role)
    if not sentences.holds(decision):
        return f"{role}, read as {role_name(found)}"
    return f"{role}? {sentences.percent(decision.confidence)}" if sentences.is_question(decision) else role


def _divisions(node: Node, behind: int) -> Iterator[Division]:
    """The divisions in an element, each up to the next one; the last one up to what is `behind` the element."""
    found = list(_parts(node))
    starts = [min(one.start for one in part.walk() if one.start >= 0) for part in found]
    for part, start, end in zip(found, starts, [*starts[1:], behind], strict=False):
        kind = part.attributes.get("type", "") if part.tag == "div" else part.tag
        yield Division(_name(part, kind), kind, start, end, tuple(_divisions(part, end)))


def _parts(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.tag not in PARTS:
            yield from _parts(child)
        elif any(one.start >= 0 for one in child.walk()):
            yield child


def _name(node: Node, kind: str) -> str:
    """The heading of a division, else how a letter begins, else of what kind it is."""
    for tag in ("head", "docTitle", "opener"):
        found = next((child for child in node.elements() if child.tag == tag), None)
        if found is not None:
            words = " · ".join(" ".join(part.text().split()) for part in found.elements()) if tag == "opener" else ""
            words = words or " ".join(found.text().split())
            return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return kind or node.tag
