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
from textus.record import configuration
from textus.record.configuration import Key

FACTS = (
    "title", "subtitle", "author", "translator", "editor", "transcriber", "responsibility", "distributor", "series",
    "place", "date", "source", "licence", "correspondence", "note",
)  # fmt: skip
"""facts a record may say to be none, though the transcription seems to state them"""

_DATE = "YYYY, YYYY-MM or YYYY-MM-DD; from/to; [first..last] for a day not known between two; ? behind: not sure"
KEYS = (
    Key("title", "text", "The title of the work.", '"A Letter from the Pass"'),
    Key("subtitle", "texts", "What stands under the title; of several, a list.", '"Written in the Winter of 1897"'),
    Key("type", "word", "What it is: letter, article, pamphlet, chapter, play, poem, dialogue …", '"letter"'),
    Key("language", "language", "The language of the text, as a tag of BCP 47.", '"en"'),
    Key("languages", "languages", "Languages of passages in it, besides.", '["de", "la"]'),
    Key("conventions", "conventions", "What marks mean in it: a profile, or a file of your own.", '"archives"'),
    Key("author", "texts", "Who wrote it; of several, a list.", '"Matthias Hartnoll"'),
    Key("translator", "texts", "Who translated it.", '["Ilse Prey", "Jan Vesnin"]'),
    Key("editor", "texts", "Who edited it.", '"R. Tolland"'),
    Key("transcriber", "texts", "Who transcribed it.", '"A. Volunteer"'),
    Key("place", "text", "Where it was written.", '"Ostrava"'),
    Key("genre", "texts", "What kind of text it is, in words.", '"private letters"'),
    Key("keywords", "texts", "What it is about.", '["bridges", "winter of 1897"]'),
    Key("edition", "text", "What this electronic edition is called.", '"Second edition, collated with the print"'),
    Key("publisher", "text", "Who publishes this edition.", '"Harth Archive"'),
    Key("distributor", "texts", "For whom it was transcribed, or who gives it out.", '"Harth Reading Room"'),
    Key("series", "text", "The series it belongs to.", '"Letters of the Hartnoll Family"'),
    Key("note", "texts", "Whatever else is to be said of it.", '"Read to the society on its feast."'),
    Key("without", f"choices:{','.join(FACTS)}", "What it seems to say of itself, and does not.", '["series"]'),
    Key("responsibility[]", "entries", "Anybody else who did something for the text, one such table for each."),
    Key("responsibility[].role", "text", "What was done.", '"proofreading"'),
    Key("responsibility[].relator", "relator", "The same as a MARC relator code: trc, mrk, pfr, ann …", '"pfr"'),
    Key("responsibility[].name", "text", "Who did it.", '"B. Reader"', needed=True),
    Key("responsibility[].organisation", "yes-no", "Whether that is a body and no person.", "false"),
    Key("responsibility[].ref", "uri", "An address that stands for the person.", '"https://orcid.org/0000-0000-0000-0000"'),
    Key("identifier[]", "entries", "A number or name by which the text can be found, one such table for each."),
    Key("identifier[].type", "word", "Of what kind it is: DOI, URI, ARK, inventory …", '"inventory"'),
    Key("identifier[].value", "text", "The number or name.", '"H 12/4"', needed=True),
    Key("date.written", "date", f"When it was written: {_DATE}.", '"1897-03-04"'),
    Key("date.delivered", "date", "When it was spoken before others.", '"1897-03-05"'),
    Key("date.published", "date", "When it was first published.", '"1934-11"'),
    Key(
        "source[]", "entries",
        "What the text was taken from, or another edition or translation; one such table for each.", single=True,
    ),
    Key("source[].kind", "choice:source,edition,translation", "Which of them it is; else the source.", '"source"'),
    Key("source[].title", "text", "The journal or book.", '"The Harth Almanac"'),
    Key("source[].level", "choice:j,m", "Whether that is a journal (j) or a book (m).", '"j"'),
    Key("source[].article", "text", "What the text is called in it, if not by its title.", '"From the Pass"'),
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
    Key("holder.repository", "text", "Who keeps the original.", '"Harth Town Archive"'),
    Key("holder.place", "text", "In which town.", '"Harth"'),
    Key("holder.collection", "text", "In which collection.", '"Papers of the Hartnoll family"'),
    Key("holder.shelfmark", "text", "Under which mark.", '"H 12, fol. 4"'),
    Key("licence.id", "spdx", "The licence of the text, as an SPDX identifier.", '"CC-BY-4.0"'),
    Key("licence.uri", "uri", "Its address.", '"https://creativecommons.org/licenses/by/4.0/"'),
    Key("licence.words", "texts", "Its words.", '"Free to copy with this notice."'),
    Key("correspondence.sender", "text", "Who sent the letter.", '"Matthias Hartnoll"'),
    Key("correspondence.sender-ref", "uri", "An address that stands for the sender.", '"https://viaf.org/viaf/0"'),
    Key("correspondence.place", "text", "Where it was sent from.", '"Ostrava"'),
    Key("correspondence.date", "date", "When it was sent.", '"1897-03-04"'),
    Key("correspondence.recipient", "text", "Who received it.", '"Anna Hartnoll"'),
    Key("correspondence.recipient-ref", "uri", "An address that stands for the recipient.", '"https://viaf.org/viaf/0"'),
    Key("correspondence.recipient-place", "text", "Where it was received.", '"Harth"'),
    Key("correspondence.received", "date", "When it was received.", '"1897-03-11"'),
    Key("names.ignore", "texts", "Words that are no names of persons, places or works here.", '["Rose", "Will"]'),
    Key("name[]", "entries", "Whose name it is, where textus cannot know, one such table for each."),
    Key("name[].words", "text", "The words, as they stand in the text.", '"Liebknecht"', needed=True),
    Key("name[].id", "word", "The id of the entry in the authority tables.", '"liebknecht-karl"', needed=True),
    Key("decision[]", "entries", "How a passage is to be read, one such table for each."),
    Key("decision[].at", "text", "The words it begins with.", '"The river runs to Harth"'),
    Key("decision[].lines", "number", "How many lines they open, if that is not the whole block (lines = 1)."),
    Key("decision[].nth", "which", "Which passage of those that begin so (nth = 2), or “all” of them."),
    Key("decision[].digest", "digest", "The digest of its words, instead: `textus explain` prints it."),
    Key("decision[].line", "number", "The number of its line, instead (line = 14)."),
    Key("decision[].role", "role", "What the lines are: a role, as findings name them.", '"epigraph"'),
    Key("decision[].span", "span", "What the words themselves are, within their line (span = \"foreign\")."),
    Key("decision[].not", "thing", "What is not there: no date, no note, no correction (not = \"date\")."),
    Key("decision[].reason", "text", "Why, for those who read the record.", '"set apart in the print"'),
    Key("suppress[]", "entries", "A finding that is right as it is, one such table for each."),
    Key("suppress[].rule", "text", "The rule, or how the rules begin.", '"encode/note-without-call"', needed=True),
    Key("suppress[].at", "text", "Words of the line it is about, if not all findings of the rule are meant.", '"[7]"'),
    Key("suppress[].line", "number", "The number of that line instead (line = 14)."),
    Key("suppress[].reason", "text", "Why it is right.", '"the print has no call either"', needed=True),
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
        return f"[[decision]] with both “{where[0]}” and “{where[1]}”: one of them says where it stands"
    if not where:
        return "[[decision]] without “at”, “digest” or “line”: it stands nowhere"
    if len(what) > 1:
        return f"[[decision]] with both “{what[0]}” and “{what[1]}”: one of them says what it decides"
    if not what:
        return "[[decision]] without “role”, “span” or “not”: it decides nothing"
    if "lines" in decision and "role" not in decision:
        return "[[decision]] with “lines” but without “role”: what are the lines?"
    alone = next((name for name in ("nth", "lines", "span") if name in decision and "at" not in decision), "")
    return f"[[decision]] with “{alone}” but without “at”, the words it is about" if alone else ""


def _work_done(responsibility: Mapping[str, Any]) -> str:
    said = "role" in responsibility or "relator" in responsibility
    return "" if said else "[[responsibility]] without “role” or “relator”: what was done?"


def _one_address(suppression: Mapping[str, Any]) -> str:
    both = "at" in suppression and "line" in suppression
    return "[[suppress]] with both “at” and “line”: one of them says where it stands" if both else ""


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
        identifiers=tuple((str(one.get("type", "")), str(one["value"])) for one in values.get("identifier", ())),
        sources=tuple(tuple((name, _several(said)) for name, said in one.items()) for one in values.get("source", ())),
        holder=_table(values, "holder"),
        licence=tuple(pair for pair in _table(values, "licence") if pair[0] != "words"),
        correspondence=_table(values, "correspondence"),
        decisions=tuple(_overrule(one) for one in values.get("decision", ())),
        ignored_names=_several(values.get("names.ignore")),
        suppressions=tuple(Suppression(**one, place=one.place) for one in values.get("suppress", ())),
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
