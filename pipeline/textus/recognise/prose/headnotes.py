"""Notes of somebody else before the text begins: how they open, how they are signed, how they are set apart."""

from __future__ import annotations

from collections.abc import Iterator

from textus.language.bibliography.credits import read_credit
from textus.model.claims import Claim
from textus.survey.front.archive_phrases import credit_opening, headnote_opening, sign_off
from textus.survey.front.title_page_rows import is_picture
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on the units above the first running text, and on the block right behind them."""
    found = survey.edges
    for unit in found.front:
        yield from _headnote(survey, unit.first, unit.last, survey.text[unit.start : unit.end])
    for block in survey.blocks.blocks:
        if block.first == found.top:
            yield from _headnote(survey, block.first, block.last, survey.blocks.block_text(block))


def _headnote(survey: Survey, first: int, last: int, text: str) -> Iterator[Claim]:
    codes = languages(survey)
    if is_picture(text):
        return
    evidence = []
    if sign_off(codes).search(text[-60:]) and len(text) > 60:
        evidence.append("headnote.signed")
    if headnote_opening().match(text):
        evidence.append("headnote.opening")
    credit = credit_opening(codes).match(text) and read_credit(text, 0, len(text), codes)
    if text[0] == "[" and text[-2:] in (".]", "!]", "?]") and len(text) > 50 and not credit:
        evidence.append("headnote.bracketed")
    if text[0] == text[-1] == "_" and text.count("_") == 2 and len(text) > 150:
        evidence.append("headnote.italic")
    if evidence:
        yield survey.claim(first, last, "headnote", *evidence, "headnote.after-credits")
