"""How lines are worded: capitals, commas, figures, and the small words that sentences have. No recogniser itself."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.knowledge import languages
from textus.survey.layout.wording import NAMES, OPENING, SENTENCES, small_share, words
from textus.survey.survey import Survey


def function_share(text: str) -> float:
    """The share (0 to 1) of small words, as of that language that knows most of them; 0 for no words.

    Every language is asked, because a quotation may be in another one than the source.
    """
    found = words(text.lower())
    return max((small_share(found, code) for code in languages()), default=0.0)


def names_and_things(survey: Survey, lines: Sequence[str]) -> float:
    """How far (0 to 1) lines are names and things and no sentences: they have few of the small words of a language."""
    if not survey.speaks_the_language:
        return 0.0
    share = function_share(" ".join(lines))
    return min(1.0, max(0.0, (SENTENCES - share) / (SENTENCES - NAMES)))


def capital_share(lines: Sequence[str]) -> float:
    """The share of lines that begin with a capital letter, marks before it left out."""
    return sum(line.lstrip(OPENING)[:1].isupper() for line in lines) / max(1, len(lines))


def comma_share(lines: Sequence[str]) -> float:
    """The share of lines with a comma inside, not at the end."""
    return sum("," in line[:-1] for line in lines) / max(1, len(lines))


def number_share(lines: Sequence[str]) -> float:
    """The share of lines with a digit."""
    return sum(any(map(str.isdigit, line)) for line in lines) / max(1, len(lines))
