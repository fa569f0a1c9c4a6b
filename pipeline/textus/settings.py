"""Settings of a collection: the file `textus.toml`. Options of a command overrule them, a record overrules both."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textus import configuration
from textus.configuration import Key
from textus.findings import Finding

NAME = "textus.toml"
FARTHEST = 3
"""folders above a transcription in which settings are looked for"""

KEYS = (
    Key("collection.title", "text", "What the collection is called, on its home page.", '"Letters from Harth"'),
    Key("collection.description", "text", "What it holds, in a sentence.", '"The letters of two sisters, 1880–1912."'),
    Key(
        "transcription.encoding",
        "text",
        "The encoding of transcriptions; without it UTF-8, or what their bytes make certain.",
        '"utf-8"',
    ),
    Key("transcription.strict", "yes-no", "Refuse what is not UTF-8 instead of guessing.", "false"),
    Key(
        "transcription.language",
        "language",
        "The language of the texts; without it, it is told from the words.",
        '"en"',
    ),
    Key(
        "publication.publisher",
        "text",
        "Who publishes the edition. Unknown stays unknown: nothing is made up.",
        '"Harth Archive"',
    ),
    Key("publication.place", "text", "Where it is published.", '"Harth"'),
    Key("publication.licence", "text", "The licence of the edition: an SPDX identifier or a URI.", '"CC-BY-4.0"'),
    Key("output.folder", "text", "Where `textus build` writes, beside this file.", '"build"'),
    Key("output.formats", "texts", "What it renders.", '["html", "text"]'),
    Key("output.stylesheet", "text", "Your own XSLT for HTML, which may import textus:html.", '"our.xsl"'),
    Key(
        "findings.fail-on",
        "choice:error,warning,review,info",
        "Findings from which a command ends with exit code 1.",
        '"error"',
    ),
    Key("findings.min-severity", "choice:error,warning,review,info", "Findings that are shown.", '"info"'),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a collection says of all its works; None or empty where it says nothing."""

    title: str | None = None
    description: str | None = None
    encoding: str | None = None
    strict: bool = False
    language: str | None = None
    publisher: str | None = None
    place: str | None = None
    licence: str | None = None
    folder: str = "build"
    formats: tuple[str, ...] = field(default=("html", "text"))
    stylesheet: str | None = None
    fail_on: str = "error"
    min_severity: str = "info"


def load(path: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings in a file, and everything that is wrong with it."""
    values, findings = configuration.read(path, KEYS, "settings")
    given: dict[str, Any] = {path.rpartition(".")[2].replace("-", "_"): value for path, value in values.items()}
    if "formats" in given:
        formats = given["formats"]
        given["formats"] = (formats,) if isinstance(formats, str) else tuple(formats)
    return Settings(**given), findings


def find(start: Path) -> Path | None:
    """The nearest settings file in the folder of a transcription or the three above it; None if there is none."""
    folder = start if start.is_dir() else start.parent
    for candidate in [folder.absolute(), *folder.absolute().parents][: FARTHEST + 1]:
        if (candidate / NAME).is_file():
            return candidate / NAME
    return None


def template() -> str:
    """A settings file with every key explained."""
    head = "Settings of this collection. Every line may be left out; a line that begins with # says nothing."
    return configuration.template(KEYS, head)
