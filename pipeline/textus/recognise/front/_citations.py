"""The parts of a citation as spans of a claim, and what they say of it. No recogniser itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere
from textus.language.bibliography.lexicon import fold, small_words
from textus.language.bibliography.own_titles import read_with_title
from textus.language.bibliography.segments import is_periodical
from textus.model.claims import Span
from textus.recognise.front._neighbours import titles_above
from textus.recognise.front._sentences import in_emphasis
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

MARKED = ("“", "«", "„", '"', "‘")
"""what opens a title that is set off"""
_ANYWHERE = frozenset({"persName", "orgName", "date", "title"})


def cited_whole(spans: Sequence[Span]) -> Span:
    """The title of the book or paper that is cited."""
    titles = [span for span in spans if span.role == "title"]
    return next((span for span in titles if span.attributes.get("level") != "a"), titles[0])


def counts(spans: Sequence[Span]) -> bool:
    """A citation has a number of a volume, an issue or a page, or names the piece and then the paper."""
    counted = {span.attributes.get("unit") for span in spans}
    named = [span for span in spans if span.role == "title"]
    return not counted.isdisjoint(("volume", "issue", "page")) or len(named) > 1


def names_periodical(survey: Survey, spans: Sequence[Span]) -> bool:
    """A title that periodicals have, or that print sets off; a place and a day alone make no newspaper."""
    title = cited_whole(spans)
    words, before = survey.text[title.start : title.end], survey.text[max(0, title.start - 1) : title.start]
    if before in ("_", "*") or words[:1] in MARKED:
        return True
    if {fold(word) for word in words.split()} & set(anywhere("statements", "genres")):
        return False
    if is_periodical(words, languages(survey)):
        return True
    alone = spans[0].role == "title" and all(span.role != "pubPlace" for span in spans)
    return alone and (fold(words).split()[0] in anywhere("small_words", "articles") or bool(_name().fullmatch(words)))


@functools.cache
def _name() -> re.Pattern[str]:
    """Two to five words in capitals, as the names of papers: "Irish Labourer", "Banner of the North"."""
    between = small_words("of", "and", "articles")
    return re.compile(rf"[^\W\d_a-zа-я][\w’'-]+(?:\s(?:{between}|[^\W\d_a-zа-я][\w’'-]+)){{1,4}}")


def parts_of_citation(survey: Survey, unit: Unit, allowed: frozenset[str] | None) -> tuple[Span, ...]:
    """The parts of a citation as spans of the claim."""
    spans = read_with_title(survey.text, unit.start, unit.end, languages(survey), titles_above(survey, unit))
    spans = outside_emphasis(survey.text, unit.start, spans)
    return tuple(
        Span(s.start, s.end, s.role, s.attributes, weight=span_weight("front.citation-part"))
        for s in spans
        if allowed is None or s.role in allowed
    )


def outside_emphasis(text: str, start: int, spans: Sequence[Span]) -> tuple[Span, ...]:
    """TEI allows the parts of a citation in `bibl`, not in a `hi` inside it; dates, names and titles anywhere."""
    return tuple(span for span in spans if span.role in _ANYWHERE or not in_emphasis(text, start, span.start))
