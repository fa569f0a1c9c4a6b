"""The extent of front and end matter: from the top to the first running text, and at the very end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.imprints import read_imprint_line
from textus.language.bibliography.lexicon import Codes, table_pattern
from textus.language.bibliography.names import is_personal_name
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.front.archive_phrases import furniture, headnote_opening, rights, running, sign_off
from textus.survey.front.coded_head import coded_head
from textus.survey.front.title_page import TitlePage, title_page
from textus.survey.front.title_page_rows import opens_text
from textus.survey.front.units import SURE_NAME, Unit, units
from textus.survey.front.wrapping import languages, repeats_title, wrapped_from, wrapped_until
from textus.survey.letters.letter_words import given

MOST_BLOCKS, MOST_LINES = 60, 400
"""blocks and lines of front matter at most, wrapping not counted"""
END_BLOCKS = 14
PROSE = 200
"""characters from which a block without any mark of front matter is running text"""
PROSE_LINES = 5
ATTESTED = 60
"""characters of a sentence that states where and when a document was given; a title may say so, too, in fewer"""
SENTENCE = 100
"""characters from which a sentence is running text"""
MOST_QUIET, MOST_QUIET_WRAPPED = 4, 20
"""blocks in a row that nothing marks as front matter: lines of a title, or already the text"""
MOST_END_LINES = 30
LONG_SENTENCE, NEAR_CREDITS = 400, 4
"""characters of a sentence among the titles, and the blocks below it within which credits begin"""
SENTENCE_END = regex(r"[^\W\d_]{2}[.!?…][\"”’»)\]]*$")
"""what a sentence ends with"""
OLD_TITLE, SHORT = 700, 80
"""characters of a title of the seventeenth century, and of the byline or date below it"""


@frozen
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


@fact
def edges(document: Surveyed) -> Edges:
    """The first running text of a document and the beginning of its end matter, with the units before and after."""
    begin, stop = wrapped_until(document), wrapped_from(document)
    blocks = [block for block in document.blocks.blocks if begin <= block.first < stop]
    page = title_page(document)
    title = page.first if page and page.project else _title_again(document, begin, blocks[:MOST_BLOCKS])
    front, top = _front(document, blocks[:MOST_BLOCKS], begin, title, page)
    end, bottom = _end(document, blocks[-END_BLOCKS:], top, stop)
    return Edges(begin, top, bottom, stop, title, front, end, page)


def _front(
    document: Surveyed, blocks: Sequence[Block], begin: int, title: int, page: TitlePage | None
) -> tuple[tuple[Unit, ...], int]:
    """The units above the first running text; before a title page comes what a transcriber has to say, however long."""
    kept: list[tuple[Block, tuple[Unit, ...]]] = []
    quiet = 0
    for number, block in enumerate(blocks):
        left = blocks[0].first + MOST_LINES - block.first
        if left <= 0 or (not number and _is_attested(document, block)):
            break
        found = units(document, block if len(block) <= left else replace(block, last=block.first + left - 1))
        if page and page.first <= block.last and block.first < page.after:
            kept.append((block, found))
            continue
        above = _above_prose(document, found) if block.first >= title else found
        if len(above) < len(found) and not _is_said_soon(document, blocks[number + 1 : number + 1 + NEAR_CREDITS]):
            return (*(unit for _, units_ in kept for unit in units_), *above), found[len(above)].first
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


def _is_attested(document: Surveyed, block: Block) -> bool:
    """What was given at a place on a day, in a sentence: the end of a document whose beginning is not there."""
    text = document.blocks.block_text(block)
    return len(text) >= ATTESTED and given(text) and bool(find_dates(text, 0, len(text), languages(document)))


def _above_prose(document: Surveyed, found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units of a block above its first long line that is a paragraph, where nothing of front matter follows it."""
    for number, unit in enumerate(found):
        text = document.text[unit.start : unit.end]
        if unit.first == unit.last and len(text) >= PROSE and SENTENCE_END.search(text) and number + 1 < len(found):
            said = any(_is_said(document, other) for other in found[number:] if other.end - other.start < PROSE)
            return found if said else found[:number]
    return found


def _is_said_soon(document: Surveyed, blocks: Sequence[Block]) -> bool:
    """One of these blocks has a label or a credit."""
    return any(unit.labelled or unit.credit for block in blocks for unit in units(document, block))


def _credits_ahead(document: Surveyed, blocks: Sequence[Block], number: int) -> bool:
    """Two statements of front matter follow soon: a sentence above them is a title, an occasion, an epigraph."""
    text = document.blocks.block_text(blocks[number])
    if len(text) > LONG_SENTENCE or len(blocks[number]) > 1:
        return False
    ahead = blocks[number + 1 : number + 1 + NEAR_CREDITS]
    return sum(any(unit.labelled or unit.credit for unit in units(document, block)) for block in ahead) >= 2


def _is_said(document: Surveyed, unit: Unit) -> bool:
    """It is labelled, a credit, a line about source or rights, or furniture."""
    text = document.text[unit.start : unit.end]
    codes = languages(document)
    if unit.first in coded_head(document):
        return True
    found = unit.labelled or unit.credit or rights(codes).match(text) or running(codes).match(text)
    return bool(found or furniture(text, codes))


def _speaks_of_book(document: Surveyed, found: Sequence[Unit]) -> bool:
    """One of the units is said of the book, or has a publisher and a place."""
    codes = languages(document)
    return any(
        _is_said(document, unit)
        or {"publisher", "pubPlace"}
        <= {span.role for span in read_imprint_line(document.text, unit.start, unit.end, codes)}
        for unit in found
    )


def _is_marked(document: Surveyed, unit: Unit) -> bool:
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


def _is_old_title(document: Surveyed, blocks: Sequence[Block]) -> bool:
    """A long title of one line, as they were: what follows is short."""
    if len(blocks) < 2 or len(blocks[0]) > 1:
        return False
    first, second = (document.blocks.block_text(block) for block in blocks)
    return len(first) <= OLD_TITLE and len(second) <= SHORT


def _end(document: Surveyed, blocks: Sequence[Block], top: int, stop: int) -> tuple[tuple[Unit, ...], int]:
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


def _title_again(document: Surveyed, begin: int, blocks: Sequence[Block]) -> int:
    for block in blocks:
        text = document.blocks.block_text(block)
        first = document.blocks.text(document.blocks.lines[block.first])
        if len(text) < PROSE and repeats_title(document, first):
            return block.first
    return begin


def _is_prose(document: Surveyed, block: Block) -> bool:
    """Long, or a whole sentence of some length, or lines like those of a stanza."""
    text = document.blocks.block_text(block)
    if len(text) >= PROSE or (block.wrapped and len(block) >= PROSE_LINES):
        return True
    return len(text) >= SENTENCE and bool(SENTENCE_END.search(text))
