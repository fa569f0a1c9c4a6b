"""What makes a letter a letter: dateline, salutation, complimentary close, signature, postscript."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.blocks import Block
from textus.claims import Claim, Evidence
from textus.document import Document
from textus.knowledge import language as tables_of
from textus.knowledge import languages, phrase_pattern
from textus.phrases import Phrases
from textus.recognisers._looks import forced, set_right

SHORT, LONGEST = 60, 120
NEAR = 7
MOST_CLOSING = 3
SIGNED_WITHIN = 3
SHORT_GREETING = 36
"""lines between the parts of an opening or a close"""
_YEAR = r"(?:1[0-9]|20)\d\d"
_NAME = re.compile(
    r"""^[—–_*\s]*\(?(?:signed[:,.]?\s*)?                     # (Signed)
    (?:(?:[^\W\d_]\.\s?|[A-ZÀ-ÞА-Я][\w’'.-]*,?\s?|(?:von|van|de|du|der|den|la|le|di|da|of|the|et|and|und|&)\s){1,7})
    [._*)\s]*$""",
    re.VERBOSE,
)
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)")
_ADDRESS = re.compile(r"^(?:to|an|à|a|al|alla)\s", re.IGNORECASE)
_NOTE_BELOW = re.compile(r"^[\[({]?(?:\d{1,3}[\])}.]|[*†‡]\s)")
CRY = 60
"""a farewell longer than this that ends with a stop is a sentence"""
_CLOCK = re.compile(r"^\d{1,2}[:.]?(?:\d\d)?\s?[ap]\.?\s?m\.?$", re.IGNORECASE)


def block_claims(document: Document) -> Iterator[Claim]:
    """Claims on single short lines that run on neither from the line before nor into the next."""
    knowledge = _Knowledge(document)
    blocks = document.blocks
    for block in blocks.blocks:
        for index in range(block.first, block.last + 1):
            line = blocks.lines[index]
            first, final = index == block.first, index == block.last
            text = blocks.text(line).strip("_* ")
            if first and text:
                yield from _postscript(document, knowledge, index, block.last, text)
            if not text or line.end - line.start > LONGEST or not _by_itself(document, block, index):
                continue
            yield from _line_claims(document, knowledge, index, text, first, final)
        yield from _above_signature(document, block)


def _above_signature(document: Document, block: Block) -> Iterator[Claim]:
    """A few lines in one block with a signature at the right edge are the close, whatever they say."""
    last = block.last
    while last > block.first and set_right(document, last):
        last -= 1
    if last < block.last and last - block.first < MOST_CLOSING and not set_right(document, block.first):
        yield document.claim(block.first, last, "closer.salute", "closer.above-signature")


def _by_itself(document: Document, block: Block, index: int) -> bool:
    """No sentence runs through the breaks before and behind the line because the measure made it."""
    into = index > block.first and forced(document, index - 1) and not set_right(document, index)
    onward = index < block.last and forced(document, index) and not set_right(document, index + 1)
    return not into and not onward


class _Knowledge:
    """The patterns of a language, made once per document."""

    def __init__(self, document: Document) -> None:
        language = document.language
        self.greeting = phrase_pattern(language.words("salutations", "openings"))
        self.valediction = phrase_pattern(language.words("valedictions", "phrases"))
        self.postscript = phrase_pattern(language.words("postscript", "labels"))
        self.month = phrase_pattern(tuple(language.table("months")))
        self.weekday = phrase_pattern(tuple(language.table("weekdays")))
        lines = document.blocks.lines
        self.near_top, self.near_end = max(20, len(lines) // 8), len(lines) - max(25, len(lines) // 8)
        short = [
            (i, document.blocks.text(line).strip("_* "))
            for i, line in enumerate(lines)
            if line.end - line.start <= LONGEST
        ]
        greetings = [i for i, text in short if self.greeting.match(text) and len(text) <= SHORT]
        farewells = [i for i, text in short if (found := self.valediction.search(text)) and found.start() < 25]
        self.before_greeting = frozenset(i - back for i in greetings for back in range(1, NEAR))
        self.above_greeting = frozenset(i - 1 for i in greetings)
        self.behind_farewell = frozenset(i + on for i in farewells for on in range(1, NEAR))

    @functools.cached_property
    def any_greeting(self) -> Phrases:
        """The greetings of every language: made for a text that needs them, because all tables are read for it."""
        openings = (words for code in languages() for words in tables_of(code).words("salutations", "openings"))
        return phrase_pattern(tuple(openings))


def _line_claims(
    document: Document, knowledge: _Knowledge, index: int, text: str, first: bool, final: bool
) -> Iterator[Claim]:
    yield from _salute(document, knowledge, index, text, first)
    yield from _dateline(document, knowledge, index, text)
    yield from _closer(document, knowledge, index, text)
    yield from _signed(document, knowledge, index, text, final)
    if first and index < knowledge.near_top and len(text) <= SHORT and _ADDRESS.match(text) and text[-1] not in ".!?;:":
        yield document.claim(index, index, "address", "address.to")


def _salute(document: Document, knowledge: _Knowledge, index: int, text: str, first: bool) -> Iterator[Claim]:
    greeting = knowledge.greeting.match(text)
    foreign = first and len(text) <= SHORT_GREETING and text[-1] in ",:!" and not knowledge.valediction.search(text)
    if not greeting and foreign:
        greeting = knowledge.any_greeting.match(text)
    if not greeting or len(text) > 90 or not text[0].isupper():
        return
    reasons = ["salute.greeting"]
    if text[-1] in ",:!—–-" or text.endswith((",—", ":—", ",–")):
        reasons.append("salute.stop")
    elif text[-1] in ".?;" and not text.endswith(("Mr.", "Sr.", "Esq.", "Sir.")):
        reasons.append("salute.sentence")
    if len(text.split()) <= 6:
        reasons.append("salute.short")
    if not first:
        reasons.append("salute.inside-block")
    yield document.claim(index, index, "salute", *reasons)


def _dateline(document: Document, knowledge: _Knowledge, index: int, text: str) -> Iterator[Claim]:
    if (
        len(text) > 90
        or text[0] in '(“"'
        or (":" in text[:-1] and not re.search(r"\d:\s?", text) and not text[0].isdigit())
    ):
        return
    reasons = _date(knowledge, text)
    if not reasons:
        return
    leftover = re.sub(
        r"\d+(?:st|nd|rd|th|er|e|º|ª)?\b", " ", knowledge.weekday.sub(" ", knowledge.month.sub(" ", text))
    )
    words = [word for word in re.findall(r"[^\W\d_]+", leftover) if len(word) > 3]
    if sum(word[0].islower() for word in words) > 1:
        reasons.append("dateline.running-words")
    if len(words) <= 4:
        reasons.append("dateline.little-else")
    if text[-1] in ";:?!" or len(text) > 70:
        reasons.append("dateline.goes-on")
    if set_right(document, index):
        reasons.append("dateline.set-right")
    if (top := _set_right_above(document, index)) < index:
        whole = Evidence("dateline.set-right-run", float(index - top + 1))
        yield from _placed(document, knowledge, top, index, [*reasons, whole])
    first, last = _dateline_lines(document, knowledge, index)
    if first < index or last > index:
        yield from _placed(document, knowledge, first, last, [*reasons, "dateline.several-lines"])
    yield from _placed(document, knowledge, index, index, reasons)


def _set_right_above(document: Document, index: int) -> int:
    """The first of the lines at the right edge that stand directly above a line set there: a place before its date."""
    lines = document.blocks.lines
    first = index
    while set_right(document, first) and first > max(0, index - MOST_CLOSING) and not lines[first].blank_before:
        if not set_right(document, first - 1):
            break
        first -= 1
    return first


def _dateline_lines(document: Document, knowledge: _Knowledge, index: int) -> tuple[int, int]:
    """The lines of the dateline with the date in line `index`: the place above it, the place or the hour below."""
    lines = document.blocks.lines
    first = last = index
    if index and _joins(document, index - 1, index) and _is_place(document, knowledge, index - 1):
        first = index - 1
    elif index + 1 < len(lines) and _joins(document, index, index + 1) and _is_place(document, knowledge, index + 1):
        last = index + 1
    return first, last


def _joins(document: Document, upper: int, lower: int) -> bool:
    """Two lines without a blank one between them, at the same side of the page."""
    lines = document.blocks.lines
    return not lines[lower].blank_before and set_right(document, upper) == set_right(document, lower)


def _is_place(document: Document, knowledge: _Knowledge, index: int) -> bool:
    text = document.blocks.text(document.blocks.lines[index]).strip("_* ")
    if not text or len(text) > SHORT or text[-1] in "!?;:" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if knowledge.greeting.match(text) or knowledge.valediction.search(text):
        return False
    dated = _date(knowledge, text)
    return not dated or dated[0] in ("dateline.clock", "dateline.weekday", "dateline.year")


def _date(knowledge: _Knowledge, text: str) -> list[str | Evidence]:
    month, numeric = knowledge.month.search(text), _NUMERIC_DATE.search(text)
    if _CLOCK.match(text):
        return ["dateline.clock"]
    if (month and re.search(r"\d", text)) or numeric:
        return ["dateline.date"]
    if re.fullmatch(rf"[^\W\d_][\w .,’'-]+,?\s{_YEAR}\.?", text):
        return ["dateline.year"]
    if knowledge.weekday.search(text) and len(text.split()) <= 5:
        return ["dateline.weekday"]
    return []


def _placed(
    document: Document, knowledge: _Knowledge, first: int, last: int, reasons: list[str | Evidence]
) -> Iterator[Claim]:
    """At the top of a letter, or at its end: a date says which only by what stands around it."""
    greeted, said_farewell = last in knowledge.before_greeting, first in knowledge.behind_farewell
    if greeted or first < knowledge.near_top:
        near = ["dateline.near-greeting"] * greeted
        near += ["dateline.alone-above-greeting"] * (
            last in knowledge.above_greeting and "dateline.little-else" in reasons
        )
        yield document.claim(first, last, "dateline", *reasons, *near)
    if said_farewell or last > knowledge.near_end:
        yield document.claim(first, last, "closer.dateline", *reasons, *["dateline.near-farewell"] * said_farewell)


def _closer(document: Document, knowledge: _Knowledge, index: int, text: str) -> Iterator[Claim]:
    found = knowledge.valediction.search(text)
    if not found or len(text) > 110:
        return
    reasons = ["closer.valediction"] if found.start() < 25 else ["closer.valediction-inside"]
    if len(text) <= 45:
        reasons.append("closer.short")
    if text[-1] == ",":
        reasons.append("closer.comma")
    elif text[-1] in "?;:" or (text[-1] in ".!" and len(text) > CRY):
        reasons.append("closer.sentence")
    if index > knowledge.near_end:
        reasons.append("closer.near-end")
    if not _signed_below(document, index):
        reasons.append("closer.unsigned")
    yield document.claim(index, index, "closer.salute", *reasons)


def _signed_below(document: Document, index: int) -> bool:
    """One of the next lines is short and has the form of a name or stands at the right edge; or nothing follows."""
    below = range(index + 1, min(index + 1 + SIGNED_WITHIN, len(document.blocks.lines)))
    texts = {i: document.blocks.text(document.blocks.lines[i]).strip("_* ") for i in below}
    return not texts or any(len(t) <= SHORT and (_NAME.match(t) or set_right(document, i)) for i, t in texts.items())


def _signed(document: Document, knowledge: _Knowledge, index: int, text: str, final: bool) -> Iterator[Claim]:
    named, right = _NAME.match(text), set_right(document, index) and index >= knowledge.near_top // 2
    if len(text) > SHORT or not (named or right) or not any(c.isalpha() for c in text) or _date(knowledge, text):
        return
    reasons = ["signed.name"] if named else []
    if re.match(r"^\(?signed", text, re.IGNORECASE) or text[0] in "—–":
        reasons.append("signed.mark")
    if index > knowledge.near_end:
        reasons.append("signed.near-end")
    if final:
        reasons.append("signed.ends-block")
    if _ends_text(document, index):
        reasons.append("signed.ends-text")
    if text.isupper() and len(text) > 1:
        reasons.append("signed.capitals")
    if set_right(document, index):
        reasons.append("signed.set-right")
    if index in knowledge.behind_farewell:
        reasons.append("signed.near-farewell")
    names = re.findall(r"[^\W\d_]{2,}", text)
    if names and not any(word.lower() in document.lower_case_words for word in names):
        reasons.append("signed.no-common-word")
    yield document.claim(index, index, "signed", *reasons)


def _ends_text(document: Document, index: int) -> bool:
    """Nothing but notes and what is under their heading follows."""
    lines = document.blocks.lines
    if index + 1 >= len(lines):
        return True
    below = document.blocks.text(lines[index + 1]).strip("_*=: .")
    headings = phrase_pattern(tuple(document.language.table("headings").get("notes", ())))
    return bool(headings.fullmatch(below)) or bool(_NOTE_BELOW.match(below))


def _postscript(document: Document, knowledge: _Knowledge, first: int, last: int, text: str) -> Iterator[Claim]:
    if knowledge.postscript.match(text):
        yield document.claim(first, last, "postscript", "postscript.label")
    elif first > knowledge.near_end:
        yield document.claim(first, last, "postscript", "postscript.near-end")
