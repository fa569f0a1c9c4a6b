"""Whether a line reads like running text, by its words alone. No recogniser itself."""

from __future__ import annotations

import re

from textus.base.regex import regex
from textus.survey.front.edges import SENTENCE_END

_STOP = regex(r"[.!?…][\"”’»)\]_*]*$")


def is_sentence(text: str) -> bool:
    """Whether a line reads like running text: five words or more that end like a sentence."""
    return len(text.split()) >= 5 and bool(SENTENCE_END.search(text))


def reads_on(text: str) -> bool:
    """Whether a line is a short sentence rather than a statement: five words or more, most of them small, a stop."""
    words = re.findall(r"[^\W\d_]+", text)
    longer = [word for word in words[1:] if len(word) > 3]
    small = sum(word[0].islower() for word in longer)
    return len(words) >= 5 and bool(longer) and _STOP.search(text) is not None and small >= 0.5 * len(longer)


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of running text: nine words or more, most of the long ones small, a stop behind."""
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    small = sum(word[0].islower() for word in longer)
    return len(text.split()) >= 9 and text.rstrip('_*"”’)] ')[-1:] in ".!?:;" and small >= 0.6 * len(longer)


def in_emphasis(text: str, start: int, place: int) -> bool:
    """Whether a mark of emphasis stands open before a place of a line."""
    return any(text.count(mark, start, place) % 2 for mark in "_*")
