"""A farewell and the name that signs it in one line: "Yours truly, Tom Marsh", "Mit herzlichem Gruß Ihr Kranz"."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.layout.measure import sentences
from textus.survey.letters.segments import Letters
from textus.survey.letters.short_lines import SHORT
from textus.survey.survey import Survey

LONGEST, MOST_LINES = 260, 3
"""characters and lines of such a close"""


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
    spans = (
        Span(start, before, "joinedClosing", weight=span_weight("joined-closings.parts")),
        Span(start + name, end, "joinedClosing", weight=span_weight("joined-closings.parts")),
    )
    segment = known.segment(last)
    reasons = ["joined.farewell-and-name", *["joined.ends-letter"] * bool(segment and last == segment.last)]
    reasons += ["joined.comma"] * (text[:name].rstrip()[-1:] in (",", "—", "–", "-"))
    yield survey.claim(first, last, "closer.joined", *reasons, spans=spans)


def _signed_below(known: Letters, block: Block, last: int) -> bool:
    """The next line of the block continues the close."""
    text = known.texts.get(last + 1, "") if last < block.last else ""
    return bool(text) and (last + 1 in known.farewells or known.words.names_somebody(text) or known.goes_on(last))
