"""Findings: what textus has to say about a document, as values; nothing here prints.

A finding's identity (`rule`), severity, place and words are kept apart, so that every output format can show
them its own way. Severities and reasons of all rules live in the tables of `knowledge/rules/`.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable, Mapping

import tomli

from textus.base.frozen import frozen
from textus.base.resources import knowledge_dir


class Severity(enum.IntEnum):
    """How severe a finding is, in this order: INFO, REVIEW (a question for the editor, no fault), WARNING, ERROR."""

    INFO = 10
    REVIEW = 20
    WARNING = 30
    ERROR = 40

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def named(cls, name: str) -> Severity:
        """The severity called `name`; raises KeyError for any other word."""
        return cls[name.upper()]


@frozen
class Place:
    """A place in a file; line and column are counted from 1 and absent where a finding is about the whole file."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@frozen
class Rule:
    """One row of the rules table: why a finding of this id is made, with an example of the fault and its cure."""

    id: str
    severity: Severity
    reason: str
    bad: str = ""
    good: str = ""


@frozen
class Finding:
    """One thing found in one place; `excerpt` is the line of the file the column points into.

    `origin` is the place in the transcription, where `place` is one in an edition that was made from it.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    excerpt: str = ""
    origin: Place | None = None


@frozen
class Accepted:
    """A finding that somebody has accepted as it is, and why."""

    finding: Finding
    reason: str


class Report:
    """All findings of a run, in an order that does not depend on how the run went."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._findings: list[Finding] = list(findings)

    def add(self, finding: Finding) -> None:
        """Take in one finding."""
        self._findings.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take in several findings."""
        self._findings.extend(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings by path, line, column and rule."""
        return tuple(sorted(self._findings, key=_order))

    def worst(self) -> Severity | None:
        """The highest severity present, None for a clean report."""
        return max((finding.severity for finding in self._findings), default=None)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this severity or above."""
        return tuple(finding for finding in self.findings if finding.severity >= severity)

    def __len__(self) -> int:
        return len(self._findings)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.path, place.line or 0, place.column or 0, finding.rule, finding.message


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Every rule of the tables in `knowledge/rules/`, by id."""
    table: dict[str, Rule] = {}
    for file in sorted((knowledge_dir() / "rules").glob("*.toml")):
        for rule_id, row in tomli.loads(file.read_text(encoding="utf-8")).items():
            severity = Severity.named(row["severity"])
            table[rule_id] = Rule(rule_id, severity, row["reason"], row.get("bad", ""), row.get("good", ""))
    return table


def finding(rule: str, place: Place, message: str, hint: str = "", excerpt: str = "") -> Finding:
    """A finding whose severity is the one its rule's table gives; raises KeyError for a rule no table has."""
    return Finding(rule, rules()[rule].severity, place, message, hint, excerpt)
