"""Paragraphs: cut in mid-sentence by the turn of a page and to be rejoined; told apart by an indent alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import span_weight
from textus.base.regex import regex
from textus.model.claims import Claim, Evidence, Span
from textus.read.blocks import Block
from textus.recognise.pages._turns import of_turn
from textus.recognise.prose._ends import without_ends
from textus.survey.habits.lines import goes_on
from textus.survey.layout.measure import full, wrapped
from textus.survey.pages.page_marks import conventional_mark, mark_of
from textus.survey.survey import Survey

LEAST = 60
"""characters that both halves of a paragraph at least have"""
LEAST_OVER_PAGE = 20
"""the same where a page mark is between them"""
_BROKEN_OFF = regex(r"[\w,;’'—–-][*_]{0,2}$")
_BLANK_LINE = regex(r"(?:\r\n?|\n)[ \t]*(?:\f|\r|\n)")
_HEAD, _TAIL = regex(r"[^\W\d_]+\Z"), regex(r"[^\W\d_]+")
_HYPHENS = "-‐¬⸗"
MOST_BETWEEN = 6
"""page marks and running heads between two halves of a paragraph"""
_SENTENCE_ENDS = '.!?:;”"’—)]'
_STEP = 2
"""columns by which the first line of a paragraph is set in"""
_MOST = 0.6
"""the least share of lines of which something is said to hold"""


def block_claims(survey: Survey) -> Iterator[Claim]:
    """Halves of one paragraph, and paragraphs that an indent begins."""
    yield from _rejoined(survey)
    for first, last in survey.interview.items():
        yield survey.claim(first, last, "p", "paragraph.asked")
    for block in survey.blocks.blocks:
        if len(block) > 2 and survey.stated_value("paragraphs") != "blank-lines":
            yield from _indented(survey, block)
        if not block.wrapped and wrapped(survey, block.first, block.last):
            yield survey.block_claim(block, "p", "paragraph.wrapped")


def _rejoined(survey: Survey) -> Iterator[Claim]:
    blocks = survey.blocks.blocks
    number = 0
    while number < len(blocks) - 1:
        parts = [blocks[number]]
        pages: list[Span] = []
        while (step := _continues(survey, parts[-1], number + 1)) is not None:
            following, between = step
            pages += between
            parts.append(blocks[following])
            number = following
        if len(parts) > 1:
            yield from without_ends(survey, _whole(survey, parts, pages), parts[0].first, parts[-1].last)
        number += 1


def _continues(survey: Survey, block: Block, number: int) -> tuple[int, list[Span]] | None:
    """The number of the block that goes on with a sentence `block` leaves open, and what the page has between them."""
    blocks = survey.blocks.blocks
    if number >= len(blocks) or not _is_prose(survey, block, between=True):
        return None
    head = survey.blocks.block_text(block)
    between: list[Span] = []
    while number + 1 < len(blocks) and len(between) < MOST_BETWEEN and (spans := _of_page(survey, number)):
        between += spans
        number += 1
    tail = survey.blocks.block_text(blocks[number])
    if between and _no_blank_line(survey, block, blocks[number]):
        return number, between
    if _divided(head, tail) and between:
        return number, between
    least = LEAST_OVER_PAGE if between else LEAST
    if (
        len(head) < least
        or len(tail) < least
        or not _BROKEN_OFF.search(head[-3:])
        or not all(_is_prose(survey, part, between=bool(between)) for part in (block, blocks[number]))
    ):
        return None
    return (number, between) if tail[0].islower() and abs(blocks[number].indent - block.indent) < _STEP else None


def _no_blank_line(survey: Survey, block: Block, following: Block) -> bool:
    """Only the line that separates pages is between two halves, as in texts of proofreaders."""
    lines = survey.blocks.lines[block.last + 1 : following.first + 1]
    tight = not any(line.blank_before or line.page_before for line in lines)
    return tight and (following.wrapped or len(following) == 1 or not survey.blocks.layout.wrapped)


def _divided(head: str, tail: str) -> bool:
    """A word with the stars of proofreaders at both ends: "fisher-*", "*men"."""
    return len(head) > 1 and head[-2] in _HYPHENS and head[-1] == "*" == tail[:1] and tail[1:2].isalpha()


def _of_page(survey: Survey, number: int) -> tuple[Span, ...]:
    """A page mark, a running head or a signature, as spans of the paragraph that continues after it."""
    block = survey.blocks.blocks[number]
    start, end = survey.blocks.start(block), survey.blocks.end(block)
    weight = span_weight("paragraph.seam")
    if mark := mark_of(survey, block) or (conventional_mark(survey, start, end) if len(block) == 1 else None):
        return (Span(start, end, mark.role, {"n": mark.n} if mark.n else {}, weight=weight),)
    kind = survey.running_lines.get(number)
    turn = survey.turning_lines.get(block.first) if kind else None
    if turn and turn.n:
        return of_turn(survey, block.first, turn)
    return (Span(start, end, "fw", {"type": kind}, weight=weight),) if kind else ()


def _is_prose(survey: Survey, block: Block, *, between: bool) -> bool:
    """Wrapped or one line; where lines are kept, or a page's mark is `between`, also what runs on as prose does."""
    if block.wrapped or len(block) == 1:
        return True
    kept = survey.line_habit.value == "kept" or (between and survey.prose_measure > 0 and not survey.cast.speeches)
    return kept and goes_on(survey, block)


def _whole(survey: Survey, parts: list[Block], pages: list[Span]) -> Claim:
    spans: list[Span] = []
    place = 0
    for before, after in itertools.pairwise(parts):
        start, end = survey.blocks.end(before), survey.blocks.start(after)
        first = place
        while place < len(pages) and pages[place].start < end:
            place += 1
        inside = [page for page in pages[first:place] if page.start >= start]
        spans += _joint(survey, start, end, inside)
    ends = [survey.blocks.block_text(part)[-3:] for part in parts[:-1]]
    tails = [survey.blocks.block_text(part) for part in parts[1:]]
    broken_off, small = sum(map(bool, map(_BROKEN_OFF.search, ends))), sum(t.lstrip("*")[:1].islower() for t in tails)
    reasons = [Evidence("paragraph.broken-off", broken_off)] if broken_off else []
    reasons += [Evidence("paragraph.goes-on-small", small)] if small else []
    reasons += [Evidence("paragraph.over-page", len(pages))] if pages else []
    kept = sum(len(part) > 1 and not part.wrapped for part in parts)
    reasons += [Evidence("paragraph.kept-over-page", kept)] if kept else []
    return survey.claim(parts[0].first, parts[-1].last, "p", *reasons, spans=tuple(spans))


def _joint(survey: Survey, start: int, end: int, inside: list[Span]) -> Iterator[Span]:
    """What the page has between two halves; where it has nothing, the seam: a blank line at a turn is of the page.

    A word that the turn divides is one word (`@break`).
    """
    starred = _divided(survey.text[start - 2 : start], survey.text[end : end + 2])
    hyphen = start - 1 - starred
    divided = survey.text[hyphen] in _HYPHENS and survey.text[hyphen - 1].isalpha()
    if not inside and _BLANK_LINE.search(survey.text, start, end):
        yield Span(start, end, "seam", {"cert": "medium"}, weight=span_weight("paragraph.seam"))
    if not divided or not inside or any(page.role == "fw" for page in inside):
        yield from inside
        return
    sort = "hyphen" if _with_hyphen(survey, hyphen, end + starred) else "softHyphen"
    yield Span(hyphen, start, sort, after=int(starred), weight=span_weight("paragraph.seam"))
    for number, page in enumerate(inside):
        first = start if not number else page.start
        after = inside[number + 1].start if number + 1 < len(inside) else end + starred
        yield replace(page, start=first, end=after, attributes={**page.attributes, "break": "no"})


def _with_hyphen(survey: Survey, hyphen: int, tail: int) -> bool:
    """The text has the two halves around a hyphen as one word with a hyphen elsewhere."""
    before, after = _HEAD.search(survey.text, max(0, hyphen - LEAST), hyphen), _TAIL.match(survey.text, tail)
    if before is None or after is None:
        return False
    return f"{before.group()}-{after.group()}".lower() in survey.spelled_words


def _indented(survey: Survey, block: Block) -> Iterator[Claim]:
    """Within a run of lines without blank ones, a line set in after a line that ends early begins a paragraph."""
    if not survey.blocks.layout.wrapped:
        return
    starts = [0, *(index - block.first for index in _set_in(survey, block))]
    if len(starts) < 2 or not _else_full(survey, block, starts):
        return
    for first, after in zip(starts, [*starts[1:], len(block)], strict=True):
        yield survey.claim(block.first + first, block.first + after - 1, "p", "paragraph.indented")


def _set_in(survey: Survey, block: Block) -> Sequence[int]:
    """Lines set in behind the end of a sentence; where many of them follow a full line, those stand so by chance."""
    lines, text = survey.blocks.lines, survey.text
    found = [
        index
        for index in range(block.first + 1, block.last)
        if lines[index].indent >= max(lines[index - 1].indent, lines[index + 1].indent) + _STEP
        and text[lines[index - 1].end - 1] in _SENTENCE_ENDS
    ]
    ended_early = [index for index in found if not full(survey, index - 1)]
    return found if len(ended_early) >= _MOST * len(found) else ended_early


def _else_full(survey: Survey, block: Block, starts: Sequence[int]) -> bool:
    """The other lines go on where the measure broke them; verse, too, may have a line set in."""
    others = [index for index in range(block.first, block.last) if index + 1 - block.first not in starts]
    broken = sum(full(survey, index) for index in others)
    return survey.prose_measure > 0 and broken >= _MOST * len(others)
