"""How a speech is delivered, in verse or in prose: by its lines, and where it is one line, by the speeches around."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import prose_measure, wrapped
from textus.survey.plays.cast import cast
from textus.survey.plays.directions import whole_direction
from textus.survey.plays.labels import Label
from textus.survey.plays.persons import heads_scene

LONGEST_VERSE = 90
RUNNING_ON = 0.6
"""the share of lines that begin with a small letter in prose"""
SHORT, OFTEN, HARDLY, FEWEST_WITHIN = 0.7, 0.5, 0.1, 10
"""of the usual width of lines within speeches, what a short line has; shares of last lines that are as short where they
end anywhere, and of those within; and of these the fewest that show it"""
FULL_LINE, FEW_LINES = 60, 100
"""columns of a line of prose that continues with a small letter in the next, in a text too short to have a measure; and
lines of such a text"""
PROSE_LINE = 78
"""a speech of one line wider than this is prose, where nothing else tells"""
NEIGHBOURS = 3
"""speeches of more than one line that are asked on either side"""
FORM = 0.1
"""the share of speeches from which on a way of setting the speaker is one the source uses"""
SELDOM = 0.15
"""the share of speeches in verse below which a play is in prose"""
ELSEWHERE = 0.2
"""what a speech of another scene says, as a share of what one of the same scene does"""
LEAST_WIDTH = 50
"""characters that a line of verse may always have"""
UNLABELLED = 0.05
"""the share of speeches up to which blocks of several lines without a speaker may stand between them"""
APART = 4
"""columns between a name and what is said, where that goes on with the line of another"""
SET_IN, SHARED = 10, 0.6
"""columns, and the share of the line before, by which the second part of a shared line is set in"""
FURTHER = 1.25
"""how much wider than nearly all lines of verse a line is that is none"""


def said_below(document: Surveyed, number: int) -> int:
    """The block with what is said, where the speaker has a block of his own; a direction may stand between."""
    blocks, found = document.blocks.blocks, cast(document).speeches
    for after in range(number + 1, min(number + 3, len(blocks))):
        if after in found:
            return number
        if not whole_direction(document, document.blocks.start(blocks[after]), document.blocks.end(blocks[after])):
            return after
    return number


def kind(document: Surveyed, first: int, last: int) -> bool | None:
    """Whether lines are verse; None for one short line, which says nothing."""
    widest = max((line.end - line.start for line in document.blocks.lines[first : last + 1]), default=0)
    if last == first:
        return False if widest > PROSE_LINE else None
    few = len(document.blocks.lines) < FEW_LINES
    if few and all(_runs_on(document, index) for index in range(first, last)):
        return False
    if spoken_prose(document) and _small(document, first, last) >= RUNNING_ON * (last - first):
        return False
    return widest <= LONGEST_VERSE and not wrapped(document, first, last)


def _small(document: Surveyed, first: int, last: int) -> int:
    """The lines after the first, up to the last, that begin with a small letter."""
    return sum(document.text[line.start].islower() for line in document.blocks.lines[first + 1 : last + 1])


@fact
def spoken_prose(document: Surveyed) -> bool:
    """Lines of speeches mostly go on with a small letter, however they are broken, and prose has a measure.

    Or nearly all are as long as one another but for the last ones, which end anywhere; in verse these are as long.
    """
    spoken = [_lines(document, number) for number in cast(document).speeches]
    breaks = sum(last - first for first, last in spoken if last > first)
    if not breaks or sum(_small(document, *lines) for lines in spoken) < RUNNING_ON * breaks:
        return False
    return prose_measure(document) > 0 or _ends_anywhere(document, [(a, b) for a, b in spoken if b > a])


def _ends_anywhere(document: Surveyed, spoken: Sequence[tuple[int, int]]) -> bool:
    """Of speeches of several lines, many end in a line much shorter than those within, which hardly ever are."""
    lines = [line.end - line.start for line in document.blocks.lines]
    within = sorted(lines[index] for first, last in spoken for index in range(first + 1, last))
    if len(within) < FEWEST_WITHIN:
        return False
    short = SHORT * within[len(within) // 2]
    ended = sum(lines[last] < short for _, last in spoken)
    return ended >= OFTEN * len(spoken) and bisect.bisect_left(within, short) <= HARDLY * len(within)


def _runs_on(document: Surveyed, index: int) -> bool:
    """A line as long as those of prose, and the next begins with a small letter."""
    line, following = document.blocks.lines[index : index + 2]
    return line.width >= FULL_LINE and document.text[following.start].islower()


@fact
def speeches_in_verse(document: Surveyed) -> frozenset[int]:
    """The blocks whose speech, were it one line, would be verse: as the speeches around it of several lines are."""
    found = cast(document).speeches
    numbers = sorted(found)
    shared = shared_lines(document)
    kinds = [
        True if any(line in shared for line in lines) else kind(document, *lines)
        for lines in (_lines(document, number) for number in numbers)
    ]
    run_in = sum(not who.alone for who in found.values())
    if FORM * len(numbers) <= run_in <= (1 - FORM) * len(numbers):
        return frozenset(number for number in numbers if found[number].alone)
    usual_width = _usual_width(document, [n for n, verse in zip(numbers, kinds, strict=True) if verse])
    widest = max(FURTHER * usual_width, LEAST_WIDTH)
    leaning = _leaning(kinds, _scenes(document, numbers))
    usual = kinds.count(True) > kinds.count(False)
    seldom = kinds.count(True) < SELDOM * len(kinds) and not usual
    verse = set()
    for number, lean in zip(numbers, leaning, strict=True):
        first, _ = _lines(document, number)
        line = document.blocks.lines[first]
        if line.end - line.start <= widest and not seldom and (lean > 0 if lean else usual):
            verse.add(number)
    return frozenset(verse)


def _lines(document: Surveyed, number: int) -> tuple[int, int]:
    """The first and last line of what is said in a speech."""
    who, block = cast(document).speeches[number], document.blocks.blocks[number]
    if who.alone and len(block) == 1:
        below: Block = document.blocks.blocks[said_below(document, number)]
        return below.first, below.last
    return block.first + who.alone, _last_said(document, block)


def _last_said(document: Surveyed, block: Block) -> int:
    """The last line of a speech that is no stage direction."""
    last, lines = block.last, document.blocks.lines
    while last > block.first and whole_direction(document, lines[last].start, lines[last].end):
        last -= 1
    return last


def _usual_width(document: Surveyed, numbers: Sequence[int]) -> float:
    """The width that nearly all lines of verse keep, in characters; what no line has, where there is no verse."""
    widths = sorted(
        line.end - line.start for number in numbers for line in document.blocks.lines[slice(*_lines(document, number))]
    )
    return widths[int(0.95 * len(widths))] if widths else LONGEST_VERSE


def _scenes(document: Surveyed, numbers: Sequence[int]) -> list[int]:
    """For every speech, how many headings of scenes stand before it."""
    blocks = document.blocks
    heads = [number for number, block in enumerate(blocks.blocks) if heads_scene(document, blocks.block_text(block))]
    return [bisect.bisect(heads, number) for number in numbers]


def _leaning(kinds: Sequence[bool | None], scenes: Sequence[int]) -> list[float]:
    """For every speech, whether those of several lines near it are verse (more than 0); the nearer says more."""
    leaning = [0.0] * len(kinds)
    for way in (1, -1):
        order = range(len(kinds)) if way == 1 else range(len(kinds) - 1, -1, -1)
        seen: list[tuple[int, bool]] = []
        for place in order:
            for there, verse in seen:
                says = 1 / abs(place - there) * (1 if scenes[there] == scenes[place] else ELSEWHERE)
                leaning[place] += says if verse else -says
            if (own := kinds[place]) is not None:
                seen = [*seen[1 - NEIGHBOURS :], (place, own)]
    return leaning


def _column(document: Surveyed, index: int, who: Label) -> int:
    """Where in its line what is said begins; 0 if it follows the name at once."""
    line = document.blocks.lines[index]
    if who.alone:
        return line.indent
    said = document.text[line.start : who.said]
    return line.indent + len(said) if len(said) - len(said.rstrip()) >= APART else 0


@fact
def shared_lines(document: Surveyed) -> Mapping[int, str]:
    """Lines of verse that several speakers share, as I, M and F (TEI P5, 3.13.1): each is set in behind the one before.

    A part goes on where the last line of the speech before it ended, or nearly there.
    """
    found, lines, blocks = cast(document), document.blocks.lines, document.blocks.blocks
    parts: dict[int, str] = {}
    for number, who in sorted(found.speeches.items()):
        first = blocks[number].first + who.alone
        if first >= len(lines):
            continue
        before = blocks[number].first - 1
        said = lines[before].end - lines[before].start
        spoken = number - 1 in found.speeches or (
            number - 2 in found.speeches and said_below(document, number - 2) == number - 1
        )
        if before >= 0 and spoken and _column(document, first, who) >= max(SET_IN, SHARED * said):
            parts[before] = "M" if parts.get(before) == "F" else "I"
            parts[first] = "F"
    return parts


@fact
def unspoken(document: Surveyed) -> frozenset[int]:
    """Sentences on a line between two speeches of a play in verse where whatever is said in lines has its speaker."""
    found, blocks = cast(document).speeches, document.blocks
    if not found:
        return frozenset()
    verse = speeches_in_verse(document)
    between = [n for n in range(min(found), max(found)) if n not in found]
    below = {said_below(document, n) for n, who in found.items() if who.alone and len(blocks.blocks[n]) == 1}
    lines = sum(len(blocks.blocks[n]) > 1 and n not in below for n in between)
    if 2 * len(verse) <= len(found) or lines > UNLABELLED * len(found):
        return frozenset()
    alone = (n for n in between if len(blocks.blocks[n]) == 1 and {n - 1, n + 1} <= found.keys() and n not in below)
    return frozenset(n for n in alone if _tells(document, blocks.block_text(blocks.blocks[n])))


def _tells(document: Surveyed, text: str) -> bool:
    """A sentence that begins and ends as such, and is no heading."""
    return text[:1].isupper() and text[-1] in ".)" and not text.isupper() and not heads_scene(document, text)
