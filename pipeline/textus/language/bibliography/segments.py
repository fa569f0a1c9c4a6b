"""A citation cut at its punctuation, and what each piece may be: place, publisher, editors, a name, a title."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, table
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, alternation, fold, merged, pattern, small_words, tongues, words
from textus.language.bibliography.names import is_personal_name
from textus.model.claims import Span

_CUT = regex(r"[,;、。」』()\[\]{}]|[.](?=\s|$)|(?<=\s)[–—-](?=\s)|[:：](?=\s)")
_QUOTED = regex(r"[“\"«„‘'「『].+[”\"»“’'」』]$", re.DOTALL)
_QUOTED_MARK = regex(r"[,.][”\"’»](?=\s)")
_ABBREVIATED = regex(r"(?:^|[\s(.])(?:[^\W\d_]|\w\.\w)$")
_MARKS = " \t\r\n_*'’‘"


_JOINT = regex(lambda: rf"\s*(?:[,/&]|{small_words('and')}|[–—-])\s*")


_LINK = regex(lambda: rf"\s+[–—-]\s+|\s*(?:[&;/]|,|{small_words('and')})\s*")


@frozen
class Segment:
    """A piece between two marks of punctuation."""

    start: int
    end: int
    text: str
    before: str
    """the mark before it"""
    after: str
    depth: int
    """brackets it stands in"""


def cut(text: str, start: int, end: int, taken: Sequence[Span], codes: Codes) -> list[Segment]:
    """The pieces of what is not taken yet; an abbreviation's full stop does not cut."""
    segments: list[Segment] = []
    before, position, depth = "", start, 0
    for place, mark, after in [*_cuts(text, start, end, taken, codes), (end, "", end)]:
        first, last = _trim(text, position, place)
        if first < last:
            segments.append(Segment(first, last, text[first:last], before, mark, depth))
        depth = max(0, depth + (mark in "([{" and mark != "") - (mark in ")]}" and mark != ""))
        before, position = mark, after
    return segments


def _cuts(text: str, start: int, end: int, taken: Sequence[Span], codes: Codes) -> list[tuple[int, str, int]]:
    abbreviations = _abbreviations(codes)
    cuts: list[tuple[int, str, int]] = [(span.start, "|", span.end) for span in taken]
    quoted = [match.span() for match in re.finditer(r"[“«„][^”»“\n]{2,200}[”»“]|\"[^\"\n]{2,200}\"", text[start:end])]
    for match in _CUT.finditer(text, start, end):
        place = match.start()
        inside = any(span.start <= place < span.end for span in taken)
        in_quotes = any(start + a < place < start + b - 1 for a, b in quoted)
        if inside or in_quotes or (match.group() == "." and _abbreviates(text, start, place, abbreviations)):
            continue
        cuts.append((place, match.group(), match.end()))
    # "… of the Border," Edinburgh: the mark of the list stands inside the quotation
    cuts += [(m.end(), ",", m.end()) for m in _QUOTED_MARK.finditer(text, start, end)]
    return sorted(cuts)


def _abbreviates(text: str, start: int, place: int, abbreviations: frozenset[str]) -> bool:
    word = re.search(r"\S+$", text[start:place])
    return bool(word) and (
        fold(word.group().lstrip("(")) + "." in abbreviations or bool(_ABBREVIATED.search(text[start:place]))  # type: ignore[union-attr]
    )


@functools.cache
def _abbreviations(codes: Codes) -> frozenset[str]:
    lists = ("publisher", "editor", "edition", "volume", "issue", "pages", "part")
    listed = [
        *words(codes, "abbreviations", "words"),
        *(word for key in lists for word in words(codes, "bibliography", key)),
        *(word for key in ("volume", "issue", "pages") for word in anywhere("scopes", key)),
    ]
    return frozenset(word for word in listed if word.endswith("."))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r\n\u3000_*":
        start += 1
    while end > start and text[end - 1] in " \t\r\n\u3000_*":
        end -= 1
    return start, end


# ---------------------------------------------------------------------------------------------------- what they may be
@functools.cache
def _places(codes: Codes) -> frozenset[str]:
    return frozenset(
        [
            *words(codes, "bibliography", "places"),
            *words(("en",), "bibliography", "places"),
            *table("imprints")["places"],
        ]
    )


@functools.cache
def _publishers() -> frozenset[str]:
    return frozenset(table("imprints")["publishers"])


@functools.cache
def _publisher_word(codes: Codes) -> Phrases:
    return pattern(words(codes, "bibliography", "publisher"))


@functools.cache
def _periodical(codes: Codes) -> Phrases:
    return pattern(
        (
            *words(codes, "bibliography", "periodical"),
            *table("imprints")["periodicals"],
            *anywhere("scopes", "periodicals"),
        )
    )


@functools.cache
def marker(codes: Codes, key: str) -> re.Pattern[str]:
    """A word like "edited by" or "(eds.)" as the whole or the beginning of a piece."""
    bare = [word.strip("()") for word in words(codes, "bibliography", key)]
    by = alternation(anywhere("statements", "by"))
    verbs = [word.rpartition(" ")[0] for word in bare if re.fullmatch(rf".+ {by}", word)]
    also = rf"{alternation(verbs)}\s+{small_words('and')}\s+\w+\s+{by}"
    return re.compile(rf"^(?:{also}|{alternation(bare)}(?:\s+{by})?)(?P<colon>\s*:)?\s*", re.IGNORECASE)


def places(text: str, codes: Codes) -> list[str] | None:
    """The places a piece lists ("London & New York"), None unless all of it is places."""
    if fold(text) in _places(codes):
        return [text]
    parts = [part for part in _JOINT.split(text) if part]
    return parts if parts and all(fold(part) in _places(codes) and part[0].isupper() for part in parts) else None


def is_publisher(text: str, codes: Codes) -> bool:
    """Whether a piece names a publisher: by a known name, or by a word that publishers have in their names."""
    if text.endswith(tuple(table("imprints")["publisher_endings"])):
        return True
    return text[:1].isupper() and (fold(text) in _publishers() or bool(_publisher_word(codes).search(text)))


def is_periodical(text: str, codes: Codes) -> bool:
    """Whether a title is that of a newspaper or journal, going by its words."""
    return bool(_periodical(codes).search(text))


def is_quoted(text: str) -> bool:
    """Whether a piece stands in quotation marks."""
    return bool(_QUOTED.match(text))


def names(segment: Segment, codes: Codes, threshold: float = 1.5) -> list[tuple[int, int]] | None:
    """Where the persons of a piece stand, None unless all of it is names."""
    found: list[tuple[int, int]] = []
    position = segment.start
    for link in [*_LINK.finditer(segment.text), None]:
        last = segment.start + link.start() if link else segment.end
        words_ = segment.text[position - segment.start : last - segment.start]
        if is_personal_name(words_, codes) < threshold:
            return None
        found.append((position, last))
        position = segment.start + link.end() if link else last
    return found


def is_tongue(text: str, codes: Codes) -> bool:
    """Whether a word is the name of a language."""
    return fold(text) in tongues(codes) or fold(text) in merged(codes, "languages")
