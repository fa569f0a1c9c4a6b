"""The TEI tree while it is being built: elements whose children are text or elements, each knowing its source offsets.

Text nodes are children like any other, so that nothing here needs lxml's text and tail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

XML = "xml:"
TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"


@dataclass(slots=True, eq=False)
class Node:
    """An element of the TEI namespace; `start` and `end` are its characters in the source, -1 for none."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    start: int = -1
    end: int = -1

    def add(self, tag: str, *content: Node | str, **attributes: str) -> Node:
        """Append a new element and give it back; `xml_id` and `xml_lang` stand for `xml:id` and `xml:lang`."""
        node = Node(tag, {_attribute(name): value for name, value in attributes.items()}, list(content))
        self.children.append(node)
        return node

    def elements(self) -> Iterator[Node]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Node))

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack += [child for child in reversed(node.children) if isinstance(child, Node)]

    def text(self) -> str:
        """All characters below, in document order."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def _attribute(name: str) -> str:
    plain = name.rstrip("_")
    return XML + plain[4:] if plain.startswith("xml_") else plain


ELEMENT_ONLY = frozenset(
    "TEI teiHeader fileDesc titleStmt respStmt editionStmt publicationStmt seriesStmt notesStmt sourceDesc "
    "biblStruct analytic monogr imprint encodingDesc projectDesc editorialDecl correction normalization "
    "quotation hyphenation segmentation interpretation punctuation tagsDecl appInfo application profileDesc "
    "langUsage textClass keywords correspDesc correspAction revisionDesc standOff listPerson listPlace listOrg "
    "listBibl person place location org text front body back group floatingText titlePage docTitle div lg sp list "
    "castList table row opener closer postscript address epigraph cit figure availability creation extent samplingDecl "
    "refsDecl citeStructure classDecl".split()
)
"""elements in which white space between children is layout of the file, not text"""

_BLOCKS = frozenset({"p", "lg", "l", "list", "table", "sp", "head"})


def serialise(root: Node) -> bytes:
    """The document as UTF-8 with LF line ends: blocks on lines of their own, no white space added to mixed content."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(root, parts, 0, f' xmlns="{TEI_NAMESPACE}"')
    parts.append("\n")
    return "".join(parts).encode("utf-8")


def _write(node: Node, parts: list[str], depth: int, extra: str = "", mixed: bool = False) -> None:
    attributes = "".join([f' {name}="{_quoted(value)}"' for name, value in node.attributes.items()])
    if not node.children:
        parts.append(f"<{node.tag}{extra}{attributes}/>")
        return
    parts.append(f"<{node.tag}{extra}{attributes}>")
    block = not mixed and is_element_only(node)
    margin = "\n" + "  " * (depth + 1)
    for child in node.children:
        if block:
            parts.append(margin)
        if isinstance(child, str):
            parts.append(_escaped(child))
        else:
            _write(child, parts, depth + 1, mixed=not block)
    if block:
        parts.append("\n" + "  " * depth)
    parts.append(f"</{node.tag}>")


def is_element_only(node: Node) -> bool:
    """White space between the children of this element means nothing."""
    if node.tag == "quote":
        return all(isinstance(child, Node) and child.tag in _BLOCKS for child in node.children)
    return node.tag in ELEMENT_ONLY and all(isinstance(child, Node) for child in node.children)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
