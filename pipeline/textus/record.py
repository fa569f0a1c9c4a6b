"""The record of a work: what an editor knows of it and how it is to be read, in `letter.toml` beside `letter.txt`.

A record overrules the transcription, which overrules the settings of the collection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textus import configuration
from textus.configuration import Key
from textus.findings import Finding

KEYS = (
    Key("title", "text", "The title of the work.", '"A Letter from the Pass"'),
    Key("subtitle", "text", "What stands under the title.", '"Written in the Winter of 1897"'),
    Key("type", "word", "What it is: letter, article, pamphlet, chapter, play, poem, dialogue …", '"letter"'),
    Key("language", "language", "The language of the text, as a tag of BCP 47.", '"en"'),
    Key("author", "texts", "Who wrote it; of several, a list.", '"Matthias Hartnoll"'),
    Key("translator", "texts", "Who translated it.", '["Ilse Prey", "Jan Vesnin"]'),
    Key("editor", "texts", "Who edited it.", '"R. Tolland"'),
    Key("transcriber", "texts", "Who transcribed it.", '"A. Volunteer"'),
    Key("publisher", "text", "Who publishes this edition.", '"Harth Archive"'),
    Key("responsibility[]", "entries", "Anybody else who did something for the text, one such table for each."),
    Key("responsibility[].role", "text", "What was done.", '"proofreading"', needed=True),
    Key("responsibility[].name", "text", "Who did it.", '"B. Reader"', needed=True),
    Key("responsibility[].ref", "uri", "An address that stands for the person.", '"https://orcid.org/…"'),
    Key("date.written", "date", "When it was written: YYYY, YYYY-MM, YYYY-MM-DD or from/to.", '"1897-03-04"'),
    Key("date.published", "date", "When it was first published.", '"1934-11"'),
    Key("source.title", "text", "The journal or book the text was taken from.", '"The Harth Almanac"'),
    Key("source.level", "choice:j,m", "Whether that is a journal (j) or a book (m).", '"j"'),
    Key("source.author", "texts", "The author of the book.", '"R. Tolland"'),
    Key("source.editor", "texts", "The editor of the book.", '"R. Tolland"'),
    Key("source.publisher", "text", "Its publisher.", '"Harth Press"'),
    Key("source.place", "text", "Where it was published.", '"Harth"'),
    Key("source.volume", "numbering", "The volume.", '"IV"'),
    Key("source.issue", "numbering", "The issue.", "2"),
    Key("source.pages", "numbering", "The pages.", '"105–109"'),
    Key("source.date", "date", "Its date.", '"1898"'),
    Key("licence.id", "spdx", "The licence of the text, as an SPDX identifier.", '"CC-BY-4.0"'),
    Key("licence.uri", "uri", "Its address.", '"https://creativecommons.org/licenses/by/4.0/"'),
    Key("licence.words", "text", "Its words.", '"Free to copy with this notice."'),
    Key("correspondence.sender", "text", "Who sent the letter.", '"Matthias Hartnoll"'),
    Key("correspondence.recipient", "text", "Who received it.", '"Anna Hartnoll"'),
    Key("correspondence.place", "text", "Where it was sent from.", '"Ostrava"'),
    Key("correspondence.date", "date", "When it was sent.", '"1897-03-04"'),
    Key("names.ignore", "texts", "Words that are no names of persons, places or works here.", '["Rose", "Will"]'),
    Key("name[]", "entries", "Whose name it is, where textus cannot know, one such table for each."),
    Key("name[].words", "text", "The words, as they stand in the text.", '"Liebknecht"', needed=True),
    Key("name[].id", "word", "The id of the entry in the authority tables.", '"liebknecht-karl"', needed=True),
    Key("decision[]", "entries", "How a passage is to be read, one such table for each."),
    Key("decision[].at", "text", "The words it begins with.", '"The river runs to Harth"'),
    Key("decision[].line", "number", "The number of its line, if that is to say where it stands (line = 14)."),
    Key("decision[].role", "text", "What it is: a role, as findings name them.", '"epigraph"', needed=True),
    Key("decision[].reason", "text", "Why, for those who read the record.", '"set apart in the print"'),
    Key("suppress[]", "entries", "A finding that is right as it is, one such table for each."),
    Key("suppress[].rule", "text", "The rule, or how the rules begin.", '"encode/note-without-call"', needed=True),
    Key("suppress[].at", "text", "Words of the line it is about, if not all findings of the rule are meant.", '"[7]"'),
    Key("suppress[].line", "number", "The number of that line instead (line = 14)."),
    Key("suppress[].reason", "text", "Why it is right.", '"the print has no call either"', needed=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overrule:
    """An editor's decision: the passage that begins with these words, or stands in this line, is of this role."""

    role: str
    at: str = ""
    line: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings an editor accepts: of a rule or group of rules; at these words or in this line, if either is given."""

    rule: str
    reason: str
    at: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Somebody who did something for the edition."""

    role: str
    name: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says; empty where it says nothing. Dates are ISO 8601, partial or two parted by a slash."""

    title: str = ""
    subtitle: str = ""
    type: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    transcribers: tuple[str, ...] = ()
    publisher: str = ""
    responsibilities: tuple[Responsibility, ...] = ()
    written: str = ""
    published: str = ""
    source: tuple[tuple[str, str], ...] = ()
    """title, level, author, editor, publisher, place, volume, issue, pages, date of the source, as far as given"""
    licence: tuple[tuple[str, str], ...] = ()
    """id, uri, words, as far as given"""
    correspondence: tuple[tuple[str, str], ...] = ()
    """sender, recipient, place, date, as far as given"""
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
    values, findings = configuration.read(
        path, KEYS, "record", shown=shown, checks={"decision": _address, "suppress": _one_address}
    )
    return _record(values), findings


def _address(decision: Mapping[str, Any]) -> str:
    """What is wrong with where a decision says it stands."""
    if "at" in decision and "line" in decision:
        return "[[decision]] with both “at” and “line”: one of them says where it stands"
    return "" if "at" in decision or "line" in decision else "[[decision]] without “at” or “line”: it stands nowhere"


def _one_address(suppression: Mapping[str, Any]) -> str:
    both = "at" in suppression and "line" in suppression
    return "[[suppress]] with both “at” and “line”: one of them says where it stands" if both else ""


def _record(values: Mapping[str, Any]) -> Record:
    return Record(
        **{name: str(values.get(name, "")) for name in ("title", "subtitle", "type", "language", "publisher")},
        authors=_several(values.get("author")),
        translators=_several(values.get("translator")),
        editors=_several(values.get("editor")),
        transcribers=_several(values.get("transcriber")),
        responsibilities=tuple(Responsibility(**one) for one in values.get("responsibility", ())),
        written=str(values.get("date.written", "")),
        published=str(values.get("date.published", "")),
        source=_table(values, "source"),
        licence=_table(values, "licence"),
        correspondence=_table(values, "correspondence"),
        decisions=tuple(Overrule(**one) for one in values.get("decision", ())),
        ignored_names=_several(values.get("names.ignore")),
        suppressions=tuple(Suppression(**one) for one in values.get("suppress", ())),
        bound_names=tuple((one["words"], one["id"]) for one in values.get("name", ())),
    )


def _several(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list) else ()


def _table(values: Mapping[str, Any], table: str) -> tuple[tuple[str, str], ...]:
    prefix = table + "."
    pairs = ((path.removeprefix(prefix), value) for path, value in values.items() if path.startswith(prefix))
    return tuple((name, "; ".join(value) if isinstance(value, list) else str(value)) for name, value in pairs)


def template() -> str:
    """A record with every key explained."""
    head = (
        "The record of a work: what you know of it and the transcription does not say, or says wrongly.\n"
        "Every line may be left out. To switch on a line that begins with # and no space, delete the #."
    )
    return configuration.template(KEYS, head)
