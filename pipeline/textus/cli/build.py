"""`textus build`: a whole collection."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, with_settings
from textus.cli._watch import watchable
from textus.findings.finding import Finding
from textus.findings.reports.wording import summary

if TYPE_CHECKING:
    from textus.publish.build import Built, Collection

EPILOG = """\b
Examples:
  textus build my-collection
  textus build my-collection -o site/ --jobs 4
  textus build . --fail-on warning --quiet        for a scheduled check

The build folder contains a site (index.html), tei/, html/, text/, report.txt and report.json.

"""


@click.command(short_help="Build a collection: TEI, web pages, search, report.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("folder", metavar="COLLECTION", type=click.Path(exists=True, file_okay=False))
@click.option("-o", "--output", "out", metavar="FOLDER", help="The build folder.  [default: build, in the collection]")
@click.option(
    "-j",
    "--jobs",
    "several",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to use.  [default: automatic]",
)
@with_settings
@watchable((".txt", ".toml", ".csv", ".xsl", ".css"))
@with_findings(least="warning")
def command(folder: str, out: str | None, several: int | None, finder: Finder, reporter: Reporter) -> None:
    """Build a collection: encode every transcription as TEI, verify and validate it, and render it.

    COLLECTION is a folder that contains transcriptions (.txt), directly or in subfolders, and settings (textus.toml).
    """
    from textus.base import processes
    from textus.publish import build

    started = time.monotonic()
    collection = _collection(Path(folder), out, finder, reporter)
    with _plan.usage_errors():
        tasks = build.plan(collection, lambda path: finder.of(path, reporter))
    build.mark(collection.out)
    done = build.build(tasks, processes.advised(len(tasks), several))
    works, of_all = build.complete(collection, tasks, done if reporter.quiet else _watched(done, len(tasks)))
    for built in works:
        reporter.look_at(os.path.join(collection.home, built.shown))
        reporter.accept(replace(one, finding=_from_here(one.finding, collection.home)) for one in built.accepted)
        of_work = (_from_here(found, collection.home) for found in built.findings)
        reporter.tell(of_work, broken=built.broken, undone=built.entry is None)
    reporter.tell(_from_here(found, collection.home) for found in of_all)
    reporter.say(_summary(works, reporter.findings, time.monotonic() - started), result=True)
    reporter.say(
        f"read {collection.out / 'index.html'}; all findings are in {collection.out / 'report.txt'}", result=True
    )
    reporter.finish()


def _collection(home: Path, out: str | None, finder: Finder, reporter: Reporter) -> Collection:
    from textus.publish.build import Collection

    file = finder.file(home)
    settings = finder.of(home, reporter)
    stylesheet = file.parent / settings.stylesheet if file and settings.stylesheet else None
    return Collection(home, Path(out) if out else home / settings.folder, settings, stylesheet)


def _summary(works: Sequence[Built], findings: Sequence[Finding], seconds: float) -> str:
    built = sum(work.entry is not None for work in works)
    lossless = sum(work.lossless for work in works)
    valid = sum(work.valid for work in works)
    found = summary(findings)
    number = f"{len(works):,} work{'' if len(works) == 1 else 's'}"
    return f"{number}: {built:,} built, {lossless:,} lossless, {valid:,} valid; {found}; {seconds:.1f} s"


def _watched(works: Iterator[Built], number: int) -> Iterator[Built]:
    """Pass the works on, with a bar on a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from works
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(works, "building", number, console=Console(stderr=True), transient=True)


def _from_here(found: Finding, folder: Path) -> Finding:
    """The finding with its path as seen from the working directory; reports in the folder name it from there."""
    return replace(found, place=replace(found.place, path=os.path.join(folder, found.place.path)))
