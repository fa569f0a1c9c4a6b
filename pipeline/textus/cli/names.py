"""`textus names`: the names in a collection."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textus.base import files
from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, with_settings

if TYPE_CHECKING:
    from textus.model.document import Document
    from textus.names.suggest import Candidate

EPILOG = """\b
Examples:
  textus names suggest my-collection
  textus names suggest my-collection --format csv --kind people > new.csv
  textus names suggest letters/ --least 5 --most 200

"""
KINDS = ("people", "places", "organisations", "works")
UNSURE = "people"
"""the table whose columns names of no certain kind are given"""


@click.group(short_help="Suggest names for the authority tables.", epilog=EPILOG + _exits.EXIT_CODES)
def command() -> None:
    """Names in a collection, and its authority tables of persons, places, organisations and works."""


@command.command(epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("folder", metavar="COLLECTION", type=click.Path(exists=True))
@click.option(
    "--format", "form", type=click.Choice(["text", "csv"]), default="text", show_default=True, help="Output format."
)
@click.option("--kind", type=click.Choice(KINDS), help="Only names that appear to be of this kind.")
@click.option(
    "--least", type=click.IntRange(min=1), default=2, show_default=True, help="Minimum number of occurrences."
)
@click.option("--most", type=click.IntRange(min=1), default=100, show_default=True, help="Maximum number of names.")
@with_settings
@with_findings(formats=False)
def suggest(
    folder: str, form: str, kind: str | None, least: int, most: int, finder: Finder, reporter: Reporter
) -> None:
    """List frequent names missing from the authority tables, with counts and contexts.

    COLLECTION is a folder of transcriptions, or one of them. Candidates are found by their capital letters: whether
    they are names, and of what, is your decision. The CSV rows can be pasted into authorities/people.csv and the other
    tables; their last columns (kind, count, contexts) are ignored there.
    """
    from textus.names.suggest import candidates

    with _plan.usage_errors():
        sources = [path for path, _ in files.sources([folder], files.is_transcription)]
    found = [one for one in candidates(_read(sources, finder, reporter), least) if kind in (None, one.kind)][:most]
    click.echo(_as_csv(found, kind or UNSURE) if form == "csv" else _as_text(found), nl=False)
    number = f"{len(found):,} name{'' if len(found) == 1 else 's'}"
    reporter.finish(f"{number} in {len(sources):,} transcription{'' if len(sources) == 1 else 's'}")


def _read(sources: Sequence[Path], finder: Finder, reporter: Reporter) -> Iterator[Document]:
    """The transcriptions with the names their tables know; one that cannot be read is told and left out."""
    from textus import work
    from textus.read import source

    for path in sources:
        settings = finder.of(path, reporter)
        text, findings = source.read(files.from_here(path), encoding=settings.encoding, strict=settings.strict)
        reporter.tell(findings)
        if text is not None:
            yield work.look(text, path, settings)


def _as_text(found: Sequence[Candidate]) -> str:
    lines = []
    for one in found:
        lines.append(f"{one.count:6}  {one.name}{f'  ({one.kind})' if one.kind else ''}\n")
        lines += [f"          {context}\n" for context in one.contexts]
    return "".join(lines)


def _as_csv(found: Sequence[Candidate], kind: str) -> str:
    from textus.model.name_entry import kinds
    from textus.names.suggest import rows

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows(found, kinds()[kind]["written"]))
    return out.getvalue()
