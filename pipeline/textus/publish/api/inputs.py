"""What callers of the API hand over: texts, TEI, records and settings, each in any of its forms."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar, Union, runtime_checkable

from textus.base import files
from textus.findings.finding import Finding, Severity
from textus.names import index
from textus.publish.api.results import Refused
from textus.read import source
from textus.read.source import Source
from textus.record import record as records
from textus.record import settings as all_settings
from textus.record.record import Record
from textus.record.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

Text: TypeAlias = str | bytes | os.PathLike[str]
"""a transcription: its text, the bytes of its file, or the path of that file"""


@runtime_checkable
class Document(Protocol):
    """A TEI document in memory, such as an `Edition`."""

    @property
    def name(self) -> str:
        """What findings call it."""

    @property
    def xml(self) -> bytes:
        """The bytes of the file."""


Tei: TypeAlias = Union[Document, str, bytes, os.PathLike[str], "_Element", "_ElementTree"]
"""a TEI document: an Edition, its XML as str or bytes, the path of its file, or a tree of lxml"""
RecordLike: TypeAlias = Record | Mapping[str, object] | os.PathLike[str]
"""a record: a mapping with the keys of `letter.toml`, nested as they are there, or the path of such a file"""
SettingsLike: TypeAlias = Settings | Mapping[str, object] | os.PathLike[str]
"""settings: a mapping with the keys of `textus.toml`, nested as they are there, or the path of such a file"""

_Thing = TypeVar("_Thing")
_ENCODING = re.compile(r"""^(\s*<\?xml[^>]*?)(\s+encoding\s*=\s*(?:"[^"]*"|'[^']*'))""")


def path_of(text: Text) -> Path | None:
    """The path of a transcription, if that is what was given; raises TypeError for what is none of its forms."""
    if isinstance(text, str | bytes):
        return None
    if not isinstance(text, os.PathLike):
        raise TypeError(f"a transcription is a str, bytes or a pathlib.Path, not {type(text).__name__}")
    return Path(text)


def transcription(text: Text, settings: Settings, name: str) -> tuple[Source, tuple[Finding, ...]]:
    """The transcription as a source, and findings; raises Refused for what is no text, OSError for a missing file."""
    if isinstance(text, str):
        _no_name_of_a_file(text, ".txt")
        read, findings = source.from_bytes(_utf8(text), name)
    elif isinstance(text, bytes):
        read, findings = source.from_bytes(text, name, encoding=settings.encoding, strict=settings.strict)
    else:
        path = there(text)
        read, findings = source.read(path, encoding=settings.encoding, strict=settings.strict, shown=name)
    if read is None:
        raise Refused(findings)
    return read, findings


def tei(document: Tei) -> tuple[bytes, str]:
    """The bytes of a TEI document, and what findings call it; raises OSError for a missing file."""
    if isinstance(document, str):
        _no_name_of_a_file(document, ".xml")
        return _utf8(_ENCODING.sub(lambda found: found[1] + " " * len(found[2]), document)), "TEI"
    if isinstance(document, bytes):
        return document, "TEI"
    if isinstance(document, os.PathLike):
        path = there(document)
        return path.read_bytes(), str(path)
    if isinstance(document, Document):
        return document.xml, document.name
    from lxml import etree

    if not isinstance(document, etree._Element | etree._ElementTree):
        kinds = "an Edition, a str, bytes, a pathlib.Path or a tree of lxml"
        raise TypeError(f"a TEI document is {kinds}, not {type(document).__name__}")
    return etree.tostring(document, encoding="utf-8", with_tail=False), "TEI"


def record_of(given: RecordLike | None, beside: Path | None) -> tuple[Record, tuple[Finding, ...]]:
    """The record that was given, else the one beside the transcription, and findings; raises Refused for faults."""
    if isinstance(given, Record):
        return given, ()
    if isinstance(given, Mapping):
        return _good(*records.of(given))
    if given is not None:
        return _good(*records.load(_file(given, "record")))
    return (Record(), ()) if beside is None else _good(*records.load(records.beside(beside)))


def settings_of(given: SettingsLike | None, start: Path | None) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings that were given, else the nearest of a transcription or folder, and findings about them.

    Raises Refused for settings that cannot be used.
    """
    read = Settings()
    findings: tuple[Finding, ...] = ()
    if isinstance(given, Settings):
        read = given
    elif isinstance(given, Mapping):
        read, findings = _good(*all_settings.of(given))
    else:
        file = _file(given, "settings") if given is not None else all_settings.find(start) if start else None
        if file is not None:
            read, findings = _good(*all_settings.load(files.from_here(file)))
        elif start is not None:
            read = all_settings.without_file(start if start.is_dir() else start.parent)
    return read, findings + (index.load(read.authorities).findings if read.authorities else ())


def there(path: str | os.PathLike[str]) -> Path:
    """The path; raises FileNotFoundError where there is nothing."""
    if not os.path.lexists(path):
        raise FileNotFoundError(f"no such file or folder: {os.fspath(path)}")
    return Path(path)


def _good(thing: _Thing, findings: Iterable[Finding]) -> tuple[_Thing, tuple[Finding, ...]]:
    told = tuple(findings)
    if any(finding.severity >= Severity.ERROR for finding in told):
        raise Refused(told)
    return thing, told


def _file(given: object, what: str) -> Path:
    if isinstance(given, os.PathLike):
        return there(given)
    raise TypeError(f"{what} is a mapping, a Path or a {what.capitalize()}, not {type(given).__name__}")


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        words = f"the text is not Unicode: there is an unpaired surrogate at index {error.start:,}"
        raise ValueError(words) from None


def _no_name_of_a_file(text: str, extension: str) -> None:
    """A str is text; one that can only be the name of a file is a mistake worth a word."""
    if "\n" in text or "<" in text or len(text) > 1000:
        return
    if text.lower().endswith(extension) or (text and "\0" not in text and os.path.isfile(text)):
        raise ValueError(f"a str is the text itself; to read the file, pass pathlib.Path({text!r})")
