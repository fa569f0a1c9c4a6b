"""Headings run into paragraphs: "1. The Harbour. – The first thing …" (TEI P5, 3.8, `label`)."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from textus.claims import Claim, Span
from textus.document import Document
from textus.recognisers._cast import cast
from textus.recognisers._series import run_in_headings


def block_claims(document: Document) -> Iterator[Claim]:
    """What begins so is a paragraph, and no item of a list."""
    for number in () if cast(document).speeches else run_in_headings(document):
        yield document.block_claim(document.blocks.blocks[number], "p", "paragraph.run-in")


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """The words of the heading, the dash behind them left to the text; in a play they are the name of a speaker."""
    heading = _by_start(document).get(start)
    if heading and heading[1] < end and not cast(document).speeches:
        yield Span(*heading, "runIn", weight=6.0)


@functools.lru_cache(maxsize=8)
def _by_start(document: Document) -> dict[int, tuple[int, int]]:
    return {span[0]: span for span in run_in_headings(document).values()}
