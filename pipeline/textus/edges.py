"""Where front and end matter may stand: from the top to the first running text, and at the very end.

Also where an e-text project has wrapped a text in words of its own (table `conventions`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from textus.bibliography import segments
from textus.bibliography.credits import read_credit
from textus.bibliography.dates import find_dates
from textus.bibliography.fields import read_fields
from textus.bibliography.lexicon import Codes, fold, merged
from textus.bibliography.names import is_personal_name
from textus.blocks import LONGEST_WRAPPED_LINE, Block
from textus.conventions import credit_opening, headnote_opening, rights, running, sign_off, site_heading
from textus.document import Document
from textus.knowledge import phrase_pattern, table

MOST_BLOCKS = 60
"""blocks of front matter at most, wrapping not counted"""
END_BLOCKS = 14
PROSE = 280
"""characters from which a block without any mark of front matter is running text"""
PROSE_LINES = 5
NEAR = 0.92
SURE_NAME = 1.5
MOST_END_LINES = 30
FEW_LINES = 40
OLD_TITLE, SHORT = 700, 80
"""characters of a title of the seventeenth century, and of the byline or date below it"""
LONG_VALUE = 30
"""characters from which a labelled line may go on in the next"""
_ANY_LABEL = re.compile(r"[_*]*[^\W\d_a-z][\w ’'/&-]{1,30}:[_*]*\s")
_WORDS = re.compile(r"[^\W\d_]+")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|the|of|by|in|for|from|und|der|die|das|von|et|de|la|le|y|el|e|di|и|в))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines of one block that say one thing: `first` and `last` are indices of lines, both within."""

    first: int
    last: int
    start: int
    end: int
    labelled: bool
    credit: bool


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


def languages(document: Document) -> Codes:
    """The languages credits of this text may be in: its own, and English."""
    code = document.language.code.split("-")[0].lower()
    return (code, "en") if code != "en" else ("en",)


@functools.lru_cache(maxsize=4)
def edges(document: Document) -> Edges:
    """The edges of a document."""
    begin, stop = _wrapped_until(document), _wrapped_from(document)
    blocks = [block for block in document.blocks.blocks if begin <= block.first < stop]
    title = _title_again(document, begin, blocks[:MOST_BLOCKS])
    front, top = _front(document, blocks[:MOST_BLOCKS], begin, title)
    end, bottom = _end(document, blocks[-END_BLOCKS:], top, stop)
    return Edges(begin, top, bottom, stop, title, front, end)


def _front(document: Document, blocks: Sequence[Block], begin: int, title: int) -> tuple[tuple[Unit, ...], int]:
    """The units above the first running text; before a title page comes what a transcriber has to say, however long."""
    front: list[Unit] = []
    top = begin
    for number, block in enumerate(blocks):
        found = units(document, block)
        old_title = number < 2 and _is_old_title(document, blocks[number : number + 2])
        if (
            block.first >= title
            and not old_title
            and (_is_prose(document, block, found) or (front and _opens_text(document, block)))
        ):
            break
        front.extend(found)
        top = block.last + 1
    return tuple(front), top


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
        if len(document.blocks.block_text(block)) > PROSE and not any(unit.labelled or unit.credit for unit in found):
            break
        end[:0] = found
        bottom = block.first
    return tuple(end), bottom


def _opens_text(document: Document, block: Block) -> bool:
    """The heading of a preface, a chapter, an act: the text begins."""
    text = document.blocks.block_text(block).strip("_* .")
    found = phrase_pattern(tuple(document.language.table("divisions")), anchored=True).match(text)
    if not found or len(text) > 40:
        return False
    return (
        document.language.table("divisions").get(fold(found.group())) in table("conventions")["openings"]["divisions"]
    )


@functools.lru_cache(maxsize=4)
def header_title(document: Document) -> frozenset[str]:
    """The words of the title that the header of a project gives, folded; empty without one."""
    limit = _wrapped_until(document)
    lines = document.blocks.lines
    if not limit:
        return frozenset()
    fields = (
        field
        for block in document.blocks.blocks
        if block.first < limit
        for field in read_fields(document.text, lines[block.first].start, lines[block.last].end, languages(document))
    )
    title = next((document.text[field.value_start : field.value_end] for field in fields if field.name == "title"), "")
    return frozenset(fold(word) for word in _WORDS.findall(title))


def repeats_title(document: Document, text: str) -> bool:
    """Whether a line has no words but those of the title in the header."""
    words = [fold(word) for word in _WORDS.findall(text.replace("_", " "))]
    return bool(words) and all(word in header_title(document) for word in words)


def _title_again(document: Document, begin: int, blocks: Sequence[Block]) -> int:
    for block in blocks:
        text = document.blocks.block_text(block)
        first = document.blocks.text(document.blocks.lines[block.first])
        if len(text) < PROSE and repeats_title(document, first):
            return block.first
    return begin


def in_credit_block(document: Document, unit: Unit) -> bool:
    """No blank line parts it from a labelled line or a credit above it."""
    before = [other for other in edges(document).front if other.last < unit.first]
    for other in reversed(before):
        line = document.blocks.lines[other.last + 1]
        if line.blank_before or line.page_before:
            return False
        if other.labelled or other.credit:
            return True
    return False


def in_emphasis(text: str, start: int, place: int) -> bool:
    """Whether a mark of emphasis stands open before a place of a line."""
    return any(text.count(mark, start, place) % 2 for mark in "_*")


def lone_label(document: Document, unit: Unit) -> bool:
    """A word that is a label elsewhere, alone above labelled lines: the name of a link or a column."""
    text = document.text[unit.start : unit.end]
    following = next((other for other in edges(document).front if other.first > unit.last), None)
    return bool(following and following.labelled) and fold(text) in merged(languages(document), "labels")


def unknown_label(document: Document, unit: Unit) -> bool:
    """A line that begins like a label that no table knows."""
    return bool(_ANY_LABEL.match(document.text, unit.start, unit.end))


# ------------------------------------------------------------------------------------------------------------- wrapping
def _wrapped_until(document: Document) -> int:
    limit = min(len(document.blocks.lines), 500)
    for wrapper in table("conventions")["wrapper"]:
        if "header_end" in wrapper and (found := _lines(document, wrapper["header_end"], 0, limit)):
            last = found[-1]
            block = next(block for block in document.blocks.blocks if block.first <= last <= block.last)
            return block.last + 1 if _is_wide_mark(document, last, block) else last + 1
    return 0


def _is_wide_mark(document: Document, line: int, block: Block) -> bool:
    """The mark runs on over the lines that follow in its block: "*** START OF THE … EBOOK / A LONG TITLE ***"."""
    return any("***" in document.blocks.text(document.blocks.lines[i]) for i in range(line + 1, block.last + 1))


def _wrapped_from(document: Document) -> int:
    count = len(document.blocks.lines)
    for wrapper in table("conventions")["wrapper"]:
        found = _lines(document, wrapper["footer_start"], max(0, count // 3), count)
        if found:
            return found[0]
    return count


def _lines(document: Document, pattern: str, first: int, after: int) -> list[int]:
    compiled = re.compile(pattern, re.IGNORECASE)
    lines = document.blocks.lines
    return [
        index for index in range(first, after) if compiled.match(document.text, lines[index].start, lines[index].end)
    ]


def legend(document: Document) -> tuple[int, int] | None:
    """First and last line of an explanation of signs between two rules, near the top."""
    for wrapper in table("conventions")["wrapper"]:
        if "legend" in wrapper:
            found = _lines(document, wrapper["legend"], 0, min(60, len(document.blocks.lines)))
            if len(found) == 2:
                return found[0], found[1]
    return None


# ---------------------------------------------------------------------------------------------------------------- units
def units(document: Document, block: Block) -> tuple[Unit, ...]:
    """The lines of a block, grouped where one goes on in the next."""
    codes = languages(document)
    lines = document.blocks.lines
    groups: list[list[int]] = []
    labels: set[int] = set()
    for index in range(block.first, block.last + 1):
        line = lines[index]
        label = bool(read_fields(document.text, line.start, line.end, codes))
        opens = label or bool(credit_opening(codes).match(document.text, line.start, line.end))
        if (
            groups
            and not opens
            and (_goes_on(document, block, index) or _label_goes_on(document, labels, groups, index))
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
        labels |= {index} if label else set()
    return tuple(_unit(document, group, codes) for group in groups)


def _label_goes_on(document: Document, labels: set[int], groups: list[list[int]], index: int) -> bool:
    """What stands behind a label and has not been closed goes on in the next line."""
    lines = document.blocks.lines
    words, following = document.blocks.text(lines[index - 1]), document.blocks.text(lines[index])
    new = _ANY_LABEL.match(following) or running(languages(document)).match(following)
    long = len(words) > LONG_VALUE or following[0] == "\u3000"
    return groups[-1][0] in labels and long and words[-1] not in ".;:!?)]" and not new


def _goes_on(document: Document, block: Block, index: int) -> bool:
    """This line continues the one before it."""
    lines = document.blocks.lines
    before, line = lines[index - 1], lines[index]
    words, following = document.blocks.text(before), document.blocks.text(line)
    closed = words[-1] in ".;:"
    if not _UNFINISHED.search(words) and _stands_alone(document, following):
        return False
    if _begins_imprint(following, languages(document)):
        return False
    if closed and (not _is_set(document) or running(languages(document)).match(following)):
        return False
    if _is_set(document) and (block.wrapped or _is_statement(document, block)):
        return True
    if _UNFINISHED.search(words) and len(words) > 25:
        return True
    if line.indent > before.indent + 2 and ":" in words[:30]:
        return True
    measure = document.blocks.layout.measure
    forced = _is_set(document) and before.width + 1 + len(following.split(" ", 1)[0]) > NEAR * measure
    return forced and not closed


@functools.lru_cache(maxsize=4)
def _is_set(document: Document) -> bool:
    """The lines of the source are those of a page or screen, not paragraphs."""
    lines = document.blocks.lines
    narrow = len(lines) > FEW_LINES and all(line.width <= LONGEST_WRAPPED_LINE for line in lines)
    return document.blocks.layout.wrapped or narrow or _wrapped_until(document) > 0


def _stands_alone(document: Document, text: str) -> bool:
    """A line that is a name or a date and nothing else."""
    bare = text.strip("_*()[] .")
    codes = languages(document)
    if is_personal_name(bare, codes, document.lower_case_words) >= SURE_NAME:
        return True
    return len(bare) < 30 and any(
        span.end - span.start >= len(bare) - 1 for span in find_dates(bare, 0, len(bare), codes) if span.attributes
    )


def _begins_imprint(text: str, codes: Codes) -> bool:
    """ "London: …", "Boston, 1908"."""
    place = re.match(r"[_*]*([^\W\d_][^,:;\n]{2,30})[,:]\s", text)
    return bool(place) and segments.places(place[1], codes) is not None  # type: ignore[index]


def _is_statement(document: Document, block: Block) -> bool:
    """In a source set in lines: a block that begins like a credit or a remark goes on to its end."""
    text = document.blocks.block_text(block)
    codes = languages(document)
    start, end = document.blocks.start(block), document.blocks.end(block)
    credit = credit_opening(codes).match(text) and read_credit(document.text, start, end, codes)
    opens = credit or rights(codes).match(text) or headnote_opening().match(text)
    return bool(opens or text[0] == "[") and ":" not in text[:20]


def _unit(document: Document, group: list[int], codes: Codes) -> Unit:
    start, end = document.blocks.lines[group[0]].start, document.blocks.lines[group[-1]].end
    labelled = bool(read_fields(document.text, start, end, codes))
    return Unit(group[0], group[-1], start, end, labelled, read_credit(document.text, start, end, codes) is not None)


def is_site_heading(document: Document, unit: Unit) -> bool:
    """The first line of a text, naming a site, an archive or a collection."""
    found = edges(document).front
    return (
        len(found) > 1
        and unit == found[0]
        and bool(site_heading().fullmatch(document.text[unit.start : unit.end].strip("_* .")))
    )


def _is_prose(document: Document, block: Block, found: tuple[Unit, ...]) -> bool:
    text = document.blocks.block_text(block)
    if len(text) < PROSE and not (block.wrapped and len(block) >= PROSE_LINES):
        return False
    if any(unit.labelled or unit.credit for unit in found) or rights(languages(document)).match(text):
        return False
    return not (headnote_opening().match(text) or sign_off(languages(document)).search(text))
