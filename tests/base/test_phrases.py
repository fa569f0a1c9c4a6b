"""A pattern for many phrases finds what each of them alone would, and the longest where several fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textus.base.phrases import alternation

PHRASES = ("vol.", "volume", "volumes", "vol", "new series", "author's note", "on-line", "№")


def found(text: str, *, bounded: bool = True) -> list[str]:
    return re.findall(alternation(PHRASES, bounded=bounded), text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Volumes 3 and volume 4", ["Volumes", "volume"]),
        ("voluminous, evolve, vol", ["vol"]),
        ("Vol.3, №4", ["Vol.", "№"]),
        ("New\n  Series", ["New\n  Series"]),
        ("the author’s note, on‑line", ["author’s note", "on‑line"]),
    ],
)
def test_whole_phrases_are_found_the_longest_first(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_an_unbounded_phrase_may_be_part_of_a_word() -> None:
    assert found("evolve", bounded=False) == ["vol"]


@pytest.mark.parametrize("bounded", [True, False])
def test_of_no_phrases_nothing_is_found(bounded: bool) -> None:
    assert not re.search(alternation(["", " "], bounded=bounded), "anything at all")


@given(st.sets(st.text("ab .-'", min_size=1).filter(str.strip), min_size=1), st.booleans())
def test_every_phrase_is_found_whole(phrases: set[str], bounded: bool) -> None:
    pattern = re.compile(alternation(phrases, bounded=bounded))
    assert all(pattern.fullmatch(phrase.strip()) for phrase in phrases)
