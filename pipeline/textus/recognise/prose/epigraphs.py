"""Epigraphs: a short quotation under a heading, with the line that says whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.knowledge import phrase_pattern
from textus.base.regex import regex
from textus.model.claims import Claim
from textus.read.blocks import Block
from textus.recognise.prose._wording import capital_share
from textus.survey.layout.measure import set_right, wrapped
from textus.survey.prose.quoted import wholly_quoted
from textus.survey.survey import Survey

_ATTRIBUTION = regex(r"^[—–-]{1,2}\s?[\w“\"_*].{1,100}$")
_NAMED_AT_END = regex(r"[.!?…”\"»_*]\s?(?:--|[—–])\s?_?(?P<name>[^\W\d_]{2}[^\r\n—–]{0,40})$")
_PARENTHESISED = regex(r"^\([^\W\d_a-z][^()]{2,80}\)\.?$")
_VERSE_OF_BIBLE = regex(
    r"^(?:[1-5]\.?\s)?[^\W\d_a-z][\w.]*(?:\s[\w.]+){0,3}\s\d{1,3}[,:.]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?[.:]?$"
)
"""a book of the Bible, chapter and verse"""
_SAID = regex(r"\s?[—–]\s(?=[a-zà-ÿа-яё])|[?!…]\s[a-zà-ÿа-яё]")
"""who says it, behind a second dash or a mark: "— When? — he asked" """
LONGEST, SHORT = 700, 50
"""characters of an epigraph, and of a line below it that says without a dash whose it is"""
NEAR_TOP = 12
MOST_DASHES = 4
SET_IN, FURTHER = 4, 4
"""columns by which a quotation is indented, and by which its source is further in"""
LONGEST_HEADING = 60


def block_claims(survey: Survey) -> Iterator[Claim]:
    """A short block under a heading or at the top, and behind it a dash and a name."""
    blocks = survey.blocks.blocks
    if survey.opening_dashes > max(MOST_DASHES, len(blocks) // 50):
        return
    for number, block in enumerate(blocks):
        if block.first in survey.interview:
            continue
        text = survey.blocks.block_text(block)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following and _speaks(survey, number + 1):
            continue
        if following and _VERSE_OF_BIBLE.match(text) and _quoted(survey, following):
            yield survey.block_claim(block, "epigraph.source", "epigraph.scripture")
            yield survey.block_claim(following, "epigraph", "epigraph.attributed", "epigraph.quoted")
        if len(text) > LONGEST or text[0] in "—–-" or not (number < NEAR_TOP or _under_heading(survey, number)):
            continue
        headed = _directly_headed(survey, number)
        if following and len(following) == 1 and _attributes(survey, block, following):
            yield from _both(survey, block, block.last, following.first, headed=headed)
        elif len(block) > 1 and (
            _names(survey.blocks.text(survey.blocks.lines[block.last]))
            or _names_below_marks(survey, block)
            or (headed and _names_at_right(survey, block))
        ):
            yield from _both(survey, block, block.last - 1, block.last, headed=headed)
        elif headed and _named_at_end(survey, block, text):
            yield _quotation(survey, block, block.last, ["epigraph.attributed", "epigraph.under-heading"])


def _attributes(survey: Survey, block: Block, following: Block) -> bool:
    """The line behind a quotation says whose it is: with a dash, or in brackets or at the right behind quoted words."""
    text = survey.blocks.block_text(following)
    if _names(text):
        return True
    aside = bool(_PARENTHESISED.match(text)) or (set_right(survey, following.first) and text[0].isupper())
    return aside and _quoted(survey, block)


def _names_below_marks(survey: Survey, block: Block) -> bool:
    """All lines but the last are quoted as a whole; the last is short, and like a name or a title."""
    lines = survey.blocks.lines
    quoted = survey.text[lines[block.first].start : lines[block.last - 1].end]
    named = survey.blocks.text(lines[block.last]).strip("_*")
    return wholly_quoted(quoted) and len(named) <= SHORT and named[:1].isupper() and named[-1] not in "?!:;,…”»\"'’"


def _names_at_right(survey: Survey, block: Block) -> bool:
    """Lines that are indented, and the last is far to the right of where they begin: a name or a title."""
    lines = survey.blocks.lines
    margin = max(line.indent for line in lines[block.first : block.last])
    last = lines[block.last]
    text = survey.blocks.text(last)
    named = text.strip('_*([“"«').rstrip('_*)].”"»')
    said = survey.text[lines[block.first].start : lines[block.last - 1].end]
    if said.isupper() or said[-1] not in ".,;:!?…—–_*”»\"'’)":
        return False
    far = last.indent >= margin + FURTHER and len(text) <= SHORT and block.indent >= SET_IN
    return far and named[:1].isupper() and named[-1:].isalnum() and (text[0] in "_*(" or _is_title(named))


def _named_at_end(survey: Survey, block: Block, text: str) -> bool:
    """Words that are quoted, in italics or set in, and after their end a dash and a name in capitals."""
    set_off = block.indent >= SET_IN or text[0] in '“„«"‘_*'
    named = _NAMED_AT_END.search(text) if set_off else None
    return named is not None and named["name"].isupper()


def _is_title(text: str) -> bool:
    """Capitals, or words most of which begin with one."""
    words = [word for word in text.split() if word[:1].isalpha()]
    return text.isupper() or sum(word[0].isupper() for word in words) * 2 >= len(words)


def _directly_headed(survey: Survey, number: int) -> bool:
    """The block before is one short line: in capitals, of a division, or without a stop."""
    if number == 0:
        return False
    before = survey.blocks.blocks[number - 1]
    text = survey.blocks.block_text(before).strip("_*# ")
    if len(before) > 1 or len(text) > LONGEST_HEADING or not text:
        return False
    division = phrase_pattern(tuple(survey.language.table("divisions"))).match(text)
    return bool(division) or text.isupper() or text[-1].isalnum()


def _quoted(survey: Survey, block: Block) -> bool:
    """Stands between quotation marks or marks of emphasis, or is set in."""
    text = survey.blocks.block_text(block)
    whole = wholly_quoted(text) or (text[0] in "_*" and text.rstrip(".!?…")[-1] in "_*")
    return len(text) <= LONGEST and (whole or block.indent >= SET_IN)


def _speaks(survey: Survey, number: int) -> bool:
    """A block is speech behind a dash: somebody says it, or the next block answers it."""
    blocks = survey.blocks
    text, *after = (blocks.block_text(block) for block in blocks.blocks[number : number + 2])
    return text[0] in "—–-" and (bool(_SAID.search(text, 1)) or (bool(after) and after[0][0] in "—–-"))


def _names(text: str) -> bool:
    """A dash, and then a name or a title: not what somebody says."""
    return (
        bool(_ATTRIBUTION.match(text))
        and text[-1] not in "?!:;,"
        and any(w[:1].isupper() for w in text.lstrip("—–- ").split()[:4])
    )


def _under_heading(survey: Survey, number: int) -> bool:
    """One of the two blocks before is short, as a heading is."""
    return any(
        len(survey.blocks.block_text(block)) <= 60 for block in survey.blocks.blocks[max(0, number - 2) : number]
    )


def _both(survey: Survey, block: Block, last: int, attribution: int, *, headed: bool) -> Iterator[Claim]:
    under = ["epigraph.under-heading"] if headed else []
    yield _quotation(survey, block, last, ["epigraph.attributed", *under])
    yield survey.claim(attribution, attribution, "epigraph.bibl", "epigraph.attribution", *under)


def _quotation(survey: Survey, block: Block, last: int, reasons: list[str]) -> Claim:
    """The lines of a block up to `last` as an epigraph, in verse or in prose."""
    lines = [survey.blocks.text(line) for line in survey.blocks.lines[block.first : last + 1]]
    free = not block.wrapped or (capital_share(lines) == 1.0 and not wrapped(survey, block.first, last))
    verse = last > block.first and free
    if survey.blocks.block_text(block)[0] in "“„«\"‘_*'":
        reasons.append("epigraph.quoted")
    return survey.claim(block.first, last, "epigraph.verse" if verse else "epigraph", *reasons)
