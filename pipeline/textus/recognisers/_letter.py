"""Where the letters of a source begin and end, and what its lines say: facts that openings and closings both ask for.

No recogniser itself. A letter begins where somebody is greeted, with the place and date above that; it ends where the
next one begins, at a row of symbols or a numbered heading, or with the source, whose notes are left out. What stands
near its end is looked at with other eyes: a short line there may well be a name.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from textus.blocks import Block
from textus.document import Document
from textus.knowledge import language as tables_of
from textus.knowledge import languages, phrase_pattern
from textus.phrases import Phrases
from textus.recognisers._cast import spoken
from textus.recognisers._looks import forced, set_right

SHORT, LONGEST = 60, 120
NEAR = 7
"""lines between the parts of an opening or a close"""
LAST_BLOCKS = 8
"""blocks before the end of a letter in which its close is looked for"""
SHORT_GREETING = 36
FIRST_LINES = 14
"""lines of a source within which a letter without a greeting may be dated"""
SIGNATURE = 40
FEWEST_ENTRIES = 3
PROSE = 3
"""wrapped lines that are running text, and no title in two lines"""
NAME = re.compile(
    r"""^[—–_*\s]*\(?(?:(?i:signed|sgd\.?|gez\.?|signé|firmado|firmato)\)?[:,.]?\s*)?
    (?:(?:[^\W\d_]\.\s?|[A-ZÀ-ÞА-Я][\w’'.-]*,?\s?|(?:von|van|de|du|der|den|la|le|di|da|of|the|et|and|und|y|e|и|&)\s){1,7})
    [._*)\s:]*$""",
    re.VERBOSE,
)
TO = re.compile(r"^(?:to|an|à|a|al|alla|кому)(?:\s|:?$)", re.IGNORECASE)
"""what an address begins with"""
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)")
_YEAR = r"(?:1[0-9]|20)\d\d"
_PLACE_YEAR = re.compile(rf"[^\W\d_][\w .,’'-]+,?\s{_YEAR}\.?")
_CLOCK = re.compile(
    r"^(?:(?:at|um|à|a las|alle)\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?|uhr|h(?:eures)?)\.?$", re.IGNORECASE
)
_NOTE = re.compile(r"^[\[({]?(?:\d{1,3}[\])}.]|[*†‡]\s|footnote\b)", re.IGNORECASE)
_CALLS = re.compile(r"\s*(?:\[(?:\d{1,3}|[*†‡])\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)(?=[.,:!]?$)")


@dataclass(frozen=True, slots=True)
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

    def __init__(self, document: Document) -> None:
        language = document.language
        self._document = document
        self.greeting = phrase_pattern(language.words("salutations", "openings"))
        self.valediction = phrase_pattern(language.words("valedictions", "phrases"))
        self._alone = phrase_pattern(language.words("valedictions", "alone"))
        self._nouns = phrase_pattern(language.words("salutations", "nouns"))
        self._leads = phrase_pattern(language.words("valedictions", "leads"))
        self.month = phrase_pattern(tuple(language.table("months")))
        self.weekday = phrase_pattern(tuple(language.table("weekdays")))
        blocks = document.blocks
        said = spoken(document)
        self.texts = {
            i: _CALLS.sub("", blocks.text(line).strip("_* "))
            for i, line in enumerate(blocks.lines)
            if line.end - line.start <= LONGEST and i not in said
        }
        self.block_of = [number for number, block in enumerate(blocks.blocks) for _ in range(len(block))]
        self._firsts = frozenset(block.first for block in blocks.blocks)
        self.foreign = False
        self.postscript = phrase_pattern(language.words("postscript", "labels"))
        self.foreign = False
        self.greetings = [i for i, text in self.texts.items() if len(text) <= SHORT and self._greets(i, text)]
        self._yours = phrase_pattern(language.words("valedictions", "yours"))
        self.farewells = frozenset(i for i, text in self.texts.items() if self._parts(text) or self._is_yours(i, text))
        self.greetings = [i for i in self.greetings if i in self._firsts or not self.farewells & {i - 1, i - 2, i - 3}]
        self.greetings_set = frozenset(self.greetings)
        self._greeted_in = self._run_in()
        self.before_greeting = frozenset(i - back for i in self.greetings for back in range(1, NEAR)) | frozenset(
            above for i in self._greeted_in for above in self._block_above(i)
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
        if not text or not text[0].isupper():
            return False
        if self.greeting.match(text):
            return text[-1] in ",:!" or not TO.match(text)
        if index in self._firsts and text[-1] in ",:" and self._nouns.fullmatch(text[:-1]):
            return True
        short = index in self._firsts and len(text) <= SHORT_GREETING and text[-1] in ",:!"
        if short and not self.valediction.search(text) and self._any_greeting.match(text):
            self.foreign = True
            return True
        return False

    def greets(self, number: int) -> bool:
        """The block of this number begins with a greeting."""
        return self._document.blocks.blocks[number].first in self.greetings_set

    def _parts(self, text: str) -> bool:
        if (found := self.valediction.search(text)) and found.start() < 25:
            return True
        lead = len(text) <= SIGNATURE and text[-1:] == "," and self._leads.match(text)
        if lead or self._alone.fullmatch(text.rstrip(",.!")):
            return True
        return self.foreign and len(text) <= SHORT_GREETING and bool(self._any_farewell.match(text))

    def _is_yours(self, index: int, text: str) -> bool:
        """ "Your old colleague," directly above a name on a line of its own."""
        if text[-1:] != "," or len(text) > SHORT or not self._yours.match(text):
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
        return [i for i in firsts if i - 1 in self.texts and self.greeting.match(text, lines[i].start)]

    def _block_above(self, index: int) -> range:
        block = self._document.blocks.blocks[self.block_of[index - 1]]
        return range(max(block.first, index - NEAR), index)

    def farewell(self, text: str) -> int | None:
        """Where words of farewell begin in a text, in the languages of the letters; None if it has none."""
        if found := self.valediction.search(text):
            return found.start()
        return 0 if self._parts(text) else None

    @functools.cached_property
    def _any_greeting(self) -> Phrases:
        """The greetings of every language: made for a text that needs them, because all tables are read for it."""
        return _of_all("salutations", "openings")

    @functools.cached_property
    def _any_farewell(self) -> Phrases:
        return _of_all("valedictions", "phrases")

    @functools.cached_property
    def _any_month(self) -> Phrases:
        return phrase_pattern(tuple(month for code in languages() for month in tables_of(code).table("months")))

    def date(self, text: str) -> str:
        """The reason to take a line for a date: its row in the table of evidence, empty if there is none."""
        if _CLOCK.match(text):
            return "dateline.clock"
        digits = any(c.isdigit() for c in text)
        if digits and (self.month.search(text) or _NUMERIC_DATE.search(text)):
            return "dateline.date"
        if digits and self.foreign and len(text) <= SIGNATURE and self._any_month.search(text):
            return "dateline.date"
        if _PLACE_YEAR.fullmatch(text):
            return "dateline.year"
        if len(text.split()) <= 5 and self.weekday.search(text):
            return "dateline.weekday"
        return ""

    def without_date(self, text: str) -> str:
        """A line without the words and numbers of its date."""
        text = self.weekday.sub(" ", self.month.sub(" ", text))
        return re.sub(r"\d+(?:st|nd|rd|th|er|e|º|ª)?\b", " ", text)

    # ------------------------------------------------------------------------------------------ where letters begin
    def _segments(self) -> Iterator[Segment]:
        last = self._last_line()
        opened = {self._top(greeting) for greeting in self.greetings}
        begins = sorted({0, *opened, *self._rows()})
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
            rest = set(re.findall(r"[^\W\d_]{3,}", self.without_date(text).lower()))
            others = len(rest - hours)
            kind = self.date(text)
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
            if self.date(text) or set_right(self._document, index):
                top = index
        return top

    def _dated(self, first: int) -> bool:
        within = FIRST_LINES if first == 0 else 3
        texts = (self.texts.get(index, "") for index in range(first, first + within))
        return any(text and len(text) <= SHORT and self.date(text) == "dateline.date" for text in texts)

    def _rows(self) -> Iterator[int]:
        """Rows of symbols and headings with a number, where whatever stood above has an end."""
        divisions = phrase_pattern(tuple(self._document.language.table("divisions")))
        for block in self._document.blocks.blocks:
            text = self.texts.get(block.first)
            if text is None or len(block) > 1 or len(text) > SIGNATURE:
                continue
            if not any(c.isalnum() for c in text) or divisions.match(text):
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
        if not text or len(text) > SIGNATURE or not text[0].isupper() or text[-1] in "?!;":
            return False
        if text[-1] == "," and not self._office_below(index, text):
            return False
        if index in self.farewells or index in self.greetings_set or self.date(text):
            return False
        if any(index - back in self.farewells for back in (1, 2, 3)):
            return bool(NAME.match(text)) or set_right(self._document, index) or self._ends_block(index)
        if not segment.opened or index in self.before_greeting:
            return False
        if set_right(self._document, index):
            return True
        return self._ends_block(index) and bool(NAME.match(text) or self._alone.match(text))

    def _office_below(self, index: int, text: str) -> bool:
        """A name and a comma, and what the person is ends the block."""
        below = self.texts.get(index + 1, "")
        block = self._document.blocks.blocks[self.block_of[index]]
        named = len(text.split()) > 1 and bool(NAME.match(text))
        return named and index + 1 == block.last and bool(below) and not self.date(below)

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
            if not (same or set_right(self._document, index + 1) or self.date(text)):
                break
            index += 1
        return index


def _of_all(name: str, key: str) -> Phrases:
    return phrase_pattern(tuple(words for code in languages() for words in tables_of(code).words(name, key)))


def by_itself(document: Document, block: Block, index: int) -> bool:
    """No sentence runs through the breaks before and behind the line because the measure made it."""
    into = index > block.first and forced(document, index - 1) and not set_right(document, index)
    onward = index < block.last and forced(document, index) and not set_right(document, index + 1)
    return not into and not onward


@functools.lru_cache(maxsize=4)
def letters(document: Document) -> Letters:
    """The letters of a document."""
    return Letters(document)
