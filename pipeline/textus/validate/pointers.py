"""What no grammar sees: identifiers given twice, and pointers to places of this file that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from textus.validate.faults import Fault
from textus.validate.wording import nearest

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

# TEI's attributes whose values are pointers (Guidelines, 16.2 and 1.3.1: att.pointing, att.global.linking and others)
_NAMES = """
    ref target targetEnd corresp rendition resp who toWhom source facs next prev scheme sameAs copyOf select exclude
    synch ana change decls hand wit edRef nymRef parts active passive mutual spanTo since calendar period
"""
POINTERS = frozenset(_NAMES.split())
_IDENTIFIED = etree.XPath("//*[@xml:id]", namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})
_POINTING = etree.XPath("//*[@*[contains(., '#')]]")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def faults(tree: Tree) -> Iterator[Fault]:
    """Every identifier given a second time, and every local pointer without a target: one fault an identifier."""
    first: dict[str, Element] = {}
    for element in _IDENTIFIED(tree):
        identifier = str(element.get(_ID))
        if first.setdefault(identifier, element) is not element:
            yield _duplicate(element, identifier, first[identifier])
    lost: dict[str, list[tuple[Element, str]]] = {}
    for element, attribute, target in _pointers(tree):
        if target not in first:
            lost.setdefault(target, []).append((element, attribute))
    for target, uses in lost.items():
        yield _dangling(target, uses, nearest(target, first))


def _pointers(tree: Tree) -> Iterator[tuple[Element, str, str]]:
    """Element, attribute and identifier of every pointer into this file, but for pointer schemes such as #xpath(…)."""
    for element in _POINTING(tree):
        for name, value in element.attrib.items():
            if name in POINTERS:
                for pointer in str(value).split():
                    if pointer.startswith("#") and "(" not in pointer:
                        yield element, str(name), pointer[1:]


def _duplicate(element: Element, identifier: str, first: Element) -> Fault:
    message = f"the xml:id {identifier} is given again; <{_local(first)}> in line {first.sourceline} has it"
    return Fault("grammar/duplicate-id", element, message, "an xml:id names one element of a file")


def _dangling(target: str, uses: list[tuple[Element, str]], near: str) -> Fault:
    element, attribute = uses[0]
    more = f"; it is the first of {len(uses)} such pointers" if len(uses) > 1 else ""
    message = f"{attribute} of <{_local(element)}> points to #{target}, and nothing here has that xml:id{more}"
    return Fault("grammar/dangling-pointer", element, message, f"did you mean #{near}?" if near else "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
