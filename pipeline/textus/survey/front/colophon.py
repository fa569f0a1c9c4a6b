"""The pages of an electronic edition about itself: imprint, colophon and licence as the makers of e-books add them."""

from __future__ import annotations

import itertools
import re

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact

MOST_NAMES = 400
"""lines of a list of those who took part"""
LONGEST_NAME = 40
MOST_BLOCKS = 8
"""blocks below its heading within which such a page states what it is"""

EARLIEST = 3
"""such a page ends a document only if at least one part in this many precedes it"""


@frozen
class Colophon:
    """Such a page, its heading included; indices of lines, both within."""

    first: int
    last: int
    maker: str
    """the library that made the edition, in the words of the page; empty if none of the known ones is named"""
    names: frozenset[int]
    """the lines that name those who took part, one each"""


_HEADING = regex(lambda: f"(?:{'|'.join(anywhere('archives', 'colophons'))})[.:]?", re.IGNORECASE)


_SPEAKS_OF_ITSELF = regex(lambda: f"(?:{'|'.join(anywhere('archives', 'electronic_edition'))})", re.IGNORECASE)


_MAKER = regex(lambda: "|".join(anywhere("archives", "makers")))


_CONTRIBUTORS = regex(lambda: f"(?:{'|'.join(anywhere('archives', 'contributors'))})[^:]*[:：]?$", re.IGNORECASE)


@fact
def colophons(document: Surveyed) -> tuple[Colophon, ...]:
    """Above the text such a page ends with the last block that speaks of the edition; after it, with the document."""
    blocks = document.blocks.blocks
    found: list[Colophon] = []
    for number, block in enumerate(blocks):
        if (found and block.first <= found[-1].last) or not _opens(document, block):
            continue
        below = blocks[number + 1 :]
        own = block.last > block.first
        telling = [one for one in ([block] if own else []) + list(below[:MOST_BLOCKS]) if _tells(document, one)]
        at_end = EARLIEST * block.first > len(document.blocks.lines)
        run = below if at_end else list(itertools.takewhile(lambda one: _tells(document, one), below))
        if telling and (run or own):
            page = [block, *run]
            found.append(Colophon(block.first, page[-1].last, _made_by(document, page), _names(document, page)))
    return tuple(found)


def colophon_of(document: Surveyed, line: int) -> Colophon | None:
    """The page that a line is of."""
    return next((one for one in colophons(document) if one.first <= line <= one.last), None)


def _opens(document: Surveyed, block: Block) -> bool:
    line = document.blocks.lines[block.first]
    words = document.text[line.start : line.end].strip("#*_= \t")
    return bool(_HEADING.fullmatch(words))


def _tells(document: Surveyed, block: Block) -> bool:
    return bool(_SPEAKS_OF_ITSELF.search(" ".join(document.blocks.block_text(block).split())))


def _made_by(document: Surveyed, page: list[Block]) -> str:
    names = (_MAKER.search(document.blocks.block_text(block)) for block in page)
    return next((name.group() for name in names if name), "")


def _names(document: Surveyed, page: list[Block]) -> frozenset[int]:
    """Lines below the words that announce a list of those who took part, as long as they are short."""
    named: list[int] = []
    for above, block in itertools.pairwise(page):
        begins = _CONTRIBUTORS.search(" ".join(document.blocks.block_text(above).split()))
        short = all(document.blocks.lines[i].width <= LONGEST_NAME for i in range(block.first, block.last + 1))
        if short and (begins or (named and above.last == named[-1] and len(block) == 1)):
            named.extend(range(block.first, block.last + 1))
    return frozenset(named[:MOST_NAMES])
