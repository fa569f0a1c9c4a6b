"""Verse: lines broken for their own sake, and prose that only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from textus.model.claims import Claim, Evidence
from textus.recognise.verse._looks import line_numbers, verse_evidence
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks of several lines that the measure did not break."""
    spoken = survey.cast.speeches
    for number, block in enumerate(survey.blocks.blocks):
        if number in spoken:
            continue
        evidence = verse_evidence(survey, block)
        if evidence and (number - 1 in spoken or number - 2 in spoken):
            evidence.append(Evidence("verse.among-speeches"))
        if evidence:
            yield survey.block_claim(block, "lg", *evidence, spans=line_numbers(survey, block))
