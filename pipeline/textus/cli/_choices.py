"""The options about findings that every command has which reports any."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from textus.cli._reporter import TEXT, Reporter, Target
from textus.findings.finding import Severity

if TYPE_CHECKING:
    from textus.findings.baseline import Baseline

_SEVERITIES = [str(severity) for severity in sorted(Severity, reverse=True)]
_NEVER = "never"

Command = Callable[..., None]


def with_findings(least: str = "review", *, formats: bool = True) -> Callable[[Command], Command]:
    """Give a command the options about findings; it receives them as one `reporter`, which shows `least` and above.

    Without `formats` there is no `--format`, for commands that print something of their own in several.
    """

    def give(command: Command) -> Command:
        @functools.wraps(command)
        def wrapped(reporting: dict[str, Any], **others: Any) -> None:
            command(reporter=_reporter(least, reporting, others), **others)

        made: Command = wrapped
        for option in reversed(_options(least, formats)):
            made = option(made)
        return made

    return give


def _options(least: str, formats: bool) -> list[Callable[[Command], Command]]:
    listed = [
        _option(
            "--format",
            multiple=True,
            metavar="NAME[=FILE]",
            help="Report as text, json, sarif, junit, github, gitlab, rdjson or html, to FILE or to standard output; "
            "repeatable.  [default: text, to standard error]",
        ),
        _option("--json", type=click.Path(allow_dash=True), metavar="FILE", help="Short for --format json=FILE."),
        _option(
            "--fail-on",
            type=click.Choice([*_SEVERITIES, _NEVER]),
            metavar="SEVERITY",
            help="Lowest severity that sets exit code 1: error, warning, review, info, or never.  [default: error]",
        ),
        _option(
            "--min-severity",
            type=click.Choice(_SEVERITIES),
            metavar="SEVERITY",
            help=f"Report findings of this severity and above.  [default: {least} on screen, info in report files]",
        ),
        _option(
            "--select",
            multiple=True,
            metavar="RULES",
            help="Report only these rules: ids or prefixes, comma-separated.",
        ),
        _option("--ignore", multiple=True, metavar="RULES", help="Exclude these rules."),
        _option(
            "--baseline", type=click.Path(), metavar="FILE", help="Report only findings that are not in this baseline."
        ),
        _option("--write-baseline", type=click.Path(), metavar="FILE", help="Save the current findings as a baseline."),
        _option("-q", "--quiet", is_flag=True, help="Show errors only, and no summary."),
    ]
    return listed if formats else [listed[1], listed[2], listed[3], listed[-1]]


def _option(*names: str, **details: Any) -> Callable[[Command], Command]:
    """An option whose value is gathered with the others about findings."""
    name = names[-1].removeprefix("--").replace("-", "_")

    def gather(context: click.Context, _: click.Parameter, value: Any) -> None:
        context.params.setdefault("reporting", {})[name] = value

    return click.option(*names, f"reporting_{name}", expose_value=False, callback=gather, **details)


def _reporter(least: str, asked: dict[str, Any], others: dict[str, Any]) -> Reporter:
    reporter = Reporter(Severity.named(least), quiet=asked["quiet"])
    fail_on, shown = asked["fail_on"], asked["min_severity"]
    reporter.never_fails = fail_on == _NEVER
    reporter.fail_on = Severity.named(fail_on) if fail_on and fail_on != _NEVER else None
    reporter.min_severity = Severity.named(shown) if shown else None
    reporter.targets = _targets(asked, others)
    reporter.select = _rules("--select", asked.get("select", ()))
    reporter.ignore = _rules("--ignore", asked.get("ignore", ()))
    reporter.baseline = _baseline(asked.get("baseline"))
    reporter.new_baseline = Path(asked["write_baseline"]) if asked.get("write_baseline") else None
    return reporter


def _targets(asked: dict[str, Any], others: dict[str, Any]) -> tuple[Target, ...]:
    """The reports asked for; a usage error if one would stand in the way of another or of an input."""
    targets = [_target(words) for words in asked.get("format", ())]
    if asked["json"] is not None:
        targets.append(Target("json", None if asked["json"] == "-" else Path(asked["json"])))
    targets = list(dict.fromkeys(targets))
    if sum(target.takes_stdout for target in targets) + (others.get("out") == "-") > 1:
        raise click.UsageError("only one output can go to standard output: specify a file, as in --format sarif=FILE")
    written = [os.path.realpath(target.file) for target in targets if target.file is not None]
    for target, place in zip((target for target in targets if target.file), written, strict=True):
        if written.count(place) > 1:
            raise click.UsageError(f"two reports would be written to {target.file}")
        if place in {os.path.realpath(name) for name in others.get("inputs", ())}:
            raise click.UsageError(f"{target.file} is an input and would be overwritten by the report")
    return tuple(targets)


def _target(words: str) -> Target:
    name, equals, file = words.partition("=")
    if name != TEXT or equals:
        from textus.findings.reports import writing

        if name not in writing.names():
            raise click.UsageError(f"unknown report format {name!r}; known formats: {', '.join(writing.names())}")
    if equals and not file:
        raise click.UsageError(f"--format {words}: file name missing")
    return Target(name, Path(file) if file not in ("", "-") else None)


def _rules(option: str, given: Sequence[str]) -> tuple[str, ...]:
    chosen = [rule.strip() for words in given for rule in words.split(",") if rule.strip()]
    if chosen:
        from textus.findings import rulebook

        for words in tuple(chosen):
            found = rulebook.named(words)
            if not found and not words.startswith(rulebook.ABOVE_GRAMMAR):
                near = rulebook.meant(words)
                hint = f"; did you mean {near!r}?" if near else " (list them with textus rule)"
                raise click.UsageError(f"{option}: no rule id is or begins with {words!r}{hint}")
            chosen += [entry.id for entry in found if not entry.id.startswith(words)]
    return tuple(chosen)


def _baseline(name: str | None) -> Baseline | None:
    if name is None:
        return None
    from textus.findings import baseline

    try:
        return baseline.read(Path(name))
    except baseline.BaselineError as error:
        raise click.UsageError(str(error)) from None
