"""What is wrong with the characters of a text: what XML cannot hold, what hints at damage, what is no text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from textus.base.regex import regex
from textus.read.decoding import Certainty

SAMPLE = 65_536
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\0\x0cjP", "a JPEG 2000 image"),
    (b"AT&TFORM", "a DjVu file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (DOC) or the like"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound or picture file"),
)
"""how files begin that are not text; all but a PDF are sure to hold control characters early on"""
_ZIP = (
    (b"word/", "a Word document (DOCX)"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"),
    (b"application/epub+zip", "an EPUB"),
    (b"", "a ZIP archive"),
)
_NOT_TEXT = bytes(set(range(32)) - set(b"\t\n\f\r\x1a\x1b"))
_MOST_CONTROLS = 50
"""one byte in so many may be a control character in a damaged text; more are a binary file"""

ILLEGAL = regex("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""not a Char of XML 1.0 (2.2)"""
_C1 = regex("[\x7f-\x84\x86-\x9f]")
_DOUBLY_DECODED = regex("â€[\u0153\u0161\u017e\u2018-\u2122\xa6\xa2]|Ã[\xa0-\xbf\u2030\u0160\u0152\u2018-\u2122]")
"""“ â€œ ” for a quotation mark, “Ã©” for é: UTF-8 that was once taken for windows-1252"""
_MARKUP = regex(r"\ufeff?\s*(?:(<!doctype html|<html)|(<\?xml|<tei\b|<!doctype)|(\{\\rtf))", re.IGNORECASE)
_MARKUP_NAMES = ("HTML", "XML", "RTF")
_NEWLINES = {"\r\n": re.compile(r"\r\n"), "\n": re.compile(r"(?<!\r)\n"), "\r": re.compile(r"\r(?!\n)")}
_NEWLINE_NAMES = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}
_NAMES = dict(
    enumerate(
        "NULL,START OF HEADING,START OF TEXT,END OF TEXT,END OF TRANSMISSION,ENQUIRY,ACKNOWLEDGE,BELL,BACKSPACE,"
        "TAB,LINE FEED,LINE TABULATION,FORM FEED,CARRIAGE RETURN,SHIFT OUT,SHIFT IN,DATA LINK ESCAPE,"
        "DEVICE CONTROL ONE,DEVICE CONTROL TWO,DEVICE CONTROL THREE,DEVICE CONTROL FOUR,NEGATIVE ACKNOWLEDGE,"
        "SYNCHRONOUS IDLE,END OF TRANSMISSION BLOCK,CANCEL,END OF MEDIUM,SUBSTITUTE,ESCAPE,FILE SEPARATOR,"
        "GROUP SEPARATOR,RECORD SEPARATOR,UNIT SEPARATOR".split(",")
    )
) | {0x7F: "DELETE"}


class Fault(NamedTuple):
    """A rule, the offset at which it is broken, words and hint."""

    rule: str
    offset: int
    message: str
    hint: str = ""


def kind_of_file(data: bytes, *, text_is_certain: bool = False) -> str:
    """What a file is that is not text, in words; empty for what may be text.

    `text_is_certain`: something says it is text, so that control characters do not speak against it.
    """
    controls = _controls(data[:4096])
    if data.startswith(b"PK\x03\x04"):
        return next(words for sign, words in _ZIP if sign in data)
    for magic, words in _MAGIC:
        if data.startswith(magic) and (controls or magic == b"%PDF-"):
            return words
    if text_is_certain or _is_utf16(data):
        return ""
    return "a binary file" if _controls(data[:SAMPLE]) > max(8, len(data[:SAMPLE]) // _MOST_CONTROLS) else ""


def faults(text: str, certainty: Certainty) -> Iterator[Fault]:
    """What is wrong with the characters of a text; each kind once, where it is first met."""
    yield from _illegal(text)
    if found := _MARKUP.match(text[:400]):
        group = found.lastindex or 1
        name = _MARKUP_NAMES[group - 1]
        hint = f"its markup is kept as text; convert it to plain text first, with a program that reads {name}"
        yield Fault("source/marked-up", found.start(group), f"this looks like {name}, not plain text", hint)
    if (lost := text.find("\ufffd")) >= 0:
        character = f"U+FFFD REPLACEMENT CHARACTER{_times(text.count(chr(0xFFFD)))}"
        message = f"{character}: a character was lost in an earlier conversion"
        yield Fault("source/lost-character", lost, message, "compare the original")
    yield from _mojibake(text, certainty)
    yield from _newlines(text)


def named(character: str) -> str:
    """A character by code point and name: `U+0007 BELL`."""
    code = ord(character)
    name = unicodedata.name(character, "") or _NAMES.get(code) or ("SURROGATE" if 0xD800 <= code < 0xE000 else "")
    return f"U+{code:04X} {name or ('CONTROL CHARACTER' if code < 0xA0 else 'NONCHARACTER')}"


def _controls(data: bytes) -> int:
    """The number of bytes that are control characters no text needs."""
    return len(data) - len(data.translate(None, _NOT_TEXT))


def _is_utf16(data: bytes) -> bool:
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) * 4 >= len(sample) and min(even, odd) * 20 <= max(even, odd)


def _illegal(text: str) -> Iterator[Fault]:
    counts = Counter(ILLEGAL.findall(text))
    for character, number in counts.items():
        kind = "nul" if character == "\0" else "control-character" if character < " " else "noncharacter"
        hint = (
            "replace it with a line break or a space"
            if character == "\v"
            else "find out which character belongs here, or delete it"
        )
        message = f"{named(character)}{_times(number)} is not allowed in XML"
        yield Fault(f"source/{kind}", text.index(character), message, hint)


def _mojibake(text: str, certainty: Certainty) -> Iterator[Fault]:
    if text.isascii() and "\x7f" not in text:
        return
    if found := _C1.search(text):
        told = certainty in ("declared", "guessed")
        hint = (
            "try another --encoding, such as windows-1252"
            if told
            else "an earlier conversion went wrong; compare the original"
        )
        yield Fault(
            "source/mojibake",
            found.start(),
            f"{named(found.group())}, a control character, does not belong in a text",
            hint,
        )
    if found := _DOUBLY_DECODED.search(text):
        message = f"“{found.group()}” looks like a character converted to UTF-8 twice"
        yield Fault("source/mojibake", found.start(), message, "return to the file from which this one was made")


def _newlines(text: str) -> Iterator[Fault]:
    """A remark where the kind of line end first changes."""
    pairs = text.count("\r\n")
    counts = Counter({"\r\n": pairs, "\n": text.count("\n") - pairs, "\r": text.count("\r") - pairs})
    kinds = [(kind, number) for kind, number in counts.most_common() if number]
    if len(kinds) > 1:
        place = max(found.start() for kind, _ in kinds if (found := _NEWLINES[kind].search(text)))
        told = ", ".join(f"{_NEWLINE_NAMES[kind]} {number} times" for kind, number in kinds)
        yield Fault("source/mixed-newlines", place, f"mixed line endings ({told}); all are treated as line ends")


def _times(number: int) -> str:
    return f" ({number} times, first here)" if number > 1 else ""
