"""GitLab's code quality report: a list of issues, each with a fingerprint that outlives inserted lines.

Errors are `critical`, warnings `minor`; questions to review and remarks are `info`, for GitLab has nothing between.
"""

from __future__ import annotations

from textus.findings.finding import Severity
from textus.findings.fingerprints import each
from textus.findings.reports.formats.json import dumped
from textus.findings.reports.results import Results

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.REVIEW: "info", Severity.INFO: "info"}


def render(results: Results) -> str:
    """One issue for each finding; what is about a whole file is told at its first line."""
    prints = each((results.path(finding), finding) for finding in results.findings)
    return dumped(
        [
            {
                "description": _question(finding.severity, finding.message),
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": results.path(finding), "lines": {"begin": finding.place.line or 1}},
            }
            for finding, fingerprint in zip(results.findings, prints, strict=True)
        ]
    )


def _question(severity: Severity, message: str) -> str:
    return f"To review: {message}" if severity == Severity.REVIEW else message
