"""The top of a text: title, subtitle, author, byline, date, and the note of an editor before the text begins."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import alternation, fold, table_pattern, words
from textus.language.bibliography.names import given_names, is_personal_name
from textus.language.bibliography.segments import Segment, names, places
from textus.model.claims import Claim, Span, TitleType
from textus.recognise.front._neighbours import following, in_credit_block, other_books
from textus.recognise.front._sentences import in_emphasis, is_prose
from textus.recognise.front.author_evidence import (
    GENRE_BY,
    affiliation,
    heads_front,
    in_sentence_case,
    is_genre,
    is_life,
    is_year,
    names_author,
    of_common_words,
    said_elsewhere,
    signs_text,
    without_office,
)
from textus.recognise.front.mastheads import is_banner, is_byline, is_issue, is_number_alone, masthead, series
from textus.recognise.front.title_evidence import form, is_dateline, place_of, stands_above
from textus.survey.front.archive_phrases import credit_opening, furniture
from textus.survey.front.site import is_of_site, is_site_heading
from textus.survey.front.sources import names_source
from textus.survey.front.title_page_rows import is_picture
from textus.survey.front.units import Unit
from textus.survey.front.wrapping import languages
from textus.survey.pages.page_marks import page_mark
from textus.survey.prose.marked_headings import bare_words
from textus.survey.survey import Survey

TITLE_LONG, TITLE_LONGEST, TITLE_OLD = 110, 260, 700
AUTHOR_LONGEST = 80
TOP = 12
"""lines of a source among which a year alone is that of the work"""
MOST_TITLES = 10
"""lines that may be parts of a title"""
SURE_NAME = 1.5
UNKNOWN_NAME = 0.4
"""capitalised words that the text never writes small, good enough as the first line"""
LIFE = 15
"""years"""
SURNAME = -1.5
"""a surname alone, good enough where a year stands behind it"""
_SAID_AGAIN = ("title.repeats",)
_SAID_AGAIN_BY = {"author.named-again": said_elsewhere, "author.signs": signs_text}
_MARKS = "_*= \t"
_YEAR_BEHIND = regex(r"^(?P<name>.+?)[\s,]*[(\[]?(?P<year>(?:1[4-9]|20)\d\d(?:[-–]\d{2,4})?)[)\]]?$")
_OTHER_STYLE = regex(r"\s+\([^()]{3,40}:[^()]{3,40}\)$")
_BRACKETED_YEAR = regex(r"(?<=[^\W\d_])\s[(\[](?P<year>(?:1[4-9]|20)\d\d)[)\]]$")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on the units above the first running text, and on the block right behind them."""
    found = survey.edges
    candidates: list[Unit] = []
    credits_seen, listed = 0, other_books(survey)
    for number, unit in enumerate(found.front):
        text = survey.text[unit.start : unit.end]
        if _opens_letter(survey, unit):
            continue
        if found.on_page(unit.first) or furniture(text, languages(survey)):
            continue
        if above := [*masthead(survey, found.front, number), *_series(survey, found.front, number)][:1]:
            yield from above
            continue
        if is_banner(survey, unit):
            continue
        said = unit.labelled or unit.credit or names_source(survey, unit)
        if said or is_site_heading(survey, unit):
            credits_seen = credits_seen or (len(candidates) if said else 0)
            continue
        late = ["front.after-credits"] if credits_seen else []
        date = list(_date(survey, unit, text, late))
        byline = list(_byline(survey, found.front, number, late))
        yield from (*date, *byline, *_author(survey, found.front, number, late))
        if unit.first in listed or (unit.last < found.title and not is_picture(text)):
            yield survey.claim(unit.first, unit.last, "headnote", "headnote.before-title")
        elif not (date or byline or is_picture(text) or in_credit_block(survey, unit)):
            candidates.append(unit)
    yield from _titles(survey, candidates, credits_seen or len(candidates))


def _series(survey: Survey, front: Sequence[Unit], number: int) -> Iterator[Claim]:
    """The name of a series, or its number below it."""
    counted = number and is_number_alone(survey, front[number]) and series(survey, front, number - 1)
    if counted or series(survey, front, number):
        yield survey.claim(front[number].first, front[number].last, "title", "title.series", type="series")


# ---------------------------------------------------------------------------------------------------------------- dates
def _date(survey: Survey, unit: Unit, text: str, late: Sequence[str] = ()) -> Iterator[Claim]:
    bare = _without_place(text.strip(_MARKS + "."), languages(survey))
    bracketed = bare[:1] + bare[-1:] in ("()", "[]")
    inner = bare[1:-1].strip(" .") if bracketed else bare.strip("()[] ")
    if not inner or len(bare) > 60:
        return
    start = unit.start + text.index(inner)
    spans = [span for span in find_dates(inner, 0, len(inner), languages(survey)) if span.attributes]
    if len(spans) != 1 or spans[0].end - spans[0].start < len(inner) - 4:
        return
    span = Span(
        start + spans[0].start, start + spans[0].end, "date", spans[0].attributes, weight=span_weight("front.date")
    )
    evidence = ["front.date-in-brackets"] if bracketed else list(late)
    if is_year(survey, unit) and _follows_title(survey, unit):
        evidence.append("front.year-alone")
    if bare != text.strip(_MARKS + "."):
        evidence = [*evidence, "front.date-of-letter"]
    yield survey.claim(unit.first, unit.last, "docDate", "front.date-alone", *evidence, spans=(span,))


def _follows_title(survey: Survey, unit: Unit) -> bool:
    """A few lines are above it, and no other year has a line of its own: no heading of annals, no page."""
    return survey.edges.front[0].first < unit.first < TOP and not survey.lone_years


def _without_place(text: str, codes: tuple[str, ...]) -> str:
    """ "Kraków, 5 December 1905 (Old Style: 22 November)": the date."""
    place, comma, rest = text.partition(", ")
    known = places(place, codes) or fold(place) in anywhere("statements", "genres")
    dated = rest if comma and known else text
    return _OTHER_STYLE.sub("", dated)


# -------------------------------------------------------------------------------------------------------------- authors
def _author(survey: Survey, front: Sequence[Unit], number: int, late: Sequence[str]) -> list[Claim]:
    """A line that is a name, or names, perhaps with a year."""
    unit = front[number]
    text = survey.text[unit.start : unit.end]
    bare = text.strip(_MARKS).removesuffix(":") if not number else text.strip(_MARKS)
    if not bare or len(bare) > AUTHOR_LONGEST or GENRE_BY.match(bare):
        return []
    year = _YEAR_BEHIND.match(bare)
    name = year["name"] if year else without_office(bare, languages(survey))
    start = unit.start + text.index(bare)
    first = all(is_of_site(survey, other) or is_issue(survey, front, i) for i, other in enumerate(front[:number]))
    again = [reason for reason, said in _SAID_AGAIN_BY.items() if said(survey, unit, name)]
    unknown = bool(again) or (
        number + 1 < len(front)
        and (
            names_author(survey, bare, front[number + 1])
            if first
            else number == 1 and is_year(survey, front[number + 1])
        )
    )
    unknown = unknown or (number == 1 and in_sentence_case(survey, front, bare))
    found = _names(survey, start, name, SURNAME if year and first else UNKNOWN_NAME if unknown else SURE_NAME)
    if not found or places(name, languages(survey)):
        return []
    evidence = ["author.name", *late, *again] + (["author.with-year"] if year else [])
    if number == 1 and number + 1 < len(front) and is_year(survey, front[number + 1]):
        evidence.append("author.above-year")
    if (
        first
        and heads_front(survey, front, number)
        and name[:1].isupper()
        and not list(_byline(survey, front, number + 1, ()))
    ):
        evidence.append("author.first")
    if number and not first and _is_all_the_title(survey, front, number):
        evidence.append("author.no-title-behind")
    if not year and name != bare:
        evidence.append("author.office")
    if fold(name.split()[0]) in given_names():
        evidence.append("author.given-name")
    elif not again and of_common_words(survey, name):
        evidence.append("author.common-words")
    more = len(found) > 1 or year or name != bare
    spans = [Span(a, b, "persName", weight=span_weight("front.person")) for a, b in found if more]
    if year and not is_life(year["year"]):
        a = start + year.start("year")
        spans.append(
            Span(a, a + len(year["year"]), "date", {"when": year["year"][:4]}, weight=span_weight("front.date"))
        )
    return [survey.claim(unit.first, unit.last, "docAuthor", *evidence, spans=tuple(spans))]


def _is_all_the_title(survey: Survey, front: Sequence[Unit], number: int) -> bool:
    """A name stands above, and what follows can be no title: this name is it ("Eleanor Marx", "Karl Marx")."""
    if not any(_is_name_line(survey, unit) for unit in front[:number]):
        return False
    for unit in front[number + 1 :]:
        text = survey.text[unit.start : unit.end].strip(_MARKS)
        if unit.labelled or unit.credit or names_source(survey, unit):
            return True
        if text[:1] + text[-1:] not in ("()", "[]") and not list(_date(survey, unit, text)):
            return False
    return False


def _names(survey: Survey, start: int, text: str, threshold: float = SURE_NAME) -> list[tuple[int, int]]:
    codes = languages(survey)
    stripped = text.rstrip(" .,;") if not re.search(r"\b\w\.$", text) else text
    if is_personal_name(stripped, codes, survey.lower_case_words) >= threshold:
        return [(start, start + len(stripped))]
    segment = Segment(start, start + len(stripped), stripped, "", "", 0)
    return names(segment, codes, threshold) or []


@functools.cache
def _by(codes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^[_*\s]*(?P<by>{alternation(words(codes, 'byline', 'words'))})[_*\s:]*", re.IGNORECASE)


def _byline(survey: Survey, front: Sequence[Unit], number: int, late: Sequence[str]) -> Iterator[Claim]:
    unit = front[number]
    text = survey.text[unit.start : unit.end]
    codes = languages(survey)
    found = _by(codes).match(text)
    before = _by(codes).match(survey.text[front[number - 1].start : front[number - 1].end]) if number else None
    if credit_opening(codes).fullmatch(text.rstrip("_* :")) and number + 1 < len(front):
        if _following_name(survey, front[number + 1]):
            yield survey.claim(unit.first, unit.last, "byline", "byline.alone", *late)
        return
    if number and credit_opening(codes).fullmatch(
        survey.text[front[number - 1].start : front[number - 1].end].rstrip("_* :")
    ):
        if _following_name(survey, unit):
            yield survey.claim(unit.first, unit.last, "byline", "byline.after-by", *late)
        return
    before_alone = bool(before) and before.end() == front[number - 1].end - front[number - 1].start  # type: ignore[union-attr]
    genre = GENRE_BY.match(text)
    if (
        genre
        and len(text) <= AUTHOR_LONGEST
        and (persons := _persons(survey, unit.start + genre.end(), text[genre.end() :]))
    ):
        yield survey.claim(unit.first, unit.last, "byline", "byline.by", *late, spans=persons)
    elif found and len(text) <= 200:
        yield from _behind_by(survey, front, number, found.end(), late)
    elif before_alone and (persons := _following_name(survey, unit)):
        yield survey.claim(unit.first, unit.last, "byline", "byline.after-by", *late, spans=persons)
    elif affiliation().match(text) and number and _is_last_name(survey, front, number - 1):
        yield survey.claim(unit.first, unit.last, "byline", "byline.affiliation", *late)


def _behind_by(survey: Survey, front: Sequence[Unit], number: int, place: int, late: Sequence[str]) -> Iterator[Claim]:
    """ "By" and somebody, by name or not; or alone above a name."""
    unit = front[number]
    text = survey.text[unit.start : unit.end]
    rest = text[place:].strip(_MARKS)
    start = unit.start + text.index(rest, place) if rest else unit.end
    if not rest and number + 1 < len(front) and _following_name(survey, front[number + 1]):
        yield survey.claim(unit.first, unit.last, "byline", "byline.alone", *late)
    elif rest and (persons := _persons(survey, start, rest)):
        yield survey.claim(unit.first, unit.last, "byline", "byline.by", *late, spans=persons)
    elif table_pattern(languages(survey), "byline", "anonymous").match(rest):
        yield survey.claim(unit.first, unit.last, "byline", "byline.by", *late)


def _persons(survey: Survey, start: int, text: str) -> tuple[Span, ...]:
    """The names behind "by"; only the first words where more is said of the author."""
    for end in [len(text), *(match.start() for match in re.finditer(r"[,;(]|\s[–—-]\s|\n", text))]:
        found = _names(survey, start, text[:end].rstrip(_MARKS), 0.0)
        if found:
            # docAuthor may not stand in hi, persName may
            emphasised = in_emphasis(survey.text, survey.text.rfind("\n", 0, start) + 1, start)
            return tuple(
                Span(a, b, "persName" if emphasised else "docAuthor", weight=span_weight("front.person"))
                for a, b in found
            )
    return ()


def _following_name(survey: Survey, unit: Unit) -> tuple[Span, ...]:
    text = survey.text[unit.start : unit.end]
    bare = text.strip(_MARKS)
    return _persons(survey, unit.start + text.index(bare), bare) if bare else ()


def _is_last_name(survey: Survey, front: Sequence[Unit], number: int) -> bool:
    """A name after "by"; or the only line that is a name, as below another it may as well be the title."""
    if not _is_name_line(survey, front[number]):
        return False
    by = _by(languages(survey)).match(survey.text[front[number].start : front[number].end])
    return bool(by) or not any(_is_name_line(survey, unit) for unit in front[:number])


def _is_name_line(survey: Survey, unit: Unit) -> bool:
    text = survey.text[unit.start : unit.end].strip(_MARKS)
    found = _by(languages(survey)).match(text)
    return bool(_names(survey, 0, text[found.end() :] if found else text, 0.0))


# --------------------------------------------------------------------------------------------------------------- titles
def _titles(survey: Survey, candidates: Sequence[Unit], before_credits: int) -> Iterator[Claim]:
    """The first lines that are nothing else, each with what speaks for and against it."""
    rank = 0
    last = len(survey.blocks.lines) - 1
    said: set[str] = set()
    for number, unit in enumerate(candidates):
        if rank >= MOST_TITLES:
            return
        text = bare_words(survey, unit.start, unit.end).strip(_MARKS)
        ahead = _front_follows(survey, unit)
        longest = TITLE_OLD if ahead and number < 2 else TITLE_LONGEST
        if len(text) > longest or not any(c.isalpha() for c in text) or unit.last == last or is_dateline(survey, unit):
            continue
        if unit.first in survey.running_numbers or _is_page(text):
            rank += 1
            continue
        name = bool(_names(survey, 0, _without_year(text), SURE_NAME if number else UNKNOWN_NAME))
        evidence = [("title.first", "title.second")[rank] if rank < 2 else "title.later", *form(survey, text)]
        if ahead and len(text) > TITLE_LONG:
            evidence.append("title.before-front")
        elif not ahead and is_prose(text):
            evidence.append("title.prose")
        late = number >= before_credits
        # behind the credits, the title said again is the heading of the text
        evidence += [reason for reason in place_of(survey, unit, rank, said) if not (late and reason in _SAID_AGAIN)]
        if name:
            evidence.append("title.is-name")
        if late:
            evidence.append("front.after-credits")
        evidence += _of_letter(survey, unit)
        above = stands_above(text, rank) and number + 1 < len(candidates)
        kind: TitleType = "desc" if above else "main" if rank == 0 else "sub"
        yield survey.claim(unit.first, unit.last, "title", *evidence, spans=_title_spans(survey, unit), type=kind)
        said.add(fold(text.strip('“”„"«».')))
        rank += not above and not (name and rank == 0) and "title.repeats" not in evidence


def _opens_letter(survey: Survey, unit: Unit) -> bool:
    """The line is the place or date of a letter, or says to whom it goes."""
    known = survey.letters
    lines = (known.addressed_to, known.dated_openings, known.superscription)
    return any(unit.first in some for some in lines) or known.is_place(unit.first)


def _of_letter(survey: Survey, unit: Unit) -> Iterator[str]:
    """Evidence that a line dates a letter."""
    if survey.letters.opens(unit.first):
        yield "title.opens-letter"
    elif unit.first == unit.last and survey.letters.heads_text(unit.first):
        yield "title.dates-text"


def _is_page(text: str) -> bool:
    """The number of a page, named or in brackets."""
    mark = page_mark(text)
    return mark is not None and (mark.named or mark.bracketed)


def _title_spans(survey: Survey, unit: Unit) -> tuple[Span, ...]:
    """The author before a colon, if the front names them elsewhere; the year in brackets behind, above a byline."""
    text = survey.text[unit.start : unit.end]
    spans = []
    author, colon, _ = text.partition(": ")
    if colon and said_elsewhere(survey, unit, author) and _names(survey, 0, author):
        spans.append(Span(unit.start, unit.start + len(author), "persName", weight=span_weight("front.person")))
    year = _BRACKETED_YEAR.search(text)
    below = following(survey, unit)
    byline = below is not None and below.first == unit.last + 1 and is_byline(survey, below)
    if year and (byline or is_genre(text[: year.start()])) and not _is_of_date(survey, text, year.start()):
        a, b = unit.start + year.start("year"), unit.start + year.end("year")
        spans.append(Span(a, b, "date", {"when": year["year"]}, weight=span_weight("front.date")))
    return tuple(spans)


def _is_of_date(survey: Survey, text: str, place: int) -> bool:
    """The year in brackets completes a date before it: "May 9 [1879]"."""
    return any(date.start < place for date in find_dates(text, 0, len(text), languages(survey)))


def _front_follows(survey: Survey, unit: Unit) -> bool:
    """One of the next two lines is a byline, a date in brackets, a label or a credit."""
    first = following(survey, unit)
    second = following(survey, first) if first else None
    return any(
        other.labelled
        or other.credit
        or bool(_by(languages(survey)).match(survey.text, other.start, other.end))
        or any(claim.attributes or claim.spans for claim in _date(survey, other, survey.text[other.start : other.end]))
        for other in (first, second)
        if other
    )


def _without_year(text: str) -> str:
    year = _YEAR_BEHIND.match(text)
    return year["name"] if year else text
