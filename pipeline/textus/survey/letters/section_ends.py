"""Names that sign a preface or another section of a book without a greeting."""

from __future__ import annotations

from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.bylines import read_opening
from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.names import is_personal_name
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges
from textus.survey.front.wrapping import languages
from textus.survey.letters.letter_words import SIGNATURE
from textus.survey.letters.segments import letters
from textus.survey.letters.short_lines import name_line

_INITIALS = regex(r"^(?:[^\W\d_a-z]\.\s?){2,4}$")
_SENTENCE_END = tuple('.!?…”"»“')
PROSE, SENTENCE = 120, 40
"""characters of a paragraph that somebody may put a name under, and that the author named in the front may"""


@fact
def section_signatures(document: Surveyed) -> frozenset[int]:
    """Lines that are a name or initials, after a paragraph and before a date, a heading or a wide gap."""
    blocks = document.blocks.blocks
    return frozenset(
        block.first
        for number, block in enumerate(blocks)
        if number
        and (len(block) == 1 or (len(block) == 2 and _is_date(document, block.last)))
        and (least := _least_before(document, block))
        and _ends_section(document, number, least)
    )


def _least_before(document: Surveyed, block: Block) -> int:
    """The characters of the paragraph above a name that somebody may have put there; 0 if it is no name."""
    text = document.blocks.text(document.blocks.lines[block.first]).strip("_* ")
    if len(text.split()) > 1 and fold(text).rstrip(".") in _authors(document):
        named = text.isupper() or is_personal_name(text, languages(document), document.lower_case_words) > 0
        return SENTENCE if named else 0
    return PROSE if len(block) == 1 and _is_name(document, block) else 0


def _is_date(document: Surveyed, index: int) -> bool:
    text = document.blocks.text(document.blocks.lines[index]).strip("_* ")
    return len(text) <= SIGNATURE and bool(letters(document).words.date(text))


def _is_name(document: Surveyed, block: Block) -> bool:
    """Initials, or two words at least that are set in capitals or emphasised."""
    raw = document.blocks.block_text(block)
    text = raw.strip("_* ")
    if len(text) > SIGNATURE or not name_line().match(text):
        return False
    emphasised = raw[0] in "_*" and raw.rstrip(".")[-1] == raw[0]
    return bool(_INITIALS.match(text)) or (len(text.split()) > 1 and text[-1] == "." and (text.isupper() or emphasised))


@fact
def _authors(document: Surveyed) -> frozenset[str]:
    """The lines of the front, with "By" and without it, in small letters: a name among them may sign what follows."""
    lines = [document.text[unit.start : unit.end].strip("_* ") for unit in edges(document).front]
    openings = [(line, read_opening(line)) for line in lines]
    return frozenset(fold(line[opening.end :] if opening else line).strip("_* .") for line, opening in openings)


def _ends_section(document: Surveyed, number: int, least: int) -> bool:
    blocks = document.blocks
    before = blocks.block_text(blocks.blocks[number - 1]).rstrip("_* ")
    if len(before) < least or before[-1] not in _SENTENCE_END:
        return False
    if number + 1 == len(blocks.blocks):
        return True
    following = blocks.blocks[number + 1]
    text = blocks.block_text(following).strip("_* ")
    if _is_date(document, following.first):
        return True
    heading = text.isupper() or bool(phrase_pattern(tuple(document.language.table("divisions"))).match(text))
    return len(following) == 1 and (heading or following.blank_before > blocks.layout.gap)
