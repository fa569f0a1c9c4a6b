"""A source: the decoded text of a transcription, the fixity of its file, and the line and column of every offset.

Offsets are code points in the decoded text; nothing shifts them. A byte order mark belongs to the encoding, not to the
text. Layout is space, tab, carriage return, line feed and form feed; every other character is content. Lines end at
CR LF, LF or CR and nowhere else.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.findings.finding import Finding, Place, Severity, finding
from textus.read import decoding
from textus.read.characters import faults, kind_of_file
from textus.read.decoding import Certainty, Decoded, Undecodable

EXCERPT = 100
"""characters of a line shown with a finding, beyond what leads up to its column"""
FARTHEST_COLUMN = 1000
"""from here on an excerpt is what stands before the place, which is then just behind it"""

_NEWLINE = regex(r"\r\n?|\n")
_LINE_FEED = regex(r"\n")
_STAND_INS = {
    **{code: 0x2400 + code for code in range(0x20)}, 0x09: 0x20, 0x7F: 0x2421, 0x2028: 0x2424, 0x2029: 0x2424,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD),
}  # fmt: skip
"""for characters a terminal would act on, or that no file can hold: one visible character each"""


@frozen
class Source:
    """A transcription as text."""

    path: str
    """as shown to people"""
    text: str
    encoding: str
    """its IANA name, in lower case"""
    certainty: Certainty
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
        line, column = self.position(offset)
        return finding(rule, Place(self.path, line, column), message, hint, excerpt(self.line(line), column))


def excerpt(line: str, column: int) -> str:
    """As much of a line as shows its column, counted from 1, with nothing in it that a terminal would act on."""
    far = column > FARTHEST_COLUMN
    shown = line[column - 1 - EXCERPT : column - 1] if far else line[: max(EXCERPT, column + EXCERPT // 2)]
    return shown.translate(_STAND_INS)


def of_text(text: str, path: str = "-") -> Source:
    """A source as if this text had been read from a UTF-8 file."""
    return _source(path, Decoded(text, "utf-8", "valid"), text.encode("utf-8", "surrogatepass"))


def read(
    path: Path, *, encoding: str | None = None, strict: bool = False, shown: str | None = None
) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source in a file, and findings about it; None where it cannot be read, with an error among the findings.

    `encoding` overrules what the bytes seem to be; `strict` refuses what would have to be guessed.
    """
    name = shown or str(path)
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return None, (_unreadable(name, path, error),)
    return from_bytes(data, name, encoding=encoding, strict=strict)


def from_bytes(
    data: bytes, name: str, *, encoding: str | None = None, strict: bool = False
) -> tuple[Source | None, tuple[Finding, ...]]:
    """The source in the bytes of a file called `name`; see `read`."""
    if not data:
        return None, (_empty(name),)
    if kind := kind_of_file(data, text_is_certain=bool(encoding or decoding.mark_of(data)[0])):
        hint = "textus reads plain text: export or transcribe it as a .txt file"
        return None, (finding("source/binary", Place(name), f"this is {kind}, not a plain-text transcription", hint),)
    decoded = decoding.decode(data, encoding, strict)
    if isinstance(decoded, Undecodable):
        return None, (_undecodable(name, decoded),)
    source = _source(name, decoded, data)
    findings = tuple(_findings(source))
    refused = any(found.severity >= Severity.ERROR for found in findings)
    return None if refused else source, findings


def _source(path: str, decoded: Decoded, data: bytes) -> Source:
    newline = _NEWLINE if "\r" in decoded.text else _LINE_FEED
    starts = (0, *(match.end() for match in newline.finditer(decoded.text)))
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, decoded.text, decoded.encoding, decoded.certainty, digest, len(data), starts)


def _findings(source: Source) -> Iterator[Finding]:
    if not source.text.strip():
        yield _empty(source.path)
        return
    if source.certainty == "guessed":
        hint = f"check this line: use --encoding {source.encoding} if it is right, --encoding NAME if it is wrong"
        message = f"not UTF-8; read as {source.encoding}, the most likely encoding"
        first = re.search(r"[^\x00-\x7f]", source.text)
        yield source.finding("source/guessed-encoding", first.start() if first else 0, message, hint)
    for rule, offset, message, hint in faults(source.text, source.certainty):
        yield source.finding(rule, offset, message, hint)


def _undecodable(name: str, refused: Undecodable) -> Finding:
    """The finding at the byte at fault: its line and column, and the line with that byte as an escape."""
    if not refused.before and not refused.after:
        return finding(refused.rule, Place(name), refused.message, refused.hint)
    before = of_text(refused.before or "", name)
    line, column = before.position(len(before.text))
    around = before.line(line) + re.split("[\r\n]", refused.after)[0]
    place = Place(name, line, column)
    return finding(refused.rule, place, refused.message, refused.hint, excerpt(around, column))


def _empty(name: str) -> Finding:
    return finding("source/empty", Place(name), "the file contains no text", "check that the right file was saved")


def _unreadable(name: str, path: Path, error: OSError | ValueError) -> Finding:
    if isinstance(error, IsADirectoryError):
        return finding(
            "source/unreadable", Place(name), "this is a folder, not a transcription", "specify a file in it"
        )
    if isinstance(error, FileNotFoundError):
        return finding("source/missing", Place(name), "file not found", "check the name")
    if isinstance(error, PermissionError) and not path.is_dir():
        message = "the file cannot be read: permission denied"
        return finding("source/unreadable", Place(name), message, "grant yourself read permission (chmod u+r)")
    reason = (getattr(error, "strerror", None) or str(error) or "it cannot be opened").lower()
    return finding(
        "source/unreadable", Place(name), f"the file cannot be read: {reason}", "check the name and the disk"
    )
