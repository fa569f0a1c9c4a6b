"""What labelled lines, source lines and credits say, as facts of the work."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

from textus.bibliography.credits import FOR, read_credit
from textus.bibliography.fields import CREDIT, Field, read_fields
from textus.bibliography.lexicon import alternation, fold, merged, table_pattern
from textus.bibliography.names import is_personal_name
from textus.bibliography.segments import Segment, is_tongue, names
from textus.bibliography.works import publisher_and_place, read_publication, words_of
from textus.claims import Decision
from textus.conventions import occasion
from textus.facts import Credit, Facts, Moment, Page
from textus.knowledge import table

EDITORIAL = frozenset({"edt", "trl", "com"})
"""relators of those who answer for the words, wherever they are named"""
UNSAID = frozenset({"encoding", "language", "released", "updated"})
"""fields that say something of the file, not of the work"""
_IN_FIRST = re.compile(r"(?:in|im|en|dans|nel|nella|su|sul|sulla|в|as|par|by)\b", re.IGNORECASE)
_AFTER_NAME = "in|on|at|during|between|from|im|en|à"


def statement(facts: Facts, page: Page, decision: Decision) -> None:
    """A line of provenance: all its labelled values, or what it says without a label."""
    start, end = decision.claim.start, decision.claim.end
    fields = read_fields(page.text, start, end, page.codes)
    for item in fields:
        _field(facts, page, item)
    if not fields:
        _unlabelled(facts, page, decision.claim.role, start, end)


def _unlabelled(facts: Facts, page: Page, role: str, start: int, end: int) -> None:
    reader = {"provenance.source": _source, "provenance.edition": _edition, "provenance.credit": _credit}.get(role)
    words = page.words(start, end)
    if reader:
        reader(facts, page, start, end)
    elif role == "provenance.rights":
        facts.rights.append(words)
    else:
        facts.remarks.append(("", words))
        if occasion().match(words):
            facts.written.extend(page.dates(start, end))


def _field(facts: Facts, page: Page, item: Field) -> None:
    reader = _FIELDS.get(item.name)
    if reader:
        reader(facts, page, item)
    elif item.name not in UNSAID:
        value = page.words(item.value_start, item.value_end)
        facts.remarks.append((page.words(item.label_start, item.label_end), value))
    if item.name in ("written", "source", "published"):
        _editors_within(facts, page, item.value_start, item.value_end)


def _title(facts: Facts, page: Page, item: Field) -> None:
    lines = (words_of(line) for line in re.split(r"[\r\n]+", page.text[item.value_start : item.value_end]))
    facts.titles = [line for line in lines if line]
    facts.labelled.add("title")


def _subtitle(facts: Facts, page: Page, item: Field) -> None:
    facts.titles.append(page.words(item.value_start, item.value_end))


def _author(facts: Facts, page: Page, item: Field) -> None:
    value = page.words(item.value_start, item.value_end)
    facts.labelled.add("author")
    for first, after in names(Segment(0, len(value), value, "", "", 0), page.codes, -1.6) or [(0, len(value))]:
        facts.add_author(value[first:after])


def _written(facts: Facts, page: Page, item: Field) -> None:
    """When, perhaps by whom; some say "Written:" of the paper in which it stood."""
    facts.written.extend(page.dates(item.value_start, item.value_end))
    by = _by_whom().match(page.text, item.value_start, item.value_end)
    if by and by["name"][:1].isupper() and is_personal_name(by["name"], page.codes) > -2:
        facts.add_author(by["name"])
    publication = read_publication(page.text, item.value_start, item.value_end, page.codes)
    if publication.level() == "j" and any(len(part.attributes.get("when", "")) > 4 for part in publication.of("date")):
        facts.sources.append(publication)


def _published(facts: Facts, page: Page, item: Field) -> None:
    """Where it was published; "First published" is another edition, and a value without figures is the publisher."""
    publication = read_publication(page.text, item.label_start, item.value_end, page.codes, "edition")
    value = page.text[item.value_start : item.value_end]
    if not re.search(r"\d|[“”\"«»]", value) and not publication.of("publisher") and not _IN_FIRST.match(value):
        publication.parts = publisher_and_place(words_of(value), page.codes)
    facts.published.extend(page.dates(item.value_start, item.value_end))
    label = fold(page.text[item.label_start : item.label_end])
    plain = label in table("statements")["published_labels"] or any(
        is_tongue(word, page.codes) for word in label.split()
    )
    publication.kind = "source" if plain and publication.parts else "edition"
    facts.editions.append(publication)


def _source(facts: Facts, page: Page, start: int, end: int, kind: str = "source") -> None:
    publication = read_publication(page.text, start, end, page.codes, kind)
    if publication.parts:
        facts.sources.append(publication)
    else:
        facts.remarks.append(("", publication.statement))


def _edition(facts: Facts, page: Page, start: int, end: int) -> None:
    publication = read_publication(page.text, start, end, page.codes, "edition")
    if _plain_publication().match(page.text, start, end) and publication.parts:
        publication.kind = "source"
    if _speaks_of_translation(page, start, min(end, start + 60)):
        publication.kind = "translation"
    facts.editions.append(publication)


def _speaks_of_translation(page: Page, start: int, end: int) -> bool:
    phrases = table_pattern(page.codes, "credits").finditer(page.text, start, end)
    return any(merged(page.codes, "credits")[fold(phrase.group())] == "trl" for phrase in phrases)


def _credit(facts: Facts, page: Page, start: int, end: int) -> None:
    spans = read_credit(page.text, start, end, page.codes) or ()
    for position, span in enumerate(spans):
        name = page.words(span.start, span.end)
        if span.attributes.get("function") == FOR:
            facts.organisations.append(name)
        elif span.role in ("persName", "orgName"):
            dated = next((s for s in spans[position + 1 :] if s.role == "date"), None)
            moment = Moment(page.words(dated.start, dated.end), dated.attributes) if dated else None
            relators = tuple(span.attributes["resp"].split())
            facts.credits.append(Credit(name, relators, span.role == "orgName", moment))


def _editors_within(facts: Facts, page: Page, start: int, end: int) -> None:
    """ "… by Marx, but edited by Engels": editors and translators named inside another statement."""
    for match in table_pattern(page.codes, "credits").finditer(page.text, start, end):
        phrase = fold(match.group())
        by_whom = phrase.split()[-1] in table("statements")["by"]
        if match.start() > start and by_whom and merged(page.codes, "credits")[phrase] in EDITORIAL:
            if page.text[match.start() - 1] not in "([":
                _credit(facts, page, match.start(), end)
            return


def _place(facts: Facts, page: Page, item: Field) -> None:
    facts.place = facts.place or page.words(item.value_start, item.value_end).rstrip(".;")


def _series(facts: Facts, page: Page, item: Field) -> None:
    facts.series = page.words(item.value_start, item.value_end)


def _recipient(facts: Facts, page: Page, item: Field) -> None:
    facts.recipient = page.words(item.value_start, item.value_end).rstrip(".;")


_FIELDS: Mapping[str, Callable[[Facts, Page, Field], None]] = {
    CREDIT: lambda facts, page, item: _credit(facts, page, item.label_start, item.value_end),
    "title": _title,
    "subtitle": _subtitle,
    "author": _author,
    "written": _written,
    "delivered": lambda facts, page, item: facts.written.extend(page.dates(item.value_start, item.value_end)),
    "date": lambda facts, page, item: facts.dated.extend(page.dates(item.value_start, item.value_end)),
    "source": lambda facts, page, item: _source(facts, page, item.label_start, item.value_end),
    "publisher": lambda facts, page, item: _source(facts, page, item.label_start, item.value_end, "imprint"),
    "published": _published,
    "edition": lambda facts, page, item: _edition(facts, page, item.label_start, item.value_end),
    "rights": lambda facts, page, item: facts.rights.append(page.words(item.label_start, item.value_end)),
    "place": _place,
    "series": _series,
    "recipient": _recipient,
}


@functools.cache
def _by_whom() -> re.Pattern[str]:
    by = alternation(table("statements")["by"])
    return re.compile(rf"\s*{by}\s+(?P<name>[^\n,;.]{{2,60}}?)(?=\s+(?:{_AFTER_NAME})\b|[,;.]|$)")


@functools.cache
def _plain_publication() -> re.Pattern[str]:
    """ "Published in …", not "First published in …"."""
    return re.compile(rf"[\s_*(]*{alternation(table('statements')['published'])}(?!\s*:)", re.IGNORECASE)
