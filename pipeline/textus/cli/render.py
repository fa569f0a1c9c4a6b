"""`textus render`: TEI to pages, plain text and whatever else there is a stylesheet for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textus import files
from textus.cli import _exits, _plan
from textus.cli._reporter import Reporter, with_findings

if TYPE_CHECKING:
    from textus.render import Format

EPILOG = """\b
Examples:
  textus render letter.xml --to html -o out/
  textus render tei/ --to text -o plain/
  textus render letter.xml --to html --xslt house.xsl --param colour=blue -o letter.html

"""


@click.command(short_help="Turn TEI into pages or plain text.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-t", "--to", "form", required=True, metavar="FORMAT", help="html, text, or another format there is.")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    metavar="OUT",
    help="File, or folder (many inputs, a name without extension or ending in '/'); '-': standard output.",
)
@click.option("--xslt", metavar="FILE", help="Your own XSLT 3.0 stylesheet instead of the format's.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A stylesheet parameter; repeatable.")
@with_findings()
def command(
    inputs: Sequence[str], form: str, out: str, xslt: str | None, parameters: Sequence[str], reporter: Reporter
) -> None:
    """Render TEI files with XSLT 3.0.

    INPUT is a TEI file or a folder of .xml files.
    """
    from textus import render

    suffix = _format(form, render.formats()).extension
    stylesheet = _stylesheet(xslt)
    given = dict(_parameter(words) for words in parameters)
    rendered = 0
    with _plan.planned(inputs, out, files.is_edition, suffix) as jobs:
        renderer = render.Renderer()
        for job in jobs:
            data = _plan.content(job.source, job.shown, reporter)
            if data is None:
                continue
            page, findings = renderer.render(data, job.shown, form, stylesheet=stylesheet, parameters=given)
            reporter.tell(findings)
            rendered += page is not None and _plan.deliver(job, page, reporter)
    reporter.finish(f"{rendered:,} of {len(jobs):,} rendered")


def _format(name: str, formats: Mapping[str, Format]) -> Format:
    if name not in formats:
        raise click.UsageError(f"there is no format {name!r}; there are: {', '.join(formats)}")
    return formats[name]


def _stylesheet(name: str | None) -> Path | None:
    if name is not None and not Path(name).is_file():
        raise click.UsageError(f"there is no stylesheet {name}")
    return Path(name) if name else None


def _parameter(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not name or not equals:
        raise click.UsageError(f"--param takes NAME=VALUE, not {words!r}")
    return name, value
