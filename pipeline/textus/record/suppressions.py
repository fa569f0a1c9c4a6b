"""Findings that a work's record accepts as they are, each with a reason; entries that accept nothing are found too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from textus.base.frozen import frozen
from textus.findings import rulebook
from textus.findings.finding import Accepted, Finding, Severity, finding
from textus.record import record
from textus.record.record import Suppression

ENCODING = ("source", "record", "names", "header", "encode", "lossless")
"""the groups of rules that are asked when a transcription is encoded"""


@frozen
class Settled:
    """Findings that remain, and those the record accepts."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()


def settle(findings: Iterable[Finding], work: Path, asked: Collection[str], *, undone: bool = False) -> Settled:
    """The findings of a work, a transcription or an edition, after what the record beside it says of them."""
    return settle_by(_entries(record.beside(work)), findings, asked, undone=undone)


def settle_edition(findings: Iterable[Finding], edition: Path, *, rules: bool) -> Settled:
    """The findings of a TEI file; `rules`: those above grammar were asked, too."""
    above = (rulebook.ABOVE_GRAMMAR.rstrip("/"),) if rules else ()
    return settle(findings, edition, ("grammar", *above))


def settle_by(
    entries: Sequence[Suppression], findings: Iterable[Finding], asked: Collection[str], *, undone: bool = False
) -> Settled:
    """The findings of a work after what the entries of its record say of them.

    `asked` are the groups of rules that were asked: an entry for one of those that accepted nothing is itself a
    finding. `undone`: the work was refused, so no error is accepted, for it says why.
    """
    told = tuple(findings)
    if not entries:
        return Settled(told)
    kept, accepted, used = [], [], set()
    for each in told:
        numbers = [number for number, entry in enumerate(entries) if accepts(entry, each)]
        if numbers and not (undone and each.severity >= Severity.ERROR):
            used.update(numbers)
            accepted.append(Accepted(each, entries[numbers[0]].reason))
        else:
            kept.append(each)
    idle = (_unused(entry) for number, entry in enumerate(entries) if number not in used and _was_asked(entry, asked))
    return Settled((*kept, *idle), tuple(accepted))


def _entries(path: Path) -> Sequence[Suppression]:
    try:
        if b"suppress" not in path.read_bytes():
            return ()
    except OSError:
        return ()
    return record.load(path)[0].suppressions


def accepts(entry: Suppression, found: Finding) -> bool:
    """Whether an entry of a record is about a finding."""
    if not rulebook.matches(entry.rule, found.rule):
        return False
    if entry.line:
        return entry.line == found.place.line
    words = _squeezed(entry.at)
    return words in _squeezed(found.excerpt) or words in _squeezed(found.message)


def _was_asked(entry: Suppression, asked: Collection[str]) -> bool:
    group = entry.rule.partition("/")[0]
    return group in asked or not _known(entry.rule)


def _known(rule: str) -> bool:
    return rule.startswith(rulebook.ABOVE_GRAMMAR) or any(entry.id.startswith(rule) for entry in rulebook.named(rule))


def _unused(entry: Suppression) -> Finding:
    if not _known(entry.rule):
        near = rulebook.meant(entry.rule)
        hint = f"did you mean “{near}”?" if near else "textus rule lists all rules"
        return finding("suppress/unused", entry.place, f"unknown rule “{entry.rule}”", hint)
    about = f" at “{entry.at}”" if entry.at else f" in line {entry.line}" if entry.line else ""
    message = f"unused suppression for “{entry.rule}”{about}"
    return finding("suppress/unused", entry.place, message, "delete the entry if it is no longer needed")


def _squeezed(words: str) -> str:
    return " ".join(words.split())
