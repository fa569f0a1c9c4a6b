"""JSON of our own: every finding with all that is known of it, and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from textus.findings.finding import Finding, Place
from textus.findings.reports.results import Results
from textus.findings.reports.wording import counts


def render(results: Results) -> str:
    """All findings, how many of each severity, the files looked at, and what somebody has accepted, with the reason."""
    accepted = [{**row(one.finding), "reason": one.reason} for one in results.accepted]
    return as_json(results.findings, checked=list(results.checked), accepted=accepted)


def as_json(findings: Iterable[Finding], **more: object) -> str:
    """The findings, the number of each severity and whatever else is named, as one JSON object."""
    listed = tuple(findings)
    numbers = {str(severity): count for severity, count in counts(listed).items()}
    return dumped({"findings": [row(finding) for finding in listed], "counts": numbers, **more})


def dumped(data: object) -> str:
    """The data as JSON that can be read and compared: two spaces, letters as they are, a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def row(finding: Finding) -> dict[str, object]:
    """A finding; what it has not is left out."""
    place = finding.place
    fields = {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "message": finding.message,
        "hint": finding.hint,
        "excerpt": finding.excerpt,
        "transcription": _place(finding.origin),
    }
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _place(place: Place | None) -> dict[str, object] | None:
    return None if place is None else {"path": place.path, "line": place.line, "column": place.column}
