"""The header and footer that an e-text project adds to a text, as the table `conventions` describes them."""

from __future__ import annotations

import re

from textus.base.knowledge import table
from textus.base.regex import regex
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.lexicon import Codes, fold
from textus.read.blocks import Block
from textus.read.lines_apart import is_rule_of
from textus.survey.facts import Surveyed, fact
from textus.survey.front.front_languages import front_languages

_WORDS = regex(r"[^\W\d_]+")


def languages(document: Surveyed) -> Codes:
    """The languages credits of this text may be in: its own, English, and those of its labels."""
    return front_languages(document)


@fact
def wrapped_until(document: Surveyed) -> int:
    """The first line after the header of a project; 0 without one."""
    limit = min(len(document.blocks.lines), 500)
    for wrapper in table("conventions")["wrapper"]:
        if "header_end" in wrapper and (found := _lines(document, wrapper["header_end"], 0, limit)):
            last = found[-1]
            block = next(block for block in document.blocks.blocks if block.first <= last <= block.last)
            return block.last + 1 if _is_wide_mark(document, last, block) else last + 1
    return 0


def _is_wide_mark(document: Surveyed, line: int, block: Block) -> bool:
    """The mark runs on over the lines that follow in its block: "*** START OF THE … EBOOK / A LONG TITLE ***"."""
    return any("***" in document.blocks.text(document.blocks.lines[i]) for i in range(line + 1, block.last + 1))


@fact
def wrapped_from(document: Surveyed) -> int:
    """The first line of the footer of a project; the number of lines without one."""
    count = len(document.blocks.lines)
    for wrapper in table("conventions")["wrapper"]:
        found = _lines(document, wrapper["footer_start"], max(0, count // 3), count)
        if found:
            return found[0]
    return count


def _lines(document: Surveyed, pattern: str, first: int, after: int) -> list[int]:
    compiled = re.compile(pattern, re.IGNORECASE)
    lines = document.blocks.lines
    return [
        index for index in range(first, after) if compiled.match(document.text, lines[index].start, lines[index].end)
    ]


@fact
def legend(document: Surveyed) -> tuple[int, int] | None:
    """First and last line of an explanation of signs between two rules, near the top."""
    for wrapper in table("conventions")["wrapper"]:
        if "legend" in wrapper:
            found = _lines(document, wrapper["legend"], 0, min(60, len(document.blocks.lines)))
            if len(found) == 2 and not any(_is_below_heading(document, line) for line in found):
                return found[0], found[1]
    return None


def _is_below_heading(document: Surveyed, line: int) -> bool:
    """The rule belongs to the line above it, which is as long."""
    above, rule = document.blocks.lines[max(0, line - 1)], document.blocks.lines[line]
    return line > 0 and is_rule_of(document.text, (above.start, above.end), (rule.start, rule.end))


@fact
def header_title(document: Surveyed) -> frozenset[str]:
    """The words of the title that the header of a project gives, folded; empty without one."""
    limit = wrapped_until(document)
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


def repeats_title(document: Surveyed, text: str) -> bool:
    """Whether a line has no words but those of the title in the header."""
    title = header_title(document)
    words = _WORDS.findall(text.replace("_", " ")) if title else ()
    return bool(words) and all(fold(word) in title for word in words)
