"""Emphasis as people type it: *so*, **so**, _so_, /so/, =so=, +so+, ~so~, s p a c e d; capitals at a beginning."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.conventions.profiles import Profile
from textus.model.claims import Span
from textus.survey.survey import Survey
from textus.survey.words.openings import CAPITALS

_SPACED = regex(r"(?<![\w’'.-])(?:[^\W\d_] ){3,60}[^\W\d_](?![\w’'])")
_SINGLE = regex(r" [^\W\d_] [^\W\d_] ")
"""letters set wide, as far as they can be seen at a glance"""
DEEPEST = 2
"""emphasis within emphasis"""
FEWESTCAPITALS = 5
"""letters of a word in spaced capitals; fewer may be initials"""


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """Emphasis between marks, and the small capitals of an opening, as the conventions of the text have them."""
    profile = survey.conventions.profile
    yield from _marked(profile, survey.text, start, end)
    spaced = profile.spaced and _SINGLE.search(survey.text, start, end)
    for match in _SPACED.finditer(survey.text, start, end) if spaced else ():
        if _is_spaced(match.group().replace(" ", "")):
            yield Span(match.start(), match.end(), profile.spaced, weight=span_weight("emphasis.spaced"))
    if profile.opening and start in survey.capital_openings:
        opening = CAPITALS.match(survey.text, start, end)
        if opening and end - start > 100 and opening.group().isupper() and len(opening.group()) < 40:
            weight = span_weight("emphasis.opening")
            yield Span(start, opening.end("capitals"), profile.opening, _doubt(survey), weight=weight)


def _doubt(survey: Survey) -> Mapping[str, str]:
    """Capitals may represent small capitals; it is certain only if the conventions are specified."""
    return {} if survey.conventions.said_by else {"cert": "low", "resp": "#textus"}


def _marked(profile: Profile, text: str, start: int, end: int, depth: int = 0) -> Iterator[Span]:
    """Words between marks, and those between other marks within them."""
    for match, mark in profile.emphasis_in(text, start, end):
        if any(c.isalnum() for c in match.group()):
            before, after = len(mark.open), len(mark.close)
            yield Span(
                match.start(), match.end(), mark.role, before=before, after=after, weight=span_weight("emphasis.marked")
            )
            if depth < DEEPEST:
                yield from _marked(profile, text, match.start() + before, match.end() - after, depth + 1)


def _is_spaced(letters: str) -> bool:
    """Letters that are one word set wide: no initials, no alphabet, no variables one after the other."""
    small = letters[1:].islower()
    in_order = all(ord(after) == ord(before) + 1 for before, after in itertools.pairwise(letters.lower()))
    return not in_order and (small or (letters.isupper() and len(letters) >= FEWESTCAPITALS))
