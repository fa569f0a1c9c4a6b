"""What is known of a work, as records: titles, persons, dates, publications, rights, correspondents. No behaviour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from textus.base.frozen import frozen
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, fold
from textus.language.bibliography.works import Publication, words_of
from textus.survey.prose.marked_headings import bare_words
from textus.survey.survey import Survey


@frozen
class Moment:
    """A date in words and as TEI counts it."""

    words: str
    attributes: Mapping[str, str]


@frozen
class Credit:
    """Somebody who did something for the text; `relators` are MARC codes."""

    name: str
    relators: tuple[str, ...]
    organisation: bool
    date: Moment | None = None
    ref: str = ""


@dataclass
class Facts:
    """Everything the words of a transcription say about the work."""

    titles: list[str] = field(default_factory=list)
    """the main title, then subtitles"""
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    """for whom the transcription was made"""
    sources: list[Publication] = field(default_factory=list)
    editions: list[Publication] = field(default_factory=list)
    published: list[Moment] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)
    written: list[Moment] = field(default_factory=list)
    dated: list[Moment] = field(default_factory=list)
    """dates that stand under the title or beside the author"""
    delivered: list[Moment] = field(default_factory=list)
    said: list[Moment] = field(default_factory=list)
    """dates in the title of a speech or a letter; any other counts before them"""
    datelines: list[Moment] = field(default_factory=list)
    dated_at_head: bool = False
    """the first dateline is above all paragraphs"""
    place: str = ""
    series: str = ""
    series_number: str = ""
    """the number in the series, with its label as printed"""
    holders: list[tuple[str, str]] = field(default_factory=list)
    """who keeps the original, and under what number"""
    kept: list[tuple[str, str]] = field(default_factory=list)
    """where the original is kept, as in a finding aid: what the words name, and the words"""
    occasions: list[str] = field(default_factory=list)
    """where, when or before whom it was said"""
    subjects: list[str] = field(default_factory=list)
    regarding: str = ""
    """what a letter states as its subject: its title if it has no other"""
    statement: str = ""
    """what is said of the edition"""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """label and value of whatever else is said"""
    unknown_keys: list[tuple[int, str]] = field(default_factory=list)
    """metadata keys that are in no table, and their offsets"""
    sender: str = ""
    recipient: str = ""
    also_to: list[str] = field(default_factory=list)
    """whom a line addresses besides"""
    recipient_place: str = ""
    offices: set[str] = field(default_factory=set)
    """senders and recipients that are named by what they are, not by their names"""
    signatures: list[str] = field(default_factory=list)
    signed_for_others: bool = False
    """who signs does so by office, or is a body"""
    greeted: bool = False
    """somebody is greeted, as in a letter"""
    dated_at_end: bool = False
    """the last dateline is below all paragraphs, and nothing is stated of the edition between"""
    kickers: list[str] = field(default_factory=list)
    """lines above the title that say in what part of a paper it stood"""
    labelled: set[str] = field(default_factory=set)
    """what has been said by a label and counts before what merely stands there"""
    addressed: bool = False
    """a line states to whom it is addressed"""
    several_letters: bool = False
    """lines state more than one sender or subject: the text is not one letter"""
    letterlike: bool = False
    """something says that the text is a letter"""

    def add_author(self, name: str) -> None:
        """Name an author once."""
        cleaned = words_of(name).strip(" ,;:")
        cleaned = cleaned if re.search(r"\b\w\.$", cleaned) else cleaned.rstrip(".")
        words = _words(cleaned)
        if words and not any(words <= _words(known) or _words(known) <= words for known in self.authors):
            self.authors.append(cleaned)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", fold(name)))


@frozen
class Page:
    """The text facts are read from, with the languages its credits may be in."""

    document: Survey
    codes: Codes

    @property
    def text(self) -> str:
        """The decoded text that offsets count in."""
        return self.document.text

    def words(self, start: int, end: int) -> str:
        """Words without layout, marks of emphasis and signs of headings."""
        return words_of(bare_words(self.document, start, end))

    def dates(self, start: int, end: int, year: int | None = None) -> Iterator[Moment]:
        """The dates between two offsets that say when."""
        for span in find_dates(self.text, start, end, self.codes, context_year=year):
            if span.attributes:
                yield Moment(self.words(span.start, span.end), span.attributes)
