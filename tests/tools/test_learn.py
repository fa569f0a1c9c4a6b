"""`./run learn`: lines get the labels that their TEI gives them, what a project never marks is left open."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from textus.read import blocks, source
from textus.survey.lines.atoms import LineAtoms
from tools.learn.customs import Customs, left_open
from tools.learn.labels import labels
from tools.learn.lessons import common_words, examples, features, lessons
from tools.learn.works import licence, table

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'
LETTER = """<div><opener><dateline>Oslo, 3 May 1911</dateline><salute>Dear Sir,</salute></opener>
<p>I have your letter of the first of this month, and have <pb n="2"/>laid it before the committee.</p>
<p>They thank you.</p><closer><salute>Yours truly,</salute><signed>Anna Holm</signed></closer></div>"""


def labelled(tmp_path: Path, text: str, body: str) -> list[str]:
    edition = tmp_path / "a.xml"
    edition.write_text(TEI.format(body), encoding="utf-8")
    return labels(blocks.cut(source.of_text(text, "a.txt")), edition)


def test_the_first_line_of_a_passage_begins_it_and_the_others_go_on(tmp_path: Path) -> None:
    text = (
        "Title: A Letter\n\nOslo, 3 May 1911\nDear Sir,\n  I have your letter of the first of this month,\nand have\n"
    )
    text += "[p. 2]\nlaid it before the committee.\n  They thank you.\nYours truly,\nAnna Holm\n"
    assert labelled(tmp_path, text, LETTER) == [
        "B-front", "B-dateline", "B-salute", "B-p", "I-p", "B-page", "I-p", "B-p", "B-closing", "B-signed",
    ]  # fmt: skip


def test_stanzas_begin_where_groups_do_or_after_a_blank_line(tmp_path: Path) -> None:
    verse = (
        "<lg><l>The ferry goes at six,</l><l>the lamps are on the quay.</l></lg><l>And one is left,</l><l>alone.</l>"
    )
    text = "The ferry goes at six,\nthe lamps are on the quay.\n\nAnd one is left,\nalone."
    assert labelled(tmp_path, text, verse) == ["B-lg", "I-lg", "B-lg", "I-lg"]


def test_a_speech_begins_with_its_speaker_and_a_note_with_its_label(tmp_path: Path) -> None:
    body = "<sp><speaker>ANNA.</speaker><p>Come in, whoever<note>Nobody came.</note> you are.</p></sp><p>The end of it.</p>"
    text = "ANNA. Come in, whoever[1]\nyou are.\n\nThe end of it.\n\nNotes\n\n1. Nobody came.\n"
    assert labelled(tmp_path, text, body) == ["B-sp", "I-sp", "B-p", "B-notes", "B-note"]


def test_what_recognisers_are_sure_of_is_learnt_where_a_project_never_marks_it() -> None:
    never = Customs(Counter(p=9, sp=1, item=1, head=1))
    sure, unsure = (LineAtoms(("fill:1", f"read:B-salute:{place}"), ()) for place in (6, 3))
    assert left_open(["B-p", "B-p"], [sure, unsure], never) == ["B-salute", "B-p"]


def test_the_examples_of_the_specification_are_learnt_as_recognisers_read_them() -> None:
    text = "Oslo, 3 May 1911\n\nDear Anna,\n\nI have your letter.\n\nYours truly,\n\nKari Holm\n"
    (lesson,) = examples([("letters:3", text, "en")])
    assert lesson.labels == ["B-dateline", "B-salute", "B-p", "B-closing", "B-signed"]


def test_a_long_text_is_learnt_from_once_more_as_a_short_piece(tmp_path: Path) -> None:
    lines = "".join(f"The ferry of the {number} of May was late, and nobody said why.\n\n" for number in range(60))
    body = "".join(f"<p>The ferry of the {number} of May was late, and nobody said why.</p>" for number in range(60))
    (tmp_path / "a.txt").write_text(lines)
    (tmp_path / "a.xml").write_text(TEI.format(f"<div>{body}</div>"))
    whole, piece = lessons(tmp_path)
    assert len(whole.labels) == 60
    assert 4 <= len(piece.labels) <= 17
    assert set(piece.labels) == {"B-p"}


SALUTE = LineAtoms(("fill:1", "begins:salutation"), ())
PROSE = LineAtoms(("fill:6", "begins:salutation"), ())


def test_a_greeting_is_left_open_where_a_project_marks_no_letters() -> None:
    never, sometimes = Customs(Counter(p=9, sp=1, item=1, head=1)), Customs(Counter(p=9, salute=1, head=1))
    assert left_open(["B-p", "B-p"], [SALUTE, PROSE], never) == ["", "B-p"]
    assert left_open(["B-p", "B-p"], [SALUTE, PROSE], sometimes) == ["B-p", "B-p"]


def test_a_line_is_seen_from_the_lines_around_it() -> None:
    first, second = features([LineAtoms(("case:up", "fill:1"), ("part:0",)), LineAtoms(("case:low",), ())])
    assert first == ["0 case:up", "0 fill:1", "0 part:0", "+1 case:low"]
    assert second == ["0 case:low", "-1 case:up", "-1 fill:1"]


def folder_of(tmp_path: Path, count: int) -> Path:
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(
            f"Oslo, {number + 1} May 1911\n\nDear Sir,\n\nI have your letter.\n\nYours truly,\n\nAnna Holm\n"
        )
        (tmp_path / f"{number}.xml").write_text(TEI.format(
            f"<div><opener><dateline>Oslo, {number + 1} May 1911</dateline><salute>Dear Sir,</salute></opener>"
            "<p>I have your letter.</p><closer><salute>Yours truly,</salute><signed>Anna Holm</signed></closer></div>"
        ))  # fmt: skip
    return tmp_path


def test_no_project_has_more_than_its_share_of_texts(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 4)
    (folder / "SAMPLE.tsv").write_text("name\tproject\n" + "".join(f"{number}\tholm\n" for number in range(4)))
    assert [text.name for text in lessons(folder, most=3)] == ["0", "1", "2"]


def test_words_are_learnt_only_where_many_projects_have_them(tmp_path: Path) -> None:
    texts = lessons(folder_of(tmp_path, 8))  # each a project of its own
    assert "word:dear" in common_words(texts)
    assert common_words(texts[:7]) == set()


def test_the_same_texts_give_the_same_table(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite", reason="the extra “dev” is not installed")
    from tools.learn.__main__ import fitted
    from tools.learn.table import written

    texts = lessons(folder_of(tmp_path, 8))
    made = []
    for name in ("one", "two"):
        fitted(texts, tmp_path / name, 20)
        made.append(written(tmp_path / name, texts))
    assert made[0] == made[1]
    assert "labels\tB-closing B-dateline B-p B-salute B-signed\n" in made[0]
    rows = made[0].splitlines()[2:]
    assert all(value == f"{float(value):.2f}" for row in rows for value in row.partition("\t")[2].split(" ")[1::2])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("none stated", "none stated"),
        ("CC0 1.0; public domain", "public domain or CC0"),
        ("Creative Commons : Paternité - Pas d’Utilisation Commerciale - Pas de Modification", "CC BY-NC-ND"),
        ("creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA"),
        ("Creative Commons Attribution-ShareAlike 4", "CC BY-SA"),
        ("Creative Commons Namensnennung 4", "CC BY"),
        ("Copyright 2011, all rights reserved", "all rights reserved, or terms of their own"),
    ],
)
def test_licences_are_counted_by_kind(words: str, kind: str) -> None:
    assert licence(words) == kind


def test_works_are_counted_with_their_projects(tmp_path: Path) -> None:
    works = tmp_path / "works.tsv"
    rows = ["genre\tlanguage\tproject\tlicence", "letters\ten\tholm\tCC BY 4.0", "letters\tde\tholm\tCC BY 4.0"]
    works.write_text("\n".join(rows) + "\n")
    assert "2 works of 1 projects." in table(works)
    assert "| letters | 2 | 1 |" in table(works)
