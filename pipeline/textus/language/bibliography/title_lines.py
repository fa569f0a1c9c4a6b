"""What one line of a printed title page is by its own words (TEI P5, 4.6): edition, volume, price, imprint, series."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere, function_words, language
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.imprints import read_imprint_line
from textus.language.bibliography.lexicon import (
    Codes,
    alternation,
    fold,
    merged,
    number_label,
    ordinal_endings,
    pattern,
    small_words,
    words,
)
from textus.language.bibliography.segments import is_publisher
from textus.model.claims import Span

SHORT, LONG = 70, 300
MOST_WORDS = 9
"""words of a line about edition, volume or price"""
COVERED = 0.55
"""share of the letters of a line that are those of a place, a publisher, a year"""


_WORD = regex(lambda: rf"[^\W\d_]+\.?|\d[\d,]*(?:{ordinal_endings()}|s)?\.?|[^\W_]+")


_NUMBER = regex(lambda: rf"\d+{ordinal_endings()}?\.?|[IVXLC]+\.?", re.IGNORECASE)


@functools.cache
def _series_number() -> re.Pattern[str]:
    label = number_label("issue", "volume")
    return re.compile(rf"(?:^|[\s—–,.(\[-]){label}?\s*(?:\d{{1,4}}|[ivxlc]{{1,6}})[).\]]*(?:$|\s)", re.IGNORECASE)


_NUMBERED_AT_END = regex(lambda: rf"[^\W\d_]{{3}}[\W_]+{number_label('issue')}\s*\d{{1,4}}$", re.IGNORECASE)


@functools.cache
def _house() -> re.Pattern[str]:
    label = number_label("issue")
    return re.compile(
        rf"(?:^|,\s)(?:{label}\s*)?\d{{1,4}}[a-d]?(?:\s(?:&|{small_words('and')})\s\d+)?,?\s", re.IGNORECASE
    )


@functools.cache
def _headings(codes: Codes) -> frozenset[str]:
    """Words of headings: a line that ends with one is none of an imprint."""
    kinds = ("preface", "notes", "headnote", "introduction", "advertisement")
    named = [word for word, kind in merged(codes, "divisions").items() if kind in kinds]
    return frozenset(word.split()[-1] for word in (*named, *words(codes, "headings", "notes")))


@functools.cache
def _listed(name: str, key: str = "words") -> frozenset[str]:
    return frozenset(anywhere(f"title_pages.{name}", key))


@functools.cache
def phrases(name: str, key: str) -> Phrases:
    """The phrases of a list of the table `title_pages` as a pattern."""
    return pattern(anywhere(f"title_pages.{name}", key), skipped="_*([")


@functools.cache
def alternatives(code: str) -> Phrases:
    """Words that join another title ("or"): those of every language, but for everyday words of the text's own.

    `code` is the language of the text. The word for "or" of one language ("of") may join no titles in another.
    """
    own = language(code).table("title_pages").get("title", {}).get("alternative", ())
    everyday = set(function_words(code)) - set(own)
    joining = tuple(word for word in anywhere("title_pages.title", "alternative") if word not in everyday)
    return pattern(joining, skipped="_*([")


def _words(text: str) -> list[str]:
    return [fold(match.group()) for match in _WORD.finditer(text)]


def _holds(words: list[str], listed: frozenset[str]) -> bool:
    return any(word in listed or word.rstrip(".") in listed for word in words)


def _counts(text: str, words: list[str]) -> bool:
    """It holds a number, in figures or in words."""
    return any(_NUMBER.fullmatch(part.strip(".,()[]")) for part in text.split()) or _holds(words, _listed("numbers"))


def is_edition(text: str) -> bool:
    """ "SECOND EDITION", "Zweite, verbesserte Auflage", "Издание третье"."""
    words = _words(text)
    if not words or len(words) > MOST_WORDS:
        return False
    if fold(text.strip("_*()[] .")) in _listed("edition", "said"):
        return True
    return _holds(words, _listed("edition")) and (
        _counts(text, words) or _holds(words, _listed("edition", "qualifiers"))
    )


def is_volume(text: str) -> bool:
    """ "IN TWO VOLUMES", "VOL. I.", "Erster Band", "Tome premier"."""
    words = _words(text)
    return 1 < len(words) <= 6 and _holds(words, _listed("volume")) and _counts(text, words)


def is_price(text: str) -> bool:
    """ "PRICE ONE PENNY", "Two Pence", "Preis 50 Pfennig", "6d. net"."""
    words = _words(text)
    if not words or len(words) > MOST_WORDS:
        return False
    money = _listed("price", "money")
    if words[0] in _listed("price"):
        return _counts(text, words) or _holds(words, money)
    return _counts(text, words) and len(words) <= 4 and words[-1].rstrip(".") in money


def is_series(text: str) -> bool:
    """ "THE WEAVERS' LIBRARY. No. 6": the name of a series with a number."""
    words = _words(text)
    return 2 < len(words) <= 12 and _holds(words, _listed("series")) and bool(_series_number().search(fold(text)))


def names_series(text: str) -> bool:
    """It holds the word for a series, a library, a collection."""
    return _holds(_words(text), _listed("series"))


def is_numbered(text: str) -> bool:
    """Words with "No. 4" behind: above a title, those of a series."""
    return len(text) <= SHORT and bool(_NUMBERED_AT_END.search(text.rstrip("_*. )]")))


def imprint_parts(text: str, codes: Codes) -> tuple[Span, ...]:
    """The places, publishers and the year of a line that is one of an imprint; empty for any other."""
    if (
        len(text) > LONG
        or _names_day(text, codes)
        or text.rstrip("_*. ").rpartition(" ")[2].lower() in _headings(codes)
    ):
        return ()
    parts = read_imprint_line(text, 0, len(text), codes)
    letters = sum(c.isalnum() for c in text)
    covered = sum(c.isalnum() for part in parts for c in text[part.start : part.end])
    roles = {part.role for part in parts}
    begins = bool(parts) and parts[0].role == "pubPlace" and not text[: parts[0].start].strip("_*([")
    if begins and ("publisher" in roles or "date" in roles or text[parts[0].end :].lstrip()[:1] == ":"):
        return parts
    return parts if covered >= COVERED * letters else ()


def _names_day(text: str, codes: Codes) -> bool:
    """It holds a date to the day, as letters have and imprints have not."""
    return any(len(span.attributes.get("when", "")) > 7 for span in find_dates(text, 0, len(text), codes))


def names_printer(text: str) -> bool:
    """It says who printed, published or sells the book."""
    found = phrases("imprint", "openings").match(text)
    if not found or len(text) > LONG:
        return False
    rest = text[found.end() :].strip(" :_*,.")
    return len(found["phrase"]) > 3 or rest[:1].isupper()


@functools.cache
def _published_by() -> re.Pattern[str]:
    brought, by = alternation(anywhere("statements", "brought_out")), alternation(anywhere("statements", "by"))
    within = small_words("in", "at")
    return re.compile(rf"{brought}\s(?:{within}\s)?(?:1[4-9]|20)\d\d,?\s{by}(?:\n|$)", re.IGNORECASE)


def published_by(text: str) -> bool:
    """ "Published in 1922 by", with the house in the line below."""
    return _published_by().match(text.strip("_*")) is not None


def is_issue(text: str, codes: Codes) -> bool:
    """When the book was issued: "Published October, 1901", "Reprinted March, April, 1902"."""
    found = phrases("imprint", "issued").match(text)
    rest = text[found.end() :].lstrip(" :,") if found else ""
    return bool(rest) and len(text) <= SHORT and any(span.start == 0 for span in find_dates(rest, 0, len(rest), codes))


def is_address(text: str) -> bool:
    """The house of a publisher or printer: a street, a number with one; or the name of a firm with its house."""
    if len(text) > SHORT or text[-1:] in "?!;":
        return False
    words = _words(text)
    if words[:1] and words[0] in _listed("addressed", "openings"):
        return False
    if not text[:1].isupper() and not text[:1].isdigit() and text[:1] not in "_*([":
        return False
    return _holds(words, _listed("imprint", "streets")) and (
        "," in text or bool(_house().search(text)) or len(words) <= 4
    )


def is_firm(text: str, codes: Codes) -> bool:
    """A short line that names a publisher."""
    return len(text) <= SHORT and is_publisher(text.strip("_*., "), codes)
