"""Rows of dots that lead to the numbers of pages, and not to sums. No recogniser itself."""

from __future__ import annotations

import itertools
import re

from textus.document import Document

FEWEST = 3
"""entries that make a table of contents"""
LONGEST = 160
"""characters at the end of a line that are looked at"""
MOST_BACKWARD = 0.2
"""share of page numbers that are smaller than the one before; of sums, half are"""
_LEADER = re.compile(r"(?:\.\s?|…\s?|·\s?){4,}\s*(?P<page>\d{1,4}|[ivxlc]{1,7})$")


def leads_to_page(line: str) -> re.Match[str] | None:
    """A row of dots and a page number at the end of a line; the group `page` is the number."""
    return _LEADER.search(line[-LONGEST:])


def is_contents(document: Document, first: int, last: int) -> bool:
    """Rows of dots lead to numbers that grow, as those of pages do, in several lines or in all."""
    lines = [document.blocks.text(line) for line in document.blocks.lines[first : last + 1]]
    pages = [match["page"] for line in lines if (match := leads_to_page(line))]
    figures = [int(page) for page in pages if page.isdecimal()]
    backward = sum(after < before for before, after in itertools.pairwise(figures))
    enough = len(pages) >= FEWEST or (bool(pages) and len(pages) == len(lines))
    return enough and backward <= MOST_BACKWARD * len(figures)
