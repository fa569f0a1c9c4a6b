"""How emphasis, pages and headings are marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from textus.base.regex import regex
from textus.read.lines_apart import HASH, WIKI, is_rule_of
from textus.survey.facts import Surveyed
from textus.survey.habits.habit import Habit, habit, share
from textus.survey.layout.measure import USUAL_MEASURE, prose_measure
from textus.survey.pages.counted import counted_marks
from textus.survey.pages.page_marks import conventional_mark, mark_of, named_numbers, running_lines, turning_lines

MOST_MARKS = 3
"""so many marks are named"""
FEWEST_CAPITALS = 3
LONGEST_HEADING = 70
FEWEST_PAGES = 2
INSIDE = 0.2
"""share of the marks inside lines from which those between paragraphs are of the same habit"""
CENTRED = 8
"""columns from the margin that a centred line at least has"""
OFF_CENTRE = 4
"""columns by which it may miss the middle"""
_AMID = regex(
    r"(?<![^\W\d_])(?P<before>[^\W\d_]{2,})[,;]?[ \n]"
    r"(?P<word>[^\W\d_]{4,})(?=[,;]?[ \n](?P<after>[^\W\d_]{2}))"
)
_BOLD = regex(r"\*\*[^*]+\*\*$|'''[^']+'''$|__[^_]+__$|\*[^*]+\*$|<b>.+</b>$")


def emphasis_habit(document: Surveyed) -> Habit:
    """The marks around emphasised words, the commonest first."""
    found = Counter(dict(_emphasised(document)))
    if not found:
        shouted = sum(map(_shouted, _AMID.finditer(document.text)))
        if shouted >= FEWEST_CAPITALS:
            return habit("emphasis", "capitals", share(shouted, shouted + FEWEST_CAPITALS), "capitals", count=shouted)
        return habit("emphasis", "none", 0.95, "none")
    count = found.total()
    marks = " ".join(mark for mark, _ in found.most_common(MOST_MARKS))
    return habit("emphasis", "marks", share(count, count + 1), "marked", marks=marks, count=count)


def _emphasised(document: Surveyed) -> Iterator[tuple[str, int]]:
    profile = document.conventions.profile
    counted = Counter[str]()
    for block in document.blocks.blocks:
        start, end = document.blocks.start(block), document.blocks.end(block)
        for match, mark in profile.emphasis_in(document.text, start, end):
            if match.span() != (start, end) and any(c.isalnum() for c in match.group()):
                counted[f"{mark.open}…{mark.close}" if mark.open != mark.close else mark.open] += 1
    yield from counted.items()


def _shouted(match: re.Match[str]) -> bool:
    """A word in capitals between two in small letters."""
    return match["word"].isupper() and match["before"].islower() and match["after"].islower()


def page_habit(document: Surveyed) -> Habit:
    """How the pages of the source are marked."""
    alone, bare = _page_lines(document)
    inside = [*_inside(document)]
    if len(alone) + len(inside) + bare < FEWEST_PAGES:
        return habit("pages", "none", 0.9, "none")
    if len(inside) > INSIDE * (len(alone) + bare):
        return habit(
            "pages", "inline", share(len(inside), len(inside) + 1), "inline", count=len(inside), marks=inside[0]
        )
    if bare > len(alone):
        return habit("pages", "numbers", share(bare, bare + len(alone) + 1), "numbers", count=bare)
    return habit("pages", "lines", share(len(alone), len(alone) + 1), "lines", count=len(alone), marks=alone[0])


def _page_lines(document: Surveyed) -> tuple[list[str], int]:
    """The lines that are page marks, and how many more are nothing but a number with its dashes."""
    alone: list[str] = []
    bare = 0
    for block in document.blocks.blocks:
        start, end = document.blocks.start(block), document.blocks.end(block)
        if len(block) > 1:
            continue
        words = document.text[start:end]
        turn = turning_lines(document).get(block.first)
        mark = mark_of(document, block) or conventional_mark(document, start, end)
        if mark is None and not (turn and turn.n):
            continue
        if words.strip("-–— .").isdecimal() or (turn and turn.words):
            bare += 1
        else:
            alone.append(words)
    return alone, bare


def _inside(document: Surveyed) -> Iterator[str]:
    pattern = re.compile(named_numbers("pages", bracketed=True), re.IGNORECASE)
    whole = {(document.blocks.start(block), document.blocks.end(block)) for block in document.blocks.blocks}
    for match in pattern.finditer(document.text):
        if match.span() not in whole:
            yield match.group()
    for start, end, _ in counted_marks(document):
        if (start, end) not in whole:
            yield document.text[start:end]


def running_habit(document: Surveyed) -> Habit:
    """Whether lines are repeated at page breaks."""
    count = sum(kind == "header" for kind in running_lines(document).values())
    if not count:
        return habit("running-heads", "none", 0.95, "none")
    return habit("running-heads", "present", share(count, count + 1), "repeated", count=count)


def heading_habit(document: Surveyed) -> Habit:
    """The form of most headings, or of lines that may be headings by their form."""
    marked = Counter[str]()
    formed = Counter[str]()
    measure = prose_measure(document) or USUAL_MEASURE
    for block in document.blocks.blocks:
        line = document.blocks.lines[block.first]
        words = document.blocks.text(line)
        if len(words) > LONGEST_HEADING or not any(c.isalpha() for c in words):
            continue
        if len(block) == 1:
            if form := _signs(words):
                marked[form] += 1
            elif form := _form(line.indent, words, measure):
                formed[form] += 1
        elif len(block) == 2:
            below = document.blocks.lines[block.last]
            marked["underlined"] += is_rule_of(document.text, (line.start, line.end), (below.start, below.end))
    best = (+marked or formed).most_common(1)
    if not best:
        return habit("headings", "none", 0.5, "none")
    value, count = best[0]
    every = (+marked or formed).total()
    sure = share(count, every + 1)
    return habit("headings", value, sure, "marked" if +marked else "form", count=count)


def _signs(words: str) -> str:
    if words[0] == "#" and HASH.match(words):
        return "hash"
    if words[0] == "=" and WIKI.match(words):
        return "wiki"
    return "bold" if words[0] in "*'_<" and _BOLD.match(words) else ""


def _form(indent: int, words: str, measure: int) -> str:
    centred = indent >= CENTRED and abs(indent + len(words) / 2 - measure / 2) <= OFF_CENTRE
    capitals = words.isupper()
    if centred:
        return "centred-capitals" if capitals else "centred"
    return "capitals" if capitals and indent < CENTRED and sum(map(str.isalpha, words)) > 3 else ""
