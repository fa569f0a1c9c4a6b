"""Where the letters of a source begin and end.

A letter begins where somebody is greeted, with the place and date above that; it ends where the next one begins, at a
row of symbols or a numbered heading, or with the source, whose notes are left out. What stands near its end is looked
at with other eyes: a short line there may well be a name.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, phrase_pattern, table
from textus.base.phrases import Phrases
from textus.language.bibliography.lexicon import alternation, fold
from textus.language.bibliography.names import given_names
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import USUAL_MEASURE, forced, prose_measure, set_right
from textus.survey.letters.letter_words import SIGNATURE
from textus.survey.letters.short_lines import LONGEST, NEAR, SHORT, ShortLines, name_line

LAST_BLOCKS = 8
"""blocks before the end of a letter in which its close is looked for"""
FIRST_LINES = 14
"""lines of a source within which a letter without a greeting may be dated"""
MOST_BELOW = 4
"""lines of a close below the name in it"""
MOST_BEHIND = 4
"""blocks between the signature and the end of a letter that are a postscript though nothing says so"""
MOST_NAMES, OFF_MIDDLE = 4, 6
"""words of a name, and columns by which it stands to the right of the middle"""
FEW = 4
"""lines at the head of running text among which somebody may be greeted, and words of a greeting without a stop"""
PROSE = 3
"""wrapped lines that are running text, and no title in two lines"""


@functools.cache
def offices() -> Phrases:
    """Offices, ranks and standings that follow a name."""
    return phrase_pattern((*anywhere("signatures", "offices"), *table("latin")["signatures"]["offices"]))


@functools.cache
def _note() -> re.Pattern[str]:
    footnote = alternation(anywhere("remarks", "footnote"))
    return re.compile(rf"^[\[({{]?(?:\d{{1,3}}[\])}}.]|[*†‡]\s|{footnote})", re.IGNORECASE)


@frozen
class Segment:
    """Lines `first` to `last` between which a letter may stand."""

    first: int
    last: int
    opened: bool
    """somebody is greeted in it, or a date stands at its head"""
    signature: int = -1
    """the line that looks like its signature, -1 for none"""
    closed: int = -1
    """the last line of its close"""
    inside: bool = False
    """running text that no signature ended stands before it: it may go on behind it"""


class Letters(ShortLines):
    """What the short lines of a document say, and the letters that follow from it."""

    def __init__(self, document: Surveyed) -> None:
        super().__init__(document)
        self._parting = sorted(self.farewells)
        self.segments: list[Segment] = []
        for segment in self._segments():
            self.segments.append(self._closed(self._told(segment)))
        self.opened = sum(segment.opened for segment in self.segments)
        self._begins = [segment.first for segment in self.segments]

    def _segments(self) -> Iterator[Segment]:
        last = self._last_line()
        opened = {self._top(greeting) for greeting in self.greetings}
        begins = sorted({0, *opened, *self.rows})
        for first, after in zip(begins, [*begins[1:], last + 1], strict=True):
            if after > first:
                yield Segment(first, after - 1, first in opened or self._dated(first))

    def _told(self, segment: Segment) -> Segment:
        """A segment with text before it that has no end of its own is told inside that text."""
        before = self.segments[-1] if self.segments else None
        if before is None or before.signature >= 0 or not any(c.isalnum() for c in self.texts.get(segment.first, "x")):
            return segment
        lines = self._document.blocks.lines[before.first : before.last + 1]
        blocks = self._document.blocks.blocks[self.block_of[before.first] : self.block_of[before.last] + 1]
        prose = (
            sum(line.end - line.start > LONGEST for line in lines) or sum(len(b) for b in blocks if b.wrapped) >= PROSE
        )
        return replace(segment, inside=before.inside or bool(prose))

    def _top(self, greeting: int) -> int:
        """The first line of what stands above a greeting: place, date, address."""
        top = greeting
        for index in range(greeting - 1, max(-1, greeting - NEAR), -1):
            text = self.texts.get(index, "")
            if not text or len(text) > SHORT or index in self.farewells or index in self.rows:
                break
            if self.words.date(text) or set_right(self._document, index):
                top = index
        return top

    def _dated(self, first: int) -> bool:
        within = FIRST_LINES if first == 0 else 3
        texts = (self.texts.get(index, "") for index in range(first, first + within))
        return any(text and len(text) <= SHORT and self.words.date(text) == "dateline.date" for text in texts)

    def _last_line(self) -> int:
        """The last line before the notes at the end."""
        document = self._document
        headings = phrase_pattern(tuple(document.language.table("headings").get("notes", ())))
        last = len(document.blocks.lines) - 1
        for block in reversed(document.blocks.blocks):
            line = document.blocks.text(document.blocks.lines[block.first]).strip("_*=: .")
            if _note().match(line):
                last = block.first - 1
            elif headings.fullmatch(line):
                return block.first - 1
            else:
                break
        return last

    def segment(self, index: int) -> Segment | None:
        """The segment a line is in; None behind the last."""
        found = self.segments[bisect.bisect_right(self._begins, index) - 1] if self.segments else None
        return found if found and found.first <= index <= found.last else None

    def heads_letter(self, block: Block) -> bool:
        """A short line that is no sentence, directly above the opening of a letter."""
        text = self.texts.get(block.first, "") if len(block) == 1 else ""
        if not text or len(text) > SHORT or text[-1] in ".!?;:,":
            return False
        if self.opened < 2:
            return False
        following = self.segment(block.last + 1) if block.last + 1 < len(self.block_of) else None
        return following is not None and following.opened and following.first == block.last + 1

    def without_ends(self, first: int, last: int) -> tuple[int, int]:
        """Lines without those in which somebody is greeted at their head, and without the close at their foot."""
        segment = self.segment(last)
        begun, end = first, last
        for index in range(first, min(first + FEW, last)):
            text = self.texts.get(index, "")
            if index in self.greetings_set and (text[-1] in ",:!" or len(text.split()) <= FEW):
                begun = index + 1
        named = segment and name_line().match(self.texts.get(segment.signature, ""))
        if segment and named and max(begun, last - MOST_BELOW) < segment.signature <= last:
            end = segment.signature - 1
            while end > begun and end in self.farewells:
                end -= 1
        return begun, end

    def signs_itself(self, index: int) -> bool:
        """Words of farewell with a comma and a name behind them: "Very truly yours, Aaron Pike"."""
        text = self.texts.get(index, "")
        name = self.words.name_behind(text) if index in self.farewells else 0
        return bool(name) and text[:name].rstrip()[-1:] == "," and len(text[name:].split()) > 1

    def set_name(self, index: int) -> bool:
        """A name on a line of its own at the right edge, not in the middle, under a whole paragraph of prose."""
        if not self._is_name(index) or not self._under_prose(index) or not set_right(self._document, index):
            return False
        line, block = self._document.blocks.lines[index], self.block(index)
        measure = prose_measure(self._document) or self._document.blocks.layout.measure or USUAL_MEASURE
        middle = (measure - (line.end - line.start)) / 2
        return len(block) == 1 and line.indent > middle + OFF_MIDDLE

    def above_postscript(self, index: int) -> bool:
        """A name on a line of its own, and the next line begins a postscript that says so."""
        if not self._is_name(index) or index + 1 >= len(self.block_of):
            return False
        lines = self._document.blocks
        return self.words.says_postscript(self.texts.get(index + 1) or lines.text(lines.lines[index + 1]))

    def _is_name(self, index: int) -> bool:
        """A few words with capitals that the text never writes small."""
        text = self.texts.get(index, "")
        names = re.findall(r"[^\W\d_]{2,}", text)
        if not 0 < len(text) <= SIGNATURE or len(names) > MOST_NAMES or not name_line().match(text):
            return False
        return not any(name.lower() in self._document.lower_case_words for name in names) and index not in self.rows

    def _under_prose(self, index: int) -> bool:
        """The block above is running text that ends as a sentence does."""
        number = self.block_of[index]
        if not number or index in self.before_greeting:
            return False
        above = self._document.blocks.block_text(self._document.blocks.blocks[number - 1])
        return len(above) > LONGEST and above.rstrip("_* ")[-1:] in ".!?…—–"

    def is_behind(self, index: int) -> bool:
        """A line stands behind the close of a letter that nothing is told around, and near it."""
        segment = self.segment(index)
        if segment is None or segment.inside or not 0 <= segment.closed < index:
            return False
        return self.blocks_between(segment.closed, segment.last) <= MOST_BEHIND

    def near_end(self, index: int) -> bool:
        """A line is among the last blocks of the source or of a letter."""
        segment = self.segment(index)
        if segment is None:
            return False
        final = segment is self.segments[-1]
        return (segment.opened or final) and self.blocks_between(index, segment.last) < LAST_BLOCKS

    def blocks_between(self, index: int, last: int) -> int:
        """Blocks from one line to another, notes printed in between left out."""
        return self._unnoted[self.block_of[last]] - self._unnoted[self.block_of[index]]

    @functools.cached_property
    def _unnoted(self) -> list[int]:
        """How many blocks before the block of each number are no notes."""
        blocks = self._document.blocks
        firsts = (blocks.text(blocks.lines[block.first]) for block in blocks.blocks)
        return [0, *itertools.accumulate(int(not _note().match(line)) for line in firsts)]

    def _closed(self, segment: Segment) -> Segment:
        """The segment with its signature: the first line near its end that has the form and the place of one."""
        blocks = self._document.blocks.blocks
        first = self.block_of[segment.last]
        count = 0
        while first > self.block_of[segment.first] and count < LAST_BLOCKS:
            first -= 1
            count += not _note().match(self._document.blocks.block_text(blocks[first])[:20])
        told = (f + on for f in self._farewells_in(segment) for on in (1, 2, 3) if f + on <= segment.last)
        last = range(max(segment.first, blocks[first].first), segment.last + 1)
        for index in (*told, *last) if segment.inside else last:
            if self._signs(index, segment):
                closed = self._group(index, segment.last)
                return replace(segment, signature=index, closed=closed)
        return segment

    def _farewells_in(self, segment: Segment) -> list[int]:
        low = bisect.bisect_left(self._parting, segment.first)
        return self._parting[low : bisect.bisect_right(self._parting, segment.last)]

    def parts_between(self, first: int, after: int) -> bool:
        """Whether any of the lines `first` to `after` (not within) is a farewell."""
        return bisect.bisect_left(self._parting, first) < bisect.bisect_left(self._parting, after)

    def _signs(self, index: int, segment: Segment) -> bool:
        """A short line behind a farewell, at the right edge, or last in a block that breaks its lines for it."""
        text = self.texts.get(index, "")
        if not self._may_sign(index, text):
            return False
        if self.words.labelled(text) and (index - 1 in self.farewells or self._names_below(index)):
            return True
        if text[-1] == "," and not self._office_below(index, text):
            return False
        if index in self.farewells or index in self.greetings_set or self.words.date(text):
            return False
        if any(index - back in self.farewells for back in (1, 2, 3)):
            return bool(name_line().match(text)) or set_right(self._document, index) or self._ends_block(index)
        if self.set_name(index) or self.above_postscript(index):
            return True
        if not segment.opened or index in self.before_greeting or not self._said(segment.first, index):
            return False
        if set_right(self._document, index):
            return True
        if self._ends_block(index) or self._tail(index):
            return bool(name_line().match(text) or self.words.alone.match(text))
        return False

    def _said(self, first: int, index: int) -> bool:
        """Running text is between two lines."""
        lines = self._document.blocks.lines
        return any(i not in self.texts or lines[i].end - lines[i].start > SHORT for i in range(first, index))

    def _tail(self, index: int) -> bool:
        """A line of its own whose block continues below it with a few short lines of a close, and ends the letter."""
        block = self._document.blocks.blocks[self.block_of[index]]
        below = range(index + 1, block.last + 1)
        if index == block.first or not 0 < len(below) <= MOST_BELOW or forced(self._document, index - 1):
            return False
        if not self.words.names_somebody(self.texts[index]) and not self.states_office(index + 1):
            return False
        return all(0 < len(self.texts.get(i, "")) <= SIGNATURE and i not in self.greetings_set for i in below)

    def states_office(self, index: int) -> bool:
        """What a person is, below the name: an office, a rank, "his mark"; not another name with its office."""
        text = self.texts.get(index, "")
        if not text or len(text) > SHORT:
            return False
        found = offices().search(text)
        return text[0].islower() or bool(found and "," not in text[: found.start()] and not self.begins_with_name(text))

    @staticmethod
    def begins_with_name(text: str) -> bool:
        """The first word is an initial or a given name."""
        first = next(iter(text.split()), "").rstrip(",")
        initial = len(first) == 2 and first[0].isupper() and first[1] == "."
        return initial or fold(first) in given_names()

    def _may_sign(self, index: int, text: str) -> bool:
        """Nothing in the form and the place of a line forbids that it is a signature."""
        if not text or len(text) > SIGNATURE or text[-1] in "?!;" or self.goes_on(index):
            return False
        return index not in self.rows and (text[0].isupper() or self._named_last(index))

    def _office_below(self, index: int, text: str) -> bool:
        """A name and a comma, and what the person is ends the block in the next lines."""
        below = self.texts.get(index + 1, "")
        block = self._document.blocks.blocks[self.block_of[index]]
        named = len(text.split()) > 1 and bool(name_line().match(text))
        return named and index < block.last <= index + 3 and bool(below) and not self.words.date(below)

    def _ends_block(self, index: int) -> bool:
        """The last line of a block of several, on a line of its own without need."""
        block = self._document.blocks.blocks[self.block_of[index]]
        return block.first < index == block.last and not forced(self._document, index - 1)

    def _group(self, index: int, last: int) -> int:
        """The last line of the close whose signature is in line `index`: date, place, office or a second name."""
        while index < last:
            text = self.texts.get(index + 1, "")
            same = self.block_of[index] == self.block_of[index + 1]
            if not text or len(text) > SHORT or text[-1] in "?!;":
                break
            if not (same or set_right(self._document, index + 1) or self.words.date(text)):
                break
            index += 1
        return index


@fact
def letters(document: Surveyed) -> Letters:
    """The letters of a document: segments of its lines, with what their short lines are."""
    return Letters(document)
