"""libxml2's verdicts on a document, told in our words: the kind of fault and the element, never its sentence.

A refused element makes libxml2 complain of everything around it as well; of those complaints only the first that names
a cause is kept for each element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textus.base.regex import regex
from textus.validation.faults import Fault
from textus.validation.wording import listed, quoted, tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

Verdict = tuple[str, str | None, str]
"""libxml2's name of the kind of error, the path of the element, its sentence (from which names are taken)"""

_UNEXPECTED, _MISSING, _TEXT = "grammar/unexpected-element", "grammar/missing-element", "grammar/unexpected-text"
_RULES = {
    "RELAXNG_ERR_ELEMWRONG": _UNEXPECTED,
    "RELAXNG_ERR_EXTRACONTENT": _UNEXPECTED,
    "RELAXNG_ERR_ELEMNAME": _UNEXPECTED,
    "RELAXNG_ERR_ELEMWRONGNS": _UNEXPECTED,
    "RELAXNG_ERR_NOELEM": _MISSING,
    "RELAXNG_ERR_ELEMNOTEMPTY": _UNEXPECTED,
    "RELAXNG_ERR_TEXTWRONG": _TEXT,
    "RELAXNG_ERR_INVALIDATTR": "attribute",
    "RELAXNG_ERR_ATTRVALID": "attributes",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": _TEXT,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "grammar/unexpected-attribute",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": "grammar/unexpected-attribute",
    "SCHEMAV_CVC_COMPLEX_TYPE_4": "grammar/missing-attribute",
    "SCHEMAV_CVC_ELT_1": "root",
}
_CASCADES = frozenset(
    {"RELAXNG_ERR_CONTENTVALID", "RELAXNG_ERR_INTERSEQ", "RELAXNG_ERR_INTEREXTRA", "RELAXNG_ERR_INTERNODATA"}
)
_ATTRIBUTE = regex(r"[Aa]ttribute '?([\w.:{}/-]+)'?")
_VALUE = regex(r"[Tt]he value '(.*)' ", re.DOTALL)
_ELEMENT = regex(r"[Ee]lement '?([\w.:-]+)")
_EXPECTED = regex(r"Expected is (?:one of )?\( (.*) \)")


def faults(verdicts: Sequence[Verdict], tree: Tree) -> Iterator[Fault]:
    """The faults behind the verdicts, one for an element and kind."""
    causes = [verdict for verdict in verdicts if verdict[0] not in _CASCADES] or verdicts[:1]
    seen: set[tuple[str, str]] = set()
    for kind, path, message in causes:
        element = _element(tree, path, message)
        fault = _fault(kind, element, message)
        key = (tree.getelementpath(element), fault.message if "attribute" in fault.rule else "")
        if key not in seen:
            seen.add(key)
            yield fault


def _element(tree: Tree, path: str | None, message: str) -> Element:
    """The element a verdict is about; for one without a path the only element of the name it gives, or the root."""
    root = tree.getroot()
    if path:
        found = tree.xpath(path)
    else:
        name = _ELEMENT.search(message)
        found = tree.xpath("//*[local-name()=$name]", name=name[1]) if name else []
    return found[0] if isinstance(found, list) and (path or len(found) == 1) and found else root


def _fault(kind: str, element: Element, message: str) -> Fault:
    name, parent = _local(element), element.getparent()
    rule = _RULES.get(kind, "")
    if kind == "SCHEMAV_ELEMENT_CONTENT":
        rule = _MISSING if "Missing child" in message else _UNEXPECTED
    hint = _expected(message)
    if rule == _UNEXPECTED:
        where = f" here in <{_local(parent)}>" if parent is not None else " as the root"
        return Fault(rule, element, f"<{name}> is not allowed{where}", hint)
    if rule == _MISSING:
        return Fault(rule, element, f"<{name}> is incomplete", hint)
    if rule == _TEXT:
        return Fault(rule, element, f"text directly in <{name}>", at_words=True)
    if rule == "root":
        return Fault("grammar/not-valid", element, f"the grammar does not allow <{name}> as root")
    return _attribute_fault(rule, kind, element, message)


def _attribute_fault(rule: str, kind: str, element: Element, message: str) -> Fault:
    name = _local(element)
    found = _ATTRIBUTE.search(message)
    attribute = found[1].rpartition("}")[2] if found else ""
    if rule == "grammar/unexpected-attribute":
        return Fault(rule, element, f"<{name}> has no attribute {attribute}")
    if rule == "grammar/missing-attribute":
        return Fault(rule, element, f"<{name}> lacks the attribute {attribute}")
    if rule == "attribute":
        return Fault(
            "grammar/not-valid", element, f"<{name}> does not allow the attribute {attribute}, or not this value"
        )
    if rule == "attributes":
        return Fault("grammar/not-valid", element, f"an attribute of <{_named(message, name)}> is missing or wrong")
    value = _VALUE.search(message)
    if kind.startswith("SCHEMAV_CVC") and value:
        owner = f"{attribute} of <{name}>" if attribute else f"the text of <{name}>"
        return Fault("grammar/bad-value", element, f"{owner} cannot be {quoted(value[1])}")
    return Fault("grammar/not-valid", element, f"<{name}> is not valid against the grammar")


def _named(message: str, otherwise: str) -> str:
    found = _ELEMENT.search(message)
    return found[1] if found else otherwise


def _expected(message: str) -> str:
    found = _EXPECTED.search(message)
    names = [each.strip().rpartition("}")[2] for each in found[1].split(",")] if found else []
    return f"expected here: {listed(names, tag)}" if names else ""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
