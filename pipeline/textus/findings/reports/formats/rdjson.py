"""Reviewdog's diagnostic format (rdjson), columns counted in bytes of UTF-8 as it asks.

Errors and warnings are what they are; questions to review and remarks are `INFO`, and a question says that it is one.
"""

from __future__ import annotations

from textus.findings.finding import Finding, Severity
from textus.findings.reports.formats.json import dumped
from textus.findings.reports.results import Results

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.REVIEW: "INFO", Severity.INFO: "INFO"}


def render(results: Results) -> str:
    """One diagnostic for each finding."""
    return dumped({"source": {"name": "textus"}, "diagnostics": [_row(each, results) for each in results.findings]})


def _row(finding: Finding, results: Results) -> dict[str, object]:
    location: dict[str, object] = {"path": results.path(finding)}
    if finding.place.line is not None:
        location["range"] = {"start": _position(finding)}
    words = finding.message if finding.severity != Severity.REVIEW else f"To review: {finding.message}"
    return {
        "message": f"{words}\n{finding.hint}" if finding.hint else words,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }


def _position(finding: Finding) -> dict[str, object]:
    """The column in bytes; it is left out where the line is not known and there may be letters of several bytes."""
    line, column = finding.place.line, finding.place.column
    if column is None or (column > 1 and len(finding.excerpt) < column - 1):
        return {"line": line}
    return {"line": line, "column": len(finding.excerpt[: column - 1].encode("utf-8", "surrogatepass")) + 1}
