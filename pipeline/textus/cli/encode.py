"""`textus encode`: transcriptions to TEI."""

from __future__ import annotations

from collections.abc import Sequence

import click

from textus.base import files
from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, with_settings
from textus.cli._watch import watchable

EPILOG = """\b
Examples:
  textus encode letter.txt -o letter.xml
  textus encode letter.txt -o - | xmllint --format -
  textus encode letters/ -o tei/ --jobs 4        every .txt file in letters/
  textus encode *.txt -o tei/ --fail-on review   exit code 1 if any reading is uncertain

A record (letter.toml beside letter.txt) and settings (textus.toml in the folder or above it) are read where they
exist; options take precedence over both.

"""


@click.command(short_help="Encode transcriptions as TEI.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    metavar="OUT",
    help="File or folder (a folder if there are several inputs, or if OUT has no extension or ends in '/'); '-' for "
    "standard output.",
)
@click.option(
    "-j",
    "--jobs",
    "several",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to use.  [default: automatic]",
)
@with_settings
@watchable((".txt", ".toml", ".csv"))
@with_findings()
def command(inputs: Sequence[str], out: str, several: int | None, finder: Finder, reporter: Reporter) -> None:
    """Encode transcriptions as TEI; output is written only if it is verified lossless and valid.

    INPUT is a plain-text file, a folder of .txt files, or '-' for standard input. Existing output
    is replaced only when the new one is complete; if a transcription is refused, its old output is kept and the others
    are processed.
    """
    from textus.base import processes
    from textus.publish import collection

    with _plan.planned(inputs, out, files.is_transcription, ".xml") as jobs:
        tasks = [collection.Task(job, finder.of(job.source, reporter)) for job in jobs]
        encoded = 0
        for job, outcome in zip(jobs, collection.encode(tasks, processes.advised(len(tasks), several)), strict=True):
            reporter.look_at(job.shown)
            reporter.accept(outcome.accepted)
            reporter.tell(outcome.findings, broken=outcome.broken, undone=not outcome.encoded)
            encoded += outcome.encoded
            if outcome.data is not None:
                _plan.deliver(job, outcome.data, reporter)
    reporter.finish(f"{encoded:,} of {len(tasks):,} encoded, each lossless and valid")
