"""Addresses and letterheads above a letter: to whom, or from which house, line by line (TEI P5, 4.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.knowledge import phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.survey.layout.measure import set_right
from textus.survey.letters.covers import is_cover
from textus.survey.letters.letter_words import to_whom
from textus.survey.letters.segments import Letters
from textus.survey.letters.short_lines import SHORT, name_line
from textus.survey.survey import Survey

TOP = 20
"""lines of a source that are looked at where nobody is greeted and a date follows"""
MOST_LINES = 8
FEWEST_ABOVE_DATE = 4
"""lines that are an address where a date stands under them in the same block: fewer are the place of the date"""
_NUMBER = regex(r"\b\d{1,5}\b")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Short lines in the opening of a letter, or under the word "To" at its head."""
    known = survey.letters
    words = phrase_pattern(survey.language.words("address", "words"))
    for index in sorted(known.addressed_to):
        yield from _between_date_and_greeting(survey, known, index)
    if known.superscription:
        reasons = ["address.superscription"]
        yield survey.claim(min(known.superscription), max(known.superscription), "address", *reasons)
    for block in survey.blocks.blocks:
        lines = range(block.first, block.last + 1)
        if is_cover(survey, known, block):
            yield from (survey.claim(index, index, "closer.address", "address.at-foot") for index in lines)
            continue
        dated = block.last + 1 < len(survey.blocks.lines) and known.words.date(known.texts.get(block.last + 1, ""))
        if not any(index in known.before_greeting for index in lines) and not (dated and block.first < TOP):
            continue
        if len(block) > MOST_LINES or not all(_short(known.texts.get(index, "")) for index in lines):
            continue
        yield from _lines(survey, known, block, words)


def _between_date_and_greeting(survey: Survey, known: Letters, index: int) -> Iterator[Claim]:
    """Lines that nothing but a date and a greeting are around; a single one is a name, or ends with a comma."""
    text = known.texts[index]
    single = index - 1 not in known.addressed_to and index + 1 not in known.addressed_to
    if not single or name_line().match(text) or text[-1] == "," or to_whom().match(text):
        yield survey.claim(index, index, "address", "address.alone" if single else "address.between")


def _short(text: str) -> bool:
    """Nothing that a sentence would be."""
    return 0 < len(text) <= SHORT and text[-1] not in "!?;" and any(c.isalnum() for c in text)


def _between(known: Letters, index: int) -> bool:
    """The line stands alone above a greeting, with a date above it, or with a stop at its end and not in capitals."""
    greeted = index + 1 in known.greetings_set or index + 1 in known.greeted_in
    text = known.texts[index]
    stopped = text[-1] in ".:," and 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text))
    return greeted and (stopped or known.words.is_date(known.texts.get(index - 1, "")))


def _lines(survey: Survey, known: Letters, block: Block, words: Phrases) -> Iterator[Claim]:
    texts = {index: known.texts[index] for index in range(block.first, block.last + 1)}
    to = bool(to_whom().match(texts[block.first])) and (
        texts[block.first][-1] not in ".:" if len(block) > 1 else _between(known, block.first)
    )
    whole = len(texts)
    texts = {index: text for index, text in texts.items() if not known.words.date(text)}
    fewest = 2 if len(texts) == whole else FEWEST_ABOVE_DATE
    lined = 1 < len(texts) == whole and all(text.endswith(",") for text in list(texts.values())[:-1])
    placed = len(texts) >= fewest and any(words.search(text) or _NUMBER.search(text) for text in texts.values())
    for index, text in texts.items():
        if index in known.greetings_set or known.words.farewell(text) == 0:
            continue
        reasons = ["address.to" if index == block.first else "address.goes-on"] if to else []
        if not to and index in known.before_greeting and (placed or lined):
            reasons = [
                "address.among-places" if placed else "address.line-by-line",
                *["address.place"] * bool(words.search(text)),
            ]
        if reasons and index in known.before_greeting:
            reasons.append("address.above-greeting")
        if reasons and block.first == 0:
            reasons.append("address.heads-source")
        if reasons and set_right(survey, index):
            reasons.append("address.set-right")
        if reasons:
            yield survey.claim(index, index, "address", *reasons)
