"""Makes schema/textus.sch, one Schematron schema with phases, from the groups of rules in schema/rules/.

For people who change rules, not shipped. `--check` writes nothing and exits 1 where the file is not what the groups
give. Editors such as oXygen read the one file; the groups are for people.
"""

from __future__ import annotations

import argparse
import copy
import sys
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).resolve().parents[1] / "schema"
SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
TX = "urn:textus:rules"
PHASES = {
    "draft": "What must be true of any text, finished or not.",
    "publish": "What a reader may expect.",
    "deposit": "What an archive asks for.",
}
NOTICE = " Made from schema/rules/ by pipeline/generate_rules.py: change those, not this. "


def generate(folder: Path = SCHEMA / "rules") -> bytes:
    """The schema of all groups; their examples stay behind."""
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
    return head.encode() + etree.tostring(root, encoding="utf-8") + b"\n"


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


def main() -> int:
    """Write the file, or say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the file is not current")
    target, made = SCHEMA / "textus.sch", generate()
    if parser.parse_args().check:
        return 0 if target.is_file() and target.read_bytes() == made else 1
    target.write_bytes(made)
    print(f"wrote {target.relative_to(SCHEMA.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
