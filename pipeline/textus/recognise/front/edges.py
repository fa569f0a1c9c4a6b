"""Where front and end matter may stand: from the top to the first running text, and at the very end."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.imprints import read_imprint_line
from textus.language.bibliography.lexicon import Codes, fold, merged, table_pattern
from textus.language.bibliography.names import is_personal_name
from textus.model.document import Document
from textus.read.blocks import Block
from textus.recognise.front.archive_phrases import furniture, headnote_opening, rights, running, sign_off, site_heading
from textus.recognise.front.title_page import TitlePage, title_page
from textus.recognise.front.title_page_rows import opens_text
from textus.recognise.front.units import ANY_LABEL, SURE_NAME, Unit, units
from textus.recognise.front.wrapping import languages, repeats_title, wrapped_from, wrapped_until

MOST_BLOCKS, MOST_LINES = 60, 400
"""blocks and lines of front matter at most, wrapping not counted"""
END_BLOCKS = 14
PROSE = 200
"""characters from which a block without any mark of front matter is running text"""
PROSE_LINES = 5
SENTENCE = 100
"""characters from which a sentence is running text"""
MOST_QUIET, MOST_QUIET_WRAPPED = 4, 20
"""blocks in a row that nothing marks as front matter: lines of a title, or already the text"""
MOST_END_LINES = 30
LONG_SENTENCE, NEAR_CREDITS = 400, 4
"""characters of a sentence among the titles, and the blocks below it within which credits begin"""
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?…][\"”’»)\]]*$")
_SENTENCE_MARK = re.compile(r"[.!?…][\"”’»)\]_*]*$")
OLD_TITLE, SHORT = 700, 80
"""characters of a title of the seventeenth century, and of the byline or date below it"""


@dataclass(frozen=True, slots=True)
class Edges:
    """Indices of lines, and the units of the front and end matter."""

    wrapped_until: int
    """the first line behind the header of a project; 0 without one"""
    top: int
    """the first line of running text"""
    bottom: int
    """the first line that may be end matter"""
    wrapped_from: int
    """the first line of the footer of a project; the number of lines without one"""
    title: int
    """the first line behind the header of a project that says the title again; `wrapped_until` without one"""
    front: tuple[Unit, ...]
    end: tuple[Unit, ...]
    page: TitlePage | None = None
    """the printed title page, whose lines are in `front` and which knows itself what they say"""

    def on_page(self, line: int) -> bool:
        """Whether a line is of the printed title page."""
        return self.page is not None and self.page.first <= line < self.page.after


@functools.lru_cache(maxsize=4)
def edges(document: Document) -> Edges:
    """The edges of a document."""
    begin, stop = wrapped_until(document), wrapped_from(document)
    blocks = [block for block in document.blocks.blocks if begin <= block.first < stop]
    page = title_page(document)
    title = page.first if page and page.project else _title_again(document, begin, blocks[:MOST_BLOCKS])
    front, top = _front(document, blocks[:MOST_BLOCKS], begin, title, page)
    end, bottom = _end(document, blocks[-END_BLOCKS:], top, stop)
    return Edges(begin, top, bottom, stop, title, front, end, page)


def _front(
    document: Document, blocks: Sequence[Block], begin: int, title: int, page: TitlePage | None
) -> tuple[tuple[Unit, ...], int]:
    """The units above the first running text; before a title page comes what a transcriber has to say, however long."""
    kept: list[tuple[Block, tuple[Unit, ...]]] = []
    quiet = 0
    for number, block in enumerate(blocks):
        left = blocks[0].first + MOST_LINES - block.first
        if left <= 0:
            break
        found = units(document, block if len(block) <= left else replace(block, last=block.first + left - 1))
        if page and page.first <= block.last and block.first < page.after:
            kept.append((block, found))
            continue
        marked = any(_is_marked(document, unit) for unit in found)
        long_title = number < 2 and _is_old_title(document, blocks[number : number + 2])
        if block.first >= title and not long_title:
            prose = not marked and _is_prose(document, block) and not _credits_ahead(document, blocks, number)
            if prose or (kept and opens_text(document, block)):
                break
            quiet = 0 if marked else quiet + 1
            if quiet > (MOST_QUIET_WRAPPED if begin else MOST_QUIET):
                kept = kept[: len(kept) - quiet + 1]
                break
        kept.append((block, found))
    while page and kept and kept[-1][0].first >= page.after and not _speaks_of_book(document, kept[-1][1]):
        kept.pop()  # behind a title page begins the text, unless more is said of the book
    return tuple(unit for _, found in kept for unit in found), kept[-1][0].last + 1 if kept else begin


def _credits_ahead(document: Document, blocks: Sequence[Block], number: int) -> bool:
    """Two statements of front matter follow soon: a sentence above them is a title, an occasion, an epigraph."""
    text = document.blocks.block_text(blocks[number])
    if len(text) > LONG_SENTENCE or len(blocks[number]) > 1:
        return False
    ahead = blocks[number + 1 : number + 1 + NEAR_CREDITS]
    return sum(any(unit.labelled or unit.credit for unit in units(document, block)) for block in ahead) >= 2


def _is_said(document: Document, unit: Unit) -> bool:
    """It is labelled, a credit, a line about source or rights, or furniture."""
    text = document.text[unit.start : unit.end]
    codes = languages(document)
    found = unit.labelled or unit.credit or rights(codes).match(text) or running(codes).match(text)
    return bool(found or furniture(text, codes))


def _speaks_of_book(document: Document, found: Sequence[Unit]) -> bool:
    """One of the units is said of the book, or has a publisher and a place."""
    codes = languages(document)
    return any(
        _is_said(document, unit)
        or {"publisher", "pubPlace"}
        <= {span.role for span in read_imprint_line(document.text, unit.start, unit.end, codes)}
        for unit in found
    )


def _is_marked(document: Document, unit: Unit) -> bool:
    """It is surely not of the text: it says what front matter says, or is a note on it, a name, a date."""
    text = document.text[unit.start : unit.end]
    codes = languages(document)
    if _is_said(document, unit) or headnote_opening().match(text) or sign_off(codes).search(text[-60:]):
        return True
    bare = text.strip("_*()[]. ")
    if len(bare) < SHORT and _is_of_title_page(text, bare, codes):
        return True
    if is_personal_name(bare, codes, document.lower_case_words) >= SURE_NAME:
        return True
    return len(bare) < SHORT and any(
        span.end - span.start > len(bare) // 2 for span in find_dates(bare, 0, len(bare), codes)
    )


def _is_of_title_page(text: str, bare: str, codes: Codes) -> bool:
    """ "By", alone or with a name behind it; a place, a publisher or a year in capitals."""
    by = table_pattern(codes, "byline", "words").match(bare)
    if by and (by.end() == len(bare) or is_personal_name(bare[by.end() :].split(",")[0], codes) >= 1):
        return True
    parts = read_imprint_line(text, 0, len(text), codes) if bare.isupper() else ()
    return sum(part.end - part.start for part in parts) >= 0.8 * len(bare)


def _is_old_title(document: Document, blocks: Sequence[Block]) -> bool:
    """A long title of one line, as they were: what follows is short."""
    if len(blocks) < 2 or len(blocks[0]) > 1:
        return False
    first, second = (document.blocks.block_text(block) for block in blocks)
    return len(first) <= OLD_TITLE and len(second) <= SHORT


def _end(document: Document, blocks: Sequence[Block], top: int, stop: int) -> tuple[tuple[Unit, ...], int]:
    end: list[Unit] = []
    bottom = stop
    for block in reversed(blocks):
        if block.first < top or len(block) > MOST_END_LINES:
            break
        found = units(document, block)
        if not any(_is_said(document, unit) for unit in found):
            break
        end[:0] = found
        bottom = block.first
    return tuple(end), bottom


def _title_again(document: Document, begin: int, blocks: Sequence[Block]) -> int:
    for block in blocks:
        text = document.blocks.block_text(block)
        first = document.blocks.text(document.blocks.lines[block.first])
        if len(text) < PROSE and repeats_title(document, first):
            return block.first
    return begin


def in_credit_block(document: Document, unit: Unit) -> bool:
    """No blank line parts it from a labelled line or a credit above it; or below, if it begins like a label itself."""
    below = following(document, unit)
    if (
        below
        and below.first == unit.last + 1
        and below.labelled
        and not document.blocks.lines[below.first].blank_before
        and unknown_label(document, unit)
    ):
        return True
    return unit.first in _below_credits(document)


@functools.lru_cache(maxsize=4)
def _below_credits(document: Document) -> frozenset[int]:
    """The first lines of units of the front that no blank line parts from a labelled line or a credit above."""
    found: set[int] = set()
    for above, unit in itertools.pairwise(edges(document).front):
        line = document.blocks.lines[above.last + 1]
        if not (line.blank_before or line.page_before) and (above.labelled or above.credit or above.first in found):
            found.add(unit.first)
    return frozenset(found)


def following(document: Document, unit: Unit) -> Unit | None:
    """The unit of the front behind another."""
    front = edges(document).front
    number = bisect.bisect_right(front, unit.last, key=lambda other: other.first)
    return front[number] if number < len(front) else None


def among_credits(document: Document, unit: Unit) -> bool:
    """No blank line parts it from what stands above, nor from a labelled line or a credit below."""
    lines = document.blocks.lines
    below = next((other for other in edges(document).front if other.first == unit.last + 1), None)
    joined = unit.first > 0 and not lines[unit.first].blank_before
    return joined and below is not None and not lines[below.first].blank_before and (below.labelled or below.credit)


def is_sentence(text: str) -> bool:
    """Whether a line reads like running text: five words or more that end like a sentence."""
    return len(text.split()) >= 5 and bool(_SENTENCE.search(text))


def reads_on(text: str) -> bool:
    """Whether a line is a short sentence rather than a statement: five words or more, most of them small, a stop."""
    words = re.findall(r"[^\W\d_]+", text)
    longer = [word for word in words[1:] if len(word) > 3]
    small = sum(word[0].islower() for word in longer)
    return len(words) >= 5 and bool(longer) and _SENTENCE_MARK.search(text) is not None and small >= 0.5 * len(longer)


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of running text: nine words or more, most of the long ones small, a stop behind."""
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    small = sum(word[0].islower() for word in longer)
    return len(text.split()) >= 9 and text.rstrip('_*"”’)] ')[-1:] in ".!?:;" and small >= 0.6 * len(longer)


def in_emphasis(text: str, start: int, place: int) -> bool:
    """Whether a mark of emphasis stands open before a place of a line."""
    return any(text.count(mark, start, place) % 2 for mark in "_*")


def lone_label(document: Document, unit: Unit) -> bool:
    """A word that is a label elsewhere, alone above labelled lines: the name of a link or a column."""
    text = document.text[unit.start : unit.end]
    below = following(document, unit)
    return bool(below and below.labelled) and fold(text) in merged(languages(document), "labels")


def unknown_label(document: Document, unit: Unit) -> bool:
    """A line that begins like a label that no table knows."""
    return bool(ANY_LABEL.match(document.text, unit.start, unit.end))


# ------------------------------------------------------------------------------------------------------------- wrapping
# ---------------------------------------------------------------------------------------------------------------- units
def is_site_heading(document: Document, unit: Unit) -> bool:
    """The first line of a text, naming a site, an archive or a collection, above what may be a title."""
    found = edges(document).front
    return (
        len(found) > 1
        and unit == found[0]
        and bool(site_heading().fullmatch(document.text[unit.start : unit.end].strip("_* .")))
        and _may_be_title(document, found[1])
    )


def _may_be_title(document: Document, unit: Unit) -> bool:
    """A line that has no label, is no credit, and does not begin like a line on the source."""
    return not (
        unit.labelled or unit.credit or running(languages(document)).match(document.text[unit.start : unit.end])
    )


def _is_prose(document: Document, block: Block) -> bool:
    """Long, or a whole sentence of some length, or lines like those of a stanza."""
    text = document.blocks.block_text(block)
    if len(text) >= PROSE or (block.wrapped and len(block) >= PROSE_LINES):
        return True
    return len(text) >= SENTENCE and bool(_SENTENCE.search(text))
