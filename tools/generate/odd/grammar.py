"""Our grammar as an ODD needs it: the sets, forms, contents and elements of textus.rng, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOC = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_SAID = re.compile(r"((?:^#(?!#) .*\n)+)([\w.]+) =", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as the grammar has it; `form` is the pattern of its value, None for any text."""

    name: str
    required: bool
    doc: str
    form: etree._Element | None


class Grammar:
    """The definitions of textus.rng by name, with the comments that textus.rnc has above sets and forms."""

    def __init__(self, folder: Path) -> None:
        root = etree.parse(folder / "textus.rng", etree.XMLParser(remove_comments=True)).getroot()
        self.defines: Mapping[str, etree._Element] = {node.get("name", ""): node for node in root.iter(RNG + "define")}
        self.elements: Mapping[str, etree._Element] = {
            name: node[0] for name, node in self.defines.items() if node[0].tag == RNG + "element"
        }
        self.said = dict(_comments((folder / "textus.rnc").read_text(encoding="utf-8")))

    def doc(self, element: str) -> str:
        """The sentence that explains an element."""
        return self.elements[element].findtext(DOC) or ""

    def is_set(self, name: str) -> bool:
        """A definition is a set of elements: a choice of elements and of other sets, and nothing else."""
        return name.startswith("model.")

    def attributes(self, name: str) -> dict[str, Attribute]:
        """The attributes of an element or of a set of attributes, in the grammar's order."""
        node = self.elements.get(name)
        return {each.name: each for each in self._attributes(self.defines[name] if node is None else node)}

    def attribute_sets(self, element: str) -> tuple[str, ...]:
        """The sets of attributes an element takes, those inside others left out."""
        return tuple(self._attribute_sets(self.elements[element]))

    def content(self, name: str) -> list[etree._Element]:
        """The patterns of an element's children and text, or those of a definition of content."""
        return list(self._content(self.elements.get(name, self.defines[name])))

    def _attributes(self, node: etree._Element) -> Iterator[Attribute]:
        for child in node:
            inner = child[0] if child.tag == RNG + "optional" and len(child) == 1 else child
            if inner.tag == RNG + "attribute":
                forms = [form for form in inner if form.tag not in (DOC, RNG + "text")]
                form = forms[0] if forms else None
                yield Attribute(inner.get("name", ""), inner is child, inner.findtext(DOC) or "", form)
            elif child.tag == RNG + "ref" and child.get("name", "").startswith(("att.", "type.")):
                yield from self._attributes(self.defines[child.get("name", "")])

    def _attribute_sets(self, node: etree._Element) -> Iterator[str]:
        for child in node.iterchildren(RNG + "ref"):
            name = child.get("name", "")
            if name.startswith("type."):
                yield from self._attribute_sets(self.defines[name])
            elif name.startswith("att."):
                yield name

    def _content(self, node: etree._Element) -> Iterator[etree._Element]:
        for child in node:
            name = child.get("name", "")
            inner = child[0] if child.tag == RNG + "optional" and len(child) == 1 else child
            if child.tag == RNG + "ref" and name.startswith("type."):
                yield from self._content(self.defines[name])
            elif not (child.tag == DOC or inner.tag == RNG + "attribute" or name.startswith("att.")):
                yield child


def _comments(source: str) -> Iterator[tuple[str, str]]:
    """What the `#` comment right above a definition says of it."""
    for comment, name in _SAID.findall(source):
        words = " ".join(line.removeprefix("#").strip() for line in comment.splitlines())
        yield name, words
