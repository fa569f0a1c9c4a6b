"""A farewell and the name that signs it in one line: "Yours truly, Tom Marsh", "Mit herzlichem Gruß Ihr Kranz"."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.layout.measure import sentences
from textus.survey.letters.letter_words import SIGNATURE
from textus.survey.letters.segments import Letters
from textus.survey.letters.short_lines import SHORT
from textus.survey.survey import Survey

LONGEST, MOST_LINES = 260, 3
"""characters and lines of such a close"""
MOST_OFFICES = 2
"""lines below it that state what the person is"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Sentences near the end of a letter that begin with words of a complimentary close and end with a name."""
    known = survey.letters
    if survey.cast.speeches:
        return
    for block in survey.blocks.blocks:
        for first, last in sentences(survey, block):
            if known.near_end(last) and last < first + MOST_LINES and last not in known.rows:
                yield from _joined(survey, known, block, first, last)


def _joined(survey: Survey, known: Letters, block: Block, first: int, last: int) -> Iterator[Claim]:
    start, end = survey.blocks.lines[first].start, survey.blocks.lines[last].end
    text = survey.text[start:end]
    if len(text) > LONGEST or (first > block.first and survey.blocks.text(survey.blocks.lines[first - 1])[-1] in ",-"):
        return
    words = known.words
    if first - 1 in known.farewells:
        return  # "Your old friend Tom" below words of farewell is all signature
    if words.labelled(text) or words.says_postscript(text) or _signed_below(known, block, last):
        return
    parts = last in known.farewells or words.parts(text) if len(text) <= SHORT else words.begins_farewell(text)
    if not parts:
        return
    name = words.name_behind(text)
    if not name:
        return
    before = start + len(text[:name].rstrip())
    office = _office(known, block, last)
    signed = survey.blocks.lines[office].end
    spans = (
        Span(start, before, "joinedClosing", weight=span_weight("joined-closings.parts")),
        Span(start + name, signed, "joinedClosing", weight=span_weight("joined-closings.parts")),
    )
    segment = known.segment(last)
    reasons = ["joined.farewell-and-name", *["joined.ends-letter"] * bool(segment and last == segment.last)]
    reasons += ["joined.comma"] * (text[:name].rstrip()[-1:] in (",", "—", "–", "-"))
    reasons += ["joined.with-office"] * (office > last)
    yield survey.claim(first, office, "closer.joined", *reasons, spans=spans)


def _office(known: Letters, block: Block, index: int) -> int:
    """The last line of the block, where a line or two below a name say more of the person; else the line itself."""
    below = range(index + 1, block.last + 1)
    if not 0 < len(below) <= MOST_OFFICES:
        return index
    texts = [known.texts.get(line, "") for line in below]
    if not all(0 < len(text) <= SIGNATURE for text in texts):
        return index
    if any(known.words.date(text) or line in known.farewells for line, text in zip(below, texts, strict=True)):
        return index
    return index if any(map(known.begins_with_name, texts)) else block.last


def _signed_below(known: Letters, block: Block, last: int) -> bool:
    """The next line of the block continues the close."""
    text = known.texts.get(last + 1, "") if last < block.last and _office(known, block, last) == last else ""
    return bool(text) and (last + 1 in known.farewells or known.words.names_somebody(text) or known.goes_on(last))
