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
  textus validate letter.xml --phase publish
  textus validate letter.xml --schema tei_all.rng --schema house-rules.sch

"""


@click.command(short_help="Check TEI files against a schema.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    default=["textus"],
    show_default="textus",
    metavar="NAME|FILE",
    help="Our grammar (textus), or a RELAX NG (.rng), XML Schema (.xsd) or Schematron (.sch) file; may be repeated.",
)
@click.option(
    "--phase",
    default="",
    metavar="NAME",
    help="Ask rules above grammar too: ours of draft, publish or deposit, or those of a phase of your Schematron.",
)
@with_findings()
def command(inputs: Sequence[str], schemas: Sequence[str], phase: str, reporter: Reporter) -> None:
    """Check TEI files, ours or anybody's, against a schema.

    INPUT is a TEI file or a folder of .xml files. Several schemas are asked one after the other.
    """
    from textus import validate

    paths = _plan.found(inputs, files.is_edition)
    valid = 0
    for path in paths:
        shown = os.fspath(path)
        asked = (validate.validate_file(path, schema=schema, phase=phase, shown=shown) for schema in schemas)
        findings = tuple(dict.fromkeys(finding for found in asked for finding in found))
        reporter.tell(findings)
        valid += all(finding.severity < Severity.ERROR for finding in findings)
    reporter.finish(f"{valid:,} of {len(paths):,} valid")
