"""Lines printed at the turn of every page: running heads with the page number, numbers alone, signatures.

"12  ADA BRANT", "THE SOUND  13": the words recur, the numbers are consecutive, and sentences run on across
them, as across no heading. This is layout: no table is asked.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from textus.base.frozen import frozen
from textus.base.regex import regex

Offsets = Sequence[tuple[int, int]]
"""first and last offset of each line"""
LONGEST, LONGEST_SIGNATURE = 100, 6
FEWEST, FEWEST_ALIKE = 2, 2
"""running heads at least, and of how many the words are the same"""
IN_SENTENCE = 0.25
"""share of the running heads that interrupt a sentence, as headings never do"""
NEXT = 2
"""by how much numbers of running heads mostly grow, as those of an index do not"""
LEAST_BROKEN = 30
"""characters of a line that is broken off: a shorter one may be a heading"""
NEAR = 3
"""by how much the number of the next page may be larger: pages without a mark"""
_OPENS, _CLOSES = r"(?:[-–—\[({<|]\s?)?", r"(?:\s?[-–—\])}>|])?"
_FIRST = regex(rf"{_OPENS}(?P<n>\d{{1,3}}|1[0-4]\d\d){_CLOSES}[.,]?(?:\s+[-–—|*]?\s*(?P<words>[^\d\s][^\d]*))?$")
_LAST = regex(rf"(?P<words>[^\d\s\[({{<|][^\d]*?)[.,]?\s+{_OPENS}(?P<n>\d{{1,3}}|1[0-4]\d\d){_CLOSES}[.]?$")
_SIGNATURE = regex(r"\*?[A-Z]{1,2}\s?\d{1,2}\*?$|[A-Z]{1,2}\*?$")
_GOES_ON = regex(r"[^\W\d_A-Z]$|[,;–—-]$")
_EDGES = frozenset("0123456789-–—[](){}<>|.")
_SIGNS = "\"'„“”‚‘«»(—–- _*"


@frozen
class Turn:
    """A line at the turn of a page."""

    n: str
    """the page number that begins; empty for a signature, which is of the page that ends"""
    words: bool
    """it has words besides the number: a running head"""


def turns(text: str, lines: Offsets) -> Mapping[int, Turn]:
    """The lines printed at the turns of pages, by their index: running heads with numbers, and what is with them."""
    candidates = [*_numbered(text, lines)]
    by_words: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for one in candidates:
        by_words[one.words].append(one)
    alike = [one for words, several in by_words.items() if words for one in _counting_on(several)]
    if len(alike) < FEWEST_ALIKE:
        return {}
    heads = _with_neighbours(sorted(alike, key=_line), candidates)
    steps = sum(after.n - before.n <= NEXT for before, after in itertools.pairwise(heads))
    interrupt = sum(_interrupts(text, lines, one.line) for one in heads)
    if len(heads) < FEWEST or 2 * steps < len(heads) - 1 or interrupt < IN_SENTENCE * len(heads):
        return {}
    found = {one.line: Turn(str(one.n), bool(one.words)) for one in heads}
    signatures = [
        line - 1 for line in found if line and line - 1 not in found and _is_signature(text, *lines[line - 1])
    ]
    return {**found, **dict.fromkeys(signatures, Turn("", words=False))}


@frozen
class _Numbered:
    line: int
    n: int
    words: str
    """without their case; empty for a number alone"""


def _line(one: _Numbered) -> int:
    return one.line


def _numbered(text: str, lines: Offsets) -> Iterator[_Numbered]:
    for index, (start, end) in enumerate(lines):
        if end - start > LONGEST or not (
            text[start].isdigit() or text[end - 1] in "0123456789-–—])}>|." or end - start < 8
        ):
            continue
        match = _FIRST.match(text, start, end) or _LAST.match(text, start, end)
        if match:
            words = " ".join((match["words"] or "").lower().split()).strip(" .,-–—|*")
            if not words or any(c.isalpha() for c in words):
                yield _Numbered(index, int(match["n"]), words)


def _counting_on(several: Sequence[_Numbered]) -> Sequence[_Numbered]:
    """Lines with the same words whose numbers grow from one to the next, none on the line after another."""
    if len(several) < FEWEST_ALIKE:
        return ()
    steps = list(itertools.pairwise(several))
    grow = sum(before.n < after.n and after.line - before.line > 1 for before, after in steps)
    return several if grow == len(steps) else ()


def _with_neighbours(heads: Sequence[_Numbered], candidates: Sequence[_Numbered]) -> list[_Numbered]:
    """The heads, with lines between or beside them whose numbers are consecutive with theirs."""
    known = {one.line for one in heads}
    found = list(heads)
    for place, (before, after) in enumerate(itertools.pairwise([None, *heads, None])):
        low, high = before.line if before else -1, after.line if after else float("inf")
        least = before.n if before else (heads[0].n - NEAR - 1)
        most = after.n if after else (heads[-1].n + NEAR + 1)
        last = least
        for one in candidates if place in (0, len(heads)) or most - least > 1 else ():
            if low < one.line < high and one.line not in known and max(last, least) < one.n < most and one.n >= 1:
                found.append(one)
                last = one.n
    return sorted(found, key=_line)


def _interrupts(text: str, lines: Offsets, index: int) -> bool:
    """The line below begins with a small letter, or a line of some length before it breaks off."""
    if not 0 < index < len(lines) - 1:
        return False
    if text[slice(*lines[index + 1])].lstrip(_SIGNS)[:1].islower():
        return True
    start, end = lines[index - 1]
    return end - start >= LEAST_BROKEN and _GOES_ON.search(text, start, end) is not None


def _is_signature(text: str, start: int, end: int) -> bool:
    return end - start <= LONGEST_SIGNATURE and _SIGNATURE.match(text, start, end) is not None
