"""Rows of symbols that part a text: "* * *"; between blank lines, or between two lines of one block."""

from __future__ import annotations

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

_SYMBOLS = regex(r"^(?:[*✱⁂·•~=#◆◊❦☙❧+—–_.-]\s*){3,}$|^[⁂❦☙❧※]$|^[*#~]$")
_WITHIN = regex(r"^(?:[*✱⁂~#◆◊❦☙❧]\s+){2,}[*✱⁂~#◆◊❦☙❧]$|^[*✱#]{3,}$|^[⁂❦☙❧※*#]$")
"""what a row in a block may be: not the rules of a table or the line under a heading"""


def is_row(text: str) -> bool:
    """Nothing but symbols, as they are between the sections of a text."""
    return bool(_SYMBOLS.match(text))


@fact
def rows_within(document: Surveyed) -> frozenset[int]:
    """Lines that are a row of symbols between two lines of the same block, which no blank line parts from it."""
    blocks = document.blocks
    return frozenset(
        index
        for block in blocks.blocks
        for index in range(block.first + 1, block.last)
        if _WITHIN.match(blocks.text(blocks.lines[index]))
    )
