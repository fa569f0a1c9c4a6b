"""Dedications between a title and the text: "To M. A. W., who left the blind up", "Meiner Mutter"."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, fold, words
from textus.language.bibliography.names import is_personal_name
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.survey.front.title_page_rows import opens_text
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

LONGEST, MOST_LINES = 160, 5
"""characters and lines of a dedication"""
SHORT = 70
"""characters of one of its lines"""
SURE_NAME = 1.0
_MARKS = "_*= \t.,;"
_INITIALS = regex(r"(?:[^\W\d_a-zß-öø-ÿа-яё]\.\s?){1,4}$")
_NAME_ENDS = regex(r",|\n|\s[(–—]|;")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """The dedications of a text: blocks below its title, up to the first of running text; none if such lines recur."""
    blocks = survey.blocks.blocks
    found = [number for number in range(1, len(blocks) - 1) if _is_dedication(survey, blocks[number])]
    for number in found if len(found) == 1 else ():
        block = blocks[number]
        if blocks[number - 1].first >= survey.edges.top or survey.edges.on_page(block.first):
            return
        if not _opens_letter(survey, blocks[number + 1]):
            yield survey.block_claim(block, "dedication", "dedication.words", *_before(survey, blocks[number + 1]))


def _is_dedication(survey: Survey, block: Block) -> bool:
    """It begins with words of a dedication alone, or with a word such as "to" and a person; or says it is one."""
    text = survey.blocks.block_text(block).strip(_MARKS + "\r\n")
    if len(block) > MOST_LINES or len(text) > LONGEST or text[-1:] in ":!?":
        return False
    if any(len(line) > SHORT for line in text.splitlines()):
        return False
    codes = languages(survey)
    opening = phrase_pattern(words(codes, "dedication", "openings")).match(text)
    rest = text[opening.end() :].strip(_MARKS + "\r\n") if opening else ""
    if set(fold(text).replace(",", " ").split()) & set(words(codes, "title_pages.addressed", "words")):
        return False
    if not rest:
        return _ends_so(text, codes)
    sure = phrase_pattern(words(codes, "dedication", "sure")).match(text)
    return (sure is not None and sure.end() < len(text)) or _names_person(survey, rest)


def _ends_so(text: str, codes: Codes) -> bool:
    """ "Frau Anna Holm gewidmet": the word of the dedication is the last."""
    return text[:1].isupper() and fold(text).endswith(
        tuple(f" {word}" for word in words(codes, "title_pages.addressed", "inscribed"))
    )


def _names_person(survey: Survey, text: str) -> bool:
    """The words up to a comma, a dash or the end of the line are initials or a person's name."""
    end = _NAME_ENDS.search(text)
    name = (text[: end.start()] if end else text).strip()
    if name.isupper():
        name = name if _INITIALS.match(name + "." * (name[-1:] != ".")) else name.title()
    known = is_personal_name(name, languages(survey), survey.lower_case_words) >= SURE_NAME
    return known or bool(_INITIALS.match(name + "." * (name[-1:] != ".")))


def _opens_letter(survey: Survey, block: Block) -> bool:
    """A salutation or a date: what is above it is an addressee."""
    text = survey.blocks.block_text(block).strip(_MARKS)
    greets = phrase_pattern(words(languages(survey), "salutations", "openings")).match(text)
    dated = len(text) < SHORT and find_dates(text, 0, len(text), languages(survey))
    return bool(greets and len(text) < SHORT) or bool(dated)


def _before(survey: Survey, block: Block) -> Iterator[str]:
    """The text begins below: with a heading, a number, or verse."""
    text = survey.blocks.block_text(block).strip(_MARKS)
    if opens_text(survey, block) or not any(map(str.islower, text)):
        yield "dedication.above-heading"
