"""What lines are measured against: the width, margin and step of the whole document, and what recurs in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textus.base.regex import regex
from textus.survey.lines.looks import SUPERSCRIPTS, Look

WIDE_SHARE = 0.93
"""the share of the lines that are not the last of their block that is no wider than the width"""
USUAL_WIDTH = 72
LEAST_LENGTH = 20
STEP_AT_MOST = 8
SHORT = 60
OPENS = tuple("[({^")
"""what is before the figures of a call"""

_NO_WORDS = regex(r"[\d\W]+")
_PREFIX = regex(r"([^\W\d][^.:\n]{1,28})[.:]")
_CAPITALS = regex(r"([A-ZÄÖÜÉÈÀÆØÅ][A-ZÄÖÜÉÈÀÆØÅ'’.\- ]{2,28})(?=[.:,(\s]|$)")
_FIGURES = regex(r"\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CALLED = regex(r"[\[({^](\d{1,3})[\])}]?|(?<=[^\W\d_][.,;:!?”\"»])(\d{1,3})\b|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


@dataclass(frozen=True)
class Frame:
    """Measures in columns; what recurs by how often."""

    width: int
    margin: int
    """the commonest indent"""
    step: int
    """the commonest indent beyond the margin, less the margin; 0 for none"""
    recurring: Counter[str]
    """short lines without digits and signs"""
    prefixes: Counter[str]
    """what lines begin with before a colon or a stop"""
    capitals: Counter[str]
    """words in capitals that lines begin with"""
    called: frozenset[int]
    """numbers that look like calls of notes"""


def frame(looks: Sequence[Look], text: str) -> Frame:
    """The frame of a document, from its lines; each line notes what of it recurs."""
    for look in looks:
        look.prefix, look.shouted = prefix_of(look.text), capitals_of(look.text)
        look.bare = bare(look.text) if look.length < SHORT else ""
    inner = sorted(look.indent + look.length for look in looks if not look.below and look.length > LEAST_LENGTH)
    width = inner[int(len(inner) * WIDE_SHARE)] if inner else USUAL_WIDTH
    indents = Counter(look.indent for look in looks if look.length > LEAST_LENGTH)
    margin = min(indents, key=lambda indent: (-indents[indent], indent)) if indents else 0
    beyond = {indent: count for indent, count in indents.items() if margin < indent <= margin + STEP_AT_MOST}
    step = min(beyond, key=lambda indent: (-beyond[indent], indent)) - margin if beyond else 0
    return Frame(
        width, margin, step,
        Counter(look.bare for look in looks if look.bare),
        Counter(look.prefix for look in looks if look.prefix),
        Counter(look.shouted for look in looks if look.shouted),
        frozenset(_called(text)),
    )  # fmt: skip


def bare(text: str) -> str:
    """A line without digits and signs, as running heads are the same."""
    return _NO_WORDS.sub(" ", text).strip().lower()


def prefix_of(text: str) -> str:
    """What a line begins with before a colon or stop, in lower case."""
    found = _PREFIX.match(text)
    return found.group(1).lower() if found else ""


def capitals_of(text: str) -> str:
    """The words in capitals that a line begins with."""
    if not text[:2].isupper():
        return ""
    found = _CAPITALS.match(text)
    return found.group(1) if found else ""


def _called(text: str) -> Iterator[int]:
    """Numbers that look like calls of notes; the pattern, which is slow, is only asked where figures stand."""
    for figures in _FIGURES.finditer(text):
        start = figures.start()
        opened = _CALLED.match(text, start - 1) if text[start - 1 : start] in OPENS else None
        if found := opened or _CALLED.match(text, start):
            yield int(found[1] or found[2] or found[3].translate(SUPERSCRIPTS))
