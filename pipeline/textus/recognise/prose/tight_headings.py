"""Headings directly above their text, without a blank line, where every paragraph is one line."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.regex import regex
from textus.language.bibliography.names import is_personal_name
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

LONGEST, PARAGRAPH = 60, 110
"""characters of a heading at most, and of a line that is a paragraph at least"""
SEVERAL = 2
"""headings of the kind that make it a habit of the text"""
SURE_NAME = 1.5
_HEADS = regex(r"[^\W_a-zß-öø-ÿа-яё][^\r\n]*[^\W_]\)?$")
"""begins with a capital letter or a figure, and no mark ends it"""
_ENDED = (".", "!", "?", "”", '"', "»", ")", "…")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """The first line of a block, or a short one below a finished paragraph, with a paragraph in the next line."""
    if survey.cast.speeches or survey.line_habit.value != "unwrapped":
        return
    found = [index for block in survey.blocks.blocks for index in _above_text(survey, block)]
    reasons = ["heading.above-paragraph", *(["heading.above-paragraphs"] if len(found) >= SEVERAL else [])]
    for index in found:
        yield survey.claim(index, index, "head", *reasons)


def _above_text(survey: Survey, block: Block) -> Iterator[int]:
    lines, letters = survey.blocks.lines, survey.letters
    for index in range(max(block.first, survey.edges.top), block.last):
        words, below = survey.blocks.text(lines[index]), survey.blocks.text(lines[index + 1])
        above = survey.blocks.text(lines[index - 1]) if index > block.first else ""
        if len(words) > LONGEST or len(below) < PARAGRAPH or not _HEADS.match(words) or below[0].islower():
            continue
        if above and not (len(above) >= PARAGRAPH and above.endswith(_ENDED)):
            continue
        if index in letters.greetings_set or index in letters.farewells or letters.words.date(words):
            continue
        if is_personal_name(words, languages(survey), survey.lower_case_words) < SURE_NAME:
            yield index
