"""Authority tables as people save them: what is read, what is told, and what becomes of an entry in the TEI."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from textus import work
from textus.cli import textus
from textus.findings.finding import rules
from textus.model.name_entry import kinds
from textus.names import index, tables
from textus.names.suggest import slug
from textus.read import source
from textus.record import settings
from textus.record.record import Record
from textus.record.settings import Settings

T = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = "The Harbour\n\nBy Ada Penn\n\nAll of the winter we spoke of Ilse Prey, and of nobody else in the whole of the town.\n"
GOOD = "id,name\nprey,Ilse Prey\n"

# A table; the line and rule of what is wrong with it; words of the message and of the hint; the ids that are left.
FAULTS = [
    ("", "1 columns", "the table is empty", "id,name,variants", ""),
    ("Ilse Prey;1880\n", "1 columns", "missing columns “id” and “name”", "first line must name the columns", ""),
    ("id,nam\na,Ilse\n", "1 unknown-column", "column 2, “nam”", "did you mean “name”?", ""),
    ("id,name,varaints\na,Ilse,I\n", "1 unknown-column", "column 3, “varaints”", "did you mean “variants”?", "a"),
    ("id,name,name\na,b,Ilse\n", "1 unknown-column", "the column “name” appears twice", "keep one", "a"),
    ("id,name\n,Ilse\nb,Jan\n", "2 bad-row", "“Ilse” has no id", "as marx-karl", "b"),
    ("id,name\na,\nb,Jan\n", "2 bad-row", "“a” has no name", "fill in", "b"),
    ("id,name\na,—\n", "2 bad-row", "is not a name", "letters", ""),
    ("id,name\na b,Ilse\n", "2 bad-row", "has the invalid id “a b”", "digits", ""),
    ("id,name\na,Ilse\n\nb,Jan\na,Otto\n", "5 bad-row", "“Otto” has the same id “a” as line 2", "its own id", "a b"),
    ("id,name\na,Prey, Ilse\nb,Jan\n", "2 bad-row", "more cells than the table has columns", "in quotation marks", "b"),
    ('id,name,note\na,"Ilse,x\nb,Jan,y\nc,Otto,z\n', "2 bad-row", "extends over other rows", "unclosed", ""),
    ("id,name\na,Il\x07se\n", "2 bad-row", "control character", "delete it", ""),
    ("id,name,birth\na,Ilse,5.5.1818\n", "2 bad-cell", "“5.5.1818” in the column “birth”", "YYYY-MM-DD", "a"),
    ("id,name,birth\na,Ilse,1897-02-30\n", "2 bad-cell", "not a valid date", "YYYY", "a"),
    ("id,name,GND\na,Ilse,1.18578E+08\n", "2 bad-cell", "is not a valid identifier", "column as text", "a"),
    ("id,name,Wikidata\na,Ilse,12\n", "2 bad-cell", "“12” in the column “Wikidata”", "copy it again", "a"),
]


def read(folder: Path, content: str | bytes, kind: str = "people") -> tables.Table:
    path = folder / f"{kind}.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tables.read(path, shown=f"authorities/{kind}.csv")


@pytest.mark.parametrize(("content", "place", "message", "hint", "left"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_told_with_its_line_and_the_rest_is_read(
    tmp_path: Path, content: str, place: str, message: str, hint: str, left: str
) -> None:
    table = read(tmp_path, content)
    by_place = {f"{found.place.line} {found.rule.removeprefix('authorities/')}": found for found in table.findings}
    found = by_place[place]
    assert found.place.path == "authorities/people.csv"
    assert message in found.message
    assert hint in found.hint
    assert " ".join(entry.id for entry in table.entries) == left


@pytest.mark.parametrize(
    "content",
    [
        "id,name\na,Jörg Ölmüller\n".encode("utf-8-sig"),
        "id;name\r\na;Jörg Ölmüller\r\n".encode(),
        "sep=;\r\nid;name\r\na;Jörg Ölmüller\r\n".encode("utf-8-sig"),
        "id\tname\r\na\tJörg Ölmüller\r\n".encode("utf-16"),
        'Full name,"ID",\n"Jörg  Ölmüller",a,\n,,\n'.encode(),
    ],
    ids=["with a mark", "semicolons", "Excel's first line", "Excel's Unicode text", "other names and order"],
)
def test_a_table_is_read_however_a_spreadsheet_saves_it(tmp_path: Path, content: bytes) -> None:
    table = read(tmp_path, content)
    assert table.findings == []
    assert [(entry.id, entry.names) for entry in table.entries] == [("a", ("Jörg Ölmüller",))]


def test_another_encoding_is_guessed_and_told(tmp_path: Path) -> None:
    table = read(tmp_path, "id;name\r\na;Jörg Ölmüller\r\n".encode("windows-1252"))
    assert [entry.names[0] for entry in table.entries] == ["Jörg Ölmüller"]
    assert [found.rule for found in table.findings] == ["authorities/encoding"]


def test_a_workbook_is_no_table(tmp_path: Path) -> None:
    (found,) = read(tmp_path, b"PK\x03\x04rest").findings
    assert (found.rule, found.hint) == ("authorities/unreadable", "save the sheet as “CSV UTF-8”")


def test_a_table_full_of_faults_tells_the_first_fifty(tmp_path: Path) -> None:
    assert len(read(tmp_path, "id,name\n" + ",x\n" * 1000).findings) == tables.MOST_TOLD


def test_identifiers_may_come_as_addresses(tmp_path: Path) -> None:
    table = read(
        tmp_path, "id,name,GND,Wikidata\na,Ilse,https://d-nb.info/gnd/118578537,http://www.wikidata.org/entity/Q12\n"
    )
    assert table.entries[0].identifiers == (("GND", "118578537"), ("Wikidata", "Q12"))


def test_every_rule_of_tables_is_met() -> None:
    met = {f"authorities/{place.split()[1]}" for _, place, *_ in FAULTS} | {
        "authorities/encoding",
        "authorities/unreadable",
    }
    assert met == {rule for rule in rules() if rule.startswith("authorities/")}


ENGLISH = Record(language="en")


def encoded(folder: Path, record: Record = ENGLISH) -> tuple[etree._Element, list[str]]:
    result = work.encode_source(source.of_text(TEXT), record, Settings(authorities=folder.as_posix()))
    assert result.xml is not None
    return etree.fromstring(result.xml), [found.rule for found in result.report.findings if found.rule[:6] == "names/"]


def said(tei: etree._Element, path: str) -> list[str]:
    found = tei.xpath(path, namespaces=T)
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_what_the_table_knows_stands_beside_the_text(tmp_path: Path) -> None:
    read(
        tmp_path,
        'id,name,variants,birth,death,VIAF\nprey,"Prey, Ilse",I. P.; Prey,1880,1912-05,1234567\nother,Otto,,,,\n',
    )
    read(tmp_path, "id,name,coordinates\ntown,Nobody Town,50.1 8.6\n", "places")
    tei, _ = encoded(tmp_path)
    assert said(tei, "//t:standOff/*/*/@xml:id") == ["person-prey"]
    assert said(tei, "//t:person/*/text()") == ["Prey, Ilse", "I. P.", "Prey", "1880", "1912-05", "1234567"]
    assert said(tei, "//t:person/*/@when | //t:person/t:idno/@type") == ["1880", "1912-05", "VIAF"]
    assert said(tei, "//t:p/t:persName/@ref") == ["#person-prey"]


@pytest.mark.parametrize(
    ("cell", "common"),
    [("x", None), ("Yes", None), ("ja", None), ("sì", None), ("Sim", None), ("", ()), ("Reed; Rose", ("reed", "rose"))],
)
def test_the_column_common_says_yes_in_any_language_or_lists_names(
    tmp_path: Path, cell: str, common: tuple[str, ...] | None
) -> None:
    table = read(tmp_path, f"id,name,variants,common\nperson-reed,Ada Reed,Reed,{cell}\n")
    assert [entry.common for entry in table.entries] == [common]


def test_every_kind_of_entry_is_valid_with_all_it_may_have(tmp_path: Path) -> None:
    examples = {
        "id": "x", "name": "Ilse Prey", "variants": "Prey", "level": "m", "author": "A. B", "coordinates": "50.1, -8",
        "GND": "118578537", "Wikidata": "Q1", "ISNI": "0000000121174094", "ORCID": "0000-0002-1825-0097",
        "LCNAF": "n79006935", "ISSN": "0028-0836", "VIAF": "1234567", "common": "", "note": "x", "TGN": "7002445",
        "GeoNames": "2925533", "OCLC": "12",
    }  # fmt: skip
    for kind, row in kinds().items():
        folder = tmp_path / kind
        folder.mkdir()
        out = io.StringIO()
        csv.writer(out).writerows([row["columns"], [examples.get(column, "1897") for column in row["columns"]]])
        assert read(folder, out.getvalue(), kind).findings == []
        text = TEXT.replace("Ilse Prey", "_Ilse Prey_")
        result = work.encode_source(
            source.of_text(text), Record(language="en"), Settings(authorities=folder.as_posix())
        )
        assert result.xml is not None, [found.message for found in result.report.findings]
        assert f"<{row['list']}>".encode() in result.xml


def test_a_person_of_the_header_points_to_the_entry_too(tmp_path: Path) -> None:
    read(tmp_path, 'id,name\npenn,"Penn, Ada"\n')
    assert said(encoded(tmp_path)[0], "//t:titleStmt/t:author/@ref") == ["#person-penn"]


def test_a_text_that_names_nobody_has_no_list(tmp_path: Path) -> None:
    read(tmp_path, "id,name\na,Otto Prey\n")
    assert said(encoded(tmp_path)[0], "//t:standOff") == []


class TestTheRecordKnowsBetter:
    def test_a_word_that_is_no_name(self, tmp_path: Path) -> None:
        read(tmp_path, GOOD)
        tei, told = encoded(tmp_path, Record(language="en", ignored_names=("Ilse Prey",)))
        assert (said(tei, "//t:p/t:persName"), told) == ([], [])

    def test_a_word_whose_entry_it_knows(self, tmp_path: Path) -> None:
        read(tmp_path, "id,name\nprey,Ilse Prey\nother,Ilse Prey\n")
        tei, told = encoded(tmp_path, Record(language="en", bound_names=(("Ilse Prey", "other"),)))
        assert (said(tei, "//t:p/t:persName/@ref"), told) == (["#person-other"], [])

    def test_an_id_that_is_in_no_table(self, tmp_path: Path) -> None:
        read(tmp_path, GOOD)
        assert encoded(tmp_path, Record(language="en", bound_names=(("Ilse", "oter"),)))[1] == [
            "names/unknown-id", "names/unmatched",
        ]  # fmt: skip

    def test_a_word_that_does_not_occur(self, tmp_path: Path) -> None:
        read(tmp_path, GOOD)
        assert encoded(tmp_path, Record(language="en", ignored_names=("Jan",)))[1] == ["names/unmatched"]


def test_tables_lie_beside_the_settings_or_where_they_say(tmp_path: Path) -> None:
    file = tmp_path / "textus.toml"
    file.touch()
    assert settings.load(file)[0].authorities is None
    (tmp_path / "authorities").mkdir()
    assert settings.load(file)[0].authorities == (tmp_path / "authorities").as_posix()
    file.write_text('[collection]\nauthorities = "tables"')
    assert settings.load(file)[0].authorities == (tmp_path / "tables").as_posix()
    assert [found.rule for found in index.load((tmp_path / "tables").as_posix()).findings] == ["authorities/unreadable"]


def test_a_table_that_changes_is_read_again(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    assert len(index.load(tmp_path.as_posix()).entries) == 1
    read(tmp_path, GOOD + "b,Jan\n")
    assert len(index.load(tmp_path.as_posix()).entries) == 2


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, arguments)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    (tmp_path / "authorities").mkdir()
    read(tmp_path / "authorities", GOOD)
    words = "We spoke of Ilse Prey and of Jan van der Moor at Velden. It was Jan van der Moor who knew Velden, and Miss Orme."
    (tmp_path / "a.txt").write_text(f"{TEXT}\n{words}\n\nYesterday the Crown fell. Miss Orme has it.\n")
    return tmp_path


def test_names_that_are_in_no_table_are_suggested_with_where_they_stand(collection: Path) -> None:
    shown = run("names", "suggest", str(collection)).stdout
    names = [line.strip() for line in shown.splitlines() if not line.startswith(" " * 10)]
    assert names == ["2  Jan van der Moor  (people)", "2  Orme  (people)", "2  Velden  (places)"]
    assert "of Ilse Prey and of [Jan van der Moor] at Velden." in shown


def test_suggested_lines_can_be_pasted_into_a_table(collection: Path) -> None:
    pasted = run("names", "suggest", str(collection), "--format", "csv").stdout
    table = read(collection, pasted)
    assert table.findings == []
    assert {entry.names[0] for entry in table.entries} == {"Jan van der Moor", "Orme", "Velden"}


def test_only_one_kind_may_be_asked_for(collection: Path) -> None:
    pasted = run("names", "suggest", str(collection), "--format", "csv", "--kind", "places", "--least", "1").stdout
    assert [line.split(",")[:2] for line in pasted.splitlines()] == [["id", "name"], ["velden", "Velden"]]


@pytest.mark.parametrize(
    ("name", "made"), [("Jörg Ölmüller", "joerg-oelmueller"), ("Лев Щукин", "lev-shchukin"), ("李", "name")]
)
def test_an_id_is_made_of_plain_letters(name: str, made: str) -> None:
    assert slug(name) == made


def test_a_faulty_table_does_not_stop_a_build_and_is_in_the_report(collection: Path) -> None:
    read(collection / "authorities", GOOD + ",Otto\n")
    result = run("build", str(collection), "--fail-on", "warning")
    assert result.exit_code == 1
    assert "authorities/people.csv:3: warning[authorities/bad-row] “Otto” has no id" in result.stderr
    assert "authorities/people.csv:3: warning[authorities/bad-row]" in (collection / "build/report.txt").read_text()
    assert 'ref="#person-prey"' in (collection / "build/tei/a.xml").read_text()
