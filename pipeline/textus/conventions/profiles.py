"""Conventions of transcription: what marks mean in a text, one profile a file, and which of them a text follows.

Shipped profiles are the files of `knowledge/profiles/`; a user's own is read by `own_profile`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from textus.base.frozen import frozen
from textus.base.knowledge import knowledge_names, table

PLAIN = "plain"
EDGE = 4000
"""characters at either end of a text in which signs of the head and of the tail are looked for"""
SURE = 3.0
"""log-odds from which a profile that was recognised is so for certain"""
LONGEST = 200
LONGEST_IN_WORD = 30
"""letters between marks inside a word"""
_STOPS = tuple(".,!?;…")
EXPANSION = "expansion"
"""letters written out, in `ex`, which holds nothing but letters (TEI P5, 3.6.5)"""


@frozen
class Mark:
    """What opens and closes a stretch of words, and what they are: a row of `emphasis` or `editorial`."""

    open: str
    close: str
    role: str
    attributes: Mapping[str, str] = field(hash=False)
    pattern: str
    """a regular expression for the whole stretch, its marks included"""
    fewest: int = 1
    """how often it must occur in a text; if less often, the characters are text"""
    quotes: bool = False
    """in some texts it is a quotation mark: then most passages end with punctuation before it closes"""


@dataclass(frozen=True, eq=False)
class Profile:
    """What the marks of a text mean."""

    name: str
    title: str
    about: str
    prior: float = 0.0
    signs: tuple[Mapping[str, Any], ...] = ()
    emphasis: tuple[Mark, ...] = ()
    editorial: tuple[Mark, ...] = ()
    points: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[Mapping[str, Any], ...] = ()
    """how notes are called and labelled"""
    spaced: str = ""
    """what words in spaced letters are; empty if nothing"""
    opening: str = ""
    """what words in capitals at the beginning of a text are; empty if nothing"""
    brackets: str = "editorial"
    """why words stand in square brackets"""
    spelled: frozenset[str] = frozenset()
    """brackets that spell a letter"""

    @functools.cached_property
    def emphasised(self) -> re.Pattern[str]:
        """Any stretch of emphasis; `mark_of` says of which row."""
        return _any(self.emphasis)

    @functools.cached_property
    def _edited(self) -> re.Pattern[str]:
        return _any(self.editorial)

    @functools.cached_property
    def _openings(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """The characters that emphasis, and what an editor says, may begin with."""
        first, second = ({mark.open[:1] for mark in marks} for marks in (self.emphasis, self.editorial))
        return _one_of(first), _one_of(second)

    def used_in(self, text: str) -> Profile:
        """The profile as this text follows it, decided once: without marks that the text does not use."""
        left_out = frozenset(mark for mark in self.emphasis + self.editorial if not _is_habit(mark, text))
        return _without(self, left_out) if left_out else self

    def with_emphasis(self, marks: Sequence[str]) -> Profile:
        """The profile with only these marks of emphasis, given by what opens them."""
        own = {mark.open for mark in self.emphasis}
        every = (*self.emphasis, *(mark for mark in profile(PLAIN).emphasis if mark.open not in own))
        emphasis = tuple(mark for mark in every if mark.open in marks)
        spaced, opening = (self.spaced, self.opening) if emphasis else ("", "")
        return replace(self, emphasis=emphasis, spaced=spaced, opening=opening)

    def mark_of(self, match: re.Match[str]) -> Mark:
        """The row of emphasis that a match of `emphasised` is of."""
        return self.emphasis[int((match.lastgroup or "m0")[1:])]

    def emphasis_in(self, text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Mark]]:
        """Stretches of emphasis, none within another, each with its row."""
        for match in _stretches(self.emphasised, self._openings[0], text, start, end):
            yield match, self.mark_of(match)

    def editorial_in(self, text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Mark]]:
        """Stretches of which an editor says something, none within another, each with its row."""
        for match in _stretches(self._edited, self._openings[1], text, start, end):
            yield match, self.editorial[int((match.lastgroup or "m0")[1:])]


def _is_habit(mark: Mark, text: str) -> bool:
    if mark.fewest <= 1 and not mark.quotes:
        return True
    if text.count(mark.open) < mark.fewest:
        return False
    found = re.findall(f"(?P<all>{mark.pattern})", text)
    stopped = sum(words[: -len(mark.close)][-1:] in _STOPS for words in found) if mark.quotes else 0
    return len(found) >= mark.fewest and 2 * stopped <= len(found)


@functools.lru_cache(maxsize=64)
def _without(profile: Profile, left_out: frozenset[Mark]) -> Profile:
    emphasis = tuple(mark for mark in profile.emphasis if mark not in left_out)
    return replace(profile, emphasis=emphasis, editorial=tuple(m for m in profile.editorial if m not in left_out))


def _one_of(characters: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(characters)))}]" if characters else r"(?!)")


def _stretches(
    pattern: re.Pattern[str], opening: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What `finditer` finds; the pattern, which is slow, is only asked where there is a character it begins with."""
    behind = start
    for first in opening.finditer(text, start, end):
        if first.start() >= behind and (match := pattern.match(text, first.start(), end)):
            behind = match.end()
            yield match


@frozen
class Taken:
    """The profile a text is read by, who says so, and why."""

    profile: Profile
    said_by: str = ""
    """record, settings, or empty where the text itself was asked"""
    reasons: tuple[str, ...] = ()
    cert: str = "high"


def names() -> tuple[str, ...]:
    """The names of the profiles that come with textus."""
    return knowledge_names("profiles")


@functools.cache
def profile(name: str) -> Profile:
    """A profile that comes with textus; raises FileNotFoundError if there is none of the name."""
    return made(name, table(f"profiles/{name}"))


def made(name: str, rows: Mapping[str, Any]) -> Profile:
    """A profile from the rows of its file; raises re.error for a pattern that is none."""
    base = profile(rows["based_on"]) if "based_on" in rows else Profile(name, "", "")
    without = frozenset(rows.get("without", ()))
    letters = rows.get("letters", {})
    return Profile(
        name=name,
        title=str(rows.get("title", name)),
        about=str(rows.get("about", "")),
        prior=float(rows.get("prior", 0)),
        signs=tuple(rows.get("sign", ())),
        emphasis=_joined(rows.get("emphasis", ()), base.emphasis, without),
        editorial=_joined(rows.get("editorial", ()), base.editorial, without),
        points=(*rows.get("point", ()), *base.points),
        notes=(*rows.get("note", ()), *base.notes),
        spaced=str(letters.get("spaced", base.spaced)),
        opening=str(letters.get("opening", base.opening)),
        spelled=base.spelled | frozenset(letters.get("spelled", ())),
        brackets=str(rows.get("brackets", base.brackets)),
    )


def _joined(rows: Sequence[Mapping[str, Any]], base: Sequence[Mark], without: frozenset[str]) -> tuple[Mark, ...]:
    """Own rows, and behind them those of the base that they do not replace."""
    own = tuple(map(_mark, rows))
    replaced = without | {mark.open for mark in own}
    return (*own, *(mark for mark in base if mark.open not in replaced))


def _mark(row: Mapping[str, Any]) -> Mark:
    opening = str(row["open"])
    attributes = {name: str(row[name]) for name in ("reason", "place") if name in row}
    closing, fewest = str(row.get("close", opening)), int(row.get("fewest", 1))
    quotes = bool(row.get("quotes"))
    return Mark(opening, closing, str(row["is"]), attributes, _pattern(row), fewest, quotes)


def _pattern(row: Mapping[str, Any]) -> str:
    """From an opening that words follow to a closing that words precede; of a pair that is the same, nothing of the
    kind in between, and no letter at either side."""
    opening = str(row["open"])
    closing = str(row.get("close", opening))
    same = opening == closing
    alone = row.get("word", same)
    own = re.escape(opening[0]) if same else ""
    behind = re.escape(str(row.get("not_behind", "")))
    before = re.escape(str(row.get("not_before", "")))
    inside = re.escape(str(row.get("not_inside", "")))
    first = re.escape(str(row.get("not_first", "")))
    start = (r"(?<![^\W_])" if alone else "") + (f"(?<![{own}{behind}])" if own + behind else "")
    end = (f"(?![{own}{before}])" if own + before else "") + (r"(?![^\W_])" if alone else "")
    if row.get("touches"):
        start += r"(?<=[^\W_])" if row["is"] == "superscript" else r"(?<=[^\W\d_])"
    if row.get("letters"):
        return _in_word(start, opening, closing, end, edge=bool(row.get("edge")))
    if len(opening) == len(closing) == 1:
        within = f"[^{re.escape(opening)}{re.escape(closing)}{inside}]"
    else:
        within = f"(?!{re.escape(closing)}){f'[^{inside}]' if inside else '(?s:.)'}"
        within = f"(?:{within})"
    if row["is"] == EXPANSION:
        within = r"[^\W\d_]"
    longest = int(row.get("longest", LONGEST))
    return (
        rf"{start}{re.escape(opening)}(?=[^\s{own}{first}]){within}{{1,{longest}}}?"
        rf"(?<=[^\s{own}]){re.escape(closing)}{end}"
    )


def _in_word(start: str, opening: str, closing: str, end: str, *, edge: bool) -> str:
    """A few letters between marks that touch letters outside; with `edge`, on one side only."""
    stretch = rf"{start}{re.escape(opening)}[^\W\d_]{{1,{LONGEST_IN_WORD}}}{re.escape(closing)}{end}"
    after = r"(?=[^\W\d_])"
    if not edge:
        return rf"(?:(?<=[^\W\d_]){stretch}|{stretch}{after})"
    return rf"(?:(?<=[^\W\d_]){stretch}(?![\w/]|\.\w)|(?<![\w./]){stretch}{after})"


def _any(marks: Sequence[Mark]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<m{i}>{mark.pattern})" for i, mark in enumerate(marks)) or r"(?!)")


def recognise(text: str) -> Taken:
    """The profile that the signs of a text speak for most, `plain` where they speak for none."""
    best = Taken(profile(PLAIN))
    most = 0.0
    for name in names():
        candidate = profile(name)
        found = [sign for sign in candidate.signs if _stands(sign, text)]
        worth = candidate.prior + sum(float(sign["weight"]) for sign in found)
        if found and worth > most:
            most = worth
            reasons = tuple(str(sign["reason"]) for sign in found)
            best = Taken(candidate, "", reasons, "high" if worth >= SURE else "medium")
    return best


_PLACES: Mapping[str, Callable[[str], str]] = {"head": lambda text: text[:EDGE], "tail": lambda text: text[-EDGE:]}


def _stands(sign: Mapping[str, Any], text: str) -> bool:
    """Whether a text has any of the phrases often enough."""
    where = _PLACES[sign["where"]](text) if "where" in sign else text
    fewest = int(sign.get("fewest", 1))
    if fewest == 1:
        return any(phrase in where for phrase in sign["any"])
    return sum(where.count(phrase) for phrase in sign["any"]) >= fewest
