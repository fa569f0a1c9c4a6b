"""The record before the transcription, the transcription before the settings; every contradiction is a finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.header.test_header import CREDITS, LETTER, PROSE, article
from textus import work
from textus.record.settings import Settings

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ARTICLE = article(CREDITS)
TO_JOSEF = LETTER.format(prose=PROSE)

EBOOK = f"""The Price of Oil

By Agnes Tolliver

{PROSE}

Colophon

This ebook was produced for
Standard Ebooks
by
Martha Oakes.

Its makers dedicate it to the public via the terms in the CC0 1.0 Universal Public Domain Dedication.
"""
KEYED = f"""---
title: The Price of Oil
shelf: B12
series: Lamp Papers, No. 4
---

{PROSE}
"""
KEPT = f"""The Price of Oil

Harrow Town Archive
Papers of the Oil Company
Box 3, folder 12

{PROSE}
"""

# What the transcription is, what the record says, where the header has it, what stands there then, and the words of
# the finding where the transcription says something else.
SAID = [
    (ARTICLE, "title = 'The Price of Lamps'", "//t:titleStmt/t:title[@type='main']", ["The Price of Lamps"], "the title is"),
    (ARTICLE, "subtitle = ['A', 'B']", "//t:titleStmt/t:title[@type='sub']", ["A", "B"], "the subtitle is"),
    (ARTICLE, "author = ['A. T.', 'J. L.']", "//t:titleStmt/t:author", ["A. T.", "J. L."], "the author is"),
    (ARTICLE, "translator = 'J. Lund'", "//t:titleStmt/t:editor[@role='translator']/*", ["J. Lund"], "the translators are"),
    (ARTICLE, "editor = 'J. Lund'", "//t:titleStmt/t:editor[@role='editor']/*", ["J. Lund"], ""),
    (ARTICLE, "transcriber = 'T. W.'", "//t:respStmt[t:resp='transcription']/t:persName", ["T. W."], "the transcribers are"),
    (ARTICLE, "[[responsibility]]\nrelator = 'mrk'\nname = 'Byte & Co'\norganisation = true",
     "//t:respStmt[t:resp='markup']/t:orgName", ["Byte & Co"], "credited with markup"),
    (ARTICLE, "[[responsibility]]\nrole = 'proofreading'\nname = 'B. R.'\nref = 'https://example.org/b'",
     "//t:respStmt[t:resp[@ref='http://id.loc.gov/vocabulary/relators/pfr']]/t:persName/@ref", ["https://example.org/b"], ""),
    (ARTICLE, "[[responsibility]]\nrole = 'fact checking'\nname = 'B. R.'", "//t:respStmt[t:resp='fact checking']/t:persName", ["B. R."], ""),
    (ARTICLE, "distributor = 'Reading Room'", "//t:publicationStmt/t:distributor", ["Reading Room"], "transcribed for"),
    (ARTICLE, "date.written = '1886-05'", "//t:creation/t:date/@when", ["1886-05"], "it was written"),
    (ARTICLE, "date.written = '[1886..1887]?'", "//t:creation/t:date/@notAfter", ["1887"], "it was written"),
    (ARTICLE, "date.delivered = '1886-05'", "//t:creation/t:date[@type='delivered']/@when", ["1886-05"], ""),
    (ARTICLE, "date.published = '1886'", "//t:sourceDesc/t:bibl[@type='firstEdition']/t:date/@when", ["1886"], ""),
    (ARTICLE, "place = 'Harrow'", "//t:creation/t:placeName", ["Harrow"], ""),
    (ARTICLE, "[source]\nvolume = 'V'", "//t:biblStruct[1]//t:biblScope[@unit='volume']/@n", ["5"], "its volume is"),
    (ARTICLE, "[source]\ntitle = 'The Gleaner'\nlevel = 'j'", "//t:biblStruct[1]//t:monogr/t:title[@level='j']", ["The Gleaner"], "the source is"),
    (ARTICLE, "[source]\npages = '3–5'", "//t:biblStruct[1]//t:biblScope[@unit='page']/@from", ["3"], "its pages is"),
    (ARTICLE, "[source]\ndate = '1888'", "//t:biblStruct[1]//t:imprint/t:date/@when", ["1888"], "its date is"),
    (ARTICLE, "[[source]]\nkind = 'edition'\ntitle = 'Collected Papers'\nplace = 'Leeds'",
     "//t:biblStruct[@type='otherEdition']//t:pubPlace", ["Leeds"], "its place is"),
    (ARTICLE, "[[source]]\nkind = 'translation'\ntitle = 'Cena oleje'\nplace = 'Praha'",
     "//t:biblStruct[@type='otherTranslation']//t:pubPlace", ["Praha"], ""),
    (ARTICLE, "series = 'Lamp Papers'", "//t:seriesStmt/t:title", ["Lamp Papers"], ""),
    (ARTICLE, "note = ['One.', 'Two.']", "//t:notesStmt/t:note", ["One.", "Two."], ""),
    (ARTICLE, "licence.id = 'CC-BY-4.0'", "//t:availability/t:licence/@target", ["https://creativecommons.org/licenses/by/4.0/"], ""),
    (ARTICLE, "[licence]\nuri = 'https://example.org/l'\nwords = 'As it says there.'", "//t:licence[@target='https://example.org/l']", ["As it says there."], "its licence is"),
    (ARTICLE, "publisher = 'Harth'", "//t:publicationStmt/t:publisher", ["Harth"], ""),
    (ARTICLE, "edition = 'Second'", "//t:editionStmt/t:edition", ["Second"], ""),
    (ARTICLE, "[[identifier]]\ntype = 'DOI'\nvalue = '10.1/x'", "//t:publicationStmt/t:idno[@type='DOI']", ["10.1/x"], ""),
    (ARTICLE, "[holder]\nrepository = 'Harth Archive'\nshelfmark = 'H 12'", "//t:sourceDesc/t:bibl[@type='original']/*", ["Harth Archive", "H 12"], ""),
    (ARTICLE, "genre = 'pamphlet'\nkeywords = ['oil', 'lamps']", "//t:textClass/t:keywords/t:term", ["pamphlet", "oil", "lamps"], ""),
    (ARTICLE, "languages = ['de', 'la']", "//t:langUsage/t:language/@ident", ["en", "de", "la"], ""),
    (ARTICLE, "language = 'en-GB'", "//t:langUsage/t:language/@ident", ["en-GB"], ""),
    (EBOOK, "transcriber = 'T. W.'", "//t:respStmt[t:resp='transcription']/t:persName", ["T. W."], "the transcribers are"),
    (EBOOK, "distributor = 'Reading Room'", "//t:publicationStmt/t:distributor", ["Reading Room"], "transcribed for"),
    (EBOOK, "licence.id = 'CC-BY-4.0'", "//t:availability/t:licence/@target", ["https://creativecommons.org/licenses/by/4.0/"], ""),
    (KEYED, "note = 'One.'", "//t:notesStmt/t:note", ["One."], ""),
    (KEYED, "series = 'Oil Papers'", "//t:seriesStmt/*", ["Oil Papers"], "the series is"),
    (KEPT, "[holder]\nrepository = 'Harth Archive'", "//t:msDesc | //t:bibl[@type='original']", ["Harth Archive"], ""),
    (ARTICLE, "[[change]]\ndate = '2026-03-01'\nwords = 'Collated.'", "//t:revisionDesc/t:change[@when='2026-03-01']", ["Collated."], ""),
    (TO_JOSEF, "correspondence.sender = 'A. T.'", "//t:correspAction[@type='sent']/t:persName", ["A. T."], "the sender is"),
    (TO_JOSEF, "correspondence.recipient = 'J. L.'", "//t:correspAction[@type='received']/t:persName", ["J. L."], "the recipient is"),
    (TO_JOSEF, "correspondence.place = 'York'", "//t:correspAction[@type='sent']/t:placeName", ["York"], "it was sent from"),
    (TO_JOSEF, "correspondence.recipient-place = 'York'", "//t:correspAction[@type='received']/t:placeName", ["York"], "it was received in"),
    (TO_JOSEF, "correspondence.date = '1887-03-05'", "//t:correspAction[@type='sent']/t:date/@when", ["1887-03-05"], "it was sent"),
    (TO_JOSEF, "correspondence.received = '1887-03-05'", "//t:correspAction[@type='received']/t:date/@when", ["1887-03-05"], ""),
    (TO_JOSEF, "correspondence.sender-ref = 'https://example.org/a'", "//t:correspAction[@type='sent']/t:persName/@ref", ["https://example.org/a"], ""),
    (TO_JOSEF, "correspondence.recipient-ref = 'https://example.org/j'", "//t:correspAction[@type='received']/t:persName/@ref", ["https://example.org/j"], ""),
]  # fmt: skip

# What the record says to be none, and where the header has nothing then.
DENIED = [
    ("title", "//t:titleStmt/t:title[.='The Price of Oil']"),
    ("subtitle", "//t:titleStmt/t:title[@type='sub']"),
    ("author", "//t:titleStmt/t:author"),
    ("translator", "//t:titleStmt/t:editor"),
    ("transcriber", "//t:resp[.='transcription']"),
    ("responsibility", "//t:resp[.='markup']"),
    ("distributor", "//t:distributor"),
    ("date", "//t:creation/t:date"),
    ("source", "//t:biblStruct"),
    ("licence", "//t:availability[@status='free']"),
]


DENIED_OF_OTHERS = [
    (EBOOK, "transcriber", "//t:resp[.='transcription']"),
    (EBOOK, "distributor", "//t:distributor"),
    (EBOOK, "licence", "//t:availability[@status='free']"),
    (KEYED, "note", "//t:notesStmt/t:note"),
    (KEYED, "series", "//t:seriesStmt"),
    (KEPT, "source", "//t:msDesc"),
]


def header(folder: Path, text: str, said: str, settings: Settings | None = None) -> tuple[etree._Element, list[str]]:
    """The header, and the words of what was found to differ."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.toml").write_text(said, encoding="utf-8")
    done = work.encode(folder / "a.txt", settings=settings or Settings(language="en"))
    assert done.xml is not None, [found.message for found in done.report.findings]
    different = [found.message for found in done.report.findings if found.rule == "header/record-differs"]
    return etree.fromstring(done.xml), different


def words(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return ["".join(item.itertext()) if isinstance(item, etree._Element) else str(item) for item in found]


@pytest.mark.parametrize(("text", "said", "path", "expected", "difference"), SAID, ids=[row[1][:40] for row in SAID])
def test_what_the_record_says_is_in_the_header_and_a_contradiction_is_told(
    tmp_path: Path, text: str, said: str, path: str, expected: list[str], difference: str
) -> None:
    root, different = header(tmp_path, text, said)
    assert words(root, path) == expected
    assert [difference in message for message in different] == ([True] if difference else [])


@pytest.mark.parametrize(("name", "path"), DENIED)
def test_what_the_record_says_to_be_none_is_not_in_the_header(tmp_path: Path, name: str, path: str) -> None:
    assert words(header(tmp_path, ARTICLE, "")[0], path)
    assert not words(header(tmp_path, ARTICLE, f"without = ['{name}']")[0], path)


@pytest.mark.parametrize(("text", "name", "path"), DENIED_OF_OTHERS)
def test_nor_is_what_pages_about_an_edition_metadata_and_finding_aids_state(
    tmp_path: Path, text: str, name: str, path: str
) -> None:
    assert words(header(tmp_path, text, "")[0], path)
    assert not words(header(tmp_path, text, f"without = ['{name}']")[0], path)


def test_what_the_record_says_alike_is_no_contradiction_and_keeps_the_words_of_the_transcription(
    tmp_path: Path,
) -> None:
    said = "title = 'THE PRICE OF OIL'\ndate.written = '1887-03'\n[source]\nvolume = 'IV'\n"
    root, different = header(tmp_path, ARTICLE, said)
    assert different == []
    assert words(root, "//t:creation/t:date") == ["March 1887"]
    assert words(root, "//t:biblStruct[1]//t:biblScope[@unit='issue']/@n") == ["17"]


def test_settings_say_what_neither_record_nor_transcription_does(tmp_path: Path) -> None:
    settings = Settings(language="de", publisher="Harth", licence="CC-BY-4.0")
    root, different = header(tmp_path, PROSE, "language = 'en'\npublisher = 'Leeds'", settings)
    assert (words(root, "//t:language/@ident"), words(root, "//t:publisher")) == (["en"], ["Leeds"])
    assert words(root, "//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert different == []
    stated = "Public Domain: Harrow Archive (2009). This work is in the public domain.\n\n" + PROSE
    assert "4.0" not in "".join(words(header(tmp_path, stated, "", settings)[0], "//t:licence/@target"))


def test_settings_say_less_than_a_page_about_the_edition(tmp_path: Path) -> None:
    settings = Settings(language="en", licence="CC-BY-4.0", publisher="Harth", editor="Ada Merrow")
    root, _ = header(tmp_path, EBOOK, "editor = 'J. Lund'", settings)
    assert words(root, "//t:licence/@target") == ["https://creativecommons.org/publicdomain/zero/1.0/"]
    assert words(root, "//t:publisher | //t:distributor") == ["Harth", "Standard Ebooks"]
    assert words(root, "//t:titleStmt/t:editor | //t:respStmt[t:resp='editor of the collection']/t:persName") == [
        "J. Lund",
        "Ada Merrow",
    ]


def test_the_address_of_the_edition_in_the_record_comes_before_that_of_the_collection(tmp_path: Path) -> None:
    settings = Settings(language="en", publisher="Harth", address="https://example.org/", date="2026-03")
    said = "[[identifier]]\ntype = 'URI'\nvalue = 'https://example.org/a'"
    root, _ = header(tmp_path, ARTICLE, said, settings)
    assert words(root, "//t:publicationStmt/t:idno | //t:publicationStmt/t:ref") == [
        "https://example.org/a",
        "https://example.org/",
    ]
    assert words(root, "//t:publicationStmt/t:date/@when") == ["2026-03"]


def test_without_a_publisher_no_agency_is_named(tmp_path: Path) -> None:
    root, _ = header(tmp_path, PROSE, "", Settings(language="en", date="2026", address="https://example.org/"))
    assert words(root, "//t:publicationStmt/t:authority") == []
    assert words(root, "//t:publicationStmt/t:p/t:date/@when") == ["2026"]
