"""What is printed at page breaks: page marks, running heads, signatures, catchwords."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.read.blocks import Block
from textus.read.lines_apart import page_lines
from textus.read.page_turns import Turn, turns
from textus.survey.facts import Surveyed, fact
from textus.survey.prose.series import lone_years

RunningLine = Literal["header", "sig", "catch"]
"""a running head, a signature of a sheet, a catchword: @type of `fw`"""
FEWEST = 3
"""pages that a line has to head"""
FEWEST_AMID = 2
"""pages that a line has to head which interrupts a sentence on one of them"""
OF_PAGES = 0.3
"""share of the pages that a line has to head; two may take turns, and chapters begin without"""
LONGEST = 70
NEAREST = 3
"""blocks from the mark of a page within which what belongs to it stands"""
LONGEST_CATCHWORD = 25
BARE_NUMBER_WORTH = 2
"""bare numbers on lines of their own are page marks only if at least so many of them run on"""
_N = r"(?P<n>\d{1,4}[rvab]?|[ivxlc]{1,8})"
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
    images = rf"(?:{alternation(anywhere('pages', 'images'))})[.:]?\s*(?P<image>[a-z]?\d{{1,4}}[rvab]?)"
    numbers = f"{pages}|{columns}|{images}|{bare}"
    return re.compile(
        rf"^(?P<opens>[\[({{<|/–—-]{{0,2}})\s*(?:{numbers})\s*(?P<closes>[\])}}>|/–—-]{{0,2}})[.:]?$",
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
    n = match["n"] or match["c"] or match["image"] or match["bare"]
    return PageMark(role, n, named, bool(match["opens"]))


def mark_of(document: Surveyed, block: Block) -> PageMark | None:
    """The mark that a block is: named, in brackets or between dashes, or one of the numbers that run on."""
    wanted = len(block) == 1 and document.stated_value("pages") not in ("none", "inline")
    found = page_mark(document.blocks.block_text(block)) if wanted else None
    if found is None:
        return None
    return found if found.named or found.bracketed or block.first in running_numbers(document) else None


def conventional_mark(document: Surveyed, start: int, end: int) -> PageMark | None:
    """A page mark that the conventions of the text have, where nothing else is between two offsets."""
    for row in document.conventions.profile.points:
        if row["is"] not in ("pb", "cb") or "pattern" not in row:
            continue
        if found := re.compile(row["pattern"]).fullmatch(document.text, start, end):
            return PageMark(row["is"], found.groupdict().get("n") or "", named=True, bracketed=False)
    return None


@fact
def turning_lines(document: Surveyed) -> Mapping[int, Turn]:
    """Running heads that number pages, and what is with them, by line; a word for a page is no running head."""
    lines, text = document.blocks.lines, document.blocks.text
    if document.stated_value("pages") == "none":
        return {}
    found = turns(document.text, [(line.start, line.end) for line in lines])
    language = document.language
    others = phrase_pattern((*language.table("months"), *language.table("divisions"))) if found else None
    if others and any(turn.words and others.search(text(lines[line])) for line, turn in found.items()):
        return {}
    marks = {line: turn for line, turn in found.items() if turn.words and page_mark(text(lines[line]))}
    return {**found, **{line: replace(turn, words=False) for line, turn in marks.items()}}


@fact
def running_numbers(document: Surveyed) -> frozenset[int]:
    """First lines of blocks that are only a number or a page mark, where those numbers are consecutive: 12, 13, 14 …"""
    offsets = [(line.start, line.end) for line in document.blocks.lines]
    beside_heads = (line for line, turn in turning_lines(document).items() if turn.n and not turn.words)
    signed = (line for line in page_lines(document.text, offsets) if _is_signed(document.text[slice(*offsets[line])]))
    return frozenset((*_alone(document), *beside_heads, *signed))


def _is_signed(words: str) -> bool:
    """A number with signs around it or a word before it, as pages are marked."""
    return not words.isalnum() and page_mark(words) is not None


def _alone(document: Surveyed) -> frozenset[int]:
    found: list[tuple[int, int]] = []
    years = lone_years(document)
    for number, block in enumerate(document.blocks.blocks):
        if len(block) == 1 and number not in years:
            words = document.blocks.block_text(block).strip("[](){}<>|/-–— ")
            if words.isdecimal() and len(words) <= 4:
                found.append((block.first, int(words)))
    if document.stated_value("pages") == "numbers":
        return frozenset(line for line, _ in found)
    steps = sum(0 < b[1] - a[1] <= 3 for a, b in itertools.pairwise(found))
    first_is_one = bool(found) and found[0][1] == 1
    return frozenset(line for line, _ in found) if steps >= BARE_NUMBER_WORTH and not first_is_one else frozenset()


@fact
def running_lines(document: Surveyed) -> dict[int, RunningLine]:
    """Blocks of one line that are printed on page after page, each with its type."""
    turns = _turns(document)
    found: dict[int, RunningLine] = dict(_beside_marks(document, turns))
    found |= _numbering(document)
    if len(turns) < FEWEST_AMID:
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
    found |= dict.fromkeys((n for several in near.values() for n in several if _amid_sentence(document, n)), "header")
    everywhere = _everywhere(document)
    for words, numbers in near.items():
        amid = len(numbers) >= FEWEST_AMID and any(number in found for number in numbers)
        often = amid or len(numbers) >= max(FEWEST, OF_PAGES * len(turns))
        if words and often and everywhere[words] <= len(numbers) + 1:
            found |= dict.fromkeys(numbers, "header")
    return found | (dict.fromkeys(signatures, "sig") if len(signatures) >= FEWEST else {})


def _numbering(document: Surveyed) -> dict[int, RunningLine]:
    """Blocks that are running heads with the page number, or signatures above them."""
    kinds: dict[int, RunningLine] = {
        line: "header" if turn.words else "sig"
        for line, turn in turning_lines(document).items()
        if turn.words or not turn.n
    }
    return (
        {
            number: kinds[block.first]
            for number, block in enumerate(document.blocks.blocks)
            if len(block) == 1 and block.first in kinds
        }
        if kinds
        else {}
    )


def _amid_sentence(document: Surveyed, number: int) -> bool:
    """A line in capitals beside a page mark, and the sentence above them continues below them."""
    blocks, text = document.blocks.blocks, document.blocks.block_text
    above, below = number - 1, number + 1
    while above >= 0 and mark_of(document, blocks[above]):
        above -= 1
    while below < len(blocks) and mark_of(document, blocks[below]):
        below += 1
    if above < 0 or below == len(blocks) or below - above < 3 or not text(blocks[number]).isupper():
        return False
    return text(blocks[below])[:1].islower() and _BROKEN_OFF.search(text(blocks[above])) is not None


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
        if lines[block.first].page_before or mark_of(document, block) or block.first in turning_lines(document)
    ]


def _at_turn(number: int, turns: list[int]) -> bool:
    at = bisect.bisect_left(turns, number)
    return any(0 <= place < len(turns) and abs(turns[place] - number) < NEAREST - 1 for place in (at - 1, at))
