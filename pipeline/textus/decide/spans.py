"""Spans find their place: cut where a block is cut into lines or parts, and settled where they cross."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textus.base.bundles import roles, span_kinds
from textus.model.claims import Decision, Span
from textus.read.blocks import Blocks

Unit = tuple[int, int]
"""start and end of a stretch that becomes one element with text: a paragraph, a verse line, a speaker"""


def with_spans(blocks: Blocks, decisions: Sequence[Decision], spans: Iterable[Span]) -> tuple[Decision, ...]:
    """Each decision with the spans inside it that hold together; those that may be divided are, at edges of units."""
    units = [_units(blocks, decision) for decision in decisions]
    flat = [unit for several in units for unit in several]
    pieces = sorted((piece for span in spans for piece in _divided(span, flat)), key=lambda s: (s.start, -s.end))
    starts = [piece.start for piece in pieces]
    placed = []
    for decision in decisions:
        claim = decision.claim
        first, after = bisect.bisect_left(starts, claim.start), bisect.bisect_left(starts, claim.end)
        inside = [piece for piece in pieces[first:after] if piece.end <= claim.end and _allowed(piece, decision)]
        placed.append(replace(decision, spans=settle([*claim.spans, *inside])))
    return tuple(placed)


def _allowed(span: Span, decision: Decision) -> bool:
    """A span of this kind may stand in a block of this role, in this part of the text."""
    kind = span_kinds()[span.role]
    return decision.zone in (kind.zones or (decision.zone,)) and decision.claim.role not in kind.never


def _units(blocks: Blocks, decision: Decision) -> list[Unit]:
    claim = decision.claim
    parts = [span for span in claim.spans if span_kinds()[span.role].structural]
    if parts:
        return [(part.start, part.end) for part in parts]
    if roles()[claim.role].leaf != "line":
        return [(claim.start, claim.end)]
    first = bisect.bisect_left(blocks.lines, claim.start, key=lambda line: line.start)
    after = bisect.bisect_left(blocks.lines, claim.end, key=lambda line: line.start)
    return [(line.start, line.end) for line in blocks.lines[first:after]]


def _divided(span: Span, units: Sequence[Unit]) -> Iterator[Span]:
    """The span itself, or one piece in each unit it reaches into, where its kind may be divided."""
    first = max(0, bisect.bisect_right(units, (span.start, len(units) and units[-1][1] + 1)) - 1)
    if (first < len(units) and span.end <= units[first][1]) or not span_kinds()[span.role].divisible:
        yield span
        return
    reached = []
    while first < len(units) and units[first][0] < span.end:
        start, end = max(span.start, units[first][0]), min(span.end, units[first][1])
        if start < end:
            reached.append((start, end))
        first += 1
    for number, (start, end) in enumerate(reached):
        before = span.before if number == 0 and start == span.start else 0
        after = span.after if number == len(reached) - 1 and end == span.end else 0
        if end - start > before + after:
            yield replace(span, start=start, end=end, before=before, after=after)


def settle(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that can stand together: where two cross, the weightier stays; outer before inner.

    Of two spans over the very same characters the weightier is outside; what is said twice counts once.
    """
    kept: list[Span] = []
    open_spans: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, s.end > s.start, -s.end, -s.weight, s.role)):
        while open_spans and open_spans[-1].end <= span.start:
            open_spans.pop()
        rivals = []
        while open_spans and not _within(span, open_spans[-1]) and open_spans[-1].weight < span.weight:
            rivals.append(open_spans.pop())
        if any(_same(span, other) for other in open_spans):
            open_spans.extend(reversed(rivals))
        elif not open_spans or _within(span, open_spans[-1]):
            kept = [other for other in kept if other not in rivals] if rivals else kept
            open_spans.append(span)
            kept.append(span)
        else:
            open_spans.extend(reversed(rivals))
    return tuple(kept)


def _same(one: Span, other: Span) -> bool:
    """Two recognisers say the same of the same characters."""
    return (one.start, one.end, one.role) == (other.start, other.end, other.role)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start + outer.before <= inner.start and inner.end <= outer.end - outer.after
