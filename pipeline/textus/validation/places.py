"""Lines and columns in the bytes of an XML file: of its elements, its text, and the point where a parser stopped.

Expat walks the file a second time for this, only when there is something to report: it counts lines as editors do (LF,
CRLF, CR), columns in characters, and has no limit of 65,535 lines.
"""

from __future__ import annotations

import codecs
import re
from xml.parsers import expat

from textus.base.regex import regex
from textus.read.source import FARTHEST_COLUMN, excerpt

Position = tuple[int, int]
_NO_TEXT = "\ufffd"
_NEWLINE = regex(r"\r\n|\r|\n")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


class Lines:
    """The lines of a file as an editor shows them, whatever its encoding."""

    def __init__(self, data: bytes) -> None:
        self.wide_in_name_only = _wide_in_name_only(data)
        self._decoded = _decoded(data)
        self._lines = _NEWLINE.split(self._decoded)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def text(self, line: int) -> str:
        """The text of a line, counted from 1; empty for a line there is not."""
        return self._lines[line - 1] if 1 <= line <= len(self._lines) else ""

    def excerpt(self, line: int, column: int) -> str:
        """The text of a line, unless that is very long: then as much of it as shows the column."""
        text = self.text(line)
        return text if len(text) <= FARTHEST_COLUMN else excerpt(text, column)

    def column(self, line: int, column: int) -> int:
        """The column of what is wrong in a line: where expat stops there, else at bytes that are no text, else this."""
        text = self.text(line)
        stop, broken = self._stop(), text.find(_NO_TEXT)
        if stop and stop[0] == line:
            return stop[1]
        return broken + 1 if broken >= 0 else max(1, min(column, len(text) + 1))

    def places(self) -> Places:
        """Where the elements of the file begin."""
        return Places(self._decoded.encode("utf-8"))

    def _stop(self) -> Position | None:
        try:
            _parser().Parse(self._decoded.encode("utf-8"), True)
        except expat.ExpatError as error:
            return error.lineno, error.offset + 1
        return None

    def first_with(self, words: str) -> int | None:
        """The first line in which these words stand."""
        return next((number for number, line in enumerate(self._lines, 1) if words in line), None)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    declared = "utf-8" if _wide_in_name_only(data) else _declared_encoding(data)
    try:
        return data.decode(declared or "utf-8", errors="replace")
    except (LookupError, UnicodeError):
        return data.decode("latin-1")


def _declared_encoding(data: bytes) -> str:
    """The encoding an XML declaration of one byte a character names; empty where there is none."""
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii").lower() if declared else ""


def _wide_in_name_only(data: bytes) -> bool:
    """The declaration names an encoding of two or four bytes a character, and is itself written with one."""
    return _declared_encoding(data).startswith(("utf-16", "utf-32", "ucs-", "iso-10646-ucs"))


class Places:
    """Where every element of a well-formed file begins, by its number in document order, and its first words.

    The file is given as UTF-8 without BOM, whatever its declaration says.
    """

    def __init__(self, data: bytes) -> None:
        self.elements: list[Position] = []
        self.words: dict[int, Position] = {}
        self._open: list[int] = []
        self._parser = _parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError:
            return  # where the two parsers differ, the places after this point are not known

    def _here(self) -> Position:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _start(self, _name: str, _attributes: object) -> None:
        self._open.append(len(self.elements))
        self.elements.append(self._here())

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        stripped = text.lstrip()
        if stripped and self._open[-1] not in self.words:
            line, column = self._here()
            self.words[self._open[-1]] = line, column + len(text) - len(stripped)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    return parser
