"""What only a record says of a work, put where TEI P5 has it in a header: edition, identifiers, holder, keywords."""

from __future__ import annotations

from collections.abc import Iterator

from textus.header import printed_source
from textus.header.facts import Moment
from textus.language.languages import name_of
from textus.model.tree import Node
from textus.record.record import Record

_ORIGINAL = "original"
"""@type of what a printed source was made from"""


def add(header: Node, record: Record) -> None:
    """Put into a `teiHeader` what neither transcription nor settings can say."""
    _edition(_child(header, "fileDesc"), record)
    _identifiers(_child(_child(header, "fileDesc"), "publicationStmt"), record)
    _holder(_child(_child(header, "fileDesc"), "sourceDesc"), record)
    profile = _child(header, "profileDesc")
    _languages(profile, record)
    _classes(profile, record)
    _delivered(profile, record)
    _correspondence(profile, record)


def _child(node: Node, tag: str) -> Node:
    """The first child of this name; a new one at the end if there is none."""
    return next((child for child in node.elements() if child.tag == tag), None) or node.add(tag)


def _edition(node: Node, record: Record) -> None:
    if record.edition:
        node.children = [child for child in node.children if not _is(child, "editionStmt")]
        statement = Node("editionStmt", {}, [Node("edition", {}, [record.edition])])
        node.children.insert(1, statement)


def _identifiers(node: Node, record: Record) -> None:
    sentences = any(_is(child, "p") for child in node.children)
    for kind, value in record.identifiers:
        idno = Node("idno", {"type": kind} if kind else {}, [value])
        if sentences:
            node.add("p").children.append(idno)
            continue
        after = (at for at, child in enumerate(node.children) if _is(child, "ref") or _is(child, "availability"))
        before = next(after, len(node.children))
        node.children.insert(before, idno)


def _is(child: Node | str, tag: str) -> bool:
    return isinstance(child, Node) and child.tag == tag


def _holder(node: Node, record: Record) -> None:
    """Who keeps the original: a `bibl` before that of the transcription."""
    said = dict(record.holder)
    if not said:
        return
    parts = [
        Node("orgName", {"type": "repository"}, [said["repository"]]) if "repository" in said else None,
        Node("placeName", {}, [said["place"]]) if "place" in said else None,
        Node("title", {"type": "collection"}, [said["collection"]]) if "collection" in said else None,
        Node("idno", {"type": "shelfmark"}, [said["shelfmark"]]) if "shelfmark" in said else None,
    ]
    children: list[Node | str] = []
    for part in parts:
        if part is not None:
            children += [", ", part] if children else [part]
    node.children = [child for child in node.children if not _is_of_original(child)]
    node.children.insert(len(node.children) - 1, Node("bibl", {"type": _ORIGINAL}, children))


def _is_of_original(child: Node | str) -> bool:
    if not isinstance(child, Node):
        return False
    return child.tag == "msDesc" or (child.tag == "bibl" and child.attributes.get("type") == _ORIGINAL)


def _languages(node: Node, record: Record) -> None:
    usage = _child(node, "langUsage")
    for code in record.languages:
        usage.add("language", name_of(code), ident=code)


def _classes(node: Node, record: Record) -> None:
    terms = [*((words, "genre") for words in record.genre), *((words, "subject") for words in record.keywords)]
    if terms:
        there = next((child for child in node.elements() if child.tag == "textClass"), None)
        keywords = _child(there, "keywords") if there else Node("keywords")
        keywords.children[:0] = [Node("term", {"type": kind}, [words]) for words, kind in terms]
        if there:
            return
        after = next(at for at, child in enumerate(node.children) if _is(child, "langUsage"))
        node.children.insert(after + 1, Node("textClass", {}, [keywords]))


def _delivered(node: Node, record: Record) -> None:
    if not record.delivered:
        return
    creation = next((child for child in node.elements() if child.tag == "creation"), None)
    if creation is None:
        creation = Node("creation")
        node.children.insert(0, creation)
    spoken = _date(printed_source.moment(record.delivered))
    spoken.attributes["type"] = "delivered"
    creation.children += [" ", spoken] if creation.children else [spoken]


def _correspondence(node: Node, record: Record) -> None:
    """The addresses that stand for correspondents, and when the letter came."""
    said = dict(record.correspondence)
    for action in _actions(node):
        key = "sender-ref" if action.attributes["type"] == "sent" else "recipient-ref"
        named = next((name for name in action.elements() if name.tag in ("persName", "name")), None)
        if named and key in said:
            named.attributes["ref"] = said[key]
    if "received" in said:
        received = next((one for one in _actions(node) if one.attributes["type"] == "received"), None)
        if received is None:
            received = _child(node, "correspDesc").add("correspAction", type="received")
        received.children.append(_date(printed_source.moment(said["received"])))


def _actions(node: Node) -> Iterator[Node]:
    return (found for found in node.walk() if found.tag == "correspAction")


def _date(moment: Moment) -> Node:
    return Node("date", dict(moment.attributes), [moment.words])
