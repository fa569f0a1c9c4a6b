"""What speaks for a line's being the author's name: where it stands, and who else names the same person."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.knowledge import anywhere, language
from textus.base.knowledge import languages as known_languages
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation, fold, words
from textus.language.bibliography.names import is_personal_name
from textus.recognise.front._sentences import reads_on
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

AUTHOR_LONGEST = 80
LIFE = 15
"""years"""
LEAST_STEM, ENDING, LONGEST_FORM = 6, 2, 16
"""letters that forms of a word share at least, those of its ending, and of the whole"""
SURE_NAME = 1.5
LAST_LINES = 12
"""lines at the end of a text among which its signature is looked for"""
_MARKS = "_*/ .,;()—–-"
_CAPITALS = regex(r"[^\W\d_a-zà-öø-ÿа-яё][^\W\d_A-ZА-ЯЁ]+(?: [^\W\d_a-zà-öø-ÿа-яё][^\W\d_A-ZА-ЯЁ]+){1,2}")
_SMALL = regex(r"\s[a-zà-öø-ÿα-ωά-ώа-яё]")
_GENRE = regex(lambda: rf"(?:[^\W\d_]+ )?{alternation(anywhere('names', 'books'))}(?: [^\W\d_]+)?", re.IGNORECASE)
"""a line that states what kind of work it is, such as "Comédie" or "A Novel" """
GENRE_BY = regex(
    lambda: (
        rf"[_*\s]*(?:[^\W\d_]+ )?{alternation((*anywhere('names', 'books'), *anywhere('names', 'pieces')))}\s"
        rf"{alternation(anywhere('byline', 'words'))}\s+(?-i:(?=[^\W\d_a-zа-я]))"
    ),
    re.IGNORECASE,
)
"""a line that states the kind of work and then its author: "Erzählung von …" """
_NUMBER_ALONE = regex(r"[_*\s]*(?:[IVXLC]{1,6}|1)[.)]?[_*\s]*(?:\n|$)")


def without_office(text: str, codes: tuple[str, ...]) -> str:
    """ "X, M.A., Secretary of the League": the name, if degrees or an office follow it."""
    name, comma, rest = text.partition(", ")
    if not comma or len(name.split()) < 2:
        return text
    first = fold(rest.split(",")[0])
    office = re.match(alternation(words(codes, "byline", "affiliation")), rest, re.IGNORECASE)
    return name if office or first in words(codes, "titles_of_rank", "suffixes") else text


def heads_front(survey: Survey, front: Sequence[Unit], number: int) -> bool:
    """More of the front follows, and not at once the text or the number of its first part."""
    if number + 1 >= len(front):
        return False
    below = survey.text[front[number + 1].start : front[number + 1].end]
    return not (reads_on(below) or _NUMBER_ALONE.match(below))


def said_elsewhere(survey: Survey, unit: Unit, name: str) -> bool:
    """The heading of the site, a trail of links or the source names the same person."""
    words_ = name.strip(" .,;")
    if len(words_.split()) < 2 or len(words_) > AUTHOR_LONGEST // 2:
        return False
    return any(words_ in survey.text[other.start : other.end] for other in survey.naming if other != unit)


def signs_text(survey: Survey, unit: Unit, name: str) -> bool:
    """One of the last lines is the same name, which is not the first line: who wrote the text signs it."""
    words_ = fold(name).strip(" .,;")
    first = unit.first == survey.edges.front[0].first
    if first or len(words_.split()) < 2 or survey.text[unit.end - 1] in ",:;!?":
        return False
    lines = survey.blocks.lines[-LAST_LINES:]
    return any(fold(survey.blocks.text(line)).strip(_MARKS) == words_ for line in lines if line.start > unit.end)


def names_author(survey: Survey, words_: str, following: Unit) -> bool:
    """A first line of unknown words may be a name if the next is neither labelled nor a name nor says it again."""
    text = survey.text[following.start : following.end]
    if (
        following.labelled
        or reads_on(text)
        or is_personal_name(text, languages(survey), survey.lower_case_words) >= SURE_NAME
    ):
        return False
    return fold(words_) not in fold(text) or fold(text).split(" ", 1)[0] in anywhere("statements", "genres")


def of_common_words(survey: Survey, name: str) -> bool:
    """The text writes another form of one of the words small: "Depositions" where it speaks of a deposition."""
    words_ = [fold(word) for word in re.findall(r"[^\W\d_]+", name) if len(word) >= LEAST_STEM]
    stems = tuple(word[: max(LEAST_STEM, len(word) - ENDING)] for word in words_)
    small = (word for word in survey.lower_case_words if len(word) <= LONGEST_FORM)
    return bool(stems) and any(word.startswith(stems) for word in small)


def in_sentence_case(survey: Survey, front: Sequence[Unit], words_: str) -> bool:
    """Two or three words with capitals below a title, in a language whose titles have one capital: a name nobody lists.

    The title above has a small word; a name above would make this line the title.
    """
    code = languages(survey)[0]
    capitals = language(code).words("dates", "capitals") if code in known_languages() else ()
    if not _CAPITALS.fullmatch(words_) or not {"titles", "nouns"}.isdisjoint(capitals):
        return False
    above = survey.text[front[0].start : front[0].end].strip(_MARKS)
    return len(above.split()) > 1 and bool(_SMALL.search(above)) and is_personal_name(above, languages(survey)) < 0


def is_life(years: str) -> bool:
    """Years so far apart are those of a life: "(1820-1891)"."""
    first, _, last = years.replace("–", "-").partition("-")
    return len(last) == 4 and int(last) - int(first) > LIFE


def is_year(survey: Survey, unit: Unit) -> bool:
    """A line that is a year and nothing else."""
    return bool(re.fullmatch(r"[(\[]?(?:1[4-9]|20)\d\d[?]?[)\]]?\.?", survey.text[unit.start : unit.end]))


def is_genre(words_: str) -> bool:
    """A line states what kind of work it is and no more."""
    return _GENRE.fullmatch(words_.strip(_MARKS)) is not None


@functools.cache
def affiliation() -> re.Pattern[str]:
    """What a line below a name says of its bearer: in brackets, or an office."""
    office = alternation(
        word for word in anywhere("byline", "affiliation") if word not in anywhere("small_words", "of")
    )
    return re.compile(rf"^[_*]*[(\[].{{3,120}}[)\]]\.?[_*]*$|^_?{office}", re.IGNORECASE)
