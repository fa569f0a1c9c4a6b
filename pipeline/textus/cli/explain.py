"""`textus explain`: why a line was read as it was."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textus.cli import _exits
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, with_settings

if TYPE_CHECKING:
    from textus import work

EPILOG = """\b
Examples:
  textus explain letter.txt:14               the decision on line 14: its reasons, alternatives and neighbours
  textus explain letter.txt                  all decisions, a line for each
  textus explain letter.txt --review         those textus is not sure of
  textus explain letter.txt --habits         how it was typed: lines, paragraphs, emphasis, notes, pages
  textus explain letter.txt:14 --format json
  textus explain letter.txt --format html > questions.html
                                             those it is not sure of, in the text, as a page

What it prints last, [[decision]] and so on, settles or overrules the decision: paste it into the record, letter.toml
beside letter.txt, and name the role that is right.

"""


@click.command(short_help="Say why a line was read as it was.", epilog=EPILOG + _exits.EXIT_CODES)
@click.argument("where", metavar="FILE[:LINE]")
@click.option("--review", is_flag=True, help="Without LINE: only the decisions textus is not sure of.")
@click.option("--habits", is_flag=True, help="Without LINE: how the text was typed, with certainty and reasons.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="What to print; html is a page of what textus is not sure of, without LINE.",
)
@with_settings
@with_findings("warning", formats=False)
def command(where: str, review: bool, habits: bool, form: str, finder: Finder, reporter: Reporter) -> None:
    """Print what a line of a transcription became, how certain that is, and why.

    It is read as `textus encode` reads it, with its record and settings. Weights are log-odds against an ordinary
    paragraph: 2 more make a reading about seven times as likely.
    """
    from textus import work
    from textus.decide import explain_text
    from textus.findings.finding import Report

    file, number = _place(where)
    _check(number, {"--review": review, "--habits": habits, "--format html": form == "html"})
    text, facts, report = work.load(Path(file), settings=finder.of(Path(file), reporter), shown=file)
    reporter.tell(report.findings)
    if text is None:
        reporter.finish()
    assert text is not None
    settings = finder.of(Path(file), reporter)
    reading, findings = work.read(text, facts, settings)
    reporter.tell(findings)
    if habits:
        click.echo(_habits(reading, form), nl=False)
    elif form == "html":
        click.echo(_page(work.encode_reading(reading, facts, settings, Report()), reporter), nl=False)
    elif number:
        try:
            told = explain_text.of_line(
                reading.document, reading.decisions, reading.claims, work.tree(reading).text, number
            )
        except explain_text.NothingThereError as error:
            raise click.UsageError(f"{file}: {error}") from None
        click.echo(explain_text.as_json(told) if form == "json" else explain_text.as_text(told), nl=False)
    else:
        rows = explain_text.rows(reading.document, reading.decisions, only_unsure=review)
        click.echo(explain_text.rows_as_json(rows) if form == "json" else explain_text.rows_as_text(rows), nl=False)
    reporter.finish()


def _check(number: int, given: Mapping[str, bool]) -> None:
    """Raises UsageError for options that exclude one another."""
    if number and (alone := next((option for option, used in given.items() if used), None)):
        raise click.UsageError(f"{alone} goes with a file, not with a line of it")
    if given["--habits"] and (other := next((one for one in given if one != "--habits" and given[one]), None)):
        raise click.UsageError(f"--habits does not go with {other}")


def _habits(reading: work.Reading, form: str) -> str:
    from textus.survey.habits import telling

    found = reading.document.habits
    return telling.as_json(reading.document.source.path, found) if form == "json" else telling.as_text(found)


def _page(encoded: work.Encoded, reporter: Reporter) -> str:
    """The questions of a work as a page; nothing, with the findings that say why, where it is refused."""
    from textus.publish import review
    from textus.rendering import render

    if encoded.xml is None or encoded.reading is None or encoded.text is None:
        reporter.tell(encoded.report.findings)
        return ""
    made, findings = review.page(render.Renderer(), encoded.reading, encoded.text, encoded.xml)
    reporter.tell(findings)
    return made or ""


def _place(where: str) -> tuple[str, int]:
    """The file and the line; 0 without a line. A file that is called so wins."""
    if os.path.lexists(where):
        if os.path.isdir(where):
            raise click.UsageError(f"{where} is a folder: name a transcription in it")
        return where, 0
    found = re.fullmatch(r"(?P<file>.+?):(?P<line>\d+)(?::\d+)?", where, re.DOTALL)
    if found is None or not os.path.lexists(found["file"]):
        raise click.UsageError(f"there is no file {found['file'] if found else where}")
    if not int(found["line"]):
        raise click.UsageError("lines are counted from 1")
    return found["file"], int(found["line"])
