"""Lines and columns in the bytes of an XML file: of its elements, its text, and the point where a parser stopped.

Expat walks the file a second time for this, only when there is something to report: it counts lines as editors do (LF,
CRLF, CR), columns in characters, and has no limit of 65,535 lines.
"""

from __future__ import annotations

import codecs
import re
from xml.parsers import expat

Position = tuple[int, int]
_NEWLINE = re.compile(r"\r\n|\r|\n")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Lines:
    """The lines of a file as an editor shows them, whatever its encoding."""

    def __init__(self, data: bytes) -> None:
        self._lines = _NEWLINE.split(_decoded(data))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def text(self, line: int) -> str:
        """The text of a line, counted from 1; empty for a line there is not."""
        return self._lines[line - 1] if 1 <= line <= len(self._lines) else ""

    def column(self, line: int, column: int) -> int:
        """A column that lies in the line or just after it."""
        return max(1, min(column, len(self.text(line)) + 1))

    def first_with(self, words: bytes) -> int | None:
        """The first line in which these (ASCII) words stand."""
        wanted = words.decode("ascii")
        return next((number for number, line in enumerate(self._lines, 1) if wanted in line), None)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    declared = _DECLARED.match(data)
    try:
        return data.decode(declared[1].decode("ascii") if declared else "utf-8", errors="replace")
    except LookupError:
        return data.decode("latin-1")


class Places:
    """Where every element of a well-formed file begins, by its number in document order, and its first words."""

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
        except (expat.ExpatError, LookupError, ValueError):
            return  # an encoding or document expat does not know: places after this point are not known

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


def error_column(data: bytes, line: int) -> int | None:
    """The column at which expat too stops in this line; None where it stops elsewhere or not at all."""
    try:
        _parser().Parse(data, True)
    except expat.ExpatError as error:
        return error.offset + 1 if error.lineno == line else None
    except (LookupError, ValueError):
        return None
    return None


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = False
    return parser
