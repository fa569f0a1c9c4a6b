"""Place, publisher and year in the imprint of a title page, over all its lines (TEI P5, 4.6, docImprint)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.knowledge import anywhere
from textus.language.bibliography import title_lines
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.imprints import LONGEST_PUBLISHER, address_behind, ends_of_firms, read_imprint_line
from textus.language.bibliography.lexicon import Codes, alternation, fold
from textus.model.claims import Span


@functools.cache
def _end_of_name() -> re.Pattern[str]:
    after = alternation(anywhere("title_pages.imprint", "after_name"))
    return re.compile(
        rf"{address_behind().pattern}|,?\s{after}(?=\s|\.?$)|[;:]|(?<!\b\w)\.\s|,\s*$",
        re.IGNORECASE,
    )


def read_page_imprint(text: str, lines: Sequence[tuple[int, int]], codes: Codes) -> tuple[Span, ...]:
    """The places, publishers and dates of the lines of an imprint, in order."""
    spans: list[Span] = []
    known = [read_imprint_line(text, start, end, codes) for start, end in lines]
    several = {span.role for row in known for span in row}
    for (start, end), parts in zip(lines, known, strict=True):
        behind = start + max((part.end - start for part in parts if part.role == "pubPlace"), default=0)
        printer = title_lines.phrases("imprint", "openings").match(text, behind + _skip(text, behind, end), end)
        if printer and (len(printer["phrase"]) > 3 or text[printer.end() : end].strip()[:1].isupper()):
            spans += [part for part in parts if part.end <= printer.start() or part.role == "date"]
            of_name = title_lines.phrases("imprint", "names").fullmatch(printer["phrase"])
            spans += _named(text, printer.start("phrase") if of_name else printer.end(), end, parts)
        elif parts and any(part.role != "date" for part in parts):
            spans += parts
            spans += _unknown(text, start, end, parts)
        elif parts or (dates := [s for s in find_dates(text, start, end, codes) if s.attributes and not parts]):
            spans += parts or [Span(s.start, s.end, "date", s.attributes, weight=3.0) for s in dates]
        elif not spans and text[end - 1] == ":" and len(text[start:end].split()) <= 3 and len(lines) > 1:
            spans.append(Span(start, end - 1, "pubPlace", weight=3.0))  # only a place stands so above its printer
        elif several and not any(s.role == "publisher" for s in spans):
            named = _named(text, start, end, ())
            spans += [span for span in named if not title_lines.is_address(text[span.start : span.end])]
    return _joined(text, sorted(spans, key=lambda span: span.start))


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Publishers with nothing but a comma between them are one firm: "Marsh & Son, Publishers"."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and last.role == span.role == "publisher" and text[last.end : span.start].strip(" ") in (",", ""):
            found[-1] = Span(last.start, span.end, "publisher", weight=3.0)
        else:
            found.append(span)
    return tuple(found)


def _skip(text: str, start: int, end: int) -> int:
    rest = text[start:end]
    return len(rest) - len(rest.lstrip(" ,:;.—–-_*("))


def _named(text: str, start: int, end: int, parts: Sequence[Span]) -> list[Span]:
    """The name of a publisher from `start` to where his house, a place or a year begins."""
    start += _skip(text, start, end)
    stop = min([end, *(part.start for part in parts if part.role != "publisher" and part.start > start)])
    found = _end_of_name().search(text, start, stop)
    words = text[start : found.start() if found else stop].rstrip(" ,:;_*.(—–")
    if fold(text[start : start + len(words) + 1]).endswith(ends_of_firms()):
        words = text[start : start + len(words) + 1]
    if not words[:1].isupper() or len(words) > LONGEST_PUBLISHER:
        return []
    return [Span(start, start + len(words), "publisher", weight=3.0)]


def _unknown(text: str, start: int, end: int, parts: Sequence[Span]) -> list[Span]:
    """ "London: Prang & Wether, 1888": a publisher nobody knows, between a place and a year or behind a colon."""
    if any(part.role == "publisher" for part in parts) or parts[0].role != "pubPlace":
        return []
    first = parts[0].end
    first += text[first : first + 1] == "."
    if text[first : first + 1] not in (":", ","):
        return []
    dates = [part.start for part in parts if part.role == "date"]
    return _named(text, first, min([end, *dates]), parts[1:]) if text[first : first + 1] == ":" or dates else []
