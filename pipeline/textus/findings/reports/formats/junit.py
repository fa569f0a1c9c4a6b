"""JUnit XML: a suite for each file, a case for each finding, and a passed case for a file without findings.

A finding that fails the run (`--fail-on`) is a failure. A warning or question below that is a skipped case with its
words, for nothing was decided; a remark is a passed case. What textus could not finish is an error.
"""

from __future__ import annotations

from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from textus.base.regex import regex
from textus.findings.finding import Finding, Severity
from textus.findings.reports.formats.text import as_text
from textus.findings.reports.results import Results, rooted

_NO_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNFINISHED = ("cli/internal-error", "cli/cannot-write", "cli/cannot-read")


def render(results: Results) -> str:
    """The suites by the paths of the files."""
    of_file: dict[str, list[Finding]] = defaultdict(list, {rooted(path, results.base): [] for path in results.checked})
    for finding in results.findings:
        of_file[results.path(finding)].append(finding)
    suites = [_suite(path, found, results) for path, found in sorted(of_file.items())]
    kinds = [_kind(finding, results) for finding in results.findings]
    cases = sum(max(1, len(found)) for found in of_file.values())
    counted = _counted(cases, kinds)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="textus" {counted} time="0">\n{"".join(suites)}</testsuites>\n'
    )


def _suite(path: str, found: list[Finding], results: Results) -> str:
    counted = _counted(max(1, len(found)), [_kind(finding, results) for finding in found])
    cases = [_case(path, finding, results) for finding in found] or [f"{_head(path, 'no findings')}/>\n"]
    return f'  <testsuite name={_attribute(path)} {counted} time="0">\n{"".join(cases)}  </testsuite>\n'


def _case(path: str, finding: Finding, results: Results) -> str:
    place = finding.place
    where = f" ({':'.join(str(part) for part in (place.line, place.column) if part is not None)})" if place.line else ""
    head = _head(path, finding.rule + where) + (f' line="{place.line}"' if place.line else "") + ">\n"
    kind, message = _kind(finding, results), _attribute(f"{finding.severity}: {finding.message}")
    words = escape(_xml(as_text(finding).rstrip("\n")))
    if kind == "passed":
        return f"{head}      <system-out>{words}</system-out>\n    </testcase>\n"
    type_of = "" if kind == "skipped" else f" type={_attribute(finding.rule)}"
    return f"{head}      <{kind} message={message}{type_of}>{words}</{kind}>\n    </testcase>\n"


def _head(path: str, name: str) -> str:
    return f'    <testcase name={_attribute(name)} classname={_attribute(path)} time="0" file={_attribute(path)}'


def _kind(finding: Finding, results: Results) -> str:
    if finding.rule in UNFINISHED:
        return "error"
    if results.fails(finding):
        return "failure"
    return "passed" if finding.severity == Severity.INFO else "skipped"


def _counted(cases: int, kinds: list[str]) -> str:
    failures, errors, skipped = map(kinds.count, ("failure", "error", "skipped"))
    return f'tests="{cases}" failures="{failures}" errors="{errors}" skipped="{skipped}"'


def _attribute(words: str) -> str:
    return quoteattr(_xml(words), {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def _xml(words: str) -> str:
    """The words without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", words)
