"""`textus languages`: the languages textus reads, and how complete the table of each is."""

from __future__ import annotations

from textwrap import fill

import click

from textus.base.knowledge import language_name, languages
from textus.cli import _exits

EPILOG = """\b
Examples:
  textus languages                         every language, a line for each
  textus languages pt                      what the tables of Portuguese lack

"""


@click.command(short_help="List the languages textus reads.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.argument("code", metavar="[LANGUAGE]", default="")
def command(code: str) -> None:
    """List the languages textus has tables for, and how complete each is: basic words, letters, front matter, editorial
    marks, drama.

    LANGUAGE is a code such as `nl`; with it, everything its tables lack is listed. Whatever a table lacks is not
    recognised in texts in that language; everything else is.
    """
    if code and code not in languages():
        raise click.UsageError(f"no table for {code!r}; there are: {', '.join(languages())}")
    click.echo(_lacking(code) if code else _all(), nl=False)


def _all() -> str:
    from textus.language.coverage import coverage, tiers

    width = max(len(language_name(code)) for code in languages())
    heading = " ".join(f"{tier:<10}" for tier in tiers())
    lines = [f"{'':4}{'':{width}}  {heading}".rstrip()]
    for code in languages():
        states = " ".join(f"{tier.state:<10}" for tier in coverage(code))
        lines.append(f"{code:4}{language_name(code):{width}}  {states}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def _lacking(code: str) -> str:
    from textus.language.coverage import coverage

    lines = []
    for tier in coverage(code):
        words = fill(", ".join(tier.lacking), 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        lines.append(f"{tier.tier}: {tier.state}" + (f"; lacking:\n{words}" if tier.lacking else ""))
    return "".join(f"{line}\n" for line in lines)
