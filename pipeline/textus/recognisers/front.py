"""The top of a text: title, subtitle, author, byline, date, and the note of an editor before the text begins."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from textus.bibliography.citation import read_citation
from textus.bibliography.dates import find_dates
from textus.bibliography.lexicon import alternation, fold, merged, words
from textus.bibliography.names import given_names, is_personal_name
from textus.bibliography.scopes import find_scopes
from textus.bibliography.segments import Segment, is_publisher, names, places
from textus.claims import Claim, Span
from textus.conventions import credit_opening, furniture, headnote_opening, kicker, running, sign_off
from textus.document import Document
from textus.edges import edges, in_credit_block, in_emphasis, is_prose, is_site_heading
from textus.knowledge import phrase_pattern, table
from textus.units import Unit
from textus.wrapping import languages, repeats_title

TITLE_LONG, TITLE_LONGEST, TITLE_OLD = 110, 260, 700
AUTHOR_LONGEST = 80
BANNER_LONGEST = 60
MOST_TITLES = 10
"""lines that may be parts of a title"""
SURE_NAME = 1.5
UNKNOWN_NAME = 0.4
"""capitalised words that the text never writes small, good enough as the first line"""
SURNAME = -1.5
"""a surname alone, good enough where a year stands behind it"""
_MARKS = "_*= \t"
_YEAR_BEHIND = re.compile(r"^(?P<name>.+?)[\s,]*[(\[]?(?P<year>(?:1[4-9]|20)\d\d(?:[-–]\d{2,4})?)[)\]]?$")
_AFFILIATION = re.compile(
    r"^[_*]*[(\[].{3,120}[)\]]\.?[_*]*$|^_?(?:author of|editor of|member of|secretary of)\b", re.IGNORECASE
)


def block_claims(document: Document) -> Iterator[Claim]:
    """Claims on the units above the first running text, and on the block right behind them."""
    found = edges(document)
    candidates: list[Unit] = []
    credits_seen = 0
    for number, unit in enumerate(found.front):
        text = document.text[unit.start : unit.end]
        yield from _headnote(document, unit.first, unit.last, text)
        if furniture(text, languages(document)):
            continue
        if _is_banner(document, unit):
            continue
        if (
            number + 1 < len(found.front)
            and _is_banner(document, found.front[number + 1])
            and len(text) < BANNER_LONGEST
        ):
            yield document.claim(unit.first, unit.last, "docImprint", "front.banner-title")
            continue
        said = unit.labelled or unit.credit or _names_source(document, unit)
        if said or is_site_heading(document, unit):
            credits_seen = credits_seen or (len(candidates) if said else 0)
            continue
        late = ["front.after-credits"] if credits_seen else []
        date = list(_date(document, unit, text, late))
        byline = list(_byline(document, found.front, number, late))
        yield from (*date, *byline, *_author(document, found.front, number, late))
        if unit.last < found.title:
            yield document.claim(unit.first, unit.last, "headnote", "headnote.before-title")
        elif not (date or byline or text.startswith("[Illustration") or in_credit_block(document, unit)):
            candidates.append(unit)
    yield from _titles(document, candidates, credits_seen or len(candidates))
    for block in document.blocks.blocks:
        if block.first == found.top:
            yield from _headnote(document, block.first, block.last, document.blocks.block_text(block))


def _is_banner(document: Document, unit: Unit) -> bool:
    """The line below a newspaper's name: volume or number first, then a date."""
    text = document.text[unit.start : unit.end]
    scopes = find_scopes(document.text, unit.start, unit.end, languages(document))
    dated = any(span.attributes for span in find_dates(text, 0, len(text), languages(document)))
    return (
        bool(scopes)
        and dated
        and scopes[0].start - unit.start < 3
        and scopes[0].attributes["unit"] in ("volume", "issue")
    )


# ---------------------------------------------------------------------------------------------------------------- dates
def _date(document: Document, unit: Unit, text: str, late: Sequence[str] = ()) -> Iterator[Claim]:
    bare = text.strip(_MARKS + ".")
    bracketed = bare[:1] + bare[-1:] in ("()", "[]")
    inner = bare[1:-1].strip(" .") if bracketed else bare.strip("()[] ")
    if not inner or len(bare) > 60:
        return
    start = unit.start + text.index(inner)
    spans = [span for span in find_dates(inner, 0, len(inner), languages(document)) if span.attributes]
    if len(spans) != 1 or spans[0].end - spans[0].start < len(inner) - 4:
        return
    span = Span(start + spans[0].start, start + spans[0].end, "date", spans[0].attributes, weight=3.0)
    evidence = ["front.date-in-brackets"] if bracketed else late
    yield document.claim(unit.first, unit.last, "docDate", "front.date-alone", *evidence, spans=(span,))


# -------------------------------------------------------------------------------------------------------------- authors
def _author(document: Document, front: Sequence[Unit], number: int, late: Sequence[str]) -> list[Claim]:
    """A line that is a name, or names, perhaps with a year."""
    unit = front[number]
    text = document.text[unit.start : unit.end]
    bare = text.strip(_MARKS)
    if not bare or len(bare) > AUTHOR_LONGEST:
        return []
    year = _YEAR_BEHIND.match(bare)
    name = year["name"] if year else bare
    start = unit.start + text.index(bare)
    first = number == 0
    unknown = number + 1 < len(front) and (
        _names_author(document, bare, front[number + 1])
        if first
        else number == 1 and _is_year(document, front[number + 1])
    )
    found = _names(document, start, name, SURNAME if year and first else UNKNOWN_NAME if unknown else SURE_NAME)
    if not found or places(name, languages(document)):
        return []
    evidence = ["author.name", *late] + (["author.with-year"] if year else [])
    if number == 1 and number + 1 < len(front) and _is_year(document, front[number + 1]):
        evidence.append("author.above-year")
    if first and name[:1].isupper() and number + 1 < len(front) and not list(_byline(document, front, number + 1, ())):
        evidence.append("author.first")
    if fold(name.split()[0]) in given_names():
        evidence.append("author.given-name")
    spans = [Span(a, b, "persName", weight=3.0) for a, b in found] if len(found) > 1 or year else []
    if year:
        a = start + year.start("year")
        spans.append(Span(a, a + len(year["year"]), "date", {"when": year["year"][:4]}, weight=3.0))
    return [document.claim(unit.first, unit.last, "docAuthor", *evidence, spans=tuple(spans))]


def _names_author(document: Document, words_: str, following: Unit) -> bool:
    """A first line of unknown words may be a name if the next is neither labelled nor a name nor says it again."""
    text = document.text[following.start : following.end]
    if following.labelled or is_personal_name(text, languages(document), document.lower_case_words) >= SURE_NAME:
        return False
    return fold(words_) not in fold(text) or fold(text).split(" ", 1)[0] in table("statements")["genres"]


def _is_year(document: Document, unit: Unit) -> bool:
    return bool(re.fullmatch(r"[(\[]?(?:1[4-9]|20)\d\d[?]?[)\]]?\.?", document.text[unit.start : unit.end]))


def _names(document: Document, start: int, text: str, threshold: float = SURE_NAME) -> list[tuple[int, int]]:
    codes = languages(document)
    stripped = text.rstrip(" .,;") if not re.search(r"\b\w\.$", text) else text
    if is_personal_name(stripped, codes, document.lower_case_words) >= threshold:
        return [(start, start + len(stripped))]
    segment = Segment(start, start + len(stripped), stripped, "", "", 0)
    return names(segment, codes, threshold) or []


@functools.cache
def _by(codes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^[_*\s]*(?P<by>{alternation(words(codes, 'byline', 'words'))})[_*\s:]*", re.IGNORECASE)


def _byline(document: Document, front: Sequence[Unit], number: int, late: Sequence[str]) -> Iterator[Claim]:
    unit = front[number]
    text = document.text[unit.start : unit.end]
    codes = languages(document)
    found = _by(codes).match(text)
    before = _by(codes).match(document.text[front[number - 1].start : front[number - 1].end]) if number else None
    if credit_opening(codes).fullmatch(text.rstrip("_* :")) and number + 1 < len(front):
        if _following_name(document, front[number + 1]):
            yield document.claim(unit.first, unit.last, "byline", "byline.alone", *late)
        return
    if number and credit_opening(codes).fullmatch(
        document.text[front[number - 1].start : front[number - 1].end].rstrip("_* :")
    ):
        if _following_name(document, unit):
            yield document.claim(unit.first, unit.last, "byline", "byline.after-by", *late)
        return
    before_alone = bool(before) and before.end() == front[number - 1].end - front[number - 1].start  # type: ignore[union-attr]
    if found and len(text) <= 200:
        rest = text[found.end() :].strip(_MARKS)
        start = unit.start + text.index(rest, found.end()) if rest else unit.end
        if not rest and number + 1 < len(front) and _following_name(document, front[number + 1]):
            yield document.claim(unit.first, unit.last, "byline", "byline.alone", *late)
        elif rest and (persons := _persons(document, start, rest)):
            yield document.claim(unit.first, unit.last, "byline", "byline.by", *late, spans=persons)
    elif before_alone and (persons := _following_name(document, unit)):
        yield document.claim(unit.first, unit.last, "byline", "byline.after-by", *late, spans=persons)
    elif _AFFILIATION.match(text) and number and _is_name_line(document, front[number - 1]):
        yield document.claim(unit.first, unit.last, "byline", "byline.affiliation", *late)


def _persons(document: Document, start: int, text: str) -> tuple[Span, ...]:
    """The names behind "by"; only the first words where more is said of the author."""
    for end in [len(text), *(match.start() for match in re.finditer(r"[,;(]|\s[–—-]\s|\n", text))]:
        found = _names(document, start, text[:end].rstrip(_MARKS), 0.0)
        if found:
            # docAuthor may not stand in hi, persName may
            emphasised = in_emphasis(document.text, document.text.rfind("\n", 0, start) + 1, start)
            return tuple(Span(a, b, "persName" if emphasised else "docAuthor", weight=3.0) for a, b in found)
    return ()


def _following_name(document: Document, unit: Unit) -> tuple[Span, ...]:
    text = document.text[unit.start : unit.end]
    bare = text.strip(_MARKS)
    return _persons(document, unit.start + text.index(bare), bare) if bare else ()


def _is_name_line(document: Document, unit: Unit) -> bool:
    text = document.text[unit.start : unit.end].strip(_MARKS)
    found = _by(languages(document)).match(text)
    return bool(_names(document, 0, text[found.end() :] if found else text, 0.0))


# --------------------------------------------------------------------------------------------------------------- titles
def _titles(document: Document, candidates: Sequence[Unit], before_credits: int) -> Iterator[Claim]:
    """The first lines that are nothing else, each with what speaks for and against it."""
    rank = 0
    last = len(document.blocks.lines) - 1
    for number, unit in enumerate(candidates):
        text = document.text[unit.start : unit.end].strip(_MARKS)
        ahead = _front_follows(document, unit)
        longest = TITLE_OLD if ahead and number < 2 else TITLE_LONGEST
        if rank >= MOST_TITLES or len(text) > longest or not any(c.isalpha() for c in text) or unit.last == last:
            continue
        name = bool(_names(document, 0, _without_year(text), SURE_NAME if number else UNKNOWN_NAME))
        evidence = [("title.first", "title.second")[rank] if rank < 2 else "title.later", *_form(document, text)]
        if ahead and len(text) > TITLE_LONG:
            evidence.append("title.before-front")
        elif not ahead and is_prose(text):
            evidence.append("title.prose")
        if repeats_title(document, text):
            evidence.append("title.repeats")
        if name:
            evidence.append("title.is-name")
        if number >= before_credits:
            evidence.append("front.after-credits")
        above = bool(kicker().fullmatch(text.strip(" .:"))) and number + 1 < len(candidates)
        kind = "desc" if above else "main" if rank == 0 else "sub"
        yield document.claim(unit.first, unit.last, "title", *evidence, type=kind)
        rank += not above and not (name and rank == 0) and "title.repeats" not in evidence


def _front_follows(document: Document, unit: Unit) -> bool:
    """One of the next two lines is a byline, a date in brackets, a label or a credit."""
    after = [other for other in edges(document).front if other.first > unit.last][:2]
    return any(
        other.labelled
        or other.credit
        or bool(_by(languages(document)).match(document.text, other.start, other.end))
        or any(
            claim.attributes or claim.spans for claim in _date(document, other, document.text[other.start : other.end])
        )
        for other in after
    )


def _names_source(document: Document, unit: Unit) -> bool:
    """It begins like a source line and holds a date, a volume or pages."""
    codes = languages(document)
    phrase = running(codes).match(document.text, unit.start, unit.end)
    if not phrase or merged(codes, "running")[fold(phrase["phrase"])] not in (
        "source",
        "published",
        "edition",
        "provenance",
    ):
        return False
    return any(span.role in ("date", "biblScope") for span in read_citation(document.text, unit.start, unit.end, codes))


def _without_year(text: str) -> str:
    year = _YEAR_BEHIND.match(text)
    return year["name"] if year else text


def _form(document: Document, text: str) -> Iterator[str]:
    letters = [c for c in text if c.isalpha()]
    long_words = re.findall(r"[^\W\d_]{4,}", text)
    if all(c.isupper() for c in letters) and len(letters) > 2:
        yield "title.capitals"
    elif long_words and sum(word[0].isupper() for word in long_words) >= 0.7 * len(long_words):
        yield "title.title-case"
    if text[0].islower():
        yield "title.small-letter"
    yield "title.short" if len(text) <= TITLE_LONG else "title.long"
    if text[-1] in ",;:":
        yield "title.goes-on"
    elif text.rstrip("])")[-1:] == "." and len(text) > 60:
        yield "title.sentence"
    language = document.language
    if phrase_pattern(tuple(language.table("divisions"))).match(text) or re.fullmatch(r"[IVXLC\d]+\.?", text):
        yield "title.division"
    if phrase_pattern(language.words("salutations", "openings")).match(text) and text[-1] in ",:!—–":
        yield "title.greeting"
    if is_publisher(text, languages(document)) and len(text) < 40:
        yield "title.sentence"


# ------------------------------------------------------------------------------------------------------------ headnotes
def _headnote(document: Document, first: int, last: int, text: str) -> Iterator[Claim]:
    codes = languages(document)
    evidence = []
    if sign_off(codes).search(text[-60:]) and len(text) > 60:
        evidence.append("headnote.signed")
    if headnote_opening().match(text):
        evidence.append("headnote.opening")
    if text[0] == "[" and text[-2:] in (".]", "!]", "?]") and len(text) > 50:
        evidence.append("headnote.bracketed")
    if text[0] == text[-1] == "_" and text.count("_") == 2 and len(text) > 150:
        evidence.append("headnote.italic")
    if evidence:
        yield document.claim(first, last, "headnote", *evidence, "headnote.after-credits")
