"""Texts in which a blank line follows every line, as some sites print what was typed line by line.

Such a blank line separates nothing: sentences run on across it. It is recognised where lines of some length without a
stop are followed, time and again, by lines that begin with a small letter; it is then ignored. What separates more is
kept: more blank lines, an indented first line, and a capital letter below a short line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textus.base.frozen import frozen

FEWEST_GOING_ON = 4
"""lines that continue, at least"""
SHARE_GOING_ON = 0.3
"""their share of the lines below a blank one; in prose of one line a paragraph hardly any does"""
NEARLY_ALL = 0.85
"""share of the lines with a blank line above them"""
OF_PROSE = 28
"""characters that most lines have: a list of single words has fewer"""
WIDEST = 130
FORCED, FORCED_WIDE, WIDE = 0.5, 0.3, 55
"""share of the lines that go on because no further word had room, from which it is prose; the same in wide lines"""
SHORT = 0.6
"""of the usual width: a line that a paragraph, a date or a greeting ended"""
SET_IN = 2
"""columns by which the first line of a paragraph is indented"""
_DIVIDES, _GOES_ON = "-‐¬⸗", ",–—"


@frozen
class Row:
    """A line with something on it: its offsets, its columns, and the blank lines above it."""

    start: int
    end: int
    indent: int
    blank_before: int


def nearly_all(blanks: Sequence[int]) -> bool:
    """Some lines, and nearly all of them, have a blank line above them; `blanks` are how many each has."""
    some = sum(blank > 0 for blank in blanks[1:])
    return some >= FEWEST_GOING_ON and some >= NEARLY_ALL * (len(blanks) - 1)


def closed_up(text: str, rows: Sequence[Row]) -> Sequence[int] | None:
    """The blank lines that part something, above each line; None where blank lines mean what they do elsewhere."""
    if not nearly_all([row.blank_before for row in rows]):
        return None
    below = rows[1:]
    spaced = [row for row in below if row.blank_before]
    widths = sorted(row.end - row.start for row in rows)
    usual = widths[len(widths) * 3 // 4]
    if widths[len(widths) // 2] < OF_PROSE or usual > WIDEST:
        return None
    full = SHORT * usual
    going_on = sum(_goes_on(text, upper, row, full) for upper, row in zip(rows, below, strict=False))
    if going_on < max(FEWEST_GOING_ON, SHARE_GOING_ON * len(spaced)):
        return None
    if _is_verse(text, rows, full):
        return None
    gap = sorted(row.blank_before for row in spaced)[len(spaced) // 2]
    indents = [row.indent for row in rows]
    margin = max(set(indents), key=indents.count)
    kept = [rows[0].blank_before]
    for upper, row in zip(rows, below, strict=False):
        parts = row.blank_before > gap or _begins(text, upper, row, full, margin)
        kept.append(row.blank_before if parts else 0)
    return kept


def _is_verse(text: str, rows: Sequence[Row], full: float) -> bool:
    """Lines that go on mostly end where the next word would have had room; those of a hand may, if they are wide."""
    widths = sorted(row.end - row.start for row in rows)
    widest = widths[len(widths) * 9 // 10]
    pairs = [pair for pair in pairwise(rows) if _goes_on(text, *pair, full)]
    forced = sum(upper.end - upper.start + 1 + _first_word(text, row) > widest for upper, row in pairs)
    return forced < (FORCED_WIDE if widest >= WIDE else FORCED) * len(pairs)


def _first_word(text: str, row: Row) -> int:
    return len(next(iter(text[row.start : row.end].split(None, 1)), ""))


def _goes_on(text: str, upper: Row, row: Row, full: float) -> int:
    """A line begins with a small letter below a full one that no stop ends; the second half of a word counts twice."""
    end = text[upper.end - 1]
    if not row.blank_before or upper.end - upper.start < full or not text[row.start].islower():
        return 0
    return 2 if end in _DIVIDES else int(end.isalnum() or end in _GOES_ON)


def _begins(text: str, upper: Row, row: Row, full: float, margin: int) -> bool:
    """The line is indented, or begins high below a short one."""
    first = next((sign for sign in text[row.start : row.end] if sign.isalnum()), "")
    return row.indent >= margin + SET_IN or (upper.end - upper.start < full and not first.islower())
