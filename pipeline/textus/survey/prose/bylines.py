"""Bylines below the heading of a part: "By R. Ascal" under the name of a column."""

from __future__ import annotations

from textus.base.regex import regex
from textus.language.bibliography.bylines import LONGEST, names_in, read_opening
from textus.language.bibliography.dates import find_dates
from textus.model.claims import Span
from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges
from textus.survey.front.sources import names_source
from textus.survey.front.wrapping import languages

LONGEST_HEADING = 110
LONGEST_DATE, MOST_PLACE = 60, 3
"""characters of a date below a name, and words of the place before it"""
PROSE = 90
"""characters of a paragraph that follows"""
_YEAR = regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?=[.)\]_*]*$)")
_NO_HEADING = tuple(",;:—–-")
_MARKS = "_* "


@fact
def bylines(document: Surveyed) -> dict[int, tuple[Span, ...]]:
    """The names in every byline between a short block and text, by the number of its block."""
    blocks = document.blocks.blocks
    return {
        number: names
        for number in range(_first(document), len(blocks) - 1)
        if len(blocks[number]) == 1 and _below_heading(document, number) and (names := _names(document, number))
    }


def _first(document: Surveyed) -> int:
    """The first block that may stand below the heading of a part: behind text, or behind words on the source."""
    front = edges(document).front
    stated = {unit.first for unit in front if unit.labelled or unit.credit or names_source(document, unit)}
    for number, block in enumerate(document.blocks.blocks):
        long = document.blocks.end(block) - document.blocks.start(block) > PROSE
        if long or any(index in stated for index in range(block.first, block.last + 1)):
            return number + 2
    return len(document.blocks.blocks)


def _names(document: Surveyed, number: int) -> tuple[Span, ...]:
    """The persons behind "by"; none where the line is anything more than that."""
    block = document.blocks.blocks[number]
    start, end = document.blocks.start(block), document.blocks.end(block)
    text = document.text[start:end]
    if len(text) > LONGEST or text[-1] in ",;:!?":
        return ()
    opening = read_opening(text)
    if opening is None or opening.end >= len(text.rstrip(_MARKS)):
        return ()
    return names_in(document.text, start + opening.end, end, languages(document))


def _below_heading(document: Surveyed, number: int) -> bool:
    """A short block above it that ends like no sentence, and below it text, with at most a date before it."""
    blocks = document.blocks
    before = blocks.block_text(blocks.blocks[number - 1]).strip(_MARKS)
    short = len(before) <= LONGEST_HEADING and before[-1:] not in (*_NO_HEADING, ".") and before[:1].isupper()
    text = number + 2 if date_below(document, number) else number + 1
    return short and text < len(blocks.blocks) and len(blocks.block_text(blocks.blocks[text])) > PROSE


def date_below(document: Surveyed, number: int) -> Span | None:
    """The date that is all of the block behind a block, but for a place; None if there is none."""
    block = document.blocks.blocks[number + 1] if number + 1 < len(document.blocks.blocks) else None
    if block is None or len(block) > 1:
        return None
    start, end = document.blocks.start(block), document.blocks.end(block)
    codes = languages(document)
    if end - start > LONGEST_DATE:
        return None
    dates = [date for date in find_dates(document.text, start, end, codes) if date.attributes]
    if not dates and (year := _YEAR.search(document.text[:end], start)):
        dates = [Span(*year.span(), "date", {"when": year.group()})]
    place = document.text[start : dates[0].start].strip("_*([ ,.") if len(dates) == 1 else ""
    bare = len(dates) == 1 and (not place or (place[0].isupper() and len(place.split()) <= MOST_PLACE))
    if not bare or document.text[dates[0].end : end].strip("_*)]. "):
        return None
    return dates[0]
