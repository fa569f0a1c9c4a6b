"""Paragraphs of several lines in which a letter begins or ends, and what is left of them without that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textus.model.claims import Claim, Evidence
from textus.survey.survey import Survey


def without_ends(survey: Survey, whole: Claim, first: int, last: int) -> Iterator[Claim]:
    """A paragraph on the lines `first` to `last`; and one without the greeting and the close of a letter in them.

    After the close it may as well be a postscript.
    """
    lines = survey.blocks.lines
    begun, end = survey.letters.without_ends(first, last)
    for top in {first, begun}:
        for bottom in {last, end}:
            if all(lines[top].start <= span.start and span.end <= lines[bottom].end for span in whole.spans):
                yield replace(whole, start=lines[top].start, end=lines[bottom].end)
    if survey.letters.is_behind(first):
        yield replace(whole, role="postscript", evidence=(*whole.evidence, Evidence("postscript.behind-signature")))
