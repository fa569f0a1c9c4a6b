"""Lists without labels: entries of an index, news by the day, and what a colon announces line by line."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Sequence

from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.phrases import alternation
from textus.base.regex import regex
from textus.language.bibliography.lexicon import ordinal_endings
from textus.model.claims import Claim
from textus.survey.layout.wording import OPENING
from textus.survey.survey import Survey

FEWEST, FEWEST_HEADED, FEWEST_DAYS, FEWEST_WARES = 5, 3, 3, 3
"""entries of an index, of one under its heading, days, and lines that a colon announces"""
LONGEST, LONGEST_WARE, LONGEST_HEADING = 200, 60, 60
WITH_PAGES, IN_ORDER = 0.6, 0.75
"""the shares of entries that name a page, and that do not come before the one before them in the alphabet"""
MOST_WARES, MOST_SHORT = 30, 0.7
"""lines that a colon announces, and the share of short lines in a text where they are nothing special"""
NEAR_TOP = 6
"""blocks at the top of a text"""
LEAST_ANNOUNCING = 30
"""characters of what announces lines: shorter words with a colon greet somebody"""
_NOTE = "n"
"""what follows a page for a note on it"""


@functools.cache
def _numbers() -> str:
    """The source of a pattern for a page or pages, with what follows their figures."""
    following = alternation((*anywhere("scopes", "following"), _NOTE), bounded=False)
    return rf"\d{{1,4}}(?:\s?[-–—]\s?\d{{1,4}})?(?:\s?{following}\.)?"


_FIGURE = regex(r"\d")
_PAGES = regex(lambda: rf"[^\W\d_][^\r\n]*?[,;:.]?\s(?:{_numbers()}(?:[,;]\s?(?:[^\d\r\n;]{{0,80}}[,\s])?)?)+\.?$")


_AFTER_COMMA = regex(lambda: rf"[^\W\d_][^\r\n]*?[,;]\s{_numbers()}(?:[,;.\s]|$)")


_DAY = regex(lambda: rf"(?P<day>[1-9]|[12]\d|3[01]){ordinal_endings()}[.,:]?\s+(?=\S)")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Runs of entries, whether or not blank lines part them; lines that are indented continue the one before."""
    if survey.cast.speeches:
        return
    yield from _index(survey)
    yield from _days(survey)
    yield from _wares(survey)


def _index(survey: Survey) -> Iterator[Claim]:
    divisions = survey.language.table("divisions")
    headings = phrase_pattern(tuple(name for name, kind in divisions.items() if kind == "index"))
    lines = survey.blocks.lines
    headed, run = False, list[int]()
    for index, line in enumerate(lines):
        text = survey.blocks.text(line)
        if _may_be_entry(text) and not headings.fullmatch(text.strip("_*#=. ")):
            run.append(index)
            continue
        yield from _entries(survey, run, FEWEST_HEADED if headed else FEWEST)
        headed, run = len(text) <= LONGEST_HEADING and bool(headings.match(text.strip("_*#=. "))), []
    yield from _entries(survey, run, FEWEST_HEADED if headed else FEWEST)


def _may_be_entry(text: str) -> bool:
    """A line that names a page, or a short one that does not end like a sentence."""
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    return bool(_FIGURE.search(text) and _PAGES.match(text)) or (len(text) <= LONGEST_WARE and text[-1].isalnum())


def _entries(survey: Survey, run: Sequence[int], fewest: int) -> Iterator[Claim]:
    """The lines of a run that are an index: most name pages after a comma, and they follow the alphabet."""
    texts = [survey.blocks.text(survey.blocks.lines[index]) for index in run]
    paged = [bool(_AFTER_COMMA.match(text)) for text in texts]
    first, after = next((place for place, named in enumerate(paged) if named), len(run)), len(run)
    while after > first and not paged[after - 1] and not any(map(str.isdigit, texts[after - 1])):
        after -= 1
    run, texts, paged = run[first:after], texts[first:after], paged[first:after]
    margin = min((survey.blocks.lines[index].indent for index in run), default=0)
    firsts = [
        text.lstrip(OPENING)[:1].lower()
        for index, text in zip(run, texts, strict=True)
        if survey.blocks.lines[index].indent == margin
    ]
    ordered = sum(one <= other for one, other in itertools.pairwise(firsts))
    if len(run) < fewest or sum(paged) < WITH_PAGES * len(run) or ordered < IN_ORDER * (len(firsts) - 1):
        return
    if len(set(firsts)) < 2 or _one_block(survey, run):
        return
    for index, named in zip(run, paged, strict=True):
        yield survey.claim(index, index, "item.index", "entries.pages" if named else "entries.among")


def _one_block(survey: Survey, run: Sequence[int]) -> bool:
    """All lines are of one block after the top of the text: such a list is read as a whole, with lists within it."""
    number = bisect.bisect(survey.blocks.blocks, run[0], key=lambda block: block.first) - 1
    return number >= NEAR_TOP and run[-1] <= survey.blocks.blocks[number].last


def _days(survey: Survey) -> Iterator[Claim]:
    """Lines of one block that begin with days of the month, each a later one; others continue the line before."""
    lines = survey.blocks.lines
    for block in survey.blocks.blocks:
        begins = [
            (index, int(match["day"]))
            for index in range(block.first, block.last + 1)
            if (match := _DAY.match(survey.text, lines[index].start, lines[index].end))
        ]
        growing = all(before[1] < after[1] for before, after in itertools.pairwise(begins))
        if len(begins) < FEWEST_DAYS or not growing or begins[0][0] != block.first:
            continue
        ends = [index - 1 for index, _ in begins[1:]] + [block.last]
        for (first, _), last in zip(begins, ends, strict=True):
            yield survey.claim(first, last, "item", "entries.days")


def _wares(survey: Survey) -> Iterator[Claim]:
    """Blocks of one short line each, after a line that announces them, in a text without speakers or questions."""
    blocks = survey.blocks.blocks
    short = sum(_is_ware(survey, number) for number in range(len(blocks)))
    for number, block in enumerate(blocks if short <= MOST_SHORT * len(blocks) else ()):
        text = survey.blocks.block_text(block)
        if text[-1] != ":" or len(text) < LEAST_ANNOUNCING:
            continue
        after = list(itertools.takewhile(lambda other: _is_ware(survey, other), range(number + 1, len(blocks))))
        stops = {survey.blocks.block_text(blocks[other])[-1].isalnum() for other in after}
        if FEWEST_WARES <= len(after) <= MOST_WARES and len(stops) == 1:
            for other in after:
                yield survey.block_claim(blocks[other], "item", "entries.announced")


def _is_ware(survey: Survey, number: int) -> bool:
    block = survey.blocks.blocks[number]
    text = survey.blocks.block_text(block)
    quoted = text[0] in OPENING + "—–-[(#" or text[-1] in '?!:"”»’'
    return len(block) == 1 and len(text) <= LONGEST_WARE and not quoted and not text.isupper()
