"""Machine-readable metadata at the head of a text: front matter between fences, templates of wikis, keys of Muse."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.regex import regex
from textus.language.bibliography.fields import read_coded
from textus.survey.facts import Surveyed, fact
from textus.survey.front.wrapping import languages

MOST = 60
"""lines from the top within which it ends"""
_FENCES = ("---", "+++")
_PAIR = regex(r"[\w\"'-]+[ \t]*[:=]|[ \t]*-[ \t]|#|[ \t]|[\]}]")
"""what a line between fences begins with: a key, a part of a list, a comment, more of a value"""
_HASHED = regex(r"#[A-Za-z][\w-]*[ \t]|#{1,6}[ \t]+[^\W\d_][\w -]{0,30}:")
_OPENS = regex(r"\{\{[^\W\d_]")


@fact
def coded_head(document: Surveyed) -> frozenset[int]:
    """Its lines."""
    return frozenset((*_fenced(document), *_templates(document), *_keyed(document)))


def _words(document: Surveyed, index: int) -> str:
    return document.blocks.text(document.blocks.lines[index])


def _fenced(document: Surveyed) -> Iterator[int]:
    count = min(MOST, len(document.blocks.lines))
    fence = _words(document, 0) if count > 1 else ""
    if fence not in _FENCES:
        return
    for last in range(1, count):
        words = _words(document, last)
        if words == fence:
            yield from range(last + 1) if last > 1 else ()
            return
        if not _PAIR.match(words):
            return


def _templates(document: Surveyed) -> Iterator[int]:
    """Templates that begin a line and have a value with a known key."""
    index, count = 0, len(document.blocks.lines)
    while index < min(MOST, count):
        line = document.blocks.lines[index]
        if not _OPENS.match(document.text, line.start, line.end):
            index += 1
            continue
        last, depth = index, _depth(_words(document, index))
        while depth > 0 and last + 1 < min(MOST, count):
            last += 1
            depth += _depth(_words(document, last))
        span = range(index, last + 1)
        if depth == 0 and any(_coded(document, place) for place in span):
            yield from span
        index = last + 1


def _depth(words: str) -> int:
    return words.count("{{") - words.count("}}")


def _keyed(document: Surveyed) -> Iterator[int]:
    """The first lines, as long as each begins with a hash and a key; the first of them is known."""
    for index in range(min(MOST, len(document.blocks.lines))):
        line = document.blocks.lines[index]
        keyed = index and not line.blank_before and _HASHED.match(document.text, line.start, line.end)
        if document.text[line.start] != "#" or not (keyed or _coded(document, index)):
            return
        yield index


def _coded(document: Surveyed, index: int) -> bool:
    line = document.blocks.lines[index]
    return bool(read_coded(document.text, line.start, line.end, languages(document)))
