"""One work through all stages: records, languages, refusals, and output that depends on nothing but its input."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from textus import work
from textus.findings.finding import Severity
from textus.language.identify import identify
from textus.read import source
from textus.record.settings import Settings

N = "{http://www.tei-c.org/ns/1.0}"
LETTER = """The Harth Letters

Dear Sir,

The well in Tanner Street has been foul since the feast, and every child in the row has been ill of it since then.

Yours truly,
R. Tolland
"""


def encoded(folder: Path, text: str, record: str = "", settings: Settings | None = None) -> work.Encoded:
    path = folder / "letter.txt"
    path.write_text(text, encoding="utf-8")
    if record:
        path.with_suffix(".toml").write_text(record, encoding="utf-8")
    return work.encode(path, settings=settings or Settings(language="en"), shown="letter.txt")


def tree_of(result: work.Encoded) -> etree._Element:
    assert result.xml is not None, [finding.message for finding in result.report.findings]
    return etree.fromstring(result.xml)


def rules_of(result: work.Encoded) -> list[str]:
    return [finding.rule for finding in result.report.findings]


def test_an_editor_overrules_a_decision_by_the_words_it_stands_at(tmp_path: Path) -> None:
    record = '[[decision]]\nat = "The well in Tanner"\nrole = "quote"\n'
    tree = tree_of(encoded(tmp_path, LETTER, record))
    assert [quote.findtext(f"{N}p", "")[:8] for quote in tree.iter(f"{N}quote")] == ["The well"]


def test_an_editor_overrules_a_decision_by_its_line(tmp_path: Path) -> None:
    tree = tree_of(encoded(tmp_path, LETTER, '[[decision]]\nline = 7\nrole = "p"\n'))
    assert "Yours truly," in [p.text for p in tree.iter(f"{N}p")]


def test_a_decision_that_matches_nothing_is_a_warning(tmp_path: Path) -> None:
    result = encoded(tmp_path, LETTER, '[[decision]]\nat = "These words are not there"\nrole = "p"\n')
    assert "record/unmatched-decision" in rules_of(result)
    assert result.xml is not None


def test_a_decision_for_an_unknown_role_is_refused(tmp_path: Path) -> None:
    result = encoded(tmp_path, LETTER, '[[decision]]\nat = "Dear Sir"\nrole = "greeting"\n')
    assert "record/bad-value" in rules_of(result)
    assert result.xml is None


def test_a_record_with_a_fault_is_refused_and_says_where(tmp_path: Path) -> None:
    result = encoded(tmp_path, LETTER, 'title = "The Harth Letters"\nauther = "R. Tolland"\n')
    [fault] = result.report.at_least(Severity.ERROR)
    assert (fault.rule, fault.place.line) == ("record/unknown-key", 2)
    assert "author" in fault.hint
    assert result.xml is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The well was shut in May, and nobody in the parish thought to ask for the reason of it, or to open it again.",
            "en",
        ),
        (
            "Der Brunnen wurde im Mai geschlossen, und niemand in der Gemeinde fragte nach dem Grund oder öffnete ihn wieder.",
            "de",
        ),
        (
            "Le puits fut fermé au mois de mai, et personne dans la paroisse ne demanda pourquoi, ni ne voulut le rouvrir.",
            "fr",
        ),
        (
            "El pozo se cerró en mayo, y nadie en la parroquia preguntó por qué, ni quiso abrirlo de nuevo en todo el año.",
            "es",
        ),
        (
            "Il pozzo fu chiuso nel mese di maggio, e nessuno nella parrocchia chiese il perché, né volle più riaprirlo.",
            "it",
        ),
        (
            "Колодец закрыли в мае, и никто в приходе не спросил, почему это сделали и когда его снова откроют для людей.",
            "ru",
        ),
        (
            "Studnię zamknięto w maju i nikt w parafii nie zapytał, dlaczego to zrobiono ani kiedy znowu zostanie otwarta.",
            "pl",
        ),
        ("井戸は五月に閉じられたが、教区の人々は誰もその理由を尋ねなかった。そして再び開けようともしなかった。", "ja"),
        ("1, 2, 3", "und"),
    ],
)
def test_the_language_of_a_text_is_told_from_its_words(text: str, code: str) -> None:
    assert identify(text).code == code


@pytest.mark.parametrize(
    ("line", "when"), [("Harth, March 4, 1897", "1897-07-08"), ("Harth, in the spring", "--07-08")]
)
def test_a_year_is_inferred_from_the_date_of_the_letter_and_from_nothing_else(line: str, when: str) -> None:
    """Other years that the text names, however often, say nothing of when a day without a year was: it keeps none."""
    said = "The pump was mended on July 8; it had been broken in May 1871, in May 1872 and twice in the autumn of 1872."
    result = work.encode_source(source.of_text(f"Dear Sir,\n\n{said}\n\nYours truly,\nR. Tolland\n\n{line}\n"))
    dates = {date.text: date.attrib for date in tree_of(result).iter(f"{N}date")}
    assert dates["July 8"].get("when") == when
    assert dates["July 8"].get("cert") == (None if when.startswith("--") else "medium")


def test_settings_and_record_say_the_language_before_the_words_do(tmp_path: Path) -> None:
    assert (
        tree_of(encoded(tmp_path, LETTER, settings=Settings(language="de"))).get(
            "{http://www.w3.org/XML/1998/namespace}lang"
        )
        == "de"
    )
    record = 'language = "fr"\n'
    tree = tree_of(encoded(tmp_path, LETTER, record, settings=Settings(language="de")))
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"


def test_the_output_depends_on_nothing_but_the_input(tmp_path: Path) -> None:
    """Neither path, nor locale, time zone, hash seed or working folder change a byte."""
    outputs = set()
    for number, (seed, zone, locale) in enumerate([("0", "UTC", "C"), ("4242", "Asia/Tokyo", "C.UTF-8")]):
        folder = tmp_path / f"place{number}"
        folder.mkdir()
        (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-m", "textus", "encode", "letter.txt", "-o", "letter.xml", "--quiet"]
        subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True)
        outputs.add((folder / "letter.xml").read_bytes())
    assert len(outputs) == 1


def test_a_fault_in_the_program_ends_in_plain_paragraphs_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the full encoding ever fail its proof, the text is safe and the fault is seen."""
    proofs = iter([(source.of_text("x").finding("lossless/lost", 0, "a word"),), ()])
    monkeypatch.setattr(work.losslessness, "prove", lambda *_: next(proofs))
    result = work.encode_source(source.of_text(LETTER))
    assert "encode/simplified" in rules_of(result)
    assert {e.tag for e in tree_of(result).find(f"{N}text").iter()} <= {
        f"{N}{tag}" for tag in ("text", "body", "div", "p")
    }


def test_what_cannot_be_proven_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        work.losslessness, "prove", lambda *_: (source.of_text("x").finding("lossless/lost", 0, "a word"),)
    )
    result = work.encode_source(source.of_text(LETTER))
    assert result.xml is None
    assert "encode/refused" in rules_of(result)
