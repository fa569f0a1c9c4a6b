"""The editor's word: decisions of the record, as claims and spans that nothing can outweigh.

A decision is addressed by the words it stands at or by a digest of them, so that it survives edits elsewhere, or by its
line. One that fits nothing any more, or several passages, decides nothing and is a finding.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import span_kinds
from textus.findings.finding import Finding, Place, finding
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.record.record import Overrule
from textus.record.value_kinds import CORRECTION, DIGEST
from textus.survey.survey import Survey

CERTAIN = 1000.0
"""log-odds that outweigh everything recognisers say"""
SHOWN = 6
"""so many places are named where words fit several"""

Lines = tuple[int, int]
"""first and last line of a passage, as indices, both within"""
Characters = tuple[int, int]


def apply(
    document: Survey, overrules: Sequence[Overrule], claims: Iterable[Claim]
) -> tuple[list[Claim], tuple[Finding, ...]]:
    """The claims with the editor's among them and their rivals gone, and those denied gone."""
    kept = list(claims)
    findings: list[Finding] = []
    for overrule in overrules:
        if overrule.denied:
            for start, end in _chosen(document, overrule, ranges(document, overrule), findings):
                left = (claim for claim in kept if not _denied(claim, overrule, start, end))
                kept = [_without(claim, overrule.denied, start, end) for claim in left]
        elif overrule.role:
            lines = document.blocks.lines
            found = {
                (lines[first].start, lines[last].end): (first, last) for first, last in passages(document, overrule)
            }
            for place in _chosen(document, overrule, list(found), findings):
                kept = _decided(kept, document.claim(*found[place], overrule.role, "record.decision"))
    return kept, tuple(findings)


def _decided(claims: Sequence[Claim], mine: Claim) -> list[Claim]:
    """The claims with the editor's; its rivals go, and what says the same stays, for the details it knows."""
    same = [claim for claim in claims if (claim.start, claim.end, claim.role) == (mine.start, mine.end, mine.role)]
    return [*(claim for claim in claims if claim.end <= mine.start or claim.start >= mine.end), mine, *same]


def apply_to_spans(
    document: Survey, overrules: Sequence[Overrule], spans: Iterable[Span]
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
        for start, end in _chosen(document, overrule, ranges(document, overrule), told):
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


# --------------------------------------------------------------------------------------------------------- where it is
def _chosen(
    document: Survey, overrule: Overrule, places: Sequence[Characters], findings: list[Finding]
) -> Sequence[Characters]:
    """The places that are meant; a finding where there is none, or no telling which."""
    which = overrule.nth
    if isinstance(which, int) and which > len(places):
        places = []
    if not places:
        words = overrule.at or overrule.digest or f"line {overrule.line}"
        counted = f" {which} times" if which and which != "all" else ""
        message = f"unused decision in the record: “{words}” does not occur{counted}"
        hint = "the words may have changed: copy them again, or delete the decision"
        findings.append(finding("record/unmatched-decision", _told_at(document, overrule), message, hint))
        return []
    if which == "all":
        return places
    if isinstance(which, int) and which:
        return [places[which - 1]]
    if len(places) > 1:
        numbers = [str(document.source.position(start)[0]) for start, _ in places]
        named = ", ".join(numbers[:SHOWN]) + (", …" if len(numbers) > SHOWN else "")
        message = (
            f"ambiguous decision in the record: its words occur {len(places)} times, in lines {named}; it has no effect"
        )
        hint = 'quote more words, or specify which occurrence: nth = 1, or nth = "all"'
        findings.append(finding("record/ambiguous-decision", _told_at(document, overrule), message, hint))
        return []
    return places


def _told_at(document: Survey, overrule: Overrule) -> Place:
    return overrule.place if overrule.place.path else Place(document.source.path)


def passages(document: Survey, overrule: Overrule) -> Iterator[Lines]:
    """First and last line of what is addressed: a block, or a line; of a wrapped block only what `lines` counts."""
    wanted = " ".join(overrule.at.split())
    lines = document.blocks.lines
    for block in _blocks_with(document, wanted) if " " in wanted else document.blocks.blocks:
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


def _blocks_with(document: Survey, wanted: str) -> Iterator[Block]:
    """The blocks with a line that begins with the first word of those wanted: the others need not be looked at."""
    blocks = document.blocks.blocks
    yield from (blocks[number] for number in document.first_words.get(wanted.partition(" ")[0], ()))


def _fits(document: Survey, passage: Lines, wanted: str, overrule: Overrule) -> bool:
    if overrule.digest:
        return digest(words_of(document, *passage)) == overrule.digest
    first = document.text[document.blocks.lines[passage[0]].start]
    if wanted and first != wanted[0] and not first.isspace():
        return False  # nearly always; a text may have ten thousand lines, and many decisions to address
    return words_of(document, *passage).startswith(wanted)


def ranges(document: Survey, overrule: Overrule) -> list[Characters]:
    """The characters that are addressed: the words wherever they stand, or whole lines."""
    lines = document.blocks.lines
    if not overrule.at:
        return [(lines[first].start, lines[last].end) for first, last in passages(document, overrule)]
    words = [re.escape(word) for word in overrule.at.split()]
    return [match.span() for match in re.finditer(r"\s+".join(words), document.text)]


def words_of(document: Survey, first: int, last: int) -> str:
    """The words of some lines, parted by single spaces."""
    lines = document.blocks.lines
    return " ".join(document.text[lines[first].start : lines[last].end].split())


# ------------------------------------------------------------------------------------------------------- what is not so
def _denied(claim: Claim, overrule: Overrule, start: int, end: int) -> bool:
    of_kind = claim.role == overrule.denied or claim.role.startswith(overrule.denied + ".")
    return of_kind and claim.start < end and start < claim.end


def _without(claim: Claim, kind: str, start: int, end: int) -> Claim:
    """The claim without the spans that are denied within it; what it is made of stays."""
    kept = tuple(span for span in claim.spans if span_kinds()[span.role].structural or not _is(span, kind, start, end))
    return claim if len(kept) == len(claim.spans) else replace(claim, spans=kept)


def _is(span: Span, kind: str, start: int, end: int) -> bool:
    of_kind = (
        bool(span.attributes.get("corr"))
        if kind == CORRECTION
        else span.role == kind or (kind == "note" and span.role == "noteCall")
    )
    return of_kind and span.start < end and start < span.end
