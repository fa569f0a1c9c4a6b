"""Numbered headings that count on through a text, on lines of their own or run into paragraphs.

One such line may be anything; that the next number stands over the next stretch of text tells a heading from an item of
a list, and from a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.numerals import roman
from textus.survey.facts import Surveyed, fact

LONGEST, LONGEST_HEAD = 160, 90
"""characters of a heading over several lines, and of one run into a paragraph"""
TEXT = 90
"""characters of a block that is text, below a heading"""
FEWEST = 2
FEWEST_WORDED = 3
"""lines of one word and a number that count on"""
_STOPPED = regex(r"^(?:§\s*)?(?P<n>[IVXLC]{1,8}|\d{1,3})\s*[.)]\s*[—–-]?\s*(?=[^\W\d_])")
_RUN_IN = regex(
    r"""(?P<head>(?:§\s*)?(?:(?P<n>\d{1,3}|[IVXLC]{1,8})[.)]\s+)?
    (?:_(?P<low>[^_\r\n]{2,90})_|\*(?P<star>[^*\r\n]{2,90})\*|=(?P<even>[^=\r\n]{2,90})=|(?P<bare>[^\W\d_][^.!?—–\r\n]{1,89}[.:]))
    [.:]?)\s?(?:--|[—–]|(?<=\s)-)\s?(?=[“„«"‘]?[^\W\d_])""",
    re.VERBOSE,
)
_ALONE = regex(r"^[\[(—–_*-]*\s*(?:(?:N[or]\.|N[º°]|№)\s?|§\s?)?(?P<n>[IVXLC]{1,8}|\d{1,3})\s*[.)\]:_*—–-]*$")
_WORD_AND_NUMBER = regex(
    r"^[\[(_*=—–-]*\s*(?P<word>[^\W\d_a-zà-ÿ][^\W\d_]{1,14})\.?\s+"
    r"(?:N[or]?[.º°]\s?|№\s?)?(?P<n>[IVXLC]{1,8}|\d{1,3})\s*[.)\]:_*=º°ª—–-]*$"
)
_YEAR_ALONE = regex(r"^[\[(_*]*(?P<year>1\d{3}|20[0-2]\d)[.:\])_*]*$")
NEAR_TOP = 6
"""blocks among which titles stand, which end without a stop"""


@fact
def lone_numbers(document: Surveyed) -> frozenset[int]:
    """Blocks that are a number and nothing else, and that count on with text in between, by their place."""
    found: list[tuple[int, str, int]] = []
    for number, block in enumerate(document.blocks.blocks[:-1]):
        match = _ALONE.match(document.blocks.block_text(block)) if len(block) == 1 else None
        if match:
            value = int(match["n"]) if match["n"].isdecimal() else roman(match["n"]) or 0
            found.append((number, match["n"], value))
    return frozenset(number for number, _, _ in _counting(found))


@fact
def lone_years(document: Surveyed) -> frozenset[int]:
    """Blocks that are a year and nothing else, over text that begins there, each later than the one before."""
    blocks, found = document.blocks.blocks, list[tuple[int, int]]()
    for number, block in enumerate(blocks[:-1]):
        match = _YEAR_ALONE.match(document.blocks.block_text(block)) if len(block) == 1 else None
        if match and _parts_text(document, number):
            found.append((number, int(match["year"])))
        elif match:
            return frozenset()
    pairs = [*itertools.pairwise(found)]
    rising = all(one[1] < later[1] and one[0] + 1 < later[0] for one, later in pairs)
    return frozenset(number for number, _ in found) if pairs and rising else frozenset()


def _parts_text(document: Surveyed, number: int) -> bool:
    """A block begins like a sentence below, and no sentence is broken off above."""
    blocks = document.blocks
    above = blocks.block_text(blocks.blocks[number - 1]).rstrip("_*”»\"')] ")[-1:] if number else "."
    below = blocks.block_text(blocks.blocks[number + 1]).lstrip("_*“„«\"'([—–- ")[:1]
    return not (above.islower() and number > NEAR_TOP) and above not in ",;:-" and not below.islower()


@fact
def stopped_headings(document: Surveyed) -> Mapping[int, str]:
    """Blocks `1. Title.` that text follows and whose numbers count on, by their place, each with its number."""
    blocks = document.blocks.blocks
    found: list[tuple[int, str, int]] = []
    for number, block in enumerate(blocks[:-1]):
        words = " ".join(document.blocks.block_text(block).strip("_* ").split())
        match = _STOPPED.match(words) if len(words) <= LONGEST else None
        below = document.blocks.end(blocks[number + 1]) - document.blocks.start(blocks[number + 1])
        if match and below > max(TEXT, len(words)) and words[-1] not in ",;:-" and _few_sentences(words[match.end() :]):
            value = int(match["n"]) if match["n"].isdecimal() else roman(match["n"]) or 0
            found.append((number, match["n"], value))
    return {number: n for number, n, _ in _counting(found)} | _worded(document)


def _worded(document: Surveyed) -> dict[int, str]:
    """Blocks that are one word, always the same, and a number that counts on: in a language no table has, too.

    Each parts text from text, as a page mark does not, which interrupts sentences.
    """
    found: dict[str, list[tuple[int, str, int]]] = {}
    for number, block in enumerate(document.blocks.blocks[:-1]):
        match = _WORD_AND_NUMBER.match(document.blocks.block_text(block)) if len(block) == 1 else None
        if match is None or match["word"].lower() in anywhere("pages", "pages"):
            continue
        if not _parts_text(document, number):
            return {}
        value = int(match["n"]) if match["n"].isdecimal() else roman(match["n"]) or 0
        found.setdefault(match["word"].lower(), []).append((number, match["n"], value))
    series = (list(_counting(rows)) for rows in found.values())
    return {number: n for rows in series if len(rows) >= FEWEST_WORDED for number, n, _ in rows}


def _few_sentences(words: str) -> bool:
    """One sentence without a verb that anybody could tell: no stop inside that a capital follows."""
    return not re.search(r"[.!?]\s+[^\W\d_a-zà-ÿ]", words) and words[:1].isupper()


def _counting(found: list[tuple[int, str, int]]) -> Iterator[tuple[int, str, int]]:
    """Those whose number follows that of the one before, or comes before that of the next, with text in between."""
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        follows = before is not None and one[2] == before[2] + 1 and one[0] > before[0] + 1
        leads = after is not None and after[2] == one[2] + 1 and after[0] > one[0] + 1
        if (follows or leads) and one[1].isdecimal() == (before or after or one)[1].isdecimal():
            yield one


@fact
def run_in_headings(document: Surveyed) -> Mapping[int, tuple[int, int]]:
    """Blocks that begin with a heading and a dash, by their place: where the words of the heading begin and end.

    Either all of them are emphasised, or their numbers count on.
    """
    marked: dict[int, tuple[int, int]] = {}
    numbered: list[tuple[int, str, int]] = []
    spans: dict[int, tuple[int, int]] = {}
    for number, block in enumerate(document.blocks.blocks):
        start, end = document.blocks.start(block), document.blocks.end(block)
        match = _RUN_IN.match(document.text, start, end) if end - start > TEXT else None
        if match is None:
            continue
        spans[number] = match.span("head")
        if match["n"]:
            value = int(match["n"]) if match["n"].isdecimal() else roman(match["n"]) or 0
            numbered.append((number, match["n"], value))
        elif match["bare"] is None and match["head"].rstrip("_*=.:")[:1] and _ends(match["head"]):
            marked[number] = match.span("head")
    steps = [value for _, _, value in numbered]
    counts = len(steps) >= FEWEST and steps == list(range(steps[0], steps[0] + len(steps)))
    said = {document.text[first:after].lower() for first, after in marked.values()}
    found = dict(marked) if FEWEST <= len(said) == len(marked) else {}  # names of speakers come again
    return found | ({number: spans[number] for number, _, _ in numbered} if counts else {})


def _ends(head: str) -> bool:
    """A stop stands at its end, within the marks of emphasis or behind them."""
    return head.rstrip("_*=")[-1:] in (".", ":")
