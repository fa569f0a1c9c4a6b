"""Whether a transcription is typed in Markdown: a habit of the whole text, by signs that hardly are by chance."""

from __future__ import annotations

import re

from textus.base.regex import regex
from textus.read.lines_apart import HASH
from textus.survey.facts import Surveyed, fact

_SIGNS = (
    regex(r"^\[\^[\w-]{1,20}\]:", re.MULTILINE),
    regex(r"^> \S", re.MULTILINE),
    regex(r"^\[[^\]\r\n]+\]: *\S+://", re.MULTILINE),
)
"""definitions of notes, quotations, addresses of links"""
FEWEST = 2


@fact
def typed_in_markdown(document: Surveyed) -> bool:
    """Headings after hashes, or two kinds of signs of Markdown at the beginning of lines."""
    text = document.text
    hashes = any(
        text[line.start] == "#" and HASH.match(text, line.start, line.end) is not None for line in document.blocks.lines
    )
    return hashes or sum(sign.search(text) is not None for sign in _SIGNS) >= FEWEST
