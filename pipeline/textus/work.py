"""One work through all stages: the only place where their order is written.

source → blocks → claims → decision → tree → header → proof → validation
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from textus import blocks as layout
from textus import losslessness, overrule, recognisers, record, source, validate
from textus.claims import Decision
from textus.decide import decide
from textus.document import Document
from textus.encode import FAIRLY_SURE, Encoding, encode as to_tree
from textus.findings import Finding, Place, Report, Severity, finding
from textus.header import Edition, build
from textus.identify import Identified, identify
from textus.knowledge import language, table
from textus.settings import Settings
from textus.source import Source
from textus.spans import with_spans
from textus.tree import Node, serialise

DEFAULT_SETTINGS = Settings()
NO_RECORD = record.Record()


@dataclass(frozen=True, slots=True)
class Encoded:
    """The TEI of a work as bytes, None where it was refused; the report says why."""

    xml: bytes | None
    report: Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A transcription, read: what it is and what every line of it is."""

    document: Document
    language: Identified
    decisions: tuple[Decision, ...]


def encode(path: Path, *, settings: Settings = DEFAULT_SETTINGS, shown: str | None = None) -> Encoded:
    """Encode a transcription: decode, read, build, prove, validate.

    Never raises for bad input: what cannot be encoded, or would not be lossless and valid, is refused.
    """
    report = Report()
    text, findings = source.read(path, encoding=settings.encoding, strict=settings.strict, shown=shown)
    report.extend(findings)
    if text is None:
        return Encoded(None, report)
    facts, findings = record.load(record.beside(path))
    report.extend(findings)
    if (report.worst() or Severity.INFO) >= Severity.ERROR:
        return Encoded(None, report)
    return encode_source(text, facts, settings, report)


def read(text: Source, facts: record.Record, settings: Settings) -> tuple[Reading, tuple[Finding, ...]]:
    """The best reading of a transcription, and what the record's overrules had to say about it."""
    identified = _language(text, facts, settings)
    document = Document(text, layout.cut(text), language(identified.code))
    claims, findings = overrule.apply(document, facts.decisions, recognisers.block_claims(document))
    decisions = decide(document.blocks, claims)
    spans = recognisers.inline_spans(document)
    return Reading(document, identified, with_spans(document.blocks, decisions, spans)), findings


def _language(text: Source, facts: record.Record, settings: Settings) -> Identified:
    said = facts.language or settings.language
    return Identified(said, "high") if said else identify(text.text)


def encode_source(
    text: Source, facts: record.Record = NO_RECORD, settings: Settings = DEFAULT_SETTINGS, report: Report | None = None
) -> Encoded:
    """Encode what has been decoded already; findings join those of the report given."""
    report = Report() if report is None else report
    reading, findings = read(text, facts, settings)
    report.extend(findings)
    report.extend(_questions(reading))
    encoding = to_tree(reading.document.blocks, reading.decisions, text_type=_type(reading, facts))
    report.extend(_unpaired(text, encoding))
    edition = Edition(
        reading.document, reading.language, reading.decisions, encoding.text, encoding.marks,
        losslessness.certificate(text), facts, settings,
    )
    header, findings = build(edition)
    report.extend(findings)
    attributes = {"xml:lang": reading.language.code}
    xml = serialise(Node("TEI", attributes, [header, encoding.text]))
    report.extend(_refusals(xml, text))
    return Encoded(None if (report.worst() or Severity.INFO) >= Severity.ERROR else xml, report)


def _type(reading: Reading, facts: record.Record) -> str:
    """The type of the outermost division: the record's, or `letter` where the parts of a letter were found."""
    if facts.type:
        return facts.type
    roles = {decision.claim.role for decision in reading.decisions}
    salutes = sum(decision.claim.role == "salute" for decision in reading.decisions)
    return "letter" if salutes == 1 and roles & {"signed", "closer.salute", "dateline", "closer.dateline"} else ""


def _questions(reading: Reading) -> Iterator[Finding]:
    """Decisions the program is not sure of, put to the editor."""
    for decision in reading.decisions:
        claim = decision.claim
        if decision.confidence < FAIRLY_SURE and decision.rivals:
            rivals = ", ".join(f"{rival.role} {rival.confidence:.0%}" for rival in decision.rivals)
            message = f"read as {claim.role} ({decision.confidence:.0%} sure); it might be {rivals}"
            hint = f'to settle it, add [[decision]] at = "…", role = "{claim.role}" to the record'
            yield reading.document.source.finding("encode/unsure", claim.start, message, hint)
        for span in decision.spans:
            if span.role in _REPORTED:
                yield reading.document.source.finding(_REPORTED[span.role], max(claim.start, span.start - 1), _WORDS[span.role])


_REPORTED: Mapping[str, str] = {"seam": "encode/rejoined", "missing": "encode/missing-matter"}
_WORDS: Mapping[str, str] = {
    "seam": "a paragraph cut in mid-sentence was rejoined here",
    "missing": "the text announces something here that does not follow",
}


def _unpaired(text: Source, encoding: Encoding) -> Iterator[Finding]:
    for node in encoding.unpaired:
        label = node.attributes.get("n", "")
        if node.tag == "ref":
            message = f"no note answers the call “{label}”"
            yield text.finding("encode/call-without-note", node.start, message, "add the note, or leave it as it is")
        elif label:
            yield text.finding("encode/note-without-call", node.start, f"nothing in the text calls note “{label}”")


def _refusals(xml: bytes, text: Source) -> Iterator[Finding]:
    """The promises, kept: what was written is read again, compared with the transcription, and held against the schema."""
    tree, findings = validate.parse(xml, text.path)
    yield from findings
    if tree is None:
        return
    for fault in (*losslessness.prove(tree.getroot(), text.path, text), *validate.check(tree, text.path)):
        hint = "this is a fault of textus, not of the transcription; please report it"
        yield finding("encode/refused", Place(text.path, fault.place.line), f"{fault.message} [{fault.rule}]", hint)


def table_of_roles() -> tuple[str, ...]:
    """The roles a record may give to a block."""
    return tuple(table("roles"))
