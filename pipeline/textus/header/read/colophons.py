"""What the wrapping of an e-text and the pages of an edition about itself state: maker, contributors, licence."""

from __future__ import annotations

import bisect
import re

from textus.header.facts import Credit, Facts, Page
from textus.header.licences import licence_named
from textus.model.claims import Decision
from textus.survey.front.archive_phrases import rights
from textus.survey.front.colophon import colophon_of

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_NO_LICENCE = "https://creativecommons.org/publicdomain/mark/"
_CONTRIBUTION = ("ctb",)


def wrapping(facts: Facts, page: Page, decision: Decision) -> None:
    """What the header of an e-text project permits; if repeated at the end, it counts once."""
    start, end = decision.claim.start, decision.claim.end
    if _colophon(facts, page, start, end):
        return
    if not facts.rights and rights(page.codes).match(page.text, start, end):
        facts.rights.append(page.words(start, end))


def _colophon(facts: Facts, page: Page, start: int, end: int) -> bool:
    """Add the facts of one block of such a page; False if the block is not on such a page."""
    lines = page.document.blocks.lines
    first = bisect.bisect_left(lines, start, key=lambda line: line.start)
    about = colophon_of(page.document, first)
    if about is None:
        return False
    if about.maker and about.maker not in facts.organisations:
        facts.organisations.append(about.maker)
    index = first
    while index < len(lines) and lines[index].start < end:
        if index in about.names:
            words = page.words(lines[index].start, lines[index].end)
            facts.credits.append(Credit(words, _CONTRIBUTION, organisation=False))
        index += 1
    said = next((words for words in _SENTENCES.split(page.words(start, end)) if _licenses(words)), "")
    if said and not facts.rights:
        facts.rights.append(said)
    return True


def _licenses(words: str) -> bool:
    """Whether the words name a licence; a belief that something is in the public domain is not one."""
    licence = licence_named(words)
    return licence is not None and not licence["target"].startswith(_NO_LICENCE)
