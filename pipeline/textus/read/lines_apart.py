"""Lines that their marks set apart from the lines around them, though no blank line does: headings and page marks.

"# The harbour", "== The harbour ==" and "**The harbour**" are headings, so is a line with a rule below it that is as
long as the line; "[p. 12]", "— 12 —" and "12" are pages if such numbers are consecutive. This is
layout: no table is asked, so it holds for every language.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from textus.base.regex import regex
from textus.read.page_turns import turns

Run = tuple[int, int]
Offsets = Sequence[tuple[int, int]]
LONGEST_HEADING, LONGEST_HEAD, LONGEST_MARK = 200, 70, 25
FEWEST, FEWEST_BARE = 2, 3
"""page marks of a form that count on; of numbers alone"""
NEAR = 3
"""by how much the number of the next page may be larger"""
SAME_LENGTH = 2
"""characters by which a rule may be longer or shorter than the heading above it"""
HASH = regex(r"(?P<mark>#{1,6})[ \t]+(?=\S)(?P<words>.*?)(?P<end>[ \t]+#+)?$")
WIKI = regex(r"(?P<mark>={2,6})[ \t]*(?=[^=\s])(?P<words>[^=\r\n]*[^=\s])[ \t]*(?P<end>(?P=mark))$")
RULE = regex(r"(?P<sign>[=~^-])(?P=sign){2,}$")
_BOLD = regex(r"\*\*[^*\r\n]{1,100}\*\*$|'''[^'\r\n]{1,100}'''$|__[^_\r\n]{1,100}__$")
_MARKS = (
    regex(r"\[\s?(?:[^\W\d_]{1,12}\.?\s?){0,2}(?P<n>\d{1,4})\s?[rvab]?\s?\]$"),
    regex(r"\{\s?(?:[^\W\d_]{1,12}\.?\s?){0,2}(?P<n>\d{1,4})\s?[rvab]?\s?\}$"),
    regex(r"<\s?(?:[^\W\d_]{1,12}\.?\s?){0,2}(?P<n>\d{1,4})\s?[rvab]?\s?>$"),
    regex(r"[|/]{1,2}\s?(?:[^\W\d_]{1,12}\.?\s?){0,2}(?P<n>\d{1,4})\s?[rvab]?\s?[|/]{1,2}$"),
    regex(r"[-–—]{1,2}\s?(?P<n>\d{1,4})\s?[-–—]{1,2}$"),
    regex(r"[^\W\d_]{1,12}(?:\.?|:)\s[a-z]?(?P<n>\d{1,4})[rv°ºª]?\.?$"),
    regex(r"(?P<n>\d{1,4})[rv]?$"),
)
_WORDED = regex(r"[\[{<]\s?[^\W\d_]{1,12}\.?\s?\d{1,4}\s?[rvab]?\s?[\]}>]$")
_BARE = len(_MARKS) - 1


def parted(text: str, lines: Offsets, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of lines, cut before and after every line that is set apart by its marks; `lines` are offsets."""
    pages = {*page_lines(text, lines), *turns(text, lines)}
    pages |= {index + 1 for index in pages if _is_below_mark(text, lines, index + 1)}
    return [piece for run in runs for piece in _cut(text, lines, run, pages)]


def _is_below_mark(text: str, lines: Offsets, index: int) -> bool:
    """A line in capitals below a page mark, and the text continues with a small letter below it: a running head."""
    if index + 1 >= len(lines):
        return False
    start, end = lines[index]
    return end - start <= LONGEST_HEAD and text[start:end].isupper() and text[lines[index + 1][0]].islower()


def _cut(text: str, lines: Offsets, run: Run, pages: Collection[int]) -> Iterator[Run]:
    first, last = run
    begin = index = first
    while index <= last and last > first:
        after = _apart(text, lines, index, run, pages)
        if after == index:
            index += 1
            continue
        if begin < index:
            yield begin, index - 1
        yield index, after - 1
        begin = index = after
    if begin <= last:
        yield begin, last


def _apart(text: str, lines: Offsets, index: int, run: Run, pages: Collection[int]) -> int:
    """The line after what is set apart and begins with line `index`; `index` itself if nothing does."""
    start, end = lines[index]
    if index in pages:
        return index + 1
    if end - start > LONGEST_HEADING:
        return index
    if text[start] in "#=" and (HASH.match(text, start, end) or WIKI.match(text, start, end)):
        return index + 1
    first, last = run
    if index == first and text[start] in "*'_" and _BOLD.match(text, start, end):
        return index + 1
    underlined = index == first and index < last and is_rule_of(text, lines[index], lines[index + 1])
    return index + 2 if underlined else index


def is_rule_of(text: str, line: tuple[int, int], below: tuple[int, int]) -> bool:
    """A row of one sign below a line that is as long as the line."""
    length, width = line[1] - line[0], below[1] - below[0]
    words = any(c.isalnum() for c in text[line[0] : line[1]])
    return words and abs(length - width) <= SAME_LENGTH and RULE.match(text, *below) is not None


def page_lines(text: str, lines: Offsets) -> Iterator[int]:
    """Lines that are nothing but a page mark: in brackets with a word, or one of a form that counts on."""
    by_form: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, (start, end) in enumerate(lines):
        if end - start > LONGEST_MARK or not any(c.isdigit() for c in text[start:end]):
            continue
        if _WORDED.match(text, start, end):
            yield index
        for form, pattern in enumerate(_MARKS):
            if match := pattern.match(text, start, end):
                by_form[form].append((index, int(match["n"])))
                break
    for form, marks in by_form.items():
        steps = [0 <= b[1] - a[1] <= NEAR and b[0] - a[0] > 1 for a, b in itertools.pairwise(marks)]
        fewest = FEWEST_BARE if form == _BARE else FEWEST
        if sum(steps) >= fewest - 1 and 2 * sum(steps) >= len(steps) and not (form == _BARE and marks[0][1] == 1):
            yield from (index for index, _ in marks)
