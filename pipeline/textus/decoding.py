"""From bytes to text: UTF-8 strictly, UTF-16 and UTF-32 by their mark, anything else only where the bytes leave little doubt."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

LEAST_CONFIDENCE, LEAST_MARGIN = 0.1, 0.02
"""what the detector must at least say of its guess, and by how much the next different reading must be less likely"""
SAMPLE = 200_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (perhaps a DOCX, ODT or EPUB)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
_USUAL = re.compile(
    r"windows-125\d|iso-?8859-\d+|mac(?:roman|latin2|cyrillic)|koi8-[ru]|cp(?:437|850|852|855|866|932|949|950)|ibm(?:855|866)|shift_jis"
    r"|euc-\w+|gb\w+|big5\w*|iso-2022-\w+",
    re.IGNORECASE,
)
_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN", "THAI"})
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how that is known."""

    text: str
    encoding: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are not text: rule, offset of the byte at fault (-1 for none), words and hint."""

    rule: str
    offset: int
    message: str
    hint: str


def what_it_is(data: bytes) -> str:
    """The kind of a file that is not text, in words; empty for what may be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return ""
    sample = data[:65536]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 26, 27) for byte in sample)
    return "a binary file" if controls > max(8, len(sample) // 50) else ""


def decode(data: bytes, encoding: str | None, strict: bool) -> Decoded | Undecodable:
    """The text of the bytes, or why there is none."""
    if encoding:
        return _declared(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name, "bom", len(mark))
    decoded = _strictly(data, "utf-8", "valid", 0)
    if isinstance(decoded, Decoded) or strict:
        return decoded
    return _guessed(data) or decoded


def _declared(data: bytes, encoding: str) -> Decoded | Undecodable:
    try:
        name = codecs.lookup(encoding).name
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError(encoding)
    except (LookupError, ValueError):
        hint = "for example utf-8, windows-1252, iso-8859-2, koi8-r, shift_jis"
        return Undecodable("source/unknown-encoding", -1, f"there is no encoding called “{encoding}”", hint)
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(name.removesuffix("-sig").split("_")[0]):
            return _strictly(data[len(mark) :], marked, "declared", len(mark))
    return _strictly(data, name, "declared", 0)


def _strictly(data: bytes, name: str, certainty: str, skipped: int) -> Decoded | Undecodable:
    try:
        return Decoded(data.decode(name), name.replace("cp125", "windows-125"), certainty)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02X}"
        hint = "say what the file is in with --encoding, e.g. --encoding windows-1252, or save it as UTF-8"
        return Undecodable("source/undecodable", error.start + skipped, f"{byte} is not {name}", hint)


def _guessed(data: bytes) -> Decoded | None:
    """The reading of the detector that stands out from all readings that differ from it and make sense as words."""
    import chardet

    readings: list[tuple[float, str, str]] = []
    for guess in chardet.detect_all(data[:SAMPLE]):
        name, confidence = guess["encoding"], guess["confidence"]
        if not name or not _USUAL.fullmatch(name) or confidence < LEAST_CONFIDENCE:
            continue
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if _makes_sense(text) and all(text != other for _, _, other in readings):
            readings.append((confidence, name.lower(), text))
    if not readings:
        return None
    best = readings[0]
    margin = (best[0] - readings[1][0]) / best[0] if len(readings) > 1 else 1.0
    return Decoded(best[2], best[1], "guessed") if margin >= LEAST_MARGIN else None


def _makes_sense(text: str) -> bool:
    """No C1 controls, and no word that mixes alphabets."""
    if re.search("[\x80-\x9f]", text):
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return not any(len({_alphabet(letter) for letter in word} & _ALPHABETS) > 1 for word in words[:400])


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0] if not letter.isascii() else "LATIN"
