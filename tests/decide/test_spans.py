"""Spans: none crosses another, the weightier stays, outer before inner."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textus.decide.spans import settle
from textus.model.claims import Span

SPANS = st.builds(
    lambda start, length, weight, role, marks: Span(start, start + length, role, before=marks if length > 2 * marks else 0,
                                                    after=marks if length > 2 * marks else 0, weight=weight),
    st.integers(0, 30), st.integers(1, 12), st.integers(1, 5).map(float), st.sampled_from(["q", "italic", "date"]), st.integers(0, 1),
)  # fmt: skip


def within(inner: Span, outer: Span) -> bool:
    return outer.start + outer.before <= inner.start and inner.end <= outer.end - outer.after


@given(st.lists(SPANS, max_size=25))
def test_no_two_spans_that_stand_cross(spans: list[Span]) -> None:
    kept = settle(spans)
    for position, one in enumerate(kept):
        for other in kept[position + 1 :]:
            apart = one.end <= other.start or other.end <= one.start
            assert apart or within(other, one)


def test_the_weightier_of_two_that_cross_stays() -> None:
    light, heavy = Span(0, 6, "q", weight=1.0), Span(4, 9, "italic", weight=4.0)
    assert settle([light, heavy]) == (heavy,)
    assert settle([Span(0, 6, "q", weight=5.0), heavy]) == (Span(0, 6, "q", weight=5.0),)


def test_one_within_the_marks_of_the_other_crosses_it() -> None:
    starred = Span(0, 8, "italic", before=1, after=1, weight=4.0)
    assert settle([starred, Span(0, 4, "q", weight=1.0)]) == (starred,)
    assert settle([starred, Span(1, 4, "q", weight=1.0)]) == (starred, Span(1, 4, "q", weight=1.0))
