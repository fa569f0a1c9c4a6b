"""What is printed at page breaks: page marks, running heads, signatures, catchwords."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Literal

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.prose.series import lone_years

RunningLine = Literal["header", "sig", "catch"]
"""a running head, a signature of a sheet, a catchword: @type of `fw`"""
FEWEST = 3
"""pages that a line has to head"""
OF_PAGES = 0.3
"""share of the pages that a line has to head; two may take turns, and chapters begin without"""
LONGEST = 70
NEAREST = 3
"""blocks from the mark of a page within which what belongs to it stands"""
LONGEST_CATCHWORD = 25
BARE_NUMBER_WORTH = 2
"""bare numbers on lines of their own are page marks only if at least so many of them run on"""
_N = r"(?P<n>\d{1,4}[rv]?|[ivxlc]{1,8})"
_FIGURES = regex(r"\b(?:\d+|[ivxlc]+)\b", re.IGNORECASE)
_SIGNATURE = regex(r"^[A-Z]{1,2}\s?\d{0,2}$|^\*{0,2}[A-Z]{1,2}\d$")
_BROKEN_OFF = regex(r"[\w,;’'—–-][*_]{0,2}$")
_WORD = regex(r"[^\W_]+")


@frozen
class PageMark:
    """The number of a page or column on a line of its own."""

    role: str
    """pb or cb"""
    n: str
    named: bool
    """a word says what it is, in brackets or at some length"""
    bracketed: bool


def named_numbers(kind: str, *, bracketed: bool) -> str:
    """A regular expression for a word of the table of pages and a number, the group `n`."""
    words = "|".join(sorted(map(re.escape, anywhere("pages", kind)), key=len, reverse=True))
    pattern = rf"(?P<word>{words})(?:\.\s*|\s+|(?=\d)){_N}"
    return rf"[\[{{]\s*{pattern}\s*[\]}}]" if bracketed else pattern


@functools.cache
def _line() -> re.Pattern[str]:
    pages = named_numbers("pages", bracketed=False)
    columns = named_numbers("columns", bracketed=False).replace("<word>", "<column>").replace("<n>", "<c>")
    bare = _N.replace("<n>", "<bare>")
    return re.compile(
        rf"^(?P<opens>[\[({{<|/–—-]{{0,2}})\s*(?:{pages}|{columns}|{bare})\s*(?P<closes>[\])}}>|/–—-]{{0,2}})[.:]?$",
        re.IGNORECASE,
    )


@functools.lru_cache(maxsize=4096)
def page_mark(words: str) -> PageMark | None:
    """What a line that is nothing else says of a page; a number alone may be another thing."""
    match = _line().match(words) if len(words) <= LONGEST_CATCHWORD else None
    if match is None or bool(match["opens"]) != bool(match["closes"]):
        return None
    bracketed = match["opens"][:1] in tuple("[({<|/") and bool(match["opens"])
    word = match["word"] or match["column"] or ""
    named = bool(word) and (bracketed or len(word) > 2)
    role = "cb" if match["column"] else "pb"
    return PageMark(role, match["n"] or match["c"] or match["bare"], named, bool(match["opens"]))


def mark_of(document: Surveyed, block: Block) -> PageMark | None:
    """The mark that a block is: named, in brackets or between dashes, or one of the numbers that run on."""
    found = page_mark(document.blocks.block_text(block)) if len(block) == 1 else None
    if found is None:
        return None
    return found if found.named or found.bracketed or block.first in running_numbers(document) else None


def conventional_mark(document: Surveyed, start: int, end: int) -> PageMark | None:
    """The mark of a page that the conventions of the text have, where nothing else is between two offsets."""
    for row in document.conventions.profile.points:
        if row["is"] not in ("pb", "cb") or "pattern" not in row:
            continue
        if found := re.compile(row["pattern"]).fullmatch(document.text, start, end):
            return PageMark(row["is"], found.groupdict().get("n") or "", named=True, bracketed=False)
    return None


@fact
def running_numbers(document: Surveyed) -> frozenset[int]:
    """First lines of blocks that are only a number, where those numbers run on: 12, 13, 14 …"""
    found: list[tuple[int, int]] = []
    years = lone_years(document)
    for number, block in enumerate(document.blocks.blocks):
        if len(block) == 1 and number not in years:
            words = document.blocks.block_text(block).strip("[](){}<>|/-–— ")
            if words.isdecimal() and len(words) <= 4:
                found.append((block.first, int(words)))
    steps = sum(0 < b[1] - a[1] <= 3 for a, b in itertools.pairwise(found))
    first_is_one = bool(found) and found[0][1] == 1
    return frozenset(line for line, _ in found) if steps >= BARE_NUMBER_WORTH and not first_is_one else frozenset()


@fact
def running_lines(document: Surveyed) -> dict[int, RunningLine]:
    """Blocks of one line that are printed on page after page, each with its type."""
    turns = _turns(document)
    found: dict[int, RunningLine] = dict(_beside_marks(document, turns))
    if len(turns) < FEWEST:
        return found
    blocks = document.blocks.blocks
    near: defaultdict[str, list[int]] = defaultdict(list)
    signatures: list[int] = []
    for number, block in enumerate(blocks):
        words = document.blocks.block_text(block) if len(block) == 1 else ""
        if not words or len(words) > LONGEST or mark_of(document, block) or not _at_turn(number, turns):
            continue
        if _SIGNATURE.match(words):
            signatures.append(number)
        elif any(c.isalpha() for c in words):
            near[_said(words)].append(number)
    everywhere = _everywhere(document)
    for words, numbers in near.items():
        if words and len(numbers) >= max(FEWEST, OF_PAGES * len(turns)) and everywhere[words] <= len(numbers) + 1:
            found |= dict.fromkeys(numbers, "header")
    return found | (dict.fromkeys(signatures, "sig") if len(signatures) >= FEWEST else {})


def _said(words: str) -> str:
    """A line without its figures, in small letters."""
    return " ".join(_FIGURES.sub(" ", words).lower().split())


def _beside_marks(document: Surveyed, turns: list[int]) -> Iterator[tuple[int, RunningLine]]:
    """Catchwords, which the next page begins with, and signatures, below a paragraph that the page breaks off."""
    blocks = document.blocks.blocks
    text = document.blocks.block_text
    for turn in turns:
        for number in (turn - 1, turn - 2):
            if number < 1 or turn + 1 >= len(blocks) or len(blocks[number]) > 1 or not mark_of(document, blocks[turn]):
                break
            words = text(blocks[number])
            above = blocks[number - 1] if number == turn - 1 else blocks[turn - 3] if turn > 2 else blocks[0]
            if len(words) > LONGEST_CATCHWORD:
                break
            if _SIGNATURE.match(words) and _BROKEN_OFF.search(text(above)):
                yield number, "sig"
            elif _catches(words, text(blocks[turn + 1])):
                yield number, "catch"


def _catches(words: str, below: str) -> bool:
    """One or two words, and what stands below begins with them."""
    caught = _WORD.findall(words.lower())
    begun = [match.group() for match in itertools.islice(_WORD.finditer(below.lower()), len(caught))]
    return 0 < len(caught) <= 2 and not any(c.isdigit() for c in words) and begun == caught and words != below


def _everywhere(document: Surveyed) -> Counter[str]:
    """How often each short line stands anywhere: a speaker's name stands in mid-page too, a title only once."""
    blocks = document.blocks
    lines = (blocks.block_text(block) for block in blocks.blocks if len(block) == 1)
    return Counter(_said(line) for line in lines if len(line) <= LONGEST)


def _turns(document: Surveyed) -> list[int]:
    """The blocks that are page marks, or stand first behind a form feed."""
    lines = document.blocks.lines
    return [
        number
        for number, block in enumerate(document.blocks.blocks)
        if lines[block.first].page_before or mark_of(document, block)
    ]


def _at_turn(number: int, turns: list[int]) -> bool:
    at = bisect.bisect_left(turns, number)
    return any(0 <= place < len(turns) and abs(turns[place] - number) < NEAREST - 1 for place in (at - 1, at))
