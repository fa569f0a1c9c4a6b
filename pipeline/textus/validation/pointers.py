"""What no grammar sees: identifiers given twice, and pointers to places of this file that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textus.validation.faults import Fault
from textus.validation.wording import nearest

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

# TEI's attributes whose values are pointers (Guidelines, 16.2 and 1.3.1: att.pointing, att.global.linking and others)
_NAMES = """
    ref target targetEnd corresp rendition resp who toWhom source facs next prev scheme sameAs copyOf select exclude
    synch ana change decls hand wit edRef nymRef parts active passive mutual spanTo since calendar period
"""
POINTERS = frozenset(_NAMES.split())
_COMPARED = 20_000
"""how many pairs of identifiers may be compared for a likely spelling: each takes some microseconds"""

IDENTIFIER = "{http://www.w3.org/XML/1998/namespace}id"


def faults(tree: Tree) -> Iterator[Fault]:
    """Every identifier given a second time, and every local pointer without a target: one fault an identifier."""
    first: dict[str, Element] = {}
    uses: dict[str, list[tuple[Element, str]]] = {}
    for element in tree.iter("*"):
        for name, value in element.items():
            if name == IDENTIFIER:
                if first.setdefault(value, element) is not element:
                    yield _duplicate(element, value, first[value])
            elif "#" in value and name in POINTERS:
                for target in _targets(value):
                    uses.setdefault(target, []).append((element, name))
    lost = [target for target in uses if target not in first]
    comparable = len(lost) * len(first) <= _COMPARED
    for target in lost:
        yield _dangling(target, uses[target], nearest(target, first) if comparable else "")


def targets_of(element: Element) -> Iterator[str]:
    """The identifiers of this file that the attributes of an element point to."""
    for name, value in element.items():
        if "#" in value and name in POINTERS:
            yield from _targets(value)


def _targets(value: str) -> Iterator[str]:
    """The identifiers of this file among the pointers in a value; pointer schemes such as #xpath(…) are not read."""
    return (pointer[1:] for pointer in value.split() if pointer.startswith("#") and "(" not in pointer)


def _duplicate(element: Element, identifier: str, first: Element) -> Fault:
    message = f"duplicate xml:id {identifier}, already used by <{_local(first)}> in line {first.sourceline}"
    return Fault("grammar/duplicate-id", element, message, "an xml:id must be unique within a file")


def _dangling(target: str, uses: list[tuple[Element, str]], near: str) -> Fault:
    element, attribute = uses[0]
    more = f"; the first of {len(uses)} such pointers" if len(uses) > 1 else ""
    message = f"{attribute} of <{_local(element)}> points to #{target}, but no element has that xml:id{more}"
    return Fault("grammar/dangling-pointer", element, message, f"did you mean #{near}?" if near else "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
