"""Notes within the text, in brackets that it has for nothing else."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Span
from textus.survey.survey import Survey


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Each from its opening bracket to the closing one."""
    notes = survey.enclosed_notes if not survey.cast.speeches else ()
    for first, after, width in notes[bisect.bisect_left(notes, (start, 0, 0)) :]:
        if first >= end:
            return
        about = {"place": "inline"}
        yield Span(first, after, "note", about, before=width, after=width, weight=span_weight("note.enclosed"))
