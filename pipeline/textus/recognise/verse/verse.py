"""Verse: lines broken for their own sake, and prose that only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from textus.model.claims import Claim, Evidence
from textus.model.document import Document
from textus.recognise.plays._cast import cast
from textus.recognise.verse._verse_looks import line_numbers, verse_evidence


def block_claims(document: Document) -> Iterator[Claim]:
    """Blocks of several lines that the measure did not break."""
    spoken = cast(document).speeches
    for number, block in enumerate(document.blocks.blocks):
        if number in spoken:
            continue
        evidence = verse_evidence(document, block)
        if evidence and (number - 1 in spoken or number - 2 in spoken):
            evidence.append(Evidence("verse.among-speeches"))
        if evidence:
            yield document.block_claim(block, "lg", *evidence, spans=line_numbers(document, block))
