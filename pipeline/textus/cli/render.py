"""`textus render`: TEI to pages, plain text and whatever else there is a stylesheet for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from textus import files
from textus.cli import _exits, _plan
from textus.cli._reporter import Reporter, with_findings

EPILOG = """\b
Examples:
  textus render letter.xml --to html -o out/
  textus render tei/ --to text -o plain/
  textus render letter.xml --to html --xslt house.xsl --param colour=blue -o letter.html

"""


@click.command(epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-t", "--to", "form", required=True, metavar="FORMAT", help="html, text, or another format there is.")
@click.option("-o", "--output", "out", required=True, metavar="OUT",
              help="File, or folder (many inputs, a name without extension or ending in '/'); '-': standard output.")
@click.option("--xslt", metavar="FILE", help="Your own XSLT 3.0 stylesheet instead of the format's.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A stylesheet parameter; repeatable.")
@with_findings()
def command(
    inputs: Sequence[str], form: str, out: str, xslt: str | None, parameters: Sequence[str], reporter: Reporter
) -> None:
    """Render TEI files with XSLT 3.0.

    INPUT is a TEI file or a folder of .xml files.
    """  # fmt: skip
    from textus import collection, render

    rendered = 0
    suffix = _suffix(form)
    given = dict(map(_parameter, parameters))
    stylesheet = _stylesheet(xslt)
    with _plan.planned(inputs, out, files.is_edition, suffix) as jobs:
        renderer = render.Renderer()
        for job in jobs:
            ...
    reporter.finish(f"{rendered:,} of {len(jobs):,} rendered")
