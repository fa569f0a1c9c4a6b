"""Annotations of GitHub Actions: workflow commands, the gravest first, no more than GitHub shows.

GitHub shows ten annotations of each kind (error, warning, notice) a step and drops the rest without a word. So ten are
written; if there are more, the last one says how many, and all others follow as plain lines in the log.
Questions to review and remarks are notices, questions first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from textus.findings.finding import Finding, Severity
from textus.findings.reports.results import Results
from textus.findings.reports.wording import printable, summary

LIMIT = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "notice", Severity.INFO: "notice"}


def render(results: Results) -> str:
    """The annotations, then what is over the limit as plain lines."""
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(results.findings, key=lambda each: -each.severity):
        kinds[_KINDS[finding.severity]].append(finding)
    full = [kind for kind, found in kinds.items() if len(found) > LIMIT]
    shown, hidden = [], []
    for kind, found in kinds.items():
        room = LIMIT - (kind in full[:1])
        shown += [_annotation(kind, finding, results) for finding in found[:room]]
        hidden += found[room:]
    if hidden:
        shown.append(f"::{full[0]} title=textus::{_data(_more(hidden))}\n")
    return "".join(shown) + _log(hidden, results)


def _annotation(kind: str, finding: Finding, results: Results) -> str:
    place = finding.place
    properties = {
        "file": results.path(finding),
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "title": f"{finding.rule} ({finding.severity})" if finding.severity == Severity.REVIEW else finding.rule,
    }
    if place.path == "-":
        del properties["file"]
    words = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    origin = f"in the transcription: {finding.origin}" if finding.origin else ""
    return f"::{kind} {words}::{_data(chr(10).join(filter(None, (finding.message, origin, finding.hint))))}\n"


def _more(hidden: Sequence[Finding]) -> str:
    return f"and {summary(hidden)} more: GitHub shows at most {LIMIT} per type; all are in the log of this step"


def _log(hidden: Sequence[Finding], results: Results) -> str:
    """Lines that no runner takes for commands."""
    if not hidden:
        return ""
    lines = []
    for finding in hidden:
        where = ":".join(
            str(part) for part in (results.path(finding), finding.place.line, finding.place.column) if part is not None
        )
        words = printable(f"{where}: {finding.severity}[{finding.rule}] {finding.message}")
        lines.append(f"- {words.replace('##[', '## [')}\n")
    return f"::group::textus: {summary(hidden)} more\n{''.join(lines)}::endgroup::\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
