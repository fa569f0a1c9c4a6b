"""Running heads, signatures of sheets and catchwords: lines that stand at the turn of every page (TEI P5, 11.6)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.model.claims import Claim
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Lines that come again beside the marks of pages."""
    reasons = {"header": "running.repeated", "sig": "running.signature", "catch": "running.catchword"}
    for number, kind in survey.running_lines.items():
        yield survey.block_claim(survey.blocks.blocks[number], "fw", reasons[kind], type=kind)
