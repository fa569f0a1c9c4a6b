"""What a report is made of: the findings of a run, what was looked at, and what somebody has accepted."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from pathlib import PurePath

from textus.base.frozen import frozen
from textus.findings.finding import Accepted, Finding, Report, Severity


@frozen
class Results:
    """The results of a run, in an order that does not depend on how it went."""

    findings: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    """the files that were looked at, by the paths findings name them by"""
    accepted: tuple[Accepted, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    """the least severity that fails the run; None: no severity does"""
    finished: bool = True
    """False where a file could not be written, or textus itself failed"""
    base: str = ""
    """where the working directory lies below the root of the repository: empty, or `letters/1911`"""

    def path(self, finding: Finding) -> str:
        """The file of a finding as seen from the root of the repository; see `rooted`."""
        return rooted(finding.place.path, self.base)

    def fails(self, finding: Finding) -> bool:
        """Whether the finding is grave enough to fail the run."""
        return self.fail_on is not None and finding.severity >= self.fail_on


def of(findings: Iterable[Finding], accepted: Iterable[Accepted] = (), checked: Iterable[str] = ()) -> Results:
    """The results with findings, accepted ones and files in stable order."""
    reasons = {one.finding: one.reason for one in accepted}
    return Results(
        findings=Report(findings).findings,
        checked=tuple(sorted(set(checked))),
        accepted=tuple(Accepted(finding, reasons[finding]) for finding in Report(reasons).findings),
    )


def rooted(path: str, base: str = "") -> str:
    """A path with slashes, relative to the root of the repository if it lies below it, else absolute."""
    try:
        seen = os.path.relpath(path) if os.path.isabs(path) else path
    except ValueError:  # another drive
        seen = path
    if os.path.isabs(path) and _above(seen):
        return PurePath(path).as_posix()
    whole = posixpath.normpath(posixpath.join(base, PurePath(seen).as_posix()))
    return PurePath(os.path.abspath(path)).as_posix() if _above(whole) else whole


def base_of(root: str | None) -> str:
    """Where the working directory lies below `root`, with slashes; empty where it is no part of it."""
    if not root:
        return ""
    below = os.path.relpath(os.path.realpath("."), os.path.realpath(root))
    return "" if below == "." or _above(below) else PurePath(below).as_posix()


def _above(path: str) -> bool:
    return path == ".." or path.startswith(("../", "..\\"))
