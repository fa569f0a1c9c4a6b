"""Lines that begin like items of a list, and how they follow one another. No recogniser itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from textus.base.regex import regex
from textus.read.blocks import Block
from textus.survey.survey import Survey

_LABEL = regex(
    r"(?:(?P<number>\(?\d{1,3}(?:\.?\)|[.º°]))|(?P<lower>\(?(?:[ivx]{1,5}|[a-zа-я])[.)])"
    r"|(?P<upper>\(?(?:[IVX]{1,5}|[A-ZА-Я])[.)])|(?P<bullet>[•▪◦‣●○■□►➤✓·*+–—-]))[ \t]+(?=\S)"
)
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {name: value for value, name in enumerate(_NUMERALS, 1)}
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
SET_IN = 2
"""columns by which what belongs to an item is set in"""
FARTHEST = 30
"""items of a list within a list that are looked through for the end of it"""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """An item by itself: its lines, its label, what the label may count as."""

    first: int
    last: int
    begin: int
    """offset of the label"""
    text: int
    """offset behind the label"""
    label: str
    counts: tuple[tuple[str, int], ...]
    """the ways its label counts: by numbers, letters or roman figures; none for a bullet"""
    indent: int
    apart: bool
    """a blank line is before it"""
    words: str
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """first and last lines of further paragraphs"""

    @property
    def bullet(self) -> bool:
        """It does not count."""
        return not self.counts

    @property
    def capital(self) -> bool:
        """Its label is a capital, as that of a heading may be."""
        return self.label.strip("().")[:1].isupper()

    @property
    def n(self) -> str:
        """The label without its stop or bracket; empty for a bullet."""
        return "" if self.bullet else self.label.strip("().º°")

    @property
    def after(self) -> int:
        """The line behind all that belongs to it."""
        return (self.paragraphs[-1][1] if self.paragraphs else self.last) + 1


@dataclass(slots=True, eq=False)
class Item:
    """An item and the lists within it."""

    start: Start
    inner: list[Run] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Run:
    """Items that count on, or carry the same bullet."""

    kind: str
    first_ordinal: int
    items: list[Item] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last line of all that is in it."""
        item = self.items[-1]
        return item.inner[-1].last if item.inner else item.start.after - 1

    def takes(self, start: Start) -> bool:
        """The item is the next one."""
        if self.kind == "bullet":
            return start.bullet and start.label == self.items[-1].start.label
        return (self.kind, self.first_ordinal + len(self.items)) in start.counts


def starts(survey: Survey) -> list[Start]:
    """All lines that begin like items, in order, with the lines and paragraphs that belong to each."""
    found: list[Start] = []
    for block in survey.blocks.blocks:
        here = _in_block(survey, block)
        if here:
            found += here
        elif found and found[-1].after == block.first and block.indent >= found[-1].indent + SET_IN:
            found[-1].paragraphs.append((block.first, block.last))
    return found


def _in_block(survey: Survey, block: Block) -> list[Start]:
    """The items of a block; its first lines may be the words that announce them."""
    lines = survey.blocks.lines
    found = []
    for index in range(block.first, block.last + 1):
        match = _LABEL.match(survey.text, lines[index].start, lines[index].end)
        if match and any(c.isalnum() for c in survey.text[match.end() : lines[index].end]):
            found.append((index, match))
    if not found or (found[0][0] != block.first and survey.blocks.text(lines[found[0][0] - 1])[-1] != ":"):
        return []
    firsts = [index for index, _ in found]
    ends = [index - 1 for index in firsts[1:]] + [block.last]
    if not block.wrapped and sum(ends) + len(ends) > sum(firsts) + len(firsts) and not _hanging(survey, firsts, ends):
        return []
    return [_start(survey, index, end, match) for (index, match), end in zip(found, ends, strict=True)]


def _start(survey: Survey, first: int, last: int, match: re.Match[str]) -> Start:
    line, end = survey.blocks.lines[first], survey.blocks.lines[last].end
    label = match.group().strip(" \t")
    apart = line.blank_before > 0
    words = survey.text[match.end() : end]
    return Start(first, last, match.start(), match.end(), label, _counts(match), line.indent, apart, words)


def _hanging(survey: Survey, firsts: Sequence[int], ends: Sequence[int]) -> bool:
    """Further lines of items are set in."""
    lines = survey.blocks.lines
    return all(
        lines[i].indent > lines[first].indent
        for first, end in zip(firsts, ends, strict=True)
        for i in range(first + 1, end + 1)
    )


def _counts(match: re.Match[str]) -> tuple[tuple[str, int], ...]:
    if match["bullet"]:
        return ()
    key = match.group().strip(" \t().º°")
    if match["number"]:
        return (("number", int(key)),)
    case, low = ("upper" if match["upper"] else "lower"), key.lower()
    found = [(f"{case} roman", _ROMAN[low])] if low in _ROMAN else []
    if len(low) == 1:
        alphabet = "abcdefghijklmnopqrstuvwxyz" if low.isascii() else _CYRILLIC
        found.append((f"{case} {alphabet[0]}", alphabet.find(low) + 1))
    return tuple(found) or ((f"{case} none", 0),)


def runs(found: Sequence[Start]) -> Iterator[Run]:
    """The outermost runs; an item that begins anew, set in or of another kind, opens a list within the last one."""
    open_runs: list[Run] = []
    after = -1
    for number, start in enumerate(found):
        near = start.first == after
        taker = next((run for run in reversed(open_runs) if near and run.takes(start)), None)
        if taker is not None:
            del open_runs[open_runs.index(taker) + 1 :]
            taker.items.append(Item(start))
        else:
            run = _opened(start)
            if near and open_runs and _goes_inside(open_runs, start, found[number + 1 : number + FARTHEST]):
                open_runs[-1].items[-1].inner.append(run)
            else:
                yield from _closed(open_runs)
                open_runs = []
            open_runs.append(run)
        after = start.after
    yield from _closed(open_runs)


def _closed(open_runs: Sequence[Run]) -> Iterator[Run]:
    """The outermost run; what stands set in behind its last item may be anything."""
    for run in open_runs:
        run.items[-1].start.paragraphs.clear()
    yield from open_runs[:1]


def _opened(start: Start) -> Run:
    kind, ordinal = next((count for count in start.counts if count[1] == 1), (start.counts or (("bullet", 1),))[0])
    return Run(kind, ordinal, [Item(start)])


def _goes_inside(open_runs: Sequence[Run], start: Start, following: Sequence[Start]) -> bool:
    """It begins a list, and is set in, or an open list goes on behind it."""
    begins = start.bullet or any(ordinal == 1 for _, ordinal in start.counts)
    if begins and start.indent >= open_runs[-1].items[-1].start.indent + SET_IN:
        return True
    after = start.after
    for later in following:
        if later.first != after:
            return False
        if any(run.takes(later) for run in open_runs):
            return begins
        after = later.after
    return False
