"""Notes that stand in square brackets and say first what they are: side notes, notes of editors and transcribers."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from textus.base.bundles import span_weight
from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, table
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.survey.notes.calls import closed
from textus.survey.survey import Survey

LONGEST_LABEL = 40
MOST_BLOCKS = 60
"""blocks a remark in brackets may run over"""
PARAGRAPH = 90
"""characters from which a block that ends like a sentence is one of the text"""
_LABEL = regex(rf"\[\s*(?P<words>[^\W\d_][^\[\]:\r\n]{{1,{LONGEST_LABEL}}}?)\s*(?P<n>\d{{1,3}})?\s*:\s*")


@frozen
class Remark:
    """What a bracket says of itself, and where its own words begin."""

    kind: str
    start: int
    words: int

    @property
    def attributes(self) -> dict[str, str]:
        """Those of the note."""
        row = _row(self.kind)
        return {name: str(row[name]) for name in ("place", "type") if name in row}

    @property
    def label(self) -> int:
        """How many characters say what it is and are not of the note."""
        return 0 if _row(self.kind).get("says") else self.words - self.start


def _row(kind: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("remarks")[kind]
    return found


@functools.cache
def _kinds() -> Mapping[str, str]:
    return {word: kind for kind in table("remarks") for word in anywhere("remarks", kind)}


def _remark(survey: Survey, start: int, end: int) -> Remark | None:
    """What the bracket at an offset says of itself."""
    match = _LABEL.match(survey.text, start, end)
    if match is None:
        return None
    kind = _kinds().get(" ".join(match["words"].lower().replace("’", "'").split()))
    return Remark(kind, start, match.end()) if kind and not (match["n"] and kind in ("footnote", "note")) else None


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Remarks that are blocks, however many; a footnote that is one has its call to find, and is not meant here."""
    blocks = survey.blocks
    until = -1
    for number, block in enumerate(blocks.blocks):
        if number <= until or survey.text[blocks.start(block)] != "[":
            continue
        remark = _remark(survey, blocks.start(block), blocks.end(block))
        until = _closing(survey, number) if remark else -1
        if remark is None or until < number or remark.kind in ("footnote", "note"):
            continue
        yield _claim(survey, remark, number, until)


def _claim(survey: Survey, remark: Remark, number: int, last: int) -> Claim:
    """A claim on the blocks `number` to `last`, the brackets of a label taken for marks, each block a paragraph."""
    run = survey.blocks.blocks[number : last + 1]
    end = survey.blocks.end(run[-1])
    spans = [
        Span(
            remark.start,
            remark.start + remark.label,
            "noteLabel",
            remark.attributes,
            weight=span_weight("remark.brackets"),
        )
    ]
    if remark.label:
        spans.append(Span(end - 1, end, "noteEnd", after=1, weight=span_weight("remark.brackets")))
    if last > number:
        for block in run:
            first = remark.start + remark.label if block is run[0] else survey.blocks.start(block)
            after = end - bool(remark.label) if block is run[-1] else survey.blocks.end(block)
            spans += [Span(first, after, "p", weight=span_weight("remark.paragraph"))] if first < after else []
    role = "remark.run" if last > number else "remark"
    evidence = "remark.side" if remark.kind == "sidenote" else "remark.says"
    behind = ["remark.behind-text"] if _behind_text(survey, number) else []
    return survey.claim(run[0].first, run[-1].last, role, evidence, *behind, spans=tuple(spans))


def _behind_text(survey: Survey, number: int) -> bool:
    """A paragraph of sentences stands before it, so that it is none of the front matter."""
    before = survey.blocks.block_text(survey.blocks.blocks[number - 1]) if number else ""
    return len(before) > PARAGRAPH and before[-1] in ".!?”»"


def _closing(survey: Survey, number: int) -> int:
    """The block at whose very end the first bracket of block `number` is closed; -1 if there is none."""
    depth = 0
    for later, block in enumerate(survey.blocks.blocks[number : number + MOST_BLOCKS], number):
        text = survey.blocks.block_text(block)
        depth += text.count("[") - text.count("]")
        if depth <= 0:
            return later if text[-1] == "]" and depth == 0 else -1
    return -1


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Remarks in running text, from their bracket to the one that closes it."""
    text = survey.text
    at = text.find("[", start, end)
    while at >= 0:
        remark = _remark(survey, at, end)
        after = closed(text, at, end) if remark else -1
        if remark and after > remark.words + 1 and (at, after) != (start, end):
            label, close = (remark.label, 1) if remark.label else (0, 0)
            yield Span(
                at, after, "note", remark.attributes, before=label, after=close, weight=span_weight("remark.inline")
            )
        at = text.find("[", max(after, at + 1), end)
