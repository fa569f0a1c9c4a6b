"""Faults of a tree, and the findings they become once their place in the file is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textus.base.frozen import frozen
from textus.findings.finding import Finding, Place, finding

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

    from textus.validation.places import Lines, Places

TEI = "{http://www.tei-c.org/ns/1.0}"


@frozen
class Fault:
    """One thing wrong with an element; `at_words` says the place is its first words, not its tag."""

    rule: str
    element: Element
    message: str
    hint: str = ""
    at_words: bool = False


Judge = Callable[["Tree"], Iterable[Fault]]
"""says what a grammar has against a document"""


def located(faults: Iterable[Fault], tree: Tree, path: str, data: bytes | None) -> tuple[Finding, ...]:
    """The faults as findings; with line, column and excerpt from the bytes of the file, with the line alone without."""
    listed = tuple(faults)
    if not listed:
        return ()
    if data is None:
        return tuple(_without_bytes(fault, path) for fault in listed)
    from textus.validation.places import Lines

    lines = Lines(data)
    places = lines.places()
    numbers = {element: number for number, element in enumerate(tree.iter("*"))}
    found = [_at(fault, path, lines, places, numbers[fault.element]) for fault in listed]
    return tuple(sorted(found, key=lambda each: (each.place.line or 0, each.place.column or 0)))


def _without_bytes(fault: Fault, path: str) -> Finding:
    return finding(fault.rule, Place(path, fault.element.sourceline), fault.message, fault.hint)


def _at(fault: Fault, path: str, lines: Lines, places: Places, number: int) -> Finding:
    position = places.words.get(number) if fault.at_words else None
    if position is None and number < len(places.elements):
        position = places.elements[number]
    if position is None:
        return _without_bytes(fault, path)
    return finding(fault.rule, Place(path, *position), fault.message, fault.hint, lines.excerpt(*position))
