"""What every command does with findings: show them as they come, and at the end write reports and say the exit code."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from textus.base import files
from textus.base.frozen import frozen
from textus.cli import _exits
from textus.findings.finding import Accepted, Finding, Severity
from textus.findings.reports.formats.text import as_text
from textus.findings.reports.wording import EXCERPT_WIDTH, printable, summary

if TYPE_CHECKING:
    from textus.findings.baseline import Baseline
    from textus.findings.reports.results import Results
    from textus.record.settings import Settings

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""where CI systems say that the root of the repository is, which paths in reports are relative to"""
TEXT = "text"


@frozen
class Target:
    """A report that was asked for; without a file it goes to standard output, text to standard error as it comes."""

    format: str
    file: Path | None = None

    @property
    def takes_stdout(self) -> bool:
        """Whether standard output is the report's, so that nothing else may be printed there."""
        return self.file is None and self.format != TEXT


@dataclass
class Reporter:
    """Shows findings on standard error and remembers them; `least` is shown where nobody asked for more or less."""

    least: Severity
    fail_on: Severity | None = None
    never_fails: bool = False
    min_severity: Severity | None = None
    quiet: bool = False
    targets: Sequence[Target] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    baseline: Baseline | None = None
    new_baseline: Path | None = None
    broken: bool = False
    findings: list[Finding] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)
    _must_fail: bool = False
    _known: int = 0
    _told: set[Finding] = field(default_factory=set)

    def follow(self, settings: Settings) -> None:
        """Let settings decide what the options left open."""
        if self.fail_on is None:
            self.fail_on = Severity.named(settings.fail_on)
        if self.min_severity is None and not self.quiet and settings.min_severity != type(settings)().min_severity:
            self.min_severity = Severity.named(settings.min_severity)

    @property
    def at_least(self) -> Severity:
        """The least severity that is shown."""
        return self.min_severity or (Severity.ERROR if self.quiet else self.least)

    @property
    def streams(self) -> bool:
        """Whether findings are shown as they come: unless a report goes to standard output instead."""
        return any(target == Target(TEXT) for target in self.targets) or not self._stdout_taken

    @property
    def _stdout_taken(self) -> bool:
        return any(target.takes_stdout for target in self.targets)

    def tell(self, findings: Iterable[Finding], *, broken: bool = False, undone: bool = False) -> None:
        """Show the findings that are new, wanted and grave enough.

        `broken`: they say that something could not be finished; `undone`: that a work was refused. Errors of either
        are told whatever was chosen or is in the baseline: nobody shall take for done what is not.
        """
        self.broken |= broken
        for finding in findings:
            if finding in self._told:
                continue
            self._told.add(finding)
            grave = (broken or undone) and finding.severity >= Severity.ERROR
            self._must_fail |= grave and undone
            if not grave and not self._wanted(finding):
                continue
            self.findings.append(finding)
            if finding.severity >= self.at_least and self.streams:
                click.echo(as_text(finding, colour=_colour(), width=_width()), err=True, nl=False)

    def accept(self, accepted: Iterable[Accepted]) -> None:
        """Remember findings that a record accepts."""
        self.accepted += [one for one in accepted if self._chosen(one.finding)]

    def look_at(self, shown: str) -> None:
        """Remember that a file was looked at; reports name those without findings too."""
        self.looked_at.append(shown)

    def _wanted(self, finding: Finding) -> bool:
        if not self._chosen(finding):
            return False
        if self.baseline is not None and self.baseline.knows(finding):
            self._known += 1
            self.accepted.append(Accepted(finding, "in the baseline"))
            return False
        return True

    def _chosen(self, finding: Finding) -> bool:
        chosen = not self.select or finding.rule.startswith(tuple(self.select))
        return chosen and not finding.rule.startswith(tuple(self.ignore))

    def say(self, words: str, *, result: bool = False) -> None:
        """Print a line for people, unless they asked for quiet: a `result` to standard output, else beside it."""
        if not self.quiet:
            click.echo(printable(words), err=not result or self._stdout_taken)

    def finish(self, words: str = "", *, result: bool = False) -> NoReturn:
        """Print the last line and the number of findings, write the reports asked for, and exit."""
        if words:
            self.say(f"{words}; {self._numbers()}", result=result)
        if self.baseline is not None and self.baseline.gone:
            self.say(f"{self.baseline.gone:,} findings in the baseline no longer occur: --write-baseline removes them")
        if self.targets:
            self._write_reports()
        if self.new_baseline is not None:
            self._write_baseline(self.new_baseline)
        click.get_current_context().exit(self.exit_code())

    def exit_code(self) -> int:
        """The exit code the findings so far ask for."""
        if self.broken:
            return _exits.UNFINISHED
        if self.new_baseline is not None:
            return _exits.FINDINGS if self._must_fail and not self.never_fails else _exits.CLEAN
        least = self._fails_at()
        fails = least is not None and any(found.severity >= least for found in self.findings)
        return _exits.FINDINGS if fails else _exits.CLEAN

    def _fails_at(self) -> Severity | None:
        return None if self.never_fails else self.fail_on or Severity.ERROR

    def _numbers(self) -> str:
        hidden = sum(found.severity < self.at_least for found in self.findings)
        aside = [f"{hidden} not shown"] if hidden else []
        aside += [f"{self._known} in the baseline"] if self._known else []
        aside += [f"{number} accepted by records"] if (number := len(self.accepted) - self._known) else []
        return summary(self.findings) + (f" ({', '.join(aside)})" if aside else "")

    def _results(self) -> Results:
        from textus.findings.reports import results

        least = self.min_severity or Severity.INFO
        made = results.of(
            (found for found in self.findings if found.severity >= least),
            (one for one in self.accepted if one.finding.severity >= least),
            self.looked_at,
        )
        root = next(filter(None, map(os.environ.get, ROOTS)), None)
        return replace(made, fail_on=self._fails_at(), finished=not self.broken, base=results.base_of(root))

    def _write_reports(self) -> None:
        from textus.findings.reports import writing

        made = self._results()
        for target in self.targets:
            if target.file is not None:
                files.write(target.file, writing.render(target.format, made))
            elif target.takes_stdout:
                click.echo(writing.render(target.format, made), nl=False)

    def _write_baseline(self, path: Path) -> None:
        from textus.findings import baseline

        known = [one.finding for one in self.accepted[:] if one.reason == "in the baseline"]
        every = [*self.findings, *known]
        files.write(path, baseline.written(every, path))
        self.say(f"{len(every):,} finding{'' if len(every) == 1 else 's'} written to the baseline {path}")


def _colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stderr is not None and sys.stderr.isatty()


def _width() -> int:
    if sys.stderr is None or not sys.stderr.isatty():
        return EXCERPT_WIDTH
    return max(40, shutil.get_terminal_size((EXCERPT_WIDTH + 5, 24)).columns - 5)
