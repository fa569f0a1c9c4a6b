"""A citation that names the text itself before where it stands: "A Day Out, The Loom, 2 May 1899"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.citation import read_citation
from textus.language.bibliography.lexicon import Codes, alternation, fold
from textus.language.bibliography.names import is_personal_name
from textus.model.claims import Span

SHORTEST = 4
"""letters of a title that is looked for"""
_OPENED = regex(r"[\s_*“\"«„‘'(]*")
_CLOSED = regex(r"[”\"»“’'_*.,:;!? \t]*(?:\r?\n[ \t]*)?(?:[–—-]\s+)?")
_STATED = regex(r"\s/\s(?P<author>[^/]{3,80}?)\.?\s+[–—-]\s+")
"""who made a book, between its title and its place"""
_APART = regex(r"\s//\s+")
_EDITION = regex(lambda: rf"[^,;.\r\n]{{0,30}}?{alternation(anywhere('title_pages.edition', 'words'))}", re.IGNORECASE)
"""a statement of the edition right after a title: it is that of a book"""
_AUTHOR = regex(r"[^\W\d_a-zа-я][^\W\d_]+,? (?:[^\W\d_a-zа-я]\. ?){1,2}\s*")
""" "Громов С. И. ": the author as catalogues write them"""


def read_with_title(text: str, start: int, end: int, codes: Codes, titles: Sequence[str] = ()) -> tuple[Span, ...]:
    """The parts of a citation; what repeats one of these titles is the title of the piece."""
    found = read_citation(text, start, end, codes)
    if catalogued := _of_catalogue(text, end, codes, found):
        return catalogued
    for first, last, after in (*_parted(text, start, end), *_repeated(text, start, end, found, titles)):
        rest = read_citation(text, after, end, codes)
        titled = any(span.role == "title" and span.attributes["level"] != "a" for span in rest)
        if (
            first < last
            and titled
            and not _EDITION.match(text, after, end)
            and _has_publisher(rest) == _has_publisher(found)
        ):
            before = [span for span in found if span.end <= first and span.role == "author"]
            return (*before, Span(first, last, "title", {"level": "a"}), *(s for s in rest if s.start >= after))
    return found


def _has_publisher(spans: Sequence[Span]) -> bool:
    """Without the title the publisher would be read as one: the title is that of a book."""
    return any(span.role == "publisher" for span in spans)


def _of_catalogue(text: str, end: int, codes: Codes, found: Sequence[Span]) -> tuple[Span, ...]:
    """ "Title / Author. - Place : Publisher, 1894", as catalogues of libraries have it; empty for any other line."""
    whole = next((span for span in found if span.role == "title"), None)
    by = _STATED.search(text, whole.start, end) if whole else None
    if whole is None or by is None or is_personal_name(by["author"], codes) < 0:
        return ()
    rest = (span for span in read_citation(text, by.end(), end, codes) if span.role != "title")
    title = Span(whole.start, by.start(), "title", {"level": "m"})
    return (title, Span(*by.span("author"), "author"), *rest)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where a title begins and ends that two strokes part from that of the whole, and where that begins."""
    if apart := _APART.search(text, start, end):
        label = text.rfind(": ", start, apart.start()) + 2 if ": " in text[start : apart.start()] else start
        opened = _OPENED.match(text, label, end)
        first = opened.end() if opened else label
        author = _AUTHOR.match(text, first, apart.start())
        yield author.end() if author else first, apart.start(), apart.end()


def _repeated(
    text: str, start: int, end: int, found: Sequence[Span], titles: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Where one of the titles is at the head of the first title of a citation, and where the rest begins."""
    whole = next((span for span in found if span.role == "title"), None)
    if whole is None:
        return
    opened = _OPENED.match(text, whole.start, end)
    first = opened.end() if opened else whole.start
    for title in sorted(titles, key=len, reverse=True):
        last = _end_of(text, first, end, title)
        closed = _CLOSED.match(text, last, end) if last else None
        if closed and closed.end() > last and closed.end() < end:
            yield first, last, closed.end()


def _end_of(text: str, start: int, end: int, title: str) -> int:
    """Where a title ends that begins here, whatever its layout and case; 0 if another word does."""
    letters = "".join(fold(title).split()).rstrip(".,:;")
    if len(letters) < SHORTEST:
        return 0
    place, at = start, 0
    while at < len(letters) and place < end:
        if not text[place].isspace():
            if fold(text[place]) != letters[at]:
                return 0
            at += 1
        place += 1
    return place if at == len(letters) and not text[place : place + 1].isalnum() else 0
