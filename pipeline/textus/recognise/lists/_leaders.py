"""Rows of dots that lead from words to the number of a page."""

from __future__ import annotations

import itertools

from textus.base.regex import regex
from textus.survey.survey import Survey

FEWEST = 3
"""entries that make a table"""
LONGEST_LEADER = 160
"""characters at the end of a line that are looked at"""
_DOTS = regex(r"[.…·]\s?[.…·]")
"""what every leader has, and few lines"""
LEADER = regex(r"(?:\.\s?|…\s?|·\s?){4,}\s*(?P<page>\d{1,4}|[ivxlc]{1,7})$")
MOST_BACKWARD = 0.2
"""share of page numbers that are smaller than the one before; of sums, half are"""


def is_contents(survey: Survey, first: int, last: int) -> bool:
    """Rows of dots lead to numbers that grow, as those of pages do, in several lines or in all."""
    lines = [survey.blocks.text(line)[-LONGEST_LEADER:] for line in survey.blocks.lines[first : last + 1]]
    dotted = (line for line in lines if _DOTS.search(line))
    pages = [match["page"] for line in dotted if (match := LEADER.search(line))]
    figures = [int(page) for page in pages if page.isdecimal()]
    backward = sum(after < before for before, after in itertools.pairwise(figures))
    enough = len(pages) >= FEWEST or (bool(pages) and len(pages) == len(lines))
    return enough and backward <= MOST_BACKWARD * len(figures)
