"""Headings that stand in the first line of their paragraph: "Scene I. A garden. …", "3. The Weir. – The water …".

One such line is a paragraph that begins with a name or a number; only several of one form, counting on, are headings
(TEI P5, 4.2.1, allows a `head` wherever a division begins).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.frozen import frozen
from textus.base.knowledge import function_words, phrase_pattern
from textus.base.regex import regex
from textus.language.bibliography.lexicon import ordinal_endings
from textus.language.bibliography.numerals import roman
from textus.model.claims import Claim, Span
from textus.read.blocks import Block
from textus.survey.survey import Survey

LEAST_BEHIND, LEAST_PROVISION = 60, 12
"""characters of text behind a heading of its line, and of a sentence behind the number of an article"""
FEWEST = 3
LONGEST_TITLE = 60
_NUMERAL = r"(?P<n>[IVXLC]{1,8}|\d{1,3})"
_OF_PLAYS = ("scene", "act")
_REASONS = {"numbered": "run-in.numbered", "marked": "run-in.marked"}
_OF_LAWS = ("article", "section", "clause", "paragraph")
_NUMBERED = regex(rf"^(?:§\s*)?{_NUMERAL}[.)]\s+(?P<title>[^.:;!?]{{2,{LONGEST_TITLE}}})\.?\s?(?:[—–]|--)\s?(?=\S)")
_MARKED = regex(
    rf"^(?P<mark>\*\*|[_*=])(?P<title>[^\W_][^_*=]{{2,{LONGEST_TITLE}}}?)\.?(?P=mark)\.?\s?(?:[—–]|--)\s?(?=\S)"
)


@functools.cache
def _behind_name() -> re.Pattern[str]:
    number = rf"(?:\s+{_NUMERAL}{ordinal_endings()}?)?"
    return re.compile(number + r"(?P<stop>\.|:|\s?[.]?\s?[—–])(?=\s|[—–_*])")


@frozen
class _Heading:
    block: Block
    form: str
    end: int
    """offset behind the heading"""
    kind: str
    n: str
    short: bool = False
    """little stands behind it: a paragraph only where others like it stand directly above or below"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Paragraphs with a heading in their first line, where others of the same form stand before or behind."""
    found: defaultdict[str, list[_Heading]] = defaultdict(list)
    for block in survey.blocks.blocks:
        if heading := _heading(survey, block):
            found[heading.form].append(heading)
    for form, several in found.items():
        headings = several if _beside(several) else [heading for heading in several if not heading.short]
        if len(headings) >= (FEWEST if form == "marked" else 2) and (form == "marked" or _count_on(headings)):
            yield from (_claim(survey, heading) for heading in headings)


def _heading(survey: Survey, block: Block) -> _Heading | None:
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    text = survey.text[start : min(end, start + 160)]
    bare = len(text) - len(text.lstrip("_*"))
    divisions = survey.language.table("divisions")
    if not text[bare : bare + 1].strip():
        return None
    if named := phrase_pattern(tuple(divisions)).match(text, bare):
        behind = _behind_name().match(text, named.end())
        kind = str(divisions.get(named.group().lower(), ""))
        scene = kind in _OF_PLAYS and bool(survey.cast.speeches)
        if behind and kind and (behind["n"] or scene) and not bare:
            short = end - start - behind.end() < LEAST_BEHIND
            if not short or (kind in _OF_LAWS and _provides(survey, text[behind.end() :])):
                end_of_head = start + behind.end("stop")
                return _Heading(block, named.group().lower(), end_of_head, kind, behind["n"] or "", short)
        return None
    if found := _NUMBERED.match(text):
        if end - start - found.end() >= LEAST_BEHIND and _like_title(found["title"]):
            return _Heading(block, "numbered", start + len(found.group().rstrip()), "", found["n"])
    elif (found := _MARKED.match(text)) and end - start - found.end() >= LEAST_BEHIND:
        return _Heading(block, "marked", start + len(found.group().rstrip()), "", "")
    return None


def _provides(survey: Survey, text: str) -> bool:
    """A sentence with its stop and with words that no title has in small letters."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    small = frozenset(function_words(survey.language.code))
    return text[-1:] in (".", ";", ":") and any(word[0].islower() and word not in small for word in words)


def _beside(headings: list[_Heading]) -> bool:
    """Most of them stand directly above another one: nothing else says what they head."""
    direct = sum(one.block.last + 1 == other.block.first for one, other in itertools.pairwise(headings))
    return 2 * direct >= len(headings) - 1 > 0


def _like_title(text: str) -> bool:
    """Begins with a capital letter and is no beginning of a sentence: most of its longer words have capitals."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return text[0].isupper() and (not words or 2 * sum(word[0].isupper() for word in words) >= len(words))


def _count_on(headings: list[_Heading]) -> bool:
    """The numbers go up by one, but where they begin anew."""
    numbers = [int(heading.n) if heading.n.isdigit() else roman(heading.n) or 0 for heading in headings if heading.n]
    breaks = [after for before, after in zip([0, *numbers], numbers, strict=False) if after not in (before + 1, 1)]
    return not breaks and max(numbers, default=0) > 1


def _claim(survey: Survey, heading: _Heading) -> Claim:
    start, end = survey.blocks.start(heading.block), survey.blocks.end(heading.block)
    after = heading.end
    while survey.text[after] in " \t\r\n":
        after += 1
    told = "stage" if heading.kind in _OF_PLAYS and survey.cast.speeches else "p"
    spans = (
        Span(start, heading.end, "runInHead", weight=span_weight("run-in.parts")),
        Span(after, end, told, weight=span_weight("run-in.parts")),
    )
    claim = survey.block_claim(heading.block, "head.run-in", _REASONS.get(heading.form, "run-in.named"), spans=spans)
    return replace(
        claim, attributes={name: value for name, value in (("type", heading.kind), ("n", heading.n)) if value}
    )
