"""Text for people: place, severity, rule and words; the line of the file with a caret; a hint."""

from __future__ import annotations

from textus.findings.finding import Finding, Severity
from textus.findings.reports.results import Results
from textus.findings.reports.wording import EXCERPT_WIDTH, excerpt, printable, summary

_INDENT = "    "
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.REVIEW: "36", Severity.INFO: "34"}


def render(results: Results) -> str:
    """All findings, and how many there are."""
    accepted = f" ({len(results.accepted)} accepted)" if results.accepted else ""
    return (
        "".join(f"{as_text(finding)}\n" for finding in results.findings) + summary(results.findings) + accepted + "\n"
    )


def as_text(finding: Finding, *, colour: bool = False, width: int = EXCERPT_WIDTH) -> str:
    """One finding as lines: place, severity, rule and message; the line with a caret; the transcription; the hint."""
    severity = _paint(f"{finding.severity}[{finding.rule}]", _COLOURS[finding.severity], colour)
    lines = [f"{_paint(printable(str(finding.place)), '1', colour)}: {severity} {printable(finding.message)}"]
    if finding.excerpt and finding.place.column is not None:
        shown, caret = excerpt(finding.excerpt, finding.place.column, width)
        lines += [_INDENT + shown.rstrip(), _INDENT + _paint(caret, _COLOURS[finding.severity], colour)]
    if finding.origin:
        lines.append(f"{_INDENT}in the transcription: {printable(str(finding.origin))}")
    if finding.hint:
        lines.append(f"{_INDENT}hint: {printable(finding.hint)}")
    return "\n".join(lines) + "\n"


def _paint(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words
