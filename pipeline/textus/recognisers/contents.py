"""A table of contents: lines that lead to a page number over a row of dots."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim
from textus.document import Document
from textus.recognisers._announced import contents

FEWEST = 3
"""entries that make a table"""
MOST_LINES = 3
"""lines of one entry"""
LONGEST_LEADER = 160
"""characters at the end of a line that are looked at"""
_LEADER = re.compile(r"(?:\.\s?|…\s?|·\s?){4,}\s*(?P<page>\d{1,4}|[ivxlc]{1,7})$")
MOST_BACKWARD = 0.2
"""share of page numbers that are smaller than the one before; of sums, half are"""


def block_claims(document: Document) -> Iterator[Claim]:
    """Claims on the entries: with the lines that run on before their dots, or announcing a heading that follows."""
    for index in contents(document):
        yield document.claim(index, index, "item", "contents.announces")
    for block in document.blocks.blocks:
        entries = _entries(document, block)
        if is_contents(document, block.first, block.last):
            for first, last in entries:
                yield document.claim(first, last, "item", "contents.leader")


def is_contents(document: Document, first: int, last: int) -> bool:
    """Rows of dots lead to numbers that grow, as those of pages do, in several lines or in all."""
    lines = [document.blocks.text(line)[-LONGEST_LEADER:] for line in document.blocks.lines[first : last + 1]]
    pages = [match["page"] for line in lines if (match := _LEADER.search(line))]
    figures = [int(page) for page in pages if page.isdecimal()]
    backward = sum(after < before for before, after in itertools.pairwise(figures))
    enough = len(pages) >= FEWEST or (bool(pages) and len(pages) == len(lines))
    return enough and backward <= MOST_BACKWARD * len(figures)


def _entries(document: Document, block: Block) -> list[tuple[int, int]]:
    """First and last line of each entry; lines too far from any row of dots belong to none."""
    lines = document.blocks.lines
    found: list[tuple[int, int]] = []
    first = block.first
    for index in range(block.first, block.last + 1):
        if _LEADER.search(document.blocks.text(lines[index])[-LONGEST_LEADER:]):
            found.append((max(first, index - MOST_LINES + 1), index))
            first = index + 1
    return found
