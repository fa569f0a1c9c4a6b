"""One work through all stages: the only place where their order is written.

source → blocks → claims → decision → structure → tree → header → proof → validation
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from textus.base.frozen import frozen
from textus.base.knowledge import language
from textus.conventions import own_profile, profiles
from textus.conventions.profiles import Taken
from textus.decide import overrule, sentences
from textus.decide.decide import decide
from textus.decide.first_reading import worth_of
from textus.decide.spans import with_spans
from textus.encoding.text import Encoding
from textus.encoding.text import encode as to_tree
from textus.findings.finding import Finding, Place, Report, Severity, finding
from textus.header.build import Edition, build
from textus.header.read.text_type import type_of
from textus.language import languages
from textus.language.identify import Identified, identify
from textus.model.claims import Claim, Decision
from textus.model.document import Document, StatedHabit
from textus.model.structure import Structure
from textus.model.tree import Node, serialise
from textus.names import names
from textus.prove import losslessness
from textus.read import blocks as layout
from textus.read import source
from textus.read.source import Source
from textus.recognise.registry import block_claims, inline_spans
from textus.record import record
from textus.record.settings import Settings
from textus.structure.structure import structured
from textus.survey.habits import telling
from textus.survey.survey import Survey
from textus.validation import validate

DEFAULT_SETTINGS = Settings()
NO_RECORD = record.Record()
Unsaved = Mapping[Path, str]
"""what an editor has open and may not have saved: texts by the path of their file"""
NOTHING_UNSAVED: Unsaved = {}


@frozen
class Reading:
    """A transcription, read: what it is and what every line of it is."""

    document: Survey
    """the transcription, with what is known of the whole of it"""
    language: Identified
    found: tuple[Decision, ...]
    """what the search decided"""
    structure: Structure
    """what the TEI is built from"""
    claims: tuple[Claim, ...] = ()
    """everything that was proposed, for those who ask why"""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What every line is in the end, each decision with what was changed and why."""
        return self.structure.decisions


@frozen
class Encoded:
    """The TEI of a work as bytes, None where it was refused; the report says why."""

    xml: bytes | None
    report: Report
    reading: Reading | None = field(default=None, repr=False)
    """what the TEI says of the transcription; None where that was not read"""
    text: Node | None = field(default=None, repr=False)
    """the `text` of the TEI as it was built, each element with its place in the transcription"""


def encode(path: Path, *, settings: Settings = DEFAULT_SETTINGS, shown: str | None = None) -> Encoded:
    """Encode a transcription: decode, read, build, prove, validate.

    Never raises for bad input: what cannot be encoded, or would not be lossless and valid, is refused.
    """
    text, facts, report = load(path, settings=settings, shown=shown)
    return Encoded(None, report) if text is None else encode_source(text, facts, settings, report)


def load(
    path: Path, *, settings: Settings = DEFAULT_SETTINGS, shown: str | None = None, unsaved: Unsaved = NOTHING_UNSAVED
) -> tuple[Source | None, record.Record, Report]:
    """A transcription and its record; None for the transcription where one of them cannot be used.

    What is `unsaved` of either stands for the file.
    """
    report = Report()
    if path in unsaved:
        data = unsaved[path].encode("utf-8", "replace")  # half a surrogate pair is one character either way
        text, findings = source.from_bytes(data, shown or str(path), strict=settings.strict)
    else:
        text, findings = source.read(path, encoding=settings.encoding, strict=settings.strict, shown=shown)
    report.extend(findings)
    if text is None:
        return None, NO_RECORD, report
    beside = record.beside(path)
    facts, findings = record.parse(unsaved[beside], beside) if beside in unsaved else record.load(beside)
    report.extend(findings)
    faulty = (report.worst() or Severity.INFO) >= Severity.ERROR
    return None if faulty else text, facts, report


def look(text: Source, path: Path, settings: Settings = DEFAULT_SETTINGS) -> Document:
    """A transcription as recognisers see it, with the names in it; its record is read for what it says of them."""
    facts, _ = record.load(record.beside(path))
    return _looked_at(text, facts, settings)[0]


def surveyed(text: Source, facts: record.Record = NO_RECORD, settings: Settings = DEFAULT_SETTINGS) -> Survey:
    """The facts of a transcription that recognisers look at."""
    return Survey.of(_looked_at(text, facts, settings)[0])


def _looked_at(
    text: Source, facts: record.Record, settings: Settings
) -> tuple[Document, Identified, tuple[Finding, ...]]:
    identified = _language(text, facts, settings)
    taken, findings = _conventions(text, facts, settings)
    stated = _stated(facts, settings)
    profile = taken.profile.used_in(text.text)
    if marks := stated.get("emphasis"):
        profile = replace(profile, emphasis=taken.profile.emphasis).with_emphasis(marks.values)
    followed = replace(taken, profile=profile)
    lines = stated["lines"].values[0] if "lines" in stated else ""
    blocks = layout.cut(text, lines)
    document = Document(text, blocks, language(identified.code), conventions=followed, stated=stated)
    document, asked = names.read(document, settings.authorities, facts)
    return document, identified, (*findings, *asked)


def _stated(facts: record.Record, settings: Settings) -> dict[str, StatedHabit]:
    """The habits specified in the record, and those in the settings where the record has none."""
    by_settings = {name: StatedHabit(values, "settings") for name, values in settings.habits}
    return by_settings | {name: StatedHabit(values, "record") for name, values in facts.habits}


def _conventions(text: Source, facts: record.Record, settings: Settings) -> tuple[Taken, tuple[Finding, ...]]:
    """What marks mean in the text: as the record says, the settings, or the text itself."""
    said = facts.conventions or settings.conventions
    if not said:
        taken = profiles.recognise(text.text)
        return taken, tuple(_recognised(text, taken))
    found, findings = own_profile.load(Path(said)) if said.endswith(".toml") else (profiles.profile(said), ())
    if found is None:
        return Taken(profiles.profile(profiles.PLAIN)), findings
    return Taken(found, "record" if facts.conventions else "settings"), findings


def _recognised(text: Source, taken: Taken) -> Iterator[Finding]:
    if taken.reasons:
        message = f"detected the conventions of {taken.profile.title}: {'; '.join(taken.reasons)}"
        hint = 'to override this, set conventions = "plain" in the record or use --conventions plain'
        yield finding("encode/conventions", Place(text.path), message, hint)


def read(text: Source, facts: record.Record, settings: Settings) -> tuple[Reading, tuple[Finding, ...]]:
    """The best reading of a transcription, and what the record's overrules had to say about it."""
    document, identified, asked = _looked_at(text, facts, settings)
    survey = Survey.of(document)
    proposed, findings = overrule.apply(survey, facts.decisions, block_claims(survey))
    claims = tuple(proposed)
    found = decide(survey.blocks, claims, worth_of(survey, claims))
    spans, more = overrule.apply_to_spans(survey, facts.decisions, inline_spans(survey))
    found = with_spans(survey.blocks, found, spans)
    return _structured(survey, identified, found, facts, claims), (*findings, *more, *asked)


def _structured(
    document: Survey,
    identified: Identified,
    found: tuple[Decision, ...],
    facts: record.Record,
    claims: tuple[Claim, ...] = (),
) -> Reading:
    structure = structured(document.text, found, lambda decisions: type_of(document, decisions, facts))
    return Reading(document, identified, found, structure, claims)


def tree(reading: Reading) -> Encoding:
    """The TEI `text` of a reading."""
    encoding = to_tree(reading.document.blocks, reading.structure)
    languages.mark(encoding.text, reading.language.code)
    return encoding


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
    return encode_reading(reading, facts, settings, report)


def encode_reading(reading: Reading, facts: record.Record, settings: Settings, report: Report) -> Encoded:
    """Encode what has been read already; findings join those of the report given.

    Should the best reading end in TEI that is not lossless and valid, the plain one is tried, with a warning; what is
    not lossless and valid even then is refused.
    """
    if (report.worst() or Severity.INFO) >= Severity.ERROR:
        return Encoded(None, report)
    xml, text, findings, faults = _written(reading, facts, settings)
    if faults:
        report.add(_simplified(reading.document.source, faults[0]))
        reading = _plain(reading, facts)
        xml, text, findings, faults = _written(reading, facts, settings)
    report.extend((*findings, *faults))
    return Encoded(None if faults else xml, report, reading, text)


def _written(
    reading: Reading, facts: record.Record, settings: Settings
) -> tuple[bytes, Node, tuple[Finding, ...], tuple[Finding, ...]]:
    """The TEI of a reading, its `text` as it was built, what there is to say about it, and what is wrong with it."""
    encoding, header, findings = built(reading, facts, settings)
    entries = names.entries(header, encoding.text, settings.authorities, reading.language.code)
    xml = serialise(Node("TEI", {"xml:lang": reading.language.code}, [header, encoding.text, *entries]))
    said = (*_habits(reading), *_questions(reading), *_unpaired(reading.document.source, encoding), *findings)
    return xml, encoding.text, said, tuple(_refusals(xml, reading.document.source))


def built(reading: Reading, facts: record.Record, settings: Settings) -> tuple[Encoding, Node, tuple[Finding, ...]]:
    """The TEI `text` of a reading, its header, and what there is to say about that."""
    document = reading.document
    encoding = tree(reading)
    edition = Edition(
        document=document,
        language=reading.language,
        reading=reading.decisions,
        text=encoding.text,
        marks=encoding.marks,
        certificate=losslessness.certificate(document.source),
        record=facts,
        settings=settings,
    )
    header, findings = build(edition)
    return encoding, header, findings


def _plain(reading: Reading, facts: record.Record) -> Reading:
    """The same lines as nothing but paragraphs."""
    document = reading.document
    return _structured(document, reading.language, decide(document.blocks, ()), facts)


def _simplified(text: Source, fault: Finding) -> Finding:
    message = f"encoded as plain paragraphs because the full encoding failed: {fault.message}"
    hint = "this is a bug in textus, not a fault of the transcription; please report it"
    return finding("encode/simplified", Place(text.path, fault.place.line), message, hint)


def _habits(reading: Reading) -> Iterator[Finding]:
    """The habits of the text, if textus detected an unusual one."""
    habits = reading.document.habits
    if telling.unusual([habit for habit in habits if not habit.said_by]):
        message = f"habits: {telling.in_a_line(habits)}"
        hint = "`textus explain --habits` lists the reasons; [habits] in the record overrules them"
        yield finding("encode/habits", Place(reading.document.source.path), message, hint)


def _questions(reading: Reading) -> Iterator[Finding]:
    """Decisions the program is not sure of, put to the editor."""
    asked = set(sentences.questions(reading.decisions))
    for number, decision in enumerate(reading.decisions):
        if number in asked:
            message = f"{sentences.read_as(decision)}; alternatives: {sentences.alternatives(decision)}"
            role = sentences.settling_role(decision)
            hint = f'to settle it, add [[decision]] at = "…", role = "{role}" to the record (`textus explain`)'
            yield reading.document.source.finding("encode/unsure", decision.claim.start, message, hint)
        for span in decision.spans:
            source, meant = reading.document.source, span.attributes.get("corr")
            if span.role == "seam":
                message = "a paragraph interrupted in mid-sentence was rejoined here"
                yield source.finding("encode/rejoined", span.start - 1, message)
            elif span.role == "missing":
                message = "something announced here does not follow"
                yield source.finding("encode/missing-matter", span.start - 1, message, "compare the original")
            elif meant and span.attributes.get("resp") == "#textus":
                message = f"“{source.text[span.start : span.end]}” is probably an error for “{meant}”"
                yield source.finding("encode/slip", span.start, message, "it is kept in the text, in sic")


def _unpaired(text: Source, encoding: Encoding) -> Iterator[Finding]:
    for node in encoding.unpaired:
        label = node.attributes.get("n", "")
        if node.tag == "ref":
            message = f"no note found for the reference “{label}”"
            yield text.finding("encode/call-without-note", node.start, message, "add the note if the original has it")
        elif label:
            yield text.finding("encode/note-without-call", node.start, f"the text has no reference to note “{label}”")


def _refusals(xml: bytes, text: Source) -> Iterator[Finding]:
    """The promises, kept: the result is read again, compared with the transcription, and held against the schema."""
    tree, findings = validate.parse(xml, text.path)
    yield from findings
    if tree is None:
        return
    for fault in (*losslessness.prove(tree.getroot(), text.path, text), *validate.check(tree, text.path)):
        hint = "this is a bug in textus, not a fault of the transcription; please report it"
        yield finding("encode/refused", Place(text.path, fault.place.line), f"{fault.message} [{fault.rule}]", hint)
