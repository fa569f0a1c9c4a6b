"""Patterns of RELAX NG as content models of an ODD: `sequence`, `alternate`, references, and how often each may stand.

The stylesheets of the TEI simplify what they read: of a sequence in a sequence, an alternate in an alternate, or an
optional list that is not itself optional, they drop one and with it how often it may stand. So nothing of the kind is
written: such nests are made one here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from tools.generate.odd.grammar import DOC, RNG, Grammar

TEI = "http://www.tei-c.org/ns/1.0"
_TIMES = {RNG + "optional": (0, 1), RNG + "zeroOrMore": (0, None), RNG + "oneOrMore": (1, None)}


@dataclass(frozen=True, slots=True)
class Particle:
    """A part of a content model; `most` is None where there is no end to it."""

    kind: str
    key: str = ""
    parts: tuple[Particle, ...] = ()
    least: int = 1
    most: int | None = 1

    @property
    def once(self) -> bool:
        """It stands once, neither more nor less."""
        return (self.least, self.most) == (1, 1)

    def element(self) -> etree._Element:
        """The particle as an element of TEI."""
        made = etree.Element(f"{{{TEI}}}{self.kind}")
        if self.key:
            made.set("key", self.key)
        if not self.once:
            made.set("minOccurs", str(self.least))
            made.set("maxOccurs", "unbounded" if self.most is None else str(self.most))
        made.extend(part.element() for part in self.parts)
        return made


def model(grammar: Grammar, patterns: list[etree._Element]) -> Particle:
    """The content model of patterns that stand one after the other."""
    return _group("sequence", [particle(grammar, pattern) for pattern in patterns]) if patterns else Particle("empty")


def particle(grammar: Grammar, pattern: etree._Element) -> Particle:
    """The particle of one pattern; raises ValueError for patterns our grammar does not use."""
    if pattern.tag == RNG + "text":
        return Particle("textNode")
    if pattern.tag == RNG + "empty":
        return Particle("empty")
    if pattern.tag == RNG + "ref":
        return _reference(grammar, pattern.get("name", ""))
    parts = [particle(grammar, child) for child in pattern if child.tag != DOC]
    if pattern.tag == RNG + "choice":
        return _group("alternate", parts)
    whole = _group("sequence", parts)
    if pattern.tag == RNG + "group":
        return whole
    if pattern.tag not in _TIMES:
        raise ValueError(f"no content model for {pattern.tag!s}")
    return _repeated(whole, *_TIMES[pattern.tag])


def _reference(grammar: Grammar, name: str) -> Particle:
    if name in grammar.elements:
        return Particle("elementRef", name)
    return Particle("classRef", set_name(name)) if grammar.is_set(name) else Particle("macroRef", macro_name(name))


def set_name(name: str) -> str:
    """A set of elements as a class of the ODD: model.phrase is TEI's, model.textus.phrase ours."""
    return name.replace("model.", "model.textus.", 1)


def macro_name(name: str) -> str:
    """A definition of content as a macro of the ODD."""
    return f"textus.{name}"


def _group(kind: str, parts: list[Particle]) -> Particle:
    flat = [inner for part in parts for inner in (part.parts if part.kind == kind and part.once else (part,))]
    return flat[0] if len(flat) == 1 else Particle(kind, parts=tuple(flat))


def _repeated(part: Particle, least: int, most: int | None) -> Particle:
    if part.kind == "macroRef":  # a macro has no count of its own
        part = Particle("sequence", parts=(part,))
    if part.least > 1 or part.most not in (1, None):
        raise ValueError(f"a content model of {part} cannot be repeated")
    return replace(part, least=min(least, part.least), most=None if None in (most, part.most) else 1)
