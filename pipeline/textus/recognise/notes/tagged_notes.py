"""Notes in tags at their references, as in wikis: <ref>so</ref>, and <ref name="x" /> for one again."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import tag
from textus.model.claims import Span
from textus.survey.survey import Survey


@functools.cache
def _note() -> re.Pattern[str]:
    """A note with its tags, or the reference to one."""
    note = tag("note")
    name = rf"""\b{tag("named")}\s*=\s*(?:"(?P<d>[^"]{{1,60}})"|'(?P<s>[^']{{1,60}})'|(?P<b>[^\s"'/>]{{1,60}}))"""
    within = rf"(?P<words>[^\s<](?:(?!</?{note}\b)[\s\S]){{0,4000}}?)</{note}>"
    return re.compile(rf"<{note}(?:\s(?:[^<>]*?{name})?[^<>]*?)?(?:/>|(?P<opened>>){within})")


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """A note with its tags; a reference to one that is elsewhere, by its name."""
    for match in _note().finditer(survey.text, start, end):
        name = match["d"] or match["s"] or match["b"] or ""
        about = {"n": name} if name else {}
        weight = span_weight("note.tagged")
        if match["opened"]:
            before = match.start("words") - match.start()
            after = match.end() - match.end("words")
            yield Span(*match.span(), "taggedNote", {"place": "foot", **about}, before, after, weight)
        elif name:
            yield Span(*match.span(), "taggedCall", about, weight=weight)
