"""Where an archive keeps the original, as a finding aid has it: "MS 12, Papers of Ann Pell, Harbury Library, Hull".

The parts are in any order: who keeps it (a word says so), the place, the collection (a word says so), the shelfmark
(it has figures).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, alternation, fold, small_words
from textus.language.bibliography.segments import is_tongue, places

LONGEST, LONGEST_PART, MOST_BRANCH = 160, 90, 4
"""characters of a line and of a part, and words of a branch of a keeper"""
YEAR = 4
"""characters of a date that is a year and no more"""
BRANCH = "branch"
"""words with capital letters, which go with the keeper that they follow"""
REPOSITORY, SETTLEMENT, COLLECTION, SHELFMARK = "repository", "settlement", "collection", "shelfmark"
_PARTS = regex(r"\s*[,;|•·]\s+|\s+/\s+(?=[^\W\d_a-z])")
_WORD = regex(r"[^\W\d_]+")
_SENTENCE = regex(r"[^\W\d_]{5,}[.!?:]\s|[.!?:]$")
_VOLUME = regex(r"\d\s*\(\d{4}\)|\b(?:1[5-9]|20)\d\d$")

_JOINED = {(SHELFMARK, SHELFMARK), (REPOSITORY, BRANCH)}
Kept = tuple[tuple[str, str], ...]
"""what parts are and their words, in order"""


def read_parts(words: str, codes: Codes) -> Kept:
    """The parts of a line, each with what it is; empty unless all of it is parts."""
    bare = words.strip(" .;,()[]_*")
    if not bare or len(bare) > LONGEST or _SENTENCE.search(bare) or _said().search(bare):
        return ()
    if any(len(span.attributes.get("when", "")) > YEAR for span in find_dates(bare, 0, len(bare), codes)):
        return ()
    kept: list[tuple[str, str]] = []
    for part in _PARTS.split(bare):
        kind = _kind(part, codes)
        if not kind or len(part) > LONGEST_PART:
            return ()
        if kept and (kept[-1][0], kind) in _JOINED:
            kept[-1] = (kept[-1][0], f"{kept[-1][1]}, {part}")
        else:
            kept.append((kind, part))
    kinds = {kind for kind, _ in kept}
    return tuple(kept) if len(kinds) == len(kept) and BRANCH not in kinds else ()


def whole(parts: Sequence[Kept]) -> bool:
    """Lines are together one finding aid: a keeper, and a shelfmark or a collection, no part twice."""
    kinds = [kind for kept in parts for kind, _ in kept]
    return REPOSITORY in kinds and len(set(kinds)) == len(kinds) and not {SHELFMARK, COLLECTION}.isdisjoint(kinds)


def _kind(part: str, codes: Codes) -> str:
    """What a part is; empty for words that are none."""
    if not part[:1].isalnum() or (part[:1].islower() and not _SIGN.match(part)):
        return ""
    if _keeps(part):
        return REPOSITORY
    if _COLLECTION.search(part):
        return COLLECTION
    if any(map(str.isdigit, part)):
        few = sum(len(word) > 3 and word.islower() for word in _WORD.findall(part)) <= 1
        return SHELFMARK if few and not _VOLUME.search(part) else ""
    words = part.split()
    if places(part, codes) or (len(words) == 1 and not is_tongue(part, codes)):
        return SETTLEMENT
    return BRANCH if len(words) <= MOST_BRANCH and all(word[0].isupper() for word in words) else ""


def _keeps(part: str) -> bool:
    """A word states that things are kept there."""
    keepers, endings = frozenset(anywhere("finding_aids", "keepers")), tuple(anywhere("finding_aids", "keeper_endings"))
    words = [fold(word) for word in _WORD.findall(part)]
    pairs = (" ".join(two) for two in pairwise(words))
    return any(word in keepers or word.endswith(endings) for word in words) or any(two in keepers for two in pairs)


@functools.cache
def _said() -> re.Pattern[str]:
    """What a statement on a text begins with or has in it: "From the Library …", "Printed for …"."""
    opening, goal = small_words("at", "in", "from"), alternation(anywhere("statements", "for"))
    return re.compile(rf"^{opening}\s|\s{goal}\s", re.IGNORECASE)


_COLLECTION = regex(lambda: alternation(anywhere("finding_aids", "collections")), re.IGNORECASE)


_SIGN = regex(lambda: alternation(anywhere("finding_aids", "signs")), re.IGNORECASE)
"""What a shelfmark may begin with in small letters: "fol. 12", "no. 3"."""
