"""What the title of a work states of when and by whom: "Minutes of the Board, 3 May 1891", "Ann Pell's Diary"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.header.facts import Moment
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, alternation
from textus.language.bibliography.names import is_personal_name
from textus.model.claims import Span

SURE_NAME = 1.5
YEAR = 4
"""characters of a year"""
_DATED = regex(lambda: alternation(anywhere("statements", "dated_by_their_titles")), re.IGNORECASE)
_OWNED = regex(
    lambda: (
        rf"(?P<name>[^\W\d_][^:;,()\n]{{3,50}}?)(?P<own>['’]s?)? (?:[^\W\d_]+ ){{0,2}}"
        rf"(?P<kind>{alternation(anywhere('statements', 'dated_by_their_titles'))})"
    ),
    re.IGNORECASE,
)
_END = regex(r"[\s.)\]*_]*")


def dates_of_title(title: str, codes: Codes) -> Iterator[Moment]:
    """The dates that end the title of a work of a kind that is dated so: of minutes, a sermon, a diary."""
    spans = [span for span in find_dates(title, 0, len(title), codes) if span.attributes] or list(_year(title))
    last = spans[-1] if spans else None
    if last and _END.fullmatch(title, last.end) and _DATED.search(title, 0, last.start):
        yield Moment(title[last.start : last.end], last.attributes)


def _year(title: str) -> Iterator[Span]:
    """A year that ends a title, after a comma or in brackets: "The Diary of Amos Pell, 1862"."""
    if found := re.search(r"[,(\[]\s?((?:1[4-9]|20)\d\d)(?=[.)\]]*$)", title):
        yield Span(*found.span(1), "date", {"when": found[1]})


def author_of_title(title: str, codes: Codes) -> str:
    """The name before what its bearer wrote or said: "Seth Ward Will", "President Ann Pell's Message"; else empty."""
    found = _OWNED.match(title)
    if found is None:
        return ""
    name = found["name"]
    whole = bool(found["own"]) or found.end() == len(title)
    return name if whole and len(name.split()) > 1 and is_personal_name(name, codes) >= SURE_NAME else ""
