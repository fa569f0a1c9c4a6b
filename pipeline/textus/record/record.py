"""The record of a work: what an editor knows of it and how it is to be read, in `letter.toml` beside `letter.txt`.

A record overrules the transcription, which overrules the settings of the collection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from textus.base.frozen import frozen
from textus.findings.finding import Finding, Place
from textus.record import configuration, habit_keys
from textus.record.configuration import Key

FACTS = (
    "title", "subtitle", "author", "translator", "editor", "transcriber", "responsibility", "distributor", "series",
    "place", "date", "source", "licence", "correspondence", "note",
)  # fmt: skip
"""facts a record may say to be none, though the transcription seems to state them"""

_DATE = (
    "YYYY, YYYY-MM or YYYY-MM-DD; from/to for a period; [first..last] for an unknown day in between;"
    " append ? if uncertain"
)
KEYS = (
    Key("title", "text", "The title of the work.", '"A Letter from the Pass"'),
    Key("subtitle", "texts", "The subtitle, or a list of them.", '"Written in the Winter of 1897"'),
    Key("type", "word", "The type of text: letter, article, pamphlet, chapter, play, poem, dialogue …", '"letter"'),
    Key("language", "language", "The language of the text, as a BCP 47 tag.", '"en"'),
    Key("languages", "languages", "Further languages, of passages in the text.", '["de", "la"]'),
    Key("conventions", "conventions", "Its transcription conventions: a profile, or your own file.", '"archives"'),
    Key("author", "texts", "The author, or a list of authors.", '"Matthias Hartnoll"'),
    Key("translator", "texts", "The translator.", '["Ilse Prey", "Jan Vesnin"]'),
    Key("editor", "texts", "The editor.", '"R. Tolland"'),
    Key("transcriber", "texts", "The transcriber.", '"A. Volunteer"'),
    Key("place", "text", "Where it was written.", '"Ostrava"'),
    Key("genre", "texts", "The genre, in words.", '"private letters"'),
    Key("keywords", "texts", "Its subjects.", '["bridges", "winter of 1897"]'),
    Key("edition", "text", "The name of this digital edition.", '"Second edition, collated with the print"'),
    Key("publisher", "text", "The publisher of this edition.", '"Harth Archive"'),
    Key("distributor", "texts", "The body it was transcribed for, or that distributes it.", '"Harth Reading Room"'),
    Key("series", "text", "The series it belongs to.", '"Letters of the Hartnoll Family"'),
    Key("note", "texts", "Any other remark.", '"Read to the society on its feast."'),
    Key("without", f"choices:{','.join(FACTS)}", "Fields not to infer from the transcription.", '["series"]'),
    Key("responsibility[]", "entries", "Other contributors; one table each."),
    Key("responsibility[].role", "text", "What was done.", '"proofreading"'),
    Key("responsibility[].relator", "relator", "The same as a MARC relator code: trc, mrk, pfr, ann …", '"pfr"'),
    Key("responsibility[].name", "text", "Who did it.", '"B. Reader"', needed=True),
    Key("responsibility[].organisation", "yes-no", "Whether that is an organisation rather than a person.", "false"),
    Key("responsibility[].ref", "uri", "A URI that identifies the person.", '"https://orcid.org/0000-0000-0000-0000"'),
    Key("identifier[]", "entries", "An identifier of the text; one table each."),
    Key("identifier[].type", "word", "Its type: DOI, URI, ARK, inventory …", '"inventory"'),
    Key("identifier[].value", "text", "The identifier itself.", '"H 12/4"', needed=True),
    Key("change[]", "entries", "A change to the transcription or the edition; one table each."),
    Key("change[].date", "date", "The day of the change.", '"2026-03-01"'),
    Key("change[].name", "text", "Who made it.", '"Ada Merrow"'),
    Key("change[].words", "text", "What was changed.", '"Collated with the original."', needed=True),
    Key("date.written", "date", f"When it was written: {_DATE}.", '"1897-03-04"'),
    Key("date.delivered", "date", "When it was delivered (of a speech).", '"1897-03-05"'),
    Key("date.published", "date", "When it was first published.", '"1934-11"'),
    Key(
        "source[]", "entries",
        "The source of the text, or another edition or translation; one table each.", single=True,
    ),
    Key(
        "source[].kind", "choice:source,edition,translation",
        "Which of the three it is; source if omitted.", '"source"',
    ),
    Key("source[].title", "text", "The title of the journal or book.", '"The Harth Almanac"'),
    Key("source[].level", "choice:j,m", "Whether that is a journal (j) or a book (m).", '"j"'),
    Key("source[].article", "text", "The title of the text there, if different.", '"From the Pass"'),
    Key("source[].series", "text", "The series the book belongs to.", '"Harth Classics"'),
    Key("source[].author", "texts", "The author of the book.", '"R. Tolland"'),
    Key("source[].editor", "texts", "The editor of the book.", '"R. Tolland"'),
    Key("source[].publisher", "texts", "Its publisher.", '"Harth Press"'),
    Key("source[].place", "texts", "Where it was published.", '"Harth"'),
    Key("source[].volume", "numbering", "The volume.", '"IV"'),
    Key("source[].issue", "numbering", "The issue.", "2"),
    Key("source[].part", "numbering", "The part.", "1"),
    Key("source[].chapter", "numbering", "The chapter.", "7"),
    Key("source[].pages", "numbering", "The pages.", '"105–109"'),
    Key("source[].columns", "numbering", "The columns.", '"336–337"'),
    Key("source[].folios", "numbering", "The leaves.", '"12r"'),
    Key("source[].date", "date", "Its date.", '"1898"'),
    Key("holder.repository", "text", "The institution that holds the original.", '"Harth Town Archive"'),
    Key("holder.place", "text", "Its place.", '"Harth"'),
    Key("holder.collection", "text", "The collection the original belongs to.", '"Papers of the Hartnoll family"'),
    Key("holder.shelfmark", "text", "Its shelfmark.", '"H 12, fol. 4"'),
    Key("licence.id", "spdx", "The licence of the text, as an SPDX identifier.", '"CC-BY-4.0"'),
    Key("licence.uri", "uri", "The URI of the licence.", '"https://creativecommons.org/licenses/by/4.0/"'),
    Key("licence.words", "texts", "The licence in words.", '"Free to copy with this notice."'),
    Key("correspondence.sender", "text", "The sender.", '"Matthias Hartnoll"'),
    Key("correspondence.sender-ref", "uri", "A URI that identifies the sender.", '"https://viaf.org/viaf/0"'),
    Key("correspondence.place", "text", "Where it was sent from.", '"Ostrava"'),
    Key("correspondence.date", "date", "When it was sent.", '"1897-03-04"'),
    Key("correspondence.recipient", "text", "The recipient.", '"Anna Hartnoll"'),
    Key("correspondence.recipient-ref", "uri", "A URI that identifies the recipient.", '"https://viaf.org/viaf/0"'),
    Key("correspondence.recipient-place", "text", "Where it was received.", '"Harth"'),
    Key("correspondence.received", "date", "When it was received.", '"1897-03-11"'),
    Key(
        "names.ignore", "texts",
        "Words that are not names of persons, places or works in this text.", '["Rose", "Will"]',
    ),
    Key("name[]", "entries", "Whose name it is, where the text does not show it; one table each."),
    Key("name[].words", "text", "The words, as they appear in the text.", '"Liebknecht"', needed=True),
    Key("name[].id", "word", "The id of the entry in the authority tables.", '"liebknecht-karl"', needed=True),
    *habit_keys.KEYS,
    Key("decision[]", "entries", "How a passage is to be read; one table each."),
    Key("decision[].at", "text", "The words it begins with.", '"The river runs to Harth"'),
    Key("decision[].lines", "number", "The number of lines, if not the whole block (lines = 1)."),
    Key("decision[].nth", "which", "Which of several passages with these words (nth = 2), or “all” of them."),
    Key("decision[].digest", "digest", "Alternatively: the digest of its words, printed by `textus explain`."),
    Key("decision[].line", "number", "Alternatively: its line number (line = 14)."),
    Key("decision[].role", "role", "What the lines are: a role, as given in findings.", '"epigraph"'),
    Key("decision[].span", "span", "What the words themselves are, within their line (span = \"foreign\")."),
    Key("decision[].not", "thing", "What the words are not: a date, a note, a correction (not = \"date\")."),
    Key("decision[].reason", "text", "The reason, for readers of the record.", '"set apart in the print"'),
    Key("suppress[]", "entries", "A finding to accept; one table each."),
    Key("suppress[].rule", "text", "The rule id, or a prefix of rule ids.", '"encode/note-without-call"', needed=True),
    Key("suppress[].at", "text", "Words of the line concerned; omit it to accept all findings of the rule.", '"[7]"'),
    Key("suppress[].line", "number", "Alternatively: the line number (line = 14)."),
    Key("suppress[].reason", "text", "Why it is accepted.", '"the print has no call either"', needed=True),
)  # fmt: skip

CONDITIONS: Mapping[str, Mapping[str, Any]] = {
    "decision": {
        "allOf": [
            {"oneOf": [{"required": [name]} for name in ("at", "digest", "line")]},
            {"oneOf": [{"required": [name]} for name in ("role", "span", "not")]},
        ],
        "dependentRequired": {"nth": ["at"], "lines": ["at", "role"], "span": ["at"]},
    },
    "responsibility": {"anyOf": [{"required": ["role"]}, {"required": ["relator"]}]},
    "suppress": {"not": {"required": ["at", "line"]}},
}
"""what must be true of entries beyond their keys, as JSON Schema says it; `_address` and the others check the same"""

Pairs = tuple[tuple[str, str], ...]
Printed = tuple[tuple[str, tuple[str, ...]], ...]
"""one [[source]]: names of its keys with what they say, in the order of the file"""


@frozen
class Overrule:
    """An editor's decision: the passage that begins with these words, has this digest or stands in this line, is of a
    role; or the words are a span of a kind; or there is no such thing (`denied`)."""

    role: str = ""
    at: str = ""
    line: int = 0
    reason: str = ""
    digest: str = ""
    lines: int = 0
    """how many lines the passage has; 0: the block or line that begins with the words"""
    nth: int | str = 0
    """which of several passages that begin alike, "all" of them, or 0 where it was not said"""
    span: str = ""
    denied: str = ""
    place: Place = field(default=Place(""), compare=False)
    """where the decision stands in the record"""


@frozen
class Suppression:
    """Findings an editor accepts: of a rule or group of rules; at these words or in this line, if either is given."""

    rule: str
    reason: str
    at: str = ""
    line: int = 0
    place: Place = field(default=Place(""), compare=False)
    """where the entry stands in the record"""


@frozen
class Responsibility:
    """Somebody who did something for the edition; `relator` is a MARC code."""

    role: str
    name: str
    ref: str = ""
    relator: str = ""
    organisation: bool = False


@frozen
class Change:
    """Something done to the transcription or the edition; the day and the name may be empty."""

    words: str
    date: str = ""
    name: str = ""


@frozen
class Record:
    """What a record says; empty where it says nothing. Dates are as `value_kinds.is_date` has them."""

    title: str = ""
    subtitles: tuple[str, ...] = ()
    type: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    conventions: str = ""
    """the name of a profile, or a file as seen from the working directory"""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    transcribers: tuple[str, ...] = ()
    place: str = ""
    genre: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    edition: str = ""
    publisher: str = ""
    distributors: tuple[str, ...] = ()
    series: str = ""
    notes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    changes: tuple[Change, ...] = ()
    identifiers: Pairs = ()
    """type, which may be empty, and value"""
    written: str = ""
    delivered: str = ""
    published: str = ""
    sources: tuple[Printed, ...] = ()
    holder: Pairs = ()
    """repository, place, collection, shelfmark, as far as given"""
    licence: Pairs = ()
    """id, uri, as far as given"""
    rights: tuple[str, ...] = ()
    """the words of the licence"""
    correspondence: Pairs = ()
    """sender, recipient, their refs, place, date and so on, as far as given"""
    decisions: tuple[Overrule, ...] = ()
    ignored_names: tuple[str, ...] = ()
    bound_names: tuple[tuple[str, str], ...] = ()
    """words and the id of the entry they name"""
    suppressions: tuple[Suppression, ...] = ()
    habits: habit_keys.Stated = ()
    """how the transcription was typed, as far as stated"""


def beside(transcription: Path) -> Path:
    """Where the record of a transcription is looked for."""
    return transcription.with_suffix(".toml")


def load(path: Path, *, shown: str | None = None) -> tuple[Record, tuple[Finding, ...]]:
    """The record in a file, and everything that is wrong with it; an empty record if there is no file.

    What is wrong counts as not said.
    """
    values, findings = configuration.read(path, KEYS, "record", shown=shown, checks=_checks())
    return _of_file(values, path), findings


def parse(text: str, path: Path) -> tuple[Record, tuple[Finding, ...]]:
    """The record that a text is, saved or not, of the file `path`; see `load`."""
    values, findings = configuration.parse(text.replace("\r\n", "\n"), str(path), KEYS, "record", _checks())
    return _of_file(values, path), findings


def of(data: Mapping[str, object]) -> tuple[Record, tuple[Finding, ...]]:
    """The record that values are which were never a file; see `load`."""
    values, findings = configuration.of(data, KEYS, "record", _checks())
    return _record(values), findings


def _of_file(values: dict[str, Any], path: Path) -> Record:
    """What a file says, names of other files as seen from the working directory."""
    if str(values.get("conventions", "")).endswith(".toml"):
        values["conventions"] = (path.parent / values["conventions"]).as_posix()
    return _record(values)


def _checks() -> dict[str, configuration.Check]:
    return {"decision": _address, "responsibility": _work_done, "suppress": _one_address}


def _address(decision: Mapping[str, Any]) -> str:
    """What is wrong with where a decision says it stands, and with what it says."""
    where = [name for name in ("at", "digest", "line") if name in decision]
    what = [name for name in ("role", "span", "not") if name in decision]
    if len(where) > 1:
        return f"[[decision]] with both “{where[0]}” and “{where[1]}”: only one of them is allowed"
    if not where:
        return "[[decision]] without “at”, “digest” or “line”: its place is missing"
    if len(what) > 1:
        return f"[[decision]] with both “{what[0]}” and “{what[1]}”: only one of them is allowed"
    if not what:
        return "[[decision]] without “role”, “span” or “not”: the decision itself is missing"
    if "lines" in decision and "role" not in decision:
        return "[[decision]] with “lines” but without “role”: the role of the lines is missing"
    alone = next((name for name in ("nth", "lines", "span") if name in decision and "at" not in decision), "")
    return f"[[decision]] with “{alone}” but without “at”, the words concerned" if alone else ""


def _work_done(responsibility: Mapping[str, Any]) -> str:
    said = "role" in responsibility or "relator" in responsibility
    return "" if said else "[[responsibility]] without “role” or “relator”: the contribution is missing"


def _one_address(suppression: Mapping[str, Any]) -> str:
    both = "at" in suppression and "line" in suppression
    return "[[suppress]] with both “at” and “line”: only one of them is allowed" if both else ""


def _record(values: Mapping[str, Any]) -> Record:
    texts = ("title", "type", "language", "conventions", "place", "edition", "publisher", "series")
    lists = {
        "subtitles": "subtitle", "languages": "languages", "authors": "author", "translators": "translator",
        "editors": "editor", "transcribers": "transcriber", "genre": "genre", "keywords": "keywords",
        "distributors": "distributor", "notes": "note", "without": "without", "rights": "licence.words",
    }  # fmt: skip
    plain: dict[str, Any] = {
        **{name: str(values.get(name, "")) for name in texts},
        **{name: _several(values.get(key)) for name, key in lists.items()},
        **{name: str(values.get(f"date.{name}", "")) for name in ("written", "delivered", "published")},
    }
    return Record(
        **plain,
        responsibilities=tuple(Responsibility(**{"role": "", **one}) for one in values.get("responsibility", ())),
        changes=tuple(Change(**one) for one in values.get("change", ())),
        identifiers=tuple((str(one.get("type", "")), str(one["value"])) for one in values.get("identifier", ())),
        sources=tuple(tuple((name, _several(said)) for name, said in one.items()) for one in values.get("source", ())),
        holder=_table(values, "holder"),
        licence=tuple(pair for pair in _table(values, "licence") if pair[0] != "words"),
        correspondence=_table(values, "correspondence"),
        decisions=tuple(_overrule(one) for one in values.get("decision", ())),
        ignored_names=_several(values.get("names.ignore")),
        suppressions=tuple(Suppression(**one, place=one.place) for one in values.get("suppress", ())),
        habits=habit_keys.stated(values),
        bound_names=tuple((one["words"], one["id"]) for one in values.get("name", ())),
    )


def _overrule(said: configuration.Entry) -> Overrule:
    named = {"denied" if name == "not" else name: value for name, value in said.items()}
    return Overrule(**named, place=said.place)


def _several(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _table(values: Mapping[str, Any], table: str) -> Pairs:
    prefix = table + "."
    pairs = ((path.removeprefix(prefix), value) for path, value in values.items() if path.startswith(prefix))
    return tuple((name, str(value)) for name, value in pairs)
