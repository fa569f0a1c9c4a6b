"""Words of greeting, and dates of a diary, that a paragraph begins with: "Sir,— I have …", "May 3. — Rain all day." """

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.letters.letter_words import to_whom
from textus.survey.letters.segments import Letters
from textus.survey.survey import Survey

LEAST_BEHIND = 40
"""characters of text behind a greeting"""
NEAR = 3
"""lines above a greeting among which its date stands"""
_GREETING = regex(r"[^\W\d_][^.,!:;?\r\n—–]{1,44}(?:[,!:](?:\s?[—–-]{1,2}(?=\s|[^\W\d_]))?|\s?[—–])(?=\s|[^\W\d_])")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Paragraphs that begin so: a greeting below a date or in a signed letter; dates that go on from day to day."""
    known = survey.letters
    for index in known.greeted_in:
        block = replace(survey.blocks.blocks[known.block_of[index]], first=index)
        if end := _greeting(survey, known, block):
            reasons = [*_letter(known, index)]
            if reasons:
                yield _claim(survey, block, end, "salute.run-in", "salute.begins-paragraph", *reasons)
    for number, end in survey.diary_entries.items():
        block = survey.blocks.blocks[number]
        yield _claim(survey, block, end, "dateline.run-in", "dateline.begins-entry")


def _claim(survey: Survey, block: Block, end: int, role: str, *reasons: str) -> Claim:
    start, after, last = survey.blocks.start(block), end, survey.blocks.end(block)
    while survey.text[after] in " \t\r\n":
        after += 1
    spans = (
        Span(start, end, "runInOpening", weight=span_weight("run-in-opening.parts")),
        Span(after, last, "p", weight=span_weight("run-in-opening.parts")),
    )
    return survey.block_claim(block, role, *reasons, spans=spans)


# ------------------------------------------------------------------------------------------------------------ greetings
def _greeting(survey: Survey, known: Letters, block: Block) -> int:
    """The offset behind the greeting a block begins with; 0 if it has none, or little stands behind it."""
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    found = _GREETING.match(survey.text, start, end)
    if not found or end - found.end() < LEAST_BEHIND:
        return 0
    words = found.group().rstrip("—–- ").rstrip(",!:") + ","
    return found.end() if known.words.greets(words, first=True) else 0


def _letter(known: Letters, index: int) -> Iterator[str]:
    """Why this is the beginning of a letter: a date stands above, or somebody signs what follows."""
    above = (known.texts.get(index - back, "") for back in range(1, NEAR + 1))
    if any(known.words.is_date(text) for text in above if text):
        yield "salute.under-date"
    addressed = known.texts.get(index - 1, "")
    if index - 1 in known.addressed_to or (to_whom().match(addressed) and addressed[-1] in ".:,"):
        yield "salute.under-address"
    segment = known.segment(index)
    if segment and (segment.signature >= 0 or known.parts_between(index + 1, segment.last + 1)):
        yield "salute.signed-below"
