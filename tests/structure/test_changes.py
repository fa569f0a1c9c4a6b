"""What the structure of a text makes of decisions: a reading, line by line; what a line is in the end, and why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from textus.base.knowledge import table
from textus.decide import sentences
from textus.encoding.text import encode
from textus.model.claims import BY_EDITOR, Claim, Decision, Evidence, Span
from textus.model.structure import Structure, TextType
from textus.model.tree import serialise
from textus.read import blocks, source
from textus.structure.structure import structured

CASES = [
    (
        "closing.no-letter",
        ["p | The boat was late.", "closer.salute | Yours truly,", "p | So the letter ended. We read on.", "p | It rained."],
        [("closer.salute", "p")],
    ),
    (
        "opening.no-letter",
        ["p | The boat was late.", "dateline | Velden, in May", "p | It rained.", "p | It rained again."],
        [("dateline", "p")],
    ),
    (
        "letter.empty",
        ["p | He wrote:", "salute | Dear Ilse,", "fw | 12", "signed | Anton", "p | And no more than that."],
        [("salute", "p"), ("signed", "p")],
    ),
    (
        "closing.before-name",
        ["p | It rained.", "closer.joined | Yours ever, Tom"],
        [("closer.joined", "closer.salute"), ("closer.joined", "signed")],
    ),
    ("opening.before-paragraph", ["salute.run-in | Dear Ilse, the boat is in."], [("salute.run-in", "salute"), ("salute.run-in", "p")]),
    ("opening.whole-line", ["dateline.run-in | Velden, in May"], [("dateline.run-in", "p")]),
    ("division.early", ["signed | Anton Prey", "p | The boat was late."], [("signed", "opener.signed")]),
    ("division.late", ["p | The boat was late.", "epigraph | All boats are late."], [("epigraph", "quote")]),
    ("postscript.missing", ["p | It rained.", "signed | Anton", "postscript.signed | A. P."], [("postscript.signed", "signed")]),
    ("speech.silent", ["sp | MILLER.", "p | He left."], [("sp", "p")]),
    ("title.main", ["title:sub | The Mill", "p | It rained."], [("title", "title")]),
    ("title.sub", ["title:main | The Mill", "title:main | Of Boats", "p | It rained."], [("title", "title")]),
    ("zone.with-notes", ["p | It rained.", "notes.head | NOTES", "footnote | 1. In May."], [("footnote", "footnote")]),
    ("zone.text-follows", ["p | It rained.", "notes.head | NOTES", "p | It rained again."], [("notes.head", "notes.head")]),
]  # fmt: skip
ZONES = {"title": "front", "notes.head": "back"}


def structure_of(lines: Sequence[str], *, by_editor: bool = False) -> tuple[str, Structure]:
    """The structure of a reading given as `role | words`, or `role:type | words`, a line each."""
    text, decisions = "", []
    for line in lines:
        role, _, words = line.partition(" | ")
        role, _, kind = role.partition(":")
        start, end = len(text), len(text) + len(words)
        evidence = (Evidence(BY_EDITOR),) if by_editor else ()
        claim = Claim(start, end, role, evidence, {"type": kind} if kind else {})
        decisions.append(Decision(claim, ZONES.get(role, "body"), 0.7, (), spans_of(role, words, start)))
        text += f"{words}\n\n"
    return text, structured(text, decisions)


def spans_of(role: str, words: str, start: int) -> tuple[Span, ...]:
    if role == "sp":
        return (Span(start, start + len(words), "speaker"),)
    if role in ("salute.run-in", "closer.joined"):
        stop, kind = start + words.index(",") + 1, "runInOpening" if role == "salute.run-in" else "joinedClosing"
        return Span(start, stop, kind), Span(stop + 1, start + len(words), "p" if role == "salute.run-in" else kind)
    return ()


@pytest.mark.parametrize(("reason", "lines", "changes"), CASES, ids=[case[0] for case in CASES])
def test_a_decision_is_changed_for_a_reason(reason: str, lines: Sequence[str], changes: list[tuple[str, str]]) -> None:
    _, structure = structure_of(lines)
    made = [change for decision in structure.decisions for change in decision.changes]
    assert [(change.before, change.after) for change in made if change.reason == reason] == changes
    assert {change.reason for change in made} == {reason}


def test_every_reason_is_shown_by_a_case() -> None:
    assert {reason for reason, _, _ in CASES} == set(table("structure"))


@pytest.mark.parametrize(("reason", "lines"), [case[:2] for case in CASES], ids=[case[0] for case in CASES])
def test_a_changed_decision_keeps_what_the_search_decided_and_says_why(reason: str, lines: Sequence[str]) -> None:
    for decision in structure_of(lines)[1].decisions:
        if decision.changes:
            assert decision.found.claim.role in {line.partition(" ")[0].partition(":")[0] for line in lines}
            assert sentences.read_as(decision).endswith(f", because {table('structure')[reason]['because']}")


@pytest.mark.parametrize(("reason", "lines"), [case[:2] for case in CASES], ids=[case[0] for case in CASES])
def test_certainty_is_stated_only_of_a_decision_that_holds(reason: str, lines: Sequence[str]) -> None:
    text, structure = structure_of(lines)
    built = serialise(encode(blocks.cut(source.of_text(text)), structure).text).decode()
    certain = [one for one in structure.decisions if sentences.holds(one) and one.claim.role != "p"]
    assert built.count('cert="medium"') == len(certain)


def test_what_an_editor_decided_is_not_overturned() -> None:
    _, structure = structure_of(
        ["p | So.", "closer.salute | Yours truly,", "p | We read on.", "p | It rained."], by_editor=True
    )
    assert [decision.claim.role for decision in structure.decisions] == ["p", "closer.salute", "p", "p"]


@pytest.mark.parametrize(
    ("lines", "stated", "types"),
    [
        (["dateline | Velden, in May", "p | It rained.", "signed | Anton"], False, ["letter"]),
        (["p | It rained.", "p | It rained again."], False, [""]),
        (["p | It rained.", "p | It rained again."], True, ["letter"]),
        (["head | One", "p | It rained.", "head:letter | Letter II", "p | It rained."], False, ["", "letter"]),
    ],
)
def test_a_letter_has_a_part_of_a_letter_or_is_called_one(lines: Sequence[str], stated: bool, types: list[str]) -> None:
    text, _ = structure_of(lines)
    decisions = structure_of(lines)[1].decisions
    structure = structured(text, decisions, lambda _: TextType("letter", stated))
    assert [one.type for one in structure.containers if one.tag == "div"] == types
