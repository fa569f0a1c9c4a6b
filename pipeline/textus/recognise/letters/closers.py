"""What closes a letter: words of farewell, signature, postscript, and what is noted below it (TEI P5, 4.2.2, 4.2.3)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.survey.layout.measure import forced, set_right
from textus.survey.letters.letter_words import SIGNATURE
from textus.survey.letters.segments import LAST_BLOCKS, Letters
from textus.survey.letters.short_lines import SHORT, name_line
from textus.survey.survey import Survey

CRY = 60
"""a farewell longer than this that ends with a stop is a sentence"""
LONGEST_FAREWELL = 110
MOST_CLOSING, SIGNED_WITHIN = 3, 3
_INITIALS = regex(r"^(?:[^\W\d_a-z]\.\s?){2,4}$")


@functools.cache
def _says_signed() -> re.Pattern[str]:
    return re.compile(rf"^\(?{alternation(anywhere('signatures', 'signed'))}", re.IGNORECASE)


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on single short lines, and on the blocks behind a signature."""
    known = survey.letters
    notes = _Notes(survey)
    for block in survey.blocks.blocks:
        yield from _postscript(survey, known, block)
        yield from notes.claims(survey, known, block)
        for index in range(block.first, block.last + 1):
            text = known.texts.get(index, "")
            if text and index in known.alone:
                yield from _closer(survey, known, block, index, text)
                yield from _signed(survey, known, index, text, index == block.last)
        yield from _above_signature(survey, known, block)


def _above_signature(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    """A few lines in one block with a signature at the right edge, or at its end, are the close, whatever they say."""
    last = block.last
    while last > block.first and set_right(survey, last):
        last -= 1
    if last < block.last and last - block.first < MOST_CLOSING and not set_right(survey, block.first):
        yield survey.claim(block.first, last, "closer.salute", "closer.above-signature")
        return
    segment = known.segment(block.last)
    if segment is None or segment.signature != block.last or not 3 <= len(block) <= MOST_CLOSING + 1:
        return
    if all(forced(survey, index) for index in range(block.first, block.last - 1)):
        if all(_names_only(known, index) for index in range(block.first, block.last)):
            return
        reasons = ["closer.above-name", *["closer.valediction"] * (block.first in known.farewells)]
        yield survey.claim(block.first, block.last - 1, "closer.salute", *reasons)


def _names_only(known: Letters, index: int) -> bool:
    """A line is a name of two words or more, none of them one of courtesy: one of several who sign."""
    text = known.texts.get(index, "")
    return text[-1:] != "," and bool(name_line().match(text)) and known.words.names_somebody(text)


def _closer(survey: Survey, known: Letters, block: Block, index: int, text: str) -> Iterator[Claim]:
    found = 0 if index in known.farewells else known.words.farewell(text)
    segment = known.segment(index)
    above = segment is not None and segment.opened and block.first <= index < segment.signature <= block.last
    if len(text) > LONGEST_FAREWELL or (found is None and not (above and len(text) <= SHORT)):
        return
    if found is None and all(_names_only(known, above) for above in range(block.first, index + 1)):
        return
    reasons = ["closer.above-name"] if above and len(text) <= SHORT else []
    if found is not None:
        reasons.append("closer.valediction" if found < 25 else "closer.valediction-inside")
    if len(text) <= 45:
        reasons.append("closer.short")
    if text[-1] == ",":
        reasons.append("closer.comma")
    elif text[-1] in "?;:" or (text[-1] in ".!" and len(text) > CRY):
        reasons.append("closer.sentence")
    if known.near_end(index):
        reasons.append("closer.near-end")
    if not _signed_below(survey, known, index):
        reasons.append("closer.unsigned")
    if _told(survey, known, index):
        reasons.append("closer.told")
    yield survey.claim(index, index, "closer.salute", *reasons)


def _told(survey: Survey, known: Letters, index: int) -> bool:
    """A line that a quotation mark and an indent open, of a letter whose greeting is no line of its own."""
    line, segment = survey.blocks.lines[index], known.segment(index)
    opened = segment is not None and segment.opened
    return not opened and line.indent > 0 and survey.text[line.start] in '“„«"‘'


def _signed_below(survey: Survey, known: Letters, index: int) -> bool:
    """One of the next lines is short and has the form of a name or stands at the right edge; or nothing follows."""
    segment = known.segment(index)
    if segment and (index == segment.last or index < segment.signature <= index + SIGNED_WITHIN):
        return True
    below = range(index + 1, min(index + 1 + SIGNED_WITHIN, len(survey.blocks.lines)))
    texts = {i: known.texts[i] for i in below if known.texts.get(i)}
    return any(len(t) <= SHORT and (name_line().match(t) or set_right(survey, i)) for i, t in texts.items())


def _signed(survey: Survey, known: Letters, index: int, text: str, final: bool) -> Iterator[Claim]:
    if index in known.rows:
        return
    segment, under = known.segment(index), index in survey.section_signatures
    closes = segment is not None and segment.signature <= index <= segment.closed
    if not under and index not in known.behind_farewell and (index in known.before_greeting or survey.cast.speeches):
        return
    named, right = bool(name_line().match(text)), set_right(survey, index)
    if text[-1] in ":," and not (right or (closes and index in known.behind_farewell)):
        return
    if len(text) > SHORT or not (named or right or closes) or not any(map(str.isalpha, text)):
        return
    if known.words.date(text):
        return
    near = known.near_end(index)
    reasons = [
        *["signed.name"] * named,
        *["signed.set-right"] * right,
        *["signed.closes"] * closes,
        *["signed.near-end"] * near,
        *["signed.ends-block"] * final,
        *["signed.ends-text"] * bool(segment and index == segment.last and near),
        *["signed.near-farewell"] * (index in known.behind_farewell),
        *["signed.close-goes-on"] * (known.goes_on(index) and not known.words.labelled(text)),
        *["signed.under-section"] * under,
        *_spelling(survey, text, named),
    ]
    yield survey.claim(index, index, "signed", *reasons)


def _spelling(survey: Survey, text: str, named: bool) -> Iterator[str]:
    """How a signature is written, or marked as one."""
    if _says_signed().match(text) or text[0] in "—–":
        yield "signed.mark"
    if named and _INITIALS.match(text):
        yield "signed.initials"
    if text.isupper() and len(text) > 1:
        yield "signed.capitals"
    names = re.findall(r"[^\W\d_]{2,}", text)
    if names and not any(word.lower() in survey.lower_case_words for word in names):
        yield "signed.no-common-word"


def _postscript(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    text = known.texts.get(block.first) or survey.blocks.text(survey.blocks.lines[block.first])
    if known.words.postscript.match(text):
        yield from _labelled(survey, known, block)
        return
    segment = known.segment(block.first)
    if not segment or segment.inside or not any(c.isalnum() for c in text) or known.heads_letter(block):
        return
    if 0 <= segment.closed < block.first:
        if known.block_of[block.first] - known.block_of[segment.closed] <= LAST_BLOCKS:
            yield survey.block_claim(block, "postscript", "postscript.behind-signature")
    elif known.near_end(block.first):
        yield survey.block_claim(block, "postscript", "postscript.near-end")


def _labelled(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    """A postscript that says so, and the name under it, in the same block or in the next line."""
    last = block.last
    if last > block.first and _names(known, last) and not forced(survey, last - 1):
        last -= 1
    text = survey.text[survey.blocks.lines[block.first].start : survey.blocks.lines[last].end]
    label = known.words.postscript.match(text)
    says = any(c.isalnum() for c in text[label.end() if label else 0 :])
    yield survey.claim(block.first, last if says else block.last, "postscript", "postscript.label")
    if says and last + 1 < len(survey.blocks.lines) and _names(known, last + 1):
        yield survey.claim(last + 1, last + 1, "postscript.signed", "signed.name", "signed.under-postscript")


def _names(known: Letters, index: int) -> bool:
    text = known.texts.get(index, "")
    return (
        0 < len(text) <= SIGNATURE
        and bool(name_line().match(text))
        and not known.words.date(text)
        and index not in known.rows
    )


class _Notes:
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
        if not text or len(block) > MOST_CLOSING + 2:
            return
        segment = known.segment(block.first)
        behind = segment is not None and 0 <= segment.closed < block.first
        for kind, reason, words in self._kinds:
            if (behind or known.near_end(block.first)) and (found := words.match(text)):
                labelled = text[found.end() : found.end() + 1] in ("", ":", ".", " ", "]", ")", "s")
                if labelled:
                    reasons = [reason, *["letter.behind-signature"] * behind]
                    yield survey.block_claim(block, "letter.note", *reasons, type=kind)
