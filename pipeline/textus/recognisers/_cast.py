"""Who speaks in a source: labels that come again and again at the head of blocks, and answer one another.

No recogniser itself: drama, stage directions and cast lists all ask it. The rule is the same for every language: names
recur, stand at the head of blocks, and the next block is often headed by another one.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from textus.document import Document
from textus.knowledge import phrase_pattern
from textus.recognisers._labels import Label, label, numbered, stopped_otherwise

LEAST_SPEECHES = 6
LEAST_ANSWERED = 0.45
NEAR = 2
"""blocks within which the next speaker answers"""
LEAST_FORM = 0.1
"""the share of speeches from which on a form of labels is one the source uses"""
LEAST_KIN = 3
"""letters that two forms of a name have in common"""


@dataclass(frozen=True, eq=False)
class Cast:
    """The speaker of every block that has one, by the number of the block; empty where nobody speaks."""

    speeches: dict[int, Label]
    names: frozenset[str]

    @functools.cached_property
    def first(self) -> int:
        """The number of the first block that is spoken; -1 if nobody speaks."""
        return min(self.speeches, default=-1)

    @functools.cached_property
    def last(self) -> int:
        """The number of the last block that is spoken; -1 if nobody speaks."""
        return max(self.speeches, default=-1)


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
    forms = _forms(known.values())
    division = phrase_pattern(tuple(document.language.table("divisions")))
    blocks = document.blocks.blocks
    speeches = dict(known)
    for n, who in found.items():
        lone = who.alone and len(blocks[n]) == 1
        usual = _form(who) in forms and not lone and not division.match(who.name)
        if n not in known and usual and _rare(document, who, n, known, counts):
            speeches[n] = who
    speeches.update(_odd(document, speeches, forms))
    return Cast(speeches, frozenset(who.name for who in speeches.values()))


def _form(who: Label) -> tuple[bool, str]:
    """How a label is set: above what is said, or before it with a stop."""
    return who.alone, "" if who.alone else who.stop


def _forms(labels: Collection[Label]) -> frozenset[tuple[bool, str]]:
    """The forms of labels that the source uses for a good part of its speeches."""
    counts = Counter(map(_form, labels))
    return frozenset(form for form, count in counts.items() if count >= LEAST_FORM * len(labels))


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
    document: Document, who: Label, number: int, known: Mapping[int, Label], counts: Counter[tuple[str, bool]]
) -> bool:
    """Somebody who speaks once or twice, between others, or at the end of a scene, labelled as they are."""
    before, after = (any(number + side * i in known for i in (1, 2)) for side in (-1, 1))
    if not (before and after) and not (who.alone and who.capitals and (before or after)):
        return False
    if who.capitals or counts[who.name, who.alone] >= 2:
        return True
    low = who.name.lower()
    return low not in document.lower_case_words and any(_kin(low, other.name.lower()) for other in known.values())


def _kin(one: str, other: str) -> bool:
    """Two forms of one name, shortened more and less: Apo and Apollo."""
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST_KIN and long.startswith(short)


def _odd(
    document: Document, speeches: Mapping[int, Label], forms: Collection[tuple[bool, str]]
) -> Iterator[tuple[int, Label]]:
    """Labels that are known ones with another stop, and of those who are but numbered: 2. behind 1. or a name."""
    capitals = 2 * sum(who.capitals for who in speeches.values()) >= len(speeches)
    names = frozenset(who.name for who in speeches.values())
    above, colon = (True, "") in forms, (False, ":") in forms
    before = ""
    for number, block in enumerate(document.blocks.blocks):
        who = speeches.get(number)
        if who is None:
            who = stopped_otherwise(document, block, names, capitals=capitals) if above and len(block) > 1 else None
            who = who or (numbered(document, block, above=above, colon=colon) if before else None)
            if who is not None and (who.name in names or _counts_on(before, int(who.name))):
                yield number, who
            else:
                who = None
        before = who.name if who else ""


def _counts_on(before: str, number: int) -> bool:
    """A number that follows upon the speaker before: the first two behind anybody, the others in their order."""
    return number <= 2 or before.split(".")[0] == str(number - 1)


@functools.lru_cache(maxsize=8)
def spoken(document: Document) -> frozenset[int]:
    """The lines of a play that are said: under a speaker, or between two speeches and no heading."""
    found, blocks = cast(document).speeches, document.blocks.blocks
    division = phrase_pattern(tuple(document.language.table("divisions")))
    lines: set[int] = set()
    for number, block in enumerate(blocks):
        said = number in found
        if not said and number - 1 in found and (number + 1 in found or len(blocks[number - 1]) == 1):
            said = not division.match(document.blocks.block_text(block).lstrip("_*["))
        if said:
            lines.update(range(block.first, block.last + 1))
    return frozenset(lines)
