"""Words of names as they are compared: without case, accents, and the differences of spelling that mean nothing.

An umlaut is the same as its vowel with e, ß is ss, ё is е. A word keeps one thing more: whether the name writes it
small ("von") or wholly in capitals ("SPD"), for then the text must too.
"""

from __future__ import annotations

import unicodedata

from textus.base.regex import regex

WORD = regex(r"[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*(?:[-\u2010]\r?\n[ \t]*(?=[a-zß-öø-ÿа-яё])[^\W_]+)?")
"""a word of a text, one divided at the end of a line included"""
SMALL = "~"
"""stands before a folded word that a name writes small"""

_DIVIDED = regex(r"[-\u2010]\r?\n[ \t]*|\u00ad")
_SPECIAL = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "ё": "е", "ł": "l", "đ": "d"}
)
_CYRILLIC = regex(r"[\u0400-\u04ff]")


def fold(word: str) -> str:
    """A word for comparing: "MÜLLER" and "Mueller" are the same, "Muller" is not."""
    if word.isascii() and "\n" not in word:
        return word.lower()
    folded = unicodedata.normalize("NFC", _DIVIDED.sub("", word)).casefold().translate(_SPECIAL)
    if folded.isascii() or _CYRILLIC.search(folded):
        return folded
    return "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))


def key(word: str) -> str:
    """What a word of a name is filed under."""
    if len(word) > 1 and word.isupper():
        return word
    return SMALL + fold(word) if word[0].islower() else fold(word)


def keys_of(word: str, folded: str) -> tuple[str, ...]:
    """What a word of a text may be filed under, case considered."""
    if word[0].islower():
        return (SMALL + folded,)
    if len(word) > 1 and word.isupper():
        return (word, folded, SMALL + folded)
    return (folded, SMALL + folded)


def words_of(name: str) -> list[str]:
    """The words of a name."""
    return WORD.findall(name)
