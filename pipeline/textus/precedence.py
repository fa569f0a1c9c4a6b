"""The record before the transcription, the transcription before the settings; where the first two differ, a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textus.bibliography.lexicon import fold
from textus.bibliography.works import Part, Publication
from textus.facts import Credit, Facts, Moment
from textus.findings import Finding, Place, finding
from textus.knowledge import table
from textus.record import Record, Responsibility

_PARTS = (
    ("author", "author"), ("editor", "editor"), ("publisher", "publisher"), ("place", "pubPlace"), ("volume", "volume"),
    ("issue", "issue"), ("pages", "page"),
)  # fmt: skip
_RELATORS = (("translators", "trl"), ("editors", "edt"), ("transcribers", "trc"))


@dataclass(frozen=True, slots=True)
class _Difference:
    what: str
    record: str
    transcription: str


def apply(facts: Facts, record: Record, path: str) -> tuple[Finding, ...]:
    """Put what a record says in the place of what the transcription says; findings name the differences."""
    differences = [*_title(facts, record), *_authors(facts, record), *_credits(facts, record), *_dates(facts, record)]
    differences += [*_source(facts, record), *_letter(facts, record)]
    return tuple(
        finding(
            "header/record-differs",
            Place(path),
            f"the record says {d.what} “{d.record}”, the transcription “{d.transcription}”",
            "the record counts; take the line out of it if the transcription is right",
        )
        for d in differences
    )


def moment(value: str) -> Moment:
    """A date of a record: ISO 8601, partial, or two parted by a slash."""
    first, _, last = value.partition("/")
    return Moment(value, {"from": first, "to": last} if last else {"when": first})


def _differs(what: str, said: str, read: str) -> Iterator[_Difference]:
    if said and read and _plain(said) != _plain(read):
        yield _Difference(what, said, read)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(words)).strip()


def _title(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.title:
        yield from _differs("the title is", record.title, facts.titles[0] if facts.titles else "")
        facts.titles[:1] = [record.title]
    if record.subtitle:
        facts.titles[1:] = [record.subtitle]


def _authors(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.authors:
        yield from _differs("the author is", "; ".join(record.authors), "; ".join(facts.authors))
        facts.authors = list(record.authors)


def _credits(facts: Facts, record: Record) -> Iterator[_Difference]:
    for key, relator in _RELATORS:
        said: Sequence[str] = getattr(record, key)
        if said:
            read = [credit.name for credit in facts.credits if relator in credit.relators]
            yield from _differs(f"the {key} are", "; ".join(said), "; ".join(read))
            facts.credits = [*_without(facts.credits, relator), *(Credit(name, (relator,), False) for name in said)]
    facts.credits.extend(_credit(one) for one in record.responsibilities)


def _without(credits: Sequence[Credit], relator: str) -> Iterator[Credit]:
    for credit in credits:
        rest = tuple(code for code in credit.relators if code != relator)
        if rest:
            yield Credit(credit.name, rest, credit.organisation, credit.date)


def _credit(one: Responsibility) -> Credit:
    codes = {str(words): code for code, words in table("relators").items()}
    return Credit(one.name, (codes.get(one.role, one.role),), False, ref=one.ref)


def _dates(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.written:
        read = next(iter([*facts.written, *facts.dated]), None)
        said = moment(record.written)
        if read and dict(read.attributes) != dict(said.attributes):
            yield _Difference("it was written", record.written, read.words)
        facts.written = [said]
    if record.published:
        facts.published = [moment(record.published)]


def _source(facts: Facts, record: Record) -> Iterator[_Difference]:
    said = dict(record.source)
    if not said:
        return
    parts = [Part("title", said["title"], {"level": said.get("level", "m")})] if "title" in said else []
    for key, role in _PARTS:
        for words in said.get(key, "").split("; "):
            if words:
                unit = {"unit": role} if role in ("volume", "issue", "page") else {}
                parts.append(Part("biblScope" if unit else role, words, unit))
    if "date" in said:
        parts.append(Part("date", said["date"], moment(said["date"]).attributes))
    publication = Publication(parts, "; ".join(said.values()))
    read = facts.sources[0] if facts.sources else None
    if read:
        titles = [part.words for part in read.of("title")]
        yield from _differs("the source is", said.get("title", ""), titles[0] if titles else "")
        publication.merge(read)
    facts.sources[:1] = [publication]


def _letter(facts: Facts, record: Record) -> Iterator[_Difference]:
    said = dict(record.correspondence)
    yield from _differs("the recipient is", said.get("recipient", ""), facts.recipient)
    facts.sender = said.get("sender", facts.sender)
    facts.recipient = said.get("recipient", facts.recipient)
    facts.place = said.get("place", facts.place)
    if "date" in said:
        facts.datelines.insert(0, moment(said["date"]))
