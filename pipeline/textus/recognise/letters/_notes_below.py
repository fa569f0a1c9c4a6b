"""What is noted below a letter: what lies in it, to whom copies went, when it was received."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.knowledge import phrase_pattern
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.survey.letters.segments import Letters
from textus.survey.survey import Survey

MOST_LINES = 5


class NotesBelow:
    """What is noted below a letter: what lies in it, to whom copies went, when it was received."""

    def __init__(self, survey: Survey) -> None:
        language = survey.language
        self._kinds = (
            ("enclosure", "letter.enclosure", phrase_pattern(language.words("postscript", "enclosures"))),
            ("copies", "letter.copies", phrase_pattern(language.words("postscript", "copies"))),
            ("endorsement", "letter.endorsement", phrase_pattern(language.words("postscript", "endorsements"))),
        )

    def claims(self, survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
        """A short block that begins with the words for it, behind a signature or in brackets."""
        text = known.texts.get(block.first, "").lstrip("[(")
        if not text or len(block) > MOST_LINES:
            return
        segment = known.segment(block.first)
        behind = segment is not None and 0 <= segment.closed < block.first
        for kind, reason, words in self._kinds:
            if (behind or known.near_end(block.first)) and (found := words.match(text)):
                labelled = text[found.end() : found.end() + 1] in ("", ":", ".", " ", "]", ")", "s")
                if labelled:
                    reasons = [reason, *["letter.behind-signature"] * behind]
                    yield survey.block_claim(block, "letter.note", *reasons, type=kind)
