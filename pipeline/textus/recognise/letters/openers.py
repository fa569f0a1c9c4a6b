"""What opens a letter: place and date, address, words of greeting (TEI P5, 4.2.2)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.datelines import dateline_parts
from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.segments import is_periodical, places
from textus.language.bibliography.title_lines import is_issue
from textus.model.claims import Claim, Evidence, Span
from textus.read.blocks import Block
from textus.survey.front.sources import names_source
from textus.survey.front.wrapping import languages
from textus.survey.layout.measure import sentences, set_right
from textus.survey.letters.letter_words import SIGNATURE, given
from textus.survey.letters.plain import plain
from textus.survey.letters.segments import Letters
from textus.survey.letters.short_lines import SHORT
from textus.survey.survey import Survey
from textus.survey.words.written import dating_at

_LABEL = regex(r"^[^\W\d_]{6,}:\s|^(?:\S+\s+){2,}[^\W\d_]{4,}:\s|:\s+[^\W\d_]\S*\s+[^\W\d_]")
MOST_CLOSING, MOST_PLACES, LONGEST, MOST_LINES = 3, 3, 90, 3
"""lines at the right edge, and of a place, above a date; characters of one line, and lines of a date in a sentence"""
SURE_NAME = 1.5
TOP = 20
"""lines of a source that are looked at for an opening without a greeting"""


@functools.cache
def _abbreviated() -> frozenset[str]:
    """Titles whose stop ends no sentence."""
    return frozenset(
        word for key in ("words", "suffixes") for word in anywhere("titles_of_rank", key) if word[-1] == "."
    )


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Claims on single short lines that run on neither from the line before nor into the next."""
    known = survey.letters
    blocks = survey.blocks
    for block in blocks.blocks:
        for index in range(block.first, block.last + 1):
            text = known.texts.get(index, "")
            if text and index in known.alone and index not in survey.chronology:
                yield from _salute(survey, known, index, text, index in known.firsts)
                yield from _dateline(survey, known, index, text)
        yield from _given(survey, known, block)


def _given(survey: Survey, known: Letters, block: Block) -> Iterator[Claim]:
    """Where and when a letter was given, in a sentence that the measure broke: "Given at Leeds under my hand …"."""
    for first, last in sentences(survey, block):
        if not first < last < first + MOST_LINES:
            continue
        words = plain(survey.text[survey.blocks.lines[first].start : survey.blocks.lines[last].end])
        if given(words) and known.words.date(words):
            yield from _placed(survey, known, first, last, [known.words.date(words), "dateline.given"])


def _salute(survey: Survey, known: Letters, index: int, text: str, first: bool) -> Iterator[Claim]:
    long = SHORT < len(text) <= LONGEST and known.words.greeting.match(text) and text[0].isupper()
    greets = index in known.greetings_set or long
    if not greets:
        return
    reasons = ["salute.greeting"]
    if text[-1] in ",:!—–-" or text.endswith((",—", ":—", ",–")):
        reasons.append("salute.stop")
    elif _stopped(survey, known, index, text):
        reasons.append("salute.full-stop")
    elif text[-1] in ".?;" and text.rpartition(" ")[2].lower() not in _abbreviated():
        reasons.append("salute.sentence")
    if len(text.split()) <= 6:
        reasons.append("salute.short")
    if not first:
        reasons.append("salute.inside-block")
    if _amid_text(survey, known, index):
        reasons.append("salute.amid-text")
    yield survey.claim(index, index, "salute", *reasons)


def _stopped(survey: Survey, known: Letters, index: int, text: str) -> bool:
    """ "Dear Mr. Hill." on a line between blank ones, the person addressed and no more, at the head of a letter."""
    segment, lines = known.segment(index), survey.blocks.lines
    if text[-1] != "." or segment is None or segment.inside or len(survey.blocks.blocks[known.block_of[index]]) > 1:
        return False
    heads = all(above in known.texts for above in range(segment.first, index))
    runs_on = index + 1 < len(lines) and lines[index + 1].end - lines[index + 1].start > SHORT
    return heads and runs_on and known.words.calls_somebody(text)


def _amid_text(survey: Survey, known: Letters, index: int) -> bool:
    """Nobody signs what follows a greeting, and more stands before it: no letter with a headnote."""
    segment = known.segment(index)
    if segment is None or not segment.inside or segment.signature >= 0:
        return False
    lines = survey.blocks.lines
    return lines[segment.last].end < 2 * lines[segment.first].start


def _dateline(survey: Survey, known: Letters, index: int, text: str) -> Iterator[Claim]:
    right = set_right(survey, index)
    labelled = bool(_LABEL.search(text)) and not right
    if len(text) > 90 or text[0] in '(“"' or (labelled and index not in known.behind_farewell):
        return
    date = known.words.date(text)
    if not date or is_issue(text, languages(survey)):
        return
    reasons: list[str | Evidence] = [date, *(["dateline.given"] if given(text) else _rest(known, text))]
    if right:
        reasons.append("dateline.set-right")
    if (top := _set_right_above(survey, index)) < index:
        whole = Evidence("dateline.set-right-run", float(index - top + 1))
        yield from _placed(survey, known, top, index, [*reasons, whole])
    first, last = _dateline_lines(survey, known, index)
    for top in range(first, index + 1):
        if top < index or last > index:
            several = Evidence("dateline.several-lines", float(last - top))
            yield from _placed(survey, known, top, last, [*reasons, several])
    yield from _placed(survey, known, index, index, reasons)


def _rest(known: Letters, text: str) -> Iterator[str]:
    """What stands in the line besides the date."""
    words = [word for word in re.findall(r"[^\W\d_]+", known.words.without_date(text)) if len(word) > 3]
    if sum(word[0].islower() for word in words) > 1:
        yield "dateline.running-words"
    if len(words) <= 4:
        yield "dateline.little-else"
    if text[-1] in ";:?!" or len(text) > 70:
        yield "dateline.goes-on"


def _set_right_above(survey: Survey, index: int) -> int:
    """The first of the lines at the right edge that stand directly above a line set there: a place before its date."""
    lines = survey.blocks.lines
    first = index
    while set_right(survey, first) and first > max(0, index - MOST_CLOSING) and not lines[first].blank_before:
        if not set_right(survey, first - 1):
            break
        first -= 1
    return first


def _dateline_lines(survey: Survey, known: Letters, index: int) -> tuple[int, int]:
    """The lines of the dateline with the date in line `index`: the place above it, the place or the hour below."""
    lines = survey.blocks.lines
    first = last = index
    most = MOST_PLACES if index in known.before_greeting else 1
    while first > max(0, index - most) and _joins(survey, first - 1, first) and _is_place(survey, known, first - 1):
        first -= 1
    if (below := known.year_below(index)) > index:
        return first, below
    below = index + 1
    alone = first == index and index not in known.entries and below < len(lines)
    if alone and _joins(survey, index, below) and _is_place(survey, known, below):
        last = below
    return first, last


def _joins(survey: Survey, upper: int, lower: int) -> bool:
    """Two lines without a blank one between them, at the same side of the page."""
    lines = survey.blocks.lines
    return not lines[lower].blank_before and set_right(survey, upper) == set_right(survey, lower)


def _is_place(survey: Survey, known: Letters, index: int) -> bool:
    text = known.texts.get(index, "")
    supplied = text[:1] + text[-1:] == "[]"
    text = text[1:-1] if supplied else text
    if not text or len(text) > SHORT or text[-1] in "!?;:" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if known.words.greeting.match(text) or known.words.valediction.search(text):
        return False
    if _is_name(survey, text) and not known.is_place(index):
        return False
    if not supplied and "dateline.running-words" in _rest(known, text):
        return False
    return known.words.date(text) in ("", "dateline.clock", "dateline.weekday", "dateline.year")


def _is_name(survey: Survey, text: str) -> bool:
    """A line is a person's name and no place that is known: an author above the date."""
    codes = languages(survey)
    bare = text.rstrip(" ,.")
    named = "," not in bare and is_personal_name(text, codes, survey.lower_case_words) >= SURE_NAME
    return named and not places(bare, codes)


def _heads(known: Letters, first: int, index: int) -> bool:
    """Nobody was greeted and nothing long said since the segment began in line `first`."""
    if index - first > 3:
        return False
    return not any(i in known.greetings_set or i not in known.texts for i in range(first, index))


def _begins(survey: Survey, known: Letters, first: int, last: int) -> bool:
    """A place and a date alone, with running text below it and at most front matter above."""
    top = survey.edges.top
    headed = top < first <= top + 2 and all(0 < len(known.texts.get(i, "")) <= SIGNATURE for i in range(top, first))
    dates_text = known.year_below(first) == last and known.heads_text(first)
    heads = (first <= top or headed) and dates_text and not _names_periodical(survey, first)
    return heads and not _among_credits(survey, known.block(first))


def _names_periodical(survey: Survey, index: int) -> bool:
    """ "Het Volksblad, 3 mei": a word for a periodical, or an article before what no table has as a place."""
    codes = languages(survey)
    words = survey.blocks.text(survey.blocks.lines[index]).strip("_*([ ").partition(",")[0]
    articled = fold(words.partition(" ")[0]) in anywhere("small_words", "articles") and " " in words
    return is_periodical(words, codes) or (articled and not places(words, codes))


def _among_credits(survey: Survey, block: Block) -> bool:
    """A line of the block is a credit or states the source: what looks like a place may be a newspaper."""
    units = (unit for unit in survey.edges.front if block.first <= unit.first <= block.last)
    return any(unit.labelled or unit.credit or names_source(survey, unit) for unit in units)


def _placed(survey: Survey, known: Letters, first: int, last: int, reasons: list[str | Evidence]) -> Iterator[Claim]:
    """At the top of a letter, or at its end: a date says which only by what stands around it."""
    greeted, parted = last in known.before_greeting, first in known.behind_farewell
    segment = known.segment(first)
    heads = segment is not None and segment.opened and _heads(known, segment.first, first)
    entry = first in known.entries
    ends = segment is not None and last == segment.last > segment.first
    if greeted or heads or entry or (first < TOP and not ends):
        found = ["dateline.near-greeting"] * (greeted or heads) + ["dateline.recurs"] * entry
        found += ["dateline.heads-text"] * (last < TOP and _begins(survey, known, first, last))
        found += ["dateline.alone-above-greeting"] * (
            last + 1 in known.greetings_set and "dateline.little-else" in reasons
        )
        spans = _parts(survey, first, last)
        if first < last and not (greeted or entry or (segment and segment.signature >= 0)):
            spans = tuple(span for span in spans if span.role != "namedPlace" or _is_known(survey, span))
        yield survey.claim(first, last, "dateline", *reasons, *found, spans=spans)
    under = first - 1 in survey.section_signatures or first - 1 in survey.signatories
    if parted or under or (known.near_end(last) and not heads):
        near = ["dateline.near-farewell"] * (parted or under)
        yield survey.claim(first, last, "closer.dateline", *reasons, *near, spans=_parts(survey, first, last))


def _is_known(survey: Survey, place: Span) -> bool:
    """A table has the place, or its line says more of it: what stands over a date in no letter may be a heading."""
    behind = survey.text[place.end : place.end + 1]
    return behind == "," or bool(places(survey.text[place.start : place.end], languages(survey)))


def _parts(survey: Survey, first: int, last: int) -> tuple[Span, ...]:
    """Place and date; a date without its year has that of the entry or section it is in."""
    lines = survey.blocks.lines
    year = dating_at(survey.written, lines[first].start).year
    return dateline_parts(survey.text, lines[first].start, lines[last].end, languages(survey), year)
