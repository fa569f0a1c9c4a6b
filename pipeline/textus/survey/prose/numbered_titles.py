"""Whether numbered headings have their titles on the line below."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import small_words
from textus.survey.facts import Surveyed, fact
from textus.survey.letters.segments import letters
from textus.survey.pages.page_marks import running_lines

LONGEST = 200
"""characters of a heading"""
FEWEST_NUMBERED, FEW_TITLED, MOST_TITLED = 4, 0.2, 0.6
"""numbered headings that are enough to say, and the shares of them that count as few and as most"""
NUMERAL = r"(?:[IVXLC]{1,8}|[ivxlc]{1,8}|\d{1,3})"
NUMBER_ALONE = regex(rf"^[\[(—–-]?\s*(?:§\s*)?(?P<n>{NUMERAL})\s*[.)\]:—–-]*$")


@functools.cache
def after_word() -> re.Pattern[str]:
    """What follows the word of a division: its number, and the rest."""
    number = rf"(?:{small_words('articles')}\s+)?(?P<n>{NUMERAL}|[^\W\d_]+)?"
    return re.compile(rf"^[\s.,:]*{number}(?P<rest>.*)$", re.DOTALL)


@fact
def titles_under_numbers(document: Surveyed) -> bool | None:
    """Whether most numbered headings have a short block under them; None where there are too few to say."""
    blocks, known = document.blocks, letters(document)
    words = phrase_pattern(tuple(document.language.table("divisions")))
    short = found = 0
    for number, block in enumerate(blocks.blocks[:-2]):
        if number + 1 in running_lines(document):
            continue  # the number of a page over its running head
        text = known.texts.get(block.first, "") if len(block) == 1 else ""
        behind = after_word().match(text[named.end() :]) if (named := words.match(text)) else None
        if not (NUMBER_ALONE.match(text) or (behind and behind["n"] and not behind["rest"].strip(" ."))):
            continue
        under, after = (blocks.block_text(blocks.blocks[number + 1 + i]) for i in (0, 1))
        found += 1
        below = blocks.blocks[number + 1].first
        opening = below in known.before_greeting or below in known.greetings_set
        short += len(under) <= LONGEST and len(after) > len(under) and not opening
    if found < FEWEST_NUMBERED or FEW_TITLED * found < short < MOST_TITLED * found:
        return None
    return short >= MOST_TITLED * found
