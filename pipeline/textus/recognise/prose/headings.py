"""Headings: of chapters, acts, sections, named, numbered or neither."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.knowledge import language, phrase_pattern, table
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import ordinal_endings
from textus.language.bibliography.names import is_personal_name
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.recognise.plays._directions import persons_below
from textus.survey.front.wrapping import languages
from textus.survey.layout.measure import wrapped
from textus.survey.lists.announced import plain
from textus.survey.notes.calls import labels_of
from textus.survey.notes.note_headings import heads_notes
from textus.survey.prose.marked_headings import bare_words, marked_at
from textus.survey.prose.numbered_titles import LONGEST, NUMBER_ALONE, NUMERAL, after_word
from textus.survey.survey import Survey

LONGEST_NUMBERED = 320
LONGEST_NAMED = 60
LONG_TEXT = 200
SHORT, MOSTLY = 60, 0.7
SURE_NAME = 1.5
MOST_LINES = 4
_NUMBERED = regex(r"^(?:§\s*)?(?P<n>[IVXLC]{1,8}|\d{1,2})\s*[.):—–]\s*[—–-]?\s*(?=[^\W\d_])")
_CALLS = regex(r"(?:\s*\[(?:\d{1,3}|\*+)\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})+$")
_ENDS_OF_CALLS = tuple("]¹²³⁴⁵⁶⁷⁸⁹⁰")
_YEAR = regex(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20\d\d(?!\d)")
_AMOUNT = regex(r"[£$€]\s?\d|\d\s?[£$€]|\b\d{1,3}(?:[.,]\d{3})+\b")
"""a sum of money, or a figure of thousands"""
_YEARS = regex(r"\((?:\D{0,8}\d{3,4}\??\s?[–—-]?\s?(?:\d{2,4})?\??)\)$")
FEWEST_LINES = 4
"""of verse below a heading"""
_BEFORE_CURTAIN = ("prologue", "epilogue")
_IN_BRACKETS = ("enclosure", "appendix")
_MARKS = "_*=+~/ "
_OUTDONE = (
    "heading.sentence", "heading.goes-on", "heading.long", "heading.running-words", "heading.speech", "heading.dated",
)  # fmt: skip
"""evidence against a heading that does not count if signs mark it"""
_TERMINAL = ".!?"


@functools.cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:[12]?\d|3[01])(?:{ordinal_endings()}|\.)?(?!\d)")


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Short blocks that look like headings, with everything that speaks for and against it."""
    known = _Known(survey)
    numbered = False
    for number, block in _outside_contents(survey):
        if persons_below(survey, number):
            block = replace(block, last=block.first)
        marked = survey.marked_headings.get(number)
        words = bare_words(survey, survey.blocks.start(block), survey.blocks.end(block))
        text = " ".join(words.split())
        text = (_CALLS.sub("", text) if text.endswith(_ENDS_OF_CALLS) else text).strip(_MARKS)
        under, numbered = numbered, False
        if not text or len(block) > MOST_LINES or len(text) > LONGEST_NUMBERED or not any(c.isalnum() for c in text):
            continue
        text = known.unbracketed(text)
        attributes: dict[str, str] = {}
        words_say = _said(survey, known, number, text, attributes)
        numbered = "heading.division-numbered" in words_say or "heading.number-alone" in words_say
        if len(text) > LONGEST and not numbered and not marked:
            continue
        form = _form(text.removesuffix(":") if attributes.get("type") == "castList" else text)
        evidence = [*words_say, *form, *_setting(survey, block), *_place(survey, known, number)]
        if "heading.division-numbered" not in words_say and known.over_lines(text, number):
            evidence.append("heading.prologue")
        if n := known.stopped.get(number):
            attributes.setdefault("n", n)
            evidence = [*(rule for rule in evidence if rule != "heading.sentence"), "heading.counts-on"]
        elif number in known.years:
            attributes["n"] = text.strip("[]().: ")
            evidence.append("heading.years-go-on")
        elif not words_say:
            evidence += known.about(text, block, number)
            evidence += _under(survey, known, text) if under else _running(text)
        evidence += _beside(survey, number, text, known)
        if told := _told(survey, number, words_say):
            evidence = [rule for rule in evidence if rule not in _OUTDONE] + [told]
        attributes |= {"level": str(marked.level)} if marked else {}
        claim = survey.block_claim(block, "head", *evidence)
        yield replace(claim, attributes=attributes)


def _outside_contents(survey: Survey) -> Iterator[tuple[int, Block]]:
    """The blocks with their numbers; entries of a table of contents head nothing, nor do questions with answers."""
    entries, asked = survey.contents, survey.interview
    blocks = enumerate(survey.blocks.blocks)
    return ((n, block) for n, block in blocks if block.first not in entries and block.first not in asked)


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The signs that mark a heading, which are not part of its words, of any kind of heading."""
    found = marked_at(survey, start)
    if found is None:
        return
    marked = found[1]
    weight = span_weight("heading.signs")
    if start < marked.start:
        yield Span(start, marked.start, "whole", before=marked.start - start, weight=weight)
    if marked.end < end:
        yield Span(marked.end, end, "whole", after=end - marked.end, weight=weight)


def _said(survey: Survey, known: _Known, number: int, text: str, attributes: dict[str, str]) -> list[str]:
    """What the words say, with the type and number of the division as attributes."""
    found = [*_words(text, _named(text, known.names, known.ordinals), survey, attributes)]
    if attributes.get("type") == "notes" and not _heads_notes(survey, number, text):
        del attributes["type"]
    return found


def _beside(survey: Survey, number: int, text: str, known: _Known) -> Iterator[str]:
    """Evidence from other blocks of the page, the line below, and the table of contents."""
    if known.announced and number > known.announced.get(plain(text), number):
        yield "heading.announced"
    if number in survey.running_lines:
        yield "heading.running-head"
    if number in survey.parallel_headings:
        yield "heading.parallel"
    if number + 1 in survey.bylines:
        yield "heading.above-byline"


def _told(survey: Survey, number: int, words_say: Sequence[str]) -> str:
    """Evidence for a heading that does not depend on its words: signs, or the space above it."""
    if number in survey.marked_headings:
        return "heading.marked"
    return "heading.set-apart" if number in survey.set_apart and not words_say else ""


def _heads_notes(survey: Survey, number: int, text: str) -> bool:
    """The words say that notes follow and no more, or the next block begins like one: not "Notes of the Month"."""
    following = survey.blocks.blocks[number + 1 : number + 2]
    alone = heads_notes(text.strip(" .:"), (survey.language.code,))
    return alone or bool(following and labels_of(survey, following[0]))


class _Known:
    """What is asked of every block: words of the language, and facts of the whole source."""

    def __init__(self, survey: Survey) -> None:
        language = survey.language
        self.names = phrase_pattern(tuple(language.table("divisions")))
        self.ordinals = phrase_pattern(tuple(language.table("numerals")))
        self._months = phrase_pattern(tuple(language.table("months")))
        self._weekdays = phrase_pattern(tuple(language.table("weekdays")))
        self._hours = frozenset(language.words("address", "dateline"))
        self._letters = survey.letters
        segments = self._letters.segments
        self.last_line = segments[-1].last if segments else -1
        self.stopped = survey.stopped_headings
        self.years = survey.lone_years
        self.titled = survey.titles_under_numbers
        self.announced = survey.announcements
        self._spoken = survey.cast.speeches
        self._names = survey.cast.names
        self._opens_scene = survey.scene_openings
        divisions = language.table("divisions")
        self._before_curtain = phrase_pattern(tuple(w for w in divisions if divisions[w] in _BEFORE_CURTAIN))
        self._enclosed = phrase_pattern(tuple(w for w in divisions if divisions[w] in _IN_BRACKETS))
        self._survey = survey

    def unbracketed(self, text: str) -> str:
        """What stands in the brackets in which registers set the names of some divisions."""
        bracketed = text[0] == "[" and text[-1] == "]" and self._enclosed.match(text[1:])
        return text[1:-1] if bracketed else text

    def about(self, text: str, block: Block, number: int) -> Iterator[str]:
        """What else speaks for and against a heading that neither a name nor a number makes one."""
        if self._is_dated(text) or self._letters.opens(block.first) or self._letters.heads_text(block.first):
            yield "heading.dated"
        if self._letters.greets(number):
            yield "heading.greeting"
        if self._letters.heads_letter(block):
            yield "heading.before-letter"
        if len(block) > 1 and self._are_names(block):
            yield "heading.names"
        if number in self._spoken or (number - 1 in self._spoken and number + 1 in self._spoken):
            yield "heading.amid-speeches"
        if number in self._opens_scene and (text[-1] == "." or any(name in text.upper() for name in self._names)):
            yield "heading.opens-scene"

    def _are_names(self, block: Block) -> bool:
        """Every line is the name of a person: who signs, or who was there."""
        survey, codes = self._survey, languages(self._survey)
        lines = survey.blocks.lines[block.first : block.last + 1]
        names = (survey.blocks.text(line).strip(" .,;") for line in lines)
        return all(is_personal_name(name, codes, survey.lower_case_words) >= SURE_NAME for name in names)

    def over_lines(self, text: str, number: int) -> bool:
        """Names a prologue or an epilogue, and lines of verse follow that nobody's name stands over."""
        blocks = self._survey.blocks.blocks
        if number + 1 >= len(blocks) or number + 1 in self._spoken or not self._before_curtain.search(text):
            return False
        below = blocks[number + 1]
        return len(below) >= FEWEST_LINES and not wrapped(self._survey, below.first, below.last)

    def _is_dated(self, text: str) -> bool:
        """A date, and little besides: what follows or precedes a colon makes it the title of a time."""
        if self._weekdays.match(text) and not text.isupper():
            hours = self._weekdays.sub(" ", text).lower().strip(" .,").split()
            if self._hours.issuperset(hours):
                return True
        day, year = bool(_day().search(text)), bool(_YEAR.search(text))
        if not self._months.search(text) or not (day or year) or ":" in text:
            return False
        rest = [word for word in re.findall(r"[^\W\d_]+", self._months.sub(" ", text)) if len(word) > 3]
        return (day and year) or len(rest) <= 2


def _place(survey: Survey, known: _Known, number: int) -> Iterator[str]:
    """What follows and what stands before."""
    if number == len(survey.blocks.blocks) - 1 or survey.blocks.blocks[number].last >= known.last_line:
        yield "heading.at-end"
    elif length := _followed_by_text(survey, number):
        yield "heading.before-text"
        if length > LONG_TEXT and _sentence_ended(survey, number):
            yield "heading.between-paragraphs"


def _running(text: str) -> Iterator[str]:
    """Long, and hardly a capital letter in it: a sentence without its stop."""
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    if len(text) > SHORT and sum(word[0].islower() for word in longer) > MOSTLY * len(longer):
        yield "heading.running-words"


def _under(survey: Survey, known: _Known, text: str) -> list[str]:
    """What stands under a numbered heading is its title, or it is the first sentence, as it is under the others."""
    reasons = ["heading.under-numbered"] if _titled(text, survey.language.code) else []
    if known.titled is not None:
        reasons.append("heading.as-others" if known.titled else "heading.unlike-others")
    return reasons


def _named(text: str, names: Phrases, ordinals: Phrases) -> tuple[str, str, str] | None:
    """The name of a division, its number as far as it stands before it, and what is behind: Act II; Second Act."""
    if named := names.match(text):
        return named.group(), "", text[named.end() :]
    ordinal = ordinals.match(text)
    behind = text[ordinal.end() :].lstrip(" .") if ordinal else ""
    if ordinal and (named := names.match(behind)):
        return named.group(), ordinal.group(), behind[named.end() :]
    return None


def _words(text: str, named: tuple[str, str, str] | None, survey: Survey, attributes: dict[str, str]) -> Iterator[str]:
    """What its words say: Chapter IV, IV., IV. The title, Preface."""
    if named:
        yield from _division(text, named, survey, attributes)
    elif alone := NUMBER_ALONE.match(text):
        attributes["n"] = alone["n"]
        if not alone["n"].islower() or len(alone["n"]) > 1 or not alone["n"].isalpha():
            yield "heading.number-alone"
    elif (numbered := _NUMBERED.match(text)) and len(text) <= 90 and text[-1] not in _TERMINAL + ",;:":
        attributes["n"] = numbered["n"]
        yield "heading.numbered"


def _division(text: str, named: tuple[str, str, str], survey: Survey, attributes: dict[str, str]) -> Iterator[str]:
    """What the name of a division and its number say."""
    name, n, rest = named
    kind = str(survey.language.table("divisions")[" ".join(name.lower().replace("’", "'").split())])
    after = rest.lstrip(" ")
    if not n and (behind := after_word().match(rest)) and behind["n"]:
        numeral = re.fullmatch(NUMERAL, behind["n"]) or behind["n"].lower() in survey.language.table("numerals")
        n, after = (behind["n"], behind["rest"].lstrip(" ")) if numeral else ("", after)
    set_off = after[:1] in ("", ".", ":", "—", "–", "-")
    if n and (len(text) <= LONGEST_NAMED or set_off):
        attributes.update(type=kind, n=n)
        yield "heading.division-numbered"
        if set_off:
            yield "heading.division-set-off"
    elif len(rest) <= 2 or (text.isupper() and kind not in table("divisions")["genres"]["types"]):
        attributes["type"] = kind
        yield "heading.division-word"
    elif len(text) <= LONGEST_NAMED and text[-1] not in ",;":
        attributes["type"] = kind
        yield "heading.division-begins"


def _form(text: str) -> Iterator[str]:
    letters = [*filter(str.isalpha, text)]
    if len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.9 * len(letters):
        yield "heading.capitals"
    elif _title_case(text):
        yield "heading.title-case"
    if text[-1] not in ".!?,;:-—–”’\"')]" or _YEARS.search(text):
        yield "heading.no-stop"
    elif text[-1] in ",;:-—–":
        yield "heading.goes-on"
    elif text[-1] in _TERMINAL and not "".join(letters).isupper() and len(text.split()) > 3:
        yield "heading.sentence"
    if len(text) <= 60:
        yield "heading.short"
    elif len(text) > 110:
        yield "heading.long"
    yield from _beginning(text)


def _beginning(text: str) -> Iterator[str]:
    if text[0] in "“„«\"‘'—–-([":
        yield "heading.speech"
    elif text[0].islower():
        yield "heading.small-letter"
    if _AMOUNT.search(text):
        yield "heading.amount"


def _title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) >= 1 and all(word[0].isupper() for word in words)


def _setting(survey: Survey, block: Block) -> Iterator[str]:
    """How it is set: more space above it than usual, or in the middle of the measure."""
    layout = survey.blocks.layout
    if block.blank_before > layout.gap and block.first > 0:
        yield "heading.space-above"
    lines = survey.blocks.lines[block.first : block.last + 1]
    measure = layout.measure or 72
    if all(line.indent >= 6 and abs(line.indent - (measure - (line.width - line.indent)) / 2) <= 4 for line in lines):
        yield "heading.centred"


def _followed_by_text(survey: Survey, number: int) -> int:
    """How many characters the next block has, 0 for a short one."""
    following = survey.blocks.blocks[number + 1]
    length = survey.blocks.end(following) - survey.blocks.start(following)
    return length if length > 90 else 0


def _sentence_ended(survey: Survey, number: int) -> bool:
    """The block before ends with a full stop, closing quotation mark or bracket; nothing runs on into this one."""
    if not number:
        return False
    before = survey.blocks.block_text(survey.blocks.blocks[number - 1]).rstrip("_* ")
    return before[-1:] in tuple('.!?”"»)]')


def _titled(text: str, code: str) -> bool:
    """Reads like a title: no stop at the end, or most of its longer words with capitals where that says something."""
    if len(text) > 120 or text[0].islower() or text[0] in "“„«\"‘'—–-([":
        return False
    if text[-1] not in _TERMINAL + ",;:":
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return (
        text[-1] == "."
        and "nouns" not in language(code).words("dates", "capitals")
        and 2 * sum(w[0].isupper() for w in words) >= len(words) > 0
    )
