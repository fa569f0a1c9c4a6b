"""Paragraphs of one long line each, with no blank lines: the limits that such lines have show without a table.

Where lines are not wrapped, a line too long for any page is a paragraph by itself, whatever is above and below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST_WRAPPED_LINE = 130
"""columns of the widest page that is typed line by line"""
FEWEST = 3
"""long lines that follow others without a blank line, from which they are the paragraphs of the source"""
_GOES_ON = tuple(",;-–—&")
Run = tuple[int, int]
Offsets = Sequence[tuple[int, int]]


def parted(text: str, lines: Offsets, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of a source that is not wrapped, cut above and below every long line; `lines` are offsets."""
    cuts = {index for run in runs for index in _limits(text, lines, run)}
    if len(cuts) < FEWEST:
        return runs
    return [piece for run in runs for piece in _pieces(run, cuts)]


def _limits(text: str, lines: Offsets, run: Run) -> Iterator[int]:
    """Lines after which a paragraph ends: one of the two is long, and no sentence continues in the next."""
    for index in range(*run):
        (start, end), (below, last) = lines[index], lines[index + 1]
        long = max(end - start, last - below) > LONGEST_WRAPPED_LINE
        goes_on = text[below].islower() and (text[end - 1].isalpha() or text[start:end].endswith(_GOES_ON))
        if long and not goes_on:
            yield index


def _pieces(run: Run, cuts: set[int]) -> Iterator[Run]:
    first, last = run
    for index in range(first, last):
        if index in cuts:
            yield first, index
            first = index + 1
    yield first, last
