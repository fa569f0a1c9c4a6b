"""The text itself, without its front and end matter."""

from __future__ import annotations

from textus.survey.facts import Surveyed, fact
from textus.survey.front.edges import edges


@fact
def text_between(document: Surveyed) -> tuple[int, int]:
    """The offsets at which the text itself begins and ends."""
    lines, found = document.blocks.lines, edges(document)
    first = lines[found.top].start if found.top < len(lines) else len(document.text)
    return first, lines[found.bottom].start if found.bottom < len(lines) else len(document.text)
