"""What speaks for and against a line's being a title: its form, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from textus.base.knowledge import Language, phrase_pattern, table
from textus.base.regex import regex
from textus.language.bibliography.datelines import dateline_parts
from textus.language.bibliography.imprints import read_imprint_line
from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.names import is_organisation
from textus.language.bibliography.segments import is_publisher, places
from textus.recognise.front._neighbours import following
from textus.recognise.front._sentences import reads_on
from textus.recognise.front.mastheads import is_byline
from textus.survey.front.archive_phrases import kicker
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages, repeats_title
from textus.survey.prose.marked_headings import bare_words, marked_at
from textus.survey.survey import Survey

COVERED = 0.75
"""share of the characters of a line that place and date are, for it to be a dateline"""
MOSTLY = 0.6
"""share of a line that is an imprint rather than a title"""
TITLE_LONG = 110
_BODY_AND_YEAR = regex(r"(?P<body>[^\W\d_][^\d\n,.;:]{3,60}[^\W\d_])\s(?:1[5-9]|20)\d\d$")
_SENTENCES = re.compile(
    r"(?:[^\s.!?]+\s+){4,}[^\s.!?]{3,}[.!?]\W{0,3}\s+"
    r"[^\W\d_a-z][^\s.!?]*\s+(?:[^\s.!?]+\s+){2,}[^\s.!?]+[.!?]\W{0,4}\Z"
)


def is_dateline(survey: Survey, unit: Unit) -> bool:
    """A line is a day with its year and a place that is known or stands behind it, and no more."""
    parts = dateline_parts(survey.text, unit.start, unit.end, languages(survey))
    days = any(len(part.attributes.get("when", "")) == len("1537-09-08") for part in parts)
    covered = sum(part.end - part.start for part in parts)
    if not days or len(parts) != 2 or covered < COVERED * (unit.end - unit.start):
        return False
    first, last = sorted(parts, key=lambda part: part.start)
    place = first if last.role == "date" else last
    known = place is last or places(survey.text[place.start : place.end], languages(survey)) is not None
    return known and bool({",", ".", "–", "—"} & set(survey.text[first.end : last.start]))


def _names_division(language: Language, text: str) -> bool:
    """Begins with the name of a division; that of a genre only with a number, or alone: not "Letters from Rome"."""
    divisions = language.table("divisions")
    named = phrase_pattern(tuple(divisions)).match(text)
    if named is None or str(divisions[named.group().lower()]) not in table("divisions")["genres"]["types"]:
        return named is not None
    behind = text[named.end() :].strip(" .:")
    return not behind or bool(re.match(r"(?:N[or]\.\s?)?[IVXLC\d]+\b", behind))


def place_of(survey: Survey, unit: Unit, rank: int, said: Set[str]) -> Iterator[str]:
    """Evidence from what stands above and below; `rank` counts the titles before it, `said` holds their words."""
    text = bare_words(survey, unit.start, unit.end).strip("_*= \t")
    if marked := marked_at(survey, unit.start):
        yield "title.marked" if marked[0] == survey.marked_title else "title.among-headings"
    if not rank and text[0] + text[-1] == "()":
        yield "title.in-brackets"
    if repeats_title(survey, text) or fold(text.strip('“”„"«».')) in said:
        yield "title.repeats"
    elif rank and _is_told(text):
        yield "title.told"
    if _heads_page(survey, unit):
        yield "title.heads-page"
    below = following(survey, unit)
    if below and below.first == unit.last + 1 and is_byline(survey, below):
        yield "title.before-byline"
    imprint = read_imprint_line(text, 0, len(text), languages(survey))
    if sum(part.end - part.start for part in imprint if part.role != "publisher") >= MOSTLY * len(text):
        yield "title.imprint"


def _heads_page(survey: Survey, unit: Unit) -> bool:
    """A running head with the number of its page, one of several whose numbers count on."""
    turn = survey.turning_lines.get(unit.first)
    return turn is not None and bool(turn.n)


def _is_told(text: str) -> bool:
    """Below the title: a sentence, or several, or something spoken."""
    quoted = text[0] in '“"«„‘' and text.rstrip(".")[-1:] in '”"»“’'
    return reads_on(text) or quoted or len(re.findall(r"[^\W\d_]{2,}[.!?](?=\s|$)", text)) > 2


def _two_sentences(text: str) -> bool:
    """A sentence and the words of another, mostly in small letters, as a paragraph has them and no title."""
    parted = _SENTENCES.match(text)
    words = re.findall(r"[^\W\d_]{4,}", text)
    return parted is not None and sum(word[0].islower() for word in words) >= MOSTLY * len(words)


def form(survey: Survey, text: str) -> Iterator[str]:
    """Evidence from capitals, length and the mark it ends with."""
    letters = [c for c in text if c.isalpha()]
    long_words = re.findall(r"[^\W\d_]{4,}", text)
    if all(c.isupper() for c in letters) and len(letters) > 2:
        yield "title.capitals"
    elif long_words and sum(word[0].isupper() for word in long_words) >= 0.7 * len(long_words):
        yield "title.title-case"
    if text[0].islower():
        yield "title.small-letter"
    yield "title.short" if len(text) <= TITLE_LONG else "title.long"
    if text[-1] in ",;:":
        yield "title.goes-on"
    elif text.rstrip("])")[-1:] == "." and len(text) > 60:
        yield "title.sentence"
    if _two_sentences(text):
        yield "title.two-sentences"
    language = survey.language
    if _names_division(language, text) or re.fullmatch(r"[IVXLC\d]+\.?", text):
        yield "title.division"
    if phrase_pattern(language.words("salutations", "openings")).match(text) and text[-1] in ",:!—–-":
        yield "title.greeting"
    if is_publisher(text, languages(survey)) and len(text) < 40:
        yield "title.sentence"


def stands_above(text: str, rank: int) -> bool:
    """The kind of text, or in whose name it was published and when, above its title: "The Weavers' League 1871"."""
    named = _BODY_AND_YEAR.match(text) if not rank else None
    return bool(kicker().fullmatch(text.strip(" .:"))) or (named is not None and is_organisation(named["body"]))
