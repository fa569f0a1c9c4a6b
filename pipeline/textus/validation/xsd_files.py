"""The files of a user's XML Schema: which version they are in, and that they are all in its own folder.

A schema may include and import what lies in its own folder or below; nothing is fetched.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from textus.base.frozen import frozen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XS = "{http://www.w3.org/2001/XMLSchema}"
_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"
_XML = "http://www.w3.org/XML/1998/namespace"
_REFERENCES = tuple(XS + name for name in ("include", "import", "redefine", "override"))
_ELEMENTS_OF_1_1 = frozenset(
    XS + name for name in ("assert", "assertion", "alternative", "openContent", "defaultOpenContent", "override")
)
_ATTRIBUTES_OF_1_1 = frozenset(
    ("xpathDefaultNamespace", "defaultAttributes", "defaultAttributesApply", "inheritable", "notNamespace", "notQName")
)
_TYPES_OF_1_1 = re.compile(r"(^|:)(error|dateTimeStamp|yearMonthDuration|dayTimeDuration|anyAtomicType)$")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MOST = 1_000
"""files a schema may be made of"""


class UnreadError(Exception):
    """Says why a grammar cannot be read."""


@frozen
class Files:
    """What the files of a schema say: that they are in version 1.1; that xml:id and its like are to be fetched."""

    needs_1_1: bool
    fetches_xml: bool


def closed() -> etree.XMLParser[Element]:
    """A parser that reads nothing but what it is given."""
    return etree.XMLParser(no_network=True, load_dtd=False, resolve_entities="internal")


def surveyed(schema: Path) -> Files:
    """What the files of a schema hold; raises UnreadError for one that is not there or not in its folder."""
    folder = schema.parent.resolve()
    waiting, seen = [schema.resolve()], set[Path]()
    needs_1_1 = fetches_xml = False
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if len(seen) > _MOST:
            raise UnreadError(f"it is made of more than {_MOST:,} files")
        root = _root(path, schema)
        needs_1_1 = needs_1_1 or any(map(_is_of_1_1, root.iter("*")))
        for reference in root.iter(*_REFERENCES):
            location = reference.get("schemaLocation")
            if location is None:
                continue
            if reference.get("namespace") == _XML and _ADDRESS.match(location):
                fetches_xml = True
            else:
                waiting.append(_named(location, path, folder))
    return Files(needs_1_1, fetches_xml)


def _root(path: Path, schema: Path) -> Element:
    where = "" if path == schema.resolve() else f"{path.name}: "
    try:
        root = etree.parse(path, closed()).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        line = getattr(error, "lineno", None)
        raise UnreadError(f"{where}it is not well-formed XML{f' (line {line})' if line else ''}") from error
    if root.tag != XS + "schema":
        raise UnreadError(f"{where}its root is <{etree.QName(root).localname}>, not xs:schema")
    return root


def _named(location: str, path: Path, folder: Path) -> Path:
    """The file that a schema names in another."""
    if _ADDRESS.match(location):
        raise UnreadError(f"it names {location}, which is not fetched; save a copy next to it and refer to that")
    named = (path.parent / unquote(location)).resolve()
    if not named.is_relative_to(folder):
        raise UnreadError(f"it names {location}, which is outside its folder")
    if not named.is_file():
        raise UnreadError(f"it names {location}, which does not exist")
    return named


def _is_of_1_1(element: Element) -> bool:
    """Whether an element of a schema is one that version 1.0 does not have."""
    said = element.get(_VERSION, "")
    if said and said != "1.0":
        return True
    if element.tag in _ELEMENTS_OF_1_1 or not _ATTRIBUTES_OF_1_1.isdisjoint(element.attrib):
        return True
    return any(_TYPES_OF_1_1.search(element.get(name, "")) for name in ("type", "base", "itemType"))
