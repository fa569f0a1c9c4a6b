"""A memorandum is one bundle, and the words of languages; its facts reach the header, and all works without it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus import work
from textus.base import bundles
from textus.read import source
from textus.record.record import Record
from tools.check_bundles import PACKAGE, faults

BUNDLE = {f"recognise/letters/memorandum.{kind}" for kind in ("py", "toml", "md")}
HEAD = """TO: Harold Finch, Director of Harbours
FROM: Edna Marlow
DATE: 14 March 1952
SUBJECT: Silting of the north basin

The soundings of last week show that the north basin has lost two feet of water since the autumn.
"""
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def encoded(text: str, language: str = "en") -> etree._Element:
    made = work.encode_source(source.of_text(text), Record(language=language))
    assert made.xml is not None
    return etree.fromstring(made.xml)


def said(tei: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(node.itertext()).split()) for node in tei.iterfind(path, TEI)]


@pytest.mark.parametrize(
    ("language", "text", "sender", "addressee", "when"),
    [
        ("en", HEAD, "persName: Edna Marlow", "persName: Harold Finch", "1952-03-14"),
        (
            "de",
            "AKTENNOTIZ\n\nAn: Hafenamt\nVon: Edna Marlow\nDatum: 14. März 1952\nBetreff: Versandung\n\n"
            "Die Lotungen der letzten Woche zeigen, dass das Becken seit dem Herbst zwei Fuß Wasser verloren hat.\n",
            "persName: Edna Marlow", "name: Hafenamt", "1952-03-14",
        ),
        (
            "fr",
            "À : Monsieur Delorme\nDe : Edmée Marlow\nDate : 14 mars 1952\nObjet : le bassin nord\n\n"
            "Les sondages de la semaine dernière montrent que le bassin a perdu deux pieds d'eau depuis l'automne.\n",
            "persName: Edmée Marlow", "persName: Monsieur Delorme", "1952-03-14",
        ),
    ],
)  # fmt: skip
def test_sender_addressee_and_date_are_those_of_the_correspondence(
    language: str, text: str, sender: str, addressee: str, when: str
) -> None:
    tei = encoded(text, language)
    found = {
        (action.get("type"), etree.QName(part).localname): part
        for action in tei.iterfind(".//t:correspDesc/t:correspAction", TEI)
        for part in action
    }
    words = {f"{kind} {tag}: {part.text}" for (kind, tag), part in found.items() if tag != "date"}
    assert words == {f"sent {sender}", f"received {addressee}"}
    assert found["sent", "date"].get("when") == when


def test_the_subject_is_a_keyword_and_the_title_of_what_has_no_other() -> None:
    untitled, titled = encoded(HEAD), encoded("THE NORTH BASIN\n\n" + HEAD)
    for tei in (untitled, titled):
        assert said(tei, ".//t:textClass/t:keywords/t:term") == ["Silting of the north basin"]
    assert said(untitled, ".//t:titleStmt/t:title") == ["Silting of the north basin"]
    assert said(titled, ".//t:titleStmt/t:title") == ["THE NORTH BASIN"]


def test_several_addressees_are_all_named() -> None:
    tei = encoded(
        HEAD.replace("TO: Harold Finch, Director of Harbours", "TO: Harold Finch; Ada Penn; The Harbour Board")
    )
    received = tei.find(".//t:correspAction[@type='received']", TEI)
    assert received is not None
    assert [(etree.QName(part).localname, part.text) for part in received] == [
        ("persName", "Harold Finch"),
        ("persName", "Ada Penn"),
        ("name", "The Harbour Board"),
    ]


def test_the_record_says_whom_it_was_sent_to() -> None:
    text = HEAD.replace("Harold Finch, Director of Harbours", "Harold Finch; Ada Penn")
    made = work.encode_source(source.of_text(text), Record(correspondence=(("recipient", "Josef Lind"),)))
    assert made.xml is not None
    assert said(etree.fromstring(made.xml), ".//t:correspAction[@type='received']/*") == ["Josef Lind"]


def test_the_lines_of_the_head_are_an_opener() -> None:
    opener = encoded(HEAD).find(".//t:opener", TEI)
    assert opener is not None
    inside = re.sub(r' (xmlns|xml:id)="[^"]*"', "", etree.tostring(opener, encoding="unicode", with_tail=False))
    assert re.sub(r">\s+<", "><", inside) == (
        '<opener><address><addrLine><seg type="label">TO:</seg> Harold Finch, Director of Harbours</addrLine></address>'
        '<byline><seg type="label">FROM:</seg> Edna Marlow</byline>'
        '<dateline><seg type="label">DATE:</seg><date when="1952-03-14">14 March 1952</date></dateline>'
        '<argument><p><seg type="label">SUBJECT:</seg> Silting of the north basin</p></argument></opener>'
    )


def test_of_several_memoranda_the_header_names_no_correspondents() -> None:
    other = HEAD.replace("Harold Finch", "Ada Penn").replace("Edna Marlow", "Harold Finch")
    tei = encoded(f"I. The Basin\n\n{HEAD}\nII. The Dredger\n\n{other}")
    assert len(tei.findall(".//t:opener", TEI)) == 2
    assert tei.find(".//t:correspDesc", TEI) is None


def test_no_other_file_knows_of_it() -> None:
    words = re.compile(r"\bmemo\.|memorand", re.IGNORECASE)
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml", ".xsl")]
    naming = {path.relative_to(PACKAGE).as_posix() for path in files if words.search(path.read_text(encoding="utf-8"))}
    words_of_languages = ("knowledge/languages/", "knowledge/tiers.toml")
    assert {name for name in naming if not name.startswith(words_of_languages)} == BUNDLE - {
        "recognise/letters/memorandum.md"
    }


def test_without_its_files_all_else_works(tmp_path: Path) -> None:
    package = tmp_path / "pipeline" / "textus"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("schema", "xslt"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    for name in BUNDLE:
        (package / name).unlink()
    assert faults(package) == []
    assert not [code for code in bundles.load(package / "recognise").roles if code.startswith("memo.")]
    (tmp_path / "memo.txt").write_text(f"{HEAD}\nYours,\nEdna\n", encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from textus.cli import main; "
        "sys.exit(main(['encode', 'memo.txt', '-o', 'memo.xml', '--quiet']))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(package.parent)], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert "Harold Finch" in (tmp_path / "memo.xml").read_text(encoding="utf-8")
