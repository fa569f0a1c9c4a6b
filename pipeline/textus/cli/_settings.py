"""The settings a transcription is read by: those of its collection, overruled by options."""

from __future__ import annotations

import codecs
import dataclasses
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from textus.cli import _exits
from textus.cli._reporter import Reporter
from textus.findings import Severity

if TYPE_CHECKING:
    from textus.settings import Settings

SettingsOf: TypeAlias = "Callable[[Path, Reporter], Settings]"


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options about settings; it receives them as `settings_of`, a function of a transcription.

    The function looks for `textus.toml` beside the transcription and above it, once a folder, and ends the command
    with exit code 2 when the settings cannot be used.
    """

    @click.option(
        "--settings",
        "file",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Settings to use instead of the nearest textus.toml.",
    )
    @click.option("--encoding", callback=_encoding, help="Character encoding of the transcriptions, if not found out.")
    @click.option(
        "--language", callback=_language, metavar="TAG", help="Language of the transcriptions, as 'en' or 'de-CH'."
    )
    @click.option("--strict", is_flag=True, help="Refuse a transcription whose encoding would have to be guessed.")
    @functools.wraps(command)
    def wrapped(file: str | None, encoding: str | None, language: str | None, strict: bool, **others: Any) -> None:
        asked = {"encoding": encoding, "language": language, "strict": strict}
        overrules = {name: value for name, value in asked.items() if value}
        command(settings_of=_finder(Path(file) if file else None, overrules), **others)

    return wrapped


def _finder(file: Path | None, overrules: dict[str, Any]) -> SettingsOf:
    loaded: dict[Path | None, Settings] = {}
    nearest: dict[Path, Path | None] = {}

    def settings_of(transcription: Path, reporter: Reporter) -> Settings:
        from textus import settings

        folder = transcription.parent
        if folder not in nearest:
            nearest[folder] = file or settings.find(transcription)
        place = nearest[folder]
        if place not in loaded:
            loaded[place] = dataclasses.replace(_loaded(place, reporter), **overrules)
        return loaded[place]

    return settings_of


def _loaded(file: Path | None, reporter: Reporter) -> Settings:
    from textus import settings

    if file is None:
        return settings.Settings()
    read, findings = settings.load(file)
    reporter.tell(findings)
    if any(found.severity >= Severity.ERROR for found in findings):
        raise ConfigurationError(f"the settings in {file} cannot be used; nothing was done")
    return read


class ConfigurationError(click.ClickException):
    """Settings that cannot be used."""

    exit_code = _exits.USAGE


def _language(_: click.Context, option: click.Parameter, tag: str | None) -> str | None:
    if tag is not None and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag):
        raise click.BadParameter(f"{tag!r} is no language tag; write one as 'en' or 'de-CH'", param=option)
    return tag


def _encoding(_: click.Context, option: click.Parameter, name: str | None) -> str | None:
    """An encoding Python can decode text with; raises BadParameter for anything else."""
    if name is None:
        return None
    try:
        if not codecs.lookup(name)._is_text_encoding:
            raise LookupError
    except (LookupError, ValueError):
        raise click.BadParameter(f"{name!r} is no character encoding", param=option) from None
    return name
