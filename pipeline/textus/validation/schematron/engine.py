"""Schematron compiled by `xslt/schematron` and run: a schema, a phase, documents in, violations out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from textus.base import saxon
from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.base.resources import xslt_dir
from textus.validation.schematron.assemble import SchematronError, assembled

__all__ = ["Schema", "SchematronError", "Violation"]

SVRL = "http://purl.oclc.org/dsdl/svrl"
_FAILURE = "{urn:textus:xslt}failure"
_MISTAKE = regex(
    r"^\s*(?:Static|Type|Error)[^\n]*?\n\s+(?:[A-Z]{4}\d{4}\s+)?(?P<words>.+?)(?=\n\S|\Z)", re.DOTALL | re.MULTILINE
)


@frozen
class Violation:
    """One assertion that failed, or report that spoke, at one node of a document."""

    id: str
    role: str
    words: str
    diagnostics: tuple[str, ...]
    location: str
    """of the node, as the XPath function `path` gives it"""
    test: str
    properties: tuple[tuple[str, str], ...] = ()


class Schema:
    """A Schematron schema, compiled for one phase. Not for use by two threads at the same time."""

    def __init__(self, path: Path, phase: str = "#DEFAULT") -> None:
        """Compiles; raises SchematronError where the schema cannot be used."""
        self.path = path
        source = etree.tostring(assembled(path, phase), encoding="unicode")
        self._processor = saxon.processor()
        stylesheet = _stylesheet(self._processor, source, phase, path)
        saxon.close(self._processor)  # before compiling: what is constant in a schema is computed then
        self._executable = self._compiled(stylesheet)

    def _compiled(self, stylesheet: str) -> Any:
        from saxonche import PySaxonApiError

        try:
            return self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet)
        except PySaxonApiError as error:
            raise SchematronError(_mistake(str(error)), self.path) from error

    def svrl(self, document: str) -> str:
        """The report in SVRL on a document given as XML text; raises SchematronError where a test fails to run."""
        from saxonche import PySaxonApiError

        try:
            node = self._processor.parse_xml(xml_text=document)
            with saxon.quiet():
                report: str = self._executable.transform_to_string(xdm_node=node)
        except PySaxonApiError as error:
            raise SchematronError(" ".join(str(error).split()), self.path) from error
        return report

    def violations(self, document: str) -> tuple[Violation, ...]:
        """What it has against a document given as XML text, pattern by pattern; raises SchematronError as `svrl`."""
        report = etree.fromstring(self.svrl(document).encode("utf-8"))
        for failure in report.iter(_FAILURE):
            raise SchematronError(f"the pattern {failure.get('pattern')} cannot be run: {_words(failure)}", self.path)
        return tuple(_violations(report))


@functools.cache
def schema(path: Path, phase: str = "#DEFAULT") -> Schema:
    """A schema, compiled once per process."""
    return Schema(path, phase)


def _stylesheet(processor: Any, source: str, phase: str, path: Path) -> str:
    from saxonche import PySaxonApiError

    engine = processor.new_xslt30_processor()
    folder = xslt_dir() / "schematron"
    expand = engine.compile_stylesheet(stylesheet_file=str(folder / "expand.xsl"))
    compile_ = engine.compile_stylesheet(stylesheet_file=str(folder / "compile.xsl"))
    expand.set_parameter("phase", processor.make_string_value(phase))
    try:
        expanded = expand.transform_to_string(xdm_node=processor.parse_xml(xml_text=source))
        stylesheet: str = compile_.transform_to_string(xdm_node=processor.parse_xml(xml_text=expanded))
    except PySaxonApiError as error:
        raise SchematronError(" ".join(str(error).split()), path) from error
    return stylesheet


def _mistake(words: str) -> str:
    found = _MISTAKE.search(words)
    return " ".join((found["words"] if found else words).split())


def _violations(report: etree._Element) -> Iterator[Violation]:
    for said in report.iter(f"{{{SVRL}}}failed-assert", f"{{{SVRL}}}successful-report"):
        diagnostics = (_words(each) for each in said.iterchildren(f"{{{SVRL}}}diagnostic-reference"))
        properties = said.iterchildren(f"{{{SVRL}}}property-reference")
        text = said.find(f"{{{SVRL}}}text")
        name = said.get("id") or said.get("rule") or said.get("pattern") or ""
        yield Violation(
            name,
            (said.get("role") or said.get("flag") or "").lower(),
            _words(text) if text is not None else "",
            tuple(filter(None, diagnostics)),
            said.get("location", ""),
            said.get("test", ""),
            tuple((each.get("property", ""), _words(each)) for each in properties),
        )


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
