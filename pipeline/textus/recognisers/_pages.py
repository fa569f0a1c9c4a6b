"""What stands at the turn of a page: page marks, and running heads that come again and again. No recogniser itself."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter, defaultdict

from textus.blocks import Block
from textus.document import Document

PAGE_MARK = re.compile(
    r"^[\[({<|—–-]\s*(?:(?:pages?|pg|pp?|s|seite|fol|стр)\.?\s*)?(?:\d{1,4}[rv]?|[ivxlc]{1,7})\s*[\])}>|—–-]$",
    re.IGNORECASE,
)
FEWEST = 3
"""pages that a line has to head"""
LONGEST = 70
NEAREST = 3
"""blocks from the mark of a page within which what belongs to it stands"""
_FIGURES = re.compile(r"\b(?:\d+|[ivxlc]+)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"^[A-Z]{1,2}\s?\d{0,2}$|^\*{0,2}[A-Z]{1,2}\d$")


@functools.lru_cache(maxsize=8)
def running_lines(document: Document) -> dict[int, str]:
    """Blocks of one line that are running heads or signatures, each with its type: `header` or `sig`."""
    turns = _turns(document)
    if len(turns) < FEWEST:
        return {}
    blocks = document.blocks.blocks
    near: defaultdict[str, list[int]] = defaultdict(list)
    signatures: list[int] = []
    for number, block in enumerate(blocks):
        words = document.blocks.block_text(block) if len(block) == 1 else ""
        if not words or len(words) > LONGEST or PAGE_MARK.match(words) or not _at_turn(number, turns):
            continue
        if _SIGNATURE.match(words):
            signatures.append(number)
        elif any(c.isalpha() for c in words):
            near[" ".join(_FIGURES.sub(" ", words).lower().split())].append(number)
    everywhere = _everywhere(document)
    found = {
        number: "header"
        for words, numbers in near.items()
        if words and len(numbers) >= FEWEST and everywhere[words] == len(numbers)
        for number in numbers
    }
    return found | (dict.fromkeys(signatures, "sig") if len(signatures) >= FEWEST else {})


def _everywhere(document: Document) -> Counter[str]:
    """How often each short line stands anywhere: a speaker's name stands in mid-page too."""
    blocks = document.blocks
    lines = (blocks.block_text(block) for block in blocks.blocks if len(block) == 1)
    return Counter(" ".join(_FIGURES.sub(" ", line).lower().split()) for line in lines if len(line) <= LONGEST)


def _turns(document: Document) -> list[int]:
    """The blocks that are page marks, or stand first behind a form feed."""
    lines = document.blocks.lines
    return [
        number
        for number, block in enumerate(document.blocks.blocks)
        if (len(block) == 1 and PAGE_MARK.match(document.blocks.block_text(block))) or lines[block.first].page_before
    ]


def _at_turn(number: int, turns: list[int]) -> bool:
    at = bisect.bisect_left(turns, number)
    return any(0 <= place < len(turns) and abs(turns[place] - number) < NEAREST - 1 for place in (at - 1, at))


def is_mark(document: Document, block: Block) -> bool:
    """Nothing but the number of a page."""
    return len(block) == 1 and PAGE_MARK.match(document.blocks.block_text(block)) is not None
