"""When the text was written, as its own short lines date it."""

from __future__ import annotations

from textus.language.bibliography.dates import find_dates
from textus.read.blocks import Line
from textus.survey.facts import Surveyed, fact
from textus.survey.front.wrapping import languages

EDGE = 40
"""lines at either end of a text among which its date is looked for"""
SHORT, PLACE = 60, 30
"""characters of such a line, and of what it holds beside the date"""


@fact
def written(document: Surveyed) -> tuple[int | None, int]:
    """The year and month of writing, if the short lines at the edges that are little but a date all name the same."""
    lines = document.blocks.lines
    edge = [*lines[:EDGE], *lines[max(EDGE, len(lines) - EDGE) :]]
    short = (line for line in edge if line.end - line.start <= SHORT)
    named = {when for line in short if (when := _dated(document, line))}
    years, months = {when[:4] for when in named}, {when[5:7] for when in named}
    if len(years) != 1:
        return None, 0
    return int(years.pop()), int(months.pop() or 0) if len(months) == 1 else 0


def _dated(document: Surveyed, line: Line) -> str:
    """The day, month or year of a line that holds one date and little else, no other number among it."""
    found = find_dates(document.text, line.start, line.end, languages(document))
    when = [span for span in found if "when" in span.attributes and "cert" not in span.attributes]
    if len(when) != 1:
        return ""
    rest = document.text[line.start : when[0].start] + document.text[when[0].end : line.end]
    if len(rest) > PLACE or any(character.isdigit() for character in rest):
        return ""
    return when[0].attributes["when"]
