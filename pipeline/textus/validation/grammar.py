"""Our own grammar: libxml2 and the XSD say yes or no, and only a no is explained."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from lxml import etree

from textus.base.resources import schema_dir
from textus.validation.faults import TEI, Fault

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

_HTML = ("html", "{http://www.w3.org/1999/xhtml}html")
_OLD = ("TEI.2", "teiCorpus.2")
# xsi attributes go round a schema, and name files to read: the gate must never see one.
_INSTANCE = etree.XPath("boolean(//@*[namespace-uri()='http://www.w3.org/2001/XMLSchema-instance'])")


@functools.cache
def compiled() -> etree.XMLSchema:
    """The XSD of our grammar, compiled once per process."""
    return etree.XMLSchema(etree.parse(schema_dir() / "textus.xsd"))


def judged(tree: Tree) -> bool | None:
    """libxml2's verdict by the grammar; None for a tree that it is not asked about."""
    if tree.getroot().tag != TEI + "TEI" or _INSTANCE(tree):
        return None
    return bool(compiled().validate(tree))


def accepts(tree: Tree) -> bool:
    """The grammar has nothing against the tree."""
    return judged(tree) is True


def faults(tree: Tree) -> list[Fault]:
    """Where a tree leaves the grammar, in document order; one fault for a tree that is no TEI at all."""
    if accepts(tree):
        return []
    root = tree.getroot()
    if root.tag != TEI + "TEI":
        return [Fault("grammar/not-tei", root, *_no_tei(root))]
    from textus.validation import explain

    return list(explain.faults(tree)) or [
        Fault("grammar/not-valid", root, "the document is not valid against the grammar")
    ]


def _no_tei(root: Element) -> tuple[str, str]:
    """Message and hint for a root element that is not TEI."""
    name = str(root.tag)
    local = name.rpartition("}")[2]
    declare = f'write <TEI xmlns="{TEI[1:-1]}">'
    if name in _HTML:
        return "this is an HTML page, not TEI", ""
    if name in _OLD:
        return f"this is TEI P4 (<{local}>), not P5", "convert it to P5 first"
    if local == "TEI":
        namespace = f"the namespace {name[1:].partition('}')[0]}" if name.startswith("{") else "no namespace"
        return f"<TEI> is in {namespace}, not in that of TEI P5", declare
    if name.startswith(TEI):
        return (
            f"the root is <{local}>, a part of TEI rather than a whole document",
            "the root of a TEI document is <TEI>",
        )
    return f"this is XML, but not TEI: the root is <{local}>", declare
