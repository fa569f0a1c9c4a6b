"""What there is to say of a file as it is in the editor: the same as `textus validate` says of it once it is saved."""

from __future__ import annotations

import enum
import functools
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textus import work
from textus.base import files
from textus.base.frozen import frozen
from textus.encoding.text import Encoding
from textus.findings import rulebook
from textus.findings.finding import Finding, Report, Severity
from textus.record import record, settings, suppressions
from textus.record.record import Record
from textus.record.settings import Settings
from textus.validation import validate
from textus.work import Reading, Unsaved

TEI = "http://www.tei-c.org/ns/1.0"
NO_PHASE = "none"
_DECLARED = re.compile(r"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']""")


class Kind(enum.Enum):
    """What a file is to textus."""

    TRANSCRIPTION = "transcription"
    EDITION = "edition"
    RECORD = "record"
    SETTINGS = "settings"


@dataclass(frozen=True, eq=False)
class Looked:
    """A transcription as it was read, with what it was read by."""

    facts: Record
    settings: Settings
    reading: Reading

    @functools.cached_property
    def encoding(self) -> Encoding:
        """The TEI `text` of it."""
        return work.tree(self.reading)


@frozen
class Checked:
    """What was found in a file and those read with it; of a transcription that could be read, how it was."""

    findings: tuple[Finding, ...] = ()
    looked: Looked | None = None
    undone: bool = False
    """a transcription was refused: its errors cannot be accepted"""


def kind_of(path: Path, language: str, unsaved: Unsaved) -> Kind | None:
    """What a file is by its name, or by what the editor calls its language if it was never saved; None for others.

    A `.toml` file is a record where there is something of its name that it can be the record of.
    """
    if path.name == settings.NAME:
        return Kind.SETTINGS
    if path.suffix.lower() == ".toml":
        return Kind.RECORD if work_of(path, unsaved) != path else None
    if files.is_transcription(path) or (language == "plaintext" and not path.suffix):
        return Kind.TRANSCRIPTION
    return Kind.EDITION if files.is_edition(path) or (language == "xml" and not path.suffix) else None


def work_of(path: Path, unsaved: Unsaved) -> Path:
    """The file that is to be checked when another has changed: of a record the work it belongs to, else itself."""
    if path.suffix.lower() != ".toml" or path.name == settings.NAME:
        return path
    works = (path.with_suffix(ending) for ending in (".txt", ".xml"))
    return next((one for one in works if one in unsaved or one.is_file()), path)


def check(path: Path, kind: Kind, unsaved: Unsaved, phase: str) -> Checked:
    """Everything there is to say of a work or of settings."""
    if kind is Kind.SETTINGS:
        return Checked(_settings(path, unsaved)[1])
    return _edition(path, unsaved, phase) if path.suffix.lower() == ".xml" else _transcription(path, unsaved)


def basis(path: Path, unsaved: Unsaved) -> tuple[object, ...]:
    """What changes when something changes that the reading of a transcription depends on."""
    found = settings.find(path)
    read = (path, record.beside(path), *([found] if found else []))
    return tuple((one, unsaved[one] if one in unsaved else _time(one)) for one in read)


def look(path: Path, unsaved: Unsaved) -> Looked | None:
    """A transcription, read; None where it cannot be."""
    given, _ = _settings_of(path, unsaved)
    text, facts, _ = work.load(path, settings=given, unsaved=unsaved)
    return None if text is None else Looked(facts, given, work.read(text, facts, given)[0])


def _transcription(path: Path, unsaved: Unsaved) -> Checked:
    given, told = _settings_of(path, unsaved)
    text, facts, report = work.load(path, settings=given, unsaved=unsaved)
    if text is None:
        return Checked((*report.findings, *told), undone=True)
    reading, findings = work.read(text, facts, given)
    report.extend(findings)
    undone = _faulty(report) or work.encode_reading(reading, facts, given, report).xml is None
    settled = suppressions.settle_by(facts.suppressions, report.findings, suppressions.ENCODING, undone=undone)
    return Checked((*settled.findings, *told), Looked(facts, given, reading), undone)


def _faulty(report: Report) -> bool:
    return (report.worst() or Severity.INFO) >= Severity.ERROR


def _edition(path: Path, unsaved: Unsaved, phase: str) -> Checked:
    """Any XML may be open in an editor: what is not TEI, and does not say that it is, is nothing to us."""
    data = _saved(unsaved[path]) if path in unsaved else path.read_bytes()
    if TEI.encode() not in data:
        return Checked()
    asked = "" if phase == NO_PHASE else phase
    tree, findings = validate.parse(data, str(path))
    if tree is not None:
        findings = validate.check(tree, str(path), phase=asked, data=data)
    beside = record.beside(path)
    facts, faults = record.parse(unsaved[beside], beside) if beside in unsaved else record.load(beside)
    groups = ("grammar", *([rulebook.ABOVE_GRAMMAR.rstrip("/")] if asked else []))
    settled = suppressions.settle_by(facts.suppressions, findings, groups)
    return Checked((*settled.findings, *faults))


def _saved(text: str) -> bytes:
    """XML as the editor would save it: in the encoding that it declares, if there is such a one."""
    declared = _DECLARED.match(text)
    try:
        return text.encode(declared[1] if declared else "utf-8", "xmlcharrefreplace")
    except (LookupError, UnicodeError):
        return text.encode("utf-8", "replace")


def _settings_of(path: Path, unsaved: Unsaved) -> tuple[Settings, tuple[Finding, ...]]:
    found = settings.find(path)
    if found is None:
        return settings.without_file(path.parent), ()
    return _settings(found, unsaved)


def _settings(path: Path, unsaved: Unsaved) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings, and everything that is wrong with them and with the authority tables they name."""
    read, findings = settings.parse(unsaved[path], path) if path in unsaved else settings.load(path)
    return read, (*findings, *_authorities(read))


def _authorities(given: Settings) -> Iterator[Finding]:
    if given.authorities:
        from textus.names import index

        yield from index.load(given.authorities).findings


def _time(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
