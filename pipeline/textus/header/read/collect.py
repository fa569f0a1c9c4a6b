"""From a reading to the facts it states, in the order in which it states them.

Facts come from the decisions, so what a record overrules is overruled here too. Nothing is said that words do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textus.base.bundles import roles
from textus.header.facts import Facts, Page
from textus.header.read import colophons, correspondence, printed_page, provenance, title_page
from textus.header.read.copyright_line import add_copyright
from textus.header.read.dated_titles import author_of_title, dates_of_title
from textus.header.read.signers import completed, in_mixed_case
from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.works import Part
from textus.model.claims import Decision
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

FAR = 3
"""paragraphs from either end within which an opener or closer is that of the whole text"""

READERS: Mapping[str, Callable[[Facts, Page, Decision], None]] = {
    "title": title_page.title,
    "author": title_page.author,
    "byline": title_page.byline,
    "date": title_page.dated,
    "imprint": title_page.imprint,
    "page.title": printed_page.title,
    "page.author": printed_page.author,
    "page.byline": printed_page.byline,
    "page.edition": printed_page.edition,
    "page.imprint": printed_page.imprint,
    "site.heading": title_page.heading_of_site,
    "statement": provenance.statement,
    "wrapping": colophons.wrapping,
    "headnote": provenance.headnote,
    "letter.dateline": correspondence.dateline,
    "letter.salutation": correspondence.salute,
    "letter.signature": correspondence.signature,
    "letter.sender": correspondence.sender,
    "letter.addressee": correspondence.addressee,
    "letter.subject": correspondence.subject,
}
"""what reads the words of a decision, by the `fact` that the table of its role names"""
_OF_A_LETTER, _DATELINE = "letter.", "letter.dateline"
_SIGNED = ("letter.signature", "letter.addressee")


def collect(document: Survey, reading: Sequence[Decision]) -> Facts:
    """The facts of a reading."""
    facts, page = Facts(), Page(document, languages(document))
    paragraphs = sum(decision.claim.role == "p" for decision in reading)
    before = 0
    for decision in reading:
        before += decision.claim.role == "p"
        fact = roles()[decision.claim.role].fact
        within = fact.startswith(_OF_A_LETTER) and FAR < before < paragraphs - FAR
        if fact in READERS and not within:
            READERS[fact](facts, page, decision)
            facts.dated_at_head = facts.dated_at_head or (fact == _DATELINE and not before)
            ends = fact == _DATELINE and before == paragraphs
            facts.dated_at_end = ends or (facts.dated_at_end and fact in _SIGNED)
    _conclude(facts, page)
    return facts


def _conclude(facts: Facts, page: Page) -> None:
    if facts.titles:
        facts.remarks[:0] = [("", words) for words in facts.kickers]
    else:
        facts.titles = facts.kickers[:1] or ([facts.regarding] if facts.regarding and not facts.several_letters else [])
    facts.authors = [name for name in facts.authors if fold(name) not in map(fold, facts.titles)]
    correspondence.conclude(facts, page)
    for title in facts.titles[:1]:
        facts.said.extend(dates_of_title(title, page.codes))
        if not facts.authors and not facts.sender and (named := author_of_title(title, page.codes)):
            facts.add_author(named)
    if not facts.authors and facts.sender and facts.sender not in facts.offices:
        facts.add_author(facts.sender)
    names = dict.fromkeys(completed(name, facts.titles, page.codes) for name in facts.signatures)
    facts.signatures = list(names)
    person = len(names) == 1 and is_personal_name(facts.signatures[0], page.codes) > correspondence.SURNAMES
    if not facts.authors and person and (facts.greeted or not facts.signed_for_others):
        facts.add_author(facts.signatures[0])
    facts.authors = [in_mixed_case(name, page.text) for name in facts.authors]
    _one_source(facts)
    add_copyright(facts, page.codes)


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
    _imprint_of_labels(facts)
    _series_of_sources(facts)
    titled = [source for source in facts.sources if source.of("title")]
    first = next((source for source in titled if source.labelled), (titled or facts.sources)[0])
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


def _imprint_of_labels(facts: Facts) -> None:
    """ "Publisher: …", "Place: …", "Year: …": beside a publisher, place and year are those of the book."""
    imprint = next((source for source in facts.sources if source.kind == "imprint" and source.of("publisher")), None)
    if imprint is None or facts.letterlike:
        return
    if "place" in facts.labelled and facts.place and not imprint.of("pubPlace"):
        imprint.parts.append(Part("pubPlace", facts.place, {}))
        facts.place = ""
    years = [moment for moment in facts.dated if len(moment.attributes.get("when", "")) == 4]
    if "date" in facts.labelled and years and not imprint.of("date"):
        imprint.parts.append(Part("date", years[0].words, years[0].attributes))
        facts.dated.remove(years[0])


def _series_of_sources(facts: Facts) -> None:
    """The series that a source line names is that of the edition it speaks of."""
    for source in facts.sources:
        series = [part for part in source.of("title") if part.attributes.get("level") == "s"]
        if series and not facts.series:
            facts.series = series[0].words
        source.parts = [part for part in source.parts if part not in series]
