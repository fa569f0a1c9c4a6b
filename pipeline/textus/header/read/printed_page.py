"""What the printed title page says of the work, and of the book as which it was printed."""

from __future__ import annotations

import functools
import re

from textus.header.facts import Credit, Facts, Page
from textus.header.read import title_page
from textus.language.bibliography.bylines import names_in, read_opening
from textus.language.bibliography.letter_spacing import closed_up
from textus.language.bibliography.lexicon import fold, number_label, small_words
from textus.language.bibliography.title_imprints import read_page_imprint
from textus.language.bibliography.works import Part, Publication, read_publication, words_of
from textus.model.claims import Decision

PAGE = "title page"
"""among `Facts.labelled`: the titles are those of the printed page"""


@functools.cache
def _number_last() -> re.Pattern[str]:
    label = number_label("issue", "volume")
    return re.compile(rf"(?P<name>.+?)[\s,.:;—–-]+(?P<number>(?:{label}\s*)?\d+)\.?$", re.IGNORECASE)


@functools.cache
def _number_first() -> re.Pattern[str]:
    of = rf"(?:{small_words('in', 'of')}\s+)?(?:{small_words('articles')}\s+)?"
    return re.compile(
        rf"(?P<number>{number_label('issue', 'volume')}\s*\d+)\.?,?\s+{of}(?P<name>[^\W\d_].+)", re.IGNORECASE
    )


def title(facts: Facts, page: Page, decision: Decision) -> None:
    """Title and subtitle, where nothing else says them; a series always."""
    kind = decision.claim.attributes.get("type")
    if kind == "series":
        _series(facts, page.words(decision.claim.start, decision.claim.end))
    elif kind == "volume":
        start, end = decision.claim.start, decision.claim.end
        read = read_publication(page.text, start, end, page.codes, "imprint")
        read.parts = [part for part in read.of("biblScope") if "n" in part.attributes]
        facts.sources.extend([read] if read.parts else [])
    elif kind in ("main", "sub") and "title" not in facts.labelled and (not facts.titles or PAGE in facts.labelled):
        facts.labelled.add(PAGE)
        facts.titles.append(page.words(decision.claim.start, decision.claim.end).rstrip(" .,:;"))


def _series(facts: Facts, words: str) -> None:
    """The name of a series and the number in it, whichever stands first; what is known already stays."""
    numbered = _number_first().match(words) or _number_last().match(words)
    name = (numbered["name"] if numbered else words).strip(" .,:;—–-")
    facts.series = facts.series or name
    if numbered and fold(name) == fold(facts.series):
        facts.series_number = facts.series_number or numbered["number"].strip()


def author(facts: Facts, page: Page, decision: Decision) -> None:
    """A name that stands alone, if nobody else is named."""
    if not facts.authors:
        words = _closed_up(page, decision)
        for span in names_in(words, 0, len(words), page.codes)[:1]:
            facts.add_author(words[span.start : span.end])


def _closed_up(page: Page, decision: Decision) -> str:
    """The lines of a decision, without the spaces of letterspaced words."""
    return "\n".join(closed_up(page.text[start:end]) for start, end in title_page.lines_of(page, decision))


def byline(facts: Facts, page: Page, decision: Decision) -> None:
    """Who wrote, translated, edited or illustrated it, as far as nothing else says who did that."""
    words = _closed_up(page, decision)
    opening = read_opening(words.partition("\n")[0].rstrip())
    if opening is None:
        return
    names = [words[span.start : span.end] for span in names_in(words, opening.end, len(words), page.codes)]
    if opening.relator == "aut":
        for name in [] if "author" in facts.labelled or facts.authors else names:
            facts.add_author(name)
    elif not any(opening.relator in credit.relators for credit in facts.credits):
        facts.credits.extend(Credit(words_of(name), (opening.relator,), False) for name in names)


def edition(facts: Facts, page: Page, decision: Decision) -> None:
    """Which edition the printed book was."""
    words = page.words(decision.claim.start, decision.claim.end).strip("()[]").rstrip(" .,")
    facts.sources.append(Publication([Part("edition", words, {})], words, "imprint"))


def imprint(facts: Facts, page: Page, decision: Decision) -> None:
    """Place, publisher and year of the printed book, by its first imprint; who printed it is another matter."""
    spans = read_page_imprint(page.text, title_page.lines_of(page, decision), page.codes)
    if not spans or any(source.of("pubPlace") or source.of("publisher") for source in facts.sources):
        return
    parts = [Part(span.role, page.words(span.start, span.end), span.attributes) for span in spans]
    if facts.titles and not any(source.of("title") for source in facts.sources):
        parts.insert(0, Part("title", facts.titles[0], {"level": "m"}))
    facts.sources.append(Publication(parts, page.words(decision.claim.start, decision.claim.end)))
