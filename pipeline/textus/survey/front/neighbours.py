"""What a unit of the front has above and below it."""

from __future__ import annotations

import bisect
import itertools

from textus.language.bibliography.lexicon import fold, merged
from textus.survey.facts import Surveyed, fact
from textus.survey.front.archive_phrases import running, site_heading
from textus.survey.front.edges import edges
from textus.survey.front.units import ANY_LABEL, Unit
from textus.survey.front.wrapping import languages


def in_credit_block(document: Surveyed, unit: Unit) -> bool:
    """No blank line parts it from a labelled line or a credit above it; or below, if it begins like a label itself."""
    below = following(document, unit)
    if (
        below
        and below.first == unit.last + 1
        and below.labelled
        and not document.blocks.lines[below.first].blank_before
        and unknown_label(document, unit)
    ):
        return True
    return unit.first in _below_credits(document)


@fact
def _below_credits(document: Surveyed) -> frozenset[int]:
    """The first lines of units of the front that no blank line parts from a labelled line or a credit above."""
    found: set[int] = set()
    for above, unit in itertools.pairwise(edges(document).front):
        line = document.blocks.lines[above.last + 1]
        if not (line.blank_before or line.page_before) and (above.labelled or above.credit or above.first in found):
            found.add(unit.first)
    return frozenset(found)


def following(document: Surveyed, unit: Unit) -> Unit | None:
    """The unit of the front behind another."""
    front = edges(document).front
    number = bisect.bisect_right(front, unit.last, key=lambda other: other.first)
    return front[number] if number < len(front) else None


def among_credits(document: Surveyed, unit: Unit) -> bool:
    """No blank line parts it from what stands above, nor from a labelled line or a credit below."""
    lines = document.blocks.lines
    below = next((other for other in edges(document).front if other.first == unit.last + 1), None)
    joined = unit.first > 0 and not lines[unit.first].blank_before
    return joined and below is not None and not lines[below.first].blank_before and (below.labelled or below.credit)


def lone_label(document: Surveyed, unit: Unit) -> bool:
    """A word that is a label elsewhere, alone above labelled lines: the name of a link or a column."""
    text = document.text[unit.start : unit.end]
    below = following(document, unit)
    return bool(below and below.labelled) and fold(text) in merged(languages(document), "labels")


def unknown_label(document: Surveyed, unit: Unit) -> bool:
    """A line that begins like a label that no table knows."""
    return bool(ANY_LABEL.match(document.text, unit.start, unit.end))


def is_site_heading(document: Surveyed, unit: Unit) -> bool:
    """The first line of a text, naming a site, an archive or a collection, above what may be a title."""
    found = edges(document).front
    return (
        len(found) > 1
        and unit == found[0]
        and bool(site_heading().fullmatch(document.text[unit.start : unit.end].strip("_* .")))
        and _may_be_title(document, found[1])
    )


def _may_be_title(document: Surveyed, unit: Unit) -> bool:
    """A line that has no label, is no credit, and does not begin like a line on the source."""
    return not (
        unit.labelled or unit.credit or running(languages(document)).match(document.text[unit.start : unit.end])
    )
