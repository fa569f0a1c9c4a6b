"""The editor's word: decisions of the record, as claims and spans that nothing can outweigh.

A decision is addressed by the words it stands at or by a digest of them, so that it survives edits elsewhere, or by its
line. One that fits nothing any more, or several passages, decides nothing and is a finding.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textus.claims import Claim, Span
from textus.commented import toml
from textus.document import Document
from textus.findings import Finding, Place, finding
from textus.knowledge import table
from textus.record import Overrule
from textus.value_kinds import CORRECTION, DIGEST

CERTAIN = 1000.0
"""log-odds that outweigh everything recognisers say"""
SHOWN = 6
"""so many places are named where words fit several"""

Lines = tuple[int, int]
"""first and last line of a passage, as indices, both within"""
Characters = tuple[int, int]


def apply(
    document: Document, overrules: Sequence[Overrule], claims: Iterable[Claim]
) -> tuple[list[Claim], tuple[Finding, ...]]:
    """The claims with the editor's among them and their rivals gone, and those denied gone."""
    kept = list(claims)
    findings: list[Finding] = []
    for overrule in overrules:
        if overrule.denied:
            for start, end in _chosen(document, overrule, _ranges(document, overrule), findings):
                kept = [
                    _without(claim, overrule.denied, start, end)
                    for claim in kept
                    if not _denied(claim, overrule, start, end)
                ]
        if not overrule.role:
            continue
        lines = document.blocks.lines
        passages = {
            (lines[first].start, lines[last].end): (first, last) for first, last in _passages(document, overrule)
        }
        for place in _chosen(document, overrule, list(passages), findings):
            mine = document.claim(*passages[place], overrule.role, "record.decision")
            details = [
                claim for claim in kept if (claim.start, claim.end, claim.role) == (mine.start, mine.end, mine.role)
            ]
            kept = [claim for claim in kept if claim.end <= mine.start or claim.start >= mine.end]
            kept += [mine, *details]
    return kept, tuple(findings)


def apply_to_spans(
    document: Document, overrules: Sequence[Overrule], spans: Iterable[Span]
) -> tuple[list[Span], tuple[Finding, ...]]:
    """The inline spans with the editor's among them and those denied gone; what is denied and fits nothing has been
    told by `apply`.
    """
    kept = list(spans)
    findings: list[Finding] = []
    for overrule in overrules:
        if not overrule.denied and not overrule.span:
            continue
        told = findings if overrule.span else []
        for start, end in _chosen(document, overrule, _ranges(document, overrule), told):
            if overrule.denied:
                kept = [span for span in kept if not _is(span, overrule.denied, start, end)]
            else:
                same = [span for span in kept if (span.start, span.end, span.role) == (start, end, overrule.span)]
                kept = [span for span in kept if span not in same]
                kept.append(replace(same[0] if same else Span(start, end, overrule.span), weight=CERTAIN))
    return kept, tuple(findings)


def digest(words: str) -> str:
    """What a passage is addressed by if its words are too many or too few: the beginning of their SHA-256."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]


def snippet(document: Document, start: int, end: int, role: str) -> str:
    """The `[[decision]]` that says of a passage of whole lines that it is of a role, ready for the record."""
    return "\n".join(["[[decision]]", *_address(document, start, end), f'role = "{role}"']) + "\n"


def denial(document: Document, start: int, end: int, kind: str) -> str:
    """The `[[decision]]` that says of characters that there is no such thing, with as many words as tell them apart."""
    behind = document.text[end : end + 200].split()
    for count in range(min(len(behind), 12) + 1):
        at = " ".join([*document.text[start:end].split(), *behind[:count]])
        found = _ranges(document, Overrule(at=at))
        if len(found) == 1:
            break
    nth = next((number for number, (first, _) in enumerate(found, 1) if first >= start), 0) if len(found) > 1 else 0
    which = [f"nth = {nth}"] if nth else []
    return "\n".join(["[[decision]]", f"at = {toml(at)}", *which, f'not = "{kind}"']) + "\n"


# --------------------------------------------------------------------------------------------------------- where it is
def _chosen(
    document: Document, overrule: Overrule, places: Sequence[Characters], findings: list[Finding]
) -> Sequence[Characters]:
    """The places that are meant; a finding where there is none, or no telling which."""
    which = overrule.nth
    if isinstance(which, int) and which > len(places):
        places = []
    if not places:
        words = overrule.at or overrule.digest or f"line {overrule.line}"
        counted = f" {which} times" if which and which != "all" else ""
        message = f"a decision of the record matches nothing: “{words}” is not there{counted}"
        hint = "the words may have changed: copy them anew, or take the decision out"
        findings.append(finding("record/unmatched-decision", _told_at(document, overrule), message, hint))
        return []
    if which == "all":
        return places
    if isinstance(which, int) and which:
        return [places[which - 1]]
    if len(places) > 1:
        numbers = [str(document.source.position(start)[0]) for start, _ in places]
        named = ", ".join(numbers[:SHOWN]) + (", …" if len(numbers) > SHOWN else "")
        message = f"a decision of the record fits {len(places)} passages, in lines {named}: it decides nothing"
        hint = 'give more of the words, or say which: nth = 1, or nth = "all"'
        findings.append(finding("record/ambiguous-decision", _told_at(document, overrule), message, hint))
        return []
    return places


def _told_at(document: Document, overrule: Overrule) -> Place:
    return overrule.place if overrule.place.path else Place(document.source.path)


def _passages(document: Document, overrule: Overrule) -> Iterator[Lines]:
    """The blocks and lines that are addressed. A line of a wrapped block is a passage only if `lines` counts it."""
    wanted = " ".join(overrule.at.split())
    lines = document.blocks.lines
    for block in document.blocks.blocks:
        singles = [(index, index) for index in range(block.first, block.last + 1)]
        if overrule.line:
            found = [(block.first, block.last)] if block.wrapped else singles
            yield from (pair for pair in found if lines[pair[0]].number <= overrule.line <= lines[pair[1]].number)
        elif overrule.lines:
            counted = [(index, index + overrule.lines - 1) for index, _ in singles]
            yield from (pair for pair in counted if pair[1] < len(lines) and _fits(document, pair, wanted, overrule))
        elif _fits(document, (block.first, block.last), wanted, overrule):
            yield block.first, block.last
        elif not block.wrapped or overrule.digest:
            yield from (pair for pair in singles if _fits(document, pair, wanted, overrule))


def _fits(document: Document, passage: Lines, wanted: str, overrule: Overrule) -> bool:
    words = _words(document, *passage)
    return digest(words) == overrule.digest if overrule.digest else words.startswith(wanted)


def _ranges(document: Document, overrule: Overrule) -> list[Characters]:
    """The characters that are addressed: the words wherever they stand, or whole lines."""
    lines = document.blocks.lines
    if not overrule.at:
        return [(lines[first].start, lines[last].end) for first, last in _passages(document, overrule)]
    words = [re.escape(word) for word in overrule.at.split()]
    return [match.span() for match in re.finditer(r"\s+".join(words), document.text)]


def _words(document: Document, first: int, last: int) -> str:
    lines = document.blocks.lines
    return " ".join(document.text[lines[first].start : lines[last].end].split())


# ------------------------------------------------------------------------------------------------------- what is not so
def _denied(claim: Claim, overrule: Overrule, start: int, end: int) -> bool:
    of_kind = claim.role == overrule.denied or claim.role.startswith(overrule.denied + ".")
    return of_kind and claim.start < end and start < claim.end


def _without(claim: Claim, kind: str, start: int, end: int) -> Claim:
    """The claim without the spans that are denied within it; what it is made of stays."""
    kept = tuple(
        span for span in claim.spans if table("inline")[span.role].get("structural") or not _is(span, kind, start, end)
    )
    return claim if len(kept) == len(claim.spans) else replace(claim, spans=kept)


def _is(span: Span, kind: str, start: int, end: int) -> bool:
    of_kind = (
        bool(span.attributes.get("corr"))
        if kind == CORRECTION
        else span.role == kind or (kind == "note" and span.role == "noteCall")
    )
    return of_kind and span.start < end and start < span.end


# ----------------------------------------------------------------------------------------------------------- how to say
def _address(document: Document, start: int, end: int) -> tuple[str, ...]:
    """The keys of a decision that address whole lines and nothing else, the fewest words that do."""
    lines = document.blocks.lines
    first = bisect.bisect_left(lines, start, key=lambda line: line.start)
    last = bisect.bisect_left(lines, end, key=lambda line: line.start) - 1
    words = _words(document, first, last).split()
    counts = [count for count in (4, 8, 16, 32) if count < len(words)]
    for count in (*counts, len(words)):
        at = " ".join(words[:count])
        for counted in (0, last - first + 1):
            found = list(_passages(document, Overrule(at=at, lines=counted)))
            if found == [(first, last)]:
                return (f"at = {toml(at)}", *([f"lines = {counted}"] if counted else []))
    number = found.index((first, last)) + 1
    return (f"at = {toml(at)}", f"lines = {counted}", f"nth = {number}")
