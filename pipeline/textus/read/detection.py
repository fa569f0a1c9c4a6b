"""In which encoding bytes are that are not UTF-8 and bear no mark: said only where they leave little doubt.

A detector ranks the readings by how words of many languages look. To it, readings that differ in a few characters are
about as likely as one another; so each is also judged by where its characters stand. An opening mark at the end of a
word, a capital inside one or a Greek letter among Latin ones speak against a reading.
"""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata

from textus.base.frozen import frozen
from textus.base.regex import regex

SAMPLE = 16_000
"""bytes that are looked at, of lines that hold more than ASCII"""
LEAST_LIKELIHOOD = 0.05
LEAST_BYTES = 24
"""of such lines, without which a reading is never certain"""
LEAST_LEAD = 0.01
"""how much likelier than any reading that differs from it a reading must be"""
MOST_ODD = 0.1
"""share of characters beyond ASCII in odd places that a reading may have"""
FITTING = 0.03
"""what it counts for a reading when all its characters beyond ASCII stand where they typically do"""

ENCODINGS = (
    "windows-1252", "iso-8859-1", "iso-8859-15", "windows-1250", "iso-8859-2", "windows-1251", "koi8-r", "iso-8859-5",
    "windows-1253", "iso-8859-7", "windows-1254", "iso-8859-9", "windows-1255", "windows-1256", "windows-1257",
    "iso-8859-13", "macintosh", "mac-cyrillic", "ibm437", "ibm850", "ibm852", "ibm866", "shift_jis", "cp932",
    "euc-jp", "iso-2022-jp", "euc-kr", "cp949", "gb2312", "gbk", "gb18030", "big5", "cp950",
)  # fmt: skip
"""those in which transcriptions are found; of several that read the same, the first is named"""

_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC"})
_BEYOND_ASCII = regex(r"[^\x00-\x7f]")
_TELLING_LINE = re.compile(rb"[^\r\n]*[\x80-\xff\x1b][^\r\n]*")
_QUOTES = frozenset("“”‟‘’‛«»‹›")
_APOSTROPHES = frozenset("’‘")
_LEADING = frozenset("„‚¿¡")
_STOPS = frozenset("–—…")


@frozen
class Reading:
    """Bytes read in an encoding (an IANA name); likelihoods compare readings of the same bytes only."""

    encoding: str
    likelihood: float
    looked_at: int
    """number of bytes"""
    foreign: bool
    """whether it has letters of another alphabet in a text of mostly Latin ones: too little to go by"""


def readings(data: bytes) -> tuple[Reading, ...]:
    """The possible readings that differ from one another, likeliest first."""
    import chardet

    sample = b"\n".join(_telling_lines(data))
    by_text: dict[str, Reading] = {}
    for row in chardet.detect_all(sample, ignore_threshold=True) if sample else ():
        name = _known(row["encoding"] or "")
        text = None if name is None else _decoded(sample, name)
        if name is None or text is None:
            continue
        odd, fitting = _places(text)
        likelihood = row["confidence"] - odd + FITTING * fitting
        if odd > MOST_ODD:
            continue
        other = by_text.get(text)
        if other is None or ENCODINGS.index(name) < ENCODINGS.index(other.encoding):
            by_text[text] = Reading(name, likelihood, len(sample), _is_foreign(text))
    return tuple(sorted(by_text.values(), key=lambda reading: -reading.likelihood))


def certain(found: tuple[Reading, ...]) -> Reading | None:
    """The first of the readings if it leaves little doubt."""
    if not found or found[0].foreign or found[0].looked_at < LEAST_BYTES:
        return None
    if found[0].likelihood < LEAST_LIKELIHOOD:
        return None
    lead = found[0].likelihood - found[1].likelihood if len(found) > 1 else LEAST_LEAD
    return found[0] if lead >= LEAST_LEAD else None


def _telling_lines(data: bytes) -> list[bytes]:
    taken: list[bytes] = []
    size = 0
    for match in _TELLING_LINE.finditer(data):
        taken.append(match.group()[:SAMPLE])
        size += len(taken[-1])
        if size >= SAMPLE:
            break
    return taken


@functools.cache
def _known(name: str) -> str | None:
    """The name in the list above of an encoding the detector names; None if it is not in it."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return next((known for known in ENCODINGS if codecs.lookup(known).name == codec), None)


def _decoded(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name)
    except UnicodeDecodeError:
        return None


def _is_foreign(text: str) -> bool:
    letters = [letter for letter in _BEYOND_ASCII.findall(text) if letter.isalpha()]
    latin = sum(map(str.isalpha, text)) - len(letters)
    return latin > len(letters) and any(_alphabet(letter) in _ALPHABETS - {"LATIN"} for letter in letters)


def _places(text: str) -> tuple[float, float]:
    """The share of the characters beyond ASCII that stand where they hardly could, and where they typically do."""
    found = [
        _place(match.group(), text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
        for match in _BEYOND_ASCII.finditer(text)
    ]
    number = max(1, len(found))
    return found.count(-1) / number, found.count(1) / number


def _place(character: str, before: str, after: str) -> int:
    """-1 for a character that hardly ever stands between these two, 1 for one that typically does, else 0."""
    kind = unicodedata.category(character)
    inside = before.isalpha() and after.isalpha()
    if kind[0] == "L":
        return -1 if _jars(character, before, after) else 0
    if kind[0] == "C" or "\u2500" <= character <= "\u259f":  # box drawing is what old code pages leave
        return -1
    if kind == "Sc" or character == "§":
        return -1 if before.isalpha() else int(after.isdigit() or after.isspace())
    if character in _LEADING:
        return -1 if before.isalpha() else int(after.isalpha())
    if character in _QUOTES:
        return int(before.isalpha() or after.isalpha()) if not inside or character in _APOSTROPHES else -1
    if character in _STOPS:
        return int(not inside and not (character == "…" and before.isspace()))
    if kind == "Sk":
        return -int(before.isalpha() or after.isalpha())
    parted = inside and _alphabet(before) in _ALPHABETS and kind[0] in "SNP" and kind != "Pd"
    return -int(parted and character != "·")


def _jars(letter: str, before: str, after: str) -> bool:
    """A capital after a small letter, a small one among capitals, a letter by a digit, two alphabets in one word."""
    if letter.isupper() and before.islower():
        return True
    if letter.islower() and letter != "ß" and before.isupper() and after.isupper():
        return True
    own = _alphabet(letter)
    if own == "HALFWIDTH" or before.isdigit() or after.isdigit():
        return True
    nearby = {_alphabet(near) for near in (before, after) if near.isalpha()}
    return own in _ALPHABETS and bool(nearby & _ALPHABETS - {own})


@functools.cache
def _alphabet(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "?").split(" ")[0]
