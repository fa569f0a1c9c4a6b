"""Questions with a number or a label before them, and answers that a dash begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textus.base.regex import regex
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.plays.cast import cast

FEWEST = 3
"""questions with their answers"""
_ASKS = regex(r"[_*]{0,3}(?:\d{1,3}[.)]\s|[^\W\d_]{1,12}(?:\s\d{1,3})?\s?:\s)")
_ASKED = regex(r"\?[\"”“»’)\]_*]{0,3}$")
_ANSWERS = regex(r"[—–-]\s?(?=[^\W_]|[_*\"“«„¿¡])")


@fact
def interview(document: Surveyed) -> Mapping[int, int]:
    """The first line of each question and each answer, with the last line of it; empty where nobody is asked."""
    blocks = document.blocks.blocks if not cast(document).speeches else ()
    found: dict[int, int] = {}
    asked: tuple[int, int] | None = None
    pairs = 0
    for part in (part for block in blocks for part in _parts(document, block)):
        first, last = part
        begin, end = document.blocks.lines[first].start, document.blocks.lines[last].end
        if asked and _ANSWERS.match(document.text, begin, end):
            found.update({asked[0]: asked[1], first: last})
            pairs += 1
        asks = _ASKS.match(document.text, begin, end) and _ASKED.search(document.text[max(begin, end - 8) : end])
        asked = part if asks else None
    return found if pairs >= FEWEST else {}


def _parts(document: Surveyed, block: Block) -> Iterator[tuple[int, int]]:
    """The first and last line of a block, cut before lines that begin with a dash after a question."""
    lines = document.blocks.lines
    first = block.first
    for index in range(block.first + 1, block.last + 1):
        behind = document.blocks.text(lines[index - 1]).rstrip().endswith("?")
        if behind and _ANSWERS.match(document.text, lines[index].start, lines[index].end):
            yield first, index - 1
            first = index
    yield first, block.last
