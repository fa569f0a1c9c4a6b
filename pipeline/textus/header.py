"""What is known of a work, as a teiHeader (TEI P5, 2). First form; its owner widens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textus import __version__
from textus.claims import Decision
from textus.document import Document
from textus.findings import Finding
from textus.identify import Identified
from textus.losslessness import Certificate
from textus.marks import Marks
from textus.record import Record
from textus.settings import Settings
from textus.tree import Node


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything a header can be made from."""

    document: Document
    language: Identified
    reading: Sequence[Decision]
    """with the spans that hold, see Decision.spans"""
    text: Node
    """the TEI `text` element already built"""
    marks: Marks
    certificate: Certificate
    record: Record
    settings: Settings


def build(edition: Edition) -> tuple[Node, tuple[Finding, ...]]:
    """The `teiHeader`, and findings about what the record and the transcription say differently."""
    header = Node("teiHeader")
    file = header.add("fileDesc")
    file.add("titleStmt").add("title", "Untitled")
    file.add("publicationStmt").add("p", "Unpublished.")
    file.add("sourceDesc").add("p", "A transcription.")
    encoding = header.add("encodingDesc")
    if (declaration := edition.marks.declaration()) is not None:
        encoding.children.append(declaration)
    application = encoding.add("appInfo").add("application", ident="textus", version=__version__)
    application.add("label", "textus")
    block = application.add("ab", type="certificate")
    block.add("idno", edition.certificate.source_sha256, type="sha256-file")
    block.add("measure", unit="character", quantity=str(edition.certificate.characters))
    block.add("idno", edition.certificate.text_sha256, type="sha256-characters")
    header.add("profileDesc").add("langUsage").add("language", edition.language.code, ident=edition.language.code)
    return header, ()
