"""Place and publisher in a citation (TEI P5, 3.12.2.4)."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import table
from textus.base.regex import regex
from textus.language.bibliography import segments as pieces
from textus.language.bibliography.citation_work import Work
from textus.language.bibliography.lexicon import fold, merged, small_words, table_pattern
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.segments import Segment
from textus.model.claims import Span

_TOWN = regex(r"[^\W\d_a-zа-я][^\W\d_]+(?:[ -][^\W\d_a-zа-я][^\W\d_]+)?")
"""one word with a capital, or two"""
NEAR = 2
"""characters between a place and the number after it"""


@functools.cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"{small_words('articles')}\s", re.IGNORECASE)


def find_imprint(work: Work, publisher_first: bool) -> None:
    """Take places and publishers, by their names or by where they stand; the first piece is rather a title."""
    candidates = [index for index in range(len(work.segments)) if index not in work.used]
    for index in candidates:
        segment = work.segments[index]
        counted = any(scope.start < segment.start for scope in work.scopes)
        leading = index == candidates[0] and not (segment.depth or publisher_first or counted or work.has("title"))
        if index in work.used or (leading and segment.after != ":"):
            continue
        if leading and not pieces.places(segment.text, work.codes):
            continue
        _take(work, index, leading)
    if publisher_first and not work.has("publisher") and work.segments:
        work.use(0, "publisher")


def _take(work: Work, index: int, leading: bool) -> None:
    """Take a piece for a place, a publisher or a series, if it is one."""
    segment = work.segments[index]
    if _is_edition(work, segment):
        work.used.add(index)
    elif pieces.places(segment.text, work.codes):
        _take_places(work, index)
        following = work.segments[index + 1] if index + 1 < len(work.segments) else None
        if following and (
            (segment.after == ":" and following.text[:1].isupper()) or _dated_name(work, following, segment)
        ):
            work.use(index + 1, "publisher")
    elif not leading and segment.after == ":" and _unlisted_place(work, index):
        work.use(index, "pubPlace")
        work.use(index + 1, "publisher")
    elif _bracketed_place(work, index) or _place_of_paper(work, index):
        work.use(index, "pubPlace")
    elif segment.text.endswith(tuple(table("imprints")["series_endings"])):
        work.use(index, "title", {"level": "s"})
    elif pieces.is_publisher(segment.text, work.codes) and not pieces.is_quoted(segment.text):
        _take_publisher(work, index)


def _is_edition(work: Work, segment: Segment) -> bool:
    """ "Fifth (Russian) Ed.", "2nd English Printing": which edition, and not whose."""
    words_ = segment.text.split()
    if not words_:
        return False
    counted = words_[0][0].isdigit() or fold(words_[0]) in merged(work.codes, "numerals")
    named = table_pattern(work.codes, "bibliography", "edition").match(words_[-1])
    return counted and len(words_) <= 5 and (bool(named) or (len(words_) == 1 and segment.before == ","))


@functools.cache
def _name() -> re.Pattern[str]:
    """Words with capitals, as publishers and places have them."""
    between = small_words("and", "before_surnames")
    return re.compile(rf"[^\W\d_a-z][\w.’'-]*(?:\s(?:[^\W\d_a-z][\w.’'-]*|&|{between}))*")


def _dated_name(work: Work, segment: Segment, place: Segment) -> bool:
    """ "Paris, Calmann, 1899", "Cloth Hall Press, Bradford, 1948": between a place or a publisher and a year."""
    year = any(0 <= date.start - segment.end <= 2 for date in work.dates if len(date.attributes.get("when", "")) == 4)
    known = pieces.places(segment.text, work.codes) or pieces.is_publisher(segment.text, work.codes)
    return place.after == "," and year and not known and bool(_name().fullmatch(segment.text))


def _unlisted_place(work: Work, index: int) -> bool:
    """ "… . Hereford: Orchard House, 1903": a place nobody lists, told by the colon and the year."""
    if index + 1 >= len(work.segments) or work.segments[index].before not in (".", "(", ",", ";"):
        return False
    segment, following = work.segments[index], work.segments[index + 1]
    year = any(0 <= date.start - following.end <= 2 for date in work.dates if len(date.attributes.get("when", "")) == 4)
    return year and len(segment.text.split()) <= 2 and all(map(_name().fullmatch, (segment.text, following.text)))


def _take_publisher(work: Work, index: int) -> None:
    """A place may follow the publisher's name without a comma: "Progress Publishers Moscow"."""
    segment = work.segments[index]
    for tail in re.finditer(r"\s(?=[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*)?$)", segment.text):
        place = segment.text[tail.end() :]
        if pieces.places(place, work.codes) and pieces.is_publisher(segment.text[: tail.start()], work.codes):
            work.add(segment.start, segment.start + tail.start(), "publisher")
            work.add(segment.start + tail.end(), segment.end, "pubPlace")
            work.used.add(index)
            return
    before = work.segments[index - 1] if index else None
    last = work.spans[-1] if work.spans else None
    if before and last and last.role == "publisher" and last.end == before.end and before.after == ",":
        work.spans[-1] = Span(last.start, segment.end, "publisher")  # "Longmans, Green & Co."
        work.used.add(index)
        return
    work.use(index, "publisher")
    following = work.segments[index + 1] if index + 1 < len(work.segments) else None
    if following and len(following.text.split()) <= 2 and _dated_name(work, following, segment):
        work.use(index + 1, "pubPlace")


def _take_places(work: Work, index: int) -> None:
    segment = work.segments[index]
    position = 0
    for place in pieces.places(segment.text, work.codes) or []:
        position = segment.text.index(place, position)
        work.add(segment.start + position, segment.start + position + len(place), "pubPlace")
        position += len(place)
    work.used.add(index)


def _place_of_paper(work: Work, index: int) -> bool:
    """A place nobody lists between a paper and its number or day: "The Loom, Thornby, No. 4"."""
    segment = work.segments[index]
    if index == 0 or segment.before != "," or segment.depth or not _TOWN.fullmatch(segment.text):
        return False
    paper = work.segments[index - 1].text
    named = pieces.is_periodical(paper, work.codes) or pieces.is_quoted(paper) or bool(_article().match(paper))
    counted = any(
        0 <= scope.start - segment.end <= NEAR and scope.attributes["unit"] in ("issue", "volume")
        for scope in work.scopes
    )
    dated = any(
        0 <= date.start - segment.end <= NEAR and len(date.attributes.get("when", "")) > len("1902-04")
        for date in work.dates
    )
    titled = pieces.is_periodical(segment.text, work.codes) or _article().match(segment.text)
    return named and (counted or dated) and not titled


def _bracketed_place(work: Work, index: int) -> bool:
    """A place nobody lists, alone in brackets right behind the first title: "Labour Chronicle (Edinburgh)"."""
    segment = work.segments[index]
    return (
        segment.depth == 1
        and segment.before in "(["
        and segment.after in ")]"
        and segment.text[:1].isupper()
        and len(segment.text.split()) <= 2
        and segment.text.replace(" ", "").isalpha()
        and index > 0
        and work.segments[index - 1].depth == 0
        and pieces.is_periodical(work.segments[index - 1].text, work.codes)
        and is_personal_name(segment.text, work.codes) < 3
    )
