"""The record before the transcription, the transcription before the settings; where the first two differ, a finding.

Where both say the same, the words of the transcription stay: it may say it more exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import table
from textus.findings.finding import Finding, Place, finding
from textus.header import printed_source
from textus.header.facts import Credit, Facts, Moment
from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.works import Publication
from textus.record.record import Printed, Record, Responsibility

_RELATORS = (("translators", "trl"), ("editors", "edt"), ("transcribers", "trc"))


@frozen
class _Difference:
    what: str
    record: str
    transcription: str


def apply(facts: Facts, record: Record, path: str) -> tuple[Finding, ...]:
    """Put what a record says in the place of what the transcription says; findings name the differences."""
    for name in record.without:
        _leave_out(facts, name)
    differences = [*_title(facts, record), *_authors(facts, record), *_credits(facts, record), *_dates(facts, record)]
    differences += [*_sources(facts, record), *_letter(facts, record), *_rest(facts, record)]
    return tuple(
        finding(
            "header/record-differs",
            Place(path),
            f"{d.what} “{d.record}” according to the record, “{d.transcription}” according to the transcription",
            "the record takes precedence; delete its line if the transcription is right",
        )
        for d in differences
    )


def _leave_out(facts: Facts, name: str) -> None:
    """Forget what the record says to be none."""
    relators = {"translator": "trl", "editor": "edt", "transcriber": "trc"}
    if name in relators:
        facts.credits = list(_but(facts.credits, {relators[name]}))
    elif name == "responsibility":
        others = {code for credit in facts.credits for code in credit.relators} - set(relators.values())
        facts.credits = list(_but(facts.credits, others))
    for field in _FIELDS.get(name, ()):
        setattr(facts, field, type(getattr(facts, field))())
    if name == "title":
        del facts.titles[:1]
    elif name == "subtitle":
        del facts.titles[1:]


_FIELDS = {
    "author": ("authors",), "distributor": ("organisations",), "series": ("series", "series_number"),
    "place": ("place",),
    "date": ("written", "dated", "datelines", "published"),
    "source": ("sources", "editions", "published", "holders", "kept"),
    "licence": ("rights",), "note": ("remarks",),
    "correspondence": ("sender", "recipient", "also_to", "addressed", "recipient_place", "datelines"),
}  # fmt: skip
"""facts that are left out together"""


def _differs(what: str, said: str, read: str) -> Iterator[_Difference]:
    if said and read and _plain(said) != _plain(read):
        yield _Difference(what, said, read)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(words)).strip()


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)


# ------------------------------------------------------------------------------------------------- titles and persons
def _title(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.title:
        yield from _differs("the title is", record.title, facts.titles[0] if facts.titles else "")
        facts.titles[:1] = [record.title]
    if record.subtitles:
        yield from _differs("the subtitle is", _listed(record.subtitles), _listed(facts.titles[1:]))
        facts.titles[1:] = record.subtitles


def _authors(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.authors:
        yield from _differs("the author is", _listed(record.authors), _listed(facts.authors))
        facts.authors = list(record.authors)


def _credits(facts: Facts, record: Record) -> Iterator[_Difference]:
    """Of everything that somebody may have done, the record says of none or of all who did it."""
    for name, relator in _RELATORS:
        said: Sequence[str] = getattr(record, name)
        yield from _credited(facts, f"the {name} are", relator, [Credit(one, (relator,), False) for one in said])
    for relator in dict.fromkeys(_relator(one) for one in record.responsibilities):
        credits = [_credit(one) for one in record.responsibilities if _relator(one) == relator]
        words = table("relators").get(relator, relator)
        yield from _credited(facts, f"the names credited with {words} are", relator, credits)


def _credited(facts: Facts, what: str, relator: str, said: Sequence[Credit]) -> Iterator[_Difference]:
    if not said:
        return
    read = {_plain(credit.name): credit for credit in facts.credits if relator in credit.relators}
    told = {_plain(one.name): one for one in reversed(said)}
    if set(told) == set(read) and not any(one.ref for one in said):
        return
    if set(told) != set(read):
        yield from _differs(what, _listed(one.name for one in said), _listed(one.name for one in read.values()))
    facts.credits = [*_but(facts.credits, {relator}), *said]


def _but(credits: Sequence[Credit], relators: set[str]) -> Iterator[Credit]:
    """The credits for anything but some relators."""
    for credit in credits:
        rest = tuple(code for code in credit.relators if code not in relators)
        if rest:
            yield Credit(credit.name, rest, credit.organisation, credit.date, credit.ref)


def _relator(one: Responsibility) -> str:
    """The code of what was done, or its words where the table of relators has none."""
    codes = {str(words): code for code, words in table("relators").items()}
    return one.relator or codes.get(one.role, one.role)


def _credit(one: Responsibility) -> Credit:
    return Credit(one.name, (_relator(one),), one.organisation, ref=one.ref)


# ------------------------------------------------------------------------------------------------ dates, publications
def _dates(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.written:
        beside = (facts.datelines, facts.dated) if facts.letterlike else (facts.dated, facts.datelines)
        known = [*facts.written, *beside[0], *beside[1]]
        said = printed_source.moment(record.written, known)
        yield from _redated("it was written", said, record.written, known)
        facts.written = [said]
    if record.published:
        said = printed_source.moment(record.published, facts.published)
        yield from _redated("it was published", said, record.published, facts.published)
        facts.published = [said]


def _redated(what: str, said: Moment, words: str, read: Sequence[Moment]) -> Iterator[_Difference]:
    if read and said not in read:
        yield _Difference(what, words, read[0].words)


def _sources(facts: Facts, record: Record) -> Iterator[_Difference]:
    """Each [[source]] is put in the place of the publication it speaks of, or added."""
    for said in record.sources:
        kind = dict(said).get("kind", ("source",))[0]
        known = facts.sources if kind == "source" else facts.editions
        read = _spoken_of(said, kind, known)
        made = printed_source.publication(said, read)
        if read:
            yield from _reprinted(said, kind, printed_source.entry(read))
        known[:] = [made if one is read else one for one in known] if read else [*known, made]


def _spoken_of(said: Printed, kind: str, known: Sequence[Publication]) -> Publication | None:
    """The publication of the same title; else the only one there is."""
    title = _listed(dict(said).get("title", ()))
    of_kind = [one for one in known if one.kind == kind]
    entries = [(one, _listed(printed_source.entry(one).get("title", ()))) for one in of_kind]
    same = [one for one, words in entries if title and words and _plain(title) == _plain(words)]
    exact = [one for one in of_kind if _entry_is(one, said)]
    alone = of_kind if len(of_kind) == 1 and (kind == "source" or not title or not entries[0][1]) else []
    return next(iter([*exact, *same, *alone]), None)


def _entry_is(one: Publication, said: Printed) -> bool:
    return printed_source.entry(one) == {"kind": (one.kind,), **dict(said)} or printed_source.entry(one) == dict(said)


def _reprinted(said: Printed, kind: str, read: dict[str, tuple[str, ...]]) -> Iterator[_Difference]:
    for key, values in said:
        if key not in ("kind", "level"):
            what = f"the {'source' if kind == 'source' else f'other {kind}'} is" if key == "title" else f"its {key} is"
            yield from _differs(what, _listed(values), _listed(read.get(key, ())))


# --------------------------------------------------------------------------------------------------------- the letter
def _letter(facts: Facts, record: Record) -> Iterator[_Difference]:
    said = dict(record.correspondence)
    if "recipient" in said:
        facts.also_to = []
    for key, name, what in (
        ("sender", "sender", "the sender is"),
        ("recipient", "recipient", "the recipient is"),
        ("place", "place", "it was sent from"),
        ("recipient-place", "recipient_place", "it was received in"),
    ):
        if key in said:
            yield from _differs(what, said[key], getattr(facts, name))
            setattr(facts, name, said[key])
    if "date" in said:
        known = [*facts.written, *facts.datelines, *facts.dated]
        moment = printed_source.moment(said["date"], known)
        yield from _redated("it was sent", moment, said["date"], known)
        facts.datelines.insert(0, moment)


def _rest(facts: Facts, record: Record) -> Iterator[_Difference]:
    if record.place:
        yield from _differs("it was written in", record.place, facts.place)
        facts.place = record.place
    if record.series:
        yield from _differs("the series is", record.series, facts.series)
        facts.series_number = facts.series_number if _plain(record.series) == _plain(facts.series) else ""
        facts.series = record.series
    if record.distributors:
        read = dict.fromkeys(facts.organisations)
        yield from _differs("it was transcribed for", _listed(record.distributors), _listed(read))
        facts.organisations = list(record.distributors)
    if record.notes:
        facts.remarks = [("", words) for words in record.notes]
    if record.rights:
        yield from _differs("its licence is", _listed(record.rights), _listed(facts.rights))
        facts.rights = list(record.rights)
