"""A page to read, on a screen of any size or on paper: one file, without scripts, loading nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from textus.base.version import __version__
from textus.findings import rulebook
from textus.findings.finding import Finding, Severity
from textus.findings.fingerprints import each
from textus.findings.reports.results import Results
from textus.findings.reports.wording import counts, printable, summary

_STYLE = Path(__file__).parents[1] / "report.css"
_SEVERITIES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.REVIEW: ("review", "review"),
    Severity.INFO: ("info", "info"),
}
_AROUND = 150
"""characters shown on either side of the place in a long line"""


def render(results: Results) -> str:
    """The page: numbers, filters, the findings by file with their lines and reasons, what was accepted."""
    title = _title(results)
    prints = each((finding.place.path, finding) for finding in results.findings)
    names = {id(finding): f"f-{name[:12]}" for finding, name in zip(results.findings, prints, strict=True)}
    style = _STYLE.read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>textus: {title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{_looked_at(results)}</p>\n{_filters(results.findings)}</header>\n<main>\n"
        f"{_files(results.findings, names)}{_accepted(results)}"
        f"<footer>textus {escape(__version__)}</footer>\n</main>\n</body>\n</html>\n"
    )


def _title(results: Results) -> str:
    words = summary(results.findings)
    return words[:1].upper() + words[1:]


def _looked_at(results: Results) -> str:
    number = len(results.checked)
    files = f"{number:,} file{'' if number == 1 else 's'} checked" if number else ""
    broken = len({finding.place.path for finding in results.findings if results.fails(finding)})
    failing = f"{broken:,} with findings that fail the run" if broken else "no finding fails the run"
    unfinished = "" if results.finished else "the run was not completed"
    return "; ".join(filter(None, (files, failing, unfinished)))


def _filters(findings: Iterable[Finding]) -> str:
    present = {severity: count for severity, count in counts(findings).items() if count}
    if len(present) < 2:
        return ""
    boxes = (
        f'<label class="{severity}"><input type="checkbox" id="{severity}" checked autocomplete="off"> '
        f"<b>{count:,}</b> {_SEVERITIES[severity][count != 1]}</label>\n"
        for severity, count in present.items()
    )
    return f'<form aria-label="Show">\n{"".join(boxes)}</form>\n'


def _files(findings: Iterable[Finding], names: Mapping[int, str]) -> str:
    of_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of_file[finding.place.path].append(finding)
    sections = (
        f"<section>\n<h2>{_words(path)} <span>{len(found):,}</span></h2>\n"
        f"{''.join(_article(finding, names[id(finding)]) for finding in found)}</section>\n"
        for path, found in of_file.items()
    )
    return "".join(sections) or '<article class="fine"><p class="words">No findings.</p></article>\n'


def _article(finding: Finding, name: str) -> str:
    place = finding.place
    where = ", ".join(f"{word} {number}" for word, number in (("line", place.line), ("column", place.column)) if number)
    return (
        f'<article class="{finding.severity}" id="{name}">\n'
        f'<p class="where"><b>{_SEVERITIES[finding.severity][0]}</b> <a href="#{name}">{where or "the file"}</a></p>\n'
        f'<p class="words" dir="auto">{_words(finding.message)}</p>\n'
        f"{_excerpt(finding)}"
        f"{_paragraph('hint', f'In the transcription: {finding.origin}' if finding.origin else '')}"
        f"{_paragraph('hint', finding.hint)}"
        f"{_why(rulebook.of(finding))}</article>\n"
    )


def _excerpt(finding: Finding) -> str:
    """The line, as much of it as surrounds the place, which is underlined; a place behind its end is a space."""
    line, column = finding.excerpt, finding.place.column
    if not line.strip():
        return ""
    if column is None or column > len(line) + 1:
        cut = "…" if len(line) > 2 * _AROUND else ""
        return f'<pre dir="auto">{_words(line[: 2 * _AROUND])}{cut}</pre>\n'
    at = column - 1
    first, last = max(0, at - _AROUND), at + 1 + _AROUND
    before, here, after = line[first:at], line[at : at + 1] or " ", line[at + 1 : last]
    words = f"{'…' if first else ''}{_words(before)}<mark>{_words(here)}</mark>{_words(after)}"
    return f'<pre dir="auto">{words.rstrip()}{"…" if len(line) > last else ""}</pre>\n'


def _why(entry: rulebook.Entry) -> str:
    examples = "".join(
        f"<dt>{head}</dt><dd><pre>{escape(example.strip())}</pre></dd>"
        for head, example in (("Incorrect", entry.bad), ("Correct", entry.good))
        if example
    )
    listed = f"<dl>{examples}</dl>" if examples else ""
    return f"<details><summary>{escape(entry.id)}</summary>{escape(entry.reason)}{listed}</details>\n"


def _accepted(results: Results) -> str:
    if not results.accepted:
        return ""
    articles = (
        f'<article>\n<p class="where"><b>{_words(str(one.finding.place))}</b> {escape(one.finding.rule)}</p>\n'
        f"{_paragraph('words', one.finding.message)}{_paragraph('hint', one.reason)}</article>\n"
        for one in results.accepted
    )
    head = f"{len(results.accepted):,} accepted"
    return f'<details class="accepted"><summary>{head}</summary>\n{"".join(articles)}</details>\n'


def _paragraph(name: str, words: str) -> str:
    return f'<p class="{name}" dir="auto">{_words(words)}</p>\n' if words else ""


def _words(words: str) -> str:
    return escape(printable(words))
