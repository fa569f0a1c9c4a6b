"""Lines above the text that state where the original is kept, as the finding aid of an archive has it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from textus.language.bibliography.finding_aids import Kept, read_parts, whole
from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages

MOST_LINES = 4
"""lines of one finding aid, a part each"""


@fact
def kept(document: Surveyed) -> dict[int, Kept]:
    """The parts that each line of the finding aid states, by its first character; the first line is never of it."""
    front = [unit for unit in edges(document).front[1:] if not (unit.labelled or unit.credit)]
    codes = languages(document)
    read = [(unit, read_parts(_words(document, unit), codes)) for unit in front]
    for number in range(len(read)):
        for after in range(min(len(read), number + MOST_LINES), number, -1):
            units, parts = zip(*read[number:after], strict=True)
            if all(parts) and _follow(units) and whole(parts):
                return {unit.start: said for unit, said in read[number:after]}
    return {}


def _follow(units: Sequence[Unit]) -> bool:
    """The units are directly below one another, blank lines left out."""
    return all(below.first == above.last + 1 for above, below in itertools.pairwise(units))


def _words(document: Surveyed, unit: Unit) -> str:
    return " ".join(document.text[unit.start : unit.end].split())
