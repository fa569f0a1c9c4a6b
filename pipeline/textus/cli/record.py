"""`textus record`: the record textus would infer, to be corrected."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from textus.base import files
from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, with_settings
from textus.findings.finding import Place, finding

EPILOG = """\b
Examples:
  textus record letter.txt                   print the inferred record
  textus record letter.txt --write           write it to letter.toml, where textus reads it
  textus record letters/ --write             one for each transcription that has none
  textus record --schema > record.schema.json

"""


@click.command(short_help="Write a record of inferred metadata, to be corrected.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--write", "beside", is_flag=True, help="Write letter.toml next to letter.txt, where textus reads it.")
@click.option("-o", "--output", "out", metavar="OUT", help="File or folder to write to.  [default: standard output]")
@click.option("--force", is_flag=True, help="Overwrite existing records.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of records, for editors, and exit.")
@with_settings
@with_findings("warning")
def command(
    inputs: Sequence[str], beside: bool, out: str | None, force: bool, schema: bool, finder: Finder, reporter: Reporter
) -> None:
    """Write a record of what textus infers from a transcription: every fact of the header, with its place and
    certainty, and every uncertain passage, ready for you to settle.

    INPUT is a plain-text file, a folder of .txt files, or '-' for standard input. Any existing record is ignored, and
    kept unless --force is given. Used unchanged, the new record does not alter the encoding.
    """
    if schema:
        from textus.record import templates

        click.echo(templates.record_schema(), nl=False)
        return
    if not inputs:
        raise click.UsageError("Missing argument 'INPUT...'.")
    if beside and out:
        raise click.UsageError("--write and -o cannot be combined")
    if beside and "-" in inputs:
        raise click.UsageError("--write cannot be combined with standard input")
    with _plan.planned(inputs, out or "-" if not beside else ".", files.is_transcription, ".toml") as jobs:
        written = there = 0
        for job in (_beside(job) for job in jobs) if beside else jobs:
            if job.target is not None and os.path.lexists(job.target) and not force:
                there += 1
                _leave(job, inputs, reporter)
                continue
            made = _record(job, finder, reporter)
            if made is not None and _plan.deliver(job, made.encode(), reporter):
                written += 1
    if jobs and (beside or out):
        reporter.finish(f"{written:,} written" + (f", {there:,} left unchanged" if there else ""))
    reporter.finish()


def _beside(job: files.Job) -> files.Job:
    from textus.record import record

    return files.Job(job.source, record.beside(job.source), job.shown)


def _leave(job: files.Job, inputs: Sequence[str], reporter: Reporter) -> None:
    """A record that is there: for a file that was named, an error; in a folder, as it should be."""
    if job.shown in inputs:
        told = finding("cli/record-exists", Place(str(job.target)), "a record exists", "use --force to replace it")
        reporter.tell([told])


def _record(job: files.Job, finder: Finder, reporter: Reporter) -> str | None:
    from textus import work
    from textus.header import inferred_record
    from textus.read import source
    from textus.record.record import Record

    settings = finder.of(job.source, reporter)
    text, findings = source.read(job.source, encoding=settings.encoding, strict=settings.strict, shown=job.shown)
    reporter.tell(findings)
    if text is None:
        return None
    reading, _ = work.read(text, Record(), settings)
    _, header, _ = work.built(reading, Record(), settings)
    learned = "from the settings" if settings.language else "from its words"
    read = inferred_record.Work(
        reading.document, reading.language, reading.decisions, reading.structure.type, header, learned
    )
    return inferred_record.write(read, Path(job.shown).name, _schema(job, finder))


def _schema(job: files.Job, finder: Finder) -> str:
    """Where the JSON Schema of the collection lies, seen from the record; empty if it has none."""
    from textus.record import templates

    settings = finder.file(job.source)
    file = settings.parent / templates.RECORD_SCHEMA if settings else None
    if file is None or not file.is_file():
        return ""
    return Path(os.path.relpath(file, (job.target or job.source).parent)).as_posix()
