"""Dashes at the head of blocks, as speech has them in many languages."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact


@fact
def opening_dashes(document: Surveyed) -> int:
    """How many blocks begin with a dash: many of them are speech."""
    return sum(document.blocks.block_text(block)[0] in "—–-" for block in document.blocks.blocks)
