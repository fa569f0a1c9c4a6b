"""The lines among which a printed title page is looked for, each with its kind by wording and position."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, phrase_pattern, table
from textus.base.regex import regex
from textus.language.bibliography import title_lines
from textus.language.bibliography.bylines import is_office, read_opening
from textus.language.bibliography.credits import read_credit
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.letter_spacing import closed_up
from textus.language.bibliography.lexicon import Codes, fold, merged
from textus.language.bibliography.names import is_personal_name
from textus.read.blocks import Block
from textus.survey.facts import Surveyed
from textus.survey.front.archive_phrases import credit_opening, furniture, headnote_opening, rights, running
from textus.survey.front.wrapping import header_title, languages, repeats_title, wrapped_from, wrapped_until

MOST_BLOCKS = 70
LONG_TITLE = 600
"""characters of a block of capitals or of a title as they were in old books"""
LONG_QUOTATION = 700
WIDE = 100
"""columns of a line of a title page; a longer one is a paragraph, or an old title"""
SURE_NAME = 1.5
IMPRINT = frozenset({"imprint", "printer", "firm", "address", "date"})
_VOLUNTEERS = frozenset({"trc", "mrk", "pfr", "dst", "pbd"})
_YEAR = regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_LEADER = regex(r"(?:\.\s?){4,}|\S\s{3,}\S+\s?\d+(?:--|[.,]\d\d)?$")
"""a row of points, or a gap before a price or a page"""
_QUOTED = "“\"«„‘'‚"
_DASH = regex(r"^\s*(?:—|–|--|-\s)\s*[\w_“\"]")


RowKind = Literal[
    "", "address", "by", "date", "edition", "epigraph", "firm", "illustration", "imprint", "issued", "listed", "name",
    "other", "price", "printer", "prose", "rights", "rule", "series", "source", "volume",
]  # fmt: skip
"""what a line of a title page may be; for a block, the empty string means that each line decides"""


@frozen
class Row:
    """A line by its index, its words, what it is, and the number of its block."""

    index: int
    text: str
    kind: RowKind
    block: int


def title_rows(document: Surveyed) -> tuple[bool, tuple[Row, ...]]:
    """Whether an e-text project has dressed the text, and the short lines between its words and the text."""
    begin, stop = wrapped_until(document), wrapped_from(document)
    blocks = [(n, block) for n, block in enumerate(document.blocks.blocks) if begin <= block.first < stop]
    blocks = blocks[:MOST_BLOCKS]
    preamble = _preamble(document, [block for _, block in blocks])
    project = begin > 0 or _of_project(document, [block for _, block in blocks[:preamble]])
    rows: list[Row] = []
    for position, (number, block) in enumerate(blocks[preamble:]):
        ahead = blocks[preamble + position + 1][1] if preamble + position + 1 < len(blocks) else None
        if opens_text(document, block) or _greets(document, block):
            break
        kind = _kind_of_block(document, block, ahead, bool(rows))
        if kind == "prose":
            break
        if not rows and not kind and len(block) == 1 and title_lines.is_numbered(document.blocks.block_text(block)):
            kind = "series"
        rows.extend(_rows(document, number, block, kind))
    return project, tuple(rows)


def opens_text(document: Surveyed, block: Block) -> bool:
    """The heading of a preface, a chapter, an act: the text begins."""
    text = document.blocks.block_text(block).strip("_* .")
    found = phrase_pattern(tuple(document.language.table("divisions"))).match(text)
    if not found or len(text) > 40:
        return False
    kind = document.language.table("divisions").get(fold(found.group()))
    by = read_opening(text)
    return kind in table("conventions")["openings"]["divisions"] and not (by and by.relator != "aut")


def _preamble(document: Surveyed, blocks: Sequence[Block]) -> int:
    """How many blocks stand before what may be a title page: credits, labelled lines, notes of the transcriber."""
    after = 0
    noted = False
    for position, block in enumerate(blocks):
        text = document.blocks.block_text(block)
        again = position and repeats_title(document, document.blocks.text(document.blocks.lines[block.first]))
        noted = not again and (noted or bool(headnote_opening().match(text)))
        if opens_text(document, block) and not noted:
            break
        if _is_said(document, block) or (noted and position == after and _is_told(document, block)):
            after = position + 1
    return after


def _is_said(document: Surveyed, block: Block) -> bool:
    """A labelled line, a volunteer's credit, a line on the source or furniture, none of which a title page has."""
    codes = languages(document)
    start, end = document.blocks.start(block), document.blocks.end(block)
    text = document.blocks.block_text(block)
    lines = document.blocks.lines[block.first : block.last + 1]
    if any(read_fields(document.text, line.start, line.end, codes) for line in lines):
        return True
    if headnote_opening().match(text) or furniture(text, codes):
        return True
    if credit_opening(codes).match(text):
        spans = read_credit(document.text, start, end, codes) or ()
        return any(_VOLUNTEERS & set(span.attributes.get("resp", "").split()) for span in spans)
    return _is_source(text, codes)


def _is_source(text: str, codes: Codes) -> bool:
    """It begins like a line on the source: "From the original …"."""
    phrase = running(codes).match(text)
    if not phrase or phrase.end() == len(text) or not _YEAR.search(text) or title_lines.published_by(text):
        return False
    kind = merged(codes, "running")[fold(phrase["phrase"])]
    issued = kind in ("published", "edition") and not title_lines.is_issue(text, codes)
    return issued or (kind in ("source", "provenance", "written", "delivered") and not read_opening(text))


def _is_told(document: Surveyed, block: Block) -> bool:
    """Sentences, or a list: what a transcriber goes on to say."""
    text = document.blocks.block_text(block)
    stopped = text[-1:] in ".;:" or not _is_titular(text)
    return stopped and any(word.islower() for word in text.split()[1:]) and not text.isupper()


def _of_project(document: Surveyed, blocks: Sequence[Block]) -> bool:
    """The text begins with what volunteers say of their work."""
    if not blocks:
        return False
    text = document.blocks.block_text(blocks[0])
    start, end = document.blocks.start(blocks[0]), document.blocks.end(blocks[0])
    spans = read_credit(document.text, start, end, languages(document)) or ()
    volunteers = any(_VOLUNTEERS & set(span.attributes.get("resp", "").split()) for span in spans)
    return volunteers or bool(headnote_opening().match(text))


def _greets(document: Surveyed, block: Block) -> bool:
    text = document.blocks.block_text(block)
    opening = phrase_pattern(document.language.words("salutations", "openings")).match(text)
    return bool(opening) and text[-1] in ",:!—–" and len(text) < 60


def is_picture(text: str) -> bool:
    """Words that stand for a picture: "[Illustration: A lamp.]"."""
    return text[:1] == "[" and bool(phrase_pattern(anywhere("captions", "figure")).match(text, 1))


def _kind_of_block(document: Surveyed, block: Block, ahead: Block | None, inside: bool) -> RowKind:
    """What a whole block is: illustration, epigraph, prose; empty where each line is asked."""
    text = document.blocks.block_text(block)
    if is_picture(text.strip("_*= ")):
        return "illustration"
    if inside and len(text) <= LONG_QUOTATION and _is_epigraph(document, block, ahead):
        return "epigraph"
    if _is_titular(text) and len(text) <= LONG_TITLE:
        return ""
    if title_lines.imprint_parts(text, languages(document)) or title_lines.names_printer(text):
        return ""
    lines = [document.blocks.lines[i] for i in range(block.first, block.last + 1)]
    long = len(text) > 200 or any(line.width > WIDE for line in lines) or (block.wrapped and len(block) > 4)
    return "prose" if long or _reads_on(text) else ""


def _is_epigraph(document: Surveyed, block: Block, ahead: Block | None) -> bool:
    """Words of somebody else: with a dash and a name behind, or in quotation marks as a whole."""
    text = document.blocks.block_text(block).strip("_* ")
    last = document.blocks.text(document.blocks.lines[block.last])
    following = document.blocks.block_text(ahead) if ahead else ""
    attributed = (len(block) > 1 and _DASH.match(last)) or (_DASH.match(following) and len(following) < WIDE)
    if attributed:
        return True
    return text[:1] != "" and text[0] in _QUOTED and text.rstrip(".,;)_")[-1:] in "”\"»“’'" and len(text.split()) > 3


def _is_titular(text: str) -> bool:
    """Capitals, or capital letters at most of the longer words."""
    words = re.findall(r"[^\W\d_]+", text)
    longer = [word for word in words if len(word) > 3]
    return text.isupper() or (bool(longer) and sum(word[0].isupper() for word in longer) >= 0.6 * len(longer))


def _reads_on(text: str) -> bool:
    """A sentence of running text."""
    words = re.findall(r"[^\W\d_]+", text)
    longer = [word for word in words[1:] if len(word) > 3]
    begun = title_lines.phrases("title", "describing").match(text)
    small = sum(word[0].islower() for word in longer)
    return not begun and len(words) >= 7 and small >= 0.6 * len(longer) and text.rstrip('_*"”’») ')[-1:] in ".?!:"


def _rows(document: Surveyed, number: int, block: Block, kind: RowKind) -> Iterator[Row]:
    for index in range(block.first, block.last + 1):
        text = closed_up(document.blocks.text(document.blocks.lines[index]))
        yield Row(index, text, kind or _kind(document, text), number)


def _kind(document: Surveyed, line: str) -> RowKind:
    """What a line is by its own words."""
    text = line.strip("_*=~ \t")
    codes = languages(document)
    if not any(c.isalnum() for c in text):
        return "rule"
    if _LEADER.search(text):
        return "listed"
    if rights(codes).match(text):
        return "rights"
    if _is_source(text, codes):
        return "source"
    kind: RowKind = next((kind for kind, test in _TESTS if test(text)), "")
    return kind or _kind_of_imprint(text, codes) or _kind_of_words(document, text)


def _kind_of_imprint(text: str, codes: Codes) -> RowKind:
    if title_lines.is_issue(text, codes):
        return "issued"
    if read_opening(text):
        return "by"
    if parts := title_lines.imprint_parts(text, codes):
        roles = {part.role for part in parts}
        return "date" if roles == {"date"} else "firm" if roles == {"publisher"} else "imprint"
    return "firm" if title_lines.is_firm(text, codes) else ""


def _kind_of_words(document: Surveyed, text: str) -> RowKind:
    who, comma, office = text.partition(", ")
    who = who if comma and " " in who and is_office(office) else text
    name = is_personal_name(who.rstrip("."), languages(document), document.lower_case_words) >= SURE_NAME
    if name and not (header_title(document) and repeats_title(document, text)):
        return "name"
    return "address" if title_lines.is_address(text) else "other"


_TESTS: tuple[tuple[RowKind, Callable[[str], bool]], ...] = (
    ("price", title_lines.is_price),
    ("edition", title_lines.is_edition),
    ("volume", title_lines.is_volume),
    ("series", title_lines.is_series),
    ("printer", title_lines.names_printer),
    ("printer", title_lines.published_by),
)
