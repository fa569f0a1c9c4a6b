"""A table of contents: lines that lead to a page number over a row of dots."""

from __future__ import annotations

from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim
from textus.document import Document
from textus.recognisers._leaders import is_contents, leads_to_page

MOST_LINES = 3
"""lines of one entry"""


def block_claims(document: Document) -> Iterator[Claim]:
    """Claims on the entries, each with the lines that run on before its dots."""
    for block in document.blocks.blocks:
        if is_contents(document, block.first, block.last):
            for first, last in _entries(document, block):
                yield document.claim(first, last, "item", "contents.leader")


def _entries(document: Document, block: Block) -> list[tuple[int, int]]:
    """First and last line of each entry; lines too far from any row of dots belong to none."""
    lines = document.blocks.lines
    found: list[tuple[int, int]] = []
    first = block.first
    for index in range(block.first, block.last + 1):
        if leads_to_page(document.blocks.text(lines[index])):
            found.append((max(first, index - MOST_LINES + 1), index))
            first = index + 1
    return found
