"""Numbers between signs inside lines that count on through the text: pages, though no word identifies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact
from textus.survey.notes.calls import note_labels

FEWEST_COUNTED = 3
_BARE = tuple(
    (opens.strip("\\")[0], rf"(?<![\w{sign}]){opens}(?P<n>\d{{1,4}}){closes}(?![\w{sign}])")
    for opens, closes, sign in (
        (r"\|", r"\|", "|"), (r"\|\|", r"\|\|", "|"), (r"\{", r"\}", ""), ("<", ">", ""), ("/", "/", "/"),
        ("//", "//", "/"),
    )
)  # fmt: skip
"""numbers between signs that nothing says are pages, by the first sign; in square brackets they call notes"""

_SQUARE = r"\[(?P<n>\d{1,4}[rv]?)\]"

_IN_BRACKETS = (regex(r"(?<![^\s])\{(?P<n>\d{1,4})\}"), regex(r"(?<![^\s])\[(?P<n>\d{1,4})\]"))
"""not directly behind a word, as calls of notes are"""


@fact
def counted_marks(document: Surveyed) -> tuple[tuple[int, int, str], ...]:
    """Bare numbers between the same signs inside lines, each one more than the last.

    A series from 1 is taken only where most are set directly before a word, where nothing is called.
    """
    if document.stated_value("pages") == "inline":
        every = (m for pattern in (_SQUARE, *(bare for _, bare in _BARE)) for m in re.finditer(pattern, document.text))
        return tuple(sorted((m.start(), m.end(), m["n"]) for m in every))
    found = list(_before_words(document))
    for sign, pattern in _BARE:
        if sign not in document.text:
            continue
        marks = [(m.start(), m.end(), m["n"]) for m in re.finditer(pattern, document.text)]
        numbers = [int(n) for _, _, n in marks]
        count = len(marks)
        if count >= FEWEST_COUNTED and _count_on(numbers) and numbers[0] > 1:
            found += marks if not note_labels(document).intersection(map(str, numbers)) else []
    return tuple(sorted(set(found)))


def _before_words(document: Surveyed) -> Iterator[tuple[int, int, str]]:
    """Numbers in brackets that count on, of which most stand between a space and a word: {2}word."""
    whole = {(line.start, line.end) for line in document.blocks.lines}
    for pattern in _IN_BRACKETS:
        marks = [*pattern.finditer(document.text)]
        numbers = [int(m["n"]) for m in marks]
        inside = [m for m in marks if (m.start(), m.end()) not in whole]
        glued = sum(document.text[m.end() : m.end() + 1].isalpha() for m in inside)
        if len(inside) >= FEWEST_COUNTED and 2 * glued > len(marks) and _count_on(numbers):
            yield from ((m.start(), m.end(), m["n"]) for m in inside)


def _count_on(numbers: Sequence[int]) -> bool:
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
