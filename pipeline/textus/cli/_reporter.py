"""What every command does with findings: show them as they come, and turn them into an exit code at the end."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from textus import files, report
from textus.cli import _exits
from textus.findings import Finding, Severity

if TYPE_CHECKING:
    from textus.settings import Settings

_SEVERITIES = [str(severity) for severity in sorted(Severity, reverse=True)]


@dataclass
class Reporter:
    """Shows findings on standard error and remembers them; `least` is shown where nobody asked for more or less."""

    least: Severity
    fail_on: Severity | None = None
    min_severity: Severity | None = None
    quiet: bool = False
    json: str | None = None
    broken: bool = False
    findings: list[Finding] = field(default_factory=list)
    _told: set[Finding] = field(default_factory=set)

    def follow(self, settings: Settings) -> None:
        """Let settings decide what the options left open."""
        if self.fail_on is None:
            self.fail_on = Severity.named(settings.fail_on)
        if self.min_severity is None and settings.min_severity != type(settings)().min_severity:
            self.min_severity = Severity.named(settings.min_severity)

    @property
    def at_least(self) -> Severity:
        """The least severity that is shown."""
        return self.min_severity or self.least

    def tell(self, findings: Iterable[Finding], *, broken: bool = False) -> None:
        """Show the findings that are new and grave enough; `broken`: they say that something could not be finished."""
        self.broken |= broken
        for finding in findings:
            if finding in self._told:
                continue
            self._told.add(finding)
            self.findings.append(finding)
            if finding.severity >= self.at_least:
                click.echo(report.as_text(finding, colour=_colour(), width=_width()), err=True, nl=False)

    def say(self, words: str, *, result: bool = False) -> None:
        """Print a line for people, unless they asked for quiet: a `result` to standard output, else beside it."""
        if not self.quiet:
            click.echo(report.printable(words), err=not result)

    def finish(self, words: str = "", *, result: bool = False) -> NoReturn:
        """Print the last line and the number of findings, write the JSON asked for, and exit."""
        if words:
            self.say(f"{words}; {self._numbers()}", result=result)
        if self.json is not None:
            self._write_json(self.json)
        click.get_current_context().exit(self.exit_code())

    def exit_code(self) -> int:
        """The exit code the findings so far ask for."""
        if self.broken:
            return _exits.UNFINISHED
        least = self.fail_on or Severity.ERROR
        return _exits.FINDINGS if any(found.severity >= least for found in self.findings) else _exits.CLEAN

    def _numbers(self) -> str:
        hidden = sum(found.severity < self.at_least for found in self.findings)
        return report.summary(self.findings) + (f" ({hidden} not shown)" if hidden else "")

    def _write_json(self, name: str) -> None:
        text = report.as_json(self.findings)
        if name == "-":
            click.echo(text, nl=False)
        else:
            files.write(Path(name), text.encode("utf-8", "backslashreplace"))


def with_findings(least: str = "review") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options about findings; it receives them as one `reporter`, which shows `least` and above."""

    def give(command: Callable[..., None]) -> Callable[..., None]:
        @click.option(
            "--fail-on",
            type=click.Choice(_SEVERITIES),
            metavar="SEVERITY",
            help="The least severity that makes the exit code 1: error, warning, review, info.  [default: error]",
        )
        @click.option(
            "--min-severity",
            type=click.Choice(_SEVERITIES),
            metavar="SEVERITY",
            help=f"Show findings of this severity and above.  [default: {least}; with --quiet: error]",
        )
        @click.option(
            "--json",
            type=click.Path(allow_dash=True),
            metavar="FILE",
            help="Write all findings to FILE as JSON; '-' is standard output.",
        )
        @click.option("-q", "--quiet", is_flag=True, help="Show errors only, and no summary.")
        @functools.wraps(command)
        def wrapped(
            fail_on: str | None, min_severity: str | None, json: str | None, quiet: bool, **others: Any
        ) -> None:
            reporter = Reporter(Severity.named(least), quiet=quiet, json=json)
            reporter.fail_on = Severity.named(fail_on) if fail_on else None
            shown = min_severity or ("error" if quiet else None)
            reporter.min_severity = Severity.named(shown) if shown else None
            command(reporter=reporter, **others)

        return wrapped

    return give


def _colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stderr is not None and sys.stderr.isatty()


def _width() -> int:
    if sys.stderr is None or not sys.stderr.isatty():
        return report.EXCERPT_WIDTH
    return max(40, shutil.get_terminal_size((report.EXCERPT_WIDTH + 5, 24)).columns - 5)
