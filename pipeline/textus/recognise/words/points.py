"""Signs that stand for no words: ends of lines and pages, spaces left blank, as the conventions of a text have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from textus.base.bundles import span_weight
from textus.model.claims import Claim, Span
from textus.survey.survey import Survey

_ROLES = {"lb": "lb", "pb": "pb", "cb": "cb", "gap": "gap", "blank": "gap", "layout": "markup"}

_ALONE = ("pb", "cb", "layout")
"""what may be on a line of its own"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """A page or column that begins on a line of its own, and markup that is for layout only."""
    rows = [row for row in survey.conventions.profile.points if row["is"] in _ALONE]
    for block in survey.blocks.blocks if rows else ():
        start, end = survey.blocks.start(block), survey.blocks.end(block)
        for row in rows if len(block) == 1 else ():
            for first, after, n in _found(row, survey.text, start, end):
                if (first, after) == (start, end):
                    whole = Span(start, end, "whole", before=end - start, weight=span_weight("point.alone"))
                    about = {"n": n} if n else {}
                    role = _ROLES[row["is"]]
                    about |= {"type": "markup"} if role == "markup" else {}
                    yield survey.block_claim(block, role, "page.conventional", spans=(whole,), **about)


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The signs of a profile, each with its number if it has one; an end of a line inside a word breaks that word."""
    for row in survey.conventions.profile.points:
        role = _ROLES[row["is"]]
        for first, after, n in _found(row, survey.text, start, end):
            attributes = {"n": n} if n else {}
            if row["is"] in ("gap", "blank"):
                attributes["reason"] = "blank" if row["is"] == "blank" else "lost"
            elif role == "lb" and survey.text[first - 1].isalpha() and survey.text[after : after + 1].isalpha():
                attributes["break"] = "no"
            yield Span(first, after, role, attributes, weight=span_weight("point.sign"))


def _found(row: Mapping[str, Any], text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and number of every sign of a row."""
    if "pattern" in row:
        if text.find(row.get("with", ""), start, end) >= 0:
            for match in re.compile(row["pattern"]).finditer(text, start, end):
                yield *match.span(), match.groupdict().get("n") or ""
        return
    for sign in row["any"]:
        first = text.find(sign, start, end)
        while first >= 0:
            yield first, first + len(sign), ""
            first = text.find(sign, first + len(sign), end)
