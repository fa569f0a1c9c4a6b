"""Titles of works that the text itself calls such: "the novel Pickwick Papers", "die Zeitschrift „Neue Zeit“".

A word for a kind of work must stand directly before; what follows is a title if it is emphasised or in quotation
marks, or if it is at least two words with capitals that are no person's name, in languages that print titles bare.
What is emphasised is one, too, if what stands behind says so: a kind of work, a year in brackets, the day of an issue.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.knowledge import language
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.names import given_names
from textus.model.claims import Span
from textus.survey.survey import Survey

_LEVELS = {"books": "m", "journals": "j", "pieces": "a", "series": "s"}
_SMALL = "of and the in on to for de du des la le les et y del di della e".split()
_LETTERS = regex(r"[^\W\d_]+")
MOST_BEFORE = 60
"""characters in which a word for a kind and "entitled" stand"""
LONGEST, LONGEST_DATE = 120, 24
"""characters of an emphasised title, and of the date of an issue"""


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The titles of a block that a word for their kind stands before."""
    code, text = survey.language.code, survey.text
    kinds = _kinds(code)
    nouns_small = "names" in survey.language.words("names", "capitals")
    speaks = not _kinds_folded(code).isdisjoint(_LETTERS.findall(text[start:end].lower()))
    for lead in _LEADS.finditer(text, start, end) if speaks else ():
        word = lead[1] if nouns_small else lead[1].lower()
        entitled = "" if word in kinds else _entitled(code, text[max(start, lead.end(1) - MOST_BEFORE) : lead.end(1)])
        level = kinds.get(word, entitled)
        span = _marked(survey, lead.end(), end, level) if level else None
        if level and not span and (entitled or lead["comma"] is None):
            span = _bare(survey, lead.end(), end, level)
        if span:
            yield span
    yield from _told_behind(survey, start, end, kinds)


def _told_behind(survey: Survey, start: int, end: int, kinds: dict[str, str]) -> Iterator[Span]:
    """Emphasised words that what stands behind them says are a title: *Wrack*, a novel; *Wrack* (1911)."""
    for found, _ in survey.conventions.profile.emphasis_in(survey.text, start, end):
        level = _level_behind(survey, found.end(), end, kinds)
        if level and len(found.group()) <= LONGEST and (span := _marked(survey, found.start(), end, level)):
            yield span if level != "m" else replace(span, attributes=dict(span.attributes) | {"cert": "medium"})


def _level_behind(survey: Survey, start: int, end: int, kinds: dict[str, str]) -> str:
    """The level of the work that words behind a title speak of; empty if they speak of none."""
    text = survey.text
    if (found := _BEHIND.match(text, start, end)) is None:
        return ""
    if found["year"]:
        return "m"
    if found["kind"]:
        stated = (found["article"] or "").strip().lower() in survey.language.words("names", "indefinite") or found[
            "dated"
        ]
        return kinds.get(found["kind"].lower(), "") if stated else ""
    if found["of"] not in survey.language.words("names", "issues"):
        return ""
    behind = min(end, found.end() + LONGEST_DATE)
    dates = find_dates(text, found.end(), behind, (survey.language.code,))
    return "j" if any(date.start == found.end() and date.attributes for date in dates) else ""


_BEHIND = regex(
    r"\s?,\s(?:(?P<article>[^\W\d_]{1,4}['’\s]))?\s?(?P<kind>[^\W\d_]{3,})(?P<dated>\s(?:[^\W\d_]+\s)?\(\d{4}\))?"
    r"|\s(?P<year>\((?:1[4-9]|20)\d\d\))|\s(?P<of>[^\W\d_]{2,4})\s(?=[^\W_])"
)
"""A comma and a kind of work, a year in brackets, or a small word and what may be a date."""


@functools.cache
def _kinds(code: str) -> dict[str, str]:
    """The words for kinds of works, with the level their titles have."""
    return {word: level for name, level in _LEVELS.items() for word in language(code).words("names", name)}


@functools.cache
def _kinds_folded(code: str) -> frozenset[str]:
    """The same words in small letters, of those of several parts the last."""
    return frozenset(_LETTERS.findall(word.lower())[-1] for word in _kinds(code))


def _entitled(code: str, before: str) -> str:
    """The level of the work that words which end in "entitled" or the like speak of; empty if there is none."""
    folded = " ".join(before.lower().split())
    if folded[-2:] not in _ends(code):
        return ""
    for phrase in language(code).words("names", "entitled"):
        if folded.endswith(f" {phrase}"):
            return _kinds(code).get(folded.removesuffix(phrase).rstrip(" ,").rpartition(" ")[2], "")
    return ""


@functools.cache
def _ends(code: str) -> frozenset[str]:
    """The last two letters of the words for "entitled"."""
    return frozenset(phrase[-2:] for phrase in language(code).words("names", "entitled"))


_LEADS = regex(r"(?<![^\W\d_])([^\W\d_]{3,}+)(?P<comma>,)?(?:[ \t]|\r?\n)[ \t]*(?=[“„«\"*_=A-ZÀ-Þ])")
"""A word, and after it a capital letter or a mark."""


@functools.cache
def _quoted() -> re.Pattern[str]:
    pairs = ("“”", "„“”", "«»", '"')
    return re.compile("|".join(rf"{pair[0]}([^{pair}\n]{{2,120}}?)[,.]?[{pair[1:] or pair}]" for pair in pairs))


@functools.cache
def _capitals() -> re.Pattern[str]:
    """Two to seven words with capitals, small ones between them."""
    word = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
    return re.compile(rf"{word}(?: (?:(?:{'|'.join(_SMALL)}) ){{0,2}}{word}){{1,6}}")


def _marked(survey: Survey, start: int, end: int, level: str) -> Span | None:
    """A title in quotation marks, which stay where they are, or in marks of emphasis."""
    attributes = {"level": level, "cert": "high", "resp": "#textus"}
    text, profile = survey.text, survey.conventions.profile
    if found := profile.emphasised.match(text, start, end):
        mark = profile.mark_of(found)
        before, after = len(mark.open), len(mark.close)
        if mark.role == "superscript" or not found.group()[before].isupper():
            return None
        attributes |= {"rend": mark.role}
        return Span(
            *found.span(), "namedWork", attributes, before=before, after=after, weight=span_weight("work.marked")
        )
    if (found := _quoted().match(text, start, end)) and found.lastindex:
        first, after = found.span(found.lastindex)
        if text[first].isupper():
            return Span(first, after, "namedWork", attributes, weight=span_weight("work.kind-named"))
    return None


def _bare(survey: Survey, start: int, end: int, level: str) -> Span | None:
    """Capitals alone: two words at least, the first of which begins no person's name."""
    if "bare" not in survey.language.words("names", "titles"):
        return None
    found = _capitals().match(survey.text, start, end)
    if found is None or found.group().isupper():
        return None
    words = re.findall(r"[\w’'-]+", found.group())
    ranks = survey.language.words("titles_of_rank", "words")
    if any(word.lower() in given_names() or word.lower() in ranks or f"{word.lower()}." in ranks for word in words):
        return None
    after = found.end() - 2 if found.group().endswith(("’s", "'s")) else found.end()
    return Span(
        start,
        after,
        "namedWork",
        {"level": level, "cert": "medium", "resp": "#textus"},
        weight=span_weight("work.kind-named"),
    )
