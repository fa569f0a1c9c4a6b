"""A table of contents: lines that lead to a page number over a row of dots."""

from __future__ import annotations

from collections.abc import Iterator

from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.recognise.lists._leaders import LEADER, LONGEST_LEADER, is_contents
from textus.survey.survey import Survey

MOST_LINES = 3
"""lines of one entry"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on the entries: with the lines that run on before their dots, or announcing a heading that follows."""
    for index in survey.contents:
        yield survey.claim(index, index, "item", "contents.announces")
    for block in survey.blocks.blocks:
        if is_contents(survey, block.first, block.last):
            for first, last in _entries(survey, block):
                yield survey.claim(first, last, "item", "contents.leader")


def _entries(survey: Survey, block: Block) -> list[tuple[int, int]]:
    """First and last line of each entry; lines too far from any row of dots belong to none."""
    lines = survey.blocks.lines
    found: list[tuple[int, int]] = []
    first = block.first
    for index in range(block.first, block.last + 1):
        if LEADER.search(survey.blocks.text(lines[index])[-LONGEST_LEADER:]):
            found.append((max(first, index - MOST_LINES + 1), index))
            first = index + 1
    return found
