"""From bytes to text: UTF-8 strictly, UTF-16 and UTF-32 by their mark, others as declared or with little doubt."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Literal

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.read import detection

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "charmap", "mbcs", "oem"}
)
"""what Python calls encodings and nobody else"""
_SUGGESTED = ("utf-8", "utf-16-le", "utf-16-be", *detection.ENCODINGS)
_REGISTERED = {
    "ascii": "us-ascii", "mac-roman": "macintosh", "utf-8-sig": "utf-8", "hz": "hz-gb-2312", "shift_jis": "shift_jis",
    "cp874": "windows-874", "cp932": "cp932", "cp949": "cp949", "cp950": "cp950",
}  # fmt: skip
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_C1 = regex("[\x80-\x84\x86-\x9f]")
_SOME_BYTES = 40
"""how many bytes after a fault are shown"""

Certainty = Literal["declared", "bom", "valid", "guessed"]
"""how an encoding is known: by option or setting, by the mark of the file, as strict UTF-8, or not for certain"""


@frozen
class Decoded:
    """Text, the encoding it was in (its IANA name, in lower case), and how that is known."""

    text: str
    encoding: str
    certainty: Certainty


@frozen
class Undecodable:
    """Why bytes are not text; `before` and `after` are what could be read on both sides of the byte at fault."""

    rule: str
    message: str
    hint: str
    before: str | None = None
    after: str = ""


def decode(data: bytes, encoding: str | None = None, strict: bool = False) -> Decoded | Undecodable:
    """The text of the bytes, or why there is none; `strict` refuses what would have to be guessed."""
    mark, marked = mark_of(data)
    if encoding:
        return _as_declared(data, encoding, mark, marked)
    if mark:
        return _strictly(data[len(mark) :], marked, "bom")
    if unmarked := _unmarked_utf16(data):
        return unmarked
    decoded = _strictly(data, "utf-8", "valid")
    if isinstance(decoded, Decoded):
        return decoded
    if _is_mostly_utf8(data):
        hint = "correct the passage, or specify another encoding with --encoding"
        return Undecodable("source/damaged-utf-8", _damage(data), hint, decoded.before, decoded.after)
    readings = detection.readings(data)
    return (None if strict else _guessed(data, readings)) or _unsure(decoded, readings)


def mark_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark the bytes begin with and the encoding it stands for; both empty if there is none."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))


def codec_of(encoding: str) -> str | None:
    """Python's name of a character encoding; None if there is none of this name."""
    try:
        name = codecs.lookup(encoding).name
        b"a".decode(name, "ignore")  # fails for what turns bytes into bytes or text into text
    except (LookupError, ValueError):
        return None
    return None if name.replace("_", "-") in _NO_CHARSETS else name


def iana_name(codec: str) -> str:
    """The registered name (if it has one Python knows too), in lower case, of an encoding that Python calls so."""
    if codec in _REGISTERED:
        return _REGISTERED[codec]
    name = re.sub(r"^cp(125\d)$", r"windows-\1", codec)
    name = re.sub(r"^cp(\d{3})$", r"ibm\1", name)
    return re.sub(r"^iso(?=\d)", "iso-", name).replace("_", "-")


def _as_declared(data: bytes, encoding: str, mark: bytes, marked: str) -> Decoded | Undecodable:
    codec = codec_of(encoding)
    if codec is None:
        import difflib  # here, because few runs need it

        near = difflib.get_close_matches(encoding.lower(), _SUGGESTED, 3, 0.6)
        examples = "for example utf-8, windows-1252, iso-8859-2, koi8-r, shift_jis"
        hint = f"did you mean {_listed(near)}?" if near else examples
        return Undecodable("source/unknown-encoding", f"unknown encoding “{encoding}”", hint)
    if mark:
        if codec not in (marked, marked[:6].rstrip("-"), f"{marked}-sig"):
            message = f"declared as {iana_name(codec)}, but the file begins with the byte order mark of {marked}"
            return Undecodable("source/other-mark", message, f"omit --encoding, or use --encoding {marked}", "")
        return _strictly(data[len(mark) :], marked, "declared")
    if codec in ("utf-16", "utf-32"):
        hint = f"use --encoding {codec}-le (Windows) or --encoding {codec}-be"
        return Undecodable("source/undecodable", f"{codec} without a byte order mark is ambiguous", hint, "")
    return _strictly(data, codec, "declared")


def _strictly(data: bytes, codec: str, certainty: Certainty) -> Decoded | Undecodable:
    name = iana_name(codec)
    try:
        return Decoded(data.decode(codec), name, certainty)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace")
        after = data[error.start : error.start + _SOME_BYTES].decode("ascii", "backslashreplace")
        cut = error.end == len(data) and re.search("end of data|truncated|incomplete", error.reason)
        if cut and not before.isascii():
            message = f"the file ends in the middle of a {name.upper()} character; it may be truncated"
        else:
            message = f"byte 0x{data[error.start]:02X} is not valid {name.upper()}"
    except UnicodeError:
        before, after, message = "", "", f"the file is not {name.upper()}"
    hint = "specify the encoding with --encoding, or save the file as UTF-8"
    return Undecodable("source/undecodable", message, hint, before, after)


def _unmarked_utf16(data: bytes) -> Undecodable | None:
    """UTF-16 shows by its many NULs, nearly all of them on one side."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) * 4 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return None
    name = "utf-16-be" if even > odd else "utf-16-le"
    message = f"this looks like {name.upper()} without a byte order mark"
    return Undecodable("source/undecodable", message, f"use --encoding {name}, or save the file as UTF-8", "")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether as many characters beyond ASCII are sound UTF-8 as bytes are not; in other encodings hardly any are."""
    sound = len(data.decode("utf-8", "ignore"))
    faulty = len(data.decode("utf-8", "surrogateescape")) - sound
    return sound - len(data.translate(None, _BEYOND_ASCII)) >= faulty


def _damage(data: bytes) -> str:
    """The first fault in words; the others are only counted."""
    text = data.decode("utf-8", "surrogateescape")
    places = re.findall("[\udc80-\udcff]+", text)
    if len(places) == 1 and text.endswith(places[0]):
        return "the file ends in the middle of a character; it may be truncated"
    more = f"; {len(places)} such places" if len(places) > 1 else ""
    return f"byte 0x{ord(places[0][0]) - 0xDC00:02X} is not valid UTF-8, unlike the rest of the file{more}"


def _guessed(data: bytes, readings: tuple[detection.Reading, ...]) -> Decoded | None:
    """The text in the encoding the bytes leave little doubt about."""
    reading = detection.certain(readings)
    if reading is None:
        return None
    decoded = _strictly(data, codecs.lookup(reading.encoding).name, "guessed")
    return decoded if isinstance(decoded, Decoded) and not _C1.search(decoded.text) else None


def _unsure(refused: Undecodable, readings: tuple[detection.Reading, ...]) -> Undecodable:
    likely = _listed([reading.encoding for reading in readings[:3]])
    hint = f"specify its encoding with --encoding{f' (possibly {likely})' if likely else ''}, or save it as UTF-8"
    return Undecodable(refused.rule, refused.message, hint, refused.before, refused.after)


def _listed(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
