"""Whether the value of an attribute has the form the grammar asks for: libxml2 says so, type by type."""

from __future__ import annotations

import copy
import functools

from lxml import etree

from textus.base.resources import schema_dir
from textus.validation.content import XS, Attribute
from textus.validation.faults import TEI

_BUILT_IN = ("xs:NCName", "xs:language")


def fits(attribute: Attribute, value: str) -> bool:
    """The value has the form of the attribute's type; an attribute of any text takes every value."""
    if not attribute.form:
        return not attribute.values or " ".join(value.split()) in attribute.values
    element = etree.Element(TEI + _tag(attribute.form))
    element.text = value
    return bool(_types().validate(element))


def _tag(form: str) -> str:
    return form.replace(":", ".")


@functools.cache
def _types() -> etree.XMLSchema:
    """A schema of one element for every type of value, named after it."""
    ours = etree.parse(schema_dir() / "textus.xsd").getroot()
    target = TEI[1:-1]
    schema = etree.Element(XS + "schema", targetNamespace=target, nsmap={"xs": XS[1:-1], "tei": target})
    forms = list(_BUILT_IN)
    for simple in ours.iterchildren(XS + "simpleType"):
        schema.append(copy.deepcopy(simple))
        forms.append(f"tei:{simple.get('name')}")
    for form in forms:
        etree.SubElement(schema, XS + "element", name=_tag(form), type=form)
    return etree.XMLSchema(schema)
