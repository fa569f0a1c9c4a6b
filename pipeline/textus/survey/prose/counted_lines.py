"""Lines of a manuscript with their numbers: prose that runs on from each numbered line to the next."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact
from textus.survey.pages.page_marks import mark_of

FEWEST, RUNNING_ON = 4, 0.5
"""lines that count on, and the share of their breaks in mid-sentence: list items and paragraphs hardly have any"""
NUMBERED = regex(r"(?P<open>\(?)(?P<n>\d{1,4})(?P<close>[.)]?)[ \t]+(?=\S)")
_DIVIDES = regex(r"[^\W\d_][-‐¬⸗=]$")
_GOES_ON = regex(r"[^\W_.!?]$|[,&=-]$")


@frozen
class LineNumber:
    """The number a line begins with, and where its words begin."""

    n: str
    start: int
    end: int
    form: str


@fact
def counted_lines(document: Surveyed) -> Mapping[int, LineNumber]:
    """The numbers of lines of prose, by line; none where lines are verse, items or paragraphs."""
    lines, found = document.blocks.lines, {}
    for index, line in enumerate(lines):
        if match := NUMBERED.match(document.text, line.start, line.end):
            form = match["open"] + match["close"]
            found[index] = LineNumber(match["n"], match.start(), match.end(), form)
    of_pages = {
        block.first for block in document.blocks.blocks if len(block) == 1 and mark_of(document, block) is not None
    }
    text = [index for index in range(len(lines)) if index not in of_pages]
    kept: dict[int, LineNumber] = {}
    for run in _runs(text, found):
        if len(run) >= FEWEST and _runs_on(document, run, found):
            kept |= {index: found[index] for index in run}
    return kept


def _runs(text: Sequence[int], found: Mapping[int, LineNumber]) -> list[list[int]]:
    """Lines right after one another whose numbers of one form count on, or begin anew."""
    runs: list[list[int]] = []
    for before, index in itertools.pairwise([-1, *text]):
        here, last = found.get(index), found.get(before)
        if here is None:
            continue
        counts = last is not None and here.form == last.form and int(here.n) in (int(last.n) + 1, 1)
        if counts and runs and runs[-1][-1] == before:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _runs_on(document: Surveyed, run: Sequence[int], found: Mapping[int, LineNumber]) -> bool:
    lines, text = document.blocks.lines, document.text
    on = sum(
        text[found[after].end].islower() and _GOES_ON.search(text, lines[before].start, lines[before].end) is not None
        for before, after in itertools.pairwise(run)
    )
    return on >= RUNNING_ON * (len(run) - 1)


def divides(text: str, start: int, end: int) -> bool:
    """Whether a line ends with the first part of a word."""
    return _DIVIDES.search(text, start, end) is not None
