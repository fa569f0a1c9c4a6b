"""Volume, issue and pages that stand without a label: "3/2 (1927), 44–51", "3 (2): 12–15"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.base.regex import regex
from textus.model.claims import Span

_PAGES = regex(r"(?P<mark>\)\s*[:,]|\d:|,)\s*(?P<from>\d{1,4})\s?[-–—]\s?(?P<to>\d{1,4})(?=\W*$)")
_NUMBERS = regex(r"(?<![\d.(])(?<=\s)(?P<volume>\d{1,3})\s?(?:/\s?|\(|:\s?)(?P<issue>\d{1,2})\)?(?=\s*[,(:])")
_YEAR = range(1400, 2100)


def find_loose_scopes(text: str, start: int, end: int, scopes: Sequence[Span]) -> Iterator[Span]:
    """Scopes as `find_scopes` says them; only for what no labelled scope says."""
    units = {span.attributes["unit"] for span in scopes}
    numbers = None if units & {"volume", "issue"} else _NUMBERS.search(text, start, end)
    if numbers:
        yield Span(*numbers.span("volume"), "biblScope", {"unit": "volume", "n": numbers["volume"]})
        yield Span(*numbers.span("issue"), "biblScope", {"unit": "issue", "n": numbers["issue"]})
    pages = None if "page" in units else _PAGES.search(text, start, end)
    if pages and (numbers or units & {"volume", "issue"} or pages["mark"] != ","):
        low, high = pages["from"], pages["to"]
        high = low[: len(low) - len(high)] + high
        if int(low) < int(high) and not (int(low) in _YEAR and int(high) in _YEAR):
            yield Span(pages.start("from"), pages.end("to"), "biblScope", {"unit": "page", "from": low, "to": high})
