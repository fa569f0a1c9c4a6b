"""Numbers between signs inside lines that count on through the text: pages, though no word identifies them."""

from __future__ import annotations

import re

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


@fact
def counted_marks(document: Surveyed) -> tuple[tuple[int, int, str], ...]:
    """Bare numbers between the same signs inside lines, each one more than the last; a series from 1 is not taken."""
    if document.stated_value("pages") == "inline":
        every = (m for pattern in (_SQUARE, *(bare for _, bare in _BARE)) for m in re.finditer(pattern, document.text))
        return tuple(sorted((m.start(), m.end(), m["n"]) for m in every))
    found = []
    for sign, pattern in _BARE:
        if sign not in document.text:
            continue
        marks = [(m.start(), m.end(), m["n"]) for m in re.finditer(pattern, document.text)]
        numbers = [int(n) for _, _, n in marks]
        count = len(marks)
        if count >= FEWEST_COUNTED and numbers == list(range(numbers[0], numbers[0] + count)) and numbers[0] > 1:
            found += marks if not note_labels(document).intersection(map(str, numbers)) else []
    return tuple(sorted(found))
