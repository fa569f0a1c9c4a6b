"""Habits that a record or the settings state: what becomes of a text by them."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from lxml import etree

from textus import work
from textus.read import source
from textus.record import record, settings

NS = "{http://www.tei-c.org/ns/1.0}"


def body(text: str, in_record: dict[str, object], in_settings: dict[str, object] | None = None) -> str:
    """The body of the TEI, without identifiers and certainty."""
    facts, faults = record.of({"habits": in_record})
    given, more = settings.of({"habits": in_settings or {}})
    assert not (*faults, *more)
    words = source.of_text(textwrap.dedent(text).lstrip("\n"), "a.txt")
    made = work.encode_source(words, facts, given).xml
    assert made is not None
    found = next(etree.fromstring(made).iter(f"{NS}body"))
    shown = etree.tostring(found, encoding="unicode", with_tail=False)
    shown = re.sub(r' (?:xmlns|xml:id|cert|resp|rendition|xml:lang)="[^"]*"', "", shown)
    return re.sub(r"\s*\n\s*|</?(?:body|div)>", "", shown)


FIRST = "The boat came in on Tuesday when the ice had gone, and there was nobody on the quay to meet it that night."
BY_HAND = """
    The boat came in on Tuesday when the ice had gone, and there was nobody on the quay to meet it that night.

    It had brought the parcel and
    the coffee,
    which was quite spoiled by the
    water.
    """


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "kept",
            "<p>It had brought the parcel and<lb/>the coffee,<lb/>which was quite spoiled by the<lb/>water.</p>",
        ),
        (
            "wrapped",
            "<p>It had brought the parcel and the coffee, which was quite spoiled by the water.</p>",
        ),
        (
            "unwrapped",
            "<p>It had brought the parcel and</p><p>the coffee,</p><p>which was quite spoiled by the</p><p>water.</p>",
        ),
    ],
)
def test_lines(lines: str, expected: str) -> None:
    assert body(BY_HAND, {"lines": lines}) == f"<p>{FIRST}</p>{expected}"


STEPPED = """
    The lock-keeper wrote down every barge that came through,
    and what it carried, and nobody ever read it.
      When he died the book was sold with the stove, and the
    new keeper burned it in the winter.
      In spring it rained.
    """


@pytest.mark.parametrize(("paragraphs", "number"), [("blank-lines", 1), ("indents", 3), ("both", 3)])
def test_paragraphs(paragraphs: str, number: int) -> None:
    assert body(STEPPED, {"lines": "wrapped", "paragraphs": paragraphs}).count("<p>") == number


MARKED = "The _Amber Lady_ was a /fast/ ship, and *nobody* doubted it.\n"


@pytest.mark.parametrize(
    ("emphasis", "expected"),
    [
        ("none", "The _Amber Lady_ was a /fast/ ship, and *nobody* doubted it."),
        ("_", 'The <hi rend="italic">Amber Lady</hi> was a /fast/ ship, and *nobody* doubted it.'),
        (
            ["*", "/"],
            'The _Amber Lady_ was a <hi rend="italic">fast</hi> ship, and <hi rend="italic">nobody</hi> doubted it.',
        ),
    ],
)
def test_emphasis(emphasis: object, expected: str) -> None:
    assert body(MARKED, {"emphasis": emphasis}) == f"<p>{expected}</p>"


NOTED = """
    There had never been a bell in the village before the war, and nobody had missed one.

    The bell was cast in the town and hung before the winter of that year.[1]

    [1] So the ledger states, in another hand.

    It cracked in the first frost, and the founder would not take it back again.

    So it was sold to the railway, and may be heard to this day at the third station.
    """


def test_a_text_without_notes_has_none() -> None:
    assert "<note" in body(NOTED, {})
    assert body(NOTED, {"notes": "none"}).count("[1]") == 2


def test_notes_at_the_foot_are_so_where_nothing_follows_them_too() -> None:
    last = NOTED[: NOTED.index("It cracked")]
    assert 'place="end"' in body(last, {"notes": "end"})
    assert 'place="foot"' in body(last, {"notes": "foot"})


def test_what_is_before_the_end_is_no_note_where_notes_are_at_the_end() -> None:
    assert "<note" not in body(NOTED, {"notes": "end"})


PAGED = """
    The bell was cast in the town [12] and hung before the winter of that year.

    [p. 13]

    It cracked in the first frost, and the founder would not take it back again.

    14

    That was the end of it.
    """


@pytest.mark.parametrize(
    ("pages", "marked"), [("none", []), ("inline", ["12", "13"]), ("lines", ["13"]), ("numbers", ["13", "14"])]
)
def test_pages(pages: str, marked: list[str]) -> None:
    assert re.findall(r'<pb n="(\w+)"', body(PAGED, {"pages": pages})) == marked


def test_a_record_overrules_settings_and_settings_what_was_detected() -> None:
    assert "<hi" in body(MARKED, {})
    assert "<hi" not in body(MARKED, {}, {"emphasis": "none"})
    assert body(MARKED, {"emphasis": "_"}, {"emphasis": "none"}).count("<hi") == 1


def test_what_is_stated_is_shown_as_stated() -> None:
    facts, _ = record.of({"habits": {"lines": "kept"}})
    given, _ = settings.of({"habits": {"lines": "wrapped", "pages": "none"}})
    reading, _ = work.read(source.of_text(textwrap.dedent(BY_HAND), "a.txt"), facts, given)
    shown = {habit.name: (habit.value, habit.said_by, habit.why) for habit in reading.document.habits}
    assert shown["lines"] == ("kept", "record", "specified in the record")
    assert shown["pages"] == ("none", "settings", "specified in the settings of the collection")
    assert shown["notes"][1] == ""


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ('lines = "keept"', "a.toml:2:1", "“habits.lines”"),
        ('emphasis = ["_", "%"]', "a.toml:2:1", "“habits.emphasis”"),
        ("line = 3", "a.toml:2:1", "unknown key “habits.line”"),
    ],
)
@pytest.mark.parametrize("parse", [record.parse, settings.parse], ids=["record", "settings"])
def test_a_value_that_is_none_is_named_with_its_place(parse, line: str, place: str, message: str) -> None:  # type: ignore[no-untyped-def]
    _, findings = parse(f"[habits]\n{line}\n", Path("a.toml"))
    assert [(str(finding.place), finding.message.startswith(message)) for finding in findings] == [(place, True)]
