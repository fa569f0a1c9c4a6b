"""The words and figures a date is made of: a text cut into tokens, each with all the kinds it may be of.

Words are cut by one small pattern, folded and looked up, so that a language of a thousand words of dates costs a
dictionary and no pattern.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from textus.base.knowledge import anywhere, in_every_language, language, of_no_language, table
from textus.base.regex import regex
from textus.language.bibliography.calendar import FIRST_YEAR, LAST_YEAR
from textus.language.bibliography.lexicon import Codes, merged, without_tables, words
from textus.language.bibliography.numerals import roman

# The kinds of tokens: bits, because a word may be of several ("bis" is both "until" and the "to" of a stretch).
(
    YEAR, NUMBER, SHORT, ORDINAL, WORD_NUMBER, MONTH, ROMAN, SEASON, FEAST, WEEKDAY, REPUBLICAN, REPUBLICAN_YEAR,
    LINK, INTRODUCER, COUNTER, COUNTED, SUFFIX, CIRCA, BEFORE, AFTER, SINCE, UNTIL, BETWEEN, FROM, AND, TO, OR,
    EARLY, MIDDLE, LATE, FIRST_HALF, SECOND_HALF, DECADE, DECADE_WORD, TENS, CENTURY, BEFORE_CHRIST, OLD_STYLE,
    NEW_STYLE, THIS_MONTH, LAST_MONTH, NEXT_MONTH, THIS_YEAR, OTHER_YEAR,
    ROMAN_DAY, DOUBTFUL_ROMAN_DAY, LATIN_MONTH, LATIN_COUNT,
    DASH, SLASH, STOP, COMMA, COLON, OPEN, CLOSE, QUERY, APOSTROPHE, SMALL_WORD, OTHER,
) = (1 << bit for bit in range(59))  # fmt: skip

FIGURES = YEAR | NUMBER | SHORT
PARTS = EARLY | MIDDLE | LATE | FIRST_HALF | SECOND_HALF
BOUNDS = CIRCA | BEFORE | AFTER

_MARKS = {
    "-": DASH, "–": DASH, "—": DASH, "‑": DASH, "/": SLASH, ".": STOP, ",": COMMA, ":": COLON, "(": OPEN, "[": OPEN,
    ")": CLOSE, "]": CLOSE, "?": QUERY, "'": APOSTROPHE, "’": APOSTROPHE,
}  # fmt: skip
_OF_LANGUAGES = {
    "early": EARLY, "middle": MIDDLE, "late": LATE, "first_half": FIRST_HALF, "second_half": SECOND_HALF,
    "circa": CIRCA, "before": BEFORE, "after": AFTER, "between": FROM, "and": TO, "of": LINK, "century": CENTURY,
    "old_style": OLD_STYLE, "new_style": NEW_STYLE, "this_month": THIS_MONTH, "last_month": LAST_MONTH,
    "next_month": NEXT_MONTH, "this_year": THIS_YEAR, "other_year": OTHER_YEAR, "counted": COUNTED,
    "decade": DECADE_WORD, "before_christ": BEFORE_CHRIST,
}  # fmt: skip
_OF_ALL = {
    "link": LINK, "introducers": INTRODUCER, "counters": COUNTER, "year_suffix": SUFFIX,
    "republican_year": REPUBLICAN_YEAR,
}  # fmt: skip
_NARROWER = (
    ("within", BETWEEN, FROM), ("and", AND, TO), ("or", OR, TO), ("until", UNTIL, BEFORE), ("since", SINCE, AFTER),
)  # fmt: skip
_TRIGGERS = MONTH | CENTURY | REPUBLICAN | LATIN_MONTH
SHORTEST_TRIGGER = 3
_ROMAN_CENTURIES = ("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI")
_ROMAN_YEARS = ("MCD", "MDC", "MDL", "MDX", "MDI", "MDV", "MCM", "MMX")
"""what the years from 1400 on begin with in Roman numerals"""

_RAW = regex(r"\d+|[^\W\d_]+|\n\s*\n|[^\s\w]")
_LETTERS = regex(r"[^\W\d_]+")
_FOLDED = {"’": "'", "‑": "-", "–": "-", "—": "-"}
LONGEST_SUFFIX = 5
LONGEST_ROMAN_YEAR, SHORTEST_ROMAN_YEAR = 15, 4


class Word(NamedTuple):
    """What a phrase may mean in a date."""

    kinds: int = 0
    month: int = 0
    value: int = 0
    """a number in words, the tens of a decade, a month of the republican year"""
    name: str = ""
    """the season, or the day of a feast"""


class Token(NamedTuple):
    """A word, phrase, figure or mark with its place in the text."""

    kinds: int
    start: int = -1
    end: int = -1
    value: int = 0
    month: int = 0
    name: str = ""
    weak: bool = False
    """a month written small in a language that writes months with a capital; a word of number, or one for a century,
    written with a capital as in the name of a journal"""
    size: int = 0
    """figures of a number"""


END = Token(0)
_SMALL, _OTHER = Token(SMALL_WORD), Token(OTHER)


class Vocabulary(NamedTuple):
    """All words of dates of a set of languages."""

    words: Mapping[str, Word]
    phrases: Mapping[str, Mapping[str, tuple[int, ...]]]
    """of the words and marks that longer phrases begin with, the second ones, and how many there may be in all"""
    suffixes: frozenset[str]
    """what may stand right behind the figures of an ordinal"""
    decades: frozenset[str]
    """what may stand right behind the figures of a decade"""
    strong_months: frozenset[str]
    capital_nouns: frozenset[str]
    """words for a century in languages that write every noun with a capital"""
    triggers: frozenset[str]
    """words, in the cases they are written in, near which there may be a date without figures"""


@functools.cache
def vocabulary(codes: Codes) -> Vocabulary:
    """The words of dates in these languages, each with its kinds and values."""
    known: dict[str, Word] = {}

    def learn(kind: int, rows: Mapping[str, Any] | Iterable[str], field: str = "") -> None:
        values = rows if isinstance(rows, Mapping) else dict.fromkeys(rows, 0)
        for phrase, value in values.items():
            key = phrase if phrase.isalpha() else " ".join(_RAW.findall(phrase))
            word = known.get(key, Word())
            if not word.kinds & kind:
                news: dict[str, Any] = {field: value} if field else {}
                known[key] = word._replace(kinds=word.kinds | kind, **news)

    elsewhere = of_no_language("months_elsewhere.names") if without_tables(codes) else {}
    learn(MONTH, {**elsewhere, **merged(codes, "months")}, "month")
    latin = table("latin")
    learn(MONTH | LATIN_MONTH, latin["months"], "month")
    learn(LATIN_MONTH, latin["months_of_roman_days"], "month")
    learn(ROMAN_DAY, latin["roman_days"], "name")
    learn(ROMAN_DAY | DOUBTFUL_ROMAN_DAY, latin["doubtful_roman_days"], "name")
    learn(LATIN_COUNT, latin["counts_of_days"], "value")
    for months in in_every_language("republican_months"):
        learn(REPUBLICAN, months, "value")
    learn(SEASON, merged(codes, "seasons"), "name")
    learn(FEAST, merged(codes, "feasts"), "name")
    learn(WEEKDAY, merged(codes, "weekdays"))
    learn(WORD_NUMBER, {w: n for w, n in merged(codes, "numerals").items() if isinstance(n, int) and n <= 31}, "value")
    for name, kind in _OF_LANGUAGES.items():
        learn(kind, words(codes, "dates", name))
    for code in codes:
        learn(TENS, language(code).table("dates").get("tens", {}), "value")
    for name, kind in _OF_ALL.items():
        learn(kind, anywhere("date_words", name))
    _narrow(known)
    small = [code for code in codes if "months" not in language(code).words("dates", "capitals")]
    return Vocabulary(
        words=known,
        phrases=_phrases(known),
        suffixes=frozenset(words(codes, "numerals", "suffixes")) - {"."},
        decades=frozenset(anywhere("date_words", "decade_suffixes")),
        strong_months=frozenset((*elsewhere, *(month for code in small for month in language(code).table("months")))),
        capital_nouns=frozenset(
            words(
                tuple(code for code in codes if "nouns" in language(code).words("dates", "capitals")),
                "dates",
                "century",
            )
        ),
        triggers=_triggers(known, bool(small or elsewhere)),
    )


def _narrow(known: dict[str, Word]) -> None:
    """The tables of languages name some words together that mean different things of a stretch of time."""
    for name, kind, instead in _NARROWER:
        for phrase in anywhere("date_words", name):
            key = " ".join(_RAW.findall(phrase))
            if key in known:
                known[key] = known[key]._replace(kinds=known[key].kinds & ~instead | kind)
    for phrase in anywhere("date_words", "not_days"):
        if phrase in known:
            known[phrase] = known[phrase]._replace(kinds=known[phrase].kinds & ~WORD_NUMBER)


def _phrases(known: Iterable[str]) -> dict[str, dict[str, tuple[int, ...]]]:
    """The longest ones are tried first."""
    sizes: dict[str, dict[str, set[int]]] = {}
    for key in known:
        if " " in key:
            first, second, *rest = key.split(" ")
            sizes.setdefault(first, {}).setdefault(second, set()).add(len(rest) + 2)
    return {
        first: {second: tuple(sorted(found, reverse=True)) for second, found in seconds.items()}
        for first, seconds in sizes.items()
    }


def _triggers(known: Mapping[str, Word], small: bool) -> frozenset[str]:
    found = set(_ROMAN_CENTURIES)
    for key, word in known.items():
        if word.kinds & _TRIGGERS and len(key) >= SHORTEST_TRIGGER and key.isalpha():
            found.update((key.capitalize(), key.upper(), *([key] if small or not word.kinds & MONTH else [])))
    return frozenset(found)


def triggering(text: str, start: int, end: int, codes: Codes) -> list[tuple[int, int]]:
    """Where words stand near which there may be a date without figures."""
    triggers = vocabulary(codes).triggers
    if any(text.find(begun, start, end) >= 0 for begun in _ROMAN_YEARS):
        words_ = _LETTERS.finditer(text, start, end)
        return [match.span() for match in words_ if match.group() in triggers or match.group()[:3] in _ROMAN_YEARS]
    if triggers.isdisjoint(_LETTERS.findall(text, start, end)):
        return []
    return [match.span() for match in _LETTERS.finditer(text, start, end) if match.group() in triggers]


def tokens(text: str, start: int, end: int, codes: Codes) -> list[Token]:
    """The tokens of a stretch of text, white space and marks of emphasis left out."""
    known = vocabulary(codes)
    raw = [match.span() for match in _RAW.finditer(text, start, end)]
    folded = [_fold(text[first:last]) for first, last in raw]
    found: list[Token] = []
    at, count = 0, len(raw)
    while at < count:
        first, (begin, after) = folded[at], raw[at]
        size, word = _phrase(folded, at, known) if first in known.phrases else (1, known.words.get(first))
        if word:
            found.append(_known(text, begin, raw[at + size - 1][1], word, known))
            at += size
            continue
        at += 1
        if first.isdecimal():
            found.append(_figures(text, begin, after, known))
            while at < count and raw[at][0] < found[-1].end:
                at += 1
        else:
            found.append(_unknown(text[begin:after], begin, after, known))
    return found


def _fold(word: str) -> str:
    return _FOLDED.get(word) or word.lower()


def _phrase(folded: list[str], at: int, known: Vocabulary) -> tuple[int, Word | None]:
    """The longest phrase that begins here, and of how many words and marks it is."""
    if at + 1 < len(folded):
        for size in known.phrases[folded[at]].get(folded[at + 1], ()):
            if at + size <= len(folded) and (word := known.words.get(" ".join(folded[at : at + size]))):
                return size, word
    return 1, known.words.get(folded[at])


def _known(text: str, start: int, end: int, word: Word, known: Vocabulary) -> Token:
    phrase = text[start:end]
    kinds = word.kinds
    kinds |= _MARKS.get(phrase, 0) | (_numeral(phrase) if phrase.isupper() else 0)
    weak = bool(kinds & MONTH) and phrase.islower() and phrase not in known.strong_months
    if kinds & WORD_NUMBER and not kinds & MONTH:
        weak = phrase.istitle()
    weak = weak or (bool(kinds & CENTURY) and phrase.istitle() and phrase.lower() not in known.capital_nouns)
    value = word.value or (roman(phrase) or 0 if kinds & ROMAN else 0)
    return Token(kinds, start, end, value, word.month, word.name, weak)


def _unknown(word: str, start: int, end: int, known: Vocabulary) -> Token:
    if len(word) == 1 and word in _MARKS:
        return Token(_MARKS[word], start, end)
    if word.islower():
        return _small(word, start, end)
    if (word[0] in "IVXLCDM" and word.isupper()) and (kinds := _numeral(word)):
        return Token(kinds, start, end, roman(word) or 0)
    if word[0] in "IVXХ":
        return _roman_ordinal(word, start, end, known)
    return _OTHER


def _small(word: str, start: int, end: int) -> Token:
    """A word in small letters; "viij" is a number where the days are counted in Latin."""
    if word.strip("ivxj"):
        return _SMALL
    return Token(SMALL_WORD | LATIN_COUNT, start, end, roman(word.replace("j", "i")) or 0)


def _numeral(word: str) -> int:
    """What a Roman numeral may be: a month or century, or a year; 0 for any other word."""
    value = roman(word) if len(word) <= LONGEST_ROMAN_YEAR and word.isascii() else None
    if value and value <= 31:
        return ROMAN
    return YEAR if value and FIRST_YEAR <= value <= LAST_YEAR and len(word) >= SHORTEST_ROMAN_YEAR else 0


def _roman_ordinal(word: str, start: int, end: int, known: Vocabulary) -> Token:
    """XIXe, XVIIIth; and the Cyrillic letters that look like a Roman numeral."""
    latin = word.translate(_LATIN)
    figures = latin.rstrip("abcdefghijklmnopqrstuvwxyzèº")
    if figures != latin and latin[len(figures) :] not in known.suffixes:
        return _OTHER
    value = roman(figures) if figures and figures.isascii() else None
    return Token(ROMAN | ORDINAL, start, end, value) if value and value <= 31 else _OTHER


_LATIN = {ord("Х"): "X", ord("І"): "I"}


def _figures(text: str, start: int, end: int, known: Vocabulary) -> Token:
    size = end - start
    value = int(text[start:end]) if size <= 4 else 0
    suffix = _suffix(text, end, known.suffixes)
    if size == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        decade = _suffix(text, end, known.decades) if value % 10 == 0 else 0
        return Token(YEAR | (DECADE if decade else 0), start, end + decade, value, size=size)
    if size > 2:
        return Token(OTHER, start, end)
    if suffix:
        kinds = (NUMBER | ORDINAL if 1 <= value <= 31 else OTHER) | (TENS if value and value % 10 == 0 else 0)
        return Token(kinds, start, end + suffix, value, size=size)
    if value and value % 10 == 0 and (decade := _suffix(text, end, known.decades)):
        return Token(TENS, start, end + decade, value, size=size)
    kinds = (NUMBER if 1 <= value <= 31 else 0) | (SHORT if size == 2 else 0)
    return Token(kinds or OTHER, start, end, value, size=size)


def _suffix(text: str, at: int, suffixes: frozenset[str]) -> int:
    """The length of what stands right behind a figure if it is one of these and a word ends with it."""
    following = text[at : at + LONGEST_SUFFIX + 1]
    if not following or following[0].isspace():
        return 0
    following = following.lower().replace("’", "'").replace("‑", "-")
    for size in range(min(LONGEST_SUFFIX, len(following)), 0, -1):
        if following[:size] in suffixes and not following[size : size + 1].isalnum():
            return size
    return 0
