"""What a reading says of a work: titles, persons, dates, publications, rights, correspondents.

Facts come from the decisions, so what a record overrules is overruled here too. Nothing is said that words do not say.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textus.bibliography.credits import FOR, read_credit
from textus.bibliography.dates import find_dates
from textus.bibliography.fields import CREDIT, Field, read_fields
from textus.bibliography.imprints import read_imprint, read_imprint_line
from textus.bibliography.lexicon import Codes, alternation, fold, merged, table_pattern, words
from textus.bibliography.names import is_personal_name
from textus.bibliography.segments import Segment, is_tongue, names
from textus.bibliography.works import Part, Publication, publisher_and_place, read_publication, words_of
from textus.claims import Decision, Span
from textus.conventions import occasion, site_heading
from textus.document import Document
from textus.edges import edges, is_site_heading
from textus.knowledge import table
from textus.wrapping import languages

SURELY, SURNAMES = 1.0, -2.0
"""log-odds of a name in a title "X to Y": without other signs of a letter, and with them"""
FAR = 3
"""paragraphs from either end within which an opener or closer is that of the whole text"""
EDITORIAL = frozenset({"edt", "trl", "com"})
_BRACKETED_SOURCE = re.compile(r"\((?P<inner>[^()]{10,200})\)\s*$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in words and as TEI counts it."""

    words: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who did something for the text; `relators` are MARC codes."""

    name: str
    relators: tuple[str, ...]
    organisation: bool
    date: Moment | None = None
    ref: str = ""


@dataclass
class Facts:
    """Everything the words of a transcription say about the work."""

    titles: list[str] = field(default_factory=list)
    """the main title, then subtitles"""
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    """for whom the transcription was made"""
    sources: list[Publication] = field(default_factory=list)
    editions: list[Publication] = field(default_factory=list)
    published: list[Moment] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)
    written: list[Moment] = field(default_factory=list)
    dated: list[Moment] = field(default_factory=list)
    """dates that stand under the title or beside the author"""
    datelines: list[Moment] = field(default_factory=list)
    place: str = ""
    series: str = ""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """label and value of whatever else is said"""
    sender: str = ""
    recipient: str = ""
    recipient_place: str = ""
    signatures: list[str] = field(default_factory=list)

    def add_author(self, name: str) -> None:
        """Name an author once."""
        cleaned = words_of(name).strip(" ,;:")
        cleaned = cleaned if re.search(r"\b\w\.$", cleaned) else cleaned.rstrip(".")
        if cleaned and fold(cleaned) not in map(fold, self.authors):
            self.authors.append(cleaned)


def collect(document: Document, reading: Sequence[Decision]) -> Facts:
    """The facts of a reading, in the order in which it states them."""
    return _Collector(document).collect(reading)


class _Collector:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._codes: Codes = languages(document)
        self._facts = Facts()
        self._labelled_title = False
        self._labelled_author = False
        self._letterlike = False
        self._kickers: list[str] = []

    def collect(self, reading: Sequence[Decision]) -> Facts:
        paragraphs = sum(decision.claim.role == "p" for decision in reading)
        before = 0
        for decision in reading:
            role = decision.claim.role
            before += role == "p"
            if role in _OF_A_LETTER and FAR < before < paragraphs - FAR:
                continue
            family = role.split(".")[0]
            reader = getattr(self, f"_{family}", None) if family in _READERS else None
            if reader is not None:
                reader(decision)
        self._conclude()
        return self._facts

    def _words(self, decision: Decision) -> str:
        return words_of(self._text[decision.claim.start : decision.claim.end])

    def _dates(self, start: int, end: int) -> Iterator[Moment]:
        for span in find_dates(self._text, start, end, self._codes):
            if span.attributes:
                yield Moment(words_of(self._text[span.start : span.end]), span.attributes)

    def _spans(self, decision: Decision, *roles: str) -> list[Span]:
        return [span for span in decision.claim.spans if span.role in roles]

    # ------------------------------------------------------------------------------------------------- the title page
    def _title(self, decision: Decision) -> None:
        if self._labelled_title:
            return
        title = self._words(decision)
        bracketed = _BRACKETED_SOURCE.search(title)
        if bracketed and table_pattern(self._codes, "running").match(bracketed["inner"]):
            self._facts.sources.append(read_publication(bracketed["inner"], 0, len(bracketed["inner"]), self._codes))
            title = title[: bracketed.start()].strip()
        if decision.claim.attributes.get("type") == "desc":
            self._kickers.append(title)
        elif title and fold(title) not in map(fold, self._facts.titles):
            self._facts.titles.append(title)

    def _docAuthor(self, decision: Decision) -> None:  # noqa: N802 - named after the role
        if self._labelled_author:
            return
        persons = self._spans(decision, "persName")
        for span in persons or [Span(decision.claim.start, decision.claim.end, "persName")]:
            name = self._text[span.start : span.end]
            several = names(Segment(0, len(name), name, "", "", 0), self._codes) if not persons else None
            for first, after in several or [(0, len(name))]:
                self._facts.add_author(name[first:after])
        self._dated(decision)

    def _byline(self, decision: Decision) -> None:
        for span in [] if self._labelled_author else self._spans(decision, "docAuthor", "persName"):
            self._facts.add_author(self._text[span.start : span.end])

    def _docDate(self, decision: Decision) -> None:  # noqa: N802
        self._dated(decision)

    def _dated(self, decision: Decision) -> None:
        for span in self._spans(decision, "date"):
            self._facts.dated.append(Moment(words_of(self._text[span.start : span.end]), span.attributes))

    def _docImprint(self, decision: Decision) -> None:  # noqa: N802
        publication = read_publication(self._text, decision.claim.start, decision.claim.end, self._codes)
        publication.parts = [part for part in publication.parts if part.role == "biblScope"]
        lines = self._lines(decision)
        imprint = read_imprint(self._text, lines, self._codes)
        if publication.parts:  # a banner: the date is part of running words
            imprint = tuple(self._spans(decision, "pubPlace", "date"))
        elif not any(read_imprint_line(self._text, start, end, self._codes) for start, end in lines):
            publication.parts = [Part("title", self._words(decision).rstrip("."), {"level": "j"})]
        for span in imprint:
            publication.parts.append(Part(span.role, words_of(self._text[span.start : span.end]), span.attributes))
        self._facts.sources.append(publication)

    def _lines(self, decision: Decision) -> list[tuple[int, int]]:
        lines = self._document.blocks.lines
        first = bisect.bisect_left(lines, decision.claim.start, key=lambda line: line.start)
        after = bisect.bisect_left(lines, decision.claim.end, key=lambda line: line.start)
        return [(line.start, line.end) for line in lines[first:after]]

    def _furniture(self, decision: Decision) -> None:
        found = site_heading().fullmatch(self._words(decision).strip(" ."))
        unit = edges(self._document).front
        if not found or not unit or not is_site_heading(self._document, unit[0]):
            return
        author = next((value for name, value in found.groupdict().items() if value and name.startswith("author")), "")
        if author and is_personal_name(author, self._codes) >= 0:
            self._facts.authors.append(author)
        elif re.fullmatch(table("conventions")["site_heading"]["series"], found.group(), re.IGNORECASE):
            self._facts.series = self._facts.series or found.group()
            self._letterlike = True

    # ----------------------------------------------------------------------------------------------------- provenance
    def _provenance(self, decision: Decision) -> None:
        start, end = decision.claim.start, decision.claim.end
        fields = read_fields(self._text, start, end, self._codes)
        if fields:
            for item in fields:
                self._field(item)
        else:
            self._statement(decision.claim.role, start, end)

    def _field(self, item: Field) -> None:
        value = words_of(self._text[item.value_start : item.value_end])
        start, end = item.value_start, item.value_end
        reader = {
            CREDIT: lambda: self._credit(item.label_start, end),
            "title": lambda: self._title_field(start, end),
            "subtitle": lambda: self._facts.titles.append(value),
            "author": lambda: self._author_field(start, end),
            "written": lambda: self._written(start, end),
            "delivered": lambda: self._facts.written.extend(self._dates(start, end)),
            "date": lambda: self._facts.dated.extend(self._dates(start, end)),
            "source": lambda: self._source(item.label_start, end),
            "publisher": lambda: self._source(item.label_start, end, "imprint"),
            "place": lambda: self._place_field(value),
            "published": lambda: self._published(item, end),
            "edition": lambda: self._edition(item.label_start, end),
            "rights": lambda: self._facts.rights.append(words_of(self._text[item.label_start : end])),
            "series": lambda: self._series_field(value),
            "recipient": lambda: self._recipient_field(value),
        }.get(item.name)
        if reader:
            reader()
        elif item.name not in ("encoding", "language", "released", "updated"):
            self._facts.remarks.append((words_of(self._text[item.label_start : item.label_end]), value))
        if item.name in ("written", "source", "published"):
            self._editors_within(start, end)

    def _statement(self, role: str, start: int, end: int) -> None:
        words_ = words_of(self._text[start:end])
        if role == "provenance.source":
            self._source(start, end)
        elif role == "provenance.edition":
            self._edition(start, end)
        elif role == "provenance.credit":
            self._credit(start, end)
        elif role == "provenance.rights":
            self._facts.rights.append(words_)
        else:
            self._facts.remarks.append(("", words_))
            if occasion().match(words_):
                self._facts.written.extend(self._dates(start, end))

    def _title_field(self, start: int, end: int) -> None:
        lines = [words_of(line) for line in re.split(r"[\r\n]+", self._text[start:end])]
        self._facts.titles = [line for line in lines if line]
        self._labelled_title = True

    def _author_field(self, start: int, end: int) -> None:
        value = words_of(self._text[start:end])
        self._labelled_author = True
        for first, after in names(Segment(0, len(value), value, "", "", 0), self._codes, -1.6) or [(0, len(value))]:
            self._facts.add_author(value[first:after])

    def _place_field(self, value: str) -> None:
        self._facts.place = self._facts.place or value.rstrip(".;")

    def _series_field(self, value: str) -> None:
        self._facts.series = value

    def _recipient_field(self, value: str) -> None:
        self._facts.recipient = value.rstrip(".;")

    def _written(self, start: int, end: int) -> None:
        self._facts.written.extend(self._dates(start, end))
        by = re.compile(
            rf"\s*{alternation(table('statements')['by'])}\s+(?P<name>[^\n,;.]{{2,60}}?)(?=\s+(?:{_IN})\b|[,;.]|$)"
        ).match(self._text, start, end)
        if by and by["name"][:1].isupper() and is_personal_name(by["name"], self._codes) > -2:
            self._facts.add_author(by["name"])
        publication = read_publication(self._text, start, end, self._codes)
        if publication.level() == "j" and any(len(p.attributes.get("when", "")) > 4 for p in publication.of("date")):
            self._facts.sources.append(publication)

    def _source(self, start: int, end: int, kind: str = "source") -> None:
        publication = read_publication(self._text, start, end, self._codes, kind)
        if not publication.parts:
            self._facts.remarks.append(("", publication.statement))
        else:
            self._facts.sources.append(publication)

    def _published(self, item: Field, end: int) -> None:
        publication = read_publication(self._text, item.label_start, end, self._codes, "edition")
        value = self._text[item.value_start : end]
        if not re.search(r"\d|[“”\"«»]", value) and not publication.of("publisher") and not _IN_FIRST.match(value):
            publication.parts = publisher_and_place(words_of(value), self._codes)
        self._facts.published.extend(self._dates(item.value_start, end))
        label = fold(self._text[item.label_start : item.label_end])
        plain = label in ("published", "published in", "publication") or any(
            is_tongue(word, self._codes) for word in label.split()
        )
        publication.kind = "source" if plain and publication.parts else "edition"
        self._facts.editions.append(publication)

    def _edition(self, start: int, end: int) -> None:
        publication = read_publication(self._text, start, end, self._codes, "edition")
        if _plain_publication().match(self._text, start, end) and publication.parts:
            publication.kind = "source"
        if self._speaks_of_translation(start, min(end, start + 60)):
            publication.kind = "translation"
        self._facts.editions.append(publication)

    def _speaks_of_translation(self, start: int, end: int) -> bool:
        phrases = table_pattern(self._codes, "credits").finditer(self._text, start, end)
        return any(merged(self._codes, "credits")[fold(phrase.group())] == "trl" for phrase in phrases)

    def _credit(self, start: int, end: int) -> None:
        spans = read_credit(self._text, start, end, self._codes) or ()
        for position, span in enumerate(spans):
            name = words_of(self._text[span.start : span.end])
            if span.attributes.get("function") == FOR:
                self._facts.organisations.append(name)
            elif span.role in ("persName", "orgName"):
                dated = next((s for s in spans[position + 1 :] if s.role == "date"), None)
                moment = Moment(words_of(self._text[dated.start : dated.end]), dated.attributes) if dated else None
                self._facts.credits.append(
                    Credit(name, tuple(span.attributes["resp"].split()), span.role == "orgName", moment)
                )

    def _editors_within(self, start: int, end: int) -> None:
        """ "… by Marx, but edited by Engels": editors and translators named inside another statement."""
        for match in table_pattern(self._codes, "credits").finditer(self._text, start, end):
            relator = str(merged(self._codes, "credits")[fold(match.group())])
            if (
                match.start() > start
                and relator in EDITORIAL
                and fold(match.group()).split()[-1] in table("statements")["by"]
            ):
                if self._text[match.start() - 1] not in "([":
                    self._credit(match.start(), end)
                return

    # ---------------------------------------------------------------------------------------------------- the letter
    def _dateline(self, decision: Decision) -> None:
        self._letterlike = True
        start, end = decision.claim.start, decision.claim.end
        known = [*self._facts.written, *self._facts.dated]
        year = int((known[0].attributes.get("when") or known[0].attributes.get("from") or "0")[:4]) if known else 0
        spans = [s for s in find_dates(self._text, start, end, self._codes, context_year=year or None) if s.attributes]
        self._facts.datelines.extend(Moment(words_of(self._text[s.start : s.end]), s.attributes) for s in spans)
        rest = self._text[start : spans[0].start] if spans else self._text[start:end]
        place = re.match(
            r"\[?(?:at |from |in |den )?(?P<place>[^\W\d_][\w.’'-]*(?:[ ][^\W\d_a-z][\w.’'-]*){0,3})\]?[\s,.:]*$",
            rest.strip(" _*,("),
        )
        if place and place["place"][:1].isupper() and not self._facts.place:
            self._facts.place = place["place"].strip(" ,.")

    def _closer(self, decision: Decision) -> None:
        if decision.claim.role == "closer.dateline":
            self._dateline(decision)

    def _signed(self, decision: Decision) -> None:
        signature = re.sub(r"^\W*(?:\(?signed[:.)]*\s*)?", "", self._words(decision), flags=re.IGNORECASE).strip(
            " .,–—()"
        )
        if signature:
            self._facts.signatures.append(signature)

    def _salute(self, decision: Decision) -> None:
        self._letterlike = True
        rest = _greeting(self._codes).sub("", self._words(decision)).strip(" ,:!.—–-")
        name = _ranks(self._codes).sub("", rest)
        if (
            not self._facts.recipient
            and name[:1].isupper()
            and is_personal_name(name, self._codes, self._document.lower_case_words) > -2
        ):
            self._facts.recipient = name

    # ------------------------------------------------------------------------------------------------------ at the end
    def _conclude(self) -> None:
        facts = self._facts
        if facts.titles:
            facts.remarks[:0] = [("", words_) for words_ in self._kickers]
        else:
            facts.titles = self._kickers[:1]
        self._correspondents()
        if not facts.authors and facts.sender:
            facts.add_author(facts.sender)
        if not facts.authors and len(set(facts.signatures)) == 1:
            facts.add_author(facts.signatures[0])
        self._one_source()

    def _correspondents(self) -> None:
        """ "Marx to Ludwig Kugelmann" / "In Hanover"."""
        if not self._facts.titles:
            return
        found = _letter_from().match(self._facts.titles[0]) or _correspondence().match(self._facts.titles[0])
        if not found:
            return
        sender, recipient = found["sender"] or "", self._without_date(found["recipient"])
        if sender and fold(sender.split()[-1]) in table("statements")["genres"]:
            sender = ""
        likely = min(is_personal_name(name, self._codes) for name in (sender, recipient) if name)
        stated = found.re is _letter_from()
        if likely > (SURNAMES if sender and (stated or self._letterlike) else SURELY):
            self._facts.sender, self._facts.recipient = sender, recipient
            self._facts.recipient_place = _place_under_title(self._facts.titles[1:2])

    def _without_date(self, words_: str) -> str:
        spans = find_dates(words_, 0, len(words_), self._codes)
        return (words_[: spans[0].start] if spans else words_).strip(" ,(")

    def _one_source(self) -> None:
        """All lines that speak of the source become one publication; the rest are other editions."""
        facts = self._facts
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
            else:
                if other.kind == "imprint":
                    first.give_way(other)
                first.merge(other)
        first.kind = "source"
        facts.sources = [first]


def _place_under_title(subtitles: Sequence[str]) -> str:
    place = (
        re.match(r"^\(?(?:[Ii]n|[Aa]t|[Àà]|[Ee]n|[Aa]) ([^\W\d_a-z]\S*(?: \S+){0,3}?)\)?$", subtitles[0])
        if subtitles
        else None
    )
    return place[1] if place else ""


_READERS = frozenset({
    "title", "docAuthor", "byline", "docDate", "docImprint", "furniture", "provenance", "dateline", "closer", "signed",
    "salute",
})  # fmt: skip
_IN_FIRST = re.compile(r"(?:in|im|en|dans|nel|nella|su|sul|sulla|в|as|par|by)\b", re.IGNORECASE)
_OF_A_LETTER = frozenset({"dateline", "salute", "signed", "closer.dateline"})
_IN = "in|on|at|during|between|from|im|en|à|in"


@functools.cache
def _plain_publication() -> re.Pattern[str]:
    """ "Published in …", not "First published in …"."""
    return re.compile(rf"[\s_*(]*{alternation(table('statements')['published'])}(?!\s*:)", re.IGNORECASE)


@functools.cache
def _letter_from() -> re.Pattern[str]:
    """ "Letter from X to Y, 3 March 1887"."""
    words_ = table("statements")
    name = r"[^\W\d_a-z][^,:;(\n]{1,60}?"
    return re.compile(
        rf"^(?i:{alternation(words_['genres'])})\b[^,:;]{{0,12}}?\s(?i:{alternation(words_['sent_by'])})\s+(?P<sender>{name})"
        rf"\s+(?i:{alternation(words_['to'])})\s+(?P<recipient>{name})(?=[,(.]|\s(?:on|of|dated|vom|am|du|le|del|datat)\b|$)"
    )


@functools.cache
def _correspondence() -> re.Pattern[str]:
    to = alternation(table("statements")["to"])
    return re.compile(
        rf"^(?:(?P<sender>[^\W\d_a-z][^,:;]{{1,50}}?)\s+(?=(?i:{to}))|(?=[^\W\d_a-z]))(?i:{to})"
        r"\s+(?P<recipient>[^\W\d_a-z][^:;]{1,80})$"
    )


@functools.cache
def _greeting(codes: Codes) -> re.Pattern[str]:
    return re.compile(rf"{alternation(words(codes, 'salutations', 'openings'))}[\s,]*", re.IGNORECASE)


@functools.cache
def _ranks(codes: Codes) -> re.Pattern[str]:
    """Titles before a name."""
    return re.compile(rf"^(?:{alternation(words(codes, 'titles_of_rank', 'words'))}\s+)+(?=\S)", re.IGNORECASE)
