"""Settings of a collection: the file `textus.toml`. Options of a command overrule them, a record overrules both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from textus.base.frozen import frozen
from textus.findings.finding import Finding
from textus.record import configuration, habit_keys
from textus.record.configuration import Key

NAME = "textus.toml"
AUTHORITIES = "authorities"
"""the folder of the authority tables where the settings name no other"""
FARTHEST = 3
"""folders above a transcription in which settings are looked for"""

_SEVERITY = "choice:error,warning,review,info"
KEYS = (
    Key("collection.title", "text", "The title of the collection, shown on its home page.", '"Letters from Harth"'),
    Key("collection.description", "text", "A one-sentence description.", '"The letters of two sisters, 1880–1912."'),
    Key(
        "collection.authorities", "text",
        "The folder of the authority tables (persons, places, organisations, works), relative to this file.",
        '"authorities"',
    ),
    Key(
        "transcription.encoding", "encoding",
        "The character encoding of the transcriptions; if omitted, UTF-8 or, if certain enough, what is detected.",
        '"utf-8"',
    ),
    Key(
        "transcription.strict", "yes-no",
        "Reject files whose encoding would have to be guessed, instead of warning.", "false",
    ),
    Key("transcription.language", "language", "Their language; detected if omitted.", '"en"'),
    Key(
        "transcription.conventions", "conventions",
        "Their transcription conventions: a profile, or your own file; detected for each text if omitted.",
        '"gutenberg"',
    ),
    *habit_keys.KEYS,
    Key(
        "publication.publisher", "text", "The publisher of the edition; no publisher is assumed if omitted.",
        '"Harth Archive"',
    ),
    Key("publication.place", "text", "The place of publication.", '"Harth"'),
    Key("publication.editor", "text", "The person responsible for the collection and its metadata.", '"Ada Merrow"'),
    Key("publication.email", "text", "A contact address.", '"letters@example.org"'),
    Key("publication.address", "uri", "The web address of the collection.", '"https://example.org/letters/"'),
    Key("publication.date", "date", "The date of publication of this version.", '"2026-03-01"'),
    Key("publication.licence", "text", "The licence: an SPDX identifier, a URI, or a sentence.", '"CC-BY-4.0"'),
    Key("output.folder", "text", "The build folder, relative to this file.", '"build"'),
    Key("output.formats", "texts", "The output formats to render.", '["html", "text"]'),
    Key("output.stylesheet", "text", "Your own XSLT stylesheet for HTML, which may import textus:html.", '"our.xsl"'),
    Key(
        "output.search", "yes-no",
        "Whether to add full-text search; if omitted, wherever its library (textus[search]) is installed.",
        "true",
    ),
    Key(
        "output.schema", "text",
        "The folder written by `textus schema`, relative to this file; editions then reference that schema.",
        '"schema"',
    ),
    Key("findings.fail-on", _SEVERITY, "Findings of this severity and above set exit code 1.", '"error"'),
    Key("findings.min-severity", _SEVERITY, "Findings of this severity and above are shown.", '"info"'),
)  # fmt: skip


@frozen
class Settings:
    """What a collection says of all its works; None or empty where it says nothing."""

    title: str | None = None
    description: str | None = None
    encoding: str | None = None
    strict: bool = False
    language: str | None = None
    publisher: str | None = None
    place: str | None = None
    editor: str | None = None
    email: str | None = None
    address: str | None = None
    date: str | None = None
    licence: str | None = None
    folder: str = "build"
    formats: tuple[str, ...] = field(default=("html", "text"))
    stylesheet: str | None = None
    fail_on: str = "error"
    min_severity: str = "info"
    authorities: str | None = None
    """the folder of the authority tables, as seen from the working directory; None where there is none"""
    conventions: str | None = None
    """the name of a profile, or a file as seen from the working directory"""
    search: bool | None = None
    """whether built pages can be searched; None where that is left to what is installed"""
    schema: str | None = None
    """the folder of the schema that editions name, as seen from the working directory"""
    habits: habit_keys.Stated = ()
    """how the transcriptions were typed, as far as stated"""

    def said(self, key: str) -> str | None:
        """What the settings say by the name of a key of words (`publication.publisher`)."""
        value = getattr(self, _field(key))
        return str(value) if value is not None else None


def load(path: Path, *, shown: str | None = None) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings in a file, and everything that is wrong with it; what is wrong counts as not said."""
    values, findings = configuration.read(path, KEYS, "settings", shown=shown)
    return _settings(values, path), findings


def parse(text: str, path: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings that a text is, saved or not, of the file `path`; see `load`."""
    values, findings = configuration.parse(text.replace("\r\n", "\n"), str(path), KEYS, "settings")
    return _settings(values, path), findings


def of(data: Mapping[str, object]) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings that values are which were never a file; authority tables are read only where they are named."""
    values, findings = configuration.of(data, KEYS, "settings")
    made = _settings(values, Path(NAME))
    return made if "collection.authorities" in values else replace(made, authorities=None), findings


def _settings(values: Mapping[str, Any], path: Path) -> Settings:
    mine = {path: value for path, value in values.items() if not path.startswith(f"{habit_keys.TABLE}.")}
    given: dict[str, Any] = {_field(path): value for path, value in mine.items()}
    given["habits"] = habit_keys.stated(values)
    if "formats" in given:
        formats = given["formats"]
        given["formats"] = (formats,) if isinstance(formats, str) else tuple(formats)
    folder = path.parent / given.pop("authorities", AUTHORITIES)
    if folder.name != AUTHORITIES or folder.is_dir():
        given["authorities"] = folder.as_posix()
    if given.get("conventions", "").endswith(".toml"):
        given["conventions"] = (path.parent / given["conventions"]).as_posix()
    if "schema" in given:
        given["schema"] = (path.parent / given["schema"]).as_posix()
    return Settings(**given)


def _field(key: str) -> str:
    return key.rpartition(".")[2].replace("-", "_")


def without_file(folder: Path) -> Settings:
    """The settings of a folder that has no such file: nothing is said, but there may be authority tables."""
    tables = folder / AUTHORITIES
    return Settings(authorities=tables.as_posix() if tables.is_dir() else None)


def find(start: Path) -> Path | None:
    """The nearest settings file, in the folder of a transcription or the three above it; None if there is none.

    It is named as the transcription is: by a relative path where that was one.
    """
    folder = start if start.is_dir() else start.parent
    for _ in range(FARTHEST + 1):
        if (folder / NAME).is_file():
            return folder / NAME
        folder = folder.parent if folder.name not in ("", "..") else folder / ".."
    return None
