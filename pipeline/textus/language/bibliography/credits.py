"""Statements of responsibility, running or labelled: who did what for whom (TEI P5, 2.2.1; MARC relators).

A credit is one or more phrases of the table ("transcribed", "HTML mark-up by"), each followed by names. Words like
"from" or "at" end a name; "for the" begins an organisation's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.credit_names import home, runs_on
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import (
    Codes,
    alternation,
    fold,
    merged,
    small_words,
    table_pattern,
    tongues,
    words,
)
from textus.language.bibliography.names import is_organisation, is_personal_name
from textus.language.bibliography.segments import is_publisher, places
from textus.model.claims import Span

FOR = "for"
"""the `function` of an organisation for which something was done"""
_WHO, _ASIDE = "who", "aside"
_THANKED = "thanked"
LONGEST = 900
EDITORIAL = frozenset({"edt", "trl", "com"})
"""relators of those who answer for the words; a publisher named behind them is none of them"""
LONGEST_SHORTENED = 20
"""characters of a word with a full stop that is its own"""
SURE = 1.5
FAR = 80
"""characters within which "by" must come after a phrase without it"""

_LAST_SMALL = regex(r"[ \t\r\n]+([^\W\d_A-ZÀ-ÖØ-ÞŒŠŽА-ЯЁ]+)$")
_AT_HOME = regex(r"[^\W\d_a-zа-я]\w+\s\w{2,3}(?=\s)")
"""how the name begins that somebody has taken: "Wren in the Hedge"; see `home`"""
_STOP = regex(r"(?<!\b\w)\.(?=\s|$)|;|。|$")
_LAST_WORD = regex(r"\w+\.$")
_FOLLOWING = regex(r"[ \t\r\n_*]+([^\W\d_A-ZÀ-ÖØ-ÞŒŠŽА-ЯЁ][\w’'-]*)")
_YEAR = regex(r"(?<![\w-])(?:1[89]|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?(?!\w)")
_EMAIL = regex(r"[\w.+-]+@[\w.-]*\w")
_LINK = regex(r"\(?\bhttps?:\S+|\bwww\.\S+")


_JOIN = regex(lambda: rf"^[\s,/\\&+()-]*(?:{small_words('and')}\s+)?[\s(]*$", re.IGNORECASE)


@functools.cache
def _opening() -> re.Pattern[str]:
    small, was = small_words("articles", "this"), alternation(anywhere("statements", "this_was"))
    return re.compile(rf"[\s_*\[(]*(?:{was}\s+|{small}\s+(?=[a-zа-я]))?", re.IGNORECASE)


_ARTICLE = regex(lambda: rf"(?:{small_words('late', 'articles')}\s+)+(?=[^\W\d_])", re.IGNORECASE)


@functools.cache
def _kin() -> re.Pattern[str]:
    """Words that state whose relation somebody is, before the name: "her granddaughter, M. Hall"."""
    possessive = alternation(anywhere("small_words", "possessives"))
    return re.compile(
        rf"\s*{possessive}\s+(?:[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]*\s+){{0,2}}?[^\W\d_][\w’'-]*,?\s+(?=[^\W\d_a-zà-öø-ÿа-яё])"
    )


@functools.cache
def _dated() -> re.Pattern[str]:
    """A year between what was done and by whom: "a transcription produced in 2011 by"."""
    small, by = small_words("in"), alternation(anywhere("statements", "by"))
    return re.compile(rf"(?:\s+[^\W\d_]+)?\s+(?:{small}\s+)?(?:1[89]|20)\d\d,?\s+{by}", re.IGNORECASE)


@functools.cache
def _before_name() -> frozenset[str]:
    """Small words that may come between "by" and a name."""
    kinds = ("articles", "indefinite", "of", "and", "at", "before_surnames")
    small = (word for kind in kinds for word in anywhere("small_words", kind))
    ranks = (word for key in ("words", "particles") for word in anywhere("titles_of_rank", key))
    return frozenset((*small, *ranks, *anywhere("statements", "to"), *anywhere("statements", "collective")))


@functools.cache
def _shortened() -> frozenset[str]:
    """Titles and given names whose full stop ends no sentence: "Dr.", "Jr.", "Wm."."""
    lists = (
        ("titles_of_rank", "words"),
        ("titles_of_rank", "suffixes"),
        ("bibliography", "editor"),
        ("given_names", "short"),
    )
    return frozenset(word for name, key in lists for word in anywhere(name, key) if word[-1] == ".")


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends, and where the text does."""
    yield from (stop.start() for stop in _STOP.finditer(text, start, end) if _ends(text, stop))


def _ends(text: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - LONGEST_SHORTENED), stop.end())
    return word is None or fold(word.group()) not in _shortened()


@frozen
class _Group:
    """Phrases that share the names behind them."""

    start: int
    end: int
    codes: tuple[str, ...]
    slashed: bool
    """joined by a slash, so that names joined by slashes may answer one by one"""


def read_credit(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...] | None:
    """The parts of a statement of responsibility, in order; None if it is none.

    Roles: `label` (the phrase), `persName` and `orgName` with `resp` (relator codes, separated by spaces) or, for whom
    it was done, `function="for"`; `date`.
    """
    if end - start > LONGEST:
        return None
    groups = _groups(text, start, end, codes)
    if not groups:
        return None
    spans: list[Span] = []
    edges = [group.start for group in groups[1:]] + [end]
    for group, edge in zip(groups, edges, strict=True):
        if _is_told(text, group):
            continue
        found = list(_named(text, group, edge, codes))
        if any(span.role in ("persName", "orgName") for span in found):
            spans.append(Span(group.start, group.end, "label", {"resp": " ".join(group.codes)}))
            spans.extend(found)
    return tuple(spans) or None


# ------------------------------------------------------------------------------------------------------------ phrases
def _groups(text: str, start: int, end: int, codes: Codes) -> list[_Group]:
    opening = _opening().match(text, start, end)
    begin = opening.end() if opening else start
    phrases = list(table_pattern(codes, "credits").finditer(text, start, end))
    if not phrases or (phrases[0].start() > begin and not _is_of_edition(text, begin, phrases[0].start(), codes)):
        return []
    runs: list[list[re.Match[str]]] = []
    for phrase in phrases:
        if runs and _JOIN.match(text[runs[-1][-1].end() : phrase.start()]):
            runs[-1].append(phrase)
        else:
            runs.append([phrase])
    first, *later = runs
    if not _leads(text, first, end, codes, FAR):
        return []
    return [_group(text, run, codes) for run in [first, *(run for run in later if _leads(text, run, end, codes, 0))]]


def _is_of_edition(text: str, start: int, end: int, codes: Codes) -> bool:
    """What comes before says from which edition: "From the 1908 edition, scanned by …"."""
    opening = table_pattern(codes, "running").match(text, start, end)
    if opening is None or end - start > FAR or merged(codes, "running").get(fold(opening.group())) != "source":
        return False
    closed = text[start:end].rstrip()[-1:] in (".", ";") or next(_stops(text, start, end), end) < end
    return not closed and bool(_YEAR.search(text, opening.end(), end))


def _leads(text: str, run: Sequence[re.Match[str]], end: int, codes: Codes, far: int) -> bool:
    """Names must follow: behind a colon, or behind "by"."""
    last = run[-1]
    behind = text[last.end() : end].lstrip(" _*")
    if behind[:1] in (":", "：") or fold(last.group()).split()[-1] in (
        *anywhere("statements", "by"),
        *anywhere("statements", "tongues"),
    ):
        return True
    if _dated().match(text, last.end(), end):
        return True
    if fold(last.group()) in anywhere("statements", "active") and behind[:1].isupper():
        return True
    clause = behind[: next(_stops(behind, 0, len(behind)))][:far]
    tongue = _separators().match(clause)
    from_language = bool(tongue) and tongue.lastgroup == "from" and clause[tongue.end() :].lstrip()[:1].isupper()  # type: ignore[union-attr]
    return from_language or bool(_BY.search(clause)) or bool(re.match(r"[–—=-]\s", behind))


_BY = regex(lambda: alternation(anywhere("statements", "by")), re.IGNORECASE)


def _is_told(text: str, group: _Group) -> bool:
    """ "Edited by time": what follows "by" is no name."""
    by = fold(text[group.start : group.end]).split()[-1] in anywhere("statements", "by")
    behind = _FOLLOWING.match(text, group.end)
    if behind and _kin().match(text, group.end):
        return False
    return by and behind is not None and fold(behind[1]) not in _before_name()


def _group(text: str, run: Sequence[re.Match[str]], codes: Codes) -> _Group:
    relators = tuple(dict.fromkeys(str(merged(codes, "credits")[fold(phrase.group())]) for phrase in run))
    joined = text[run[0].end() : run[-1].start()]
    return _Group(run[0].start(), run[-1].end(), relators, "/" in joined or "\\" in joined)


# -------------------------------------------------------------------------------------------------------------- names
@functools.cache
def _separators() -> re.Pattern[str]:
    said = {
        key: alternation(anywhere("statements", key))
        for key in ("from_language", "tongues", "by", "for", "and", "stop", "thanks")
    }
    return re.compile(
        rf"""(?P<from>{said["from_language"]}\s+{said["tongues"]})
        | (?P<thanks>{said["thanks"]})
        | (?P<by>{said["by"]}:?)
        | (?P<for>{said["for"]})
        | (?P<and>{said["and"]}|[,;/+]|\n[ \t]{{4,}})
        | (?P<stop>{said["stop"]})
        | (?P<bracket>[()\[\]:：–—])""",
        re.VERBOSE | re.IGNORECASE,
    )


def _named(text: str, group: _Group, end: int, codes: Codes) -> Iterator[Span]:
    """The names and dates behind a phrase."""
    stop = next((place for place in _stops(text, group.end, end) if not _is_listed(text, place, end, codes)), end)
    dates = list(_dates(text, group.end, end, codes))
    yield from dates
    mode = FOR if fold(text[group.start : group.end]).split()[-1] in anywhere("small_words", "for") else _WHO
    names = list(_persons_only(text, group, list(_pieces(text, group.end, stop, dates, codes, mode)), codes))
    names = _without_places(text, names)
    who = [span for span in names if not span.attributes]
    one_by_one = group.slashed and len(group.codes) == len(who) and "/" in text[group.end : stop]
    for span in names:
        if span.attributes:
            yield span
        else:
            relators = group.codes[who.index(span)] if one_by_one else " ".join(group.codes)
            yield Span(span.start, span.end, span.role, {"resp": relators})


def _without_places(text: str, names: list[Span]) -> list[Span]:
    """Names without the lone words that end the list, a comma before each: "Judith Moss, Omaha, Nebraska, from …"."""
    names = [span for number, span in enumerate(names) if not (number and _EMAIL.fullmatch(text, span.start, span.end))]
    kept = list(names)
    while len(kept) > 1 and kept[-1].role == "persName" and not kept[-1].attributes:
        alone = " " not in text[kept[-1].start : kept[-1].end] and "@" not in text[kept[-1].start : kept[-1].end]
        if not alone or text[kept[-2].end : kept[-1].start].strip() != ",":
            break
        kept.pop()
    first = text[kept[0].start : kept[0].end] if kept else ""
    return kept if " " in first else list(names)


def _is_listed(text: str, stop: int, end: int, codes: Codes) -> bool:
    """The stop is a semicolon before one more name: "Revision: A. Roe; B. Doe"."""
    if text[stop : stop + 1] != ";":
        return False
    following = text[stop + 1 : next(_stops(text, stop + 1, end), end)]
    return is_personal_name(following.strip(), codes) >= SURE


def _persons_only(text: str, group: _Group, names: Sequence[Span], codes: Codes) -> Iterator[Span]:
    """ "Edited by X, Y Press, Leeds": behind the first name, a publisher ends the list."""
    for number, span in enumerate(names):
        listed = number and not span.attributes and text[names[0].end : span.start].lstrip()[:1] == ","
        if listed and EDITORIAL & set(group.codes) and is_publisher(text[span.start : span.end], codes):
            return
        yield span


def _dates(text: str, start: int, end: int, codes: Codes) -> Iterator[Span]:
    found = [span for span in find_dates(text, start, end, codes) if span.attributes]
    yield from found
    for match in _YEAR.finditer(text, start, end):
        if all(match.end() <= span.start or match.start() >= span.end for span in found):
            years = find_dates(match.group(), 0, len(match.group()), codes)
            if years and years[0].attributes:
                yield Span(match.start(), match.end(), "date", years[0].attributes)


def _pieces(text: str, start: int, end: int, dates: Sequence[Span], codes: Codes, mode: str) -> Iterator[Span]:
    """Walk from one separator to the next; `mode` says what the piece behind it can be."""
    position = start
    blocked = [(span.start, span.end) for span in dates] + [m.span() for m in _LINK.finditer(text, start, end)]
    marks = [(m.start(), m.end(), m.lastgroup or "") for m in _separators().finditer(text, start, end)]
    marks = [mark for mark in marks if not any(a <= mark[0] < b for a, b in blocked) and not _inside_name(text, mark)]
    marks += [(a, b, "skip") for a, b in blocked]
    depth = 0
    for first, after, kind in [*sorted(marks), (end, end, "end")]:
        if kind == "bracket":
            depth = max(0, depth + (text[first] in "([") - (text[first] in ")]"))
        if kind in ("and", "stop", "for") and runs_on(
            text, (position, first), (after, end), kind, for_whom=mode == FOR
        ):
            continue
        span = _name(text, position, first, mode, codes)
        if span:
            yield span
        position = after
        kept = mode if mode in (_ASIDE, _THANKED) else _WHO
        mode = {"by": _WHO, "for": FOR, "stop": _ASIDE, "thanks": _THANKED, "from": _WHO}.get(kind, kept)
        mode = _THANKED if kept == _THANKED and kind in ("for", "stop") else mode
        mode = _ASIDE if depth else mode


def _inside_name(text: str, mark: tuple[int, int, str]) -> bool:
    """A particle between capitals is of the name: "Ludwig von Mises", "Simone de Beauvoir", "A. E. Housman"."""
    first, after, kind = mark
    word = text[first:after]
    if kind in ("for", "and", "stop") and word[0].isupper() and not word.isupper():
        return True
    if kind in ("by", "stop", "and", "for") and word in anywhere("small_words", "before_surnames"):
        return _capital_word_before(text, first)
    return len(word.rstrip(".")) == 1 and word.isupper() and text[after : after + 1] in (".", "-")


def _capital_word_before(text: str, place: int) -> bool:
    before = re.search(r"(\S+)\s$", text[max(0, place - 40) : place])
    return bool(before) and before[1][0].isupper() and before[1][-1] not in ",;:"  # type: ignore[index]


def _names_nobody(text: str, codes: Codes) -> bool:
    """A language, a place, or "unknown"."""
    word = fold(text).strip(".")
    if word in tongues(codes) or word in words(codes, "byline", "anonymous"):
        return True
    return any(word in forms for forms in merged(codes, "signoffs").values()) or places(text, codes) is not None


def _name(text: str, start: int, end: int, mode: str, codes: Codes) -> Span | None:
    start, end = _bare(text, start, end)
    if mode == _THANKED:
        return None
    article = _ARTICLE.match(text[start:end])
    name = text[start:end]
    if not name or len(name) > 90:
        return None
    if _EMAIL.fullmatch(name):
        return Span(start, end, "persName")
    if article and mode != FOR:
        start, name = start + article.end(), name[article.end() :]
    if not name or name[0].islower() or not name[0].isalpha() or _names_nobody(name, codes):
        return None
    if mode == FOR:
        return Span(start, end, "orgName", {"function": FOR})
    if is_organisation(name):
        return Span(start, end, "orgName") if mode == _WHO else None
    return Span(start, end, "persName") if _is_person(name, mode, codes) else None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece without what is around a name: signs, a relation before it, a small word after it."""
    while start < end and text[start] in " \t\r\n_*.,;:“”\"'‘=-":
        start += 1
    while end > start and text[end - 1] in ' \t\r\n_*,;:“”"‘' + (
        "." if (stop := _STOP.match(text, end - 1)) and _ends(text, stop) else ""
    ):
        if text[end - 1] in "“”" and "„" in text[start:end]:
            break
        end -= 1
    if relation := _kin().match(text[start:end]):
        start += relation.end()
    while (last := _LAST_SMALL.search(text, start, end)) and fold(last[1]) in _before_name():
        end = last.start()
    return start, end


def _is_person(name: str, mode: str, codes: Codes) -> bool:
    taken = _AT_HOME.match(name) if mode == _WHO else None
    if taken and home().match(name, taken.end()):
        return True
    return is_personal_name(name, codes) >= (2.0 if mode == _ASIDE else -1.6)
