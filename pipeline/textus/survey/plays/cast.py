"""Who speaks in a source: labels that come again and again at the head of blocks, and answer one another.

The rule is the same for every language: names recur, stand at the head of blocks, and the next block is often headed by
another one.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from textus.base.knowledge import function_words, phrase_pattern
from textus.base.regex import regex
from textus.survey.facts import Surveyed, fact
from textus.survey.plays.columns import in_column, is_said
from textus.survey.plays.labels import (
    Label,
    label,
    numbered,
    small_label,
    stopped_otherwise,
    two_words,
    with_direction,
)
from textus.survey.plays.persons import cast_headings, heads_scene, heads_scene_anywhere, is_listed, names_in, persons

LEAST_SPEECHES, LEAST_IN_SCENES = 6, 4
"""speeches of a text; of one that names its persons, or has the heading of an act or a scene"""
LEAST_ANSWERED, LEAST_IN_CAPITALS = 0.45, 0.3
"""the share of speeches that another speaker answers at once; in capitals names say more for themselves"""
NEAR = 2
"""blocks within which the next speaker answers"""
MANY_SPEECHES, AGAIN_WITHIN, LEAST_AGAIN = 10, 3, 0.15
"""speeches of which it is asked, the last ones among which somebody stands who speaks again, and the share of such"""
LEAST_FORM = 0.1
"""the share of speeches from which on a form of labels is one the source uses"""
LETTERS = 2
"""letters that stand for who asks and who answers"""
LEAST_KIN = 3
"""letters that two forms of a name have in common"""
DENSE = 0.6
"""the share of blocks from the first speech to the last that are speeches, from which on hardly anything else is"""
WITHOUT, SELDOM = 0.15, 0.2
"""the most blocks without a label, to the speeches of those who are known, where every label is set as the others are;
and of those with the label of somebody who is not known"""
_NUMERAL = regex(r"(?=[IVXLC])(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})\.?")
LONE = 5
"""blocks between a first label and the next, and times what lies between most, from which on the first is no speech"""


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


@fact
def cast(document: Surveyed) -> Cast:
    """Everyone who speaks; empty unless names recur and most of them answer one another."""
    listed = persons(document)
    found = _labels(document, listed.blocks)
    for few in (False, True):
        names = _names(document, found, listed.names, few=few)
        if len(names) < 2:
            continue
        names |= listed.names | {word.upper() for word in document.language.words("stage", "together")}
        labels = _with_directions(document, found, names)
        known = {number: who for number, who in labels.items() if who.name in names}
        enough = len(known) >= LEAST_SPEECHES or (few and len(known) >= LEAST_IN_SCENES and _dense(known))
        if enough and _answer(document, known):
            return _cast(document, labels, known, names)
    return Cast({}, frozenset())


def _names(document: Surveyed, found: Mapping[int, Label], listed: Collection[str], *, few: bool) -> frozenset[str]:
    """Names that recur, are in the cast list, or are together under the heading of a scene.

    Where there may be but `few` speeches, under the heading of a scene, twice is enough.
    """
    blocks = document.blocks
    scenes = {n for n, block in enumerate(blocks.blocks) if heads_scene(document, blocks.block_text(block))}
    labelled = frozenset(who.name for who in found.values())
    places = labelled - {who.name for number, who in found.items() if number - 1 not in scenes}
    named = frozenset(name for name in labelled if is_listed(name, listed)) | _entering(document, labelled)
    counts = Counter((who.name, who.alone) for who in found.values())
    recurring = _recurring(document, counts, twice=few and bool(scenes)) - places
    return recurring | named if not few or scenes or len(named) > 1 else frozenset()


def _with_directions(document: Surveyed, found: Mapping[int, Label], names: frozenset[str]) -> dict[int, Label]:
    """The labels, those of a known name and words after it parted, without lists of who is on the stage."""
    blocks = document.blocks.blocks
    return {
        number: who if who.name in names else with_direction(document, blocks[number], who, names) or who
        for number, who in found.items()
        if not _only_persons(document, number, who, names)
    }


def _dense(known: Collection[int]) -> bool:
    """From the first speech to the last there is hardly anything else."""
    return len(known) >= DENSE * (max(known) - min(known) + 1)


def _cast(document: Surveyed, found: Mapping[int, Label], known: Mapping[int, Label], names: frozenset[str]) -> Cast:
    """The speeches of known speakers, and of others whose labels look like theirs."""
    counts = Counter((who.name, who.alone) for who in found.values())
    forms = _forms(known.values())
    speeches = dict(known)
    dense, set_alike = _dense(known), _set_alike(document, found, known)
    for n in _possible(document, found, known, forms):
        who = found[n]
        once = (dense and _once(document, who, n, speeches)) or (set_alike and _as_others(who, n, speeches, set_alike))
        if once or _rare(document, who, n, speeches, names, counts):
            speeches[n] = who
    speeches.update(_odd(document, speeches, forms))
    for number in [*_before_the_play(document, speeches)]:
        del speeches[number]
    return Cast(dict(sorted(speeches.items())), frozenset(who.name for who in speeches.values()))


def _possible(
    document: Surveyed, found: Mapping[int, Label], known: Collection[int], forms: Collection[tuple[bool, str]]
) -> Iterator[int]:
    """The blocks whose label is set as those of the speeches are, and is neither a heading nor a number of a part."""
    headings = phrase_pattern((*document.language.table("divisions"), *document.language.words("stage", "songs")))
    blocks = document.blocks
    numbered_parts = _numbers_parts({who.name for who in found.values()})
    for n, who in found.items():
        block = blocks.blocks[n]
        heading = headings.match(who.name) or heads_scene_anywhere(who.name)
        numeral = numbered_parts and _NUMERAL.fullmatch(who.name)
        small = document.text[blocks.start(block)].islower() or (who.alone and len(block) == 1)
        if n not in known and _form(who) in forms and not (heading or numeral or small):
            yield n


def _labels(document: Surveyed, listed: Collection[int]) -> dict[int, Label]:
    """Every block that begins like a speech, whoever may speak, but those of the list of persons."""
    labels = (
        (number, label(document, block) or small_label(document, block))
        for number, block in enumerate(document.blocks.blocks)
        if number not in listed
    )
    persons_heading = cast_headings(document)
    found = {number: who for number, who in labels if who is not None and not persons_heading.fullmatch(who.name)}
    if 2 * sum(who.alone for who in found.values()) >= len(found) > 0:
        found.update(_of_two_words(document, found, listed))
    by_tab = [number for number, who in found.items() if not who.alone and not who.stop]
    if by_tab and not is_said(document, found, by_tab):
        return {number: who for number, who in found.items() if who.alone or who.stop}
    return found


def _of_two_words(
    document: Surveyed, found: Mapping[int, Label], listed: Collection[int]
) -> Iterator[tuple[int, Label]]:
    """Where names are above what is said: those of two words, one shortened or a number, that come again.

    Or the second is a name by itself elsewhere, or of somebody with another number.
    """
    names = {who.name for who in found.values() if who.alone}
    candidates = {
        number: who
        for number, block in enumerate(document.blocks.blocks)
        if number not in listed
        and not (number in found and found[number].alone)
        and (who := two_words(document, block))
    }
    counts = Counter(who.name for who in candidates.values())
    names |= {name.split(maxsplit=1)[1] for name, count in counts.items() if count > 1 and name[0].isdigit()}
    for number, who in candidates.items():
        if counts[who.name] > 1 or who.name.split(maxsplit=1)[1] in names:
            yield number, who


def _entering(document: Surveyed, labelled: frozenset[str]) -> frozenset[str]:
    """Names that are together in a line under the heading of a scene, and before what is said."""
    blocks = document.blocks
    names: set[str] = set()
    for before, block in itertools.pairwise(blocks.blocks):
        if len(block) == 1 and heads_scene(document, blocks.block_text(before)):
            named = labelled.intersection(names_in(blocks.block_text(block).strip("_*[]()")))
            names.update(named if len(named) > 1 else ())
    return frozenset(names)


def _only_persons(document: Surveyed, number: int, who: Label, names: frozenset[str]) -> bool:
    """Under the heading of a scene, names and nothing else: who is on the stage, and nobody speaks."""
    blocks = document.blocks
    if number == 0 or not heads_scene(document, blocks.block_text(blocks.blocks[number - 1])):
        return False
    named = list(names_in(blocks.block_text(blocks.blocks[number])))
    return len(named) > 1 and len(blocks.blocks[number]) == 1 and all(name in names for name in named)


def _form(who: Label) -> tuple[bool, str]:
    """How a label is set: above what is said, or before it with a stop."""
    return who.alone, "" if who.alone else who.stop


def _forms(labels: Collection[Label]) -> frozenset[tuple[bool, str]]:
    """The forms of labels that the source uses for a good part of its speeches."""
    counts = Counter(map(_form, labels))
    return frozenset(form for form, count in counts.items() if count >= LEAST_FORM * len(labels))


def _recurring(document: Surveyed, counts: Counter[tuple[str, bool]], *, twice: bool) -> frozenset[str]:
    """Names that recur: if they are before the speech and not above it, `twice` or three times."""
    common = frozenset(function_words(document.language.code))
    abbreviations = {word.strip(".") for word in document.language.words("abbreviations", "words")}
    division = phrase_pattern(tuple(document.language.table("divisions")))
    seen: set[str] = set()
    numbered_parts = _numbers_parts({name for name, _ in counts})
    for name in {name for name, _ in counts}:
        low, above, run_in = name.lower(), counts[name, True], counts[name, False]
        rare = low in abbreviations
        often = 3 * LEAST_SPEECHES if rare else 2 if twice else 3
        enough = above + run_in >= often or (not rare and above >= 2)
        common_word = low in common and not _letter_of_two(name, counts)
        heading = division.match(name) or heads_scene_anywhere(name) or (numbered_parts and _NUMERAL.fullmatch(name))
        if enough and not common_word and not heading:
            seen.add(name)
    return frozenset(seen)


def _numbers_parts(names: Collection[str]) -> bool:
    """Some of these are consecutive numerals, I and II, and not names."""
    return "I" in names and "II" in names


def _letter_of_two(name: str, counts: Counter[tuple[str, bool]]) -> bool:
    """One of two letters that stand about as often as each other before what is said: question and answer."""
    single = {other: count for (other, above), count in counts.items() if len(other) == 1 and not above and count > 1}
    return len(single) == LETTERS and name in single and min(single.values()) * LETTERS >= max(single.values())


def _answer(document: Surveyed, known: Mapping[int, Label]) -> bool:
    """Speakers answer one another: another one follows at once upon a good part of the speeches."""
    numbers, blocks = sorted(known), document.blocks.blocks
    apart = {n for n in numbers if known[n].alone and len(blocks[n]) == 1}  # the name is a block of its own
    near = sum(b - a <= NEAR + (a in apart) and known[a].name != known[b].name for a, b in itertools.pairwise(numbers))
    if not _speak_again([known[number].name for number in numbers]):
        return False
    capitals = all(who.capitals and who.stop for who in known.values())
    return near >= (LEAST_IN_CAPITALS if capitals else LEAST_ANSWERED) * len(numbers)


def _speak_again(names: Sequence[str]) -> bool:
    """Of many, some speak again after one or two others: what always comes in the same order are headings."""
    again = sum(name in names[max(0, at - AGAIN_WITHIN) : at - 1] for at, name in enumerate(names) if at > 1)
    return len(names) < MANY_SPEECHES or again >= LEAST_AGAIN * len(names)


def _rare(
    document: Surveyed,
    who: Label,
    number: int,
    known: Mapping[int, Label],
    names: frozenset[str],
    counts: Counter[tuple[str, bool]],
) -> bool:
    """Somebody who speaks once or twice, between others, or at an end of a scene, labelled as they are."""
    before, after = (any(_speaks_or_parts(document, known, number + side * i) for i in (1, 2)) for side in (-1, 1))
    low, again = who.name.lower(), counts[who.name, who.alone] >= 2
    if not (before or after) or not (who.capitals or again or low not in document.lower_case_words):
        return False
    if who.name[0].isdigit() and who.name.lstrip("0123456789. ") in names:
        return True
    kin = not who.capitals and any(_kin(who.name, name) for name in names)
    return who.capitals or (kin and again) or (before and after and (kin or again))


def _before_the_play(document: Surveyed, speeches: Collection[int]) -> Iterator[int]:
    """Labels before the play, such as a title: far from the next label and not under the heading of a scene."""
    blocks, numbers = document.blocks, sorted(speeches)
    gaps = sorted(after - before for before, after in itertools.pairwise(numbers))
    lone = max(LONE, LONE * gaps[len(gaps) * 3 // 4]) if gaps else 0
    for number, following in itertools.pairwise(numbers):
        above = blocks.blocks[max(0, number - NEAR) : number]
        if following - number <= lone or any(heads_scene(document, blocks.block_text(block)) for block in above):
            return
        yield number


def _once(document: Surveyed, who: Label, number: int, known: Mapping[int, Label]) -> bool:
    """A short name between two speeches, in a text of hardly anything but speeches, and no word of the text."""
    low = who.name.lower()
    common = low in function_words(document.language.code) or low in document.lower_case_words
    return len(low.split()) <= 2 and not common and not who.alone and number - 1 in known and number + 1 in known


def _set_alike(document: Surveyed, found: Mapping[int, Label], known: Mapping[int, Label]) -> str:
    """The stop that all labels have, where hardly a block between speeches begins without one; else nothing."""
    stop, count = Counter(who.stop for who in known.values()).most_common(1)[0]
    if count < (1 - WITHOUT) * len(known):
        return ""
    between = [n for n in range(min(known), max(known)) if n not in known]
    alike = [n for n in between if n in found and found[n].stop == stop]
    others = (document.blocks.block_text(document.blocks.blocks[n]) for n in set(between).difference(alike))
    without = sum(text[0] not in "[(_*" and not heads_scene(document, text) for text in others)
    return stop if without <= WITHOUT * len(known) and len(alike) <= SELDOM * len(known) else ""


def _as_others(who: Label, number: int, known: Collection[int], stop: str) -> bool:
    """A short name with the stop of all labels, between speeches; directions may be between."""
    beside = all(any(number + side * i in known for i in range(1, NEAR + 1)) for side in (-1, 1))
    return beside and who.stop == stop and len(who.name.split()) <= 2


def _speaks_or_parts(document: Surveyed, known: Mapping[int, Label], number: int) -> bool:
    """The block of this number is spoken or the heading of a scene."""
    blocks = document.blocks
    inside = 0 <= number < len(blocks.blocks)
    return number in known or (inside and heads_scene(document, blocks.block_text(blocks.blocks[number])))


def _kin(one: str, other: str) -> bool:
    """Two forms of one name, shortened more and less: Apo and Apollo."""
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST_KIN and long.startswith(short)


def _odd(
    document: Surveyed, speeches: Mapping[int, Label], forms: Collection[tuple[bool, str]]
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


@fact
def speeches_in_columns(document: Surveyed) -> frozenset[int]:
    """The blocks with a speaker in one column and the speech in another: they are not table rows."""
    found = cast(document).speeches
    parted = [number for number, who in found.items() if in_column(document, who)]
    return frozenset(parted) if is_said(document, found, parted) else frozenset()


@fact
def spoken_lines(document: Surveyed) -> frozenset[int]:
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
