"""Quick fixes: what an editor may want the record to say of a passage or a finding.

Each puts text at the end of the record, or takes an entry out of it; whatever else stands there stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from textus.base.frozen import frozen
from textus.base.knowledge import role_label
from textus.decide import addressing, explain, overrule, sentences
from textus.decide.sentences import percent
from textus.findings.finding import Finding, Severity
from textus.lsp.checking import Checked, Looked
from textus.record import record, suppressions
from textus.record.commented import toml
from textus.record.record import Suppression
from textus.record.value_kinds import CORRECTION, choices_of

REASON = "reason for accepting it"
"""stands where an editor has to say why a finding is accepted"""
WORDS = 8
"""so many words address a passage that is not what it was read as"""
_HEADING = re.compile(r"\s*\[")
_FIRST_WORDS = re.compile(rf"\S+(?:\s+\S+){{0,{WORDS - 1}}}")


@frozen
class Fix:
    """A change of the record: what is put at its end, or else the line of the heading of the entry that goes."""

    title: str
    snippet: str = ""
    line: int = 0
    findings: tuple[Finding, ...] = ()
    """which it settles"""


@frozen
class Edit:
    """Characters of a text, by offsets, and what comes in their place."""

    start: int
    end: int
    words: str


def of_passage(looked: Looked, start: int, end: int, findings: Sequence[Finding]) -> Iterator[Fix]:
    """What may be said of the passage at some characters: what else it is, what it is not, what is not in it."""
    document, decisions = looked.reading.document, looked.reading.decisions
    which = explain.at_line(decisions, document, document.source.position(start)[0])
    if which is None:
        return
    decision = decisions[which]
    asked = tuple(one for one in findings if one.rule == "encode/unsure" and one.place.path == document.source.path)
    told = explain.explain(document, decisions, looked.reading.claims, looked.encoding.text, which)
    role, claim = sentences.settling_role(decision), decision.found.claim
    if told.by_editor:
        yield from _taken_back(looked, claim.start, claim.end)
    elif asked:
        yield Fix(f"Correct: {role_label(role)}", told.snippet, findings=asked)
    if role != claim.role:
        words = explain.settling(document, told.chosen)
        yield Fix(f"Keep as {role_label(claim.role)}", words, findings=asked)
    for rival in told.rivals:
        if rival.role != role:
            words = explain.settling(document, rival)
            yield Fix(f"Read as {role_label(rival.role)}, {percent(rival.confidence)} certain", words, findings=asked)
    if role in choices_of("thing") and not told.by_editor:
        first = _FIRST_WORDS.match(document.text, claim.start, claim.end)
        behind = first.end() if first else claim.end
        yield Fix(
            f"Not {sentences.with_code(role)}", addressing.denial(document, claim.start, behind, role), findings=asked
        )
    for span in decision.spans:
        kind = CORRECTION if span.attributes.get("corr") else "note" if span.role == "noteCall" else span.role
        if span.start <= end and start <= span.end and kind in choices_of("thing"):
            words = addressing.denial(document, span.start, span.end, kind)
            shown = " ".join(document.text[span.start : span.end][:60].split())
            yield Fix(f"Not {_a(kind)}: “{shown}”", words)


def of_findings(checked: Checked, work: Path, findings: Sequence[Finding]) -> Iterator[Fix]:
    """The findings of a work, accepted; one that says why the work was refused cannot be."""
    for finding in findings:
        refused = checked.undone and finding.severity >= Severity.ERROR
        if finding.place.path == str(work) and not refused:
            at = _told_apart(finding, checked.findings)
            lines = ["[[suppress]]", f"rule = {toml(finding.rule)}", *([f"at = {toml(at)}"] if at else [])]
            title = f"Accept in the record: {finding.rule}{'' if at else ', wherever it is found'}"
            yield Fix(title, "\n".join([*lines, f"reason = {toml(REASON)}"]) + "\n", findings=(finding,))


def edit(fix: Fix, text: str, path: Path) -> Edit | None:
    """The change of a record that a fix is; None where the record would not be one, or is none now."""
    made = _taken_out(fix.line, text) if fix.line else _put_in(fix.snippet, text)
    changed = text[: made.start] + made.words + text[made.end :]
    try:
        tomllib.loads(text.replace("\r\n", "\n"))
        tomllib.loads(changed.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None
    before, after = len(record.parse(text, path)[1]), len(record.parse(changed, path)[1])
    return made if after <= before else None


def _put_in(snippet: str, text: str) -> Edit:
    newline = "\r\n" if "\r\n" in text else "\n"
    apart = newline if text and not text.endswith("\n") else ""
    apart += newline if text.strip() else ""
    return Edit(len(text), len(text), apart + snippet.replace("\n", newline))


def _taken_out(line: int, text: str) -> Edit:
    """The entry whose heading is in a line, and the blank lines before it; remarks before the next one stay."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    first = line - 1
    behind = next((number for number in range(line, len(lines)) if _HEADING.match(lines[number])), len(lines))
    while behind > line and lines[behind - 1].lstrip()[:1] in ("", "#"):
        behind -= 1
    while first and not lines[first - 1].strip():
        first -= 1
    return Edit(sum(map(len, lines[:first])), sum(map(len, lines[:behind])), "")


def _taken_back(looked: Looked, start: int, end: int) -> Iterator[Fix]:
    """The decisions of the record that claim the same lines."""
    document = looked.reading.document
    for one in looked.facts.decisions:
        places = overrule.passages(document, one) if one.role else ()
        lines = document.blocks.lines
        if one.place.line and any(lines[first].start == start and lines[last].end == end for first, last in places):
            yield Fix(f"Remove the decision from the record: {one.role}", line=one.place.line)


def _told_apart(finding: Finding, among: Sequence[Finding]) -> str:
    """The fewest words of its line that tell a finding from others of its rule; none where it shows no line."""
    column = finding.place.column or 1
    words = finding.excerpt[column - 1 :].split() or finding.excerpt.split()
    others = [one for one in among if one.rule == finding.rule and one != finding]
    for count in (2, 4, 8):
        at = " ".join(words[:count])
        if not any(suppressions.accepts(Suppression(finding.rule, "", at), other) for other in others):
            return at
    return " ".join(finding.excerpt.split())


def _a(role: str) -> str:
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"
