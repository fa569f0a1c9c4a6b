"""Bylines below the headings of parts (TEI P5, 4.2.2): in the front matter they are a matter of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textus.model.claims import Claim
from textus.model.document import Document
from textus.recognise.prose._bylines import bylines, date_below

_EMPHASIS = "_*"


def block_claims(document: Document) -> Iterator[Claim]:
    """Lines that say by whom, and when, between a heading and its text; docAuthor may not stand in hi, persName may."""
    for number, names in bylines(document).items():
        block = document.blocks.blocks[number]
        plain = document.text[document.blocks.start(block)] not in _EMPHASIS
        spans = tuple(replace(name, role="docAuthor") for name in names) if plain else names
        yield document.block_claim(block, "byline.part", "byline.under-heading", spans=spans)
        if date := date_below(document, number):
            below = document.blocks.blocks[number + 1]
            yield document.block_claim(below, "byline.date", "byline.date-below", spans=date)
