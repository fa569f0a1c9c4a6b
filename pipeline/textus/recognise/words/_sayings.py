"""What words in brackets state about those around them: illegible, crossed out, doubtful.

Transcribers write such words in the language of the text, in English, or in one that has no tables. No recogniser.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from textus.base.knowledge import DEFAULT_LANGUAGE, anywhere, language, of_no_language
from textus.language.bibliography.lexicon import alternation
from textus.survey.survey import Survey

GAPS = {
    "illegible": "illegible",
    "inaudible": "inaudible",
    "damage": "damage",
    "blank": "blank",
    "omitted": "omitted",
    "censored": "censored",
    "missing": "missing",
}
DONE = {"deleted": "del", "added": "add", "unclear": "unclear", "illegible": "unclear"}
"""what happened to words that follow a label: [crossed out: and], [unclear: Brun]"""
EXTENTS = ("words", "chars", "lines", "pages")
"""values of @unit for what is lost, in the order in which their words are looked for"""


def meaning(survey: Survey, words: str) -> str:
    """The meaning of words, a value of the table `editorial`; empty if they have none."""
    return str(_meanings(survey.language.code).get(" ".join(words.lower().split()), ""))


@functools.cache
def _meanings(code: str) -> Mapping[str, str]:
    """The words of a language, of English, and of languages without tables; the first that has a word counts."""
    found = {**of_no_language("editorial"), **language(DEFAULT_LANGUAGE).table("editorial")}
    return {**found, **language(code).table("editorial")}


@functools.cache
def _counted() -> re.Pattern[str]:
    """ "..3..", "--- c. 12 ---": so many letters, as editors of inscriptions and papyri count them."""
    sign, about = r"(?:[.·]{2,}|[–—-]+)", alternation(anywhere("dates", "circa"))
    return re.compile(rf"^{sign}\s*(?:[±~+]|{about})?\s*(?P<n>\d{{1,3}})\s*{sign}$", re.IGNORECASE)


@functools.cache
def _quantity() -> re.Pattern[str]:
    """ "ca. 3 lines": how much is lost."""
    about = alternation(anywhere("dates", "circa"))
    return re.compile(
        rf"^(?P<before>[^\W\d_]*(?: [^\W\d_]+)?)[,:]?\s*(?:{about})?\s*"
        r"(?P<n>\d{1,3}) (?P<unit>[^\W\d_]+)\s*(?P<after>.{0,30})$"
    )


def sized(survey: Survey, words: str) -> dict[str, str]:
    """How much is lost, where brackets count it: [3 words illegible], [ca. 5 letters missing], [..3..]."""
    if counted := _counted().match(words):
        return {"reason": "lost", "unit": "chars", "quantity": counted["n"]}
    match = _quantity().match(_in_figures(survey, words))
    if match is None:
        return {}
    rest = " ".join(f"{match['before']} {match['unit']} {match['after']}".replace(",", " ").split())
    without = " ".join(f"{match['before']} {match['after']}".replace(",", " ").split())
    said = meaning(survey, rest) or meaning(survey, without)
    unit = next((name for name in EXTENTS if match["unit"].lower() in anywhere("extents", name)), "")
    if not unit or said not in GAPS:
        return {}
    return {"reason": GAPS[said], "unit": unit, "quantity": match["n"]}


def _in_figures(survey: Survey, words: str) -> str:
    """A number in words at the beginning, as a figure: two words illegible."""
    first, space, rest = words.partition(" ")
    number = survey.language.table("numerals").get(first.lower())
    return f"{number}{space}{rest}" if isinstance(number, int) else words


def labelled(survey: Survey, words: str) -> tuple[str, int] | None:
    """What a label in brackets states about the words after it, and where these begin: [crossed out: and]."""
    label, colon, rest = words.partition(":")
    role = DONE.get(meaning(survey, label)) if colon and rest.strip() else None
    return (role, len(words) - len(rest.lstrip())) if role else None
