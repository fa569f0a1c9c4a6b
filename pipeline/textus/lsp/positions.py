"""Places of findings as the protocol counts them, and back.

The protocol counts lines and characters from 0, characters in units of the encoding that was agreed on (UTF-16 unless
the editor offers better). Lines end at CR LF, LF or CR, which is what a `source.Source` has, and nowhere else: the
libraries' own lines, those of `str.splitlines`, end at form feeds and other characters too, and are not used.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

Encoding = PositionEncodingKind | str
_NEWLINE = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"\S*")


class Ruler:
    """A text, measured."""

    def __init__(self, text: str, encoding: Encoding = PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
        self._encoding = encoding

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; empty for a line there is not."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """The offset of a position; the nearest one for a position there is not."""
        number = min(max(position.line, 0), len(self._starts) - 1)
        units = 0
        for column, character in enumerate(line := self.line(number + 1)):
            units += self._units(character)
            if units > position.character:
                return self._starts[number] + column
        return self._starts[number] + len(line)

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        number = bisect_right(self._starts, max(0, min(offset, len(self._text))))
        return Position(number - 1, self._units(self._text[self._starts[number - 1] : offset]))

    def range(self, start: int, end: int) -> Range:
        """The characters from one offset up to another."""
        return Range(self.position(start), self.position(max(start, end)))

    def marked(self, line: int | None, column: int | None) -> Range:
        """What to underline for a place, counted from 1.

        What is told at the beginning of a line is about the line, what is told within it about the word there; what
        has no place is told at the first line.
        """
        number = min(max(line or 1, 1), len(self._starts))
        words = self.line(number)
        start = self._starts[number - 1]
        first = len(words) - len(words.lstrip())
        at = min((column or 1) - 1, len(words))
        if at <= first:
            return self.range(start + first, start + len(words.rstrip()))
        found = _WORD.match(words, at)
        return self.range(start + at, start + max(at + 1, found.end() if found else 0))

    @property
    def end(self) -> Position:
        """The position behind the last character."""
        return self.position(len(self._text))

    def _units(self, words: str) -> int:
        if words.isascii() or self._encoding == PositionEncodingKind.Utf32:
            return len(words)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(words.encode("utf-8", "surrogatepass"))
        return len(words.encode("utf-16-le", "surrogatepass")) // 2
