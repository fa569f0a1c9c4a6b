"""From a reading to the facts it states, in the order in which it states them.

Facts come from the decisions, so what a record overrules is overruled here too. Nothing is said that words do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textus.catalogue import correspondence, provenance, title_page
from textus.claims import Decision
from textus.document import Document
from textus.facts import Facts, Page
from textus.wrapping import languages

FAR = 3
"""paragraphs from either end within which an opener or closer is that of the whole text"""

_READERS: Mapping[str, Callable[[Facts, Page, Decision], None]] = {
    "title": title_page.title,
    "docAuthor": title_page.author,
    "byline": title_page.byline,
    "docDate": title_page.dated,
    "docImprint": title_page.imprint,
    "furniture": title_page.heading_of_site,
    "provenance.source": provenance.statement,
    "provenance.edition": provenance.statement,
    "provenance.credit": provenance.statement,
    "provenance.rights": provenance.statement,
    "provenance.field": provenance.statement,
    "dateline": correspondence.dateline,
    "closer.dateline": correspondence.dateline,
    "salute": correspondence.salute,
    "signed": correspondence.signature,
}
_OF_A_LETTER = frozenset({"dateline", "salute", "signed", "closer.dateline"})


def collect(document: Document, reading: Sequence[Decision]) -> Facts:
    """The facts of a reading."""
    facts, page = Facts(), Page(document, languages(document))
    paragraphs = sum(decision.claim.role == "p" for decision in reading)
    before = 0
    for decision in reading:
        role = decision.claim.role
        before += role == "p"
        within = role in _OF_A_LETTER and FAR < before < paragraphs - FAR
        if role in _READERS and not within:
            _READERS[role](facts, page, decision)
    _conclude(facts, page)
    return facts


def _conclude(facts: Facts, page: Page) -> None:
    if facts.titles:
        facts.remarks[:0] = [("", words) for words in facts.kickers]
    else:
        facts.titles = facts.kickers[:1]
    correspondence.conclude(facts, page)
    if not facts.authors and facts.sender:
        facts.add_author(facts.sender)
    if not facts.authors and len(set(facts.signatures)) == 1:
        facts.add_author(facts.signatures[0])
    _one_source(facts)


def _one_source(facts: Facts) -> None:
    """All lines that speak of the source become one publication; the rest are other editions."""
    if not facts.sources:
        chosen = next((edition for edition in reversed(facts.editions) if edition.kind == "source"), None)
        if chosen:
            facts.editions.remove(chosen)
            facts.sources.append(chosen)
    for edition in facts.editions:
        edition.kind = "edition" if edition.kind == "source" else edition.kind
    if not facts.sources:
        return
    first = next((source for source in facts.sources if source.of("title")), facts.sources[0])
    for other in [source for source in facts.sources if source is not first]:
        if other.of("title") and first.of("title"):
            other.kind = "edition"
            facts.editions.append(other)
            continue
        if other.kind == "imprint":
            first.give_way(other)
        first.merge(other)
    first.kind = "source"
    facts.sources = [first]
