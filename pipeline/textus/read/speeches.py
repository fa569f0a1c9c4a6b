"""Speeches printed without a blank line between them: lines that begin with names which answer one another.

A layout like any other: no table is asked, so it holds for every language.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from textus.base.regex import regex

FEWEST, FEWEST_NAMES, AGAIN = 6, 2, 2
"""lines with a name before them, names that come again, and how often"""
ANSWERED, ENDED, DENSE = 0.5, 0.7, 0.5
"""shares: of names that another one follows, of speeches that end like sentences or lines of verse, and of all lines
of a run that begin with a name, where names are not in capitals"""
_NAME = regex(
    r"[_*]{0,2}(?P<name>(?:\d{1,2}[^\W\d_]{0,3}[.ºª°]?\s)?[^\W\d_][\w’'-]*(?:(?:\.?\s)[\w’'-]+){0,3}?)[_*]{0,2}"
    r"(?:,?\s?[(\[][^()\[\]\r\n]{1,80}[)\]])?(?P<stop>[.:])[_*]{0,2}\s+(?=\S)"
)
_BY_TAB = regex(
    r"[_*]{0,2}(?P<name>(?:\d{1,2}[^\W\d_]{0,3}[.ºª°]? )?[^\W\d_](?:[\w’']|[.-](?=[\w ])| (?=\w)){0,38})(?P<stop>)"
    r"[_*]{0,2}\t+ *(?=\S)"
)
"""a name in a column of its own"""
_ALONE = regex(
    r"[_*]{0,2}(?P<name>[^\W\d_][\w’'-]*(?:\.?\s[\w’'-]+){0,3})[_*]{0,2}"
    r"(?:,?\s?[(\[][^()\[\]\r\n]{1,80}[)\]])?(?P<stop>[.:]?)(?:\s?[(\[][^()\[\]\r\n]{1,80}[)\]])?(?:\s?(?:[—–]|--?))?"
    r"[_*]{0,2}(?=[ \t]*(?:[\r\n]|\Z))"
)
"""a name on a line of its own"""
_NUMERAL = regex(r"(?:[^\W\d_]+\s)?[IVXLC]+")
"""I, and ACT IV"""
MIXED = 0.1
"""share of the lines with a name that have more behind it, from which on both kinds of lines are speeches"""
MOST_WORDS = 3
"""words of a name before a full stop that is not in capitals"""
APART = 0.9
"""share of the lines at the indent of those with a name that have one, where speeches are told apart by their indent"""
_ENDS = tuple(".,;:!?…—–-”\"»)]'’_*")
Run = tuple[int, int]


def parted(text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of lines, cut before every speech; `lines` are the first and last offset of each.

    Names are in capitals, or have a colon or a tab after them, or most lines begin with them.
    """
    named = {
        index: match
        for first, last in runs
        if last > first
        for index in range(first, last + 1)
        if (match := _name(text, *lines[index]))
    }
    alone = _alone(text, lines, runs)
    for form in (_in_capitals, _with_colon, _with_stop, _with_tab):
        run_in = {index: match["name"] for index, match in named.items() if form(match)}
        above = _above(alone, form) if form in (_in_capitals, _with_colon) else {}
        both = [run_in | above] if len(run_in) >= MIXED * len(run_in | above) else []
        for of_form in (*both, run_in):
            if len(of_form) >= FEWEST and _is_dialogue(text, lines, runs, of_form, dense=form is not _in_capitals):
                return [*_cut(runs, of_form | _in_small_letters(text, lines, runs, of_form))]
    for form in (_in_capitals, _with_colon):
        above = _above(alone, form)
        if len(above) >= FEWEST and _is_dialogue(text, lines, runs, above, dense=form is not _in_capitals):
            return [*_cut(runs, above)]
    return runs


def _alone(text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run]) -> dict[int, re.Match[str]]:
    """What may be names on lines of their own, none of them small, by line, but for the last lines of runs."""
    return {
        index: match
        for first, last in runs
        for index in range(first, last)
        if not text[lines[index][0]].islower()
        and (match := _ALONE.match(text, *lines[index]))
        and match.end() == lines[index][1]
    }


def _above(alone: Mapping[int, re.Match[str]], form: Callable[[re.Match[str]], bool]) -> dict[int, str]:
    """Names of a form on lines of their own, by line, each above something else; of a list of names, none."""
    names = {index: match["name"] for index, match in alone.items() if form(match)}
    return {
        index: name
        for index, name in names.items()
        if index + 1 not in names and not (index - 1 in names and index - 2 in names)
    }


def _in_small_letters(
    text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run], named: Mapping[int, str]
) -> dict[int, str]:
    """Lines that begin with one of these names in small letters: they are speeches as well."""
    names = {name.lower() for name in named.values()}
    return {
        index: match["name"]
        for first, last in runs
        for index in range(first + 1, last + 1)
        if text[lines[index][0]].islower() and (match := _NAME.match(text, *lines[index])) and match["name"] in names
    }


def _name(text: str, start: int, end: int) -> re.Match[str] | None:
    if not (text[start].isupper() or text[start] in "_*123456789"):
        return None
    by_tab = _BY_TAB.match(text, start, end) if text.find("\t", start, end) >= 0 else None
    return by_tab or _NAME.match(text, start, end)


def _in_capitals(match: re.Match[str]) -> bool:
    return match["name"].isupper() and not _NUMERAL.fullmatch(match["name"])


def _with_colon(match: re.Match[str]) -> bool:
    return match["stop"] == ":" and match["name"][0].isupper()


def _with_stop(match: re.Match[str]) -> bool:
    name = match["name"]
    words = name.split()
    return match["stop"] == "." and len(name) > 1 and len(words) <= MOST_WORDS and words[-1].isalpha()


def _with_tab(match: re.Match[str]) -> bool:
    """A tab and no stop, and what is said has no columns: this is no table."""
    return not match["stop"] and "\t" not in match.string[match.end() : _end_of_line(match)]


def _end_of_line(match: re.Match[str]) -> int:
    end = match.string.find("\n", match.end())
    return end if end >= 0 else len(match.string)


def _is_dialogue(
    text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run], named: Mapping[int, str], *, dense: bool
) -> bool:
    """Names come again, another answers, and what they say ends as what is said does."""
    counts = Counter(named.values())
    again = {name for name, count in counts.items() if count >= AGAIN}
    if len(again) < FEWEST_NAMES or not _are_persons(again):
        return False
    speeches = [speech for first, last in runs for speech in _speeches(first, last, named)]
    known = [(start, end) for start, end in speeches if named[start] in again]
    answers = [(a, b) for a, b in itertools.pairwise(known) if a[1] + 1 == b[0]]
    answered = sum(named[a[0]] != named[b[0]] for a, b in answers)
    ended = sum(text[lines[end][1] - 1] in _ENDS for _, end in known)
    within = sum(last - first + 1 for first, last in runs if any(i in named for i in range(first, last + 1)))
    return (
        len(known) >= FEWEST
        and answered >= max(ANSWERED * len(answers), FEWEST // 2)
        and ended >= ENDED * len(known)
        and not (dense and len(known) < DENSE * within and not _set_apart(text, lines, runs, named))
    )


def _set_apart(text: str, lines: Sequence[tuple[int, int]], runs: Sequence[Run], named: Mapping[int, str]) -> bool:
    """Lines with a name have an indent that hardly any other line of their runs has."""
    indents = Counter(_indent(text, lines[index][0]) for index in named)
    usual, count = indents.most_common(1)[0]
    same = sum(
        _indent(text, lines[index][0]) == usual
        for first, last in runs
        if any(index in named for index in range(first, last + 1))
        for index in range(first, last + 1)
    )
    return count >= APART * max(same, len(named))


def _indent(text: str, start: int) -> int:
    """Characters between the beginning of a line and its first word."""
    return start - 1 - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))


def _are_persons(names: set[str]) -> bool:
    """Not the letters of an outline, A and B and C: of single letters there are two, as question and answer are."""
    single = sorted(name for name in names if len(name) == 1)
    return not single or (len(single) == FEWEST_NAMES and ord(single[1]) - ord(single[0]) > 1)


def _speeches(first: int, last: int, named: Mapping[int, str]) -> Iterator[Run]:
    """The lines of each speech in a run."""
    begins = [index for index in range(first, last + 1) if index in named]
    yield from zip(begins, [*(index - 1 for index in begins[1:]), last], strict=True) if begins else ()


def _cut(runs: Sequence[Run], named: Mapping[int, str]) -> Iterator[Run]:
    for first, last in runs:
        begins = sorted({first, *(index for index in range(first, last + 1) if index in named)})
        yield from zip(begins, [*(index - 1 for index in begins[1:]), last], strict=True)
