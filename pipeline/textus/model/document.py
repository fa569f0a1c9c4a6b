"""What recognisers are given to look at: a source in blocks, the language it seems to be in, facts of the whole."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from textus.base.frozen import frozen
from textus.base.knowledge import Language
from textus.base.regex import regex
from textus.conventions.profiles import PLAIN, Taken, profile
from textus.model.claims import Claim, Evidence, Span
from textus.model.name_entry import Named
from textus.read.blocks import Block, Blocks, Line
from textus.read.source import Source

_LOWER_WORD = regex(r"(?<![\w’'])[^\W\d_A-ZÀ-ÖØ-Þ]\w*")


@frozen
class StatedHabit:
    """How a text was typed, as an editor specifies it; `by` is "record" or "settings"."""

    values: tuple[str, ...]
    by: str


@dataclass(frozen=True, eq=False)
class Document:
    """The view that every recogniser shares; nothing in it can be changed, and it is equal to itself alone."""

    source: Source
    blocks: Blocks
    language: Language
    names: tuple[Named, ...] = ()
    """names of persons, places, organisations and works that the tables of the collection know, in order"""
    conventions: Taken = field(default_factory=lambda: Taken(profile(PLAIN)))
    """what marks mean in this text"""
    stated: Mapping[str, StatedHabit] = field(default_factory=dict)
    """habits that an editor specifies, by their names in `knowledge/habits.toml`"""

    def stated_value(self, habit: str) -> str:
        """The one value that an editor specifies for a habit; empty if none."""
        found = self.stated.get(habit)
        return found.values[0] if found else ""

    def breaks_within(self, start: int, end: int) -> Iterator[tuple[Line, Line]]:
        """Pairs of lines that follow one another between two offsets."""
        lines = self.blocks.lines
        first = bisect.bisect_left(lines, start, key=_start)
        after = bisect.bisect_left(lines, end, key=_start)
        yield from itertools.pairwise(lines[first:after])

    @property
    def text(self) -> str:
        """The decoded text that offsets count in."""
        return self.source.text

    @functools.cached_property
    def lower_case_words(self) -> frozenset[str]:
        """Words that occur in lower case somewhere in the text: no proper names."""
        return frozenset(word for word in set(_LOWER_WORD.findall(self.text)) if word.islower())

    def claim(
        self,
        first: int,
        last: int,
        role: str,
        *evidence: str | Evidence,
        spans: tuple[Span, ...] = (),
        **attributes: str,
    ) -> Claim:
        """A claim on the lines `first` to `last`, both within."""
        lines = self.blocks.lines
        reasons = tuple(item if isinstance(item, Evidence) else Evidence(item) for item in evidence)
        return Claim(lines[first].start, lines[last].end, role, reasons, attributes, spans)

    def block_claim(
        self, block: Block, role: str, *evidence: str | Evidence, spans: tuple[Span, ...] = (), **attributes: str
    ) -> Claim:
        """A claim on a whole block."""
        return self.claim(block.first, block.last, role, *evidence, spans=spans, **attributes)


def _start(line: Line) -> int:
    return line.start
