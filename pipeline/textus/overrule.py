"""The editor's word: decisions of the record, as claims that nothing can outweigh.

A decision is addressed by the words it stands at, so that it survives edits elsewhere, or by its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textus.claims import Claim
from textus.document import Document
from textus.findings import Finding, Place, finding
from textus.knowledge import table
from textus.record import Overrule


def apply(
    document: Document, overrules: Sequence[Overrule], claims: Iterable[Claim]
) -> tuple[list[Claim], tuple[Finding, ...]]:
    """The claims with the editor's among them and their rivals gone; a decision that matches nothing is a finding."""
    kept = list(claims)
    findings: list[Finding] = []
    for overrule in overrules:
        if overrule.role not in table("roles"):
            message = f"the record asks for the role “{overrule.role}”, which there is not"
            findings.append(
                finding("record/unknown-role", Place(document.source.path), message, "see knowledge/roles.toml")
            )
            continue
        places = list(_matching(document, overrule))
        if not places:
            words = overrule.at or f"line {overrule.line}"
            message = f"a decision of the record matches nothing: “{words}”"
            findings.append(
                finding("record/unmatched-decision", Place(document.source.path), message, "the words may have changed")
            )
        for first, last in places:
            mine = document.claim(first, last, overrule.role, "record.decision")
            details = [
                claim for claim in kept if (claim.start, claim.end, claim.role) == (mine.start, mine.end, mine.role)
            ]
            kept = [claim for claim in kept if claim.end <= mine.start or claim.start >= mine.end]
            kept += [mine, *details]
    return kept, tuple(findings)


def _matching(document: Document, overrule: Overrule) -> Iterator[tuple[int, int]]:
    """First and last line of each passage: the block or line that begins with the words, or the line of that number."""
    wanted = " ".join(overrule.at.split())
    lines = document.blocks.lines
    for block in document.blocks.blocks:
        whole = (block.first, block.last)
        single = [] if block.wrapped else [(index, index) for index in range(block.first, block.last + 1)]
        for first, last in [whole, *single] if wanted else single or [whole]:
            words = " ".join(document.text[lines[first].start : lines[last].end].split()) if wanted else ""
            if (wanted and words.startswith(wanted)) or lines[first].number <= overrule.line <= lines[last].number:
                yield first, last
                break
