"""Who did what for a book, as title pages say it: "BY" and a name, "TRANSLATED BY" above one, "Под редакцией …"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, in_every_language
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, alternation, fold, pattern, small_words
from textus.language.bibliography.names import is_organisation, is_personal_name
from textus.model.claims import Span

LONGEST = 90
"""characters of a line that says by whom"""
FIRST_WORDS = 6
"""words before "by" in which an office stands"""
_WORD = regex(r"[^\W\d_][\w.’']*|&")
_CAPITALS = regex(r"[^\W\d_a-zß-öø-ÿа-яё][^\Wa-zß-öø-ÿа-яё]*\.?")


@frozen
class Opening:
    """How a line says by whom: what was done, as a MARC relator, and where the names begin in it."""

    relator: str
    end: int


@functools.cache
def _between() -> re.Pattern[str]:
    joint = small_words("and")
    return re.compile(rf"\s*(?:[,;]\s+|\s(?:&|{joint})\s|[ \t\r]*\n)(?:{joint}\s)?\s*", re.IGNORECASE)


@functools.cache
def _from() -> re.Pattern[str]:
    """ "From the French of": whose work a translation is."""
    out_of = alternation(anywhere("title_pages.by", "out_of"))
    return re.compile(rf"{out_of}\s+\w+\s+{small_words('of')}", re.IGNORECASE)


_ARTICLE = regex(lambda: rf"^{small_words('articles')}\s+(?=\S+\s)", re.IGNORECASE)


_SOMEBODY = regex(lambda: rf"{small_words('indefinite')}\s+[^\W\d_]", re.IGNORECASE)


@functools.cache
def _offices() -> tuple[Phrases, dict[str, str]]:
    rows = {
        phrase: relator
        for offices in in_every_language("title_pages.offices")
        for relator, phrases in offices.items()
        for phrase in phrases
    }
    return pattern(tuple(rows)), rows


@functools.cache
def _by(key: str) -> Phrases:
    return pattern(anywhere("title_pages.by", key))


def read_opening(text: str) -> Opening | None:
    """How a line begins that says by whom: "By", "TRANSLATED FROM THE GERMAN BY", "Traduction de"; None for others."""
    if len(text) > LONGEST:
        return None
    start = len(text) - len(text.lstrip("_*([ "))
    phrases, relators = _offices()
    office = next((m for m in phrases.finditer(text, start) if _is_early(text, start, m.start())), None)
    relator = relators[fold(office.group())] if office else "aut"
    if office is None:
        if original := _from().match(text, start):
            return Opening("aut", original.end()) if _leads(text, original) else None
        if _by("whole").fullmatch(text[start:].rstrip(" _*:.")):
            return Opening("aut", len(text))
        last = text.rstrip(" _*:").rsplit(" ", 1)
        if (
            len(last) > 1 and len(text.split()) < FIRST_WORDS and fold(last[1]) in anywhere("title_pages.by", "alone")
        ):  # no line of a title ends so
            return Opening("", len(text))
        by = _by("alone").match(text, start)
        return Opening("aut", by.end()) if by and not text[by.end() :].lstrip()[:1].islower() else None
    if original := _from().search(text, office.end()):
        return Opening("aut", original.end())
    behind = [m for m in _by("behind").finditer(text, office.start()) if _leads(text, m)]
    if behind:
        return Opening(relator, behind[-1].end())
    declined = office.start() == start and re.match(r"[а-яё]", fold(office.group()))
    return Opening(relator, office.end()) if declined else None


def _is_early(text: str, start: int, place: int) -> bool:
    """Few words stand before it, and none that says that this is something else."""
    before = text[start:place]
    return len(before.split()) < FIRST_WORDS and not re.search(r"[.;:!?]", before)


def _leads(text: str, by: re.Match[str]) -> bool:
    """Behind it stands a name, or nothing more."""
    rest = text[by.end() :].strip(" :_*.")
    if not rest or _SOMEBODY.match(rest):
        return True
    return rest[0].isupper() and rest.split()[0].casefold() not in anywhere("small_words", "articles")


def names_in(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """The persons that words behind "by" name, in order; what follows a degree or an office is no name any more."""
    found: list[Span] = []
    position = start
    for stop, after in [*((m.start(), m.end()) for m in _between().finditer(text, start, end)), (end, end)]:
        first, last = _bare(text, position, stop)
        words = text[first:last]
        if found and _is_degree(words):
            position = after
            continue
        if found and words and is_office(words):
            break
        if _is_name(words, codes):
            found.append(Span(first, last, "persName", weight=3.0))
        elif words:
            break
        position = after
    return tuple(found)


def _is_degree(words: str) -> bool:
    return fold(words).rstrip(".") + "." in anywhere("title_pages.by", "degrees")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r\n_*,;:([":
        start += 1
    while end > start and text[end - 1] in " \t\r\n_*,;:)]":
        end -= 1
    initial = re.search(r"(?:^|[\s.])[^\W\d_]{1,2}\.$", text[start:end])
    if (
        text[end - 1 : end] == "."
        and not initial
        and fold(text[start:end]).rpartition(" ")[2] not in anywhere("titles_of_rank", "suffixes")
    ):
        end -= 1
    return start, end


def _is_name(words: str, codes: Codes) -> bool:
    words = _ARTICLE.sub("", words)
    if not words or is_organisation(words):
        return False
    return is_personal_name(words, codes) >= -0.5 or _in_capitals(words, codes)


def _in_capitals(words: str, codes: Codes) -> bool:
    """Two to five words in capitals that a name may be made of."""
    parts = words.split()
    name = words.title()
    return 1 < len(parts) <= 5 and all(map(_CAPITALS.fullmatch, parts)) and is_personal_name(name, codes) >= -0.5


def is_office(text: str) -> bool:
    """Whether a line below a name says who that is: a degree, an office, other books."""
    bare = text.strip("_*()[] ")
    words = [fold(word) for word in _words(bare)]
    degrees = anywhere("title_pages.by", "degrees")
    if not words:
        return False
    initials = [part.strip(" ,;") for part in re.split(r"[,;]\s*", fold(bare))]
    if all(part in degrees or part.rstrip(".") + "." in degrees for part in initials if part):
        return True
    return bool(_by("affiliation").match(bare)) or (bare[0].islower() and len(words) > 1)


def is_nobody(text: str) -> bool:
    """Whether what stands behind "by" names somebody without a name: "a Lady"."""
    bare = text.strip('_* “"')
    return bool(_by("anonymous").match(bare) or _SOMEBODY.match(bare))


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text))
