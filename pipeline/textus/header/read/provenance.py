"""What labelled lines, source lines and credits say, as facts of the work."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

from textus.base.knowledge import anywhere
from textus.header.facts import Credit, Facts, Moment, Page
from textus.header.licences import licence_named
from textus.header.read.coded import unknown
from textus.header.read.retrieved import from_web
from textus.header.read.wording import by_whom, end_of_sentence, in_first, plain_publication
from textus.language.bibliography.credits import EDITORIAL, FOR, read_credit
from textus.language.bibliography.editions import read_edition
from textus.language.bibliography.fields import CREDIT, Field, lines_of_value, read_fields
from textus.language.bibliography.holders import read_giver, read_holder
from textus.language.bibliography.lexicon import fold, merged, table_pattern
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.occasions import read_occasion
from textus.language.bibliography.segments import Segment, is_tongue, names
from textus.language.bibliography.works import Part, Publication, publisher_and_place, read_publication, words_of
from textus.model.claims import Decision
from textus.survey.front.archive_phrases import credit_opening, occasion, rights, running

AUTHORS = frozenset({"aut", "spk"})
PUBLISHERS = frozenset({"pbl", "prt", "bsl"})
UNSAID = frozenset({"encoding", "language", "released", "updated"})
"""fields that say something of the file, not of the work"""
WHOLE = frozenset({CREDIT, "rights", "title", "subtitle", "author"})
"""fields whose value is read as one"""
FAR = 200
"""characters of a headnote within which it says where the text appeared"""
SERIES_NUMBER = re.compile(r"[,.:;]?\s+[(\[]?[^\W\d_]+[.°º]?\s*(?:\d{1,4}|[IVXLC]+)[)\].]*$")
_LIFE = re.compile(r",?\s*[(\[]?\b1\d{3}\??\s?[-–]\s?1?\d{3}\??[)\]]?$")
_SENTENCE_END = re.compile(r"(?:(?<!\b[^\W\d_])[.;]|[)\]]|\s[•·|])\s+(?=[^\W\d_a-z]|©)")


def statement(facts: Facts, page: Page, decision: Decision) -> None:
    """A line of provenance: all its labelled values, or what it says without a label."""
    start, end = decision.claim.start, decision.claim.end
    if start in page.document.kept:
        facts.kept.extend(page.document.kept[start])
        return
    if unknown(facts, page, start, end):
        return
    fields = read_fields(page.text, start, end, page.codes)
    if not fields:
        first = _first_sentence(page, start, end)
        _unlabelled(facts, page, decision.claim.role, start, first)
        _sentences(facts, page, first, end)
    for item in fields:
        whole = item.name in WHOLE
        after = item.value_end if whole else _first_sentence(page, item.value_start, item.value_end)
        if item.value_start < item.value_end:
            _field(facts, page, dataclasses.replace(item, value_end=after))
        _sentences(facts, page, after, item.value_end)


def _sentences(facts: Facts, page: Page, start: int, end: int) -> None:
    """Credits and words on rights that follow in the same line."""
    while start < end:
        start += len(page.text[start:end]) - len(page.text[start:end].lstrip(" \t\r\n[("))
        after = _first_sentence(page, start, end)
        fields = read_fields(page.text, start, after, page.codes)
        if fields and fields[0].name == "rights":
            _field(facts, page, fields[0])
        elif rights(page.codes).match(page.text, start, after):
            facts.rights.append(page.words(start, after))
        elif start < after:
            _credit(facts, page, start, after)
        start = after


def _first_sentence(page: Page, start: int, end: int) -> int:
    """Where the first sentence ends behind which another says who did what, or under what licence."""
    for stop in _SENTENCE_END.finditer(page.text, start, end):
        place = stop.end()
        labelled = read_fields(page.text, place, end, page.codes)
        if rights(page.codes).match(page.text, place, end) or (labelled and labelled[0].name == "rights"):
            return place
        if credit_opening(page.codes).match(page.text, place, end) and read_credit(page.text, place, end, page.codes):
            return place
    return end


def headnote(facts: Facts, page: Page, decision: Decision) -> None:
    """Where and when the text appeared, if a note of the editors begins by saying so."""
    start, end = decision.claim.start, min(decision.claim.end, decision.claim.start + FAR)
    for phrase in table_pattern(page.codes, "running").finditer(page.text, start, end):
        if merged(page.codes, "running")[fold(phrase.group())] != "published" or phrase.group()[-1:] == ".":
            continue
        after = end_of_sentence(page.text, phrase.end(), decision.claim.end)
        publication = read_publication(page.text, phrase.start(), after, page.codes, "edition")
        if publication.of("title") and publication.of("date"):
            facts.editions.append(publication)
            facts.published.extend(page.dates(phrase.start(), after))
        return


def _unlabelled(facts: Facts, page: Page, role: str, start: int, end: int) -> None:
    reader = {"provenance.source": _source, "provenance.edition": _edition, "provenance.credit": _credit}.get(role)
    words = page.words(start, end)
    if reader:
        reader(facts, page, start, end)
    elif role == "provenance.rights":
        facts.rights.append(words)
    else:
        _remark(facts, page, start, end)


def _remark(facts: Facts, page: Page, start: int, end: int) -> None:
    """The occasion, who keeps the original, or anything else."""
    words = page.words(start, end)
    phrase = running(page.codes).match(page.text, start, end)
    kind = merged(page.codes, "running")[fold(phrase["phrase"])] if phrase else ""
    if kind in ("delivered", "occasion", "written") or occasion().match(words):
        facts.occasions.append(words)
        (facts.written if kind == "written" else facts.delivered).extend(page.dates(start, end))
    elif kind == "performance":
        facts.occasions.append(words)
    elif not phrase and (spoken := read_occasion(page.text, start, end, page.codes)):
        facts.occasions.append(words)
        facts.delivered.append(Moment(page.words(spoken.date.start, spoken.date.end), spoken.date.attributes))
        facts.place = facts.place or (page.words(*spoken.town) if spoken.town else "")
    elif phrase and kind in ("provenance", "source") and (holder := read_holder(page.words(phrase.end(), end))):
        facts.holders.append(holder)
        facts.remarks.append(("", words))
    elif _is_remark(words):
        facts.remarks.append(("", words))


def _is_remark(words: str) -> bool:
    """A statement; a line that goes on in another, a question or half of a bracket belongs to something else."""
    whole = words[-1:] not in (",", ":", ";", "?", "!") and words.count("[") == words.count("]")
    return whole and any(c.isalpha() for c in words)


def _field(facts: Facts, page: Page, item: Field) -> None:
    reader = _FIELDS.get(item.name)
    if reader:
        reader(facts, page, item)
    elif item.name not in UNSAID:
        value = page.words(item.value_start, item.value_end)
        facts.remarks.append((page.words(item.label_start, item.label_end), value))
    publication = read_publication(page.text, item.label_start, item.value_end, page.codes)
    if item.name in ("written", "source", "published") and not publication.of("editor"):
        editors_within(facts, page, item.value_start, item.value_end)


def _title(facts: Facts, page: Page, item: Field) -> None:
    facts.titles = [words_of(line) for line in lines_of_value(page.text, item)]
    facts.labelled.add("title")


def _subtitle(facts: Facts, page: Page, item: Field) -> None:
    facts.titles.append(page.words(item.value_start, item.value_end))


def _author(facts: Facts, page: Page, item: Field) -> None:
    facts.labelled.add("author")
    lines = [words_of(line) for line in page.text[item.value_start : item.value_end].splitlines()]
    for value in lines if len(lines) > 1 and all(is_personal_name(line, page.codes) > 0 for line in lines) else []:
        facts.add_author(value)
    if facts.authors:
        return
    value = _LIFE.sub("", page.words(item.value_start, item.value_end))
    for first, after in names(Segment(0, len(value), value, "", "", 0), page.codes, -1.6) or [(0, len(value))]:
        facts.add_author(value[first:after])


def _written(facts: Facts, page: Page, item: Field) -> None:
    """When, perhaps by whom; some say "Written:" of the paper in which it stood."""
    facts.written.extend(page.dates(item.value_start, item.value_end))
    by = by_whom().match(page.text, item.value_start, item.value_end)
    if by and by["name"][:1].isupper() and is_personal_name(by["name"], page.codes) > -2:
        facts.add_author(by["name"])
    said = page.text[item.value_start : item.value_end]
    if in_first().match(said) or running(page.codes).match(said):
        return  # "Written: Written in May": no paper is called so
    publication = read_publication(page.text, item.value_start, item.value_end, page.codes)
    if publication.level() == "j" and any(len(part.attributes.get("when", "")) > 4 for part in publication.of("date")):
        facts.sources.append(publication)


def _published(facts: Facts, page: Page, item: Field) -> None:
    """Where it was published; "First published" is another edition, and a value without figures is the publisher.

    Of several sentences the one that speaks of a publication is read so; others say from where it was sent, or from
    what it was printed.
    """
    stated = _statements(page, item)
    if len(stated) > 1:
        chosen = next((one for one in stated if _is_publication(page, *one)), stated[0])
        for start, end in stated:
            if (start, end) != chosen:
                _remark(facts, page, start, end)
        item = dataclasses.replace(item, value_start=chosen[0], value_end=chosen[1])
    first = item.label_start if len(stated) == 1 else item.value_start
    publication = read_publication(page.text, first, item.value_end, page.codes, "edition", facts.titles)
    value = page.text[item.value_start : item.value_end]
    worded = not re.search(r"\d|[“”\"«»]", value) and not in_first().match(value)
    if worded and (not publication.of("publisher") or _is_statement_of_trade(page, item)):
        publication.parts = publisher_and_place(words_of(value), page.codes)
    facts.published.extend(page.dates(item.value_start, item.value_end))
    label = fold(page.text[item.label_start : item.label_end])
    plain = label in anywhere("statements", "published_labels") or any(
        is_tongue(word, page.codes) for word in label.split()
    )
    publication.kind = "source" if plain and publication.parts else "edition"
    publication.first = publication.kind == "edition"
    facts.editions.append(publication)


def _statements(page: Page, item: Field) -> list[tuple[int, int]]:
    """The sentences of a value, where each of the later ones begins like a statement of its own."""
    begins = [item.value_start]
    for stop in _SENTENCE_END.finditer(page.text, item.value_start, item.value_end):
        if running(page.codes).match(page.text, stop.end(), item.value_end):
            begins.append(stop.end())
    return list(zip(begins, [*begins[1:], item.value_end], strict=True))


def _is_publication(page: Page, start: int, end: int) -> bool:
    phrase = running(page.codes).match(page.text, start, end)
    kind = merged(page.codes, "running")[fold(phrase["phrase"])] if phrase else ""
    read = kind in ("published", "edition") or not kind
    return read and bool(read_publication(page.text, start, end, page.codes).parts)


def _is_statement_of_trade(page: Page, item: Field) -> bool:
    """ "Printed for the author, and sold by …": printers and booksellers, in words that are best left together."""
    phrases = table_pattern(page.codes, "credits").finditer(page.text, item.value_start, item.value_end)
    traders = [phrase for phrase in phrases if merged(page.codes, "credits")[fold(phrase.group())] in PUBLISHERS]
    return len(traders) > 1 and traders[0].start() == item.value_start


def _source(facts: Facts, page: Page, start: int, end: int, kind: str = "source", *, labelled: bool = False) -> None:
    printed = from_web(facts, page, start, end)
    if printed is not None and printed >= 0:
        _edition(facts, page, printed, end)
    if printed is not None:
        return
    publication = read_publication(page.text, start, end, page.codes, kind, facts.titles)
    publication.labelled = labelled
    holder = read_holder(_value(page, start, end)) if kind == "source" and not publication.of("date") else None
    if kind == "imprint":
        publication.parts = [_as_publisher(part, publication) for part in publication.parts]
    if holder:
        facts.holders.append(holder)
        facts.remarks.append(("", publication.statement))
    elif publication.parts:
        facts.sources.append(publication)
    else:
        facts.remarks.append(("", publication.statement))


def _as_publisher(part: Part, publication: Publication) -> Part:
    """Where only a publisher is named, that is no title."""
    return Part("publisher", part.words, {}) if part.role == "title" and not publication.of("publisher") else part


def _value(page: Page, start: int, end: int) -> str:
    """What stands behind the label or the phrase of a source line."""
    fields = read_fields(page.text, start, end, page.codes)
    phrase = running(page.codes).match(page.text, start, end)
    return page.words(fields[0].value_start if fields else phrase.end() if phrase else start, end)


def _edition(facts: Facts, page: Page, start: int, end: int) -> None:
    publication = read_publication(page.text, start, end, page.codes, "edition", facts.titles)
    if plain_publication().match(page.text, start, end) and publication.parts:
        publication.kind = "source"
    if _speaks_of_translation(page, start, min(end, start + 60)):
        publication.kind = "translation"
    phrase = running(page.codes).match(page.text, start, end)
    said = merged(page.codes, "running")[fold(phrase["phrase"])] if phrase else ""
    publication.first = publication.kind == "edition" and said == "published"
    facts.editions.append(publication)


def _speaks_of_translation(page: Page, start: int, end: int) -> bool:
    phrases = table_pattern(page.codes, "credits").finditer(page.text, start, end)
    return any(merged(page.codes, "credits")[fold(phrase.group())] == "trl" for phrase in phrases)


def _credit(facts: Facts, page: Page, start: int, end: int) -> None:
    spans = tuple(sorted(read_credit(page.text, start, end, page.codes) or (), key=lambda span: span.start))
    opening = credit_opening(page.codes).match(page.text, start, end)
    if opening and merged(page.codes, "credits")[fold(opening.group().lstrip("_*[( "))] in PUBLISHERS:
        if any(source.of("title") and source.of("date") for source in (*facts.sources, *facts.editions)):
            _edition(facts, page, start, end)
        else:
            _source(facts, page, start, end, "imprint")
    elif read_edition(page.text, start, end, page.codes):
        _source(facts, page, start, end)
    spans = tuple(span for span in spans if not PUBLISHERS & set(span.attributes.get("resp", "").split()))
    for position, span in enumerate(spans):
        name = page.words(span.start, span.end)
        if span.attributes.get("function") == FOR:
            facts.organisations.append(name)
        elif span.role in ("persName", "orgName"):
            dated = next((s for s in spans[position + 1 :] if s.role == "date"), None)
            moment = Moment(page.words(dated.start, dated.end), dated.attributes) if dated else None
            relators = tuple(span.attributes["resp"].split())
            if AUTHORS & set(relators):
                facts.add_author(name)
                facts.written.extend([moment] if moment else [])
            relators = tuple(code for code in relators if code not in AUTHORS)
            if relators:
                facts.credits.append(Credit(name, relators, span.role == "orgName", moment))


def editors_within(facts: Facts, page: Page, start: int, end: int) -> None:
    """ "… by Marx, but edited by Engels": editors and translators named inside another statement."""
    for match in table_pattern(page.codes, "credits").finditer(page.text, start, end):
        phrase = fold(match.group())
        by_whom = phrase.split()[-1] in anywhere("statements", "by")
        if match.start() > start and by_whom and merged(page.codes, "credits")[phrase] in EDITORIAL:
            if page.text[match.start() - 1] not in "([":
                _credit(facts, page, match.start(), end)
            return


def _place(facts: Facts, page: Page, item: Field) -> None:
    facts.place = facts.place or page.words(item.value_start, item.value_end).rstrip(".;")
    facts.labelled.add("place")


def _date(facts: Facts, page: Page, item: Field) -> None:
    facts.dated.extend(page.dates(item.value_start, item.value_end))
    facts.labelled.add("date")


def _series(facts: Facts, page: Page, item: Field) -> None:
    words = page.words(item.value_start, item.value_end)
    number = SERIES_NUMBER.search(words)
    facts.series = words[: number.start()] if number else words
    facts.series_number = number.group().strip(" ,.:;()[]") if number else ""


def _recipient(facts: Facts, page: Page, item: Field) -> None:
    facts.recipient = page.words(item.value_start, item.value_end).rstrip(".;")
    facts.kickers.append(page.words(item.label_start, item.value_end))


def _provenance(facts: Facts, page: Page, item: Field) -> None:
    value = page.words(item.value_start, item.value_end)
    if holder := read_holder(value):
        facts.holders.append(holder)
    facts.remarks.append((page.words(item.label_start, item.label_end), value))


def _occasion(facts: Facts, page: Page, item: Field) -> None:
    facts.occasions.append(page.words(item.value_start, item.value_end))
    facts.delivered.extend(page.dates(item.value_start, item.value_end))


def _version(facts: Facts, page: Page, item: Field) -> None:
    facts.statement = facts.statement or page.words(item.value_start, item.value_end)


def _subject(facts: Facts, page: Page, item: Field) -> None:
    words = page.words(item.value_start, item.value_end).strip(" .")
    facts.subjects.extend(word.strip() for word in re.split(r"[;,]|\s--\s", words) if word.strip())


def _rights(facts: Facts, page: Page, item: Field) -> None:
    value = page.words(item.value_start, item.value_end)
    whole = page.words(item.label_start, item.value_end)
    facts.rights.append(value if licence_named(value) == licence_named(whole) is not None else whole)
    giver = read_giver(page.words(item.label_start, item.label_end), page.words(item.value_start, item.value_end))
    facts.organisations.extend([giver] if giver else [])


_FIELDS: Mapping[str, Callable[[Facts, Page, Field], None]] = {
    CREDIT: lambda facts, page, item: _credit(facts, page, item.label_start, item.value_end),
    "title": _title,
    "subtitle": _subtitle,
    "author": _author,
    "written": _written,
    "delivered": _occasion,
    "occasion": _occasion,
    "provenance": _provenance,
    "version": _version,
    "subject": _subject,
    "date": _date,
    "source": lambda facts, page, item: _source(facts, page, item.label_start, item.value_end, labelled=True),
    "publisher": lambda facts, page, item: _source(facts, page, item.label_start, item.value_end, "imprint"),
    "published": _published,
    "edition": lambda facts, page, item: _edition(facts, page, item.label_start, item.value_end),
    "rights": _rights,
    "place": _place,
    "series": _series,
    "recipient": _recipient,
}
