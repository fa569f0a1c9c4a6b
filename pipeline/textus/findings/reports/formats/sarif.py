"""SARIF 2.1.0, the OASIS format of findings, for GitHub code scanning, VS Code and others.

Errors and warnings are results of those levels, remarks of level `note`. A question to review is of kind `review`,
which is what the standard (3.27.9) calls a result a person has to decide on; its level is `none` by that rule.
Columns count code points. `primaryLocationLineHash` is what GitHub knows an alert by in the next run.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from urllib.parse import quote

from textus.base.version import __version__
from textus.findings import rulebook
from textus.findings.finding import Finding, Severity
from textus.findings.fingerprints import each
from textus.findings.reports.formats.json import dumped
from textus.findings.reports.results import Results

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "none", Severity.INFO: "note"}
_ROOT = "SRCROOT"


def render(results: Results) -> str:
    """One run with the rules that were broken and a result for each finding."""
    rules = {finding.rule: rulebook.of(finding) for finding in results.findings}
    known = sorted(rules)
    prints = each((results.path(finding), finding) for finding in results.findings)
    driver = {
        "name": "textus",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rules[name]) for name in known],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": results.finished}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, known, fingerprint, results)
            for finding, fingerprint in zip(results.findings, prints, strict=True)
        ],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(entry: rulebook.Entry) -> dict[str, object]:
    level = "note" if entry.severity == Severity.REVIEW else _LEVELS[entry.severity]
    rule: dict[str, object] = {"id": entry.id, "name": _name(entry.id)}
    rule["shortDescription"] = {"text": _sentence(entry.says or entry.reason.split(". ")[0])}
    rule["fullDescription"] = {"text": entry.reason}
    rule["help"] = {"text": rulebook.explained(entry), "markdown": _markdown(entry)}
    rule["defaultConfiguration"] = {"level": level}
    rule["properties"] = {"tags": [entry.id.partition("/")[0], str(entry.severity)]}
    return rule


def _result(finding: Finding, known: Sequence[str], fingerprint: str, results: Results) -> dict[str, object]:
    words = finding.message + (f" Hint: {finding.hint}" if finding.hint else "")
    result: dict[str, object] = {"ruleId": finding.rule, "ruleIndex": known.index(finding.rule)}
    if finding.severity == Severity.REVIEW:
        result["kind"] = "review"
    result["level"] = _LEVELS[finding.severity]
    result["message"] = {"text": _sentence(words)}
    result["locations"] = [{"physicalLocation": _location(finding, results)}]
    if finding.origin:
        told = replace(finding, place=finding.origin, excerpt="")
        message = {"text": "In the transcription."}
        result["relatedLocations"] = [{"id": 1, "message": message, "physicalLocation": _location(told, results)}]
    result["partialFingerprints"] = {"primaryLocationLineHash": fingerprint}
    return result


def _location(finding: Finding, results: Results) -> dict[str, object]:
    """The place; what is about a whole file is told at its first line, for GitHub takes no result without a line."""
    place = finding.place
    line = place.line or 1
    region: dict[str, object] = {"startLine": line, "endLine": line}
    location: dict[str, object] = {"artifactLocation": _artifact(results.path(finding)), "region": region}
    snippet = {"snippet": {"text": finding.excerpt}} if finding.excerpt else {}
    if place.column is None:
        region.update(snippet)
    else:
        region.update({"startColumn": place.column, "endColumn": place.column + 1})
        if snippet and len(finding.excerpt) > 1:
            location["contextRegion"] = {"startLine": line, "endLine": line, **snippet}
    return location


def _artifact(path: str) -> dict[str, object]:
    if os.path.isabs(path):
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _ROOT}


def _name(rule: str) -> str:
    """The id as SARIF likes names: `GrammarUnexpectedElement`."""
    return "".join(part[:1].upper() + part[1:] for part in rule.replace("/", "-").replace(".", "-").split("-"))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…", "”")) else f"{words}."


def _markdown(entry: rulebook.Entry) -> str:
    parts = [entry.reason]
    for head, example in (("Incorrect:", entry.bad), ("Correct:", entry.good)):
        if example:
            fence = "````" if "```" in example else "```"
            parts.append(f"{head}\n\n{fence}\n{example.strip()}\n{fence}")
    return "\n\n".join(parts) + "\n"
