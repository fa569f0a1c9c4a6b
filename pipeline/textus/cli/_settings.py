"""The settings a transcription is read by: those of its collection, overruled by options."""

from __future__ import annotations

import codecs
import dataclasses
import functools
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from textus.base import files
from textus.cli import _exits
from textus.cli._reporter import Reporter
from textus.findings.finding import Severity

if TYPE_CHECKING:
    from textus.record.settings import Settings


class Finder:
    """Finds the settings of a transcription or a collection: those asked for, or the nearest `textus.toml`."""

    def __init__(self, file: str | None, overrules: Mapping[str, Any]) -> None:
        self._asked = Path(file) if file else None
        self._overrules = dict(overrules)
        self._nearest: dict[Path, Path | None] = {}
        self._loaded: dict[Path, Settings] = {}

    def file(self, start: Path) -> Path | None:
        """The settings file of a transcription or a folder; looked for once a folder."""
        from textus.record import settings

        folder = _folder(start)
        if folder not in self._nearest:
            self._nearest[folder] = self._asked or settings.find(start)
        return self._nearest[folder]

    def of(self, start: Path, reporter: Reporter) -> Settings:
        """The settings in that file, overruled by the options; raises ConfigurationError if they cannot be used."""
        file = self.file(start)
        place = file or _folder(start)
        if place not in self._loaded:
            self._loaded[place] = dataclasses.replace(_loaded(file, start, reporter), **self._overrules)
            reporter.follow(self._loaded[place])
        return self._loaded[place]


settings_option = click.option(
    "--settings",
    "file",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Use this settings file instead of the nearest textus.toml.",
)


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options about settings; it receives them as `finder`."""

    @settings_option
    @click.option(
        "--encoding", callback=encoding_name, help="Character encoding of the transcriptions; detected if omitted."
    )
    @click.option(
        "--language",
        callback=_language,
        metavar="TAG",
        help="Language of the transcriptions, e.g. 'en' or 'de-CH'; detected if omitted.",
    )
    @click.option(
        "--conventions",
        callback=_conventions,
        metavar="NAME|FILE",
        help="Transcription conventions: plain, archives, gutenberg, marxists, wikisource, or a file; detected if "
        "omitted.",
    )
    @click.option("--strict", is_flag=True, help="Reject files that are not UTF-8 instead of detecting their encoding.")
    @functools.wraps(command)
    def wrapped(file: str | None, **options: Any) -> None:
        overrules = {name: options.pop(name) for name in ("encoding", "language", "conventions", "strict")}
        overrules = {name: value for name, value in overrules.items() if value}
        command(finder=Finder(file, overrules), **options)

    return wrapped


def _loaded(file: Path | None, start: Path, reporter: Reporter) -> Settings:
    from textus.record import settings

    if file is None:
        read = settings.without_file(_folder(start))
    else:
        read, findings = settings.load(files.from_here(file))
        reporter.tell(findings)
        if any(found.severity >= Severity.ERROR for found in findings):
            raise ConfigurationError(f"invalid settings in {files.from_here(file)}; nothing was done")
    if read.authorities:
        from textus.names import index

        reporter.tell(index.load(read.authorities).findings)
    return read


def _folder(start: Path) -> Path:
    return start if start.is_dir() else start.parent


class ConfigurationError(click.ClickException):
    """Settings that cannot be used."""

    exit_code = _exits.USAGE


def _language(_: click.Context, option: click.Parameter, tag: str | None) -> str | None:
    if tag is not None and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag):
        raise click.BadParameter(f"{tag!r} is not a language tag such as 'en' or 'de-CH'", param=option)
    return tag


def _conventions(_: click.Context, option: click.Parameter, name: str | None) -> str | None:
    from textus.base.knowledge import knowledge_names

    if name is None or name in knowledge_names("profiles"):
        return name
    if not name.endswith(".toml") or not Path(name).is_file():
        known = ", ".join(knowledge_names("profiles"))
        raise click.BadParameter(f"{name!r} is neither one of {known} nor an existing .toml file", param=option)
    return Path(name).as_posix()


def encoding_name(_: click.Context, option: click.Parameter, name: str | None) -> str | None:
    """An encoding Python can decode text with; raises BadParameter for anything else."""
    if name is None:
        return None
    try:
        if not codecs.lookup(name)._is_text_encoding:
            raise LookupError
    except (LookupError, ValueError):
        raise click.BadParameter(f"{name!r} is not a known character encoding", param=option) from None
    return name
