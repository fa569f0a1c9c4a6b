"""Whether words are a person's name: how they are built, and whether the first is a given name."""

from __future__ import annotations

import functools
import re
from collections.abc import Set

from textus.base.knowledge import anywhere, function_words
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, fold, merged, words

NO_WORDS: frozenset[str] = frozenset()
MOST_WORDS = 6
_INITIALS = regex(r"^(?:[^\W\d_a-zß-öø-ÿа-яё]\.?[-‑]?){1,3}\.?$")
_WORD = regex(r"^[^\W\d_]['’]?[\w'’‑-]*\.?$")
_EAST_ASIAN = regex(r"[\u4e00-\u9fff々\u30a0-\u30ff・＝]{2,8}")
_POSSESSIVE = regex(r"['’]s\b", re.IGNORECASE)
_NEVER = regex(r"[\d:;!?“”\"«»()\[\]/@#=+]")

# Log-odds, added up.
BASE, GIVEN, INITIALS, HONORIFIC, TWO_OR_THREE = -0.5, 3.0, 1.5, 1.5, 1.0
SINGLE, MANY, COMMON, FUNCTION, IMPOSSIBLE, ORGANISATION = -1.0, -1.5, -1.5, -4.0, -8.0, -4.0
EAST_ASIAN, PARTICLE, FUNCTION_BEHIND = 3.0, 1.0, -2.0


@functools.cache
def given_names() -> frozenset[str]:
    """Given names in lower case, of all languages."""
    return frozenset(anywhere("given_names", "words"))


@functools.cache
def organisation_words() -> frozenset[str]:
    """Words that the name of an organisation holds."""
    return frozenset(anywhere("statements", "organisation"))


@functools.cache
def _function_words(codes: Codes) -> frozenset[str]:
    return frozenset(word for code in codes for word in function_words(code))


@functools.cache
def _listed(codes: Codes, key: str) -> frozenset[str]:
    return frozenset(words(codes, "titles_of_rank", key))


@functools.cache
def _towards(codes: Codes) -> frozenset[str]:
    """Words between a sender and a recipient that no name holds."""
    return frozenset(anywhere("statements", "to")) - _listed(codes, "particles")


def _is_initial(part: str) -> bool:
    """One capital letter and a full stop: an initial, before it is a title of rank ("C. Marx")."""
    return len(part) == 2 and part[1] == "." and part[0].isupper()


def is_organisation(text: str) -> bool:
    """Whether a name holds a word of an organisation."""
    return any(word in organisation_words() for word in re.findall(r"[\w.]+", fold(text)))


def is_personal_name(text: str, codes: Codes = ("en",), lower_words: Set[str] = NO_WORDS) -> float:
    """Log-odds that these words are the name of a person and nothing else.

    `lower_words` are the words that the document also writes small: those are hardly names.
    """
    parts = text.strip(" ,_*").split()
    if not parts or len(parts) > MOST_WORDS or _NEVER.search(text) or _POSSESSIVE.search(text):
        return IMPOSSIBLE
    if any(fold(part) in _towards(codes) for part in parts[1:-1]):
        return IMPOSSIBLE  # "Marx to Engels"
    score = BASE
    while parts and fold(parts[0]) in _listed(codes, "words") and not (len(parts) == 2 and _is_initial(parts[0])):
        score += HONORIFIC
        parts = parts[1:]
    while parts and fold(parts[-1]).strip(",") in _listed(codes, "suffixes"):
        parts = parts[:-1]
    if not parts:
        return IMPOSSIBLE
    score += TWO_OR_THREE if len(parts) in (2, 3) else SINGLE if len(parts) == 1 else MANY if len(parts) > 4 else 0.0
    score += sum(_part(part, position, codes, lower_words) for position, part in enumerate(parts))
    return score + (ORGANISATION if is_organisation(text) else 0.0)


def _part(part: str, position: int, codes: Codes, lower_words: Set[str]) -> float:
    """What one word says."""
    word = fold(part.rstrip(","))
    if not part[0].islower() and (word.split("-")[0] in given_names() or word in given_names()):
        return GIVEN if position == 0 else 1.0
    if part.isupper() and part.isalpha() and len(part) > 1 and word in _function_words(codes):
        return FUNCTION_BEHIND if position else FUNCTION
    if _INITIALS.match(part) and (position or 1 < len(part) < 6):
        return INITIALS if "." in part or len(part) <= 2 else 0.0
    if word in _listed(codes, "particles") and position:
        return PARTICLE if part.islower() else 0.0
    if _EAST_ASIAN.fullmatch(part):
        return EAST_ASIAN
    if not part[0].isupper() or not _WORD.match(part):
        return IMPOSSIBLE
    if word in _function_words(codes):
        return FUNCTION_BEHIND if position else FUNCTION
    if word in merged(codes, "months") or (not position and word in merged(codes, "divisions")):
        return FUNCTION
    return COMMON if word.rstrip(".") in lower_words else 0.0
