"""Verse: lines broken for their own sake, and prose that only looks like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.model.claims import Claim, Evidence
from textus.read.blocks import Line
from textus.recognise.verse._looks import line_numbers, verse_evidence
from textus.survey.layout.measure import wrapped
from textus.survey.layout.wording import OPENING
from textus.survey.survey import Survey

FEWEST_BESIDE = 3
"""lines in the blocks beside a line by itself"""
SHORTEST, WIDER = 0.3, 1.2
"""how wide a line by itself is, to the shortest of those beside it and to the longest"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks of several lines that the measure did not break."""
    spoken = survey.cast.speeches
    for number, block in enumerate(survey.blocks.blocks):
        if number in spoken:
            continue
        if len(block) == 1 and _between_stanzas(survey, number):
            yield survey.block_claim(block, "lg", "verse.between-stanzas", spans=line_numbers(survey, block))
        evidence = verse_evidence(survey, block)
        if evidence and (number - 1 in spoken or number - 2 in spoken):
            evidence.append(Evidence("verse.among-speeches"))
        if evidence:
            yield survey.block_claim(block, "lg", *evidence, spans=line_numbers(survey, block))


def _between_stanzas(survey: Survey, number: int) -> bool:
    """One line of a text in verse, like those of the stanzas on both sides: no heading, signature or date."""
    blocks = survey.blocks.blocks
    if not survey.mostly_verse or not 0 < number < len(blocks) - 1:
        return False
    text = survey.blocks.block_text(blocks[number])
    beside = [line for near in (number - 1, number + 1) for line in _stanza(survey, near)]
    widths = [line.end - line.start for line in beside]
    if len(widths) < FEWEST_BESIDE or not SHORTEST * min(widths) <= len(text) <= WIDER * max(widths):
        return False
    level = blocks[number].indent <= max(line.indent for line in beside)
    sentence = text[-1] in tuple(".,;:!?…—–-”»") and not text.isupper() and text[0] not in "_*[(#"
    return level and sentence and text.lstrip(OPENING)[:1].isalpha()


def _stanza(survey: Survey, number: int) -> Sequence[Line]:
    """The lines of a block that is a stanza or one line; none of prose."""
    block = survey.blocks.blocks[number]
    prose = len(block) > 1 and wrapped(survey, block.first, block.last)
    return () if prose or number in survey.cast.speeches else survey.blocks.lines[block.first : block.last + 1]
