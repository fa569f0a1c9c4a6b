"""Consumed markup: what stood in the transcription around or instead of an element, said as CSS generated content.

An asterisk around emphasis, the brackets of a note call, a row of stars: none is left in the text, and each can be put
back by anybody who reads the TEI, because `tagsDecl/rendition` says what it was
(TEI P5, 2.3.4 The Tagging Declaration; CSS Generated Content, `content` and `attr()`).
"""

from __future__ import annotations

from textus.base.regex import regex
from textus.model.tree import Node

LAYOUT = " \t\r\n\f"
_BEFORE_TAG = regex(r"(<)(?=/?[a-z]{3,})")


class Marks:
    """The renditions of one document, in the order of first use; equal ones are shared."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def before(self, node: Node, characters: str, *, spaced: bool = False) -> None:
        """Say that these characters stood before the content of the node; `spaced` keeps a space at their end."""
        self._point(node, "before", characters, spaced=spaced)

    def after(self, node: Node, characters: str) -> None:
        """Say that these characters stood behind the content of the node."""
        self._point(node, "after", characters)

    def _point(self, node: Node, scope: str, characters: str, *, spaced: bool = False) -> None:
        words = _squeezed(characters)
        if not words:
            return
        if scope == "after" and characters[0] in LAYOUT:
            words = f" {words}"
        elif spaced and characters[-1] in LAYOUT:
            words = f"{words} "
        key = scope, _content(words, node.attributes.get("n", ""))
        mark = self._ids.setdefault(key, f"mark{len(self._ids) + 1}")
        node.attributes["rendition"] = " ".join([*node.attributes.get("rendition", "").split(), f"#{mark}"])

    def declaration(self) -> Node | None:
        """The `tagsDecl` of all marks used; None if there are none."""
        if not self._ids:
            return None
        declaration = Node("tagsDecl")
        for (scope, content), mark in self._ids.items():
            declaration.add("rendition", content, xml_id=mark, scheme="css", scope=scope)
        return declaration


def _squeezed(characters: str) -> str:
    for layout in "\t\r\n\f":
        characters = characters.replace(layout, " ")
    return " ".join(piece for piece in characters.split(" ") if piece)


def _content(words: str, n: str) -> str:
    """The CSS declaration; the value of `@n` is not repeated but asked for."""
    if n and words.count(n) == 1:
        head, _, tail = words.partition(n)
        return "content: " + " ".join([*_strings(head), "attr(n)", *_strings(tail)])
    return f"content: {' '.join(_strings(words))}"


def _strings(words: str) -> list[str]:
    """The characters as strings; the sign before a tag is one of its own, so that no declaration looks like a tag left
    in the text to those who search for it."""
    pieces = [piece for piece in _BEFORE_TAG.split(words) if piece]
    return [_string(piece) for piece in pieces]


def _string(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
