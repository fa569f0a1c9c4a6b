"""What is not of the work: the wrapping of an e-text project, site headings, trails of links, page furniture."""

from __future__ import annotations

from collections.abc import Iterator

from textus.language.bibliography.credits import read_credit
from textus.language.bibliography.fields import read_fields
from textus.model.claims import Claim
from textus.recognise.front._neighbours import lone_label
from textus.survey.front.archive_phrases import furniture
from textus.survey.front.site import is_site_heading
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

LONGEST = 120


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on the wrapping of a text and on the furniture at its edges."""
    found = survey.edges
    yield from _wrapping(survey, 0, found.wrapped_until)
    yield from _wrapping(survey, found.wrapped_from, len(survey.blocks.lines))
    if signs := survey.legend:
        yield from _wrapping(survey, signs[0], signs[1] + 1)
    for page in survey.colophons:
        yield from _wrapping(survey, page.first, page.last + 1, "front.colophon")
        for line in page.names:
            yield survey.claim(line, line, "boilerplate", "front.wrapper", "front.colophon")
    for unit in found.front + found.end:
        yield from _furniture(survey, unit)


def _wrapping(survey: Survey, first: int, after: int, *more: str) -> Iterator[Claim]:
    codes = languages(survey)
    for block in survey.blocks.blocks:
        if first <= block.first < after:
            last = min(block.last, after - 1)
            start, end = survey.blocks.lines[block.first].start, survey.blocks.lines[last].end
            evidence = ["front.wrapper", *more]
            if not (read_fields(survey.text, start, end, codes) or read_credit(survey.text, start, end, codes)):
                yield survey.claim(block.first, last, "boilerplate", *evidence)


def _furniture(survey: Survey, unit: Unit) -> Iterator[Claim]:
    text = survey.text[unit.start : unit.end]
    if len(text) > LONGEST or unit.labelled or unit.credit:
        return
    if lone_label(survey, unit):
        yield survey.claim(unit.first, unit.last, "furniture", "front.lone-label")
    if evidence := furniture(text, languages(survey)):
        yield survey.claim(unit.first, unit.last, "furniture", evidence)
    elif is_site_heading(survey, unit):
        yield survey.claim(unit.first, unit.last, "furniture", "front.site-heading")
