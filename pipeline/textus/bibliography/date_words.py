"""The words and figures a date is made of: a text cut into tokens, each of one kind, written as one letter.

Forms of dates are then patterns over those letters, the same for every language.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from textus.bibliography.calendar import FIRST_YEAR, LAST_YEAR
from textus.bibliography.lexicon import Codes, alternation, fold, merged, words
from textus.bibliography.numerals import roman
from textus.knowledge import language, table

# The kinds of tokens. Punctuation marks stand for themselves: , . : - / ( )
YEAR, NUMBER, SHORT_YEAR, WORD_NUMBER = "Y", "D", "Z", "N"
MONTH, ROMAN, SEASON, FEAST, WEEKDAY = "M", "R", "S", "F", "W"
LINK, INTRODUCER, COUNTER, SUFFIX = "O", "I", "H", "g"
CIRCA, BEFORE, AFTER, BETWEEN, AND = "C", "B", "G", "P", "U"
EARLY, MIDDLE, LATE, DECADE = "E", "X", "L", "T"
ISO, EAST_ASIAN, OLD_STYLE, NEW_STYLE = "K", "J", "o", "n"
OTHER_WORD, OTHER = "w", "x"

_LISTS = (
    (EARLY, "early"), (MIDDLE, "middle"), (LATE, "late"), (CIRCA, "circa"), (OLD_STYLE, "old_style"),
    (NEW_STYLE, "new_style"), (AND, "and"), (BEFORE, "before"), (AFTER, "after"), (BETWEEN, "between"), (LINK, "of"),
)  # fmt: skip


_BRACKETS = {"[": "(", "]": ")"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or mark of a date with its place in the text."""

    kind: str
    start: int
    end: int
    text: str
    value: int = 0
    weak: bool = False
    """a month written small in a language that writes months with a capital"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of dates of a set of languages."""

    pattern: re.Pattern[str]
    kinds: dict[str, tuple[str, int | str]]
    strong_months: frozenset[str]


@functools.cache
def vocabulary(codes: Codes) -> Vocabulary:
    """The words of dates in these languages, each with its kind and value."""
    kinds: dict[str, tuple[str, int | str]] = {}
    general = table("dates")

    def learn(kind: str, rows: dict[str, int | str]) -> None:
        for phrase, value in rows.items():
            kinds.setdefault(fold(phrase), (kind, value))

    learn(MONTH, dict(merged(codes, "months")))
    learn(SEASON, dict(merged(codes, "seasons")))
    learn(FEAST, dict(merged(codes, "feasts")))
    learn(WEEKDAY, dict(merged(codes, "weekdays")))
    learn(COUNTER, dict.fromkeys(general["counters"], 0))
    learn(SUFFIX, dict.fromkeys(general["year_suffix"], 0))
    for kind, name in _LISTS:
        learn(kind, dict.fromkeys(words(codes, "dates", name), 0))
    learn(LINK, dict.fromkeys(general["link"], 0))
    learn(INTRODUCER, dict.fromkeys(general["introducers"], 0))
    learn(WORD_NUMBER, {w: n for w, n in merged(codes, "numerals").items() if isinstance(n, int) and n <= 31})
    small = [code for code in codes if code.split("-")[0] not in general["capital_months"]]
    strong = frozenset(fold(month) for code in small for month in language(code).table("months"))
    return Vocabulary(_pattern(codes, tuple(kinds)), kinds, strong)


def _pattern(codes: Codes, phrases: tuple[str, ...]) -> re.Pattern[str]:
    suffixes = "|".join(
        re.escape(suffix)
        for suffix in sorted(words(codes, "numerals", "suffixes"), key=len, reverse=True)
        if suffix != "."
    )
    decades = "|".join(re.escape(suffix).replace("'", "['’]") for suffix in table("dates")["decade_suffixes"])
    return re.compile(
        rf"""
        (?P<iso>(?<!\d)\d{{4}}-\d\d-\d\d(?!\d))
        | (?P<cjk>(?<!\d)\d{{4}}(?:[（(][^）)]{{1,8}}[）)])?年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?)
        | (?P<decade>(?<!\d)1\d\d0(?:{decades})(?!\w))
        | (?P<apostrophe>(?<!\w)['’]\d\d(?!\d))
        | (?P<number>\d+)(?P<suffix>(?:{suffixes})(?!\w))?
        | (?P<phrase>{alternation(phrases)})
        | (?P<roman>(?<!\w)[IVX]{{1,4}}(?!\w))
        | (?P<word>[^\W\d_]+)
        | (?P<dash>[-–—‑])
        | (?P<mark>[,.:/()?\[\]])
        | (?P<other>[^\s\w])
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def tokens(text: str, start: int, end: int, codes: Codes) -> list[Token]:
    """The tokens of a stretch of text, white space left out."""
    known = vocabulary(codes)
    return [_token(match, known) for match in known.pattern.finditer(text, start, end)]


def _token(match: re.Match[str], known: Vocabulary) -> Token:
    group, text = match.lastgroup, match.group()
    place = match.start(), match.end(), text
    if group in ("number", "suffix"):
        return _number(match)
    if group == "phrase":
        kind, value = known.kinds[fold(text)]
        weak = kind == MONTH and text.islower() and fold(text) not in known.strong_months
        return Token(kind, *place, value if isinstance(value, int) else 0, weak)
    if group == "roman":
        month = roman(text) if text.isupper() else None
        return Token(ROMAN, *place, month) if month and month <= 12 else Token(OTHER_WORD, *place)
    if group == "apostrophe":
        return Token(SHORT_YEAR, *place, int(text[1:]))
    if group == "decade":
        return Token(DECADE, *place, int(text[:4]))
    kinds = {"iso": ISO, "cjk": EAST_ASIAN, "word": OTHER_WORD, "dash": "-", "mark": _BRACKETS.get(text, text)}
    return Token(kinds.get(group or "", OTHER), *place)


def _number(match: re.Match[str]) -> Token:
    digits, place = match["number"], (match.start(), match.end(), match.group())
    value = int(digits) if len(digits) <= 4 else 0
    if len(digits) == 4 and FIRST_YEAR <= value <= LAST_YEAR and not match["suffix"]:
        return Token(YEAR, *place, value)
    if len(digits) <= 2 and 1 <= value <= 31:
        return Token(NUMBER, *place, value)
    if len(digits) == 2 and not match["suffix"]:
        return Token(SHORT_YEAR, *place, value)
    return Token(OTHER, *place)
