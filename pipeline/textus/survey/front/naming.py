"""Lines of the front that may repeat the author's name: those of the site, and those on the source."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges
from textus.survey.front.site import is_of_site
from textus.survey.front.sources import names_source
from textus.survey.front.units import Unit


@fact
def naming(document: Surveyed) -> tuple[Unit, ...]:
    """The lines of the front that may name the author besides the byline."""
    front = edges(document).front
    return tuple(unit for unit in front if is_of_site(document, unit) or names_source(document, unit, labelled=True))
