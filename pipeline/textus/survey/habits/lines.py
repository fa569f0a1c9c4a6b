"""Whether lines were wrapped at a measure, kept as a source breaks them, or hold a paragraph each; how paragraphs
begin."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from textus.base.frozen import frozen
from textus.read.blocks import Block, Line
from textus.survey.facts import Surveyed, fact
from textus.survey.habits.habit import Habit, habit, percent, share, stated
from textus.survey.layout.measure import LONG_LINE, forced, prose_measure

LONG_SHARE = 0.2
"""share of the characters in lines longer than any measure, from which lines were not wrapped"""
FEWEST = 3
"""breaks inside sentences that say nothing yet"""
LEAST_SHARE = 0.04
"""the same as a share of all breaks without a blank line: verse has a few"""
HYPHENS = "-‐¬⸗="
"""what divides a word at the end of a line"""
GOING_ON = 0.4
"""share of the lines of a block, without its first, that begin with a small letter where sentences run on over them"""
MOST_STOPPED = 0.3
"""share of the lines inside blocks that end with a sign, as those of verse do more often than those of prose"""
REGULAR = 0.6
"""share of these breaks that the measure of wrapped lines explains"""
FEWEST_BEGUN = 2
"""paragraphs at least, without the first"""
SUBSTANTIAL = 45
"""characters of a line that is surely of prose"""
STEP, MOST_STEP = 1, 10
"""columns by which the first line of a paragraph is indented"""
MAJORITY = 0.5
MARGIN_LINES, MARGIN_SHARE = 2, 0.03
"""lines at least that are at the margin, and their share"""


@fact
def line_habit(document: Surveyed) -> Habit:
    """How lines end."""
    return stated(document, _seen(document))


def _seen(document: Surveyed) -> Habit:
    lines = document.blocks.lines
    characters = sum(line.end - line.start for line in lines)
    long = sum(line.end - line.start for line in lines if line.width > LONG_LINE)
    if long > LONG_SHARE * characters:
        return habit("lines", "unwrapped", 0.5 + long / characters / 2, "long", share=percent(long, characters))
    every = [index for index, line in enumerate(lines[1:]) if not line.blank_before]
    inside = [index for index in every if document.text[lines[index + 1].start].islower()]
    if len(every) < FEWEST:
        return habit("lines", "unwrapped", 0.5, "few")
    if len(inside) > max(FEWEST, LEAST_SHARE * len(every)):
        measure = prose_measure(document)
        explained = sum(forced(document, index) for index in inside)
        regular = share(explained, len(inside))
        if measure and regular >= REGULAR:
            shown = percent(explained, len(inside))
            return habit("lines", "wrapped", 0.4 + 0.6 * regular, "measure", columns=measure, share=shown)
        ends = (document.text[lines[index].end - 1] for index in every)
        stopped = sum(not end.isalnum() and end not in HYPHENS for end in ends)
        if stopped <= MOST_STOPPED * len(every):
            return habit("lines", "kept", 0.95 - regular / 2, "irregular", count=len(inside))
        return habit("lines", "unwrapped", 0.7, "stopped", share=percent(stopped, len(every)))
    layout = document.blocks.layout
    if layout.wrapped and layout.measure:
        return habit("lines", "wrapped", 0.6, "few", columns=layout.measure)
    return habit("lines", "unwrapped", 0.6, "whole")


def goes_on(document: Surveyed, block: Block) -> bool:
    """Sentences run on over the lines of a block: many of them begin with a small letter."""
    below = document.blocks.lines[block.first + 1 : block.last + 1]
    return sum(document.text[line.start].islower() for line in below) >= GOING_ON * len(below)


@frozen
class _Begun:
    """How many lines of prose begin a paragraph, by what shows it."""

    flush: int
    """after a blank line, at the margin"""
    indented: int
    """after a blank line, set in"""
    within: int
    """set in, inside a run of lines"""
    tight: int
    """long lines right below another long one"""
    gaps: Sequence[int]
    """blank lines before those that follow some"""


def paragraph_habit(document: Surveyed) -> Habit:
    """Counts of the signs by which paragraphs begin."""
    whole = line_habit(document).value == "unwrapped"
    begun = _begun(document, whole)
    apart = begun.flush + begun.indented
    count = apart + begun.within + begun.tight
    if count < FEWEST_BEGUN:
        return habit("paragraphs", "blank-lines", 0.5, "few")
    if begun.within > MAJORITY * count:
        return habit("paragraphs", "indents", share(begun.within, count), "indent", part=begun.within, count=count)
    if begun.tight > MAJORITY * count:
        return habit("paragraphs", "lines", share(begun.tight, count), "tight", part=begun.tight, count=count)
    if begun.indented > MAJORITY * apart:
        return habit("paragraphs", "both", share(begun.indented, apart), "both", part=begun.indented, count=apart)
    if begun.gaps and begun.gaps[len(begun.gaps) // 2] >= 2:
        return habit("paragraphs", "two-blank-lines", share(sum(g >= 2 for g in begun.gaps), len(begun.gaps)), "two")
    return habit("paragraphs", "blank-lines", share(begun.flush, count), "blank", part=begun.flush, count=count)


def _begun(document: Surveyed, whole: bool) -> _Begun:
    lines = document.blocks.lines
    margin = 0 if whole else _margin(lines)
    flush = indented = within = tight = 0
    gaps: list[int] = []
    for before, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.end - line.start < SUBSTANTIAL or line.indent > margin + MOST_STEP or before is None:
            continue
        stepped = line.indent >= margin + STEP
        if line.blank_before:
            gaps.append(line.blank_before)
            if stepped and not _set_in(line, below, whole):
                continue
            flush, indented = flush + (not stepped), indented + stepped
        elif stepped and before.indent < line.indent and (whole or _set_in(line, below, whole)):
            within += 1
        elif whole and before.end - before.start >= SUBSTANTIAL:
            tight += 1
    return _Begun(flush, indented, within, tight, sorted(gaps))


def _set_in(line: Line, below: Line | None, whole: bool) -> bool:
    """The line is further in than the one below, or is a whole paragraph."""
    return whole or below is None or bool(below.blank_before) or below.indent < line.indent


def _margin(lines: Sequence[Line]) -> int:
    """The smallest indent that some of the lines have, one or two apart."""
    indents = sorted(line.indent for line in lines)
    counted = ((indent, len(list(group))) for indent, group in itertools.groupby(indents))
    least = max(MARGIN_LINES, MARGIN_SHARE * len(indents))
    return next((indent for indent, count in counted if count >= least), 0)
