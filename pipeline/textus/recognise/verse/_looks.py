"""What makes lines look and sound like verse: asked by whoever sees verse, quoted or not. No recogniser itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from textus.base.bundles import span_weight
from textus.base.regex import has_digit, regex
from textus.model.claims import Evidence, Span
from textus.read.blocks import Block
from textus.recognise.prose._wording import names_and_things
from textus.survey.layout.measure import wrapped as prose_broken
from textus.survey.layout.wording import OPENING
from textus.survey.survey import Survey
from textus.survey.verse.mostly_verse import WIDEST, WIDEST_LONG, is_long_verse, usual_width
from textus.survey.verse.numbered import NUMBER_FIRST, NUMBER_LAST, Number

WIDEST_UNWRAPPED = 220
"""characters of a line of verse where paragraphs are single lines"""
FEW = 4
_LIST_LIKE = regex(r"^(?:[-–—•·▪*]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\[\d)")
_FIELD_LIKE = regex(r"^[A-ZÀ-Þ][^:.]{2,40}:\s")
_LETTERS = regex(r"[^\W\d_]+")
_FIGURE = regex(r"\d")
NEAR_END = 24
"""characters at the end of a line that mostly have its last word, and the end of the one before it"""
NEARLY_ALL = 0.9
SUMMED = 0.4
"""share of lines of an account that end with a figure"""
CAPITALS = 0.8
"""share of lines that begin with a capital where some of them are wider than verse is"""


def _of_letter(survey: Survey, block: Block) -> bool:
    """The lines say to whom a letter goes, or who signs a text."""
    return block.first in survey.letters.addressed_to or block.first in survey.signatories


def verse_evidence(survey: Survey, block: Block, *, quoted: bool = False) -> list[Evidence]:
    """What speaks for and against the lines of a block being verse; nothing where they cannot be.

    Lines between quotation marks may be as wide as paragraphs are in a source that breaks no lines.
    """
    lines = [survey.blocks.text(line) for line in survey.blocks.lines[block.first : block.last + 1]]
    widest = WIDEST_UNWRAPPED if quoted and survey.paragraph_per_line else WIDEST
    if len(lines) < 2 or any("\t" in line for line in lines) or _of_letter(survey, block):
        return []
    lines = [_unnumbered(line) if _FIGURE.search(line) else line for line in lines]
    long = usual_width(lines) > widest
    by_looks = is_long_verse(lines) and (survey.mostly_verse or len(lines) >= FEW)
    if max(map(len, lines)) > widest and not (by_looks or _wide(survey, lines, long=long)):
        return []
    evidence = [*_look(lines, long=long), *_sound(lines)]
    broken = prose_broken(survey, block.first, block.last)
    if not broken:
        evidence.append(Evidence("verse.names-and-things", names_and_things(survey, lines)))
    if broken:
        evidence.append(Evidence("verse.measure-explains-breaks"))
    elif survey.paragraph_per_line:
        evidence.append(Evidence("verse.only-breaks"))
    elif survey.prose_measure or len(lines) > 2:
        evidence.append(Evidence("verse.free-breaks"))
    if survey.mostly_verse:
        evidence.append(Evidence("verse.throughout"))
    elif len(lines) >= FEW and entries_end_alike(lines):
        evidence.append(Evidence("verse.ends-like-entries"))
    return evidence


def _unnumbered(line: str) -> str:
    return NUMBER_FIRST.sub("", NUMBER_LAST.sub("", line))


def _is_account(survey: Survey, block: Block, lines: Sequence[str]) -> bool:
    """Many lines end with a figure that counts no lines."""
    summed = sum(
        line[-1].isdigit() and index not in survey.numbered_lines for index, line in enumerate(lines, block.first)
    )
    return len(lines) >= FEW and summed >= SUMMED * len(lines)


def entries_end_alike(lines: Sequence[str]) -> bool:
    """Hardly a line ends with a stop, or nearly each with a full stop: entries do so, and verse hardly ever."""
    ends = [line.rstrip('_*”"»’)]')[-1:] for line in lines]
    least = NEARLY_ALL * len(ends)
    return sum(end.isalnum() for end in ends) >= least or sum(end == "." for end in ends) >= least


def _wide(survey: Survey, lines: Sequence[str], *, long: bool) -> bool:
    """Lines that begin with capitals: a few are wider than others, or they are long in a text that is mostly verse."""
    capitals = sum(line.lstrip(OPENING)[:1].isupper() for line in lines) >= CAPITALS * len(lines)
    return capitals and (not long or (survey.mostly_verse and max(map(len, lines)) <= WIDEST_LONG))


def _look(lines: Sequence[str], *, long: bool) -> Iterator[Evidence]:
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
    if mean > 62 and not long:
        yield Evidence("verse.long-lines")
    if len(lines) >= 4:
        yield Evidence("verse.stanza")
    like_list = sum(bool(_LIST_LIKE.match(line)) for line in lines) / len(lines)
    if like_list >= 0.5:
        yield Evidence("verse.list-like")
    if sum(bool(_FIELD_LIKE.match(line)) for line in lines) / len(lines) >= 0.4:
        yield Evidence("verse.field-like")
    if sum(map(has_digit, lines)) / len(lines) > 0.4:
        yield Evidence("verse.digits")


def _sound(lines: Sequence[str]) -> Iterator[Evidence]:
    """What the ear hears: rhyme; and sentences that do not stop with the line."""
    stops = sum(line.endswith((".", "!", "?")) for line in lines) / len(lines)
    if stops <= 0.6:
        yield Evidence("verse.runs-on")
    ends = [word.lower() for line in lines if (word := _last_word(line))]
    rhymes = sum(
        any(_rhyme(ends[i], ends[j]) for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(ends))
        for i in range(len(ends))
    )
    if ends and rhymes / len(ends) >= 0.5:
        yield Evidence("verse.rhyme", min(1.0, len(ends) / 4))


def _last_word(line: str) -> str:
    """Empty for a line without a word."""
    near = _LETTERS.findall(line[-NEAR_END:])
    words = near if len(near) > 1 else _LETTERS.findall(line)
    return words[-1] if words else ""


def _rhyme(one: str, other: str) -> bool:
    return one != other and len(one) > 2 and len(other) > 2 and one[-2:] == other[-2:]


def line_numbers(survey: Survey, block: Block) -> tuple[Span, ...]:
    """The line numbers in the margin of a block."""
    numbers = survey.numbered_lines
    return tuple(_span(numbers[index]) for index in range(block.first, block.last + 1) if index in numbers)


def _span(number: Number) -> Span:
    """All of it is markup."""
    size = number.end - number.start
    before, after = (size, 0) if number.first else (0, size)
    weight = span_weight("line-number.beside")
    return Span(number.start, number.end, "lineNumber", {"n": number.n}, before, after, weight)
