"""Lines of the front that name or serve the site a text was taken from."""

from __future__ import annotations

from textus.survey.facts import Surveyed
from textus.survey.front.archive_phrases import furniture, running, site_heading
from textus.survey.front.edges import edges
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages


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


def is_of_site(document: Surveyed, unit: Unit) -> bool:
    """It names the site, or leads about in it."""
    text = document.text[unit.start : unit.end]
    return bool(furniture(text, languages(document))) or is_site_heading(document, unit)
