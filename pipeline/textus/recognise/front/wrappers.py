"""What is not of the work: the wrapping of an e-text project, site headings, trails of links, page furniture."""

from __future__ import annotations

from collections.abc import Iterator

from textus.language.bibliography.fields import read_fields
from textus.model.claims import Claim
from textus.model.document import Document
from textus.recognise.front.archive_phrases import furniture
from textus.recognise.front.edges import edges, is_site_heading, lone_label
from textus.recognise.front.units import Unit
from textus.recognise.front.wrapping import languages, legend

LONGEST = 120


def block_claims(document: Document) -> Iterator[Claim]:
    """Claims on the wrapping of a text and on the furniture at its edges."""
    found = edges(document)
    yield from _wrapping(document, 0, found.wrapped_until)
    yield from _wrapping(document, found.wrapped_from, len(document.blocks.lines))
    if signs := legend(document):
        yield from _wrapping(document, signs[0], signs[1] + 1)
    for unit in found.front + found.end:
        yield from _furniture(document, unit)


def _wrapping(document: Document, first: int, after: int) -> Iterator[Claim]:
    codes = languages(document)
    for block in document.blocks.blocks:
        if first <= block.first < after:
            last = min(block.last, after - 1)
            start, end = document.blocks.lines[block.first].start, document.blocks.lines[last].end
            evidence = ["front.wrapper"]
            if not read_fields(document.text, start, end, codes):
                yield document.claim(block.first, last, "boilerplate", *evidence)


def _furniture(document: Document, unit: Unit) -> Iterator[Claim]:
    text = document.text[unit.start : unit.end]
    if len(text) > LONGEST or unit.labelled or unit.credit:
        return
    if lone_label(document, unit):
        yield document.claim(unit.first, unit.last, "furniture", "front.lone-label")
    if evidence := furniture(text, languages(document)):
        yield document.claim(unit.first, unit.last, "furniture", evidence)
    elif is_site_heading(document, unit):
        yield document.claim(unit.first, unit.last, "furniture", "front.site-heading")
