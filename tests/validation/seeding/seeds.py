"""Puts a defect of a kind into a document, and says what must be found, and where."""

from __future__ import annotations

import html
import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from tests.validation.seeding.markup import TEI, Document, Node, place

REACH, LETTERS = 2000, 30
TABLE = Path(__file__).with_name("kinds.toml")


@dataclass(frozen=True)
class Kind:
    """A row of the table of kinds."""

    name: str
    at: str
    do: str
    rule: str
    place: str
    given: Any = ""
    origin: bool = True
    changes_text: bool = False
    also: Sequence[str] = field(default_factory=tuple)

    @property
    def tolerated(self) -> set[str]:
        """Rules that the same defect offends as well: words were added, and the certificate speaks of all words."""
        return {*self.also, *(("lossless/text-changed",) if self.changes_text else ())}


@dataclass(frozen=True)
class Seed:
    """A document with one defect in it, and the line and column it must be found at."""

    kind: Kind
    data: bytes
    place: tuple[int, int]
    words_after: str
    """the letters of the sound document behind that place; empty where it is not in the text"""


def kinds() -> list[Kind]:
    """The table of kinds."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["kind"]
    return [
        Kind(
            row["name"], row["at"], row["do"], row["rule"], row["place"], row.get("with", ""),
            row.get("origin", True), row.get("changes-text", False), tuple(row.get("also", ())),
        )
        for row in rows
    ]  # fmt: skip


def seeded(kind: Kind, document: Document, chance: random.Random) -> Seed | None:
    """The document with one defect of a kind at a place chosen by chance; None where it has no such place."""
    chosen = document.chosen(kind.at)
    if not chosen:
        return None
    element = chance.choice(chosen)
    node = document.node(element)
    start, end, written = WAYS[kind.do](document, element, node, kind.given)
    data = document.data[:start] + written + document.data[end:]
    at = _place(kind, document, element, start, data)
    in_text = any(above.tag == f"{{{TEI['tei']}}}text" for above in element.iterancestors())
    words = _letters(document.data[min(at, start) :]) if in_text and kind.origin else ""
    return Seed(kind, data, place(data, at), words)


def _letters(data: bytes) -> str:
    """The first letters and figures of the text behind a place in a document."""
    text = html.unescape(re.sub(r"<[^>]*>", "", data[:REACH].decode("utf-8", errors="ignore")))
    return "".join(filter(str.isalnum, text))[:LETTERS]


def _place(kind: Kind, document: Document, element: etree._Element, start: int, data: bytes) -> int:
    """The offset in the document with its defect, which begins at `start`."""
    name, _, further = kind.place.partition("+")
    if name == "here":
        return start + int(further or 0)
    if name == "next":
        return start + len(data[start:]) - len(data[start:].lstrip())
    node, parent = document.node(element), element.getparent()
    at = {
        "element": node.start,
        "end": node.after_text,
        "parent": document.node(parent).start if parent is not None else 0,
        "outer": document.node(parent).after_text if parent is not None else 0,
    }[name]
    return at + len(data) - len(document.data) if at > start else at


# ------------------------------------------------------------------------------------------------------- what is done
Change = tuple[int, int, bytes]
"""the bytes from `start` to `end` are replaced"""
_NAME = re.compile(rb"</?([^\s/>]+)")


def _written(at: Callable[[Node], int]) -> Callable[..., Change]:
    return lambda document, element, node, given: (at(node), at(node), given.encode())


def _bytes(document: Document, element: etree._Element, node: Node, given: str) -> Change:
    return node.inside, node.inside, bytes.fromhex(given)


def _renamed(new: Callable[[str, Any], str]) -> Callable[..., Change]:
    def change(document: Document, element: etree._Element, node: Node, given: Any) -> Change:
        old = etree.QName(element).localname
        text = document.data[node.start : node.end]
        name = new(old, given).encode()
        text = text[: text.rindex(b"</")] + b"</" + name + b">" if not node.empty else text
        return node.start, node.end, b"<" + name + text[1 + len(old) :]

    return change


def _misspelt(name: str, _given: Any) -> str:
    return name[:-1] + "e" + name[-1] if len(name) > 1 else name * 2


def _removed(document: Document, element: etree._Element, node: Node, given: Any) -> Change:
    return node.start, node.end, b""


def _no_end_tag(document: Document, element: etree._Element, node: Node, given: Any) -> Change:
    return node.after_text, node.end, b""


def _wrong_end_tag(document: Document, element: etree._Element, node: Node, given: Any) -> Change:
    name = _misspelt(etree.QName(element).localname, "").encode()
    return node.after_text, node.end, b"</" + name + b">"


def _attributes(document: Document, node: Node, changes: dict[str, str | None]) -> Change:
    """The start tag with attributes set."""
    tag = document.data[node.start : node.inside].decode()
    for name, value in changes.items():
        pattern = re.compile(rf"""\s{re.escape(name)}=("[^"]*"|'[^']*')""")
        close = len(tag) - (2 if tag.endswith("/>") else 1)
        old = pattern.search(tag)
        first, last = old.span() if old else (close, close)
        tag = f'{tag[:first]} {name}="{value}"{tag[last:]}'
    return node.start, node.inside, tag.encode()


def _set(document: Document, element: etree._Element, node: Node, given: Sequence[str]) -> Change:
    return _attributes(document, node, dict(zip(given[::2], given[1::2], strict=True)))


def _set_from(document: Document, element: etree._Element, node: Node, given: Sequence[str]) -> Change:
    value = element.xpath(given[1], namespaces=TEI)
    return _attributes(document, node, {given[0]: value if isinstance(value, str) else value[0]})


def _attribute_renamed(document: Document, element: etree._Element, node: Node, given: Sequence[str]) -> Change:
    old, new, *more = given
    tag = document.data[node.start : node.inside].decode()
    value = re.search(rf'\s{re.escape(old)}="([^"]*)"', tag)
    assert value
    written = f' {new}="{value[1]}{more[0] if more else ""}"'
    return node.start, node.inside, (tag[: value.start()] + written + tag[value.end() :]).encode()


def _tag_end(document: Document, element: etree._Element, node: Node, given: str) -> Change:
    at = node.inside - (2 if node.empty else 1)
    return at, at, given.encode()


def _text(document: Document, element: etree._Element, node: Node, given: str) -> Change:
    return node.inside, node.after_text, given.encode()


def _word_changed(document: Document, element: etree._Element, node: Node, given: Any) -> Change:
    words = re.compile(rb"(?:^|>)[^<>a-zA-Z]*([a-zA-Z]+)").search(document.data[: node.end], node.inside - 1)
    assert words
    return words.start(1), words.end(1), b"Snowed" if words[1] != b"Snowed" else b"Rained"


WAYS: dict[str, Callable[..., Change]] = {
    "write": _written(lambda node: node.inside),
    "write-first": _written(lambda node: node.inside),
    "write-last": _written(lambda node: node.after_text),
    "write-before": _written(lambda node: node.start),
    "write-after": _written(lambda node: node.end),
    "write-bytes": _bytes,
    "rename": _renamed(lambda _old, given: str(given)),
    "misspell": _renamed(_misspelt),
    "lower-case": _renamed(lambda old, _given: old.lower()),
    "remove": _removed,
    "lose-end-tag": _no_end_tag,
    "misspell-end-tag": _wrong_end_tag,
    "set": _set,
    "set-both": _set,
    "set-from": _set_from,
    "rename-attribute": _attribute_renamed,
    "tag-end": _tag_end,
    "empty": _text,
    "fill": _text,
    "text": _text,
    "change-word": _word_changed,
}
