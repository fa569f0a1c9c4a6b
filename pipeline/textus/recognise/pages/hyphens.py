"""Hyphens at the ends of lines: which were made by the printer, which by the author (TEI P5, 3.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Span
from textus.survey.pages.page_marks import page_mark
from textus.survey.survey import Survey

_BROKEN = regex(
    r"(?<![^\W\d_])(?P<head>[^\W\d_]+)(?P<hyphen>[-‐¬⸗])"
    r"(?P<layout>[ \t]*(?:(?:\r\n|\n|\r)[ \t]*){1,4})(?P<tail>[^\W\d_]+)"
)
_AT_END = regex(r"[-‐¬⸗]\*?[ \t]*[\r\n]")
_OVER_PAGE = regex(
    r"(?<![^\W\d_])(?P<head>[^\W\d_]+)(?P<hyphen>[-‐¬⸗])(?P<star>\*?)(?P<turn>[ \t]*(?:\r\n|\n|\r)[ \t]*"
    r"(?P<mark>\S[^\r\n]{0,24}?)[ \t]*(?:\r\n|\n|\r)[ \t]*\*?)(?P<tail>[^\W\d_]+)"
)
"""a word with the line of a page mark within it; proofreaders set stars at both ends"""


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """A soft hyphen where the joined word is one the source knows; an unsure one is kept and says so."""
    if not _AT_END.search(survey.text, start, end):
        return
    yield from _over_pages(survey, start, end)
    for match in _BROKEN.finditer(survey.text, start, end):
        joined, hyphened = (match["head"] + match["tail"]).lower(), f"{match['head']}-{match['tail']}".lower()
        known = survey.spelled_words
        if hyphened in known or match["tail"][0].isupper():
            sort, lb = "hyphen", "maybe" if hyphened not in known else ""
        elif joined in known or match["hyphen"] in "¬⸗" or len(match["head"]) < 3 or len(match["tail"]) < 3:
            sort, lb = "softHyphen", "no"
        else:
            sort, lb = "softHyphen", "no"
        if not lb:
            continue
        yield Span(match.start("hyphen"), match.end("hyphen"), sort, weight=span_weight("hyphen.line-end"))
        yield Span(
            match.start("layout"), match.end("layout"), "lb", {"break": lb}, weight=span_weight("hyphen.line-end")
        )


def _over_pages(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """A word divided by the turn of a page: the mark of the page breaks no word."""
    weight = span_weight("hyphen.line-end")
    for match in _OVER_PAGE.finditer(survey.text, start, end):
        mark = page_mark(match["mark"])
        if mark is None or not (mark.named or mark.bracketed) or mark.role != "pb":
            continue
        known = f"{match['head']}-{match['tail']}".lower() in survey.spelled_words
        sort, star = "hyphen" if known else "softHyphen", len(match["star"])
        yield Span(match.start("hyphen"), match.end("star"), sort, after=star, weight=weight)
        yield Span(*match.span("turn"), "pb", {"n": mark.n, "break": "no"}, weight=weight)
