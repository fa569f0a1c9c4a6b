"""Where the elements of a serialised document stand, so that a defect can be written into its characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

TEI = {"tei": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
_TAG_END = re.compile(rb"""<(?:[^'">]|'[^']*'|"[^"]*")*>""")


@dataclass
class Node:
    """An element: its start tag is `start` to `inside`, its end tag `after_text` to `end` (offsets in bytes)."""

    start: int
    inside: int
    after_text: int = 0
    end: int = 0

    @property
    def empty(self) -> bool:
        """It is one tag."""
        return self.after_text == self.start


class Document:
    """A document of which one may ask where an element stands."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root = etree.fromstring(data)
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(data, True)
        self._number = {element: number for number, element in enumerate(self.root.iter("*"))}

    def _start(self, _name: str, _attributes: object) -> None:
        at = self._parser.CurrentByteIndex
        tag = _TAG_END.match(self.data, at)
        assert tag
        self.nodes.append(Node(at, tag.end()))
        self._open.append(self.nodes[-1])

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        node.after_text = self._parser.CurrentByteIndex
        node.end = node.inside if node.empty else self.data.index(b">", node.after_text) + 1

    def chosen(self, path: str) -> list[etree._Element]:
        """The elements an XPath chooses."""
        return [found for found in self.root.xpath(path, namespaces=TEI) if isinstance(found, etree._Element)]

    def node(self, element: etree._Element) -> Node:
        """Where an element stands."""
        return self.nodes[self._number[element]]


def place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1 in characters, of an offset in bytes; bytes that are no text count as one."""
    before = data[:offset].decode("utf-8", errors="replace")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
