"""Lines that state the source of the text."""

from __future__ import annotations

from textus.language.bibliography.citation import read_citation
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.lexicon import fold, merged
from textus.survey.facts import Surveyed
from textus.survey.front.archive_phrases import running
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages


def names_source(document: Surveyed, unit: Unit, labelled: bool = False) -> bool:
    """It begins like a source line and holds a date, a volume or pages; or, if that will do, is labelled as one."""
    codes = languages(document)
    if labelled and unit.labelled:
        return read_fields(document.text, unit.start, unit.end, codes)[0].name == "source"
    phrase = running(codes).match(document.text, unit.start, unit.end)
    if not phrase or merged(codes, "running")[fold(phrase["phrase"])] not in (
        "source",
        "published",
        "edition",
        "provenance",
    ):
        return False
    return any(span.role in ("date", "biblScope") for span in read_citation(document.text, unit.start, unit.end, codes))
