"""Labels at the head of a block that may name the speaker, in every usual form."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import alternation
from textus.read.blocks import Block
from textus.survey.facts import Surveyed

_STAGE = r",?\s*(?:\([^()]{1,160}\)|\[[^\[\]]{1,160}\])"
_ALONE = regex(
    rf"^[_*]{{0,2}}(?P<name>[^\W_][^\t.:!?,;\"“”()\[\]—]{{0,38}}(?:\.\s[^\W\d_a-z][^\t.:!?,;\"“()\[\]—]{{0,30}})?)[_*]{{0,2}}"
    rf"(?P<stop>[.:]?)[_*]{{0,2}}(?P<stage>{_STAGE}|,\s[^.:]{{2,80}})?\s*[.:]?(?:\s?(?:[—–]|--?))?[_*]{{0,2}}$"
)
_FRAMED = regex(
    r"^(?P<dash>[—–-]{1,2})\s(?P<name>[^\W\d_][^\t.:!?,;“”\"()\[\]—–]{0,38}?)(?P<stage>,\s[^—–.:]{2,60}?)?(?P<stop>)\s(?P=dash)$"
)
"""a name between two dashes on a line of its own: - Anna -"""
_TWO_WORDS = regex(
    r"^[_*]{0,2}(?P<name>(?:\d{1,2}|[^\W\d_]{1,8})\.\s[^\W\d_][\w’'-]{0,20}(?:\.?\s[^\W\d_][\w’'-]{0,20})?)(?P<stop>[.:]?)"
    r"[_*]{0,2}(?P<stage>(?!))?$"
)
"""2. Wid., Iu. Holm., Holm. jun."""
_ODD = regex(r"^[_*]{0,2}(?P<name>(?:\d\.?\s)?[^\W\d_][^.,;:!?()\[\]]{0,38}?)[_*]{0,2}\s*(?P<stop>[.,;:]?)[_*]{0,2}$")
_NUMBER = regex(r"^[_*]{0,2}(?P<name>\d{1,2})[_*]{0,2}(?:[.:,]?[_*]{0,2}$|(?P<stop>:)\s+(?=\S))")
LONGEST_NAME = 45
"""characters"""
MOST_WORDS = 5
MOST_SMALL_WORDS = 3
"""words of a name in small letters"""
LONGEST_DIRECTION = 45
LONGEST_SHORTENED = 4
"""letters of a word that tells two of a name apart: sen., jun."""
_RANK = r"[^\W\d_a-z][a-zà-ÿ]{1,5}\.(?=\s(?:[^\W\d_a-z]{2}|[^\W\d_a-z][^\t\n.:]{1,30}\t))"
"""shortened before a name in capitals, or before one in a column of its own: Hptm. KRAFT"""
_SHORTENED = regex(r"^(?P<before>[^\W\d_]{1,5})\.\s(?=[^\W\d_])")
"""what is shortened before a name: ifj. Balogh, IFJ. BALOGH"""
MOST_CAPITALS = 3
"""letters of it in capitals: more would be a name"""
_WORD_ENDS = regex(r"\s+")


@functools.cache
def _run_in() -> re.Pattern[str]:
    titles = alternation(
        word for word in anywhere("titles_of_rank", "words") if word[-1] == "." and word.count(".") == 1
    )
    return re.compile(
        rf"^[_*]{{0,2}}(?P<name>(?:\d{{1,2}}[^\W\d_]{{0,3}}[.ºª°]?\s)?(?:(?:(?=[^\W\d_a-z])(?i:{titles})|{_RANK})\s)?"
        rf"[^\W_][\w’'-]*(?:\s[\w’'-]+){{0,4}}?)[_*]{{0,2}}"
        rf"(?P<stage>{_STAGE}|,\s[a-zà-ÿ][^.:,;]{{2,40}})?"
        rf"(?:(?P<stop>[.:])[_*]{{0,2}}(?:\s*[—–-])?\s+|\t+ *)(?=\S)"
    )


@frozen
class Label:
    """The name at the head of a block; offsets are of the source."""

    name: str
    """in capitals, to compare"""
    capitals: bool
    alone: bool
    """what is said begins on the next line"""
    end: int
    """where the name and its stop end"""
    stage: tuple[int, int] | None
    """a direction in the same line, before the stop or behind it"""
    said: int
    """where what is said begins in the line, its end if `alone`"""
    stop: str


def label(document: Surveyed, block: Block) -> Label | None:
    """The label a block begins with, whoever it may be; None if it has none."""
    line = document.blocks.lines[block.first]
    text = document.text[line.start : line.end]
    match = _ALONE.match(text) if len(text) <= 100 else None
    if (
        match
        and _stands_alone(match)
        and (len(block) > 1 or _set_off(match, text))
        and not _listed(document, block, match)
    ):
        return _label(match, line.start, line.end, alone=True)
    if (match := _FRAMED.match(text)) and _is_name(match["name"]):
        return _label(match, line.start, line.end, alone=True)
    if short := _shortened(text):
        return _label(short[0], line.start + short[1], line.end, alone=False, before=text[: short[1]])
    if (match := _run_in().match(text)) and _runs_in(match):
        return _label(match, line.start, line.end, alone=False)
    return None


def _shortened(text: str) -> tuple[re.Match[str], int] | None:
    """A name after a shortened word, and where it begins; the word is in small letters, or all is in capitals."""
    before = _SHORTENED.match(text)
    match = _run_in().match(text[before.end() :]) if before else None
    if not before or not match or not _runs_in(match):
        return None
    word, name = before["before"], match["name"]
    small = word.islower() and name[:1].isupper()
    capitals = word.isupper() and name.isupper() and len(word) <= MOST_CAPITALS <= len(name)
    return (match, before.end()) if small or capitals else None


def small_label(document: Surveyed, block: Block) -> Label | None:
    """A label in small letters before a speech, of any speaker; None for anything else."""
    line = document.blocks.lines[block.first]
    match = _run_in().match(document.text[line.start : line.end])
    if not match or match["stage"] or not match["name"].islower() or len(match["name"].split()) > MOST_SMALL_WORDS:
        return None
    return _label(match, line.start, line.end, alone=False)


def two_words(document: Surveyed, block: Block) -> Label | None:
    """A line of a number or a shortened word and a name, above what is said; None for anything else."""
    line = document.blocks.lines[block.first]
    if line.end - line.start > LONGEST_NAME or len(block) == 1:
        return None
    match = _TWO_WORDS.match(document.text[line.start : line.end])
    if match is None:
        return None
    small = [word for word in match["name"].split() if word[0].islower()]
    if small and not (match["name"].endswith(f" {small[0]}") and match["stop"] and len(small[0]) <= LONGEST_SHORTENED):
        return None
    return _label(match, line.start, line.end, alone=True)


def with_direction(document: Surveyed, block: Block, who: Label, names: frozenset[str]) -> Label | None:
    """A label of a known name and words in small letters after it, which state what is done; None for any other."""
    start = document.blocks.lines[block.first].start
    text = document.text[start : who.end]
    if who.stage or not text[:1].isalnum():
        return None
    for words in reversed([*_WORD_ENDS.finditer(text)]):
        name, rest = text[: words.start()], text[words.end() :]
        if name.upper() in names and rest[:1].islower() and len(rest) <= LONGEST_DIRECTION:
            end = start + len(name)
            return replace(
                who, name=name.upper(), capitals=name.isupper(), end=end, stage=(start + words.end(), who.end)
            )
    return None


def _stands_alone(match: re.Match[str]) -> bool:
    """A stop inside the name, or words after a comma, are part of a label only where the name is in capitals."""
    unmarked = (match["stage"] or "").lstrip(", \t")[:1] not in ("(", "[")
    plain = "." in match["name"] or (bool(match["stage"]) and unmarked)
    return _is_name(match["name"]) and (match["name"].isupper() or not plain)


def _listed(document: Surveyed, block: Block, match: re.Match[str]) -> bool:
    """A name and words after a comma, and the next line is another: no speech, but a list of the persons."""
    if not match["stage"] or len(block) == 1:
        return False
    line = document.blocks.lines[block.first + 1]
    following = _ALONE.match(document.text[line.start : line.end])
    if following is None or len(following["name"]) == 1:
        return False
    return following["name"].isupper() == match["name"].isupper()


def _runs_in(match: re.Match[str]) -> bool:
    """Words after a comma are a direction only where the name is in capitals."""
    unmarked = (match["stage"] or "(").lstrip(", \t")[:1] not in ("(", "[")
    return _is_name(match["name"]) and (match["name"].isupper() or not unmarked)


def _set_off(match: re.Match[str], text: str) -> bool:
    """A label in a block of its own is in italics, in capitals, or has a stop: nothing else would tell it."""
    numeral = not match["name"].strip("IVXLC. ")
    return not numeral and ((text[0] in "_*" and text[-1] in "_*.") or match["name"].isupper() or bool(match["stop"]))


def _is_name(name: str) -> bool:
    letters = name.lstrip("0123456789. ")
    upper = letters[:1].isupper() or (len(letters.split()) > 1 and letters.split()[-1][:1].isupper())
    numbered_page = letters[-2:].isdigit()
    return upper and not numbered_page and len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS


def _label(match: re.Match[str], start: int, end: int, *, alone: bool, before: str = "") -> Label:
    """What a pattern found in a line that begins at `start`, or there after what stands `before` the name."""
    name = before + match["name"].strip("_* .:–-")
    head_end = end if alone else start + len(match.group().rstrip(" \t—–-"))
    stage = None
    if match["stage"]:
        stage = start + match.end("stage") - len(match["stage"].lstrip(" \t")), head_end
    name_end = start + len(match.string[: match.start("stage")].rstrip()) if stage else head_end
    said = end if alone else start + match.end()
    return Label(name.upper(), name.isupper(), alone, name_end, stage, said, match["stop"] or "")


def stopped_otherwise(document: Surveyed, block: Block, names: frozenset[str], *, capitals: bool) -> Label | None:
    """A known name alone above a block, with a stop that labels do not have; None for anything else.

    Where names are not in capitals a comma is no such stop: it may address somebody.
    """
    line = document.blocks.lines[block.first]
    if line.end - line.start > LONGEST_NAME:
        return None
    match = _ODD.match(document.text[line.start : line.end])
    if match is None or match["name"].upper() not in names or match["name"].isupper() != capitals:
        return None
    return _plain(match, line.start, line.end, alone=True) if capitals or match["stop"] in (".", ":") else None


def numbered(document: Surveyed, block: Block, *, above: bool, colon: bool) -> Label | None:
    """A number for a name: above the block, or before a colon in its first line; each only where labels stand so."""
    line = document.blocks.lines[block.first]
    match = _NUMBER.match(document.text[line.start : line.end])
    if match is None:
        return None
    alone = match["stop"] is None
    fits = (above and len(block) > 1) if alone else colon
    return _plain(match, line.start, line.end, alone=alone) if fits else None


def _plain(match: re.Match[str], start: int, end: int, *, alone: bool) -> Label:
    name = match["name"]
    head_end = end if alone else start + len(match.group().rstrip())
    return Label(name.upper(), name.isupper(), alone, head_end, None, start + match.end(), match["stop"] or "")
