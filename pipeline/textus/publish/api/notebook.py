"""What notebooks show: a page in a frame, apart from the notebook's own styles and scripts; findings as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from textus.findings.finding import Finding, Severity
from textus.findings.reports.wording import printable, summary

_COLOURS = {
    Severity.ERROR: "#b3261e",
    Severity.WARNING: "#8a5a00",
    Severity.REVIEW: "#006a6a",
    Severity.INFO: "#3b5ba9",
}
_FRAME = "width:100%;height:32em;border:1px solid #8886;resize:vertical;background:#fff"
_CELL = "text-align:left;vertical-align:top;overflow-wrap:anywhere"
_MOST = 200
"""rows of a table; a browser shows them at once"""


def frame(page: str, title: str) -> str:
    """A page in a sandboxed frame: no script of it runs, no style of it leaves it, and none comes in."""
    return f'<iframe sandbox="" title="{_words(title)}" style="{_FRAME}" srcdoc="{escape(page)}"></iframe>'


def document(data: bytes, media_type: str) -> str:
    """A rendered document: a page in a frame, other text as it is, of a binary file its size."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return f"<p>{escape(media_type)}, {len(data):,} bytes</p>"
    return frame(text, "page") if media_type == "text/html" else f"<pre>{escape(text)}</pre>"


def table(findings: Sequence[Finding]) -> str:
    """The findings as a table, and how many there are."""
    head = f"<p>{escape(summary(findings))}</p>"
    if not findings:
        return head
    names = "".join(f'<th style="{_CELL}">{name}</th>' for name in ("severity", "place", "finding", "rule"))
    rows = "".join(_row(finding) for finding in findings[:_MOST])
    more = f"<p>and {len(findings) - _MOST:,} more</p>" if len(findings) > _MOST else ""
    return f"{head}<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _row(finding: Finding) -> str:
    hint = f"<br><small>{_words(finding.hint)}</small>" if finding.hint else ""
    cells = (
        f'<b style="color:{_COLOURS[finding.severity]}">{finding.severity}</b>',
        _words(str(finding.place)),
        f'<span dir="auto">{_words(finding.message)}</span>{hint}',
        f"<code>{escape(finding.rule)}</code>",
    )
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _words(words: str) -> str:
    return escape(printable(words))
