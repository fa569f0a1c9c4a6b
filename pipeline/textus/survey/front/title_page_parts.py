"""The parts of a title page: its lines grouped by what they state."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.frozen import frozen
from textus.language.bibliography import title_lines
from textus.language.bibliography.bylines import is_nobody, is_office, names_in, read_opening
from textus.model.claims import TitleType
from textus.survey.facts import Surveyed
from textus.survey.front.dedications import dedicated
from textus.survey.front.title_page_imprint import first_imprint, imprint_end, names_town
from textus.survey.front.title_page_rows import IMPRINT, Row
from textus.survey.front.wrapping import languages

WORDS = frozenset({"other", "name", "address", "firm"})
"""rows whose words alone do not say what they are"""
FEW_WORDS = 4
LONG_ROW = 36
"""characters of a line of a title that goes on in the next of its block"""
_ROLES = {
    "issued": "provenance.field",
    "edition": "page.edition",
    "price": "page.imprint",
    "date": "page.date",
    "volume": "page.title",
    "series": "page.title",
}
"""rows that are parts by themselves"""


@frozen
class Part:
    """Lines of a title page, both within, with their role and, for a part of the title, its type."""

    first: int
    last: int
    role: str
    kind: str = ""


class Parts:
    """The rows of a page grouped into parts, from the first to the last."""

    def __init__(self, document: Surveyed, rows: Sequence[Row]) -> None:
        self._document = document
        self._rows = rows
        self._titles = 0
        self._named = self._has_title = False
        self._rights = False
        self._imprints = 0
        self._has_author = any(row.kind == "by" and _opening(row) == "aut" for row in rows)

    def all(self) -> list[Part]:
        """The parts in order; illustrations and rules are left to those who know them."""
        parts: list[Part] = []
        number = 0
        while number < len(self._rows):
            kind = self._rows[number].kind
            if kind in ("illustration", "rule"):
                number += 1
                continue
            part, number = self._next(number)
            parts.append(part)
        return parts

    def _next(self, number: int) -> tuple[Part, int]:
        """The part that begins with a row, and the number of the row behind it."""
        rows, kind = self._rows, self._rows[number].kind
        if self._imprints and (last := dedicated(self._document, rows, number)):
            return self._part(number, last, "page.dedication")
        of_imprint = kind in ("imprint", "printer") or (kind in IMPRINT and self._imprints)
        if of_imprint or self._names_place(number) or self._names_firm(number):
            return self._imprint(number)
        if kind in _ROLES:
            return self._part(number, number, _ROLES[kind], kind if _ROLES[kind] == "page.title" else "")
        reader = {"by": self._byline, "epigraph": self._epigraph, "rights": self._said_of_rights}.get(kind, self._words)
        return reader(number)

    def _names_place(self, number: int) -> bool:
        row, *below = self._rows[number : number + 2]
        return bool(below) and names_town(row, below[0])

    def _names_firm(self, number: int) -> bool:
        """A publisher directly above the place or the year."""
        row, *below = self._rows[number : number + 2]
        return row.kind == "firm" and number > 0 and bool(below) and below[0].kind in ("imprint", "date", "address")

    def _said_of_rights(self, number: int) -> tuple[Part, int]:
        self._rights = True
        return self._part(number, self._block_end(number), "provenance.rights")

    def _words(self, number: int) -> tuple[Part, int]:
        """Lines whose words do not say what they are: a series, the author's name, a part of the title."""
        rows = self._rows
        if number == 0 and self._is_series(number):
            return self._part(number, number, "page.title", "series")
        titles = sum(row.kind in WORDS for row in rows[: first_imprint(rows)])
        author = rows[number].kind == "name" and titles > 1 and not (self._has_author or self._named)
        if author and not self._imprints:
            self._named = True
            return self._part(number, self._with_offices(number), "page.author")
        return self._title(number)

    def _is_series(self, number: int) -> bool:
        """The first line names a series, and the next its volume."""
        ahead = self._rows[number + 1 : number + 3]
        return len(ahead) > 1 and ahead[0].kind == "volume" and title_lines.names_series(self._rows[number].text)

    def _part(self, first: int, last: int, role: str, kind: str = "") -> tuple[Part, int]:
        return Part(self._rows[first].index, self._rows[last].index, role, kind), last + 1

    def _same_kind(self, number: int, kind: str) -> int:
        while number + 1 < len(self._rows) and self._rows[number + 1].kind == kind:
            if self._rows[number + 1].block != self._rows[number].block:
                break
            number += 1
        return number

    def _block_end(self, number: int) -> int:
        """The last row of the block that no other words on rights begin."""
        while number + 1 < len(self._rows) and self._same_block(number):
            if self._rows[number + 1].kind in ("rights", "edition", "printer"):
                break
            number += 1
        return number

    def _title(self, number: int) -> tuple[Part, int]:
        """Lines of a block that are one part of the title; a word that only joins goes with what it joins."""
        last = number
        while last + 1 < len(self._rows) and self._rows[last + 1].kind in WORDS and self._is_one(last):
            last += 1
        self._titles += 1
        return self._part(number, last, "page.title", self._type(self._rows[number].text))

    def _type(self, text: str) -> TitleType:
        if self._titles > 1 and ((self._named and self._has_title) or self._imprints):
            return "desc"
        if title_lines.phrases("title", "describing").match(text):
            return "desc"
        if title_lines.alternatives(self._document.language.code).match(text):
            return "sub"
        return "main" if self._titles == 1 else "sub"

    def _is_one(self, last: int) -> bool:
        """The row below goes on with the part of the title that this row is of."""
        row, below = self._rows[last], self._rows[last + 1]
        above, words = row.text.strip("_* "), below.text.strip("_* ")
        if self._joins(above) or self._joins(above.rsplit(" ", 1)[-1]):
            return True
        if title_lines.phrases("title", "going_on").match(words) and not self._begins_part(words):
            return row.block == below.block or len(words.split()) < FEW_WORDS
        if row.block != below.block or self._begins_part(words) or above.isupper() != words.isupper():
            return False
        return self._document.blocks.blocks[row.block].wrapped or len(above) >= LONG_ROW

    def _joins(self, text: str) -> bool:
        bare = text.strip(" _*,.:;")
        return bool(title_lines.phrases("title", "joining").fullmatch(bare)) or self._is_alternative(bare)

    def _begins_part(self, text: str) -> bool:
        bare = text.strip(" _*,.:;")
        return bool(title_lines.phrases("title", "describing").match(bare)) or self._is_alternative(bare)

    def _is_alternative(self, text: str) -> bool:
        """ "OR", "OR, THE WEAVERS": another title follows."""
        found = title_lines.alternatives(self._document.language.code).match(text)
        return bool(found) and (found.end() == len(text) or text[found.end()] in ",:;") if found else False

    def _byline(self, number: int) -> tuple[Part, int]:
        """ "By" and the names, here or in the lines below, and what is said of those who are named."""
        self._named, self._has_title = True, self._titles > 0
        rows, last = self._rows, number
        codes = languages(self._document)
        opening = read_opening(rows[number].text)
        rest = rows[number].text[opening.end :] if opening else ""
        named = bool(names_in(rest, 0, len(rest), codes)) or is_nobody(rest)
        while last + 1 < len(rows) and not named:
            row = rows[last + 1]
            if row.kind not in ("other", "name", "address", "firm") or (
                last > number and not self._joins(rows[last].text)
            ):
                break
            last, named = last + 1, bool(names_in(row.text, 0, len(row.text), codes))
        return self._part(number, self._with_offices(last), "page.byline")

    def _with_offices(self, last: int) -> int:
        rows = self._rows
        while last + 1 < len(rows) and rows[last + 1].kind in ("other", "name", "address"):
            same = rows[last + 1].block == rows[last].block
            joined = self._joins(rows[last].text) or self._joins(rows[last + 1].text.split(" ")[0])
            if not (is_office(rows[last + 1].text) or (joined and same) or self._goes_on(last)):
                break
            last += 1
            while not same and last + 1 < len(rows) and rows[last + 1].kind == "other" and self._same_block(last):
                last += 1
        return last

    def _same_block(self, number: int) -> bool:
        return self._rows[number].block == self._rows[number + 1].block

    def _goes_on(self, last: int) -> bool:
        """The line below is not finished above: "AUTHOR OF" and the title, within a block."""
        row, below = self._rows[last], self._rows[last + 1]
        unfinished = row.text.rstrip("_* ")[-1:] in ",(" or self._joins(row.text.rstrip("_* ").split(" ")[-1])
        quoted = is_office(row.text) and below.text.strip("_* ")[:1] in "“\"«„‘'"
        return row.block == below.block and (unfinished or quoted)

    def _imprint(self, number: int) -> tuple[Part, int]:
        last = imprint_end(self._document, self._rows, number)
        self._imprints += 1
        return self._part(number, last, "provenance.field" if self._rights else "page.imprint")

    def _epigraph(self, number: int) -> tuple[Part, int]:
        last = self._same_kind(number, "epigraph")
        return self._part(number, last, "page.epigraph")


def _opening(row: Row) -> str:
    opening = read_opening(row.text)
    return opening.relator if opening else ""
