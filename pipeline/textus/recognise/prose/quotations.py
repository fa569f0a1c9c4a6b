"""Quotations: set off as blocks, between marks over several blocks, and in running text."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import evidence_weight, span_weight
from textus.base.regex import regex
from textus.model.claims import Claim, Evidence, Span
from textus.read.blocks import Block
from textus.recognise.verse._looks import line_numbers, verse_evidence
from textus.survey.layout.measure import introduced, wrapped
from textus.survey.prose.insets import STEP, set_in
from textus.survey.prose.quoted import LONG, wholly_quoted
from textus.survey.survey import Survey

SPEECH = 60
"""characters of a block up to which quotation marks around it are those of somebody speaking"""

_CURLY = regex(r"“[^“”]{1,1200}”|„[^„“”]{1,1200}[“”]|«[^«»]{1,1200}»|‹[^‹›]{1,300}›")
_INWARD = regex(r"»[^«»]{1,1200}«")
_STRAIGHT = regex(r'(?<![\w"])"(?=[^\s"])[^"]{1,1200}"(?!\w)')
_SINGLE = regex(
    r"(?<!\w)‘[^‘’]{1,300}(?:’\w[^‘’]{1,200}){0,6}"
    r"(?:(?<=[sxz])’ [^‘’]{1,200}(?:’\w[^‘’]{1,200}){0,3}(?<=[.,;:!?…])(?=’(?!\w)))?’(?!\w)"
)
"""an apostrophe behind s may be that of a possessive, where the mark behind a later stop has no other opening"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks that are quotations as a whole."""
    if survey.cast.speeches:
        return
    before = False
    for number, block in enumerate(survey.blocks.blocks):
        announced = introduced(survey, block.first)
        marked = _between_marks(survey, number, announced)
        inside = number in survey.within_set_in
        indented = inside or set_in(survey, number)
        reasons = [*([marked[0]] if marked else []), *(["quote.indented"] if indented else [])]
        if reasons == ["quote.indented"] and not (inside or announced or len(block) > 1 or block.indent >= 2 * STEP):
            reasons = []
        if announced and (reasons or not survey.dialogue or _unbroken(survey, block)):
            reasons.append("quote.introduced")
        if announced and marked and marked[0] == "quote.whole" and len(survey.blocks.block_text(block)) > LONG:
            reasons.append("quote.whole-introduced")
        anew = marked is not None and marked[1] == number and before
        yield from _claims(survey, block, reasons, anew)
        before = bool(marked)


def _claims(survey: Survey, block: Block, reasons: list[str], anew: bool) -> Iterator[Claim]:
    """A claim of verse or of prose, whichever the lines are; a quotation right behind another one begins anew.

    That something is announced makes verse a quotation, but no prose.
    """
    set_off = [reason for reason in reasons if reason not in ("quote.introduced", "quote.whole-introduced")]
    if len(block) > 1 and not wrapped(survey, block.first, block.last):
        marked = any(reason != "quote.indented" for reason in set_off)
        evidence = verse_evidence(survey, block, quoted=marked) if reasons and survey.mostly_prose else []
        if evidence or (set_off and survey.mostly_prose):
            said = [Evidence("quote.introduced")] if len(set_off) < len(reasons) else []
            evidence = _strongest(evidence) if set_off else evidence
            numbers = line_numbers(survey, block)
            yield survey.block_claim(
                block, "quote.verse.new" if anew else "quote.verse", *evidence, *said, spans=numbers
            )
    elif set_off and any(c.isalpha() for c in survey.blocks.block_text(block)):
        yield survey.block_claim(block, "quote.new" if anew else "quote", *reasons)


def _strongest(evidence: list[Evidence]) -> list[Evidence]:
    """That lines are set off tells as much as their looks, unless these are those of entries."""
    looks = sum(evidence_weight(item.rule) * item.strength for item in evidence)
    looks += evidence_weight("quote.verse-set-off")
    like_entries = any(item.rule == "verse.ends-like-entries" for item in evidence)
    if not evidence or (looks < evidence_weight("quote.indented") and not like_entries):
        return [Evidence("quote.indented")]
    return [*evidence, Evidence("quote.verse-set-off")]


def _between_marks(survey: Survey, number: int, announced: bool) -> tuple[str, int] | None:
    """The reason to take a block for quoted by its marks, and the first block between them."""
    talk = survey.dialogue
    if not talk and number in survey.repeated_openings:
        return "quote.repeated-opening", survey.repeated_openings[number]
    pair = survey.quoted_in_one_pair.get(number)
    if pair is not None and (not talk or introduced(survey, survey.blocks.blocks[pair].first)):
        return "quote.one-pair", pair
    block = survey.blocks.blocks[number]
    text = survey.blocks.block_text(block)
    several = len(block) > 2 or _unbroken(survey, block) or (len(block) > 1 and announced)
    if not talk and wholly_quoted(text) and (len(text) > LONG or several):
        return "quote.whole", number
    return None


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Quoted words; the marks stay in the text, as characters of the transcription (TEI P5, 3.3.3)."""
    text = survey.text
    for pattern in (_CURLY, _STRAIGHT, _SINGLE, *([_INWARD] if survey.points_inward else [])):
        for match in pattern.finditer(text, start, end):
            if match.start() == start and end - start > SPEECH and wholly_quoted(text[start:end]):
                continue
            yield Span(match.start(), match.end(), "q", weight=span_weight("quote.inside"))


def _unbroken(survey: Survey, block: Block) -> bool:
    """Several lines that no measure breaks."""
    return len(block) > 1 and not wrapped(survey, block.first, block.last)
