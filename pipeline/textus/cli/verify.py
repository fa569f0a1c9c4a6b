"""`textus verify`: the proof that nothing was lost, by itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, encoding_name

if TYPE_CHECKING:
    from textus.read.source import Source

EPILOG = """\b
Examples:
  textus verify letter.xml letter.txt     the TEI has every character of the transcription, and no others
  textus verify letter.xml                its text is still the one that was certified

"""


@click.command(short_help="Check that a TEI file preserves its whole transcription.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("tei", metavar="TEI.xml")
@click.argument("transcription", required=False, metavar="[TRANSCRIPTION.txt]")
@click.option(
    "--encoding", callback=encoding_name, help="Character encoding of the transcription; detected if omitted."
)
@with_findings()
def command(tei: str, transcription: str | None, encoding: str | None, reporter: Reporter) -> None:
    """Check that a TEI file preserves its transcription, complete and unchanged.

    The transcription, layout aside, is restored from the TEI alone and compared with the file.
    """
    from textus.publish import proof

    for name in filter(None, (tei, transcription)):
        if not os.path.lexists(name):
            raise click.UsageError(f"no such file: {name}")
    data = _plan.content(Path(tei), tei, reporter)
    source = _transcription(transcription, encoding, reporter) if transcription else None
    if data is not None and (source is not None or not transcription):
        findings = proof.verify(data, tei, source)
        reporter.look_at(tei)
        reporter.tell(findings)
        if not findings:
            reporter.say(f"{tei}: {_proven(source)}", result=True)
    reporter.finish()


def _proven(source: Source | None) -> str:
    if source is None:
        return "unchanged since it was certified lossless (specify the transcription to verify that again)"
    return f"lossless, {len(source.text):,} characters"


def _transcription(name: str, encoding: str | None, reporter: Reporter) -> Source | None:
    """The transcription, read as `encode` reads it: by its collection's settings."""
    from textus.read import source

    settings = Finder(None, {"encoding": encoding} if encoding else {}).of(Path(name), reporter)
    read, findings = source.read(Path(name), encoding=settings.encoding, strict=settings.strict)
    reporter.tell(findings)
    return read
