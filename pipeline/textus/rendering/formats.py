"""The output formats: each a stylesheet in `xslt/formats/` that names itself, and known by that alone.

The element tx:format of a stylesheet says what the format is called, what its files end in and what it is for; its
global parameters say what can be asked of it. Whatever else lists formats (help, settings, links between pages, the
names under which stylesheets import one another) is made of this.
"""

from __future__ import annotations

import functools
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from textus.base.frozen import frozen
from textus.base.resources import xslt_dir

XSL = "http://www.w3.org/1999/XSL/Transform"
TX = "urn:textus:xslt"
_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"


@frozen
class Parameter:
    """A parameter of a stylesheet: its XSLT type, its default as written there, what it does, what it may be."""

    name: str
    type: str
    default: str
    description: str
    values: tuple[str, ...] = ()
    setting: str = ""
    """the setting of a collection that says it where nobody else does"""

    def allows(self, value: str) -> bool:
        """Whether the value is one of those named, or of the type if none are named."""
        if self.values:
            return value in self.values
        return self.type != "xs:integer" or re.fullmatch(r"[+-]?[0-9]+", value) is not None


@frozen
class Format:
    """An output format, as its stylesheet names itself; `extension` comes with its dot."""

    name: str
    extension: str
    media_type: str
    description: str
    stylesheet: Path
    parameters: Mapping[str, Parameter]
    scope: str = "work"
    """what one output is of: a work, a collection, or both as one likes"""
    header_only: bool = False
    """whether it reads the header and nothing of the text"""
    finisher: str = ""
    """what makes the file of what the stylesheet makes; none where that is the file"""
    label: str = ""
    """what links to its files are called"""

    @property
    def file_name(self) -> str:
        """What one output of many works is called: `cmif.xml`, `bibtex.bib`."""
        return f"{self.name}.{self.extension.rpartition('.')[2]}"

    def from_settings(self, said: Callable[[str], str | None]) -> dict[str, str]:
        """The parameters that settings give; `said` is asked for them by name."""
        wanted = (parameter for parameter in self.parameters.values() if parameter.setting)
        return {parameter.name: value for parameter in wanted if (value := said(parameter.setting))}


@functools.cache
def formats() -> Mapping[str, Format]:
    """The formats there are, by name: one for each stylesheet in `xslt/formats/`."""
    found = (_format(path) for path in sorted((xslt_dir() / "formats").glob("*.xsl")))
    return MappingProxyType({form.name: form for form in found})


@functools.cache
def site_format(name: str) -> Format:
    """A stylesheet for the pages of a collection; it is no format one can ask for."""
    return _format(xslt_dir() / "site" / f"{name}.xsl")


def _format(path: Path) -> Format:
    root = etree.parse(path).getroot()
    said = root.find(f"{{{TX}}}format")
    if said is None:
        raise LookupError(f"{path} does not name its format")
    name = said.attrib["name"]
    return Format(
        name=name,
        extension=f".{said.attrib['extension']}",
        media_type=said.attrib["media-type"],
        description=" ".join("".join(said.itertext()).split()),
        stylesheet=path,
        parameters={parameter.name: parameter for parameter in declared_parameters(root)},
        scope=said.get("scope", "work"),
        header_only=said.get("reads") == "header",
        finisher=said.get("finish", ""),
        label=said.get("label", name),
    )


def declared_parameters(stylesheet: etree._Element) -> Iterator[Parameter]:
    """The global parameters a stylesheet module declares itself."""
    for param in stylesheet.iterchildren(f"{{{XSL}}}param"):
        name, default = param.get("name", ""), param.get("select", "").strip("'")
        values = tuple(param.get(f"{{{TX}}}values", "").split())
        words, setting = param.get(f"{{{TX}}}doc", ""), param.get(f"{{{TX}}}setting", "")
        yield Parameter(name, param.get("as", "item()*"), default, words, values, setting)


@functools.cache
def names() -> str:
    """The formats as stylesheets see them, in the parameter tx:formats: the tx:format elements of all of them."""
    root = etree.Element(f"{{{TX}}}formats", nsmap={"tx": TX})
    for form in formats().values():
        said = {"name": form.name, "label": form.label, "media-type": form.media_type}
        etree.SubElement(root, f"{{{TX}}}format", said)
    return etree.tostring(root, encoding="unicode")


@contextmanager
def catalog() -> Iterator[Path]:
    """An OASIS catalog in which `textus:NAME` leads to the stylesheet of that format, for as long as it is needed."""
    root = etree.Element(f"{{{_CATALOG}}}catalog", nsmap={None: _CATALOG})
    for form in formats().values():
        where = {"name": f"textus:{form.name}", "uri": form.stylesheet.resolve().as_uri()}
        etree.SubElement(root, f"{{{_CATALOG}}}uri", where)
    with tempfile.TemporaryDirectory(prefix="textus-") as folder:
        file = Path(folder) / "catalog.xml"
        file.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
        yield file
