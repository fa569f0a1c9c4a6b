"""What is known of a work as a `teiHeader` (TEI P5, 2): only what record, transcription or settings say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.base.version import __version__
from textus.findings.finding import Finding, Place, finding
from textus.header import precedence, supplement
from textus.header.citations import as_source, described, publication
from textus.header.declarations import PRINCIPLES, conventions, references, typed
from textus.header.facts import Credit, Facts, Moment
from textus.header.publishing import publishing
from textus.header.read.collect import collect
from textus.header.revisions import revisions
from textus.header.signatures import Signature, sign
from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.names import is_organisation
from textus.language.identify import Identified
from textus.language.languages import usage
from textus.model.claims import Decision
from textus.model.marks import Marks
from textus.model.tree import Node
from textus.prove.losslessness import Certificate
from textus.record.record import Record
from textus.record.settings import Settings
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

RELATORS = "http://id.loc.gov/vocabulary/relators/"
UNTITLED = "[untitled]"
MOST, MOST_OF_SEVERAL = 0.5, 0.75
"""the share of the text from which a letter is the text: a single letter, and one of several"""


@frozen
class Edition:
    """Everything a header can be made from."""

    document: Survey
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
    facts = collect(edition.document, edition.reading)
    path = edition.document.source.path
    findings = precedence.apply(facts, edition.record, path)
    if not facts.titles:
        hint = 'specify it in the record: title = "…"'
        findings += (finding("header/no-title", Place(path), "no title found in the transcription", hint),)
    findings += tuple(_unknown(edition, offset, key) for offset, key in facts.unknown_keys)
    header = Node("teiHeader")
    signed = sign(edition.text, languages(edition.document))
    _file(header.add("fileDesc"), edition, facts, signed)
    _encoding(header.add("encodingDesc"), edition)
    _profile(header.add("profileDesc"), edition, facts)
    supplement.add(header, edition.record)
    header.children.append(revisions(edition.record, edition.certificate.source_sha256))
    return header, findings


def _unknown(edition: Edition, offset: int, key: str) -> Finding:
    message = f"the key “{key}” is unknown; its value is kept as a note in the header"
    hint = "if it describes the work, specify it in the record"
    return edition.document.source.finding("header/unknown-key", offset, message, hint)


# ------------------------------------------------------------------------------------------------------------ fileDesc
def _file(node: Node, edition: Edition, facts: Facts, signed: Sequence[Signature]) -> None:
    _title_statement(node.add("titleStmt"), facts, signed, edition.settings.editor or "")
    if facts.statement:
        node.add("editionStmt").add("edition", facts.statement)
    terms = publishing(node.add("publicationStmt"), facts, edition.record, edition.settings)
    _series(node, facts)
    _notes(node, facts)
    sources = node.add("sourceDesc")
    title = facts.titles[0] if facts.titles else ""
    alone = described(facts.editions) if not facts.sources else None
    if alone:
        sources.children.append(as_source(alone, title, facts.authors))
    for found in (*facts.sources, *facts.editions):
        if found is not alone:
            sources.children.append(publication(found, title, facts.authors))
    for moment in facts.published:
        if not any(
            moment.attributes == part.attributes
            for found in (*facts.sources, *facts.editions)
            for part in found.of("date")
        ):
            sources.add("bibl", _date(moment), type="firstEdition")
    for name, number in facts.holders:
        original = sources.add("bibl", Node("orgName", {}, [name]), type="original")
        original.children += [", ", Node("idno", {}, [number])] if number else []
    _original(sources, dict(facts.kept))
    sources.children.append(_transcription(edition, terms))


def _original(sources: Node, kept: Mapping[str, str]) -> None:
    """Where the original is kept (TEI P5, 11.4)."""
    if "repository" not in kept:
        return
    identifier = sources.add("msDesc").add("msIdentifier")
    for tag in ("settlement", "repository", "collection"):
        if tag in kept:
            identifier.add(tag, kept[tag])
    if "shelfmark" in kept:
        identifier.add("idno", kept["shelfmark"], type="shelfmark")


def _series(node: Node, facts: Facts) -> None:
    if facts.series:
        series = node.add("seriesStmt")
        series.add("title", facts.series, level="s")
        if facts.series_number:
            series.add("biblScope", facts.series_number)


def _notes(node: Node, facts: Facts) -> None:
    """What is said of the occasion, and whatever has no place of its own in a header."""
    if facts.occasions or facts.remarks:
        notes = node.add("notesStmt")
        for words in facts.occasions:
            notes.add("note", words, type="occasion")
        for label, value in facts.remarks:
            notes.add("note", f"{label}: {value}" if label else value)


def _title_statement(node: Node, facts: Facts, signed: Sequence[Signature], editor: str) -> None:
    main, *others = facts.titles or [UNTITLED]
    node.add("title", main, type="main")
    for title in others:
        node.add("title", title, type="sub")
    for author in facts.authors:
        node.add("author", author)
    for credit in _merged(facts.credits):
        for code in credit.relators:
            if code in ("trl", "edt"):
                tag = "orgName" if credit.organisation else "persName"
                node.add("editor", Node(tag, {}, [credit.name]), role={"trl": "translator", "edt": "editor"}[code])
    for credit in _merged(facts.credits):
        _responsibility(node, credit)
    for signature in signed:
        statement = node.add("respStmt", xml_id=signature.identifier)
        statement.add("resp", str(table("relators")["ann"]), ref=RELATORS + "ann")
        if signature.person:
            statement.add("persName", signature.words)
        else:
            statement.add("name", signature.words, type="signature")
    if editor:
        statement = node.add("respStmt")
        statement.add("resp", "editor of the collection", ref=RELATORS + "edt")
        statement.add("orgName" if is_organisation(editor) else "persName", editor)
    program = node.add("respStmt", xml_id="textus")
    program.add("resp", "automatic TEI encoding")
    program.add("name", "textus", type="software")


def _merged(credits: Sequence[Credit]) -> Iterator[Credit]:
    """One credit for each name, with everything that it did."""
    names = dict.fromkeys(fold(credit.name) for credit in credits)
    for folded in names:
        of_name = [credit for credit in credits if fold(credit.name) == folded]
        name = next((credit.name for credit in of_name if not credit.name.isupper()), of_name[0].name)
        relators = tuple(dict.fromkeys(code for credit in of_name for code in credit.relators))
        yield Credit(name, relators, of_name[0].organisation, of_name[0].date, of_name[0].ref)


def _responsibility(node: Node, credit: Credit) -> None:
    relators = [code for code in credit.relators if code not in ("trl", "edt")]
    if not relators:
        return
    statement = node.add("respStmt")
    for code in relators:
        known = table("relators").get(code)
        statement.add("resp", str(known or code), **({"ref": RELATORS + code} if known else {}))
    tag = "orgName" if credit.organisation else "persName"
    statement.add(tag, credit.name, **({"ref": credit.ref} if credit.ref else {}))


def _transcription(edition: Edition, terms: Node | None) -> Node:
    """The file this edition was made from, its fixity, and the terms it is under if no publisher states them."""
    node = Node("bibl", {"type": "transcription"})
    node.add("idno", edition.certificate.source_sha256, type="sha256")
    node.children.append(" ")
    extent = node.add("extent")
    extent.add(
        "measure", f"{edition.document.source.size} bytes", unit="byte", quantity=str(edition.document.source.size)
    )
    node.children += [" ", terms] if terms else []
    return node


# -------------------------------------------------------------------------------------------------------- encodingDesc
def _encoding(node: Node, edition: Edition) -> None:
    node.add("projectDesc").add("p", "Encoded automatically from a plain-text transcription.")
    rules = node.add("editorialDecl")
    rules.children.append(conventions(edition.document.conventions))
    rules.children.append(typed(edition.document.habits))
    for tag, attributes, words in PRINCIPLES:
        rules.add(tag, **attributes).add("p", words)
    if (declaration := edition.marks.declaration()) is not None:
        node.children.append(declaration)
    node.children.append(references())
    application = node.add("appInfo").add("application", ident="textus", version=__version__)
    application.add("label", "textus")
    block = application.add("ab", type="certificate")
    block.add("idno", edition.certificate.source_sha256, type="sha256-file")
    block.add("measure", unit="character", quantity=str(edition.certificate.characters))
    block.add("idno", edition.certificate.text_sha256, type="sha256-characters")


# --------------------------------------------------------------------------------------------------------- profileDesc
def _profile(node: Node, edition: Edition, facts: Facts) -> None:
    named = facts.addressed or bool(facts.sender and facts.recipient)
    letter = named or _is_letter(edition.text) or bool(edition.record.correspondence)
    once = (facts.dated_at_head or facts.dated_at_end) and len(facts.datelines) == 1 and not _is_book(edition.text)
    among = sum(1 for _ in _letters(edition.text)) == 1 and not _is_book(edition.text)
    dated = facts.datelines if letter or once or among else []
    known = sorted([*facts.written, *facts.delivered, *dated, *facts.dated, *facts.said], key=_leaves_year_open)
    written = known[0] if known else None
    place = facts.place
    if written or place:
        creation = node.add("creation")
        if written:
            creation.children.append(_date(written))
        if place:
            creation.children += [" "] if written else []
            creation.add("placeName", place)
    node.children.append(usage(edition.text, edition.language))
    _class(node, edition, facts)
    if letter:
        _correspondence(node, facts, written)


def _leaves_year_open(moment: Moment) -> bool:
    return any(value.startswith("--") for value in moment.attributes.values())


def _is_letter(text: Node) -> bool:
    """Whether a letter is most of the text: the header describes neither a preface in letter form nor one of many."""
    sizes = [len(node.text()) for node in _letters(text)]
    whole = sum(len(node.text()) for node in text.elements() if node.tag == "body")
    share = MOST_OF_SEVERAL if len(sizes) > 1 else MOST
    return bool(sizes) and max(sizes) >= share * whole and not _is_book(text)


def _is_book(text: Node) -> bool:
    """It has a printed title page with an imprint."""
    return any(node.tag == "docImprint" for page in text.walk() if page.tag == "titlePage" for node in page.walk())


def _letters(text: Node) -> Iterator[Node]:
    """The divisions that are letters."""
    return (node for node in text.walk() if node.tag == "div" and node.attributes.get("type") == "letter")


def _class(node: Node, edition: Edition, facts: Facts) -> None:
    """What the transcription says it is about; a record that says so itself is heard instead."""
    if facts.subjects and not edition.record.keywords:
        keywords = node.add("textClass").add("keywords")
        for subject in dict.fromkeys(facts.subjects):
            keywords.add("term", subject)


def _correspondence(node: Node, facts: Facts, written: Moment | None) -> None:
    """Who wrote to whom, from where and when, as far as the letter says (TEI P5, 2.4.6)."""
    sender = facts.sender or next(iter(facts.authors), "") or next(iter(facts.signatures), "")
    sent = Node("correspAction", {"type": "sent"})
    if sender:
        sent.add("name" if sender in facts.offices else "persName", sender)
    if facts.place:
        sent.add("placeName", facts.place)
    if written:
        sent.children.append(_date(written))
    received = Node("correspAction", {"type": "received"})
    for recipient in (facts.recipient, *facts.also_to) if facts.recipient else ():
        received.add("name" if recipient in facts.offices else "persName", recipient)
    if facts.recipient_place:
        received.add("placeName", facts.recipient_place)
    actions = [action for action in (sent, received) if action.children]
    if actions:
        node.add("correspDesc").children.extend(actions)


def _date(moment: Moment) -> Node:
    return Node("date", dict(moment.attributes), [moment.words])
