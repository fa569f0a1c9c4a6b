"""Paragraphs that begin with a few words in capitals, as print sets the opening of a chapter."""

from __future__ import annotations

import re

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact
from textus.survey.plays.cast import cast

CAPITALS = regex(r"(?P<capitals>[^\W\d_a-zß-ÿ]{2,}(?:[ ’'-]+[^\W\d_a-zß-ÿ]+){0,5})(?=[ ,])")
"""words in capitals, and what follows them"""


@fact
def capital_openings(document: Surveyed) -> frozenset[int]:
    """Where prose begins with words in capitals and goes on in small letters, if the source does so seldom."""
    found = []
    spoken = cast(document).speeches
    for number, block in enumerate(document.blocks.blocks):
        if number in spoken:
            continue
        start, end = document.blocks.start(block), document.blocks.end(block)
        match = CAPITALS.match(document.text, start, end)
        if (
            match
            and end - start > 100
            and re.match(r"[ ,]+(?:[^\W\d_]{1,3}\s+)?[^\W\d_]*[a-zß-ÿ]", document.text[match.end() : end][:40])
        ):
            found.append(start)
    return frozenset(found) if len(found) <= 1 + len(document.blocks.blocks) // 8 else frozenset()
