"""What speaks for a line's being the author's name: where it stands, and who else names the same person."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.knowledge import anywhere
from textus.language.bibliography.citation import read_citation
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.lexicon import alternation, fold, merged, words
from textus.language.bibliography.names import is_personal_name
from textus.model.document import Document
from textus.recognise.front.archive_phrases import furniture, running
from textus.recognise.front.edges import edges, is_site_heading, reads_on
from textus.recognise.front.units import Unit
from textus.recognise.front.wrapping import languages

AUTHOR_LONGEST = 80
LIFE = 15
"""years"""
SURE_NAME = 1.5
_NUMBER_ALONE = re.compile(r"[_*\s]*(?:[IVXLC]{1,6}|1)[.)]?[_*\s]*(?:\n|$)")


def without_office(text: str, codes: tuple[str, ...]) -> str:
    """ "X, M.A., Secretary of the League": the name, if degrees or an office follow it."""
    name, comma, rest = text.partition(", ")
    if not comma or len(name.split()) < 2:
        return text
    first = fold(rest.split(",")[0])
    office = re.match(alternation(words(codes, "byline", "affiliation")), rest, re.IGNORECASE)
    return name if office or first in words(codes, "titles_of_rank", "suffixes") else text


def is_of_site(document: Document, unit: Unit) -> bool:
    """It names the site, or leads about in it."""
    text = document.text[unit.start : unit.end]
    return bool(furniture(text, languages(document))) or is_site_heading(document, unit)


def heads_front(document: Document, front: Sequence[Unit], number: int) -> bool:
    """More of the front follows, and not at once the text or the number of its first part."""
    if number + 1 >= len(front):
        return False
    below = document.text[front[number + 1].start : front[number + 1].end]
    return not (reads_on(below) or _NUMBER_ALONE.match(below))


def said_elsewhere(document: Document, unit: Unit, name: str) -> bool:
    """The heading of the site, a trail of links or the source names the same person."""
    words_ = name.strip(" .,;")
    if len(words_.split()) < 2 or len(words_) > AUTHOR_LONGEST // 2:
        return False
    return any(words_ in document.text[other.start : other.end] for other in _naming(document) if other != unit)


@functools.lru_cache(maxsize=4)
def _naming(document: Document) -> tuple[Unit, ...]:
    """The lines of the front that may name the author besides: looked for once, however many ask."""
    front = edges(document).front
    return tuple(unit for unit in front if is_of_site(document, unit) or names_source(document, unit, labelled=True))


def names_author(document: Document, words_: str, following: Unit) -> bool:
    """A first line of unknown words may be a name if the next is neither labelled nor a name nor says it again."""
    text = document.text[following.start : following.end]
    if (
        following.labelled
        or reads_on(text)
        or is_personal_name(text, languages(document), document.lower_case_words) >= SURE_NAME
    ):
        return False
    return fold(words_) not in fold(text) or fold(text).split(" ", 1)[0] in anywhere("statements", "genres")


def is_life(years: str) -> bool:
    """Years so far apart are those of a life: "(1820-1891)"."""
    first, _, last = years.replace("–", "-").partition("-")
    return len(last) == 4 and int(last) - int(first) > LIFE


def is_year(document: Document, unit: Unit) -> bool:
    """A line that is a year and nothing else."""
    return bool(re.fullmatch(r"[(\[]?(?:1[4-9]|20)\d\d[?]?[)\]]?\.?", document.text[unit.start : unit.end]))


def names_source(document: Document, unit: Unit, labelled: bool = False) -> bool:
    """It begins like a source line and holds a date, a volume or pages; or, if that will do, is labelled as one."""
    codes = languages(document)
    if labelled and unit.labelled:
        return read_fields(document.text, unit.start, unit.end, codes)[0].name == "source"
    phrase = running(codes).match(document.text, unit.start, unit.end)
    if not phrase or merged(codes, "running")[fold(phrase["phrase"])] not in (
        "source",
        "published",
        "edition",
        "provenance",
    ):
        return False
    return any(span.role in ("date", "biblScope") for span in read_citation(document.text, unit.start, unit.end, codes))
