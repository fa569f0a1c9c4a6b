"""Running heads, signatures of sheets and catchwords: lines that stand at the turn of every page (TEI P5, 11.6)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.model.claims import Claim
from textus.recognise.pages._turns import of_turn
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Lines that come again beside the page marks, or have the page number themselves."""
    reasons = {"header": "running.repeated", "sig": "running.signature", "catch": "running.catchword"}
    for number, kind in survey.running_lines.items():
        block = survey.blocks.blocks[number]
        turn = survey.turning_lines.get(block.first)
        if turn and turn.n:
            yield survey.block_claim(block, "fw.page", "running.numbered", spans=of_turn(survey, block.first, turn))
        else:
            yield survey.block_claim(block, "fw", reasons[kind], type=kind)
