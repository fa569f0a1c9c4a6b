"""A source: the decoded text of a transcription, the fixity of its file, and the line and column of every offset.

Offsets are code points in the decoded text; nothing shifts them. A byte order mark belongs to the encoding, not to the
text. Layout is space, tab, carriage return, line feed and form feed; every other character is content.
"""

from __future__ import annotations

import bisect
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textus.decoding import Decoded, Undecodable, decode, what_it_is
from textus.findings import Finding, Place, finding

EXCERPT = 100
"""characters of a line shown with a finding"""

_NEWLINE = re.compile(r"\r\n|\n|\r")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOJIBAKE = re.compile("[\x80-\x84\x86-\x9f]")
_MARKED_UP = re.compile(r"\ufeff?\s*(?:<!doctype|<html|<\?xml|<tei|\{\\rtf)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A transcription as text."""

    path: str
    """as shown to people"""
    text: str
    encoding: str
    """its IANA name, in lower case"""
    certainty: str
    """declared (by option or setting), bom, valid (strict UTF-8) or guessed"""
    sha256: str
    """of the bytes of the file, in hexadecimal"""
    size: int
    """in bytes"""
    line_starts: tuple[int, ...]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        number = bisect.bisect_right(self.line_starts, offset)
        return number, offset - self.line_starts[number - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line without its newline; raises IndexError if there is none."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def place(self, offset: int) -> Place:
        """The place of an offset."""
        return Place(self.path, *self.position(offset))

    def finding(self, rule: str, offset: int, message: str, hint: str = "") -> Finding:
        """A finding at an offset, with the line it is in."""
        place = self.place(offset)
        return finding(rule, place, message, hint, _excerpt(self.line(place.line or 1), place.column or 1))


def _excerpt(line: str, column: int) -> str:
    """The line with nothing in it that a terminal would act on; a long one only where the column can be kept true."""
    shown = line if len(line) <= EXCERPT else line[:EXCERPT] + "…" if column <= EXCERPT else ""
    return "".join(" " if c == "\t" else "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in shown)


def of_text(text: str, path: str = "-") -> Source:
    """A source as if this text had been read from a UTF-8 file."""
    data = text.encode("utf-8", "surrogatepass")
    return _source(path, Decoded(text, "utf-8", "valid"), data)


def read(
    path: Path, *, encoding: str | None = None, strict: bool = False, shown: str | None = None
) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source in a file, and findings about it; None where it cannot be read, with an error among the findings.

    `encoding` overrules what the bytes seem to be; `strict` refuses everything but UTF-8 and a byte order mark.
    """
    name = shown or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, (_unreadable(name, path, error),)
    return from_bytes(data, name, encoding=encoding, strict=strict)


def from_bytes(
    data: bytes, name: str, *, encoding: str | None = None, strict: bool = False
) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source in the bytes of a file called `name`; see `read`."""
    if kind := what_it_is(data):
        hint = "textus reads plain text: export or transcribe it as a .txt file"
        return None, (finding("source/binary", Place(name), f"this is {kind}, not a plain-text transcription", hint),)
    decoded = decode(data, encoding, strict)
    if isinstance(decoded, Undecodable):
        line = data.count(b"\n", 0, decoded.offset) + 1
        column = decoded.offset - (data.rfind(b"\n", 0, decoded.offset) + 1) + 1
        place = Place(name, line, column) if decoded.offset >= 0 else Place(name)
        return None, (finding(decoded.rule, place, decoded.message, decoded.hint),)
    source = _source(name, decoded, data)
    findings = tuple(_faults(source))
    return (None if any(str(fault.severity) == "error" for fault in findings) else source), findings


def _source(path: str, decoded: Decoded, data: bytes) -> Source:
    starts = (0, *(match.end() for match in _NEWLINE.finditer(decoded.text)))
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, decoded.text, decoded.encoding, decoded.certainty, digest, len(data), starts)


def _unreadable(name: str, path: Path, error: OSError) -> Finding:
    if path.is_dir():
        return finding("source/unreadable", Place(name), "this is a folder, not a transcription", "name a file in it")
    if isinstance(error, FileNotFoundError):
        return finding("source/missing", Place(name), "there is no such file", "check the name")
    reason = (error.strerror or "it cannot be opened").lower()
    return finding("source/unreadable", Place(name), f"the file cannot be read: {reason}", "check its permissions")


def _faults(source: Source) -> Iterator[Finding]:
    text = source.text
    if not text.strip(" \t\r\n\f"):
        yield finding("source/empty", Place(source.path), "the file holds no text", "transcribe something first")
        return
    if illegal := _ILLEGAL.search(text):
        rule = "source/nul" if illegal.group() == "\0" else "source/control-character"
        several = len(_ILLEGAL.findall(text))
        message = f"{_named(illegal.group())} cannot stand in XML" + (f" ({several} such characters)" if several > 1 else "")
        yield source.finding(rule, illegal.start(), message, "remove it from the transcription")
    if source.certainty == "guessed":
        hint = f"if that is wrong, say --encoding NAME; if it is right, --encoding {source.encoding} ends this warning"
        yield finding("source/guessed-encoding", Place(source.path), f"not UTF-8; read as {source.encoding}", hint)
    if (lost := text.find("\N{REPLACEMENT CHARACTER}")) >= 0:
        message = "U+FFFD REPLACEMENT CHARACTER: a character was lost before textus saw the file"
        yield source.finding("source/lost-character", lost, message, "look it up in the original")
    if doubtful := _MOJIBAKE.search(text):
        message = f"{_named(doubtful.group())} hints that the text was decoded wrongly"
        yield source.finding("source/mojibake", doubtful.start(), message, "try --encoding windows-1252")
    if _MARKED_UP.match(text[:400]):
        hint = "its tags will be kept as text; give the plain text instead"
        yield source.finding("source/marked-up", 0, "this looks like HTML, XML or RTF, not plain text", hint)
    if len(kinds := set(_NEWLINE.findall(text))) > 1:
        names = ", ".join(sorted({"\r\n": "CRLF", "\n": "LF", "\r": "CR"}[kind] for kind in kinds))
        yield finding("source/mixed-newlines", Place(source.path), f"lines end in several ways: {names}")


def _named(character: str) -> str:
    name = unicodedata.name(character, "") or _CONTROLS.get(ord(character), "control character")
    return f"U+{ord(character):04X} {name}"


_CONTROLS = {0x00: "NUL", 0x07: "BELL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x1A: "SUBSTITUTE", 0x1B: "ESCAPE"}
