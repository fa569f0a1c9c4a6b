"""What a line looks like by itself: its signs, its case, its words, its label."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.survey.lines.bins import Bins

OPENING = "“\"„«‘»‚'’"
CLOSING = "”\"’'»)]*_“"
ENDS = ".!?…"
SIGNS = frozenset("([{-–—•*_#>|/<=+†‡§^.,;:!?)]}…")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LENGTHS = Bins("length", (4, 10, 20, 35, 50, 64, 80, 110, 250))
COUNTS = Bins("words", (1, 2, 3, 4, 6, 9, 13, 20))
CAPITALS = Bins("capitals", (0.03, 0.1, 0.2, 0.5, 0.9, 1.0))
TITLES = Bins("titled", (0.05, 0.2, 0.4, 0.7, 1.0))
_NO_CAPITALS = dict.fromkeys(range(ord("A"), ord("Z") + 1))

_WORD = regex(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")
_NUMBER = regex(r"\d+")
_SIGN_FIRST = frozenset("[({^⁰¹²³⁴⁵⁶⁷⁸⁹0123456789*†‡§fnFN")
_WORD_FIRST = frozenset("[fnFN")
_LABELS = (
    ("bracketed", regex(r"\[\d{1,3}\]")),
    ("parenthesis", regex(r"\(\d{1,3}\)")),
    ("caret", regex(r"\[\^\w{1,3}\]:?|\^\d{1,3}\b")),
    ("braced", regex(r"\{\d{1,3}\}")),
    ("superscript", regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=.)")),
    ("stop", regex(r"\d{1,3}\.(?=\s)")),
    ("half", regex(r"\d{1,3}\)")),
    ("bare", regex(r"\d{1,3}(?=\s\S)")),
    ("sign", regex(r"[*†‡§]{1,3}(?=\s?\w)")),
)
_LETTERED = regex(r"\(?[a-zA-Z][.)]\s|\(?[ivxIVX]{1,5}[.)]\s")
_BULLET = regex(r"[-–—•*+·]\s+\S")
_LEADERS = regex(r"\.{4,}|(?:\. ){3,}|…{2,}")
_WIDE = regex(r"\S {3,}\S")


class Look:
    """A line by itself; `indent` and `length` in columns.

    `prefix` is what it begins with before a colon or stop, in lower case; `shouted` the words in capitals it begins
    with; `bare` a short line without digits and signs, as running heads are the same.
    """

    __slots__ = (
        "above", "bare", "below", "caps", "end", "first", "fits", "indent", "label", "length", "low", "number", "own",
        "prefix", "shouted", "text", "up", "words",
    )  # fmt: skip
    own: list[str]
    words: list[str]

    def __init__(self, text: str, indent: int, above: int) -> None:
        self.text, self.indent, self.length = text, indent, len(text)
        self.above, self.below, self.fits = min(above, 3), 3, False
        self.first = sign_class(text[0])
        body = text.lstrip("“\"„«‘'_*(/ ")[:1]
        self.up, self.low = body.isupper(), body.islower()
        self.end = _end(text)
        words = _WORD.findall(text)
        self.words = words
        self.label, self.number = label(text)
        self.caps = False
        self.prefix = self.shouted = self.bare = ""
        self.own = self._atoms(words)

    def _atoms(self, words: list[str]) -> list[str]:
        text = self.text
        atoms = [
            LENGTHS.of(self.length),
            COUNTS.of(len(words)),
            f"end:{self.end}",
            f"last:{sign_class(text[-1])}",
            f"first:{self.first}",
            "case:up" if self.up else "case:low" if self.low else "case:none",
        ]
        letters = sum(map(len, words))
        if letters:
            capitals = _capitals(text) / letters
            self.caps = capitals > 0.9
            atoms.append(CAPITALS.of(capitals))
            atoms.append(TITLES.of(sum(map(_BEGINS_HIGH.__getitem__, words)) / len(words)))
        else:
            atoms.append("letters:none")
            if not any(map(str.isdigit, text)):
                atoms.append(f"sign:{text[0]}")
        if self.label:
            atoms.append(f"label:{self.label}")
        atoms += _marks(text)
        return atoms


class _BeginsHigh(dict[str, bool]):
    """Whether a word begins with a capital letter; asked once for each word."""

    def __missing__(self, word: str) -> bool:
        found = self[word] = word[0].isupper()
        return found


_BEGINS_HIGH = _BeginsHigh()


def _capitals(text: str) -> int:
    """How many letters of a text are capitals."""
    return len(text) - len(text.translate(_NO_CAPITALS)) if text.isascii() else sum(map(str.isupper, text))


@functools.lru_cache(maxsize=4096)
def sign_class(character: str) -> str:
    """The class of a character at the edge of a line: U, l, 9, q, itself for the commonest signs, else o."""
    if character.isupper():
        return "U"
    if character.islower():
        return "l"
    if character.isdigit():
        return "9"
    if character in OPENING:
        return "q"
    return character if character in SIGNS else "o"


def _end(text: str) -> str:
    mark = text.rstrip(CLOSING)[-1:] or text[-1]
    if mark in ENDS:
        return "stop"
    if mark in ",;:-–—¬=":
        return mark
    return "letter" if mark.isalpha() else "9" if mark.isdigit() else "o"


@functools.cache
def _worded_label() -> tuple[str, re.Pattern[str]]:
    """ "[Footnote 3:", "Note 3.": a word for a note, in any language, and a number."""
    words = {*anywhere("remarks", "footnote"), *anywhere("remarks", "note"), *anywhere("headings", "notes")}
    source = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    return "word", re.compile(rf"\[?(?:{source})\W*\d{{1,3}}\W", re.IGNORECASE)


def label(text: str) -> tuple[str, int]:
    """The form of the label a line begins with and the number in it; an empty form, and -1, where there is none."""
    if text[0] in _SIGN_FIRST:
        worded = (_worded_label(),) if text[0] in _WORD_FIRST and _NUMBER.search(text) else ()
        for form, pattern in (*_LABELS, *worded):
            if found := pattern.match(text):
                number = _NUMBER.search(found.group().translate(SUPERSCRIPTS))
                return form, int(number.group()) if number else -1
    return "", -1


def _marks(text: str) -> list[str]:
    """Marks at the edges of a line, and what parts it."""
    atoms = _emphasis(text)
    if text[0] in "#>|=:;!":
        atoms.append(f"mark:{text[0]}")
    if text[0] in "([" and text[-1] in ")]":
        atoms.append(f"within:{text[0]}")
    if _BULLET.match(text):
        atoms.append("bullet")
    elif _LETTERED.match(text):
        atoms.append("label:letter")
    return atoms + _parts(text)


def _emphasis(text: str) -> list[str]:
    if text.startswith("**"):
        whole = text.rstrip(".:").endswith("**") and text.count("**") == 2
        return ["mark:strong-whole" if whole else "mark:strong"]
    if text[0] in "_*/'<" and text[-1] in "_*/'>" and len(text) > 2:
        return [f"mark:{text[0]}-whole"]
    return []


def _parts(text: str) -> list[str]:
    atoms = []
    if "|" in text[1:-1]:
        atoms.append("bars")
    if "\t" in text:
        atoms.append("gap:tab")
    elif "   " in text and _WIDE.search(text):
        atoms.append("gap:spaces")
    if "..." in text or ". . ." in text or "……" in text:
        atoms.append("leaders" if _LEADERS.search(text) else "dots")
    return atoms
