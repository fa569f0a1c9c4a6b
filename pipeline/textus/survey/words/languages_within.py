"""The languages of a text besides its own: those that much of it is in, as of letters with their translation."""

from __future__ import annotations

from collections import Counter

from textus.base.knowledge import Language, language, languages
from textus.language.passages import PASSAGE, can_tell, primary, told, words_of
from textus.survey.facts import Surveyed, fact

BEGINNING = 600
"""characters of a block from which its language is detected"""
SHARE = 0.1
"""share of the text that must be in a language, so that a quotation is not enough"""


@fact
def languages_within(document: Surveyed) -> tuple[Language, ...]:
    """The other languages that a tenth of the text or more is in, the commonest first, if there are tables for them."""
    code = primary(document.language.code)
    if not can_tell(code):
        return ()
    said, blocks = Counter[str](), document.blocks
    for block in blocks.blocks:
        start, end = blocks.start(block), blocks.end(block)
        words = words_of(document.text[start : min(end, start + BEGINNING)])
        if len(words) >= PASSAGE:
            said[told(words, code)] += end - start
    enough = SHARE * said.total()
    return tuple(language(other) for other, count in said.most_common() if other in languages() and count >= enough)
