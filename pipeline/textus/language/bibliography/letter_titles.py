"""What the title of a letter says: who wrote to whom, from where and when.

"Letter from Ann Pell to J. Hart, Hull, 4 May 1909" and all other usual arrangements: with a word for a letter or
without one, the sender first or last, a number before, the date before or after, the place with it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, language, languages
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, alternation, fold, small_words
from textus.model.claims import Span

LONGEST, MOST_PLACE = 200, 3
"""characters of a title that is read, and words of the place before its date"""
_NUMBER = r"(?:[\[(]?(?:\d{1,4}[a-z]?|[IVXLCDM]{1,8})[\])]?)"
_TAIL = regex(r"[\s,.;:(\[–—-]+$")
_CIRCA = regex(r"[,.(\[](?:\s*[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*\.?)+$")
"""small words before a date: ", first half of", ", ca."""
_SENTENCE = regex(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_NAME = r"(?:[^\W\d_a-z][^:;\[\]()\n]{0,80}?)"


@frozen
class LetterTitle:
    """Sender, recipient and place of writing as printed, each empty where the title has none, and its dates."""

    sender: str
    recipient: str
    place: str
    dates: tuple[Span, ...]
    calls_itself: bool
    """a word for a letter is in it"""


def read_letter_title(title: str, codes: Codes) -> LetterTitle | None:
    """The parts of the title of a letter; None for any other title."""
    if len(title) > LONGEST:
        return None
    bare = title.strip(" []“”\"'")
    dates = tuple(span for span in find_dates(bare, 0, len(bare), codes) if span.attributes)
    words, dated = _without_date(bare, dates)
    found = next((match for form in _forms(codes, words) if (match := form.fullmatch(words))), None)
    if found is None:
        return None
    parts = found.groupdict()
    sender, recipient = parts.get("sender") or "", parts.get("recipient") or ""
    last = recipient if found.end("recipient") == len(words) else sender
    name, place = _name_and_place(last, dated)
    sender, recipient = (sender, name) if last is recipient else (name, recipient)
    offset = title.index(bare)
    moved = tuple(Span(s.start + offset, s.end + offset, "date", s.attributes) for s in dates)
    return LetterTitle(_name_and_place(sender, False)[0], recipient, place, moved, bool(parts.get("kind")))


def _without_date(title: str, dates: tuple[Span, ...]) -> tuple[str, bool]:
    """A title without its date and what leads to it, and whether a date ends it."""
    if not dates:
        return title.rstrip(" .,"), False
    first = dates[0]
    if not title[: first.start].strip(" ([,"):
        return title[first.end :].strip(" ,.:;)]–—-"), False
    head = title[: first.start].rstrip()
    small = _CIRCA.search(_TAIL.sub("", head))
    return _TAIL.sub("", _dated().sub("", head[: small.start()] if small else head)), True


@functools.cache
def _dated() -> re.Pattern[str]:
    """The word before a date, after a name or a place: "dated", "of", "le"."""
    before = alternation(word for key in ("on", "before_day", "of") for word in anywhere("date_words", key))
    return re.compile(rf"\s+{before}[\s,:]*$", re.IGNORECASE)


def _name_and_place(words: str, dated: bool) -> tuple[str, str]:
    """A name without what is said of its bearer after a comma, and the place that is between it and a date."""
    sentence = _SENTENCE.search(words)
    if sentence and fold(words[: sentence.start() + 1].split()[-1]) not in _abbreviated():
        return words[: sentence.start()], words[sentence.end() :] if dated else ""
    name, *rest = words.split(", ")
    while rest and (fold(rest[0]) in _abbreviated() or "&" in rest[0]):
        name = f"{name}, {rest.pop(0)}"
    last = rest[-1].split() if rest else []
    is_place = dated and 0 < len(last) <= MOST_PLACE and all(word[0].isupper() for word in last)
    return name, rest[-1] if is_place else ""


@functools.cache
def _abbreviated() -> frozenset[str]:
    """Titles of rank before a name and after it, which a stop or a comma does not part from it."""
    return frozenset(fold(word) for key in ("words", "suffixes") for word in anywhere("titles_of_rank", key))


def _forms(codes: Codes, title: str) -> Iterator[re.Pattern[str]]:
    """The arrangements, those with a word for a letter first; these in any language, others in those of the text.

    Patterns take long to compile: those of a language are looked at only where the title has a word they ask for.
    """
    others = tuple(code for code in languages() if code not in codes)
    for code in (*codes, *others):
        if _has_any(title, code, "kinds") and _has_any(title, code, "to"):
            yield from _named(code)
    for code in codes if codes[0] in languages() else languages():
        if _has_any(title, code, "to"):
            yield from _bare(code)


def _has_any(title: str, code: str, key: str) -> bool:
    words = language(code).words("letter_titles", key)
    known = fold(title)
    return any(fold(word.split()[0]) in known for word in words)


@functools.cache
def _named(code: str) -> tuple[re.Pattern[str], ...]:
    """The arrangements of a language with a word for a letter."""
    kinds, to, by = (language(code).words("letter_titles", key) for key in ("kinds", "to", "from"))
    if not (kinds and to and by):
        return ()
    of_names = anywhere("titles_of_rank", "particles")
    only_by = alternation(word for word in by if word not in of_names)
    letter = rf"(?:{small_words('articles')}\s+|a\s+)?(?P<kind>{alternation(kinds)})(?:\s{_NUMBER})?"
    sender, recipient = _sender(code), _recipient(code)
    from_ = rf"{alternation(by)}(?:\s+|(?<=['’]))"
    to_ = rf"\s+{alternation(to)}\s+"
    return _compiled(
        rf"{letter},?\s+{from_}{sender}{to_}{recipient}",
        rf"{letter}{to_}{recipient},?\s+{only_by}\s+{sender}",
        rf"{letter}[.:,]\s+{sender}{to_}{recipient}",
        rf"{sender}(?:,|['’]s)\s+{letter}{to_}{recipient}",
        rf"{letter}{to_}{recipient}",
    )


@functools.cache
def _bare(code: str) -> tuple[re.Pattern[str], ...]:
    """The arrangements of a language without one."""
    to, by = (language(code).words("letter_titles", key) for key in ("to", "from"))
    if not (to and by):
        return ()
    sender, recipient = _sender(code), _recipient(code)
    to_, from_ = rf"{alternation(to)}\s+", rf"{alternation(by)}\s+"
    of_names = anywhere("titles_of_rank", "particles")
    only_by = alternation(word for word in by if word not in of_names)
    return _compiled(
        rf"{from_}{sender}\s+{to_}{recipient}",
        rf"{to_}{recipient},?\s+{only_by}\s+{sender}",
        rf"{sender}\s+{to_}{recipient}",
        rf"{to_}{recipient}",
    )


def _sender(code: str) -> str:
    return rf"(?-i:(?P<sender>{_article(code)}{_NAME}))"


def _article(code: str) -> str:
    return rf"(?i:(?:{alternation(language(code).words('small_words', 'articles'))}\s+)?)"


def _recipient(code: str) -> str:
    """A recipient, without an honorific before the name; a word of kinship is not a name."""
    honour = rf"(?:{alternation(anywhere('statements', 'honours'))}\s+)?"
    kin = rf"{small_words('possessives', 'at')}\s[^,:;(]{{2,40}}"
    return rf"(?:{honour}(?-i:(?P<recipient>{_article(code)}{_NAME}))|{kin})"


def _compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{_NUMBER}(?:[.:]|\s+[-–—])?\s+)?{form}", re.IGNORECASE) for form in forms)
