"""Source and edition lines read into the parts of a citation (TEI P5, 3.12.2).

Numbers and dates are found first; what is left is cut at its punctuation, and each piece is taken for what its words
and its place say it is. A piece that could be several things is left alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from textus.base.knowledge import anywhere, table
from textus.base.regex import regex
from textus.language.bibliography import segments as pieces
from textus.language.bibliography.citation_imprint import find_imprint
from textus.language.bibliography.citation_work import Work
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.editions import read_edition
from textus.language.bibliography.lead_in import LOWER_LEAD, by_whom, lead_in
from textus.language.bibliography.lexicon import Codes, alternation, fold, merged, small_words, table_pattern
from textus.language.bibliography.loose_scopes import find_loose_scopes
from textus.language.bibliography.names import given_names, is_personal_name
from textus.language.bibliography.scopes import find_scopes
from textus.language.bibliography.segments import Segment
from textus.model.claims import Span

_YEAR = regex(r"(?<![\w.:/#-])(?:1[4-9]\d\d|20\d\d)(?:\s?[-–/]\s?(?:(?:1[4-9]|20)\d\d|\d\d))?(?![\w/#])")
_SURNAME_FIRST = regex(r"(?P<name>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ]\.){1,2})\s+(?=[А-ЯЁ«])")
_CORNERED = regex(r"[「『]([^」』]{1,80})[」』]")
LONGEST = 700


_JOINED = regex(lambda: rf"(?:^|\s){small_words('of', 'for', 'from', 'in')}$")


_ON = regex(lambda: rf"\s{alternation(anywhere('date_words', 'on'))}$")
"""What leads from a title to its date."""


@functools.cache
def _series() -> re.Pattern[str]:
    series = alternation(anywhere("scopes", "series"))
    return re.compile(rf"(?i:{series})\s*[:«“\"]\s*(?P<name>[^»”\"]+)[»”\"]?$")


_WRITINGS = regex(lambda: rf"(?=[^\W\d_a-zа-я])(?i:{alternation(anywhere('scopes', 'writings'))})")
"""How the collected writings of somebody are called: what is before is a name."""


@functools.cache
def _surname() -> re.Pattern[str]:
    before = small_words("before_surnames")
    return re.compile(rf"(?:{before}\s?)*(?:[^\W\d_]['’])?[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)?")


@functools.cache
def _capitals() -> re.Pattern[str]:
    """Two to five words with capitals, as the names of publishers have them, and small words between."""
    between = small_words("and", "before_surnames")
    return re.compile(rf"[^\W\d_a-z][\w.’'-]*(?:\s(?:[^\W\d_a-z][\w.’'-]*|&|{between})){{1,4}}")


def read_citation(text: str, start: int, end: int, codes: Codes) -> tuple[Span, ...]:
    """The parts of a source or edition line, in order.

    Roles: `title` (with `level` j, m or a), `author`, `editor` (with `role` for translators), `publisher`, `pubPlace`,
    `date`, `biblScope` (with `unit`, and `n` or `from` and `to`). Words that lead in ("From") are passed over.
    """
    if end - start > LONGEST:
        return ()
    lead = lead_in(text, start, end, codes)
    first, article = _not_within_a_date(text, start, lead.end, end, codes), lead.article
    cornered = _CORNERED.match(text, first, end)
    if cornered:
        article, first = Span(cornered.start(1), cornered.end(1), "title", {"level": "m"}), cornered.end()
    if edition := read_edition(text, start, end, codes):
        return edition
    scopes = find_scopes(text, first, end, codes)
    scopes += tuple(find_loose_scopes(text, first, end, scopes))
    dates = _dates(text, first, end, codes, scopes)
    work = Work(text, codes, scopes, dates)
    work.segments = pieces.cut(text, first, end, [*scopes, *dates], codes)
    if article:
        work.spans.append(article)
    _editors(work)
    find_imprint(work, lead.publisher)
    if not lead.by and not cornered:
        _title(work)
        _unknown_publisher(work)
    work.spans.extend(scopes)
    _choose_date(work)
    return tuple(sorted(work.spans, key=lambda span: (span.start, -span.end)))


# ---------------------------------------------------------------------------------------------------------------- dates
def _dates(text: str, start: int, end: int, codes: Codes, scopes: Sequence[Span]) -> tuple[Span, ...]:
    """Full dates, and years by themselves, none of them reaching into a scope."""
    for span in scopes:
        text = text[: span.start] + "|" * (span.end - span.start) + text[span.end :]
    found = [span for span in find_dates(text, start, end, codes) if span.attributes]
    for match in _YEAR.finditer(text, start, end):
        years = find_dates(match.group(), 0, len(match.group()), codes)
        if years and years[0].attributes:
            span = Span(match.start(), match.end(), "date", years[0].attributes)
            if _free(span, [*scopes, *found]):
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def _not_within_a_date(text: str, start: int, lead_end: int, end: int, codes: Codes) -> int:
    """Where a citation begins: small words that lead in may be those of a date ("mai 1905", "early June 1920")."""
    if lead_end == start:
        return start
    found = find_dates(text, start, end, codes)
    return next((date.start for date in found if date.attributes and date.start < lead_end < date.end), lead_end)


def _free(span: Span, others: Sequence[Span]) -> bool:
    return all(span.end <= other.start or other.end <= span.start for other in others)


def _choose_date(work: Work) -> None:
    """Of several dates the one to the day or month, else the last; those inside a title are of the title."""
    titles = [span for span in work.spans if span.role == "title"]
    outside = [date for date in work.dates if not any(t.start <= date.start < t.end for t in titles)]
    chosen = outside or list(work.dates)
    if chosen:
        exact = [date for date in chosen if len(date.attributes.get("when", "")) > 4]
        work.spans.append((exact or chosen)[0 if exact else -1])


# -------------------------------------------------------------------------------------------------------------- editors
def _editors(work: Work) -> None:
    _authors_by(work)
    for key, role in (("editor", {}), ("translator", {"role": "translator"})):
        pattern = pieces.marker(work.codes, key)
        for index, segment in enumerate(work.segments):
            found = pattern.match(segment.text)
            if index in work.used or not found:
                continue
            rest = Segment(
                segment.start + found.end(), segment.end, segment.text[found.end() :], "", segment.after, segment.depth
            )
            if rest.text and (names := pieces.names(rest, work.codes, 0.0)):
                _take_names(work, names, role)
            elif not rest.text and segment.after == ":" and index + 1 < len(work.segments):
                _named_behind(work, index, role)
            elif not rest.text and index and (names := pieces.names(work.segments[index - 1], work.codes, 0.0)):
                _take_names(work, names, role)
                work.used.add(index - 1)
            else:
                continue
            work.used.add(index)


def _authors_by(work: Work) -> None:
    """ "…, by Agnes Tolliver"."""
    for index, segment in enumerate(work.segments):
        by = by_whom().match(segment.text)
        rest = segment.text[by.end() :] if by else ""
        if rest and index and is_personal_name(rest, work.codes) > 1:
            work.add(segment.end - len(rest), segment.end, "author")
            work.used.add(index)


def _named_behind(work: Work, index: int, role: dict[str, str]) -> None:
    names = pieces.names(work.segments[index + 1], work.codes, 0.0)
    if names:
        _take_names(work, names, role)
        work.used.add(index + 1)


def _take_names(work: Work, names: list[tuple[int, int]], role: dict[str, str]) -> None:
    for start, end in names:
        work.add(start, end, "editor", role)


# ---------------------------------------------------------------------------------------------------------------- title
def _title(work: Work) -> None:
    open_ = [index for index in range(len(work.segments)) if index not in work.used and _may_be_title(work, index)]
    if not open_:
        return
    first = open_[0]
    if len(open_) > 2 and _is_inverted(work, first):
        work.add(work.segments[first].start, work.segments[first + 1].end, "author")
        work.used |= {first, first + 1}
        open_ = open_[2:]
        first = open_[0]
    elif len(open_) > 1 and _is_author(work, first, open_[1]):
        for start, end in pieces.names(work.segments[first], work.codes) or [_whole(work.segments[first])]:
            work.add(start, end, "author")
        work.used.add(first)
        first = open_[1]
    first = _part_of_a_whole(work, first, open_)
    _surname_first(work, first)
    article = any(span.role == "title" for span in work.spans)
    if pieces.is_quoted(work.segments[first].text) and not article:
        later = [index for index in open_ if index > first]
        work.use(first, "title", {"level": "a" if later else _level(work, work.segments[first].text)})
        if not later:
            return
        first = later[0]
    start, last = work.segments[first].start, _title_end(work, first)
    start += _in_word(work, first)
    lower = LOWER_LEAD.match(work.text, start, last)
    start = lower.end() if lower and work.text[lower.end() : lower.end() + 1].isupper() else start
    last -= len(match.group()) if (match := _ON.search(work.text, start, last)) else 0
    series = _series().match(work.text, start, last)
    if series:
        work.add(*series.span("name"), "title", {"level": "s"})
    elif last > start:
        work.add(start, last, "title", {"level": _level(work, work.text[start:last])})


def _part_of_a_whole(work: Work, first: int, open_: Sequence[int]) -> int:
    """ "Translated from The Fen, in Collected Works": the piece with the title of the whole."""
    following = next((index for index in open_ if index > first), None)
    if following != first + 1 or work.segments[first].after != "," or work.has("title"):
        return first
    text = work.segments[following].text
    within = table_pattern(work.codes, "bibliography", "in").match(text)
    if not within or not text[within.end() :].strip(" :")[:1].isupper():
        return first
    work.use(first, "title", {"level": "a"})
    return following


def _unknown_publisher(work: Work) -> None:
    """ "Title, Somebody Else, 1972": what stands alone between the title of a book and its year published it."""
    titles = [span for span in work.spans if span.role == "title" and span.attributes["level"] == "m"]
    if not titles or work.has("publisher"):
        return
    for index, segment in enumerate(work.segments):
        alone = (
            segment.before == ","
            and segment.after == ","
            and segment.start >= titles[-1].end
            and index not in work.used
        )
        dated = any(
            0 < date.start - segment.end <= 2 and len(date.attributes.get("when", "")) == 4 for date in work.dates
        )
        following = work.segments[index + 1] if index + 1 < len(work.segments) else None
        dated = dated or bool(following and pieces.places(following.text, work.codes))
        capitals = _capitals().fullmatch(segment.text)
        if alone and dated and capitals:
            work.use(index, "publisher")


def _may_be_title(work: Work, index: int) -> bool:
    segment = work.segments[index]
    words = re.findall(r"[^\W\d_]+", segment.text)
    if max(map(len, words), default=0) < 2 or segment.depth or pieces.is_tongue(words[0], work.codes):
        return False
    if pieces.places(segment.text, work.codes):
        return False
    edition = len(words) <= 2 and table_pattern(work.codes, "bibliography", "edition").search(segment.text)
    if edition and not _is_great_edition(work, segment):
        return False
    if not segment.text[0].islower():
        return True
    if words[0] in anywhere("statements", "and"):
        return False  # "…, with the French introduction of 1796 added"
    lower = LOWER_LEAD.match(segment.text)
    return (
        lower is not None and len(lower.group().split()) <= 4 and segment.text[lower.end() : lower.end() + 1].isupper()
    )


def _is_great_edition(work: Work, segment: Segment) -> bool:
    """ "Hamburger Ausgabe, Band 6": the edition of somebody's works, named by its place or its house."""
    first, _, last = segment.text.partition(" ")
    volume = any(0 <= span.start - segment.end <= 2 and span.attributes["unit"] == "volume" for span in work.scopes)
    counted = fold(first) in merged(work.codes, "numerals")
    return volume and not counted and first.isalpha() and first[0].isupper() and last[:1].isupper()


def _is_author(work: Work, first: int, second: int) -> bool:
    segment, following = work.segments[first], work.segments[second]
    if second != first + 1 or segment.after not in (",", ":", ".", ";"):
        return False
    if not following.text[0].isupper() and following.text[0] not in "“\"«„_*'‘":
        return False
    if _emphasised(work, following) and not _emphasised(work, segment) and _surname().fullmatch(segment.text):
        to_the_day = any(len(date.attributes.get("when", "")) > len("1884-05") for date in work.dates)
        return not (to_the_day or pieces.is_periodical(segment.text, work.codes))
    sure = 0.0 if _WRITINGS.match(following.text) else 2.0
    return pieces.names(segment, work.codes, sure) is not None and not pieces.is_periodical(segment.text, work.codes)


def _emphasised(work: Work, segment: Segment) -> bool:
    """Marks of emphasis stand directly before a piece: "Wray, _Tracts_"."""
    return work.text[max(0, segment.start - 1) : segment.start] in ("_", "*")


def _surname_first(work: Work, first: int) -> None:
    """ "Лосева В. Избранные сочинения": the author as Russian catalogues write them, and no mark but the stop."""
    segment = work.segments[first]
    found = _SURNAME_FIRST.match(segment.text)
    if found and "ru" in work.codes:
        start = segment.start + found.end()
        work.add(segment.start, segment.start + found.end("name"), "author")
        work.segments[first] = replace(segment, start=start, text=segment.text[found.end() :])


def _whole(segment: Segment) -> tuple[int, int]:
    return segment.start, segment.end


def _is_inverted(work: Work, first: int) -> bool:
    """ "Bloom, Harriet. …"."""
    surname, given = work.segments[first : first + 2]
    return (
        surname.after == ","
        and given.after == "."
        and len(surname.text.split()) <= 2
        and fold(given.text.split()[0]) in given_names()
        and is_personal_name(f"{given.text} {surname.text}", work.codes) > 1
    )


def _title_end(work: Work, first: int) -> int:
    """A title goes on over its own commas, colons and full stops, up to the next piece that is something else."""
    last = first
    while last + 1 < len(work.segments):
        segment, following = work.segments[last], work.segments[last + 1]
        if last + 1 in work.used or following.depth or segment.after not in (",", ":", ".", "-", "–", "—"):
            break
        if segment.after in ",." and not _continues(work, last + 1):
            break
        last += 1
    end = work.segments[last].end
    return _with_year(work, end)


def _continues(work: Work, index: int) -> bool:
    segment = work.segments[index]
    if segment.text[0].islower():
        return segment.before == "," and bool(re.match(small_words("and", "or"), segment.text))
    short = len(segment.text.split()) <= 3
    if short and table_pattern(work.codes, "bibliography", "edition").search(segment.text):
        return False
    return not (short and (segment.after in ("|", "") or index + 1 in work.used)) and segment.before == ","


def _with_year(work: Work, end: int) -> int:
    """A year that a title ends in is of the title if the citation has another date: "… in the USSR 1923–30"."""
    later = [date for date in work.dates if date.start >= end]
    if later and not work.text[end : later[0].start].strip(" "):
        joined = _JOINED.search(work.text, 0, end)
        if joined and len(later[0].attributes.get("when", "")) > 4:
            return joined.start()
        if joined or len(later) > 1:
            return later[0].end
    return end


def _in_word(work: Work, index: int) -> int:
    """How many characters of "in" or "In:" stand before the title of the whole."""
    found = table_pattern(work.codes, "bibliography", "in").match(work.segments[index].text)
    if not found or not any(span.role == "title" for span in work.spans):
        return 0
    return (
        found.end()
        + len(work.segments[index].text[found.end() :])
        - len(work.segments[index].text[found.end() :].lstrip(" :"))
    )


def _level(work: Work, title: str) -> str:
    ends = max((date.end for date in work.dates), default=0) if work.has("publisher") else 0
    # a number behind the year of a book is that of the piece in it
    units = {span.attributes["unit"] for span in work.scopes if not ends or span.start < ends}
    month = any(len(date.attributes.get("when", "")) > 4 for date in work.dates)
    if "issue" in units or (month and not work.has("publisher")):
        return "j"
    known = fold(title) in (*table("imprints")["periodicals"], *anywhere("scopes", "periodicals"))
    return (
        "j"
        if known or (pieces.is_periodical(title, work.codes) and not work.has("publisher") and not work.has("editor"))
        else "m"
    )
