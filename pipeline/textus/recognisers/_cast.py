"""Who speaks in a source: labels that come again and again at the head of blocks, and answer one another.

No recogniser itself: drama, stage directions and cast lists all ask it. The rule is the same for every language: names
recur, stand at the head of blocks, and the next block is often headed by another one.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from dataclasses import dataclass

from textus.blocks import Block
from textus.document import Document
from textus.knowledge import phrase_pattern

_STAGE = r",?\s*(?:\([^()]{1,160}\)|\[[^\[\]]{1,160}\])"
_ALONE = re.compile(
    rf"^[_*]{{0,2}}(?P<name>[^\W_][^.:!?,;\"“”()\[\]—]{{0,38}}(?:\.\s[^\W\d_a-z][^.:!?,;\"“()\[\]—]{{0,30}})?)[_*]{{0,2}}"
    rf"(?P<stop>[.:]?)[_*]{{0,2}}(?P<stage>{_STAGE}|,\s[^.:]{{2,80}})?\s*[.:]?[_*]{{0,2}}$"
)
_RUN_IN = re.compile(
    rf"^[_*]{{0,2}}(?P<name>(?:\d\.?\s)?(?:(?:Mrs?|Dr|St|Mme|M)\.\s)?[^\W_][\w’'-]*(?:\s[\w’'-]+){{0,4}}?)[_*]{{0,2}}"
    rf"(?P<stage>{_STAGE}|,\s[a-zà-ÿ][^.:,;]{{2,40}})?(?P<stop>[.:])[_*]{{0,2}}(?:\s*[—–-])?(?:\s+(?=\S))"
)
LEAST_SPEECHES = 6
LEAST_ANSWERED = 0.45
NEAR = 2
"""blocks within which the next speaker answers"""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, eq=False)
class Cast:
    """The speaker of every block that has one, by the number of the block; empty where nobody speaks."""

    speeches: dict[int, Label]
    names: frozenset[str]

    @functools.cached_property
    def first(self) -> int:
        """The number of the first block that is spoken; -1 if nobody speaks."""
        return min(self.speeches, default=-1)


def label(document: Document, block: Block) -> Label | None:
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
    if (match := _RUN_IN.match(text)) and _runs_in(match):
        return _label(match, line.start, line.end, alone=False)
    return None


def _stands_alone(match: re.Match[str]) -> bool:
    """A stop inside the name, or words after a comma, are part of a label only where the name is in capitals."""
    unmarked = (match["stage"] or "").lstrip(", \t")[:1] not in ("(", "[")
    plain = "." in match["name"] or (bool(match["stage"]) and unmarked)
    return _is_name(match["name"]) and (match["name"].isupper() or not plain)


def _listed(document: Document, block: Block, match: re.Match[str]) -> bool:
    """A name and words after a comma, and the next line is another: no speech, but a list of the persons."""
    if not match["stage"] or len(block) == 1:
        return False
    line = document.blocks.lines[block.first + 1]
    following = _ALONE.match(document.text[line.start : line.end])
    return following is not None and following["name"].isupper() == match["name"].isupper()


def _runs_in(match: re.Match[str]) -> bool:
    """Words after a comma are a direction only where the name is in capitals."""
    unmarked = (match["stage"] or "(").lstrip(", \t")[:1] not in ("(", "[")
    return _is_name(match["name"]) and (match["name"].isupper() or not unmarked)


def _set_off(match: re.Match[str], text: str) -> bool:
    """A label in a block of its own is in italics, in capitals, or has a stop: nothing else would tell it."""
    numeral = not match["name"].strip("IVXLC. ")
    return not numeral and ((text[0] in "_*" and text[-1] in "_*.") or match["name"].isupper() or bool(match["stop"]))


def _is_name(name: str) -> bool:
    letters = name.strip("0123456789. ")
    return bool(letters) and letters[0].isupper() and len(name) <= 45 and len(name.split()) <= 5


def _label(match: re.Match[str], start: int, end: int, *, alone: bool) -> Label:
    name = match["name"].strip("_* .:")
    head_end = end if alone else start + len(match.group().rstrip(" \t—–-"))
    stage = None
    if match["stage"]:
        stage = start + match.end("stage") - len(match["stage"].lstrip(" \t")), head_end
    name_end = start + match.start("stage") if stage else head_end
    said = end if alone else start + match.end()
    return Label(name.upper(), name.isupper(), alone, name_end, stage, said, match["stop"] or "")


@functools.lru_cache(maxsize=8)
def cast(document: Document) -> Cast:
    """Everybody who speaks; nobody, unless names recur and most of them answer one another."""
    found = {}
    for number, block in enumerate(document.blocks.blocks):
        if (who := label(document, block)) is not None:
            found[number] = who
    counts = Counter((who.name, who.alone) for who in found.values())
    names = _recurring(document, counts)
    known = {number: who for number, who in found.items() if who.name in names}
    if len(known) < LEAST_SPEECHES or len(names) < 2 or _answered(known) < LEAST_ANSWERED:
        return Cast({}, frozenset())
    stops = Counter(who.stop for who in known.values() if not who.alone)
    stop = stops.most_common(1)[0][0] if stops else ""
    alone = 2 * sum(who.alone for who in known.values()) >= len(known)
    blocks = document.blocks.blocks
    speeches = {
        n: who
        for n, who in found.items()
        if n in known or (not (who.alone and len(blocks[n]) == 1) and _rare(who, n, known, alone, stop, counts))
    }
    return Cast(speeches, frozenset(who.name for who in speeches.values()))


def _recurring(document: Document, counts: Counter[tuple[str, bool]]) -> frozenset[str]:
    common = frozenset(document.language.tables.get("function_words", ()))
    abbreviations = {word.strip(".") for word in document.language.words("abbreviations", "words")}
    division = phrase_pattern(tuple(document.language.table("divisions")))
    seen: set[str] = set()
    for (name, alone), count in counts.items():
        low = name.lower()
        least = 3 * LEAST_SPEECHES if low in abbreviations else 2 if alone else 3
        if count >= least and low not in common and not division.match(name):
            seen.add(name)
    return frozenset(seen)


def _answered(known: dict[int, Label]) -> float:
    """The share of speeches that another speaker answers at once."""
    numbers = sorted(known)
    near = sum(b - a <= NEAR and known[a].name != known[b].name for a, b in itertools.pairwise(numbers))
    return near / len(numbers)


def _rare(
    who: Label, number: int, known: dict[int, Label], alone: bool, stop: str, counts: Counter[tuple[str, bool]]
) -> bool:
    """Somebody who speaks once or twice, between others, labelled as they are."""
    around = any(number - i in known for i in (1, 2)) and any(number + i in known for i in (1, 2))
    form = who.alone == alone and (who.alone or who.stop == stop)
    return around and form and (who.capitals or counts[who.name, who.alone] >= 2)
