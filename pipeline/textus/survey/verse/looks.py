"""What makes lines look and sound like verse: asked by whoever sees verse, quoted or not."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from textus.base.bundles import span_weight
from textus.model.claims import Evidence, Span
from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.layout.measure import paragraph_per_line, prose_measure
from textus.survey.layout.measure import wrapped as prose_broken
from textus.survey.layout.wording import OPENING, names_and_things

WIDEST, WIDEST_UNWRAPPED = 90, 220
"""characters of a line of verse; where paragraphs are single lines, so are the longest lines of verse"""
FEW = 4
_LIST_LIKE = re.compile(r"^(?:[-–—•·▪*]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\[\d)")
_FIELD_LIKE = re.compile(r"^[A-ZÀ-Þ][^:.]{2,40}:\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\s{2,}[\[(]?(?P<n>\d{1,5})[\])]?$")
_NUMBER_FIRST = re.compile(r"[\[(]?(?P<n>\d{1,5})[\])]?\s{2,}(?=\S)")
NEARLY_ALL = 0.9
STEPS = (5, 10, 4, 3, 2, 1)
"""lines after which a number is set in the margin"""


def verse_evidence(document: Surveyed, block: Block, *, quoted: bool = False) -> list[Evidence]:
    """What speaks for and against the lines of a block being verse; nothing where they cannot be.

    Lines between quotation marks may be as wide as paragraphs are in a source that breaks no lines.
    """
    lines = [document.blocks.text(line) for line in document.blocks.lines[block.first : block.last + 1]]
    widest = WIDEST_UNWRAPPED if quoted and paragraph_per_line(document) else WIDEST
    if len(lines) < 2 or any("\t" in line for line in lines):
        return []
    lines = [_NUMBER_FIRST.sub("", _NUMBERED.sub("", line)) for line in lines]
    if max(map(len, lines)) > widest:
        return []
    evidence = [*_look(lines), *_sound(lines)]
    broken = prose_broken(document, block.first, block.last)
    if not broken:
        evidence.append(Evidence("verse.names-and-things", names_and_things(document, lines)))
    if broken:
        evidence.append(Evidence("verse.measure-explains-breaks"))
    elif paragraph_per_line(document):
        evidence.append(Evidence("verse.only-breaks"))
    elif prose_measure(document) or len(lines) > 2:
        evidence.append(Evidence("verse.free-breaks"))
    if mostly_verse(document):
        evidence.append(Evidence("verse.throughout"))
    elif len(lines) >= FEW and entries_end_alike(lines):
        evidence.append(Evidence("verse.ends-like-entries"))
    return evidence


@fact
def _numbered_lines(document: Surveyed) -> Mapping[int, Span]:
    """The numbers in the margin of verse, by line: they grow from line to line as evenly as the lines do.

    The first line may have its number, too, where the next is the fifth.
    """
    found: list[tuple[int, int, Span]] = []
    for index, line in enumerate(document.blocks.lines):
        match = _NUMBERED.search(document.text, max(line.start, line.end - 20), line.end)
        first = None if match else _NUMBER_FIRST.match(document.text, line.start, line.end)
        if match and match.start() > line.start:
            behind = len(match.group())
            span = Span(
                match.start(),
                match.end(),
                "lineNumber",
                {"n": match["n"]},
                after=behind,
                weight=span_weight("line-number.beside"),
            )
            found.append((index, int(match["n"]), span))
        elif first:
            ahead = len(first.group())
            span = Span(
                first.start(),
                first.end(),
                "lineNumber",
                {"n": first["n"]},
                before=ahead,
                weight=span_weight("line-number.beside"),
            )
            found.append((index, int(first["n"]), span))
    steps = Counter(after[1] - before[1] for before, after in itertools.pairwise(found))
    step = max(STEPS, key=lambda size: steps[size])
    multiples = [item for item in found if item[1] % step == 0]
    if len(multiples) < 2 or (len(multiples) > 2 and steps[step] < 0.5 * (len(multiples) - 1)):
        return {}
    begins = [item for item in found if item[1] == 1 < step and 0 < multiples[0][0] - item[0] < step]
    return {index: span for index, _, span in (*begins, *multiples)}


def line_numbers(document: Surveyed, block: Block) -> tuple[Span, ...]:
    """The line numbers in the margin of a block."""
    numbers = _numbered_lines(document)
    return tuple(numbers[index] for index in range(block.first, block.last + 1) if index in numbers)


def entries_end_alike(lines: Sequence[str]) -> bool:
    """Hardly a line ends with a stop, or nearly each with a full stop: entries do so, and verse hardly ever."""
    ends = [line.rstrip('_*”"»’)]')[-1:] for line in lines]
    least = NEARLY_ALL * len(ends)
    return sum(end.isalnum() for end in ends) >= least or sum(end == "." for end in ends) >= least


def _look(lines: Sequence[str]) -> Iterator[Evidence]:
    """What the eye sees: capitals at the beginning of lines, lines of like length."""
    begins = [line.lstrip(OPENING)[:1] for line in lines]
    capitals = sum(letter.isupper() for letter in begins) / len(lines)
    if capitals >= 0.9:
        yield Evidence("verse.capitals", min(1.0, len(lines) / 4))
    elif capitals < 0.5:
        yield Evidence("verse.no-capitals")
    widths = [len(line) for line in lines]
    mean = sum(widths) / len(widths)
    deviation = math.sqrt(sum((width - mean) ** 2 for width in widths) / len(widths))
    if mean >= 14 and deviation < 0.35 * mean:
        yield Evidence("verse.even-lines")
    if mean < 14:
        yield Evidence("verse.very-short-lines")
    if mean > 62:
        yield Evidence("verse.long-lines")
    if len(lines) >= 4:
        yield Evidence("verse.stanza")
    like_list = sum(bool(_LIST_LIKE.match(line)) for line in lines) / len(lines)
    if like_list >= 0.5:
        yield Evidence("verse.list-like")
    if sum(bool(_FIELD_LIKE.match(line)) for line in lines) / len(lines) >= 0.4:
        yield Evidence("verse.field-like")
    if sum(any(map(str.isdigit, line)) for line in lines) / len(lines) > 0.4:
        yield Evidence("verse.digits")


def _sound(lines: Sequence[str]) -> Iterator[Evidence]:
    """What the ear hears: rhyme; and sentences that do not stop with the line."""
    stops = sum(line.endswith((".", "!", "?")) for line in lines) / len(lines)
    if stops <= 0.6:
        yield Evidence("verse.runs-on")
    ends = [words[-1].lower() for line in lines if (words := _LETTERS.findall(line))]
    rhymes = sum(
        any(_rhyme(ends[i], ends[j]) for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(ends))
        for i in range(len(ends))
    )
    if ends and rhymes / len(ends) >= 0.5:
        yield Evidence("verse.rhyme", min(1.0, len(ends) / 4))


def _rhyme(one: str, other: str) -> bool:
    return one != other and len(one) > 2 and len(other) > 2 and one[-2:] == other[-2:]


@fact
def mostly_verse(document: Surveyed) -> bool:
    """Most lines of the source stand in blocks that look like stanzas."""
    verse = total = 0
    for block in document.blocks.blocks:
        lines = [document.blocks.text(line) for line in document.blocks.lines[block.first : block.last + 1]]
        size = sum(map(len, lines))
        total += size
        if len(lines) > 1 and not prose_broken(document, block.first, block.last) and max(map(len, lines)) <= WIDEST:
            capitals = sum(line.lstrip(OPENING)[:1].isupper() for line in lines) / len(lines)
            verse += size if capitals > 0.8 else 0
    return total > 0 and verse / total > 0.5
