"""Seams that no blank line marks: rules that separate pages, notes in labelled brackets with text right after them.

A layout like any other: "-----File: 012.png---" is a line by itself, and what begins in a bracket with a label
("[Footnote A: By the clock.]") ends where that bracket is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.base.regex import regex

MOST_RUNS = 60
"""runs of lines that one bracket may go over"""
_LABELLED = regex(r"\[\s*[^\W\d_][^\[\]:\r\n]{1,40}:")
_SEPARATOR = regex(r"-{4,}\s?[^\W\d_]+(?::\s?\w|[^\r\n]*-{4,}\Z)")
LONGEST_MARK = 25
"""characters of a page mark within a word"""
MOST_LINES = 6
"""lines of a run that such a mark cuts; in a longer one it is read with the paragraph"""
_DIVIDED = regex(r"[^\W\d_][-‐¬⸗]\*?\Z")
_ENDS = tuple(".!?…:;”»\"’')]*_")
Run = tuple[int, int]


def parted(text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of lines, cut where a page is separated, before a bracket where a sentence ends, and after its end.

    `lines` are the first and last offset of each. A bracket that begins within a sentence is part of that sentence.
    """
    return [*_behind_brackets(text, lines, [*_at_separators(text, lines, runs)])]


def _at_separators(text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run]) -> Iterator[Run]:
    for first, last in runs:
        begin = first
        for index in range(first, last + 1) if last > first else ():
            if not _separates(text, lines, index, first, last):
                continue
            if index > begin:
                yield begin, index - 1
            yield index, index
            begin = index + 1
        if begin <= last:
            yield begin, last


def _separates(text: str, lines: Sequence[tuple[int, int]], index: int, first: int, last: int) -> bool:
    """A rule with words, or a short line in brackets, dashes or figures with the halves of a word around it."""
    start, end = lines[index]
    if text[start] == "-" and _SEPARATOR.match(text, start, end):
        return True
    if not first < index < last < first + MOST_LINES or end - start > LONGEST_MARK or text[start].isalpha():
        return False
    below = text[lines[index + 1][0] : lines[index + 1][0] + 2].lstrip("*")
    return below[:1].islower() and _DIVIDED.search(text, *lines[index - 1]) is not None


def _behind_brackets(text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run]) -> Iterator[Run]:
    depth = since = 0
    for first, last in runs:
        begin = first
        since += 1
        for index in range(first, last + 1):
            start, end = lines[index]
            if text[start] == "[" and (not depth or index == first) and _LABELLED.match(text, start, end):
                if index > begin and not text[lines[index - 1][1] - 1].endswith(_ENDS):
                    continue
                if index > begin:
                    yield begin, index - 1
                begin, depth, since = index, 0, 0
            elif not depth:
                continue
            depth = max(0, depth + text.count("[", start, end) - text.count("]", start, end))
            if depth and since > MOST_RUNS:
                depth = 0
            elif not depth and index < last and text[end - 1] == "]" and not text[lines[index + 1][0]].islower():
                yield begin, index
                begin = index + 1
        yield begin, last
