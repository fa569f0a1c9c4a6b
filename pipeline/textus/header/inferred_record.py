"""The record that says what textus infers: every fact where it was read, every unsure decision ready to be settled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.decide import addressing, sentences
from textus.header import printed_source
from textus.header.facts import Credit, Facts, Moment
from textus.header.read.collect import collect
from textus.language.bibliography.works import Publication
from textus.language.identify import Identified
from textus.model.claims import Decision
from textus.model.tree import Node
from textus.read.source import excerpt
from textus.record import commented, record
from textus.record.commented import Content, Entry, Said, Value
from textus.record.value_kinds import CORRECTION
from textus.survey.survey import Survey

HEAD = (
    "The record of {name}, as inferred from the transcription.\n"
    "Correct what is wrong; what is right may be kept or deleted. To activate a line that begins with # and no\n"
    "space, delete the #. After an arrow: where a value was read, and how certain that reading is."
)
_QUESTIONS = "Uncertain passages. To settle one, activate its lines and give the right role."
_OWN_KEYS = {"trl": "translator", "edt": "editor", "trc": "transcriber"}
_CREDIT = "provenance.credit"
_UNDETERMINED = "und"
"""the code of an undetermined language"""
WORDS = 70
"""characters of a line shown with what was read there"""


@frozen
class Work:
    """A transcription as it was read without a record."""

    document: Survey
    language: Identified
    decisions: Sequence[Decision]
    type: str
    header: Node
    """the `teiHeader` that was made of it"""
    language_from: str
    """where its language was learned"""


def write(work: Work, name: str, schema: str = "") -> str:
    """The record of a work; `name` is that of the transcription, `schema` the address of the JSON Schema of records."""
    facts = collect(work.document, work.decisions)
    finder = _Finder(work.document, work.decisions)
    content = Content(dict(_values(work, facts, finder)), dict(_entries(facts, finder)))
    text = commented.write(record.KEYS, HEAD.format(name=name), content, schema)
    return text + "".join(f"{line}\n" for line in _decisions(work))


# -------------------------------------------------------------------------------------------------------------- facts
def _values(work: Work, facts: Facts, finder: _Finder) -> Iterator[tuple[str, Said]]:
    if work.type:
        yield "type", Said(work.type, ("inferred from its parts (salutation, signature …)",))
    if work.language.code != _UNDETERMINED:
        told = f"{work.language_from}; certainty: {work.language.cert}"
        yield "language", Said(work.language.code, (told,), work.language.cert == "high")
    for key, values in (
        ("title", facts.titles[:1]),
        ("subtitle", facts.titles[1:]),
        ("author", facts.authors),
        ("place", [facts.place]),
        ("series", [facts.series]),
        ("distributor", list(dict.fromkeys(facts.organisations))),
        ("licence.words", facts.rights),
    ):
        if any(values):
            yield key, finder.said(_one_or_more(values))
    for relator, key in _OWN_KEYS.items():
        named = _names(facts, relator)
        if named and not any(credit.organisation for credit in named):
            yield key, finder.said(_one_or_more([credit.name for credit in named]), role=_CREDIT)
    if facts.remarks:
        notes = [f"{label}: {value}" if label else value for label, value in facts.remarks]
        yield "note", finder.said(_one_or_more(notes), [value for _, value in facts.remarks])
    yield from _dates(work, facts, finder)
    yield from _letter(work, finder)


def _names(facts: Facts, relator: str) -> list[Credit]:
    """Those who did something, each once."""
    return list({credit.name: credit for credit in facts.credits if relator in credit.relators}.values())


def _dates(work: Work, facts: Facts, finder: _Finder) -> Iterator[tuple[str, Said]]:
    known = [*facts.written, *facts.dated, *facts.datelines, *facts.published]
    for key, place in (("date.written", "creation"), ("date.published", "")):
        dates = [one.attributes for one in _below(work.header, place, "date")] if place else []
        moments = [moment for moment in known if dict(moment.attributes) in dates] if place else facts.published
        if moments:
            yield from _dated(key, moments[0], finder)


def _dated(key: str, moment: Moment, finder: _Finder) -> Iterator[tuple[str, Said]]:
    if value := printed_source.date(moment.attributes):
        yield key, finder.said(value, [moment.words])


def _letter(work: Work, finder: _Finder) -> Iterator[tuple[str, Said]]:
    """Correspondents as the header names them; of several recipients the first."""
    done: set[str] = set()
    keys = {
        ("sent", "persName"): "sender",
        ("sent", "name"): "sender",
        ("sent", "placeName"): "place",
        ("received", "persName"): "recipient",
        ("received", "name"): "recipient",
        ("received", "placeName"): "recipient-place",
    }
    for action in _below(work.header, "correspDesc", "correspAction"):
        for part in action.elements():
            key = keys.get((action.attributes["type"], part.tag))
            if key and key not in done:
                done.add(key)
                yield f"correspondence.{key}", finder.said(part.text())
            elif part.tag == "date":
                yield from _dated("correspondence.date", Moment(part.text(), part.attributes), finder)


def _below(header: Node, tag: str, wanted: str) -> Iterator[Node]:
    return (found for node in header.walk() if node.tag == tag for found in node.walk() if found.tag == wanted)


def _entries(facts: Facts, finder: _Finder) -> Iterator[tuple[str, Sequence[Entry]]]:
    if credited := list(_responsibilities(facts, finder)):
        yield "responsibility", credited
    if sources := [_source(one, finder) for one in (*facts.sources, *facts.editions) if printed_source.entry(one)]:
        yield "source", [one for one in sources if set(one) - {"kind"}]


def _responsibilities(facts: Facts, finder: _Finder) -> Iterator[Entry]:
    """What has no key of its own: other work, and work of bodies."""
    for relator in dict.fromkeys(code for credit in facts.credits for code in credit.relators):
        named = _names(facts, relator)
        if relator in _OWN_KEYS and not any(credit.organisation for credit in named):
            continue
        known = table("relators").get(relator)
        done = {"role": Said(str(known or relator))} | ({"relator": Said(relator)} if known else {})
        for credit in named:
            body = {"organisation": Said(True)} if credit.organisation else {}
            yield {**done, "name": finder.said(credit.name, role=_CREDIT), **body}


def _source(read: Publication, finder: _Finder) -> Entry:
    said = printed_source.entry(read)
    made = {key: Said(_one_or_more(values)) for key, values in said.items()}
    first = next(key for key in made if key != "kind" or len(made) == 1)
    return {**made, first: finder.said(made[first].value, [read.statement])}


def _one_or_more(values: Sequence[str]) -> Value:
    return values[0] if len(values) == 1 else list(values)


# ------------------------------------------------------------------------------------------------------ where and how
class _Finder:
    """Finds the line in which something was read."""

    def __init__(self, document: Survey, decisions: Sequence[Decision]) -> None:
        self._document = document
        self._decisions = sorted(decisions, key=lambda decision: decision.claim.role == "p")

    def said(self, value: Value, words: Sequence[str] = (), role: str = "") -> Said:
        """A value with remarks on where its words stand, in a passage of the role if they stand there too."""
        looked_for = words or ([value] if isinstance(value, str) else list(value) if not isinstance(value, int) else [])
        return Said(value, tuple(dict.fromkeys(remark for one in looked_for if (remark := self._remark(one, role)))))

    def _remark(self, words: str, role: str) -> str:
        wanted = re.compile(r"[\s_*]+".join(re.escape(word) for word in words.split()))
        decisions = sorted(self._decisions, key=lambda one: one.claim.role != role) if role else self._decisions
        for decision in decisions if words.strip() else ():
            if found := wanted.search(self._document.text, decision.claim.start, decision.claim.end):
                return self._told(decision, found.start())
        return ""

    def _told(self, decision: Decision, start: int) -> str:
        number = self._document.source.position(start)[0]
        words = " ".join(self._document.source.line(number).split())
        shown = words if len(words) <= WORDS else words[: WORDS - 1] + "…"
        return f"line {number}, {sentences.stated(decision)}: {excerpt(shown, 1)}"


# ---------------------------------------------------------------------------------------------------------- decisions
def _decisions(work: Work) -> Iterator[str]:
    asked = set(sentences.questions(work.decisions))
    questions = [
        question
        for number, decision in enumerate(work.decisions)
        for question in _questions(work.document, decision, asked=number in asked)
    ]
    if questions:
        yield from ("", f"# {_QUESTIONS}")
    for told, snippet in questions:
        yield from ("", f"# {told}", *(f"#{row}" for row in snippet.splitlines()))


def _questions(document: Survey, decision: Decision, *, asked: bool) -> Iterator[tuple[str, str]]:
    """What is asked of a passage, and the decision that would settle it."""
    claim = decision.found.claim
    if asked:
        line = document.source.position(claim.start)[0]
        told = f"line {line}: {sentences.read_as(decision)}; alternatives: {sentences.alternatives(decision)}"
        yield told, addressing.snippet(document, claim.start, claim.end, sentences.settling_role(decision))
    for span in decision.spans:
        if meant := span.attributes.get("corr"):
            line, words = document.source.position(span.start)[0], document.text[span.start : span.end]
            told = f"line {line}: “{words}” is probably an error for “{meant}”; to reject this correction:"
            yield told, addressing.denial(document, span.start, span.end, CORRECTION)
