"""Where the letters of a source begin and end, and what its lines say: facts that openings and closings both ask for.

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
from textus.base.knowledge import phrase_pattern
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import by_themselves, forced, set_right
from textus.survey.letters.letter_words import SIGNATURE, TO, LetterWords, unquoted
from textus.survey.plays.cast import spoken_lines
from textus.survey.prose.series import lone_numbers

SHORT, LONGEST = 60, 120
NEAR = 7
"""lines between the parts of an opening or a close"""
LAST_BLOCKS = 8
"""blocks before the end of a letter in which its close is looked for"""
FIRST_LINES = 14
"""lines of a source within which a letter without a greeting may be dated"""
FEWEST_ENTRIES = 3
MOST_UNKNOWN = 4
"""words of a greeting that no table has"""
PROSE = 3
"""wrapped lines that are running text, and no title in two lines"""
NAME = re.compile(
    r"""^[—–_*\s]*\(?(?:(?i:signed|sgd\.?|gez\.?|signé|firmado|firmato)\)?[:,.]?\s*)?
    (?:(?:[^\W\d_]\.\s?|[A-ZÀ-ÞА-Я][\w’'.-]*,?\s?|(?:von|van|de|du|der|den|la|le|di|da|of|the|et|and|und|y|e|и|&)\s){1,7})
    [._*)\s:]*$""",
    re.VERBOSE,
)
_NOTE = re.compile(r"^[\[({]?(?:\d{1,3}[\])}.]|[*†‡]\s|footnote\b)", re.IGNORECASE)
_CALLS = re.compile(r"\s*(?:\[(?:\d{1,3}|[*†‡])\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)(?=[.,:!]?$)")


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


class Letters:
    """What the short lines of a document say, and the letters that follow from it."""

    def __init__(self, document: Surveyed) -> None:
        blocks = document.blocks
        self._document = document
        said = spoken_lines(document)
        self._play = bool(said)
        self.words = LetterWords(document.language, play=self._play)
        self.alone = frozenset(by_themselves(document)) - said
        """lines nobody speaks in a play, and no sentence runs through because the measure broke it there"""
        self.texts = {
            i: unquoted(_CALLS.sub("", blocks.text(line).strip("_* ")))
            for i, line in enumerate(blocks.lines)
            if line.end - line.start <= LONGEST and i in self.alone
        }
        """short lines of that kind, marks and calls left out"""
        self.block_of = [number for number, block in enumerate(blocks.blocks) for _ in range(len(block))]
        self._firsts = frozenset(block.first for block in blocks.blocks)
        self.rows = frozenset(self._rows())
        """rows of symbols, and headings with a number"""
        parting = {i for i, text in self.texts.items() if self.words.parts(text) or self._is_yours(i, text)}
        parting = {i for i in parting if not self._greets_below_date(i, self.texts[i])}
        self.farewells = frozenset(i for i in parting if not (i - 1 in self.texts and self._named_last(i)))
        self.greetings = [i for i, text in self.texts.items() if len(text) <= SHORT and self._greets(i, text)]
        self.greetings = [i for i in self.greetings if i in self._firsts or not self.farewells & {i - 1, i - 2, i - 3}]
        self.greetings = [i for i, after in _followed(self.greetings) if not self._addressed(i, after)]
        self.greetings_set = frozenset(self.greetings)
        self.greeted_in = self._run_in()
        """first lines of paragraphs that begin with words of greeting"""
        self.before_greeting = frozenset(above for i in self.greetings for above in self._above(i)) | frozenset(
            above for i in self.greeted_in for above in self._block_above(i)
        )
        self._parting = sorted(self.farewells)
        self.behind_farewell = frozenset(i + on for i in self.farewells for on in range(1, NEAR))
        self.entries = self._entries()
        self.segments: list[Segment] = []
        for segment in self._segments():
            self.segments.append(self._closed(self._told(segment)))
        self.opened = sum(segment.opened for segment in self.segments)
        self._begins = [segment.first for segment in self.segments]

    # ------------------------------------------------------------------------------------------------ what lines say
    def _greets(self, index: int, text: str) -> bool:
        first = index in self._firsts
        if self.words.greets(text, first=first):
            return True
        if not text or not first or text[-1] not in ",:!—–-" or index in self.farewells:
            return False
        above = filter(None, (self.texts.get(index - back) for back in (1, 2, 3)))
        dated = any(map(self.words.date, above))
        if dated and len(text.split()) <= MOST_UNKNOWN and text[-1] in ",!" and text[0].isupper():
            return self._runs_on(index + 1)
        if not self.words.speaks_to(text) or not self._runs_on(index + 1):
            return False
        return dated or not (text.isupper() or self._play or self._in_prose(index))

    def _greets_below_date(self, index: int, text: str) -> bool:
        """A block of its own between a date and running text: "Honoured Madam,"."""
        dated = index in self._firsts and self.words.is_date(self.texts.get(index - 1, ""))
        return dated and self._ends(index) and text[-1:] in (",", "!") and self._runs_on(index + 1)

    def _in_prose(self, index: int) -> bool:
        """Running text stands directly above and announces nothing."""
        lines = self._document.blocks.lines
        above = self._document.blocks.text(lines[index - 1]) if index else ""
        return len(above) > SHORT and above[-1] not in ":—–"

    def _named_last(self, index: int) -> bool:
        """The last line of a block, which ends with a name: "Your old friend Tom"."""
        block = self._document.blocks.blocks[self.block_of[index]]
        return block.first < index == block.last and self.words.names_somebody(self.texts[index])

    def _addressed(self, index: int, after: int) -> bool:
        """Short lines follow in the same block, and then somebody is greeted: "Messrs. Hill & Co." is an address."""
        same = index + 1 < len(self.block_of) and self.block_of[index + 1] == self.block_of[index]
        return same and index + 1 < after <= index + NEAR and not self._runs_on(index + 1)

    def _runs_on(self, index: int) -> bool:
        """A line begins running text."""
        lines = self._document.blocks.lines
        return index < len(lines) and (index not in self.texts or lines[index].end - lines[index].start > SHORT)

    def opens(self, index: int) -> bool:
        """A line above a greeting is the date of a letter, or the place that stands over it; no other date follows."""
        if index not in self.before_greeting or TO.match(self.texts.get(index, "")):
            return False
        between = range(index + 2, min(index + NEAR, len(self.block_of)))
        greeting = next((i for i in between if i in self.greetings_set), index)
        if any(self.words.is_date(self.texts.get(i, "")) for i in range(index + 2, greeting)):
            return False
        if self.words.is_date(self.texts.get(index, "")):
            return True
        below = index + 1
        same = below < len(self.block_of) and self.block_of[below] == self.block_of[index]
        return same and below in self.before_greeting and self.words.is_date(self.texts.get(below, ""))

    def greets(self, number: int) -> bool:
        """The block of this number begins with a greeting."""
        return self._document.blocks.blocks[number].first in self.greetings_set

    def _is_yours(self, index: int, text: str) -> bool:
        """ "Your old colleague," directly above a name on a line of its own."""
        if text[-1:] != "," or len(text) > SHORT or not self.words.yours.match(text):
            return False
        below = self.texts.get(index + 1, "")
        return 0 < len(below) <= SIGNATURE and bool(NAME.match(below)) and self._ends(index + 1)

    def _ends(self, index: int) -> bool:
        """The line is the last of its block."""
        return index + 1 >= len(self.block_of) or self.block_of[index] != self.block_of[index + 1]

    def _run_in(self) -> list[int]:
        """First lines of paragraphs that begin with words of greeting, under a short line that is none."""
        firsts = (block.first for block in self._document.blocks.blocks if block.first)
        text, lines = self._document.text, self._document.blocks.lines
        return [i for i in firsts if i - 1 in self.texts and self.words.greeting.match(text, lines[i].start)]

    def _block_above(self, index: int) -> range:
        block = self._document.blocks.blocks[self.block_of[index - 1]]
        return range(max(block.first, index - NEAR), index)

    def _above(self, greeting: int) -> Iterator[int]:
        """The lines above a greeting that may open the same letter: no farewell and no heading among them."""
        for index in range(greeting - 1, max(-1, greeting - NEAR), -1):
            if index in self.farewells or index in self.rows:
                return
            yield index

    # ------------------------------------------------------------------------------------------ where letters begin
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

    def _entries(self) -> frozenset[int]:
        """Dates on lines of their own over longer text, if they come again and again as in a diary."""
        blocks, found = self._document.blocks.blocks, []
        hours = frozenset(self._document.language.words("address", "dateline"))
        for block, following in itertools.pairwise(blocks):
            text = self.texts.get(block.first, "") if len(block) == 1 else ""
            if not text or len(text) > SIGNATURE or text[-1] in "?!;:,":
                continue
            longer = self._document.blocks.end(following) - self._document.blocks.start(following) > 2 * len(text)
            rest = set(re.findall(r"[^\W\d_]{3,}", self.words.without_date(text).lower()))
            others = len(rest - hours)
            kind = self.words.date(text)
            if longer and ((kind == "dateline.date" and others <= 1) or (kind == "dateline.weekday" and not others)):
                found.append(block.first)
        return frozenset(found) if len(found) >= FEWEST_ENTRIES else frozenset()

    def _top(self, greeting: int) -> int:
        """The first line of what stands above a greeting: place, date, address."""
        top = greeting
        for index in range(greeting - 1, max(-1, greeting - NEAR), -1):
            text = self.texts.get(index, "")
            if not text or len(text) > SHORT or index in self.farewells:
                break
            if self.words.date(text) or set_right(self._document, index):
                top = index
        return top

    def _dated(self, first: int) -> bool:
        within = FIRST_LINES if first == 0 else 3
        texts = (self.texts.get(index, "") for index in range(first, first + within))
        return any(text and len(text) <= SHORT and self.words.date(text) == "dateline.date" for text in texts)

    def _rows(self) -> Iterator[int]:
        """Rows of symbols and headings with a number, where whatever stood above has an end."""
        divisions = phrase_pattern(tuple(self._document.language.table("divisions")))
        counted = lone_numbers(self._document)
        for number, block in enumerate(self._document.blocks.blocks):
            text = self.texts.get(block.first)
            if text is None or len(block) > 1 or len(text) > SIGNATURE:
                continue
            if not any(c.isalnum() for c in text) or divisions.match(text) or number in counted:
                yield block.first

    def _last_line(self) -> int:
        """The last line before the notes at the end."""
        document = self._document
        headings = phrase_pattern(tuple(document.language.table("headings").get("notes", ())))
        last = len(document.blocks.lines) - 1
        for block in reversed(document.blocks.blocks):
            line = document.blocks.text(document.blocks.lines[block.first]).strip("_*=: .")
            if _NOTE.match(line):
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

    # ---------------------------------------------------------------------------------------------- where they close
    def near_end(self, index: int) -> bool:
        """A line is among the last blocks of the source or of a letter."""
        segment = self.segment(index)
        if segment is None:
            return False
        final = segment is self.segments[-1]
        return (segment.opened or final) and self._blocks_between(index, segment.last) < LAST_BLOCKS

    def _blocks_between(self, index: int, last: int) -> int:
        """Blocks from one line to another, notes printed in between left out."""
        return self._unnoted[self.block_of[last]] - self._unnoted[self.block_of[index]]

    @functools.cached_property
    def _unnoted(self) -> list[int]:
        """How many blocks before the block of each number are no notes."""
        blocks = self._document.blocks
        firsts = (blocks.text(blocks.lines[block.first]) for block in blocks.blocks)
        return [0, *itertools.accumulate(int(not _NOTE.match(line)) for line in firsts)]

    def _closed(self, segment: Segment) -> Segment:
        """The segment with its signature: the first line near its end that has the form and the place of one."""
        blocks = self._document.blocks.blocks
        first = self.block_of[segment.last]
        count = 0
        while first > self.block_of[segment.first] and count < LAST_BLOCKS:
            first -= 1
            count += not _NOTE.match(self._document.blocks.block_text(blocks[first])[:20])
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
            return bool(NAME.match(text)) or set_right(self._document, index) or self._ends_block(index)
        if not segment.opened or index in self.before_greeting:
            return False
        if set_right(self._document, index):
            return True
        return self._ends_block(index) and bool(NAME.match(text) or self.words.alone.match(text))

    def _may_sign(self, index: int, text: str) -> bool:
        """Nothing in the form and the place of a line forbids that it is a signature."""
        if not text or len(text) > SIGNATURE or text[-1] in "?!;" or self.goes_on(index):
            return False
        return index not in self.rows and (text[0].isupper() or self._named_last(index))

    def _names_below(self, index: int) -> bool:
        """The next line of the block is a name."""
        same = index + 1 < len(self.block_of) and self.block_of[index + 1] == self.block_of[index]
        return same and bool(NAME.match(self.texts.get(index + 1, "")))

    def goes_on(self, index: int) -> bool:
        """Lines of one block go on with the close below this one, which is no name."""
        below = index + 1
        if below >= len(self.block_of) or self.block_of[below] != self.block_of[index]:
            return False
        text = self.texts.get(index, "")
        if below in self.farewells or self.words.nameless(text):
            return True
        return not NAME.match(text) and self._names_below(index)

    def _office_below(self, index: int, text: str) -> bool:
        """A name and a comma, and what the person is ends the block."""
        below = self.texts.get(index + 1, "")
        block = self._document.blocks.blocks[self.block_of[index]]
        named = len(text.split()) > 1 and bool(NAME.match(text))
        return named and index + 1 == block.last and bool(below) and not self.words.date(below)

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


def _followed(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Each of a row of numbers with the next one; 0 behind the last."""
    return itertools.zip_longest(indices, indices[1:], fillvalue=0)


@fact
def letters(document: Surveyed) -> Letters:
    """The letters of a document."""
    return Letters(document)
