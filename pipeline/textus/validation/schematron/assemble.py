"""A Schematron schema with what it includes in its place (ISO/IEC 19757-3:2020, 5.4.4 and 5.4.5).

`include` and `extends` with `@href` name a file, or an element of one by its `@id` or `@xml:id` behind a "#". They may
name files in the schema's own folder and below it, and nothing else: a schema somebody sends must not read what is not
its own.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import etree

from textus.validation.parsing import parse

SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_BINDINGS = ("", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31", "xquery3", "xquery31")


class SchematronError(Exception):
    """A schema that cannot be used; the words say why, for people. `line` is a line of `path`, where it is known."""

    def __init__(self, words: str, path: Path, line: int | None = None) -> None:
        super().__init__(words)
        self.path, self.line = path, line


def assembled(path: Path, phase: str) -> etree._Element:
    """The root of a schema in which nothing is to be included any more, and whose names all lead somewhere.

    Raises SchematronError.
    """
    root = _read(path)
    if root.tag != f"{{{SCH}}}schema":
        raise SchematronError(
            f"its root element is “{etree.QName(root).localname}”, not “schema” of Schematron", path, 1
        )
    binding = root.get("queryBinding", "")
    if binding.lower() not in _BINDINGS:
        raise SchematronError(f"its query binding “{binding}” is not one of XPath 2 or 3", path, root.sourceline)
    _resolve(root, path, path.resolve().parent, ())
    _refuse(root, path)
    _check_names(root, path, phase)
    return root


def _read(path: Path) -> etree._Element:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SchematronError((error.strerror or "it cannot be read").lower(), path) from error
    tree, found = parse(data, str(path))
    if tree is None:
        raise SchematronError(found[0].message, path, found[0].place.line)
    if tree.docinfo.internalDTD is not None:
        raise SchematronError("it has a DOCTYPE: write characters instead of entities", path, 1)
    return tree.getroot()


def _resolve(root: etree._Element, path: Path, home: Path, under: tuple[str, ...]) -> None:
    for element in list(root.iter(f"{{{SCH}}}include", f"{{{SCH}}}extends")):
        href = element.get("href")
        if not href:
            continue
        if href in under:
            raise SchematronError(f"“{href}” includes itself", path, element.sourceline)
        named, file = _target(element, href, path, home)
        _resolve(named, file, home, (*under, href))
        parent = element.getparent()
        if parent is None:
            continue
        at = parent.index(element)
        inside = list(named) if element.tag == f"{{{SCH}}}extends" else [named]
        parent[at : at + 1] = inside


def _target(element: etree._Element, href: str, path: Path, home: Path) -> tuple[etree._Element, Path]:
    name, fragment = urldefrag(href)
    file = (path.parent / unquote(name)).resolve() if name else path
    if "://" in name or not file.is_relative_to(home):
        raise SchematronError(f"“{href}” is outside the folder of the schema", path, element.sourceline)
    root = _read(file)
    if not fragment:
        return root, file
    for found in root.iter():
        if fragment in (found.get("id"), found.get(_XML_ID)):
            return found, file
    raise SchematronError(f"there is no “{fragment}” in {file.name}", path, element.sourceline)


def _refuse(root: etree._Element, path: Path) -> None:
    """What would let a schema read other files, or run code that is not in it."""
    for element in root.iter(
        f"{{{XSL}}}include", f"{{{XSL}}}import", f"{{{XSL}}}use-package", f"{{{XSL}}}result-document"
    ):
        name = etree.QName(element).localname
        raise SchematronError(f"“xsl:{name}” is not allowed in a schema", path, element.sourceline)
    for pattern in root.iter(f"{{{SCH}}}pattern"):
        if pattern.get("documents"):
            words = "“pattern/@documents” would read other files: validate each document by itself"
            raise SchematronError(words, path, pattern.sourceline)


def _check_names(root: etree._Element, path: Path, phase: str) -> None:
    """Raises SchematronError for a phase, abstract pattern or abstract rule there is not."""
    phases = {each.get("id") for each in root.iter(f"{{{SCH}}}phase")}
    if phase not in ("#ALL", "#DEFAULT", *phases):
        known = f"; it has {', '.join(sorted(filter(None, phases)))}" if phases else ""
        raise SchematronError(f"it has no phase “{phase}”{known}", path)
    for tag, attribute, target in (("pattern", "is-a", "pattern"), ("extends", "rule", "rule")):
        abstract = {each.get("id"): each for each in root.iter(f"{{{SCH}}}{target}") if each.get("abstract") == "true"}
        for element in root.iter(f"{{{SCH}}}{tag}"):
            name = element.get(attribute)
            if name is not None and name not in abstract:
                raise SchematronError(f"there is no abstract {target} “{name}”", path, element.sourceline)
    _check_circles(root, path)


def _check_circles(root: etree._Element, path: Path) -> None:
    rules = [each for each in root.iter(f"{{{SCH}}}rule") if each.get("abstract") == "true"]
    extended = {rule.get("id"): [each.get("rule") for each in rule.iter(f"{{{SCH}}}extends")] for rule in rules}
    for rule in rules:
        reached, front = set[str | None](), [rule.get("id")]
        while front:
            following = [name for one in front for name in extended.get(one, []) if name not in reached]
            reached.update(following)
            front = following
        if rule.get("id") in reached:
            raise SchematronError(f"the abstract rule “{rule.get('id')}” extends itself", path, rule.sourceline)
