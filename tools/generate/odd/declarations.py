"""The declarations of the ODD: forms of value, classes, macros and elements, as changes to those of TEI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from tools.generate.odd.content import TEI, Particle, macro_name, model, set_name
from tools.generate.odd.grammar import RNG, Attribute, Grammar

XML = "{http://www.w3.org/XML/1998/namespace}"


class Declarations:
    """Makes the declarations from our grammar and from what TEI says of its elements and classes (tei.toml)."""

    def __init__(self, grammar: Grammar, tei: Mapping[str, Any]) -> None:
        self._grammar = grammar
        self._tei = tei
        self._modules = {name: module for module, names in tei["modules"].items() for name in names}

    def modules(self) -> Iterator[etree._Element]:
        """The modules of TEI, with the elements we take from each."""
        yield _tei("moduleRef", key="tei")
        for name, elements in self._tei["modules"].items():
            yield _tei("moduleRef", key=name, include=" ".join(elements))

    def forms(self) -> Iterator[etree._Element]:
        """The forms of value that attributes name."""
        for name, node in self._grammar.defines.items():
            if name.startswith("data.") and (body := _form(node[0])) is not None:
                made = _tei("dataSpec", _desc(self._grammar.said.get(name, "")), ident=_form_name(name), mode="add")
                made.append(_tei("content", body))
                yield made

    def attribute_classes(self) -> Iterator[etree._Element]:
        """TEI's classes of attributes, without what we do not use."""
        for name in self._tei["unused"]["classes"]:
            yield _tei("classSpec", ident=name, type="atts", mode="delete")
        for name, row in self._tei["class"].items():
            ours = self._grammar.attributes(row["like"])
            attributes = _tei("attList")
            for each in row["attributes"]:
                attributes.append(self._definition(ours[each], "change") if each in ours else _deleted(each))
            yield _tei("classSpec", attributes, ident=name, type="atts", mode="change")

    def element_classes(self) -> Iterator[etree._Element]:
        """Our sets of elements."""
        for name in filter(self._grammar.is_set, self._grammar.defines):
            made = _tei("classSpec", _desc(self._grammar.said.get(name, "")), ident=set_name(name), type="model")
            made.set("mode", "add")
            if groups := self._sets_of(name):
                made.append(_classes(groups))
            yield made

    def macros(self) -> Iterator[etree._Element]:
        """Our contents that several elements share."""
        for name in self._grammar.defines:
            if name.startswith("content."):
                body = model(self._grammar, self._grammar.content(name))
                said = _desc(self._grammar.said.get(name, ""))
                made = _tei("macroSpec", said, _tei("content", body.element()), ident=macro_name(name), mode="add")
                yield made

    def element(self, name: str) -> etree._Element:
        """The declaration of an element: what it is, where it may stand, what stands in it, and its attributes."""
        classes = self._attribute_classes_of(name)
        body: Particle = model(self._grammar, self._grammar.content(name))
        parts = [
            _desc(self._grammar.doc(name)),
            _classes([*classes, *self._sets_of(name)], "replace"),
            _tei("content", body.element()),
        ]
        if len(attributes := _tei("attList", *self._attributes_of(name, classes))):
            parts.append(attributes)
        return _tei("elementSpec", *parts, ident=name, module=self._modules[name], mode="change")

    def _sets_of(self, name: str) -> list[str]:
        """The sets an element or set is itself in, by their names in the ODD."""
        sets = filter(self._grammar.is_set, self._grammar.defines)
        return [
            set_name(each)
            for each in sets
            if any(ref.get("name") == name for ref in self._grammar.defines[each].iter(RNG + "ref"))
        ]

    def _attribute_classes_of(self, element: str) -> list[str]:
        sets = [self._tei["sets"].get(name) for name in self._grammar.attribute_sets(element)]
        like = [name for name, row in self._tei["class"].items() if row["like"] == element]
        names = list(dict.fromkeys([*filter(None, sets), *like]))
        return [name for name in names if not any(name in self._within(other) for other in names)]

    def _within(self, name: str) -> list[str]:
        return list(self._tei["class"][name].get("within", []))

    def _inherited(self, classes: list[str]) -> set[str]:
        """The attributes that classes of TEI give once they are changed."""
        found: set[str] = set()
        for name in classes:
            row = self._tei["class"][name]
            found |= {*row["attributes"]} & {*self._grammar.attributes(row["like"])}
            found |= self._inherited(self._within(name))
        return found

    def _attributes_of(self, element: str, classes: list[str]) -> Iterator[etree._Element]:
        ours, inherited = self._grammar.attributes(element), self._inherited(classes)
        local = self._tei["local"].get(element, [])
        for name, attribute in ours.items():
            if name in local:
                yield self._definition(attribute, "replace")
            elif name not in inherited:
                yield self._definition(attribute, "add")
        yield from map(_deleted, dict.fromkeys(name for name in [*local, *sorted(inherited)] if name not in ours))

    def _definition(self, attribute: Attribute, mode: str) -> etree._Element:
        made = _tei("attDef", _desc(attribute.doc), ident=attribute.name, mode=mode)
        if attribute.required:
            made.set("usage", "req")
        form, times = self._resolved(attribute.form)
        values = [] if form is None else [value.text or "" for value in form.iter(RNG + "value")]
        if values:
            made.append(_tei("datatype", _tei("dataRef", key="teidata.enumerated")))
            items = [_tei("valItem", ident=value) for value in values]
            made.append(_tei("valList", *items, type="closed", mode="replace" if mode == "change" else "add"))
            return made
        reference = _tei("dataRef", name="string") if form is None else _data(form)
        made.append(_tei("datatype", reference, **times))
        if mode == "change":
            made.append(_tei("valList", mode="delete"))
        return made

    def _resolved(self, form: etree._Element | None) -> tuple[etree._Element | None, dict[str, str]]:
        """The form of one word of a value, and how many there may be; a list of one is but a word."""
        times: dict[str, str] = {}
        while form is not None and form.tag in (RNG + "ref", RNG + "list", RNG + "oneOrMore"):
            if form.tag == RNG + "oneOrMore":
                times = {"minOccurs": "1", "maxOccurs": "unbounded"}
            if form.tag != RNG + "ref":
                form = form[0]
            elif _form(definition := self._grammar.defines[form.get("name", "")][0]) is None:
                form = definition
            else:
                break
        return form, times


def _form(node: etree._Element) -> etree._Element | None:
    """A pattern of values as content of a dataSpec; None for lists of several and for closed lists of values."""
    if node.tag == RNG + "list":
        return _form(node[0])
    if node.tag == RNG + "choice" and node[0].tag == RNG + "data":
        return _tei("alternate", *[_data(child) for child in node])
    return _data(node) if node.tag == RNG + "data" else None


def _form_name(name: str) -> str:
    return name.replace("data.", "textus.data.", 1)


def _data(node: etree._Element) -> etree._Element:
    if node.tag == RNG + "ref":
        return _tei("dataRef", key=_form_name(node.get("name", "")))
    made = _tei("dataRef", name=node.get("type", ""))
    pattern = node.findtext(RNG + "param")
    if pattern is not None:
        made.set("restriction", pattern)
    return made


def _desc(words: str) -> etree._Element:
    made = _tei("desc")
    made.set(XML + "lang", "en")
    made.text = words
    return made


def _classes(names: list[str], mode: str = "") -> etree._Element:
    made = _tei("classes", *[_tei("memberOf", key=name) for name in names])
    if mode:
        made.set("mode", mode)
    return made


def _deleted(name: str) -> etree._Element:
    return _tei("attDef", ident=name, mode="delete")


def _tei(name: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{TEI}}}{name}", attributes)
    made.extend(children)
    return made
