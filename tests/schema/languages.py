"""Are two grammars in RELAX NG of one language? Answered element by element, exactly, by derivatives of their content.

Only for grammars like ours: without interleaving, and with one definition an element.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOC = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
Pattern = tuple[Any, ...]
NOTHING: Pattern = ("nothing",)
EMPTY: Pattern = ("empty",)
TEXT = "#text"


class Language:
    """A grammar as the contents and attributes of its elements."""

    def __init__(self, grammar: etree._Element) -> None:
        self._defines = {node.get("name", ""): node for node in grammar.iter(RNG + "define")}
        self.start = grammar.find(f"{RNG}start//{RNG}ref").get("name")
        self.elements = {node.get("name", ""): node for node in grammar.iter(RNG + "element")}

    def content(self, element: str) -> Pattern:
        return self._sequence(self.elements[element])

    def attributes(self, element: str) -> Mapping[str, tuple[bool, Pattern]]:
        """By name: must it stand, and what may it hold."""
        return dict(self._attributes(self.elements[element], required=True))

    def _attributes(self, node: etree._Element, required: bool) -> Any:
        for child in node:
            if child.tag == RNG + "attribute":
                yield child.get("name", ""), (required, self._value(child))
            elif child.tag == RNG + "ref" and child.get("name", "") not in self.elements:
                yield from self._attributes(self._defines[child.get("name", "")], required)
            elif child.tag == RNG + "optional":
                yield from self._attributes(child, required=False)
            elif child.tag == RNG + "group":
                yield from self._attributes(child, required)

    def _value(self, node: etree._Element) -> Pattern:
        """What a value looks like; a list of one word is the word, and no form is any text."""
        parts = [self._form(child) for child in node if child.tag != DOC]
        return parts[0] if parts else ("data", "string", None)

    def _form(self, node: etree._Element) -> Pattern:
        if node.tag == RNG + "ref":
            return self._value(self._defines[node.get("name", "")])
        if node.tag == RNG + "text":
            return ("data", "string", None)
        if node.tag == RNG + "data":
            return ("data", node.get("type"), node.findtext(RNG + "param"))
        if node.tag == RNG + "value":
            return ("value", node.text)
        if node.tag == RNG + "list":
            return self._value(node)
        parts = frozenset(self._form(child) for child in node)
        one_of_one = node.tag == RNG + "choice" and len(parts) == 1
        return next(iter(parts)) if one_of_one else (etree.QName(node).localname, parts)

    def _sequence(self, node: etree._Element) -> Pattern:
        whole = EMPTY
        for child in reversed([child for child in node if child.tag not in (DOC, RNG + "attribute")]):
            whole = _then(self._pattern(child), whole)
        return whole

    def _pattern(self, node: etree._Element) -> Pattern:
        if node.tag == RNG + "ref":
            name = node.get("name", "")
            element = name in self.elements and self._defines[name][0].tag == RNG + "element"
            return ("child", name) if element else self._sequence(self._defines[name])
        if node.tag == RNG + "text":
            return ("many", ("child", TEXT))
        if node.tag == RNG + "choice":
            return _either(*map(self._pattern, node))
        inner = self._sequence(node)
        if node.tag == RNG + "optional":
            return _either(inner, EMPTY)
        if node.tag == RNG + "zeroOrMore":
            return _many(inner)
        if node.tag == RNG + "oneOrMore":
            return _then(inner, _many(inner))
        if node.tag in (RNG + "group", RNG + "empty"):
            return inner
        raise ValueError(node.tag)


def differ(one: Pattern, other: Pattern) -> list[str] | None:
    """Children (and text) that one content takes and the other refuses; None where they are of one language."""
    seen, waiting = {(one, other)}, [(one, other, [])]
    while waiting:
        left, right, way = waiting.pop(0)
        if _ends(left) != _ends(right):
            return way
        for child in sorted(_first(left) | _first(right)):
            pair = (_after(left, child), _after(right, child))
            if pair not in seen:
                seen.add(pair)
                waiting.append((*pair, [*way, child]))
    return None


def _then(one: Pattern, other: Pattern) -> Pattern:
    if NOTHING in (one, other):
        return NOTHING
    if one == EMPTY:
        return other
    return one if other == EMPTY else ("then", one, other)


def _either(*patterns: Pattern) -> Pattern:
    flat = {inner for each in patterns for inner in (each[1] if each[0] == "either" else (each,))} - {NOTHING}
    if not flat:
        return NOTHING
    return next(iter(flat)) if len(flat) == 1 else ("either", frozenset(flat))


def _many(pattern: Pattern) -> Pattern:
    return pattern if pattern[0] in ("many", "empty") else ("many", pattern)


def _ends(pattern: Pattern) -> bool:
    if pattern[0] == "then":
        return _ends(pattern[1]) and _ends(pattern[2])
    return any(map(_ends, pattern[1])) if pattern[0] == "either" else pattern[0] in ("empty", "many")


def _first(pattern: Pattern) -> set[str]:
    if pattern[0] == "child":
        return {pattern[1]}
    if pattern[0] == "then":
        return _first(pattern[1]) | (_first(pattern[2]) if _ends(pattern[1]) else set())
    if pattern[0] == "either":
        return set().union(*map(_first, pattern[1]))
    return _first(pattern[1]) if pattern[0] == "many" else set()


def _after(pattern: Pattern, child: str) -> Pattern:
    if pattern[0] == "child":
        return EMPTY if pattern[1] == child else NOTHING
    if pattern[0] == "then":
        straight = _then(_after(pattern[1], child), pattern[2])
        return _either(straight, _after(pattern[2], child)) if _ends(pattern[1]) else straight
    if pattern[0] == "either":
        return _either(*(_after(each, child) for each in pattern[1]))
    return _then(_after(pattern[1], child), pattern) if pattern[0] == "many" else NOTHING
