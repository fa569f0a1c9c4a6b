"""Verse in tags, as in wikis: a block for a stanza, a line for a line, indented by colons."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import tag
from textus.base.regex import regex
from textus.model.claims import Claim, Span
from textus.survey.survey import Survey
from textus.survey.verse.tagged_verse import closes, opens

_INDENT = regex(r":+[ \t]*")


_BREAK = regex(lambda: rf"<{tag('break')}\s*/?>$")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Blocks of verse between tags; the tags and the signs of indents are no part of it."""
    lines = survey.tagged_verse
    for block in survey.blocks.blocks if lines else ():
        spans = tuple(_spans(survey, block.first, block.last)) if block.first in lines else ()
        if any(span.role == "l" for span in spans):
            yield survey.block_claim(block, "lg.tagged", "verse.tagged", spans=spans)


def _spans(survey: Survey, first: int, last: int) -> Iterator[Span]:
    weight = span_weight("verse.part")
    for index in range(first, last + 1):
        line = survey.blocks.lines[index]
        start, end = line.start, line.end
        opened, closed = opens().match(survey.text, start, end), closes().search(survey.text, start, end)
        if opened:
            yield Span(start, opened.end(), "whole", before=opened.end() - start, weight=weight)
            start = opened.end()
        if closed:
            end = closed.start()
        if survey.text[start:end].strip(" \t"):
            indent = _INDENT.match(survey.text, start, end)
            signs = len(indent.group().rstrip(" \t")) if indent else 0
            rest = _BREAK.search(survey.text, start, end)
            about = {"rend": f"indent{signs}"} if signs else {}
            after = end - rest.start() if rest else 0
            yield Span(start, end, "l", about, indent.end() - start if indent else 0, after, weight)
        if closed:
            yield Span(closed.start(), line.end, "whole", after=line.end - closed.start(), weight=weight)
