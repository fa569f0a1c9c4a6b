"""The languages of an edition: passages in another one than the text get `xml:lang`, and the header declares them all.

An element says its language where that is another than around it (TEI P5, 3.3.2.1); `langUsage` lists every one that
occurs, with its share of the characters (2.4.2).
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator

from textus.base.knowledge import language_name, table
from textus.language.identify import Identified
from textus.language.passages import PASSAGE, can_tell, primary, told, words_of
from textus.model.tree import Node

_LANG = "xml:lang"
BEGINNING = 600
"""characters of a passage looked at first"""
_PASSAGES = frozenset({"p", "lg", "quote", "note", "item", "q"})
"""elements that may be in a language of their own"""
_WHOLES = frozenset({"quote", "note", "lg", "epigraph", "sp", "postscript"})
"""elements that are in a language if all they hold is"""


def mark(text: Node, code: str) -> None:
    """Say of every passage that is in another language than `code` which one that is."""
    if can_tell(code):
        _mark(text, primary(code))


def _mark(node: Node, around: str) -> None:
    inside = around
    if node.tag in _PASSAGES and (other := _other(" ".join(_own(node)), around)):
        node.attributes[_LANG] = inside = other
        _unwrap(node, other)
    for child in node.elements():
        if child.tag != "foreign":
            _mark(child, inside)
    _lift(node, inside)


def _other(text: str, around: str) -> str:
    """The other language of a passage, empty for none: what does not begin in one is not in one."""
    words = words_of(text[:BEGINNING])
    other = told(words, around) if len(words) >= PASSAGE else ""
    return other if other and (len(text) <= BEGINNING or told(words_of(text), around) == other) else ""


def _own(node: Node) -> Iterator[str]:
    """The characters of an element without those of passages inside it."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in _PASSAGES or child.tag == "q":
            yield from _own(child)


def _unwrap(node: Node, code: str) -> None:
    """Inside a passage of a language, no words need say that they are in it."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node):
            _unwrap(child, code)
        if isinstance(child, Node) and child.tag == "foreign" and child.attributes.get(_LANG) == code:
            children += child.children
        else:
            children.append(child)
    node.children = children


def _lift(node: Node, around: str) -> None:
    """What all parts of an element say, it says itself."""
    if node.tag not in _WHOLES or _LANG in node.attributes or _speaks(node):
        return
    parts = list(node.elements())
    said = {(part.tag, part.attributes.get(_LANG, "")) for part in parts}
    if len(said) == 1 and (shared := said.pop())[0] in _PASSAGES and shared[1] not in ("", around):
        node.attributes[_LANG] = shared[1]
        for part in parts:
            del part.attributes[_LANG]


def _speaks(node: Node) -> bool:
    """Whether an element holds words beside those of the elements in it."""
    return any(isinstance(child, str) and not child.isspace() for child in node.children)


def usage(text: Node, main: Identified) -> Node:
    """The `langUsage` of a text: its main language, then all others, each with its share where there are several."""
    characters: Counter[str] = Counter()
    inferred: set[str] = set()
    _measure(text, main.code, characters, inferred)
    total = sum(characters.values())
    others = [code for code, _ in sorted(characters.items(), key=lambda item: (-item[1], item[0])) if code != main.code]
    share = {code: round(100 * characters[code] / total) for code in others}
    share[main.code] = 100 - sum(share.values())
    node = Node("langUsage")
    for code in (main.code, *others):
        cert = main.cert if code == main.code else "medium" if code in inferred else "high"
        said = {"ident": code} | ({"usage": str(share[code])} if others and share[code] else {})
        node.add("language", name_of(code), **said, **({} if cert == "high" else {"cert": cert}))
    return node


@functools.cache
def name_of(code: str) -> str:
    """The English name of a language by its BCP 47 tag ("Middle Low German", "Serbian (Cyrillic)"); a tag that no
    registry has stays as it is."""
    if name := language_name(code) or str(table("foreign")["names"].get(code, "")):
        return name
    import langcodes  # a fifth of a second, and most texts are in a language of our own table
    from langcodes.tag_parser import LanguageTagError

    try:
        name = langcodes.get(code).display_name()
    except LanguageTagError:
        return code
    return code if name.startswith("Unknown language [") else name


def _measure(node: Node, code: str, characters: Counter[str], inferred: set[str]) -> None:
    """Count the characters in each language below an element; those that were only inferred are noted."""
    code = node.attributes.get(_LANG, code)
    if _LANG in node.attributes and node.attributes.get("cert", "") != "high":
        inferred.add(code)
    for child in node.children:
        if isinstance(child, str):
            characters[code] += len(child)
        else:
            _measure(child, code, characters, inferred)
