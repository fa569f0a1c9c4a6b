"""The ODD, schema/textus.odd, from the prose in schema/odd/guide.xml and the grammar in textus.rnc and textus.rng.

Where the prose has an instruction, the declarations it asks for are put: `<?elements p ab?>` those of elements,
each with the shortest example of it in tests/schema/valid/; `<?modules?>`, `<?forms?>`, `<?attributes?>`, `<?sets?>`
and `<?contents?>` what elements are declared with; and `<?schema?>` the list of them all.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from tools.generate.odd.content import TEI
from tools.generate.odd.declarations import XML, Declarations
from tools.generate.odd.grammar import Grammar

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = ROOT / "schema"
EXAMPLES = ROOT / "tests/schema/valid"
EG = "http://www.tei-c.org/ns/Examples"
NOTICE = " Made from textus.rnc and odd/guide.xml by ./run generate: change those, not this. "


def missing() -> str:
    """Nothing is needed but lxml."""
    return ""


def generate(schema: Path = SCHEMA, examples: Path = EXAMPLES) -> dict[str, bytes]:
    """The ODD by its path; raises KeyError where the prose asks for an element the grammar does not have."""
    guide = etree.parse(schema / "odd/guide.xml", etree.XMLParser(remove_blank_text=False)).getroot()
    tables = tomllib.loads((schema / "odd/tei.toml").read_text(encoding="utf-8"))
    declarations = Declarations(Grammar(schema), tables)
    shown = _Examples(examples, {str(name) for name in guide.xpath("//@xml:id")})
    makers: dict[str, Callable[[], Iterator[etree._Element]]] = {
        "modules": declarations.modules,
        "forms": declarations.forms,
        "attributes": declarations.attribute_classes,
        "sets": declarations.element_classes,
        "contents": declarations.macros,
    }
    groups: list[str] = []
    for instruction in guide.xpath("//processing-instruction()"):
        chapter = instruction.getparent()
        if instruction.target == "schema":
            made = _schema(groups)
        else:
            elements = [shown.put_into(declarations.element(name)) for name in (instruction.text or "").split()]
            made = etree.Element(f"{{{TEI}}}specGrp")
            made.extend(elements or makers[instruction.target]())
            groups.append(f"spec.{chapter.get(f'{XML}id')}")
            made.set(f"{XML}id", groups[-1])
        _indent(made, depth=4)
        made.tail = instruction.tail
        chapter.replace(instruction, made)
    etree.cleanup_namespaces(guide, top_nsmap={None: TEI, "eg": EG})
    body = etree.tostring(guide, encoding="unicode")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!--{NOTICE}-->\n'
    return {"schema/textus.odd": f"{head}{body}\n".encode()}


def _schema(groups: list[str]) -> etree._Element:
    made = etree.Element(f"{{{TEI}}}schemaSpec", ident="textus", start="TEI", docLang="en")
    for group in groups:
        etree.SubElement(made, f"{{{TEI}}}specGrpRef", target=f"#{group}")
    return made


def _indent(node: etree._Element, depth: int) -> None:
    """Lay declarations out line by line, but leave examples and sentences as they are."""
    inside = [child for child in node if isinstance(child.tag, str)]
    if node.tag == f"{{{EG}}}egXML" or not inside or (node.text or "").strip():
        return
    node.text = "\n" + "  " * (depth + 1)
    for child in inside:
        _indent(child, depth + 1)
        child.tail = "\n" + "  " * (depth + (child is not inside[-1]))


class _Examples:
    """The shortest valid example of every element, with names that stand nowhere else in the ODD."""

    def __init__(self, folder: Path, names: set[str]) -> None:
        self._names = names
        self._shortest: dict[str, etree._Element] = {}
        for file in sorted(folder.glob("*.xml")):
            for element in etree.parse(file, etree.XMLParser(remove_comments=True)).getroot().iter(f"{{{TEI}}}*"):
                name = etree.QName(element).localname
                if name not in self._shortest or _rank(element) < _rank(self._shortest[name]):
                    self._shortest[name] = element

    def put_into(self, declaration: etree._Element) -> etree._Element:
        """The declaration of an element with its example."""
        example = self._shortest.get(declaration.get("ident", ""))
        if example is not None:
            exemplum = etree.SubElement(declaration, f"{{{TEI}}}exemplum")
            etree.SubElement(exemplum, f"{{{EG}}}egXML").append(self._shown(example))
        return declaration

    def _shown(self, element: etree._Element) -> etree._Element:
        shown = copy.deepcopy(element)
        shown.tail = None
        for node in shown.iter():
            node.tag = f"{{{EG}}}{etree.QName(node).localname}"
            if (name := node.get(f"{XML}id")) in self._names:
                del node.attrib[f"{XML}id"]
            elif name:
                self._names.add(name)
        return shown


def _rank(element: etree._Element) -> tuple[bool, int]:
    """Short, but with something in it where an element can hold anything."""
    return not (len(element) or element.text or element.attrib), len(etree.tostring(element, with_tail=False))
