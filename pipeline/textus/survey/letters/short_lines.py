"""What short lines are in a letter, by their words and their neighbours: greetings, farewells, dates."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from textus.base.knowledge import anywhere, phrase_pattern, table
from textus.base.phrases import Phrases
from textus.language.bibliography.lexicon import alternation, small_words
from textus.read.blocks import Block
from textus.survey.facts import Surveyed
from textus.survey.layout.measure import by_themselves, sentences, set_right
from textus.survey.letters.letter_words import SIGNATURE, LetterWords, to_whom, unquoted, without_seal
from textus.survey.letters.plain import plain
from textus.survey.pages.page_marks import page_mark
from textus.survey.pages.symbol_rows import rows_within
from textus.survey.plays.cast import spoken_lines
from textus.survey.prose.series import lone_numbers
from textus.survey.words.languages_within import languages_within

SHORT, LONGEST, LONGEST_FAREWELL = 60, 120, 320
KEPT = 25
"""characters of a line of running text that is kept as the source breaks it"""
NEAR = 7
"""lines between the parts of an opening or a close"""
FEWEST_ENTRIES, FEWEST_OVER_TEXT = 3, 2
"""dates on lines of their own that make a diary, and those of them over longer text"""
PARAGRAPH, WRAPPED = 100, 40
"""characters of a line that is a paragraph of its own, or the first line of one that a measure broke"""
TOP_BLOCKS = 12
"""blocks among the first of which a superscription is looked for"""
MOST_UNKNOWN = 4
"""words of a greeting that no table has"""


@functools.cache
def _titled() -> Phrases:
    """What the superscription of a Latin letter begins with."""
    return phrase_pattern(tuple(table("latin")["superscription"]["of"]))


@functools.cache
def _who() -> Phrases:
    """Who somebody is in it."""
    return phrase_pattern(tuple(table("latin")["superscription"]["who"]))


@functools.cache
def name_line() -> re.Pattern[str]:
    """A line that may be a signature: names and initials with small words between, perhaps "signed" before them."""
    signed = alternation(anywhere("signatures", "signed"))
    small = small_words("before_surnames", "articles", "of", "and")
    name = rf"(?:[^\W\d_]\.\s?|[A-ZÀ-ÞА-Я][\w’'.-]*,?\s?|(?:{small}|&)\s)"
    return re.compile(rf"^[—–_*\s]*\(?(?:(?i:{signed})\)?[:,.]?\s*)?{name}{{1,7}}[._*)\s:]*$")


class ShortLines:
    """What the short lines of a document say, were they of a letter."""

    def __init__(self, document: Surveyed) -> None:
        blocks = document.blocks
        self._document = document
        said = spoken_lines(document)
        self._play = bool(said)
        self.words = LetterWords(document.language, *languages_within(document), play=self._play)
        self.alone = frozenset(by_themselves(document)) - said
        """lines nobody speaks in a play, and no sentence runs through because the measure broke it there"""
        marks = "_* " + "".join(mark.open for mark in document.conventions.profile.emphasis if len(mark.open) == 1)
        self.texts = {
            i: without_seal(unquoted(plain(blocks.text(line)).strip(marks)))
            for i, line in enumerate(blocks.lines)
            if line.end - line.start <= LONGEST and i in self.alone
        }
        """short lines of that kind, marks and calls left out"""
        self.block_of = [number for number, block in enumerate(blocks.blocks) for _ in range(len(block))]
        parted = rows_within(document)
        self.firsts = frozenset(self._beginnings()) | {row + 1 for row in parted}
        """lines with nothing of their text above them in their block"""
        self.rows = frozenset(self._rows()) | parted
        """rows of symbols, and headings with a number"""
        parting = {i for i, text in self.texts.items() if self.words.parts(text) or self._is_yours(i, text)}
        parting = {i for i in parting if not self._greets_below_date(i, self.texts[i])}
        self.farewells = frozenset(i for i in parting if not (i - 1 in self.texts and self._named_last(i)))
        self.long_farewells = {} if self._play else dict(self._sentences_of_farewell())
        """the first line of a sentence of farewell in several lines or in a long one, by its last"""
        self.farewells |= self.long_farewells.keys()
        self.greetings = [i for i, text in self.texts.items() if len(text) <= SHORT and self._greets(i, text)]
        self.greetings = [i for i in self.greetings if i in self.firsts or not self.farewells & {i - 1, i - 2, i - 3}]
        self.greetings = [i for i, after in _followed(self.greetings) if not self._addressed(i, after)]
        self.greetings_set = frozenset(self.greetings)
        self.greeted_in = self._run_in()
        """first lines of paragraphs that begin with words of greeting"""
        self.before_greeting = frozenset(above for i in self.greetings for above in self._above(i)) | frozenset(
            above for i in self.greeted_in for above in self._block_above(i)
        )
        self.addressed_to = frozenset(i for run in self._openings() for i in run[1:])
        """lines between the date of a letter and its greeting, which say to whom it goes"""
        self.dated_openings = frozenset(run[0] for run in self._openings())
        """dates above a greeting, directly or with an address between them"""
        self.superscription = frozenset(self._superscription())
        """the lines of the block that says in Latin, at the head of a letter, to whom it goes"""
        self.behind_farewell = frozenset(i + on for i in self.farewells for on in range(1, NEAR))
        self.entries = self._entries()
        """dates on lines of their own, as in a diary"""

    def _beginnings(self) -> Iterator[int]:
        """The first line of each block, and the one below a page mark there."""
        blocks = self._document.blocks
        for block in blocks.blocks:
            yield block.first
            for index in range(block.first, block.last):
                if page_mark(blocks.text(blocks.lines[index])):
                    yield index + 1
                else:
                    break

    def _sentences_of_farewell(self) -> Iterator[tuple[int, int]]:
        """Sentences that begin with words of a complimentary close, and a name or a date is under them."""
        document, lines = self._document, self._document.blocks.lines
        for block in document.blocks.blocks:
            for first, last in sentences(document, block):
                text = document.text[lines[first].start : lines[last].end]
                short = last in self.texts and len(text) <= SHORT
                if short or len(text) > LONGEST_FAREWELL or not text[0].isupper():
                    continue
                if first > block.first and document.blocks.text(lines[first - 1])[-1] not in ".!?":
                    continue
                if self.words.begins_farewell(" ".join(text.split())) and self._closes(last + 1):
                    yield last, first

    def _closes(self, index: int) -> bool:
        """A line is a name, a date, or set at the right edge."""
        text = self.texts.get(index, "")
        if not text or len(text) > SHORT:
            return False
        return bool(name_line().match(text) or self.words.date(text) or set_right(self._document, index))

    def _greets(self, index: int, text: str) -> bool:
        first = index in self.firsts
        if self.words.greets(text, first=first):
            return True
        if self._greets_without_stop(index, text):
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

    def _greets_without_stop(self, index: int, text: str) -> bool:
        """ "Most honoured Sir" directly below a date, without a comma, and running text begins in the next line."""
        if not text or text[-1] in ".?;" or index in self.farewells or not self.words.calls_somebody(text):
            return False
        return self.words.is_date(self.texts.get(index - 1, "")) and self._runs_on(index + 1)

    def _greets_below_date(self, index: int, text: str) -> bool:
        """A block of its own between a date and running text: "Honoured Madam,"."""
        dated = index in self.firsts and self.words.is_date(self.texts.get(index - 1, ""))
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
        """Short lines follow in the block, then a greeting or nothing more: "Messrs. Hill & Co." is an address."""
        if self._ends(index) or self._runs_on(index + 1):
            return False
        last = self.block(index).last
        alone = last == len(self.block_of) - 1 and not any(map(self._runs_on, range(index + 1, last)))
        return index + 1 < after <= index + NEAR or alone

    def _runs_on(self, index: int) -> bool:
        """A line begins running text: it is long, broken by the measure, or a sentence goes on in the next one."""
        lines = self._document.blocks.lines
        if index >= len(lines):
            return False
        length = lines[index].end - lines[index].start
        return index not in self.texts or length > SHORT or (length >= KEPT and self._goes_on_small(index))

    def _goes_on_small(self, index: int) -> bool:
        """The next line of the block begins with a small letter, and no comma or stop ends this one."""
        text, lines = self._document.text, self._document.blocks.lines
        if self._ends(index) or not text[lines[index].end - 1].isalnum():
            return False
        return text[lines[index + 1].start].islower()

    def opens(self, index: int) -> bool:
        """A line above a greeting is the date of a letter, or the place that stands over it; no other date follows."""
        if index not in self.before_greeting or to_whom().match(self.texts.get(index, "")):
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

    def heads_text(self, index: int) -> bool:
        """A line above running text is nothing but a place and a date: a letter without a greeting begins there."""
        text = self.texts.get(index, "")
        last = self.year_below(index)
        if last > index:
            text = f"{text.rstrip(' .,')} {self.texts[last]}"
        if not text or text[-1] in ":;!,?(" or len(text) > SHORT or index in self.entries:
            return False
        return self.words.is_placed(text) and self._runs_on(last + 1)

    def year_below(self, index: int) -> int:
        """The line of a year alone, directly below a date without a year; the line itself if there is none."""
        year = self.texts.get(index + 1, "").rstrip(" .")
        text = self.texts.get(index, "")
        same = not self._ends(index) and len(year) == 4 and year.isdigit() and not re.search(r"\d{4}", text)
        return index + 1 if same and self.words.date(text) == "dateline.date" else index

    def block(self, index: int) -> Block:
        """The block that a line is in."""
        return self._document.blocks.blocks[self.block_of[index]]

    def greets(self, number: int) -> bool:
        """The block of this number begins with a greeting."""
        return self._document.blocks.blocks[number].first in self.greetings_set

    def _is_yours(self, index: int, text: str) -> bool:
        """ "Your old colleague," directly above a name on a line of its own."""
        if text[-1:] != "," or len(text) > SHORT or not self.words.yours.match(text):
            return False
        below = self.texts.get(index + 1, "")
        return 0 < len(below) <= SIGNATURE and bool(name_line().match(below)) and self._ends(index + 1)

    def _ends(self, index: int) -> bool:
        """The line is the last of its block."""
        return index + 1 >= len(self.block_of) or self.block_of[index] != self.block_of[index + 1]

    def _run_in(self) -> list[int]:
        """First lines of paragraphs that begin with words of greeting, under a short line that is none."""
        firsts = (block.first for block in self._document.blocks.blocks if block.first)
        under = (i for block in self._document.blocks.blocks for i in self._below_opening(block))
        text, lines = self._document.text, self._document.blocks.lines
        found = (i for i in (*firsts, *under) if i - 1 in self.texts)
        return sorted(i for i in found if self.words.greeting.match(text, lines[i].start))

    def _below_opening(self, block: Block) -> Iterator[int]:
        """The first long line of a block that begins with a date and a few short lines."""
        if not self.words.is_date(self.texts.get(block.first, "")):
            return
        for index in range(block.first + 1, min(block.last, block.first + NEAR) + 1):
            if self._runs_on(index):
                yield index
                return

    def _block_above(self, index: int) -> range:
        block = self._document.blocks.blocks[self.block_of[index - 1]]
        return range(max(block.first, index - NEAR), index)

    def _superscription(self) -> Iterator[int]:
        """The first block that begins with a title in the dative and says who has it; running text follows."""
        blocks = self._document.blocks
        for block, below in itertools.pairwise(blocks.blocks[:TOP_BLOCKS]):
            text = blocks.block_text(block)
            if len(text) <= LONGEST_FAREWELL and _titled().match(text) and _who().search(text):
                if blocks.end(below) - blocks.start(below) < 3 * SHORT and page_mark(blocks.block_text(below)) is None:
                    continue
                yield from range(block.first, block.last + 1)
                return

    def _openings(self) -> Iterator[range]:
        """From the date of a letter to the line above its greeting, with nothing but short lines that say to whom."""
        for greeting in (*self.greetings, *self.greeted_in):
            for index in range(greeting - 1, max(-1, greeting - NEAR), -1):
                text = self.texts.get(index, "")
                if self.words.is_date(text):
                    yield range(index, greeting)
                    break
                if not text or not self._may_address(index, text):
                    break

    def is_place(self, index: int) -> bool:
        """A line directly above the date of a letter, in its block, that names a house, a street, a camp or a ship."""
        if index + 1 not in self.dated_openings or self._ends(index):
            return False
        text, language = self.texts.get(index, ""), self._document.language
        words = (word for key in ("words", "near", "dateline") for word in language.words("address", key))
        return bool(text) and bool(phrase_pattern(tuple(words)).search(text))

    def _may_address(self, index: int, text: str) -> bool:
        """A short line that is no sentence: somebody's name, office, house or town, or whom the letter is about."""
        if index in self.rows or index in self.farewells or index in self.greetings_set or len(text) > SHORT:
            return False
        return text[-1] not in "!?;" and text[0].isalnum() and not text[0].islower() and not text.isdigit()

    def _above(self, greeting: int) -> Iterator[int]:
        """The lines above a greeting that may open the same letter: no farewell and no heading among them."""
        for index in range(greeting - 1, max(-1, greeting - NEAR), -1):
            if index in self.farewells or index in self.rows:
                return
            yield index

    def _entries(self) -> frozenset[int]:
        """Dates on lines of their own over longer text, if they come again and again as in a diary.

        Where they do, the same is true of those over a few words.
        """
        found: list[int] = []
        over_little: list[int] = []
        hours = frozenset(self._document.language.words("address", "dateline"))
        for index, below, least in self._over_text():
            text = self.texts.get(index, "")
            if not text or len(text) > SIGNATURE or text[-1] in "?!;:,":
                continue
            rest = set(re.findall(r"[^\W\d_]{3,}", self.words.without_date(text).lower()))
            others = len(rest - hours)
            kind = self.words.date(text)
            if (kind == "dateline.date" and others <= 1) or (kind == "dateline.weekday" and not others):
                (found if below > max(2 * len(text), least) else over_little).append(index)
        if len(found) + len(over_little) < FEWEST_ENTRIES or len(found) < FEWEST_OVER_TEXT:
            return frozenset()
        return frozenset((*found, *(i for i in over_little if not self.words.date(self.texts.get(i + 1, "")))))

    def _over_text(self) -> Iterator[tuple[int, int, int]]:
        """Lines that may be dates over text: each with the length of that text, and what is a paragraph there.

        Blocks of one line, over the next block; and lines of a block, over the next line: not the place below a date.
        """
        blocks, lines = self._document.blocks, self._document.blocks.lines
        for block, following in itertools.pairwise(blocks.blocks):
            if len(block) == 1:
                yield block.first, blocks.end(following) - blocks.start(following), 0
        least = WRAPPED if blocks.layout.wrapped else PARAGRAPH
        for block in blocks.blocks:
            for index in range(block.first, block.last):
                length = lines[index + 1].end - lines[index + 1].start
                if length > least or len(block) > 2:
                    yield index, length, least

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

    def _names_below(self, index: int) -> bool:
        """The next line of the block is a name."""
        same = index + 1 < len(self.block_of) and self.block_of[index + 1] == self.block_of[index]
        return same and bool(name_line().match(self.texts.get(index + 1, "")))

    def goes_on(self, index: int) -> bool:
        """Lines of one block go on with the close below this one, which is no name."""
        below = index + 1
        if below >= len(self.block_of) or self.block_of[below] != self.block_of[index]:
            return False
        text = self.texts.get(index, "")
        if below in self.farewells or self.words.nameless(text):
            return True
        return not name_line().match(text) and self._names_below(index)


def _followed(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Each of a row of numbers with the next one; 0 behind the last."""
    return itertools.zip_longest(indices, indices[1:], fillvalue=0)
