"""Lines that may be marks of pages: their form, and whether their numbers run on."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.survey.lines.frame import Frame, bare
from textus.survey.lines.looks import Look

LONGEST = 90
_NUMBER = r"(?P<n>\d+|[ivxlc]+)[rvab]?"
_OUTER = r"(?:[-—–\[] ?)?(?P<{}>\d+)(?: ?[-—–\]])?"
_FORMS = (
    ("bracketed", regex(rf"\[{_NUMBER}\]$", re.IGNORECASE)),
    ("dashed", regex(rf"[-—–] ?{_NUMBER} ?[-—–]$", re.IGNORECASE)),
    ("braced", regex(rf"\{{{_NUMBER}\}}$", re.IGNORECASE)),
    ("barred", regex(rf"\|{_NUMBER}\|$", re.IGNORECASE)),
    ("angled", regex(rf"<{_NUMBER}>$", re.IGNORECASE)),
    ("bare", regex(r"(?P<n>\d+)[rvab]?$")),
    ("running", regex(rf"{_OUTER.format('n')} {{2,}}\S.*$|\S.* {{2,}}{_OUTER.format('m')}$")),
    ("headed", regex(r"(?P<n>\d+)[. ]+\D+$|\D+[. ]+(?P<m>\d+)$")),
)
_STARTS = frozenset("[({<-—–|")
_WITHIN = r"|\{\d+[rvab]?\}|\|\d+\w?\|"
NEAR = 3
"""by how much the number of the next page may be larger: pages without a mark"""


def page_atoms(looks: Sequence[Look], frame: Frame) -> None:
    """Add to the lines what they look like as marks of pages."""
    last: dict[str, int] = {}
    marked: list[tuple[Look, str, int]] = []
    for look in looks:
        if form_and_number := _form(look.text):
            marked.append((look, *form_and_number))
        elif look.text[0] in "[{|" and _within().match(look.text):
            look.own.append("page:within")
    following = _next_numbers(marked)
    for (look, form, number), after in zip(marked, following, strict=True):
        before = last.get(form, -9)
        runs = number >= 0 and (0 < number - before <= NEAR or 0 < after - number <= NEAR)
        recurs = form in ("running", "headed") and frame.recurring[look.bare or bare(look.text)] > 1
        if form == "headed" and not (runs and look.length < LONGEST / 2):
            continue
        look.own.append(f"page:{form}{'-on' if runs else ''}{'-again' if recurs else ''}")
        if number >= 0:
            last[form] = number


def _next_numbers(marked: Sequence[tuple[Look, str, int]]) -> list[int]:
    following: list[int] = []
    last: dict[str, int] = {}
    for _, form, number in reversed(marked):
        following.append(last.get(form, -9))
        if number >= 0:
            last[form] = number
    return following[::-1]


@functools.cache
def _words() -> str:
    """Words before the number of a page, in all languages, as the source of a pattern."""
    return "|".join(sorted((re.escape(word.rstrip(".")) for word in anywhere("pages", "pages")), key=len, reverse=True))


@functools.cache
def _worded() -> tuple[str, re.Pattern[str]]:
    """ "[page 12]", "p. 12", "S. 12": a word and a number."""
    return "worded", re.compile(rf"[\[({{<]?(?:{_words()})\.? ?{_NUMBER}[\])}}>]?\.?$", re.IGNORECASE)


@functools.cache
def _within() -> re.Pattern[str]:
    """A page mark with which a line begins, and the text continues after it."""
    return re.compile(rf"\[(?:{_words()})\.? ?\d+[rv]?\]{_WITHIN}", re.IGNORECASE)


def _form(text: str) -> tuple[str, int] | None:
    if len(text) > LONGEST or not (text[-1].isdigit() or text[0].isdigit() or text[-1] in "])}>-—–|rvabivxlcIVXLC."):
        return None
    for form, pattern in (_worded(), *_FORMS):
        if found := pattern.match(text):
            words = found.groupdict()
            number = words["n"] or words.get("m") or ""
            return form, int(number) if number.isdigit() else -1
    return None
