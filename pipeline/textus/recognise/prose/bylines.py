"""Bylines below the headings of parts (TEI P5, 4.2.2): in the front matter they are a matter of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.survey.prose.bylines import date_below
from textus.survey.survey import Survey

_EMPHASIS = "_*"


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Lines that say by whom, and when, between a heading and its text; docAuthor may not stand in hi, persName may."""
    for number, names in survey.bylines.items():
        block = survey.blocks.blocks[number]
        plain = survey.text[survey.blocks.start(block)] not in _EMPHASIS
        spans = tuple(replace(name, role="docAuthor") for name in names) if plain else names
        yield survey.block_claim(block, "byline.part", "byline.under-heading", spans=spans)
        if date := date_below(survey, number):
            below = survey.blocks.blocks[number + 1]
            span = Span(date.start, date.end, "date", date.attributes, weight=span_weight("byline.part-date"))
            yield survey.block_claim(below, "byline.date", "byline.date-below", spans=(span,))
