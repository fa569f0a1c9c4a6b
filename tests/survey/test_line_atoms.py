"""What is seen of lines: pairs of texts and the atoms of one of their lines."""

from __future__ import annotations

import textwrap

import pytest

from textus.base.knowledge import language, table
from textus.read import blocks, source
from textus.survey.lines.atoms import line_atoms
from textus.survey.survey import Survey

PROSE = """\
    The ferry left at six, and nobody on the quay had thought much
of the lamps, so that the men went down to the boats in the dark
and felt for the oars.
    The second ferry left at nine."""


def seen(text: str, line: int) -> set[str]:
    words = source.of_text(textwrap.dedent(text), "a.txt")
    atoms = line_atoms(Survey(words, blocks.cut(words), language("en")))[line]
    return {*atoms.own, *atoms.local}


@pytest.mark.parametrize(
    ("line", "atom"),
    [
        (0, "indent:step"),
        (0, "room:full"),
        (0, "turn:same"),
        (1, "turn:out"),
        (1, "case:low"),
        (2, "room:fits"),
        (2, "end:stop"),
        (3, "turn:in"),
        (3, "from-end:0"),
    ],
)
def test_lines_of_prose_are_measured_against_their_document(line: int, atom: str) -> None:
    words = source.of_text(PROSE, "a.txt")
    atoms = line_atoms(Survey(words, blocks.cut(words), language("en")))[line]
    assert atom in {*atoms.own, *atoms.local}


@pytest.mark.parametrize(
    ("text", "line", "atoms"),
    [
        ("One.\n\n- 7 -\n\nTwo.\n\n- 8 -\n\nThree.", 3, {"page:dashed-on", "in-block:only"}),
        ("ANNA. Come in.\nBERT. I am in.\nANNA. So you are.", 2, {"prefix:.1", "capitals-first:1"}),
        ("A word [1] here.\n\n[1] A note.", 1, {"label:bracketed", "label:called", "label:one"}),
        ("Oslo, 3 May 1911\n\nDear Sir,", 0, {"has:month"}),
        ("Oslo, 3 May 1911\n\nDear Sir,", 1, {"begins:salutation", "begins:salutation-whole", "end:,"}),
        ("1. Milk\n2. Bread", 1, {"label:stop", "label:next"}),
        ("## The Quay", 0, {"mark:#"}),
        ("- milk", 0, {"bullet"}),
    ],
)
def test_lines_have_what_their_signs_and_words_say(text: str, line: int, atoms: set[str]) -> None:
    assert atoms <= seen(text, line)


def test_an_empty_text_has_no_lines() -> None:
    words = source.of_text("\n\n", "a.txt")
    assert len(line_atoms(Survey(words, blocks.cut(words), language("en")))) == 0


def test_every_family_of_atoms_is_explained_in_words() -> None:
    from textus.decide.learnt_table import learnt
    from textus.decide.line_scores import READINGS, sentence

    rows = table("line_atoms")["atoms"]
    atoms = {name.partition(" ")[2] for name in learnt().rows}
    read = {atom for atom in atoms if atom.partition(":")[0] in READINGS}
    assert read
    assert all(" recognisers" in sentence(0, atom) for atom in read)
    assert [atom for atom in sorted(atoms - read) if atom not in rows and atom.partition(":")[0] not in rows] == []
