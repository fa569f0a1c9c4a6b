"""Quotation marks around whole blocks: what is quoted from its first mark to its last."""

from __future__ import annotations

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact

PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"'}
LONG = 120
"""characters of a quotation that is more than a speech"""
MOST_BLOCKS = 40
"""blocks that one pair of marks may reach over"""
LEAST_SPOKEN, SPOKEN_SHARE = 5, 0.06
_BEHIND = regex(r"(?:[\s_*.,;:)\]]|\[[\d*†‡]{1,3}\]|[¹²³⁰⁴-⁹])*$")
"""what may stand between the closing mark and the end: stops, marks of emphasis, the call of a note"""
_DASH = "—–"


@fact
def dialogue(document: Surveyed) -> bool:
    """People talk in it: many paragraphs begin with a dash, or with a quotation mark but are not long quotations."""
    blocks = document.blocks.blocks
    spoken = quoted = 0
    for block in blocks:
        text = document.blocks.block_text(block).lstrip("_*")
        whole = text[:1] in PAIRS and len(text) > LONG and wholly_quoted(text)
        quoted += whole
        spoken += not whole and (text[:1] in PAIRS or text[:1] in _DASH)
    return spoken >= LEAST_SPOKEN and (spoken >= SPOKEN_SHARE * len(blocks) or spoken > quoted)


def wholly_quoted(text: str) -> bool:
    """The mark that opens the text is closed at its end, and nowhere before."""
    text = text.lstrip("_*")
    closing = PAIRS.get(text[:1], "")
    if not closing:
        return False
    at = next(
        (i for i, c in enumerate(text[1:], 1) if c in closing and not (i + 1 < len(text) and text[i + 1].isalpha())), -1
    )
    return at > 0 and at >= _last(text)


def _last(text: str) -> int:
    """The offset of the last character that is not merely a stop, a mark of emphasis or a call behind a quotation."""
    behind = _BEHIND.search(text, max(0, len(text) - 24))
    return (behind.start() if behind else len(text)) - 1


def opens(text: str) -> bool:
    """Begins with an opening mark and does not close the last one it opens."""
    text = text.lstrip("_*")
    if text[:1] in ("“", "„", "«"):
        closing = PAIRS[text[0]]
        return text.rfind(text[0]) > max(text.rfind(mark) for mark in closing) if text[0] not in closing else False
    return text[:1] == '"' and text.count('"') % 2 == 1


@fact
def repeated_openings(document: Surveyed) -> dict[int, int]:
    """Blocks of quotations whose every paragraph opens anew and only the last one closes, each with the first of it."""
    found: dict[int, int] = {}
    run: list[int] = []
    for number, block in enumerate(document.blocks.blocks):
        text = document.blocks.block_text(block)
        if run and text[:1] == _first(document, run[0]):
            run.append(number)
            if not opens(text):
                found.update(dict.fromkeys(run, run[0]))
                run = []
        else:
            run = [number] if opens(text) else []
    return found


def _first(document: Surveyed, number: int) -> str:
    return document.blocks.block_text(document.blocks.blocks[number])[:1]


@fact
def quoted_in_one_pair(document: Surveyed) -> dict[int, int]:
    """Blocks that one pair of marks encloses, opened in the first and closed in the last, each with the first.

    A letter, an article, a poem in stanzas is quoted so; no block between them may begin with the mark again.
    """
    found: dict[int, int] = {}
    blocks = document.blocks.blocks
    number = 0
    while number < len(blocks):
        last = _closing(document, number) if opens(document.blocks.block_text(blocks[number])) else number
        if last > number:
            found.update(dict.fromkeys(range(number, last + 1), number))
        number = last + 1
    return found


def _closing(document: Surveyed, number: int) -> int:
    """The block at whose end the mark is closed that opens block `number`; `number` itself if there is none."""
    blocks = document.blocks.blocks
    mark = document.blocks.block_text(blocks[number]).lstrip("_*")[0]
    for later in range(number + 1, min(len(blocks), number + MOST_BLOCKS)):
        text = document.blocks.block_text(blocks[later])
        if text.lstrip("_*")[:1] == mark:
            return number
        left = text.count(mark) % 2 if mark == '"' else sum(map(text.count, PAIRS[mark])) - text.count(mark)
        if left == 1 and text[_last(text)] in PAIRS[mark]:
            return later
        if left:
            return number
    return number
