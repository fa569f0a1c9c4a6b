"""One pattern for many phrases: what they begin with in common is written once, so that it compiles and fails fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

NOTHING = r"(?!)"
NOT_AFTER_WORD, NOT_BEFORE_WORD = r"(?<!\w)", r"(?!\w)"


def alternation(phrases: Iterable[str], *, bounded: bool) -> str:
    """The source of a pattern for any of the phrases, the longest that fits first; one that never matches for none.

    Any white space stands for a space, a curly apostrophe for a straight one, a non-breaking hyphen for a plain one.
    A bounded phrase stands alone: no word character before or behind it where it begins or ends with one itself.
    """
    known = sorted({" ".join(phrase.split()) for phrase in phrases} - {""})
    if not bounded:
        return f"(?:{_source(known, 0, bounded)})" if known else NOTHING
    words = [phrase for phrase in known if phrase[0].isalnum()]
    signs = [phrase for phrase in known if not phrase[0].isalnum()]
    kinds = [NOT_AFTER_WORD + _source(words, 0, bounded)] if words else []
    kinds += [_source(signs, 0, bounded)] if signs else []
    return f"(?:{'|'.join(kinds)})" if kinds else NOTHING


def _source(phrases: Sequence[str], length: int, bounded: bool) -> str:
    """How phrases that are the same up to `length` go on; they are sorted, and no two are alike."""
    first, last = phrases[0], phrases[-1]
    shared = next((first[:at] for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), first)
    begun = _escaped(shared[length:])
    ends = first == shared
    end = NOT_BEFORE_WORD if bounded and shared[-1:].isalnum() else ""
    branches = list(_branches(phrases[1:] if ends else phrases, len(shared), bounded))
    if not branches:
        return begun + end
    if ends and end:
        branches.append(end)  # behind the longer ones, which are to be tried first
    return f"{begun}(?:{'|'.join(branches)}){'?' if ends and not end else ''}"


def _branches(phrases: Sequence[str], length: int, bounded: bool) -> Iterator[str]:
    for _, group in groupby(phrases, key=lambda phrase: phrase[length]):
        yield _source(list(group), length, bounded)


def _escaped(characters: str) -> str:
    return re.escape(characters).replace("\\ ", r"\s+").replace("'", "['’]").replace(r"\-", "[-‑]")
