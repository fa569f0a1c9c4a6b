"""The language of a text, told offline: by the frequent words of the languages there are tables for, else by a library.

The library is loaded only where our own tables do not settle the matter, because that costs a second.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textus.base.frozen import frozen
from textus.base.knowledge import function_words, languages
from textus.base.regex import regex

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 60_000
"""characters looked at"""
SETTLED = 0.18
"""share of function words from which a language is settled; running prose has 0.3 to 0.5"""
CLEAR = 1.6
"""how many times more words that it alone has than words that another has and it has not"""

_WORD = regex(r"[^\W\d_]+")


@frozen
class Identified:
    """A language by its BCP 47 code, and how sure that is: "high", "medium" or "low"."""

    code: str
    cert: str


UNDETERMINED = Identified("und", "low")


def identify(text: str) -> Identified:
    """The main language of a text; `und` where there is too little to say."""
    sample = text[len(text) // 3 :][:SAMPLE] if len(text) > 3 * SAMPLE else text[:SAMPLE]
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = sum(words.values())
    if total:
        best, code = max((_share(words, function_words(code)) / total, code) for code in languages())
        if best >= SETTLED and total >= 20 and all(_is_clear(words, code, other) for other in languages()):
            return Identified(code, "high" if total >= 60 else "medium")
    return _by_library(sample)


def _is_clear(words: Counter[str], code: str, other: str) -> bool:
    """Whether a text is in the one language and not in the other; the words they share say nothing of that."""
    mine, theirs = set(function_words(code)), set(function_words(other))
    return code == other or _share(words, mine - theirs) >= CLEAR * _share(words, theirs - mine)


def _share(words: Counter[str], some: Iterable[str]) -> int:
    return sum(words[word] for word in some)


def _by_library(sample: str) -> Identified:
    letters = sum(character.isalpha() for character in sample)
    if letters < 8:
        return UNDETERMINED
    code, probability = _identifier().classify(sample[:6000])
    if probability < 0.5 or letters < 20:
        return Identified(code, "low") if probability >= 0.9 else UNDETERMINED
    return Identified(code, "medium")


@functools.cache
def _identifier() -> LanguageIdentifier:
    """The library's model of all its languages: half a second to load, so only where it is needed, and once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
