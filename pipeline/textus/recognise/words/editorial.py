"""Editorial marks: words supplied in brackets, [sic], [?], [illegible], […]; and matter announced but missing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.conventions.profiles import Mark
from textus.language.bibliography.lexicon import alternation
from textus.model.claims import Claim, Span
from textus.recognise.words._sayings import GAPS, labelled, meaning, sized
from textus.survey.letters.letter_words import without_seal
from textus.survey.notes.calls import closed, completes_year
from textus.survey.survey import Survey

_BRACKETS = regex(r"\[(?P<words>[^\[\]]{1,80})\]")
_OTHERS = regex(r"\([^()\r\n]{1,40}\)|<[^<>/\r\n]{1,40}>|\{[^{}\r\n]{1,40}\}")
_OPENING = "[<{("
_POINTED = ("‹", "›")
_DOUBTS = ("?", "??", "(?)", "?!")
_HYPHENS = ("-", "‐")
_DOTS = regex(r"^[.…\s-]+$")
_LABEL = regex(r"^(?:\d{1,4}[a-z]?|[*†‡§#]+|[ivxlc]+|[a-z])$")
_WRITTEN = ("del", "add")
"""what stands between two equal marks of these was written, whatever it says but that it cannot be read"""
_WRITERS = ("editor", "translator", "author", "transcriber")
LONGEST_SUPPLIED = 40
AHEAD = 1200
"""characters after what announces something in which another paragraph begins as the first one does"""
MOST_SUPPLIED = 4
_WORD_BEFORE = regex(r"[\w’'-]+[.,;:]?\s*$")


@functools.cache
def _recte() -> re.Pattern[str]:
    """What says that a word should be another one."""
    read, sic, instead = (alternation(anywhere("corrections", key)) for key in ("read", "sic", "sic_for"))
    return re.compile(
        rf"{read}[:,]?\s+(?P<meant>[^\[\]:;]{{1,40}})$|(?:{sic}[:,=]|{instead})\s*(?P<meant_so>[^\[\]:;]{{1,40}})$",
        re.IGNORECASE,
    )


def block_claims(survey: Survey) -> Iterator[Claim]:
    """A block that is nothing but a remark in brackets; a paragraph that announces what does not follow."""
    for number, block in enumerate(survey.blocks.blocks):
        text = survey.blocks.block_text(block)
        if not survey.cast.speeches and _is_gap(survey, text):
            start, end = survey.blocks.start(block), survey.blocks.end(block)
            whole = Span(start, end, "whole", before=len(text), weight=span_weight("editorial.gap-alone"))
            reason = GAPS.get(meaning(survey, text[1:-1]), "omitted")
            yield survey.block_claim(block, "gap", "editorial.gap", spans=(whole,), reason=reason)
        elif _in_brackets(text) and number not in survey.parallel_headings:
            reasons = ["editorial.bracketed"]
            if len(text) > 80:
                reasons.append("editorial.long")
            yield survey.block_claim(block, "editorial", *reasons)
        if missing := tuple(_announced(survey, survey.blocks.start(block), survey.blocks.end(block))):
            yield survey.block_claim(block, "p", "paragraph.announces", spans=missing)


def _in_brackets(text: str) -> bool:
    return text[0] == "[" and text[-1] == "]" and len(text) > 3 and closed(text, 0, len(text)) == len(text)


def _is_gap(survey: Survey, text: str) -> bool:
    """A block that is nothing but brackets with dots or a word for what is lost."""
    if text[0] != "[" or text[-1] != "]" or len(text) > LONGEST_SUPPLIED:
        return False
    return bool(_DOTS.match(text[1:-1].strip())) or meaning(survey, text[1:-1]) in GAPS


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """What each pair of brackets says."""
    for match in _BRACKETS.finditer(survey.text, start, end):
        if match.start() == start and match.end() == end and len(match.group()) > 40:
            continue
        if match.group() in survey.conventions.profile.spelled:
            continue
        if survey.text[max(start, match.start() - 1) : match.start()] != "[":
            yield from _meaning(survey, match, start, end)
    yield from _other_brackets(survey, start, end)
    for match, mark in survey.conventions.profile.editorial_in(survey.text, start, end):
        if mark.open != "‹" or not survey.quotes_pointedly:
            yield from _signed(survey, match, mark)


def _signed(survey: Survey, match: re.Match[str], mark: Mark) -> Iterator[Span]:
    """What a pair of marks means in the conventions of the text, unless the words in it state something else."""
    before, after = len(mark.open), len(mark.close)
    words = survey.text[match.start() + before : match.end() - after]
    said = meaning(survey, words)
    written = mark.role in _WRITTEN and mark.open == mark.close
    weight = span_weight("editorial.sign")
    if said in GAPS and (said == "illegible" or not written):
        yield Span(*match.span(), "gap", {"reason": GAPS[said]}, weight=weight)
    elif mark.open[0] in _OPENING and (first := labelled(survey, words)):
        yield Span(*match.span(), first[0], before=before + first[1], after=after, weight=weight)
    elif any(c.isalnum() for c in words) and not (mark.open in _POINTED and survey.quotes_pointedly):
        yield Span(*match.span(), mark.role, mark.attributes, before=before, after=after, weight=weight)


def _meaning(survey: Survey, match: re.Match[str], start: int, end: int) -> Iterator[Span]:
    words = match["words"].strip()
    said = meaning(survey, words)
    reason = survey.conventions.profile.brackets
    lost = "lost" if reason == "lost" else "omitted"
    weight = span_weight("editorial.says")
    if size := sized(survey, words):
        yield Span(match.start(), match.end(), "gap", size, weight=weight)
    elif _hyphened(survey, match, words):
        yield Span(match.start(), match.end(), "supplied", {"reason": reason}, weight=weight)
    elif _DOTS.match(words) or said in GAPS:
        yield Span(match.start(), match.end(), "gap", {"reason": GAPS.get(said, lost)}, weight=weight)
    elif said == "sic":
        yield from _so_written(survey, match.start(), match.end(), start)
    elif found := (
        _doubted(survey, match.start(), match.end(), start)
        or _corrected(survey, match, start)
        or _labelled(survey, match)
        or _guessed(match, words)
    ):
        yield found
    elif (survey.cast.speeches and not _in_word(survey, match)) or not without_seal(match.group()):
        return  # in a play, brackets hold directions; under a deed, a seal
    elif completes_year(survey.text, match) or (
        _LABEL.match(words) is None
        and _supplied(words)
        and not (match.start() == start and match.end() == end)
        and not _signs_off().fullmatch(words)
    ):
        yield Span(match.start(), match.end(), "supplied", {"reason": reason}, weight=span_weight("editorial.guess"))


@functools.cache
def _signs_off() -> Phrases:
    """Who a note is by, in any language: [N. d. A.], [Ed.]."""
    return phrase_pattern(tuple(word for key in _WRITERS for word in anywhere("signoffs", key)))


def _hyphened(survey: Survey, match: re.Match[str], words: str) -> bool:
    """A hyphen that an editor put within a word: "twenty[-]four"."""
    around = survey.text[match.start() - 1 : match.start()] + survey.text[match.end() : match.end() + 1]
    return words in _HYPHENS and len(around) == 2 and around.isalpha()


def _guessed(match: re.Match[str], words: str) -> Span | None:
    """A question mark at either end of the words in brackets: [Brun?], [?Brun]."""
    if not any(c.isalpha() for c in words) or (words[-1] != "?" and words[0] != "?"):
        return None
    weight = span_weight("editorial.guess")
    return Span(match.start(), match.end(), "unclear", {"reason": "uncertain"}, weight=weight)


def _other_brackets(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The same remarks in other brackets, if only editors make them: (illegible), <torn>, {Brun?}."""
    for match in _OTHERS.finditer(survey.text, start, end):
        words, round_ones = match.group()[1:-1].strip(), match.group()[0] == "("
        said = meaning(survey, words)
        weight = span_weight("editorial.says")
        if said == "illegible" or (said in GAPS and not round_ones):
            yield Span(*match.span(), "gap", {"reason": GAPS[said]}, weight=weight)
        elif said == "sic" and match.group()[0] != "<":
            yield from _so_written(survey, match.start(), match.end(), start)
        elif not round_ones and (found := _doubted(survey, *match.span(), start) or _guessed(match, words)):
            yield found


def _word_before(survey: Survey, at: int, start: int) -> tuple[int, int] | None:
    """Start and end of the word before a bracket, the stop behind it left out; None if there is none."""
    before = _WORD_BEFORE.search(survey.text, max(start, at - 40), at)
    return (before.start(), before.start() + len(before.group().rstrip(" \t\r\n.,;:"))) if before else None


def _so_written(survey: Survey, at: int, after: int, start: int) -> Iterator[Span]:
    """The word before is so in the source, and a note says that it is."""
    if word := _word_before(survey, at, start):
        yield Span(*word, "sic", weight=span_weight("editorial.so-written"))
    yield Span(at, after, "note", {"type": "sic", "place": "inline"}, weight=span_weight("editorial.says"))


def _doubted(survey: Survey, at: int, after: int, start: int) -> Span | None:
    """The word before, and a question mark in brackets after it: Brun [?]."""
    words = survey.text[at + 1 : after - 1].strip()
    doubts = words in _DOUBTS or meaning(survey, words) == "unclear"
    word = _word_before(survey, at, start) if doubts else None
    if word is None:
        return None
    said = after - word[1]
    weight = span_weight("editorial.doubted")
    return Span(word[0], after, "unclear", {"reason": "uncertain"}, after=said, weight=weight)


def _corrected(survey: Survey, match: re.Match[str], start: int) -> Span | None:
    """The word before, and what it should be: fild [recte: filled]."""
    said = _recte().match(match["words"])
    word = _word_before(survey, match.start(), start) if said else None
    if said is None or word is None:
        return None
    return Span(
        word[0],
        match.end(),
        "sic",
        {"corr": said["meant"] or said["meant_so"]},
        after=match.end() - word[1],
        weight=span_weight("editorial.says"),
    )


def _in_word(survey: Survey, match: re.Match[str]) -> bool:
    """The brackets hold letters of a word: "wh[en]", "[un]known"."""
    before, after = survey.text[match.start() - 1 : match.start()], survey.text[match.end() : match.end() + 1]
    return match["words"][0].isalpha() and before != "[" and (before.isalpha() or after.isalpha())


def _labelled(survey: Survey, match: re.Match[str]) -> Span | None:
    """Brackets that say first what became of the words in them: [crossed out: and], [inserted: not]."""
    said = labelled(survey, match["words"])
    if said is None:
        return None
    return Span(match.start(), match.end(), said[0], before=said[1] + 1, after=1, weight=span_weight("editorial.says"))


def _supplied(words: str) -> bool:
    """A few words and no reference: a name, a word, a part of one."""
    few = len(words) <= LONGEST_SUPPLIED and len(words.split()) <= MOST_SUPPLIED
    return few and any(c.isalpha() for c in words) and not any(c.isdigit() or c in ":;/" for c in words)


def _counts(survey: Survey, following: str) -> bool:
    """It begins with a number or letter of an enumeration, with "First", or as the paragraph after it: "Item"."""
    first = re.match(r"\w+", following)
    if first is None:
        return False
    again = re.search(rf"[\r\n]\s*{first.group()}\b", following) is not None
    counted = survey.language.table("numerals").get(first.group().lower()) == 1
    return again or counted or bool(re.match(r"(?:[IVX]+|[A-Z])[.)]", following))


def _announced(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """A paragraph that ends announcing examples, and another that begins as if they had been given."""
    if survey.text[end - 1] != ":" or end - start < 40:
        return
    announcement = phrase_pattern(survey.language.words("announcements", "phrases"))
    tail = survey.text[max(start, end - 60) : end]
    if not any(match.end() >= len(tail) - 1 for match in announcement.finditer(tail)):
        return
    following = (
        survey.text[end:].lstrip(" \t\r\n\f")
        if end + AHEAD >= len(survey.text)
        else survey.text[end : end + AHEAD].lstrip(" \t\r\n\f")
    )
    first = following[:1]
    line_end = min((i for i in (following.find("\n"), following.find("\r")) if i >= 0), default=len(following))
    figures = re.search(r"[._]{4}|\t| {4}", following[:line_end])
    if first.isupper() and line_end > 120 and not figures and not _counts(survey, following):
        desc = {"cert": "medium", "desc": "Matter announced in the text is missing from the transcription."}
        yield Span(end, end, "missing", desc, weight=span_weight("editorial.missing"))
