"""Lines and blocks: layout is measured, not assumed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textus.read import source
from textus.read.blocks import cut

WRAPPED = (
    "The ferry at Lower Harth is worked by a chain, and the chain by a\n"
    "horse, and the horse, as anybody who has waited on the far bank in\n"
    "the rain will tell you, is worked by nobody at all.\n"
)
STANZA = "The river runs to Harth and by,\n  And no man asks it where;\nThe moon that walks the meadow sky\n"


def blocks_of(text: str) -> list[tuple[int, int, bool]]:
    """First line, last line (numbers in the file) and whether wrapped, of each block."""
    found = cut(source.of_text(text))
    return [(found.lines[b.first].number, found.lines[b.last].number, b.wrapped) for b in found.blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\n", [(1, 1, False)]),
        ("one\n\ntwo\n", [(1, 1, False), (3, 3, False)]),
        ("one\r\n\r\ntwo", [(1, 1, False), (3, 3, False)]),
        ("one\r\rtwo", [(1, 1, False), (3, 3, False)]),
        ("one\n \t\ntwo\n", [(1, 1, False), (3, 3, False)]),
        ("one\n\ftwo\n", [(1, 1, False), (2, 2, False)]),
        ("\n\n\none", [(4, 4, False)]),
        (WRAPPED, [(1, 3, True)]),
        (STANZA, [(1, 3, False)]),
        (WRAPPED + "\n" + STANZA + "\n" + WRAPPED, [(1, 3, True), (5, 7, False), (9, 11, True)]),
        ("one\u2028two\n", [(1, 1, False)]),
        ("\u00a0\n", [(1, 1, False)]),
    ],
)
def test_a_text_is_cut_at_blank_lines_and_form_feeds(text: str, blocks: list[tuple[int, int, bool]]) -> None:
    assert blocks_of(text) == blocks


def test_the_measure_is_the_width_that_explains_most_line_breaks() -> None:
    layout = cut(source.of_text(WRAPPED)).layout
    assert layout.wrapped
    assert 65 <= layout.measure <= 70


def test_one_line_per_paragraph_is_not_wrapped_whatever_its_verse_looks_like() -> None:
    long_line = "word " * 60 + "\n\n"
    assert not cut(source.of_text(long_line * 5 + STANZA)).layout.wrapped


def test_tabs_widen_an_indent_to_the_next_multiple_of_eight() -> None:
    assert [line.indent for line in cut(source.of_text("a\n\tb\n   \tc\n    d\n")).lines] == [0, 8, 8, 4]


@given(st.text(alphabet="ab \t\n\r\f\u00a0\u2028", max_size=80))
def test_every_character_that_is_not_layout_is_in_exactly_one_line(text: str) -> None:
    found = cut(source.of_text(text))
    kept = "".join(text[line.start : line.end] for line in found.lines)
    for layout in " \t\n\r\f":
        kept, text = kept.replace(layout, ""), text.replace(layout, "")
    assert kept == text


QUESTIONS = "Q. Were you there?\nA. I was.\nQ. At the weir?\nA. At the weir.\n\nQ. Alone?\nA. With my brother.\n"
OUTLINE = "A. The weir.\nB. The mill.\nC. The ford.\n\nA. The weir.\nB. The mill.\nC. The ford.\n"
VERSE = "DUKE. Who knocks?\nANNE.       A friend.\nDUKE. Then let him wait,\nFor I am armed.\nANNE. He waits.\n"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        pytest.param(QUESTIONS, [1, 2, 3, 4, 6, 7], id="questions and answers"),
        pytest.param(
            VERSE + "DUKE. So be it.\nANNE. Amen.\n", [1, 2, 3, 5, 6, 7], id="a speech goes on in its next line"
        ),
        pytest.param(QUESTIONS.replace("Q.", "Jo:").replace("A.", "Tom:"), [1, 2, 3, 4, 6, 7], id="names and colons"),
        pytest.param(OUTLINE, [1, 5], id="an outline is counted, not spoken"),
        pytest.param("Hay: 4\nOats: 3\n\nHay: 5\nOats: 6\n\nHay: 1\nOats: 2\n", [1, 4, 7], id="amounts are not said"),
    ],
)
def test_a_block_ends_where_somebody_else_begins_to_speak(text: str, begins: list[int]) -> None:
    assert [first for first, _, _ in blocks_of(text)] == begins


GOING_ON = (
    "Nobody could say who owned it now, because the\n"
    "last miller had left two wills, each of them\n"
    "signed by the same witnesses, and the lawyers\n"
    "who read them were living on the rent of it,\n"
    "as they had done for years."
)
VERSE_LINES = "The river runs by mill and weir,\nAnd never asks the way to anywhere;\nIt was the same in other years,\nAnd shall be"
GOODS = "flour for the mill, two sacks of it\nrope\nsalt herrings\noil\nnails for the roof of the upper barn\ntar"
SPACED = [(GOING_ON, 1), (VERSE_LINES + " tomorrow and the day.", 4), (GOODS, 6)]


@pytest.mark.parametrize(("text", "count"), SPACED)
def test_a_blank_line_after_every_line_parts_nothing_where_sentences_go_on_over_it(text: str, count: int) -> None:
    assert len(cut(source.of_text(text.replace("\n", "\n\n"))).blocks) == count
