"""`textus validate`: what is wrong with a TEI file."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from textus import files
from textus.cli import _exits, _plan
from textus.cli._reporter import Reporter, with_findings
from textus.findings import Severity

EPILOG = """\b
Examples:
  textus validate letter.xml
  textus validate tei/ --json findings.json
  textus validate letter.xml --schema tei_all.rng

"""


@click.command(short_help="Check TEI files against a schema.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--schema",
    default="textus",
    show_default=True,
    metavar="NAME|FILE",
    help="The grammar: our own, or a RELAX NG (.rng) or XML Schema (.xsd) file.",
)
@with_findings()
def command(inputs: Sequence[str], schema: str, reporter: Reporter) -> None:
    """Check TEI files, ours or anybody's, against a schema.

    INPUT is a TEI file or a folder of .xml files.
    """
    from textus import validate

    paths = _plan.found(inputs, files.is_edition)
    valid = 0
    for path in paths:
        findings = validate.validate_file(path, schema=schema, shown=os.fspath(path))
        reporter.tell(findings)
        valid += all(finding.severity < Severity.ERROR for finding in findings)
    reporter.finish(f"{valid:,} of {len(paths):,} valid")
