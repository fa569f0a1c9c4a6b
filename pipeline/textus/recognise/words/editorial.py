"""Editorial marks: words supplied in brackets, [sic], [?], [illegible], […]; and matter announced but missing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from textus.base.bundles import span_weight
from textus.base.knowledge import anywhere, phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.model.claims import Claim, Span
from textus.survey.notes.calls import closed, completes_year
from textus.survey.survey import Survey

_BRACKETS = regex(r"\[(?P<words>[^\[\]]{1,80})\]")
_POINTED = ("‹", "›")
_DOUBTS = ("?", "??", "(?)", "?!")
_DOTS = regex(r"^[.…\s-]+$")
_LABEL = regex(r"^(?:\d{1,4}[a-z]?|[*†‡§#]+|[ivxlc]+|[a-z])$")
GAPS = {
    "illegible": "illegible",
    "inaudible": "inaudible",
    "damage": "damage",
    "blank": "blank",
    "omitted": "omitted",
    "censored": "censored",
    "missing": "missing",
}
_WRITTEN = ("del", "add")
"""what stands between two equal marks of these was written, whatever it says but that it cannot be read"""
EXTENTS = ("words", "chars", "lines", "pages")
"""values of @unit for what is lost, in the order in which their words are looked for"""
LONGEST_SUPPLIED = 40
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


@functools.cache
def _quantity() -> re.Pattern[str]:
    """ "ca. 3 lines": how much is lost."""
    about = alternation(anywhere("dates", "circa"))
    return re.compile(
        rf"^(?P<before>[^\W\d_]*(?: [^\W\d_]+)?)[,:]?\s*(?:{about})?\s*"
        r"(?P<n>\d{1,3}) (?P<unit>[^\W\d_]+)\s*(?P<after>.{0,30})$"
    )


def block_claims(survey: Survey) -> Iterator[Claim]:
    """A block that is nothing but a remark in brackets; a paragraph that announces what does not follow."""
    for number, block in enumerate(survey.blocks.blocks):
        text = survey.blocks.block_text(block)
        if not survey.cast.speeches and _is_gap(survey, text):
            start, end = survey.blocks.start(block), survey.blocks.end(block)
            whole = Span(start, end, "whole", before=len(text), weight=span_weight("editorial.gap-alone"))
            meaning = str(survey.language.table("editorial").get(text[1:-1].strip().lower(), ""))
            yield survey.block_claim(block, "gap", "editorial.gap", spans=(whole,), reason=GAPS.get(meaning, "omitted"))
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
    words = text[1:-1].strip().lower()
    return bool(_DOTS.match(words)) or survey.language.table("editorial").get(words) in GAPS


def inline_spans(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """What each pair of brackets says."""
    meanings = survey.language.table("editorial")
    for match in _BRACKETS.finditer(survey.text, start, end):
        if match.start() == start and match.end() == end and len(match.group()) > 40:
            continue
        if match.group() in survey.conventions.profile.spelled:
            continue
        words = " ".join(match["words"].split()).lower()
        if survey.text[max(start, match.start() - 1) : match.start()] != "[":
            yield from _meaning(survey, match, str(meanings.get(words, "")), start, end)
    yield from _round(survey, start, end)
    for match, mark in survey.conventions.profile.editorial_in(survey.text, start, end):
        if mark.open == "‹" and survey.quotes_pointedly:
            continue
        before, after = len(mark.open), len(mark.close)
        words = survey.text[match.start() + before : match.end() - after]
        meaning = meanings.get(words.lower())
        written = mark.role in _WRITTEN and mark.open == mark.close
        if meaning in GAPS and (meaning == "illegible" or not written):
            yield Span(*match.span(), "gap", {"reason": GAPS[meaning]}, weight=span_weight("editorial.sign"))
        elif any(c.isalnum() for c in words) and not (mark.open in _POINTED and survey.quotes_pointedly):
            yield Span(
                *match.span(),
                mark.role,
                mark.attributes,
                before=before,
                after=after,
                weight=span_weight("editorial.sign"),
            )


def _meaning(survey: Survey, match: re.Match[str], meaning: str, start: int, end: int) -> Iterator[Span]:
    words = match["words"].strip()
    reason = survey.conventions.profile.brackets
    lost = "lost" if reason == "lost" else "omitted"
    if sized := _sized(_in_figures(words, survey), survey.language.table("editorial")):
        yield Span(match.start(), match.end(), "gap", sized, weight=span_weight("editorial.says"))
    elif _DOTS.match(words) or meaning in GAPS:
        yield Span(
            match.start(), match.end(), "gap", {"reason": GAPS.get(meaning, lost)}, weight=span_weight("editorial.says")
        )
    elif meaning == "sic":
        yield from _so_written(survey, match.start(), match.end(), start)
    elif said := _doubted(survey, match, start) or _corrected(survey, match, start) or _labelled(survey, match):
        yield said
    elif words.endswith("?") and any(c.isalpha() for c in words):
        yield Span(
            match.start(), match.end(), "unclear", {"reason": "uncertain"}, weight=span_weight("editorial.guess")
        )
    elif survey.cast.speeches and not _in_word(survey, match):
        return  # in a play, brackets hold directions
    elif completes_year(survey.text, match) or (
        _LABEL.match(words) is None and _supplied(words) and not (match.start() == start and match.end() == end)
    ):
        yield Span(match.start(), match.end(), "supplied", {"reason": reason}, weight=span_weight("editorial.guess"))


def _round(survey: Survey, start: int, end: int) -> Iterator[Span]:
    """The same remarks in round brackets, as far as no writer makes them of himself."""
    meanings = survey.language.table("editorial")
    at = survey.text.find("(", start, end)
    while at >= 0:
        after = survey.text.find(")", at, min(end, at + LONGEST_SUPPLIED)) + 1
        meaning = meanings.get(" ".join(survey.text[at + 1 : after - 1].lower().split())) if after else None
        if meaning == "illegible":
            yield Span(at, after, "gap", {"reason": "illegible"}, weight=span_weight("editorial.says"))
        elif meaning == "sic":
            yield from _so_written(survey, at, after, start)
        at = survey.text.find("(", at + 1, end)


def _word_before(survey: Survey, at: int, start: int) -> tuple[int, int] | None:
    """Start and end of the word before a bracket, the stop behind it left out; None if there is none."""
    before = _WORD_BEFORE.search(survey.text, max(start, at - 40), at)
    return (before.start(), before.start() + len(before.group().rstrip(" \t\r\n.,;:"))) if before else None


def _so_written(survey: Survey, at: int, after: int, start: int) -> Iterator[Span]:
    """The word before is so in the source, and a note says that it is."""
    if word := _word_before(survey, at, start):
        yield Span(*word, "sic", weight=span_weight("editorial.so-written"))
    yield Span(at, after, "note", {"type": "sic", "place": "inline"}, weight=span_weight("editorial.says"))


def _doubted(survey: Survey, match: re.Match[str], start: int) -> Span | None:
    """The word before, and a question mark behind it: Brun [?]."""
    word = _word_before(survey, match.start(), start) if match["words"].strip() in _DOUBTS else None
    if word is None:
        return None
    after = match.end() - word[1]
    return Span(
        word[0], match.end(), "unclear", {"reason": "uncertain"}, after=after, weight=span_weight("editorial.doubted")
    )


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


def _in_figures(words: str, survey: Survey) -> str:
    """A number in words at the beginning, as a figure: two words illegible."""
    first, space, rest = words.partition(" ")
    number = survey.language.table("numerals").get(first.lower())
    return f"{number}{space}{rest}" if isinstance(number, int) else words


def _in_word(survey: Survey, match: re.Match[str]) -> bool:
    """The brackets hold letters of a word: "wh[en]", "[un]known"."""
    before, after = survey.text[match.start() - 1 : match.start()], survey.text[match.end() : match.end() + 1]
    return match["words"][0].isalpha() and before != "[" and (before.isalpha() or after.isalpha())


def _sized(words: str, meanings: Mapping[str, Any]) -> dict[str, str]:
    """How much is lost, where the brackets count it: [3 words illegible], [ca. 5 letters missing]."""
    match = _quantity().match(words)
    if match is None:
        return {}
    rest = " ".join(f"{match['before']} {match['unit']} {match['after']}".replace(",", " ").split()).lower()
    without = " ".join(f"{match['before']} {match['after']}".replace(",", " ").split()).lower()
    meaning = meanings.get(rest) or meanings.get(without)
    unit = next((name for name in EXTENTS if match["unit"].lower() in anywhere("extents", name)), "")
    if not unit or meaning not in GAPS:
        return {}
    return {"reason": GAPS[str(meaning)], "unit": unit, "quantity": match["n"]}


def _labelled(survey: Survey, match: re.Match[str]) -> Span | None:
    """Brackets that say first what became of the words in them: [crossed out: and], [inserted: not]."""
    label, colon, words = match["words"].partition(":")
    if not colon or not words.strip():
        return None
    meaning = str(survey.language.table("editorial").get(label.strip().lower(), ""))
    role = {"deleted": "del", "added": "add"}.get(meaning)
    if role is None:
        return None
    before = match.group().index(words.strip(), len(label) + 2)
    return Span(match.start(), match.end(), role, before=before, after=1, weight=span_weight("editorial.says"))


def _supplied(words: str) -> bool:
    """A few words and no reference: a name, a word, a part of one."""
    few = len(words) <= LONGEST_SUPPLIED and len(words.split()) <= MOST_SUPPLIED
    return few and any(c.isalpha() for c in words) and not any(c.isdigit() or c in ":;/" for c in words)


def _counts(survey: Survey, following: str) -> bool:
    """It begins with a number or letter of an enumeration, or with "First"."""
    first = re.match(r"\w+", following)
    return bool(re.match(r"(?:[IVX]+|[A-Z])[.)]", following)) or (
        first is not None and survey.language.table("numerals").get(first.group().lower()) == 1
    )


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
        if end + 400 >= len(survey.text)
        else survey.text[end : end + 400].lstrip(" \t\r\n\f")
    )
    first = following[:1]
    line_end = min((i for i in (following.find("\n"), following.find("\r")) if i >= 0), default=len(following))
    figures = re.search(r"[._]{4}|\t| {4}", following[:line_end])
    if first.isupper() and line_end > 120 and not figures and not _counts(survey, following):
        desc = {"cert": "medium", "desc": "Matter announced in the text is missing from the transcription."}
        yield Span(end, end, "missing", desc, weight=span_weight("editorial.missing"))
