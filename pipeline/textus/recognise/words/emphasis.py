"""Emphasis as people type it: *so*, **so**, _so_, /so/, =so=, +so+, ~so~, s p a c e d; capitals at a beginning."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.conventions.profiles import Profile
from textus.model.claims import Span
from textus.model.document import Document
from textus.recognise.plays._cast import cast

_SPACED = re.compile(r"(?<![\w’'.-])(?:[^\W\d_] ){3,60}[^\W\d_](?![\w’'])")
_SINGLE = re.compile(r" [^\W\d_] [^\W\d_] ")
"""letters set wide, as far as they can be seen at a glance"""
DEEPEST = 2
"""emphasis within emphasis"""
FEWEST_CAPITALS = 5
"""letters of a word in spaced capitals; fewer may be initials"""
_CAPITALS = re.compile(r"(?P<capitals>[^\W\d_a-zß-ÿ]{2,}(?:[ ’'-]+[^\W\d_a-zß-ÿ]+){0,5})(?=[ ,])")


def inline_spans(document: Document, start: int, end: int) -> Iterator[Span]:
    """Emphasis between marks, and the small capitals of an opening, as the conventions of the text have them."""
    profile = document.conventions.profile
    yield from _marked(profile, document.text, start, end)
    spaced = profile.spaced and _SINGLE.search(document.text, start, end)
    for match in _SPACED.finditer(document.text, start, end) if spaced else ():
        if _is_spaced(match.group().replace(" ", "")):
            yield Span(match.start(), match.end(), profile.spaced, weight=span_weight("emphasis.spaced"))
    if profile.opening and start in _openings(document):
        opening = _CAPITALS.match(document.text, start, end)
        if opening and end - start > 100 and opening.group().isupper() and len(opening.group()) < 40:
            yield Span(start, opening.end("capitals"), profile.opening, weight=span_weight("emphasis.opening"))


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
    return not in_order and (small or (letters.isupper() and len(letters) >= FEWEST_CAPITALS))


@functools.lru_cache(maxsize=8)
def _openings(document: Document) -> frozenset[int]:
    """Where prose begins with words in capitals and goes on in small letters, if the source does so seldom."""
    found = []
    spoken = cast(document).speeches
    for number, block in enumerate(document.blocks.blocks):
        if number in spoken:
            continue
        start, end = document.blocks.start(block), document.blocks.end(block)
        match = _CAPITALS.match(document.text, start, end)
        if (
            match
            and end - start > 100
            and re.match(r"[ ,]+(?:[^\W\d_]{1,3}\s+)?[^\W\d_]*[a-zß-ÿ]", document.text[match.end() : end][:40])
        ):
            found.append(start)
    return frozenset(found) if len(found) <= 1 + len(document.blocks.blocks) // 8 else frozenset()
