"""Names in statements of responsibility that continue over a small word: bodies, and names that people have taken."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import fold, small_words
from textus.language.bibliography.names import is_organisation

_AFTER = regex(r"[\s_*“\"'‘«„(]*([^\W\d_]+)")
_WORDS = regex(r"[^\W\d_][\w’'-]*")


@functools.cache
def _within_organisation() -> frozenset[str]:
    """Small words that may come between the parts of an organisation's name: "Society for …", "Institute of …"."""
    kinds = ("of", "for", "articles")
    return frozenset(fold(word) for kind in kinds for word in anywhere("small_words", kind))


@functools.cache
def _listed_articles() -> frozenset[str]:
    return frozenset(anywhere("small_words", "articles"))


@functools.cache
def home() -> re.Pattern[str]:
    """What follows in the name somebody has taken: "Wren in *the Hedge*", the last of a list or not."""
    ends = rf"\s*(?:,|$|\s{small_words('and')}\s)"
    return re.compile(rf"\s+{small_words('articles')}\s+[^\W\d_a-z]\w*(?={ends})")


def runs_on(text: str, piece: tuple[int, int], rest: tuple[int, int], kind: str, *, for_whom: bool) -> bool:
    """The small word between a piece and the rest is inside a name: "Society for Old Bridges", "Wren in the Hedge".

    `kind` is what the word mostly does in a credit: "and" and "for" join, "stop" ends the names; `for_whom`: it is said
    for whom something was done.
    """
    (position, first), (after, end) = piece, rest
    behind = _AFTER.match(text, after, end)
    if text[first] in ",;/+\n" or behind is None:
        return False
    if behind[1][0].islower() and fold(behind[1]) not in _within_organisation():
        return False
    before = [word for word in _WORDS.findall(text[position:first]) if fold(word) not in _listed_articles()]
    if text[:first].rstrip(" \n").endswith("-"):
        return True
    word = fold(text[first:after].split()[0])
    if word in anywhere("small_words", "of") and is_organisation(text[position:first]):
        return True
    if len(before) == 1 and word in _within_organisation() and is_organisation(before[0]):
        return True
    if for_whom:
        return kind != "for" and word not in anywhere("small_words", "from")
    return kind == "stop" and len(before) == 1 and before[0][0].isupper() and bool(home().match(text, after, end))
