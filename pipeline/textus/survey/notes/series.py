"""Series of notes: labels of one form that count on, and the calls that they answer.

Numbers begin anew in a chapter or on a page, paragraphs have numbers too, and two series may stand side by side. So a
series is a run of labels of one form, each one more than the last, and of all runs that could answer a call only one
does: the one under a heading of notes before others, then one in the form of the call, then the one that is answered
most fully, then the last.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import DEFAULT_LANGUAGE
from textus.survey.facts import Surveyed, fact
from textus.survey.notes.calls import calls_in, in_place, key, labels_of
from textus.survey.notes.last_text import last_text
from textus.survey.notes.note_headings import heads_notes
from textus.survey.pages.page_marks import mark_of

HEADING_MARKS = "_*=#[]: .\t"
"""what may be around a heading of notes"""
ANSWERED = 0.5
"""the least share of the labels of a series that are called"""
SELDOM = 0.15
"""the same where the series is the last of the text"""
FULLY = 0.8
"""the share of the labels called from which a later series is taken before an earlier one"""
SURELY_ANSWERED = 0.6
"""the same where calls or labels look like other things: word1, word1), "1 Holm\""""
MOST_MISSING = 1
"""numbers that a series may leave out"""
FEWEST = 2
"""labels of a series whose calls or labels look like other things"""
LONGEST_HEADING = 60
"""characters of a line that may be a heading"""
_DOUBTFUL = frozenset({"bare", "letter"})
_ALSO = {"spaced": "round"}
"""forms of calls that differ by a space from another"""
_Calls = Mapping[str, Mapping[str, Sequence[int]]]
"""form, label, offsets"""


@frozen
class NoteLabel:
    """The label at the beginning of a line: its form, its words, its number (-1 where it counts nothing), its place."""

    form: str
    key: str
    number: int
    line: int
    block: int
    offset: int


@frozen
class NoteSeries:
    """Which lines are notes of a series that is called, and how they are called."""

    called: frozenset[int]
    """lines whose label a call waits for"""
    counted: frozenset[int]
    """lines of the same series whose label nothing calls"""
    bare: frozenset[int]
    """blocks that begin with a number and nothing else, and are notes"""
    calls: frozenset[int]
    """offsets of the calls that are answered"""
    fully: frozenset[int]
    """lines of series that are called throughout"""


@fact
def notes_headings(document: Surveyed) -> frozenset[int]:
    """Blocks that are a heading of notes and nothing more."""
    codes = tuple(dict.fromkeys((document.language.code, DEFAULT_LANGUAGE)))
    blocks = document.blocks
    return frozenset(
        number
        for number, block in enumerate(blocks.blocks)
        if len(block) == 1
        and len(words := blocks.block_text(block)) <= LONGEST_HEADING
        and heads_notes(words.strip(HEADING_MARKS), codes)
    )


@fact
def note_series(document: Surveyed) -> NoteSeries:
    """The series of notes of the whole document."""
    calls: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for block in document.blocks.blocks:
        for match in calls_in(document, document.blocks.start(block), document.blocks.end(block), bare=True):
            calls[_ALSO.get(match.lastgroup or "", match.lastgroup or "")][key(match)].append(match.start())
    found = _Found(document, calls)
    if calls:
        for series in sorted(found.series, key=found.rank, reverse=True):
            found.take(series)
    return NoteSeries(*map(frozenset, (found.called, found.counted, found.bare, found.calls, found.fully)))


class _Found:
    """The series that answer calls, the best of them taken first: a call is answered once."""

    def __init__(self, document: Surveyed, calls: _Calls) -> None:
        self._document = document
        self._calls = calls
        self._headed = notes_headings(document)
        self.series = [*_series(document)]
        self._begun: defaultdict[tuple[str, str], list[NoteLabel]] = defaultdict(list)
        for label in sorted((label for series in self.series for label in series), key=_offset):
            self._begun[label.form, label.key].append(label)
        self._labelled = {label.block for series in self.series for label in series}
        self.called: set[int] = set()
        self.counted: set[int] = set()
        self.bare: set[int] = set()
        self.calls: set[int] = set()
        self.fully: set[int] = set()

    def rank(self, series: Sequence[NoteLabel]) -> tuple[bool, bool, float, int]:
        """What is taken first is last."""
        form, answered = self._best(series)
        share = min(len(answered) / len(series), FULLY)
        return self._heads(series), form == _own(series), share, series[-1].offset

    def take(self, series: Sequence[NoteLabel]) -> None:
        """Take a series for notes if it answers calls that are left."""
        form, answered = self._best(series)
        share = len(answered) / len(series)
        doubtful = form in _DOUBTFUL or series[0].form in _DOUBTFUL
        headed = self._heads(series)
        least = SURELY_ANSWERED if doubtful else 0.0 if headed else SELDOM if self._ends(series) else ANSWERED
        if not answered or share < least:
            return
        if doubtful and not headed and (len(answered) < FEWEST or series[0].number > 1):
            return
        if form != _own(series) and not headed and self._are_points(series, answered):
            return
        self._at_beginnings(series, form, answered)
        lines = {label.line for label in series}
        self.called |= answered.keys()
        self.counted |= lines - answered.keys()
        self.calls.update(answered.values())
        self.fully |= lines if share == 1 else set()
        self.bare |= {label.block for label in series if label.form == "bare"}

    def _heads(self, series: Sequence[NoteLabel]) -> bool:
        return series[0].block - 1 in self._headed

    def _ends(self, series: Sequence[NoteLabel]) -> bool:
        """Nothing but these notes follows up to the end of the text."""
        return len(series) > 1 and series[0].block > last_text(self._document)

    def _at_beginnings(self, series: Sequence[NoteLabel], form: str, answered: dict[int, int]) -> None:
        """Calls that paragraphs begin with, as they do for notes in the margin: in the form of the others."""
        for label in series:
            begun = self._waiting([same.offset for same in self._begun.get((form, label.key), ())], label)
            if label.line not in answered and 0 <= begun < series[0].offset:
                answered[label.line] = begun

    def _best(self, series: Sequence[NoteLabel]) -> tuple[str, dict[int, int]]:
        """The form of calls that a series answers most of, its own before others, and the call of each line."""
        best, worth = "", 0
        most: dict[int, int] = {}
        for form, calls in self._calls.items():
            waiting = {label.line: self._waiting(calls.get(label.key, ()), label) for label in series}
            answered = {line: offset for line, offset in waiting.items() if offset >= 0}
            more = len(answered) * (2 if form in _DOUBTFUL else 4 if form == _own(series) else 3)
            if more > worth:
                best, most, worth = form, answered, more
        return best, most

    def _waiting(self, offsets: Sequence[int], label: NoteLabel) -> int:
        """The last call before a label that nothing has answered; -1 if there is none."""
        at = bisect.bisect_left(offsets, label.offset) - 1
        while at >= 0 and offsets[at] in self.calls:
            at -= 1
        return offsets[at] if at >= 0 and (label.number >= 0 or offsets[at] > self._since(label)) else -1

    def _since(self, label: NoteLabel) -> int:
        """Where the last note with a sign is before a note with the same, text between the two; -1 if nowhere."""
        same = self._begun[label.form, label.key]
        place = bisect.bisect_left(same, label.offset, key=_offset)
        block = label.block
        while place and self._labelled.issuperset(range(same[place - 1].block, block)):
            place -= 1
            block = same[place].block
        return same[place - 1].offset if place else -1

    def _are_points(self, series: Sequence[NoteLabel], answered: Mapping[int, int]) -> bool:
        """Paragraphs with numbers that follow one another, and that text follows: points of an argument.

        Not where the paragraph right above calls them all.
        """
        blocks = self._document.blocks.blocks
        above = blocks[series[0].block - 1] if series[0].block else None
        if above and len(answered) == len(series) and min(answered.values()) >= self._document.blocks.start(above):
            return False
        together = len(series) > 1 and series[-1].block - series[0].block <= len(series)
        after = series[-1].block + 1
        if not together or after >= len(blocks):
            return False
        words = self._document.blocks.block_text(blocks[after])
        return mark_of(self._document, blocks[after]) is None and (len(words) > LONGEST_HEADING or words[-1] in ".,;")


def _offset(label: NoteLabel) -> int:
    return label.offset


def _own(series: Sequence[NoteLabel]) -> str:
    return _ALSO.get(series[0].form, series[0].form)


def _series(document: Surveyed) -> Iterator[Sequence[NoteLabel]]:
    """The labels of each form, parted where they do not count on."""
    current: dict[str, list[NoteLabel]] = {}
    for label in _labels(document):
        series = current.get(label.form)
        most = 0 if label.form in _DOUBTFUL else MOST_MISSING
        if series and label.number >= 0 and 0 < label.number - series[-1].number <= most + 1:
            series.append(label)
            continue
        if series:
            yield series
        current[label.form] = [label]
    yield from current.values()


def _labels(document: Surveyed) -> Iterator[NoteLabel]:
    for number, block in enumerate(document.blocks.blocks):
        labels = labels_of(document, block, bare=True)
        for line, name, match in labels if labels and labels[0][0] == block.first else ():
            if match.re is not in_place():
                yield NoteLabel(match.lastgroup or "", name, _counted(name), line, number, match.start())


def _counted(name: str) -> int:
    """The number that a label counts with: of letters, their place in the alphabet."""
    figures = name.rstrip("*")
    if figures.isdecimal():
        return int(figures)
    return ord(name.lower()) - ord("a") + 1 if len(name) == 1 and name.isascii() and name.isalpha() else -1
