"""`textus validate`: what is wrong with TEI files and transcriptions."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from textus.base import files, processes
from textus.base.frozen import frozen
from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, settings_option
from textus.cli._watch import watchable
from textus.cli.rule import explain_option
from textus.findings.finding import Accepted, Finding, Severity
from textus.validation import validate

EPILOG = """\b
Examples:
  textus validate letter.xml
  textus validate tei/ --phase publish
  textus validate letter.txt                                      what encode would report; nothing is written
  textus validate letter.xml --schema tei_all.rng --schema house-rules.sch
  textus validate . --format sarif=findings.sarif --format github   for a CI job
  textus validate . --baseline known.json --fail-on warning         only new findings
  textus validate --explain grammar/unexpected-element

"""

MANY, TOGETHER = 2_000, 20
"""editions, each done in a millisecond, from which several processes pay; and how many are sent to one at a time"""


@frozen
class Checked:
    """What was found in a file; `undone` if a transcription could not be encoded at all."""

    path: Path
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    broken: bool = False
    undone: bool = False


@click.command(short_help="Check TEI files and transcriptions.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    default=[validate.OURS],
    show_default="textus",
    metavar="NAME|FILE",
    help="The textus schema (textus), the TEI's (tei_all, with its path in TEXTUS_TEI_ALL), or a RELAX NG (.rng, "
    ".rnc), "
    "XML Schema (.xsd, 1.0 or 1.1) or Schematron (.sch) file; repeatable.",
)
@click.option(
    "--phase",
    default="",
    metavar="NAME",
    help="Also check rules beyond the grammar: draft, publish or deposit, or a phase of your own Schematron schema.",
)
@click.option(
    "--second-opinion",
    is_flag=True,
    help="Also validate against the textus schema with a second library, and report where the two disagree.",
)
@click.option(
    "-j",
    "--jobs",
    "several",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to use.  [default: automatic]",
)
@settings_option
@explain_option
@watchable((".xml", ".txt", ".toml", ".csv", ".sch", ".rng", ".rnc", ".xsd"), also_built=True)
@with_findings()
def command(
    inputs: Sequence[str],
    schemas: Sequence[str],
    phase: str,
    second_opinion: bool,
    several: int | None,
    file: str | None,
    reporter: Reporter,
) -> None:
    """Check any TEI file against a schema, and transcriptions as encode would.

    INPUT is a TEI file, a transcription (.txt), or a folder of them. Several schemas are applied one after the other.
    """
    reports = {os.path.realpath(target.file) for target in reporter.targets if target.file}
    paths = [path for path in _plan.found(inputs, _is_input) if os.path.realpath(path) not in reports]
    transcriptions = [path for path in paths if path.suffix.lower() == ".txt"]
    encoded = _encoded(transcriptions, several, Finder(file, {}), reporter)
    to_encode = set(transcriptions)
    schemas = (*schemas, validate.SECOND) if second_opinion else schemas
    validated = _all_validated([path for path in paths if path not in to_encode], several, schemas, phase)
    valid = 0
    for path in paths:
        checked = next(encoded if path in to_encode else validated)
        reporter.look_at(os.fspath(path))
        reporter.accept(checked.accepted)
        reporter.tell(checked.findings, broken=checked.broken, undone=checked.undone)
        valid += all(finding.severity < Severity.ERROR for finding in checked.findings)
    reporter.finish(f"{valid:,} of {len(paths):,} valid")


def _is_input(path: Path) -> bool:
    return files.is_edition(path) or files.is_transcription(path)


def _all_validated(paths: Sequence[Path], several: int | None, schemas: Sequence[str], phase: str) -> Iterator[Checked]:
    """What is wrong with each edition, in their order; our grammar alone is done sooner than other processes start."""
    pays = len(paths) >= MANY or phase or tuple(schemas) != (validate.OURS,)
    count = processes.advised(len(paths), several if several or pays else 1)
    function = partial(_validated, schemas=tuple(schemas), phase=phase)
    for path, result in zip(paths, processes.each(function, paths, count, TOGETHER), strict=True):
        if isinstance(result, processes.Failure):
            from textus.publish import collection

            outcome = collection.broken(os.fspath(path), result)
            result = Checked(path, outcome.findings, broken=outcome.broken)
        yield result


def _validated(path: Path, schemas: Sequence[str], phase: str) -> Checked:
    shown = os.fspath(path)
    asked = (validate.validate_file(path, schema=schema, phase=phase, shown=shown) for schema in schemas)
    findings = tuple(dict.fromkeys(finding for found in asked for finding in found))
    if not path.with_suffix(".toml").exists():  # few editions have a record beside them
        return Checked(path, findings)
    from textus.record import suppressions

    rules = bool(phase) or any(schema.endswith(".sch") for schema in schemas)
    settled = suppressions.settle_edition(findings, path, rules=rules)
    return Checked(path, settled.findings, settled.accepted)


def _encoded(paths: Sequence[Path], several: int | None, finder: Finder, reporter: Reporter) -> Iterator[Checked]:
    """What encode says of transcriptions; nothing is written."""
    if not paths:
        return
    from textus.publish import collection

    tasks = [collection.Task(files.Job(path, None, os.fspath(path)), finder.of(path, reporter)) for path in paths]
    outcomes = collection.encode(tasks, processes.advised(len(tasks), several))
    for path, outcome in zip(paths, outcomes, strict=True):
        yield Checked(path, outcome.findings, outcome.accepted, outcome.broken, not outcome.encoded)
