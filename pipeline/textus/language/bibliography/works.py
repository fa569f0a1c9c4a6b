"""A printed work as a catalogue holds it: the parts of one or more lines that speak of the same publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.language.bibliography.letter_spacing import closed_up
from textus.language.bibliography.lexicon import Codes
from textus.language.bibliography.own_titles import read_with_title
from textus.language.bibliography.scopes import bare_numbers
from textus.language.bibliography.segments import places
from textus.model.claims import Span

_SPACE = regex(r"\s+")
_MARKS = "_* \t\r\n"
_EMPHASIS = regex(r"(?<![^\W_])_+|_+(?![^\W_])")
"""underscores, but not those inside a name"""
_QUOTED = regex(r"[“«„\"‘]([^”»“\"’]+)[”»“\"’]")


def words_of(text: str) -> str:
    """Words without layout and without the marks of emphasis around them."""
    if "  " in text or text[1:2] == " ":
        text = "\n".join(closed_up(line) for line in text.splitlines())
    words = _SPACE.sub(" ", text.strip(_MARKS))
    return _EMPHASIS.sub("", words) if text.count("_") > 1 else words


@frozen
class Part:
    """One part of a citation: its words and TEI attributes."""

    role: str
    words: str
    attributes: Mapping[str, str]


@dataclass
class Publication:
    """A publication in which the text stands, or from which it was taken."""

    parts: list[Part] = field(default_factory=list)
    statement: str = ""
    """the words it was read from"""
    kind: str = "source"
    """source, edition or translation"""
    labelled: bool = False
    """a label states what it is"""
    first: bool = False
    """the first publication, going by label or words"""

    def of(self, role: str) -> list[Part]:
        """The parts of a role, in order."""
        return [part for part in self.parts if part.role == role]

    def merge(self, other: Publication) -> None:
        """Take over what this one lacks."""
        present = {_key(part) for part in self.parts}
        self.parts.extend(part for part in other.parts if _key(part) not in present)

    def give_way(self, imprint: Publication) -> None:
        """Drop what a line that names the publisher says better: the date of the book, not of what is in it."""
        roles = {part.role for part in imprint.parts} & {"date", "publisher", "pubPlace"}
        self.parts = [part for part in self.parts if part.role not in roles]
        if "publisher" in roles and not any(part.attributes.get("unit") == "issue" for part in self.parts):
            self.parts = [_as_book(part) for part in self.parts]

    def level(self) -> str:
        """The level of its title: j, m, s; empty without a title."""
        levels = [part.attributes.get("level", "m") for part in self.of("title")]
        return next((level for level in levels if level != "a"), "")


def _as_book(part: Part) -> Part:
    journal = part.role == "title" and part.attributes.get("level") == "j"
    return Part(part.role, part.words, {**part.attributes, "level": "m"}) if journal else part


def _key(part: Part) -> str:
    return part.attributes.get("unit", part.role)


def read_publication(
    text: str, start: int, end: int, codes: Codes, kind: str = "source", titles: Sequence[str] = ()
) -> Publication:
    """The publication that a line speaks of; its parts are as `read_with_title` finds them."""
    spans = read_with_title(text, start, end, codes, titles)
    parts = [Part(span.role, _words(text, span), span.attributes) for span in spans]
    return Publication(parts, words_of(text[start:end]), kind)


def publisher_and_place(words: str, codes: Codes) -> list[Part]:
    """A whole value that names a publisher; a place may close it behind a comma."""
    name, _, place = words.strip(" .,;").rpartition(",")
    if name and places(place.strip(), codes):
        return [Part("publisher", name.strip(), {}), Part("pubPlace", place.strip(), {})]
    return [Part("publisher", words.strip(" ,;"), {})]


def _words(text: str, span: Span) -> str:
    if span.role == "biblScope":
        first, after = bare_numbers(span, text)
        return words_of(text[first:after])
    found = words_of(text[span.start : span.end]).rstrip(",;: ")
    quoted = _QUOTED.fullmatch(found)
    return quoted[1].rstrip(",;: ") if quoted and span.role == "title" else found


def first_with(publications: Iterable[Publication], role: str) -> Publication | None:
    """The first of them that has a part of a role."""
    return next((publication for publication in publications if publication.of(role)), None)
