"""Notes between tags where they are called, as wikis have them: <ref>so</ref>, and <ref name="x" /> for one again."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import of_no_language
from textus.model.claims import Span
from textus.survey.survey import Survey

_CLOSE = 3
"""characters of a closing tag besides its name"""


@functools.cache
def _tag() -> str:
    return str(of_no_language("tags")["note"][0])


@functools.cache
def _note() -> re.Pattern[str]:
    """A note with its tags, or the reference to one."""
    tag, named = _tag(), of_no_language("tags")["named"][0]
    name = rf"""\b{named}\s*=\s*(?:"(?P<d>[^"]{{1,60}})"|'(?P<s>[^']{{1,60}})'|(?P<b>[^\s"'/>]{{1,60}}))"""
    within = rf"(?P<words>[^\s<](?:(?!</?{tag}\b)[\s\S]){{0,4000}}?)</{tag}>"
    return re.compile(rf"<{tag}(?:\s(?:[^<>]*?{name})?[^<>]*?)?(?:/>|(?P<opened>>){within})")


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """A note with its tags; a reference to one that is elsewhere, by its name."""
    if survey.text.find(f"<{_tag()}", start, end) < 0:
        return
    for match in _note().finditer(survey.text, start, end):
        name = match["d"] or match["s"] or match["b"] or ""
        about = {"n": name} if name else {}
        weight = span_weight("note.tagged")
        if match["opened"]:
            before = match.start("words") - match.start()
            yield Span(*match.span(), "taggedNote", {"place": "foot", **about}, before, _CLOSE + len(_tag()), weight)
        elif name:
            yield Span(*match.span(), "taggedCall", about, weight=weight)
