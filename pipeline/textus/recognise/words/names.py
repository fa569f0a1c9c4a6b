"""Names of persons, places, organisations and works that the authority tables of the collection know."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.model.claims import Span
from textus.model.name_entry import ORGANISATIONS, PEOPLE, PLACES, WORKS, Named
from textus.recognise.words._marked import marks_around
from textus.survey.survey import Survey

_ROLES = {PEOPLE: "namedPerson", PLACES: "namedPlace", ORGANISATIONS: "namedOrganisation", WORKS: "namedWork"}


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The names in a block, each pointing to its entry in `standOff`."""
    first = bisect.bisect_left(survey.names, start, key=lambda named: named.start)
    for named in survey.names[first:]:
        if named.start >= end:
            return
        yield _span(survey, named)


def _span(survey: Survey, named: Named) -> Span:
    attributes = {"ref": named.entry.ref}
    if not named.certain:
        attributes |= {"cert": "medium", "resp": "#textus"}
    if named.entry.kind != WORKS:
        return Span(named.start, named.end, _ROLES[named.entry.kind], attributes, weight=span_weight("name.known"))
    if level := named.entry.facts.get("level"):
        attributes = {"level": level, **attributes}
    marks = marks_around(survey, named.start, named.end)
    if marks is None:
        return Span(named.start, named.end, "namedWork", attributes, weight=span_weight("name.known"))
    rend, before, after = marks
    attributes |= {"rend": rend}
    first, behind = named.start - before, named.end + after
    return Span(first, behind, "namedWork", attributes, before=before, after=after, weight=span_weight("name.marked"))
