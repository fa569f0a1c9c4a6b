"""Where a text comes from and who did the work: labelled lines, source and edition lines, credits, rights, imprints.

They stand above the text or at its very end, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.credits import read_credit
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.fields import CREDIT, read_fields
from textus.language.bibliography.holders import read_holder
from textus.language.bibliography.imprints import read_imprint, read_imprint_line
from textus.language.bibliography.lexicon import fold, merged, table_pattern
from textus.language.bibliography.occasions import read_occasion
from textus.language.bibliography.segments import is_periodical
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.front._citations import cited_whole, counts, names_periodical, outside_emphasis, parts_of_citation
from textus.recognise.front._neighbours import among_credits, in_credit_block, unknown_label
from textus.recognise.front._sentences import is_prose, is_sentence, reads_on
from textus.survey.front.archive_phrases import names_licence, occasion, rights, running, states_terms
from textus.survey.front.units import Unit, units
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

ROLES = {
    "source": "provenance.source", "published": "provenance.edition", "edition": "provenance.edition",
    "version": "provenance.edition", "publisher": "provenance.source", CREDIT: "provenance.credit",
    "rights": "provenance.rights", "note": "headnote",
}  # fmt: skip
"""what a labelled line is; every other label: provenance.field"""
LONGEST = 700
COVERED, MOSTLY = 0.6, 0.8
"""the share of a line that parts of a citation must be for it to be one, and for it to be nothing else"""
MOST_IMPRINT_LINES = 8
_COLUMNS = regex(r"\S(?:[ \t]*\t[ \t]*| {2,}|\s?\|\s?)[\d$£€.,–—-]+(?:\s|\||$)")
_IN_P = frozenset({"persName", "orgName", "date"})
_IN_IMPRINT = frozenset({"pubPlace", "publisher", "date"})


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on the units of front and end matter."""
    found = survey.edges
    yield from _wrapped_fields(survey)
    yield from _coded(survey)
    yield from _colophons(survey)
    marked = [[] if found.on_page(unit.first) else list(_claims(survey, unit)) for unit in found.front]
    sure = [index for index, unit in enumerate(found.front) if unit.labelled or unit.credit or found.wrapped_until]
    for index, (unit, claims) in enumerate(zip(found.front, marked, strict=True)):
        yield from claims
        if unit.start in survey.kept:
            yield survey.claim(unit.first, unit.last, "provenance.field", "front.finding-aid")
        if claims or found.on_page(unit.first):
            continue
        if in_credit_block(survey, unit):
            kind = "front.unknown-label" if unknown_label(survey, unit) else "front.in-credit-block"
            yield survey.claim(unit.first, unit.last, "provenance.field", kind)
        elif sure and index < sure[-1] and not is_sentence(survey.text[unit.start : unit.end]):
            yield survey.claim(unit.first, unit.last, "provenance.field", "front.between")
    yield from _imprints(survey)
    for unit in found.end:
        if survey.blocks.lines[unit.last].end - survey.blocks.lines[unit.first].start <= LONGEST:
            yield from _end_claims(survey, unit)


def _coded(survey: Survey) -> Iterator[Claim]:
    """Lines of metadata at the head, whether their keys are known or not."""
    for index in sorted(survey.coded_head):
        line = survey.blocks.lines[index]
        fields = read_fields(survey.text, line.start, line.end, languages(survey))
        role = ROLES.get(fields[0].name, "provenance.field") if fields else "provenance.field"
        yield survey.claim(index, index, role if role != "headnote" else "provenance.field", "front.coded")


def _colophons(survey: Survey) -> Iterator[Claim]:
    """Statements of responsibility on the pages of an electronic edition about itself, a block each."""
    for page in survey.colophons:
        for block in survey.blocks.blocks:
            if page.first <= block.first <= page.last:
                start, end = survey.blocks.start(block), survey.blocks.end(block)
                whole = Unit(block.first, block.last, start, end, labelled=False, credit=True)
                if read_credit(survey.text, start, end, languages(survey)):
                    yield _credit(survey, whole, "front.wrapper", "front.colophon")


def _wrapped_fields(survey: Survey) -> Iterator[Claim]:
    """Labelled lines inside the header and footer of an e-text project."""
    codes = languages(survey)
    found = survey.edges
    for block in survey.blocks.blocks:
        if found.wrapped_until <= block.first and block.last < found.wrapped_from:
            continue
        if read_fields(survey.text, survey.blocks.start(block), survey.blocks.end(block), codes):
            for unit in units(survey, block):
                fields = read_fields(survey.text, unit.start, unit.end, codes)
                role = ROLES.get(fields[0].name, "provenance.field") if fields else "boilerplate"
                yield survey.claim(unit.first, unit.last, role, "front.wrapper")


def _claims(survey: Survey, unit: Unit) -> Iterator[Claim]:
    codes = languages(survey)
    text = survey.text[unit.start : unit.end]
    if len(text) > 1500:
        return
    if unit.labelled:
        yield from _labelled(survey, unit)
    if unit.credit and len(text) <= LONGEST:
        yield _credit(survey, unit, "front.credit", *["front.credit-in-brackets"] * (text[0] + text[-1] == "[]"))
    if unit.labelled or unit.credit:
        return
    if states_terms(text, codes):
        reason = "front.licence" if names_licence(text) else "front.rights"
        yield survey.claim(unit.first, unit.last, "provenance.rights", reason)
    elif occasion().match(text.lstrip("(_*[")) and len(text) <= 250 and not _tells(survey, text):
        spans = parts_of_citation(survey, unit, _IN_P)
        yield survey.claim(unit.first, unit.last, "provenance.field", "front.occasion", spans=spans)
    elif phrase := running(codes).match(text):
        yield from _by_phrase(survey, unit, str(merged(codes, "running")[fold(phrase["phrase"])]))
    elif found := read_occasion(survey.text, unit.start, unit.end, codes):
        day = replace(found.date, weight=span_weight("front.citation-part"))
        yield survey.claim(unit.first, unit.last, "provenance.field", "front.place-and-day", spans=(day,))
    else:
        yield from _bare_citation(survey, unit)


def _labelled(survey: Survey, unit: Unit) -> Iterator[Claim]:
    codes = languages(survey)
    field = read_fields(survey.text, unit.start, unit.end, codes)[0]
    if field.value_start >= field.value_end:
        return
    label = fold(survey.text[field.label_start : field.label_end])
    role = ROLES.get(field.name, "provenance.field")
    weak = label in anywhere("archives", "weak_labels")
    if field.name == CREDIT and not unit.credit:
        weak = True
    if (role == "provenance.credit" and unit.credit) or _below_table(survey, unit):
        return
    evidence = ["front.weak-label" if weak else "front.label"]
    if _neighbour(survey, unit):
        evidence.append("front.label-neighbour")
    allowed = None if role in ("provenance.source", "provenance.edition") else _IN_P
    spans = parts_of_citation(survey, unit, allowed)
    roles = {span.role for span in spans}
    if weak and "title" in roles and "date" in roles:
        evidence.append("front.counted-citation" if counts(spans) else "front.citation")
    yield survey.claim(unit.first, unit.last, role, *evidence, spans=spans)


def _below_table(survey: Survey, unit: Unit) -> bool:
    """Two lines with columns stand directly above: the source is that of a table."""
    above = survey.blocks.lines[max(0, unit.first - 2) : unit.first]
    return len(above) > 1 and all(_COLUMNS.search(survey.text, line.start, line.end) for line in above)


def _neighbour(survey: Survey, unit: Unit) -> bool:
    around = survey.edges.front + survey.edges.end
    return any(other.labelled and (other.last == unit.first - 1 or other.first == unit.last + 1) for other in around)


def _credit(survey: Survey, unit: Unit, *evidence: str) -> Claim:
    found = read_credit(survey.text, unit.start, unit.end, languages(survey)) or ()
    spans = tuple(
        Span(
            s.start, s.end, s.role, s.attributes if s.role == "date" else {}, weight=span_weight("front.citation-part")
        )
        for s in found
        if s.role in _IN_P
    )
    return survey.claim(unit.first, unit.last, "provenance.credit", *evidence, spans=spans)


def _by_phrase(survey: Survey, unit: Unit, name: str) -> Iterator[Claim]:
    """ "From …", "Republished in …", "Copied with thanks from …"."""
    spans = parts_of_citation(survey, unit, None)
    roles = {span.role for span in spans}
    if unit.end - unit.start > 500 or not survey.text[unit.start : unit.end].lstrip("_*([")[:1].isupper():
        return
    if _names_nobody(survey, unit):
        yield survey.claim(unit.first, unit.last, "byline", "byline.affiliation")
        return
    covered = sum(span.end - span.start for span in spans) >= 0.5 * (unit.end - unit.start)
    if not (covered and roles & {"date", "biblScope"}) and _is_told(survey, unit, name, roles):
        return
    role = ROLES.get(name, "provenance.field")
    if role == "headnote" and among_credits(survey, unit):
        role = "provenance.field"
    evidence = _phrase_says(survey, unit, name, spans)
    if role not in ("provenance.source", "provenance.edition"):
        spans = tuple(span for span in spans if span.role in _IN_P)
    if evidence:
        yield survey.claim(unit.first, unit.last, role, *evidence, spans=spans)


def _phrase_says(survey: Survey, unit: Unit, name: str, spans: Sequence[Span]) -> list[str]:
    """Why a line that begins with such a phrase is one on the source."""
    roles = {span.role for span in spans}
    evidence: list[str] = ["front.running"] if name not in ("source", "written", "note") else []
    if "title" in roles and roles & {"date", "biblScope", "publisher", "pubPlace"}:
        evidence = [
            "front.running",
            "front.counted-citation" if counts(spans) and "date" in roles else "front.citation",
        ]
    elif roles & {"title", "date"}:
        evidence.append("front.partly-citation")
    if _names_holder(survey, unit, name):
        evidence.append("front.holder")
    if name == "source" and "front.running" not in evidence and unit.end - unit.start < 160:
        evidence.append("front.running")
    return evidence


def _names_holder(survey: Survey, unit: Unit, name: str) -> bool:
    """ "From the papers of the Harbour Board, Record Office, HB/14/3": who keeps the original, and its number."""
    phrase = running(languages(survey)).match(survey.text[unit.start : unit.end])
    holder = read_holder(survey.text[unit.start + phrase.end() : unit.end].strip()) if phrase else None
    return name in ("source", "provenance") and holder is not None and bool(holder[1])


def _tells(survey: Survey, text: str) -> bool:
    """A sentence of running text, with no date in it."""
    return reads_on(text) and not any(span.attributes for span in find_dates(text, 0, len(text), languages(survey)))


def _is_told(survey: Survey, unit: Unit, name: str, roles: frozenset[str] | set[str]) -> bool:
    """A sentence that begins like a source line, but tells something: "From the hill one could see …"."""
    text = survey.text[unit.start : unit.end]
    phrase = running(languages(survey)).match(text)
    if not phrase or not (reads_on(text) or is_prose(text)):
        return False
    first, *more = phrase["phrase"].split()
    one_word = not more or (len(more) == 1 and len(first) <= 4 and name == "source")
    if name in ("source", "written", "version", "note") and one_word:
        return True
    return name in ("source", "written") and len(more) < 2 and not roles & {"date", "biblScope"}


def _names_nobody(survey: Survey, unit: Unit) -> bool:
    """ "From our own correspondent in Leeds": a byline without a name."""
    codes = languages(survey)
    nobody = table_pattern(codes, "byline", "anonymous")
    text = survey.text[unit.start : unit.end].lstrip("_*([ ")
    phrase = running(codes).match(text)
    return bool(nobody.match(text) or (phrase and nobody.match(text, phrase.end() + 1)))


def _bare_citation(survey: Survey, unit: Unit) -> Iterator[Claim]:
    spans, codes = parts_of_citation(survey, unit, None), languages(survey)
    roles = {span.role for span in spans}
    words = survey.text[unit.start : unit.end]
    if spans and "title" in roles and spans[0].role in ("date", "pubPlace"):
        return  # a place and a date, and a remark on them
    if fold(words.split(" ", 1)[0].strip(",.:")) in anywhere("statements", "genres") or is_prose(words):
        return
    journal = any(span.role == "title" and span.attributes.get("level") == "j" for span in spans)
    counted = {span.attributes.get("unit") for span in spans}
    text = survey.text[unit.start : unit.end]
    if {"volume", "issue"} & counted and "date" in roles and (text.isupper() or spans[0].role == "biblScope"):
        imprint = tuple(span for span in spans if span.role in _IN_IMPRINT)
        yield survey.claim(unit.first, unit.last, "docImprint", "front.banner", spans=imprint)
        return
    covered = sum(span.end - span.start for span in spans) / max(1, sum(c.isalnum() for c in text))
    if (
        "title" not in roles
        and "date" in roles
        and roles & {"publisher", "pubPlace"} == roles - {"date"}
        and covered >= 0.9
    ):
        if "publisher" in roles:
            yield survey.claim(unit.first, unit.last, "docImprint", "front.imprint", spans=spans)
        return
    if "title" not in roles or not ("date" in roles or counted & {"volume", "issue", "page"}) or len(text) > 300:
        return
    known = names_periodical(survey, spans) if journal else bool(roles & {"publisher", "pubPlace"})
    if covered >= COVERED and (known or "publisher" in roles or counted & {"volume", "issue", "page"}):
        cited = cited_whole(spans)
        paper = journal and is_periodical(survey.text[cited.start : cited.end], codes)
        sure = "date" in roles and (paper or counts(spans))
        reason = "front.counted-citation" if sure and covered >= MOSTLY else "front.citation"
        yield survey.claim(unit.first, unit.last, "provenance.source", reason, spans=spans)


# ------------------------------------------------------------------------------------------------------------- imprints
def _imprints(survey: Survey) -> Iterator[Claim]:
    """Blocks whose lines are places, publishers and a year; behind a project's header single lines too."""
    found = survey.edges
    for block in survey.blocks.blocks:
        if not found.title <= block.first < found.top or len(block) > MOST_IMPRINT_LINES or found.on_page(block.first):
            continue
        words = survey.blocks.block_text(block)
        if rights(languages(survey)).match(words) or read_fields(words, 0, len(words), languages(survey)):
            continue
        first = _imprint_from(survey, block)
        lines = [(line.start, line.end) for line in survey.blocks.lines[first : block.last + 1]]
        codes = languages(survey)
        parts = [read_imprint_line(survey.text, start, end, codes) for start, end in lines]
        spans = read_imprint(survey.text, lines, codes)
        roles = {span.role for span in spans}
        filled = sum(1 for row in parts if row)
        evidence = ""
        if len(roles) >= 2 and "publisher" in roles and filled >= 0.6 * len(lines):
            evidence = "front.imprint"
        elif found.wrapped_until and filled == len(lines):
            evidence = "front.imprint-line"
        if evidence:
            spans = outside_emphasis(survey.text, lines[0][0], spans)
            full = ["front.imprint-full"] if len(roles) == 3 else []
            yield survey.claim(first, block.last, "docImprint", evidence, *full, spans=spans)


def _imprint_from(survey: Survey, block: Block) -> int:
    """The first line of an imprint, which may close a title page without a blank line before it."""
    codes = languages(survey)
    lines = survey.blocks.lines[block.first : block.last + 1]
    parts = [read_imprint_line(survey.text, line.start, line.end, codes) for line in lines]
    for index, line in enumerate(lines[:-1]):
        covered = sum(part.end - part.start for part in parts[index])
        if (
            parts[-1]
            and covered >= 0.4 * (line.end - line.start)
            and sum(map(bool, parts[index:])) >= 0.6 * len(parts[index:])
        ):
            return block.first + index
    return block.first


# ------------------------------------------------------------------------------------------------------------------ end
def _end_claims(survey: Survey, unit: Unit) -> Iterator[Claim]:
    """At the end only what is labelled or says who did what."""
    codes = languages(survey)
    text = survey.text[unit.start : unit.end]
    if unit.credit:
        yield _credit(survey, unit, "front.credit", "front.end-matter")
    elif unit.labelled:
        for claim in _labelled(survey, unit):
            if claim.role != "headnote":
                yield claim
    elif states_terms(text, codes):
        yield survey.claim(unit.first, unit.last, "provenance.rights", "front.rights", "front.end-matter")
    elif phrase := running(codes).match(text):
        name = str(merged(codes, "running")[fold(phrase["phrase"])])
        for claim in _by_phrase(survey, unit, name) if name in ROLES else ():
            if {"front.citation", "front.counted-citation"} & {item.rule for item in claim.evidence}:
                yield claim
