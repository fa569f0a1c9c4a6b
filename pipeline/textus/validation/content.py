"""What our grammar lets stand where, read from its XSD: the children, attributes and text of every element.

Content models become automata (Glushkov's construction, deterministic because XSD content models must be), so that a
walk through the children of an element can say at each of them what was expected instead.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from textus.base.frozen import frozen
from textus.base.resources import schema_dir

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_PARTICLES = frozenset({XS + "element", XS + "group", XS + "sequence", XS + "choice"})


@frozen
class Attribute:
    """An attribute of an element; `values` is its vocabulary where it is closed, `form` the name of its type."""

    name: str
    required: bool
    doc: str
    form: str
    values: tuple[str, ...]


@dataclass(slots=True)
class Model:
    """An automaton: for every state, which child leads to which; state 0 is the beginning."""

    follow: list[dict[str, int]] = field(default_factory=lambda: [{}])
    accepting: set[int] = field(default_factory=lambda: {0})

    def names(self) -> set[str]:
        """Every child that may stand anywhere in the element."""
        return {name for row in self.follow for name in row}


@frozen
class Kind:
    """What the grammar says of an element of one name."""

    doc: str
    mixed: bool
    attributes: Mapping[str, Attribute]
    model: Model


class Grammar:
    """The elements of the grammar, each read from the XSD when it is first asked for."""

    def __init__(self, schema: Element, xml_schema: Element) -> None:
        self._types = {node.get("name", ""): node for node in schema.iterchildren(XS + "complexType")}
        self._groups = {node.get("name", ""): node[-1] for node in schema.iterchildren(XS + "group")}
        self._attributes = {node.get("name", ""): node for node in schema.iterchildren(XS + "attributeGroup")}
        elements = {node.get("name", ""): node for node in schema.iterchildren(XS + "element")}
        self._elements = {name: node for name, node in elements.items() if node.get("abstract") != "true"}
        self._simple = {node.get("name", ""): node for node in schema.iterchildren(XS + "simpleType")}
        self._xml = {node.get("name", ""): node for node in xml_schema.iterchildren(XS + "attribute")}
        self._kinds: dict[str, Kind] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._elements

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all elements, in the order of the grammar."""
        return tuple(self._elements)

    def kind(self, name: str) -> Kind:
        """What the grammar says of an element; raises KeyError for one it does not have."""
        if name not in self._kinds:
            self._kinds[name] = self._read(name)
        return self._kinds[name]

    @functools.cached_property
    def common(self) -> tuple[str, ...]:
        """The attributes every element has."""
        return tuple(each.name for each in self._attributes_of(self._attributes["att.global"]))

    @functools.cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """In which elements an element may stand."""
        found: dict[str, list[str]] = {name: [] for name in self._elements}
        for parent in self._elements:
            for child in self.kind(parent).model.names():
                found[child].append(parent)
        return {name: tuple(parents) for name, parents in found.items()}

    def _read(self, name: str) -> Kind:
        node = self._elements[name]
        chain = list(self._chain(node))
        attributes = {attribute.name: attribute for part in chain for attribute in self._attributes_of(part)}
        mixed = any(part.get("mixed") == "true" for part in chain)
        particle = next((child for part in chain for child in part if child.tag in _PARTICLES), None)
        builder = _Builder(self._groups, self._elements)
        return Kind(_doc(node), mixed, attributes, builder.build(particle))

    def _chain(self, node: Element) -> Iterator[Element]:
        """The complex type of an element, its extension and the types it extends."""
        named = node.get("type") or node.get("base")
        inner = next((child for child in node if child.tag == XS + "complexType"), None)
        current = inner if inner is not None else self._types.get(_local(named)) if named else None
        if current is None:
            return
        yield current
        extension = current.find(f"{XS}complexContent/{XS}extension")
        if extension is not None:
            yield extension
            yield from self._chain(extension)

    def _attributes_of(self, node: Element) -> Iterator[Attribute]:
        for child in node:
            if child.tag == XS + "attributeGroup":
                yield from self._attributes_of(self._attributes[_local(child.get("ref"))])
            elif child.tag == XS + "attribute":
                yield self._attribute(child)

    def _attribute(self, node: Element) -> Attribute:
        required = node.get("use") == "required"
        reference = node.get("ref")
        if reference is not None:
            node = self._xml[_local(reference)]
        name = (XML if reference is not None else "") + node.get("name", "")
        form = node.get("type", "")
        simple = self._simple.get(_local(form)) if form else node.find(XS + "simpleType")
        values = () if simple is None else tuple(v.get("value", "") for v in simple.iter(XS + "enumeration"))
        return Attribute(name, required, _doc(node), form, values)


def _local(name: str | None) -> str:
    return (name or "").rpartition(":")[2]


def _doc(node: Element) -> str:
    return (node.findtext(f"{XS}annotation/{XS}documentation") or "").strip()


@dataclass(slots=True)
class _Part:
    """A part of an automaton: can it be empty, which children begin it, in which states may it end."""

    empty: bool
    first: dict[str, int]
    last: list[int]


class _Builder:
    """Makes the automaton of a particle of an XSD."""

    def __init__(self, groups: Mapping[str, Element], elements: Container[str]) -> None:
        self._groups = groups
        self._elements = elements
        self._model = Model()

    def build(self, particle: Element | None) -> Model:
        """The automaton; that of an element without children for None."""
        if particle is not None:
            part = self._repeated(particle)
            self._model.follow[0] = part.first
            self._model.accepting = {*part.last, *([0] if part.empty else [])}
        return self._model

    def _repeated(self, node: Element) -> _Part:
        low = int(node.get("minOccurs", "1"))
        unbounded = node.get("maxOccurs") == "unbounded"
        copies = max(low, 1 if unbounded else int(node.get("maxOccurs", "1")))
        parts = [self._once(node) for _ in range(copies)]
        if unbounded:
            self._link(parts[-1].last, parts[-1].first)
        for part in parts[low:]:
            part.empty = True
        return self._sequence(parts)

    def _once(self, node: Element) -> _Part:
        if node.tag == XS + "element":
            return self._child(_local(node.get("ref")))
        if node.tag == XS + "group":
            return self._repeated(self._groups[_local(node.get("ref"))])
        parts = [self._repeated(child) for child in node if child.tag in _PARTICLES]
        return self._sequence(parts) if node.tag == XS + "sequence" else self._choice(parts)

    def _child(self, name: str) -> _Part:
        if name not in self._elements:
            return _Part(True, {}, [])  # abstract: it stands in the XSD for no element at all
        self._model.follow.append({})
        state = len(self._model.follow) - 1
        return _Part(False, {name: state}, [state])

    def _sequence(self, parts: list[_Part]) -> _Part:
        whole = _Part(True, {}, [])
        for part in parts:
            self._link(whole.last, part.first)
            first = {**part.first, **whole.first} if whole.empty else whole.first
            last = [*whole.last, *part.last] if part.empty else part.last
            whole = _Part(whole.empty and part.empty, first, last)
        return whole

    def _choice(self, parts: list[_Part]) -> _Part:
        first = {name: state for part in parts for name, state in part.first.items()}
        return _Part(any(part.empty for part in parts), first, [state for part in parts for state in part.last])

    def _link(self, states: list[int], first: Mapping[str, int]) -> None:
        for state in states:
            self._model.follow[state].update(first)


@functools.cache
def grammar() -> Grammar:
    """Our grammar, read once per process."""
    folder = schema_dir()
    return Grammar(etree.parse(folder / "textus.xsd").getroot(), etree.parse(folder / "xml.xsd").getroot())
