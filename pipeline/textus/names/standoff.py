"""The entries a text names, as `standOff` (TEI P5, 16.10 and 14.3): each once, with what the tables know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textus.model.name_entry import PEOPLE, PLACES, WORKS, Entry, kinds
from textus.model.tree import Node
from textus.names.index import Index, order
from textus.names.matching import Words, find

_NAMED = {
    "author": PEOPLE, "persName": PEOPLE, "placeName": PLACES, "pubPlace": PLACES, "orgName": "organisations",
    "publisher": "organisations", "distributor": "organisations",
}  # fmt: skip
"""elements of the header that hold one name, and the kind of entry that may be"""
_MERGED = frozenset({"persName", "placeName", "orgName", "title"})


def refer(header: Node, index: Index, language_code: str) -> None:
    """Point from the names in a header to their entries, where the whole name is that of one entry alone."""
    for node in header.walk():
        kind = _NAMED.get(node.tag)
        if kind and "ref" not in node.attributes and len(node.children) == 1 and isinstance(node.children[0], str):
            entry = _entry(node.children[0], kind, index, language_code)
            if entry is not None:
                node.attributes["ref"] = entry.ref


def _entry(name: str, kind: str, index: Index, language_code: str) -> Entry | None:
    words = Words(name, language_code, [(0, len(name))])
    found = find(words, [(index.trie, False)])
    if len(found) != 1 or found[0].words != len(words) or (kind == PEOPLE and len(words) < 2):
        return None
    entries = [index.entries[number] for number in found[0].entries if index.entries[number].kind == kind]
    return entries[0] if len(entries) == 1 else None


def merge(text: Node) -> None:
    """Where a name is the whole of an element of its own kind, one element says both."""
    for node in list(text.walk()):
        only = node.children[0] if len(node.children) == 1 else None
        if isinstance(only, Node) and only.tag == node.tag and node.tag in _MERGED:
            renditions = [part.attributes["rendition"] for part in (node, only) if "rendition" in part.attributes]
            node.attributes = {**only.attributes, **node.attributes}
            if renditions:
                node.attributes["rendition"] = " ".join(renditions)
            node.children = only.children


def lists(roots: Iterable[Node], index: Index) -> Node | None:
    """The lists of all entries that these elements point to; None if they point to none."""
    targets = {target for root in roots for node in root.walk() for target in node.attributes.get("ref", "").split()}
    numbers = {index.numbered(target.removeprefix("#")) for target in targets if target.startswith("#")}
    entries = sorted((index.entries[number] for number in numbers if number is not None), key=order)
    if not entries:
        return None
    off = Node("standOff")
    for kind, row in kinds().items():
        members = [entry for entry in entries if entry.kind == kind]
        if members:
            off.add(row["list"]).children.extend(map(_element, members))
    return off


def _element(entry: Entry) -> Node:
    row = kinds()[entry.kind]
    node = Node(row["element"], {"xml:id": entry.xml_id, **_lifetime(entry)})
    parts = list(_parts(entry, str(row["name"])))
    for part in parts:
        if entry.kind == WORKS and node.children:
            node.children.append(" ")
        node.children.append(part)
    return node


def _lifetime(entry: Entry) -> dict[str, str]:
    """When a body was founded and dissolved: an organisation has no elements for that."""
    pairs = (("from", "founded"), ("to", "dissolved"))
    return {name: entry.facts[fact] for name, fact in pairs if fact in entry.facts}


def _parts(entry: Entry, name: str) -> Iterator[Node]:
    for number, form in enumerate(entry.names):
        kind = {"type": "variant"} if number else {}
        level = {"level": entry.facts["level"]} if entry.kind == WORKS and "level" in entry.facts else {}
        yield Node(name, {**kind, **level}, [form])
    if "author" in entry.facts:
        yield Node("author", {}, [entry.facts["author"]])
    for fact in ("birth", "death", "date"):
        if fact in entry.facts:
            yield Node(fact, {"when": entry.facts[fact]}, [entry.facts[fact]])
    if "coordinates" in entry.facts:
        yield Node("location", {}, [Node("geo", {}, [" ".join(entry.facts["coordinates"].replace(",", " ").split())])])
    for scheme, digits in entry.identifiers:
        yield Node("idno", {"type": scheme}, [digits])
