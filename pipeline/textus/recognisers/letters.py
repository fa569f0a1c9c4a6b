"""What makes a letter a letter: dateline, salutation, complimentary close, signature, postscript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.claims import Claim
from textus.document import Document
from textus.knowledge import phrase_pattern

SHORT, LONGEST = 60, 120
_YEAR = r"(?:1[0-9]|20)\d\d"
_NAME = re.compile(
    r"""^[—–_*\s]*\(?(?:signed[:,.]?\s*)?                     # (Signed)
    (?:(?:[^\W\d_]\.\s?|[A-ZÀ-ÞА-Я][\w’'.-]*,?\s?|(?:von|van|de|du|der|den|la|le|di|da|of|the|et|and|und|&)\s){1,7})
    [._*)\s]*$""",
    re.VERBOSE,
)
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)")
_ADDRESS = re.compile(r"^(?:to|an|à|a|al|alla)\s", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}[:.]?(?:\d\d)?\s?[ap]\.?\s?m\.?$", re.IGNORECASE)


def block_claims(document: Document) -> Iterator[Claim]:
    """Claims on single short lines, in whatever block they stand."""
    knowledge = _Knowledge(document)
    blocks = document.blocks
    for block in blocks.blocks:
        if block.wrapped and len(block) > 6:
            continue
        for index in range(block.first, block.last + 1):
            line = blocks.lines[index]
            if line.end - line.start > LONGEST and len(block) > 1:
                continue
            text = blocks.text(line).strip("_* ")
            first, final = index == block.first, index == block.last
            if text and line.end - line.start <= LONGEST:
                yield from _line_claims(document, knowledge, index, text, first, final)
            if first:
                yield from _postscript(document, knowledge, index, block.last, text)


class _Knowledge:
    """The patterns of a language, made once per document."""

    def __init__(self, document: Document) -> None:
        language = document.language
        self.greeting = phrase_pattern(language.words("salutations", "openings"), anchored=True)
        self.valediction = phrase_pattern(language.words("valedictions", "phrases"))
        self.postscript = phrase_pattern(language.words("postscript", "labels"), anchored=True)
        self.month = phrase_pattern(tuple(language.table("months")))
        count = len(document.blocks.lines)
        self.near_top, self.near_end = max(20, count // 8), count - max(25, count // 8)


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
    if len(text) > 90 or text[0] in "(“\"" or ":" in text[:-1] and not re.search(r"\d:\s", text) and not text[0].isdigit():
        return
    month, numeric = knowledge.month.search(text), _NUMERIC_DATE.search(text)
    if _CLOCK.match(text):
        reasons = ["dateline.clock"]
    elif (month and re.search(r"\d", text)) or numeric:
        reasons = ["dateline.date"]
    elif re.fullmatch(rf"[^\W\d_][\w .,’'-]+,?\s{_YEAR}\.?", text):
        reasons = ["dateline.year"]
    else:
        return
    leftover = re.sub(r"\d+(?:st|nd|rd|th|er|e|º|ª)?\b", " ", knowledge.month.sub(" ", text))
    words = [word for word in re.findall(r"[^\W\d_]+", leftover) if len(word) > 3]
    if sum(word[0].islower() for word in words) > 1:
        reasons.append("dateline.running-words")
    if len(words) <= 4:
        reasons.append("dateline.little-else")
    if text[-1] in ";:?!" or len(text) > 70:
        reasons.append("dateline.goes-on")
    for role, near in (("dateline", index < knowledge.near_top), ("closer.dateline", index > knowledge.near_end)):
        where = ["dateline.near-edge"] if near else []
        yield document.claim(index, index, role, *reasons, *where)


def _closer(document: Document, knowledge: _Knowledge, index: int, text: str) -> Iterator[Claim]:
    found = knowledge.valediction.search(text)
    if not found or len(text) > 110:
        return
    reasons = ["closer.valediction"] if found.start() < 25 else ["closer.valediction-inside"]
    if len(text) <= 45:
        reasons.append("closer.short")
    if text[-1] == ",":
        reasons.append("closer.comma")
    elif text[-1] in "?!;:" or text[-1] == "." and len(text) > 60:
        reasons.append("closer.sentence")
    if index > knowledge.near_end:
        reasons.append("closer.near-end")
    yield document.claim(index, index, "closer.salute", *reasons)


def _signed(document: Document, knowledge: _Knowledge, index: int, text: str, final: bool) -> Iterator[Claim]:
    if len(text) > SHORT or not _NAME.match(text) or not any(c.isalpha() for c in text):
        return
    reasons = ["signed.name"]
    if re.match(r"^\(?signed", text, re.IGNORECASE) or text[0] in "—–":
        reasons.append("signed.mark")
    if index > knowledge.near_end:
        reasons.append("signed.near-end")
    if final:
        reasons.append("signed.ends-block")
    if document.blocks.lines[index].indent >= 16:
        reasons.append("signed.indented")
    names = [word for word in re.findall(r"[^\W\d_]{2,}", text)]
    if names and not any(word.lower() in document.lower_case_words for word in names):
        reasons.append("signed.no-common-word")
    yield document.claim(index, index, "signed", *reasons)


def _postscript(document: Document, knowledge: _Knowledge, first: int, last: int, text: str) -> Iterator[Claim]:
    if knowledge.postscript.match(text):
        yield document.claim(first, last, "postscript", "postscript.label")
    elif first > knowledge.near_end:
        yield document.claim(first, last, "postscript", "postscript.near-end")

