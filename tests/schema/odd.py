"""An ODD made into RELAX NG, the way the TEI's stylesheets do it, for comparing languages; not a tool for users.

TEI's own declarations are taken from its grammar `tei_all.rng`, where each class of attributes and each element is a
definition of its own. Of ODD it knows what our ODD uses, and raises for anything else.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DOC = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_TIMES = {("0", "1"): "optional", ("0", "unbounded"): "zeroOrMore", ("1", "unbounded"): "oneOrMore"}
Attributes = dict[str, etree._Element]


def specifications(odd: etree._Element) -> list[etree._Element]:
    """What the schema of the ODD is made of: the members of the groups it refers to, in their order."""
    (schema,) = odd.iter(TEI + "schemaSpec")
    groups = {group.get(XML_ID): group for group in odd.iter(TEI + "specGrp")}
    return [spec for reference in schema for spec in groups[reference.get("target", "").removeprefix("#")]]


def relax_ng(odd: etree._Element, tei_all: Path) -> etree._Element:
    """The grammar of the ODD."""
    return _Expansion(specifications(odd), tei_all).grammar(next(odd.iter(TEI + "schemaSpec")).get("start", ""))


class _Expansion:
    def __init__(self, specs: list[etree._Element], tei_all: Path) -> None:
        self._tei = {node.get("name", ""): node for node in etree.parse(tei_all).getroot().iter(RNG + "define")}
        self._specs = {spec.get("ident") or "module " + spec.get("key", ""): spec for spec in specs}
        self._taken = {name for spec in specs for name in spec.get("include", "").split()}

    def grammar(self, start: str) -> etree._Element:
        made = _rng("grammar", ns=TEI[1:-1], datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes")
        made.append(_rng("start", _rng("ref", name=start)))
        for name, spec in self._specs.items():
            if spec.tag in (TEI + "dataSpec", TEI + "macroSpec"):
                made.append(_rng("define", *self._content(spec), name=name))
            elif spec.get("type") == "model":
                made.append(_rng("define", _rng("choice", *self._members(name)), name=name))
            elif spec.tag == TEI + "elementSpec" and name in self._taken:
                made.append(_rng("define", self._element(spec), name=name))
        return made

    def _element(self, spec: etree._Element) -> etree._Element:
        attributes = self._attributes(spec)
        return _rng("element", *attributes.values(), *self._content(spec), name=spec.get("ident", ""))

    def _members(self, name: str) -> Iterator[etree._Element]:
        for other, spec in self._specs.items():
            if any(member.get("key") == name for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf")):
                yield _rng("ref", name=other)

    def _content(self, spec: etree._Element) -> list[etree._Element]:
        return [self._pattern(node) for node in spec.iterfind(f"{TEI}content/*")]

    def _pattern(self, node: etree._Element) -> etree._Element:
        kind = etree.QName(node).localname
        parts = [self._pattern(child) for child in node]
        makers: Mapping[str, etree._Element] = {
            "textNode": _rng("text"),
            "empty": _rng("empty"),
            "sequence": _rng("group", *parts),
            "alternate": _rng("choice", *copy.deepcopy(parts)),
        }
        made = makers[kind] if kind in makers else self._reference(node, kind)
        times = (node.get("minOccurs", "1"), node.get("maxOccurs", "1"))
        return made if times == ("1", "1") else _rng(_TIMES[times], made)

    def _reference(self, node: etree._Element, kind: str) -> etree._Element:
        if kind == "dataRef" and node.get("name"):
            made = _rng("data", type=node.get("name", ""))
            if node.get("restriction"):
                made.append(_rng("param", name="pattern"))
                made[0].text = node.get("restriction")
            return made
        name = node.get("key", "")
        if kind not in ("elementRef", "classRef", "macroRef", "dataRef") or name not in self._specs:
            raise ValueError(f"{kind} to {name}")
        return _rng("ref", name=name)

    def _attributes(self, spec: etree._Element) -> Attributes:
        """What classes give, what TEI declares for the element itself, and what the ODD says of each."""
        said = {each.get("ident", ""): each for each in spec.iterfind(f"{TEI}attList/{TEI}attDef")}
        inherited: Attributes = {}
        for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf"):
            if member.get("key", "").startswith("att."):
                inherited |= self._class(member.get("key", ""))
        local = dict(_declared(self._tei[spec.get("ident", "")].find(RNG + "element")))
        for name, change in said.items():
            known = name in inherited or name in local
            if (change.get("mode") == "add") is known:
                raise ValueError(f"@{name} of <{spec.get('ident')}> cannot be {change.get('mode')}d")
        return self._changed(inherited | local, said)

    def _class(self, name: str) -> Attributes:
        spec = self._specs.get(name)
        if spec is not None and spec.get("mode") == "delete":
            return {}
        found: Attributes = {}
        for reference in self._tei[name + ".attributes"].iter(RNG + "ref"):
            other = reference.get("name", "")
            if other.endswith(".attributes"):
                found |= self._class(other.removesuffix(".attributes"))
        own: Attributes = {}
        for reference in self._tei[name + ".attributes"].iter(RNG + "ref"):
            if ".attribute." in reference.get("name", ""):
                own |= dict(_declared(self._tei[reference.get("name", "")]))
        said = {} if spec is None else {e.get("ident", ""): e for e in spec.iterfind(f"{TEI}attList/{TEI}attDef")}
        if unknown := set(said) - set(own):
            raise ValueError(f"{name} has no {unknown}")
        return found | self._changed(own, said)

    def _changed(self, attributes: Attributes, said: Mapping[str, etree._Element]) -> Attributes:
        kept = {name: node for name, node in attributes.items() if name not in said}
        given = {name: self._attribute(each) for name, each in said.items() if each.get("mode") != "delete"}
        return kept | given

    def _attribute(self, definition: etree._Element) -> etree._Element:
        datatype = definition.find(TEI + "datatype")
        values = [item.get("ident", "") for item in definition.iterfind(f"{TEI}valList/{TEI}valItem")]
        if values:
            form = _rng("choice", *[_rng("value") for _ in values])
            for node, value in zip(form, values, strict=True):
                node.text = value
        else:
            form = self._pattern(datatype[0])
        if datatype.get("maxOccurs") == "unbounded":
            form = _rng("list", _rng("oneOrMore", form))
        made = _rng("attribute", form, name=definition.get("ident", ""))
        return made if definition.get("usage") == "req" else _rng("optional", made)


def _declared(node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The attributes declared right in a definition, by name, with `optional` around those that are."""
    for attribute in node.iter(RNG + "attribute"):
        outer = attribute.getparent()
        yield attribute.get("name", ""), outer if outer.tag == RNG + "optional" else attribute


def _rng(kind: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(RNG + kind, attributes)
    made.extend(children)
    return made
