"""Epigraphs: a short quotation under a heading, with the line that says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim
from textus.document import Document

_ATTRIBUTION = re.compile(r"^[—–-]{1,2}\s?[\w“\"_*].{1,100}$")
LONGEST = 700


def block_claims(document: Document) -> Iterator[Claim]:
    """A short block followed by a dash and a name, or ending with such a line."""
    blocks = document.blocks.blocks
    for number, block in enumerate(blocks):
        text = document.blocks.block_text(block)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if len(text) > LONGEST:
            continue
        if following and len(following) == 1 and _ATTRIBUTION.match(document.blocks.block_text(following)):
            yield from _both(document, block, block.last, following.first)
        elif len(block) > 1 and _ATTRIBUTION.match(document.blocks.text(document.blocks.lines[block.last])):
            yield from _both(document, block, block.last - 1, block.last)


def _both(document: Document, block: Block, last: int, attribution: int) -> Iterator[Claim]:
    verse = last > block.first and not block.wrapped
    reasons = ["epigraph.attributed"]
    if document.blocks.block_text(block)[0] in "“„«\"‘_*'":
        reasons.append("epigraph.quoted")
    yield document.claim(block.first, last, "epigraph.verse" if verse else "epigraph", *reasons)
    yield document.claim(attribution, attribution, "epigraph.bibl", "epigraph.attribution")
