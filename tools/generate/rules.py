"""The rules above grammar in one Schematron schema with phases, schema/textus.sch, from their groups in schema/rules/.

Editors such as oXygen read the one file; the groups are for people.
"""

from __future__ import annotations

import copy
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).resolve().parents[2] / "schema"
SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
TX = "urn:textus:rules"
PHASES = {
    "draft": "What must be true of any text, finished or not.",
    "publish": "What a reader may expect.",
    "deposit": "What an archive asks for.",
}
NOTICE = " Made from schema/rules/ by ./run generate: change those, not this. "


def missing() -> str:
    """Nothing is needed but lxml."""
    return ""


def generate(folder: Path = SCHEMA / "rules") -> dict[str, bytes]:
    """The file by its path: the schema of all groups; their examples stay behind."""
    root = etree.Element(
        f"{{{SCH}}}schema", {"queryBinding": "xslt3", "defaultPhase": "draft"}, {"sch": SCH, "xsl": XSL}
    )
    etree.SubElement(root, f"{{{SCH}}}title").text = "textus: rules above grammar"
    groups = [
        etree.parse(file, etree.XMLParser(remove_comments=True)).getroot() for file in sorted(folder.glob("*.sch"))
    ]
    for prefix, uri in (("tei", "http://www.tei-c.org/ns/1.0"), ("xs", "http://www.w3.org/2001/XMLSchema")):
        etree.SubElement(root, f"{{{SCH}}}ns", {"prefix": prefix, "uri": uri})
    root.extend(copy.deepcopy(key) for group in groups for key in group.iterchildren(f"{{{XSL}}}*"))
    patterns = [pattern for group in groups for pattern in group.iterchildren(f"{{{SCH}}}pattern")]
    for name, meaning in PHASES.items():
        phase = etree.SubElement(root, f"{{{SCH}}}phase", {"id": name})
        etree.SubElement(phase, f"{{{SCH}}}p").text = meaning
        for pattern in patterns:
            if name in pattern.get(f"{{{TX}}}phases", "").split():
                etree.SubElement(phase, f"{{{SCH}}}active", {"pattern": pattern.get("id", "")})
    root.extend(_bare(pattern) for pattern in patterns)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["sch", "xsl"])
    etree.indent(root)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!--{NOTICE}-->\n'
    return {"schema/textus.sch": head.encode() + etree.tostring(root, encoding="utf-8") + b"\n"}


def _bare(pattern: etree._Element) -> etree._Element:
    """A pattern with its reason as a paragraph, and without examples."""
    made = copy.deepcopy(pattern)
    made.attrib.pop(f"{{{TX}}}phases", None)
    for child in list(made.iterchildren(f"{{{TX}}}*")):
        if etree.QName(child).localname == "reason":
            paragraph = etree.Element(f"{{{SCH}}}p")
            paragraph.text = child.text
            made.insert(made.index(child), paragraph)
        made.remove(child)
    return made
