"""What settings say of the publication, and authority tables of an author, is in every output that has a place for it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from textus.cli import textus
from textus.record.settings import KEYS

LETTER = """Leeds, 3 May 1887

Dear Anna,

The river rose in the night and carried off the lower bridge, so that I had to go round by the mill.

Yours ever,
Rose Hale
"""
SETTINGS = """[collection]
title = "Letters of the Dale"
[publication]
publisher = "Dale Society"
place = "Harth"
editor = "Ada Merrow"
email = "letters@example.org"
address = "https://example.org/letters/"
date = "2026-03-01"
licence = "CC-BY-4.0"
[output]
search = false
formats = ["html", "bibtex", "csl-json", "datacite", "jsonld", "oai_dc", "ris", "epub", "cmif"]
"""
OUTPUTS = {
    "tei": "tei/letter.xml", "html": "html/letter.html", "bibtex": "bibtex/letter.bib", "csl": "csl-json/letter.csl.json",
    "datacite": "datacite/letter.datacite.xml", "jsonld": "jsonld/letter.jsonld", "oai_dc": "oai_dc/letter.oai_dc.xml",
    "ris": "ris/letter.ris", "epub": "epub/letter.epub", "cmif": "cmif.xml",
}  # fmt: skip
CITATIONS, RECORDS = ("bibtex", "csl", "ris"), ("datacite", "jsonld", "oai_dc")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
EXPECTED = {
    "publisher": ("Dale Society", ("tei", "html", *CITATIONS, *RECORDS, "epub", "cmif")),
    "place": ("Harth", ("tei", "html")),
    "editor": (("Ada Merrow", "Merrow, Ada"), ("tei", "html", *CITATIONS, *RECORDS, "epub", "cmif")),
    "email": ("letters@example.org", ("cmif",)),
    "address": ("https://example.org/letters/", ("tei", "html", *CITATIONS, *RECORDS, "epub", "cmif")),
    "date": ("2026-03-01", ("tei", "html", *CITATIONS, *RECORDS, "epub", "cmif")),
    "licence": (LICENCE, ("tei", "html", *RECORDS, "epub", "cmif")),
}
"""by key of `[publication]`: its words, and the outputs that have a place for them"""
PEOPLE = "id,name,variants,GND\nhale-rose,Rose Hale,,118500005\n"
GND = "https://d-nb.info/gnd/118500005"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every output of a collection of one letter, as text."""
    folder = tmp_path_factory.mktemp("letters")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "textus.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "authorities").mkdir()
    (folder / "authorities" / "people.csv").write_text(PEOPLE, encoding="utf-8")
    result = CliRunner().invoke(textus, ["build", str(folder), "--quiet"])
    assert result.exit_code == 0, result.output
    return {name: _text(folder / "build" / path) for name, path in OUTPUTS.items()}


@pytest.fixture(scope="module")
def unpublished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same of a collection for which no publisher is named."""
    folder = tmp_path_factory.mktemp("unpublished")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "textus.toml").write_text(SETTINGS.replace('publisher = "Dale Society"\n', ""), encoding="utf-8")
    result = CliRunner().invoke(textus, ["build", str(folder), "--quiet"])
    assert result.exit_code == 0, result.output
    return {name: _text(folder / "build" / path) for name, path in OUTPUTS.items()}


def _text(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix != ".epub":
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".opf"))


def test_every_key_is_looked_for() -> None:
    assert {f"publication.{name}" for name in EXPECTED} == {
        key.path for key in KEYS if key.path.startswith("publication.")
    }


@pytest.mark.parametrize(("key", "output"), [(key, out) for key, (_, outs) in EXPECTED.items() for out in outs])
def test_a_key_of_publication_is_in_every_output_that_has_a_place_for_it(
    built: dict[str, str], key: str, output: str
) -> None:
    words = EXPECTED[key][0]
    forms = (words,) if isinstance(words, str) else words
    assert any(form in built[output] for form in forms), built[output]


@pytest.mark.parametrize(
    ("key", "output"),
    [(key, out) for key, (_, outs) in EXPECTED.items() if key != "publisher" for out in outs],
)
def test_so_it_is_where_no_publisher_is_named(unpublished: dict[str, str], key: str, output: str) -> None:
    words = EXPECTED[key][0]
    forms = (words,) if isinstance(words, str) else words
    assert any(form in unpublished[output] for form in forms), unpublished[output]


def test_without_a_publisher_the_tei_has_no_agency(unpublished: dict[str, str]) -> None:
    tei = etree.fromstring(unpublished["tei"].encode())
    stated = tei.find(".//t:publicationStmt", {"t": "http://www.tei-c.org/ns/1.0"})
    assert stated is not None
    assert {etree.QName(child).localname for child in stated} == {"p"}


def test_the_page_names_its_own_address_as_canonical(built: dict[str, str]) -> None:
    assert '<link rel="canonical" href="https://example.org/letters/html/letter.html">' in built["html"]


def test_the_address_of_the_collection_identifies_none_of_its_works(built: dict[str, str]) -> None:
    assert "alternateIdentifier" not in built["datacite"]
    assert '"@id": "https://example.org/letters/"' not in built["jsonld"]
    assert "<dc:identifier>" not in built["oai_dc"]


@pytest.mark.parametrize("output", ["cmif", "datacite", "jsonld", "html"])
def test_the_number_of_an_author_in_an_authority_table_is_an_address(built: dict[str, str], output: str) -> None:
    assert GND in built[output]


def test_the_tei_leads_from_author_and_sender_to_the_entry_with_the_number(built: dict[str, str]) -> None:
    tei = etree.fromstring(built["tei"].encode())
    spaces = {"t": "http://www.tei-c.org/ns/1.0"}
    for path in ("//t:titleStmt/t:author", "//t:correspAction[@type = 'sent']/t:persName"):
        [pointer] = tei.xpath(f"{path}/@ref", namespaces=spaces)
        assert tei.xpath(f"string(id('{pointer[1:]}')/t:idno[@type = 'GND'])", namespaces=spaces) == "118500005"
