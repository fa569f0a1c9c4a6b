"""What the lines of a title page say: title, author, date, imprint, the heading of a site."""

from __future__ import annotations

import bisect

from textus.base.regex import regex
from textus.header.facts import Facts, Moment, Page
from textus.header.read import provenance
from textus.language.bibliography.imprints import read_imprint, read_imprint_line
from textus.language.bibliography.lexicon import fold, table_pattern
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.segments import Segment, names
from textus.language.bibliography.title_imprints import read_page_imprint
from textus.language.bibliography.works import Part, read_publication
from textus.model.claims import Decision, Span
from textus.survey.front.archive_phrases import occasion, site_heading, site_series
from textus.survey.front.site import is_site_heading

_BRACKETED_SOURCE = regex(r"\((?P<inner>[^()]{10,200})\)\s*$")


_CALL = regex(r"(?<=\w)\s?\[\d{1,3}\]$")
"""the call of a note behind a title"""
SHORTEST_LIFE = 15
"""years between those that are printed below an author's name"""
_YEAR = regex(r"[\s,(\[]+(?P<year>(?:1[4-9]|20)\d\d)[)\].\s_*]*")


def _spans(decision: Decision, *roles: str) -> list[Span]:
    return [span for span in decision.claim.spans if span.role in roles]


def title(facts: Facts, page: Page, decision: Decision) -> None:
    """A part of the title; an author before it, a year or a source in brackets behind it are no part of it."""
    if decision.claim.attributes.get("type") == "series":
        words = page.words(decision.claim.start, decision.claim.end)
        facts.series, facts.series_number = (facts.series, words) if facts.series else _series(words)
        return
    if "title" in facts.labelled:
        return
    words = _own_words(facts, page, decision)
    if occasion().match(words):
        facts.said.extend(page.dates(decision.claim.start, decision.claim.end))
    words = _CALL.sub("", words)
    bracketed = _BRACKETED_SOURCE.search(words)
    if bracketed and table_pattern(page.codes, "running").match(bracketed["inner"]):
        facts.sources.append(read_publication(bracketed["inner"], 0, len(bracketed["inner"]), page.codes))
        words = words[: bracketed.start()].strip()
    if decision.claim.attributes.get("type") == "desc":
        facts.kickers.append(words)
    elif words and fold(words) not in map(fold, facts.titles):
        facts.titles.append(words)


def _series(words: str) -> tuple[str, str]:
    """The name of a series, and its number."""
    number = provenance.SERIES_NUMBER.search(words)
    return (words[: number.start()], number.group().strip(" ,.:;()[]")) if number else (words, "")


def _own_words(facts: Facts, page: Page, decision: Decision) -> str:
    """The words of a title without its author and its year."""
    start, end = decision.claim.start, decision.claim.end
    for span in _spans(decision, "persName"):
        if page.text[span.end : span.end + 1] == ":":
            facts.add_author(page.text[span.start : span.end])
            start = span.end + 1
    for span in _spans(decision, "date"):
        if page.text[span.end : end].strip() in (")", "]"):
            dated(facts, page, decision)
            end = span.start - 1
    return page.words(start, end)


def author(facts: Facts, page: Page, decision: Decision) -> None:
    """A line that is the author's name, or several, perhaps with a year."""
    if "author" in facts.labelled:
        return
    persons = _spans(decision, "persName")
    for span in persons or [Span(decision.claim.start, decision.claim.end, "persName")]:
        name = page.text[span.start : span.end]
        several = names(Segment(0, len(name), name, "", "", 0), page.codes) if not persons else None
        for first, after in several or [(0, len(name))]:
            facts.add_author(name[first:after])
    dated(facts, page, decision)


def byline(facts: Facts, page: Page, decision: Decision) -> None:
    """ "By …": the persons found in it."""
    persons = _spans(decision, "docAuthor", "persName")
    for span in [] if "author" in facts.labelled else persons:
        facts.add_author(page.text[span.start : span.end])
    if persons:
        provenance.editors_within(facts, page, persons[-1].end, decision.claim.end)
        rest = page.text[persons[-1].end : decision.claim.end]
        if year := _YEAR.fullmatch(rest):
            facts.dated.append(Moment(year["year"], {"when": year["year"]}))


def dated(facts: Facts, page: Page, decision: Decision) -> None:
    """A date under the title or beside the author; the years of a life below a name say nothing of the work."""
    spans = [span for span in _spans(decision, "date") if not _is_life(facts, page, span)]
    facts.dated.extend(Moment(page.words(s.start, s.end), s.attributes) for s in spans)


def _is_life(facts: Facts, page: Page, span: Span) -> bool:
    """Two years far apart, after the name of the author or in the line below it."""
    first, last = span.attributes.get("from", "")[:4], span.attributes.get("to", "")[:4]
    if not (first and last) or int(last) - int(first) < SHORTEST_LIFE:
        return False
    above = page.text[: span.start].rstrip(" ([").rstrip()
    named = fold(above[above.rfind("\n") + 1 :])
    return any(fold(author) in named for author in facts.authors)


def imprint(facts: Facts, page: Page, decision: Decision) -> None:
    """Place, publisher and year; or the banner of a newspaper, or its name."""
    publication = read_publication(page.text, decision.claim.start, decision.claim.end, page.codes)
    publication.parts = [part for part in publication.parts if part.role == "biblScope"]
    lines = lines_of(page, decision)
    spans = read_imprint(page.text, lines, page.codes)
    if not any(span.role == "publisher" for span in spans):
        spans = read_page_imprint(page.text, lines, page.codes)
    banner = any(len(span.attributes.get("when", "")) > 7 for span in _spans(decision, "date"))
    if publication.parts or banner:  # the date is part of running words
        spans = tuple(_spans(decision, "pubPlace", "date"))
    elif not any(read_imprint_line(page.text, start, end, page.codes) for start, end in lines):
        name = page.words(decision.claim.start, decision.claim.end).rstrip(".")
        publication.parts = [Part("title", name, {"level": "j"})]
    publication.parts.extend(Part(s.role, page.words(s.start, s.end), s.attributes) for s in spans)
    facts.sources.append(publication)


def lines_of(page: Page, decision: Decision) -> list[tuple[int, int]]:
    """Where the lines of a decision start and end."""
    lines = page.document.blocks.lines
    first = bisect.bisect_left(lines, decision.claim.start, key=lambda line: line.start)
    after = bisect.bisect_left(lines, decision.claim.end, key=lambda line: line.start)
    return [(line.start, line.end) for line in lines[first:after]]


def heading_of_site(facts: Facts, page: Page, decision: Decision) -> None:
    """ "Works of X 1876" names the author, "Correspondence 1871" a series of letters."""
    found = site_heading().fullmatch(page.words(decision.claim.start, decision.claim.end).strip(" ."))
    units = page.document.edges.front
    if not found or not units or not is_site_heading(page.document, units[0]):
        return
    named = next((value for name, value in found.groupdict().items() if value and name.startswith("author")), "")
    if named and is_personal_name(named, page.codes) >= 0:
        facts.add_author(named)
    elif site_series().fullmatch(found.group()):
        facts.series = facts.series or found.group()
        facts.letterlike = True
