"""Numbers as books write them: arabic, Roman, in words."""

from __future__ import annotations

import re

from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, fold, merged

_ROMAN = regex(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})", re.IGNORECASE)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_DIGITS = regex(r"\d+")


def roman(word: str) -> int | None:
    """The value of a Roman numeral, None for any other word."""
    if not word or not _ROMAN.fullmatch(word):
        return None
    values = [_VALUES[letter] for letter in word.upper()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def number(word: str, codes: Codes = ("en",)) -> int | None:
    """The value of "12", "12th", "XII", "twelve", "twelfth" or "zwölfter"; None for anything else."""
    word = word.strip().strip(".,;:()[]")
    if digits := _DIGITS.match(word):
        return int(digits.group()) if len(digits.group()) <= 9 else None
    value = merged(codes, "numerals").get(fold(word))
    if isinstance(value, int):
        return value
    return roman(word)
