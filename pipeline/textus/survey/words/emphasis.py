"""Asterisks that mark emphasis, as against those that call notes."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact


@fact
def emphasis_marks(document: Surveyed) -> frozenset[int]:
    """The offsets of all asterisks that open or close emphasis."""
    marks: set[int] = set()
    profile = document.conventions.profile
    if "*" not in document.text:
        return frozenset()
    for block in document.blocks.blocks:
        start, end = document.blocks.start(block), document.blocks.end(block)
        for match, mark in profile.emphasis_in(document.text, start, end):
            if mark.open[0] == "*" and any(c.isalnum() for c in match.group()):
                marks.update(range(match.start(), match.start() + len(mark.open)))
                marks.update(range(match.end() - len(mark.close), match.end()))
    return frozenset(marks)
