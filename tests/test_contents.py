"""The contents page of a built collection."""

from __future__ import annotations

from pathlib import PurePath

from lxml import etree, html

from textus import contents

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt>
<title type="main">Über <hi>Bücher</hi>
 &amp; Leser</title><title type="sub">Ein Brief</title><author>Hanna L.</author><author>E. M.</author></titleStmt>
<sourceDesc><biblStruct><monogr><title>X</title><imprint><date when="1911">April 1911</date></imprint></monogr>
</biblStruct></sourceDesc></fileDesc>%s</teiHeader></TEI>"""


def test_an_entry_is_read_from_the_header() -> None:
    entry = contents.entry("letter", etree.fromstring(TEI % ""), [("tei", PurePath("tei/letter.xml"))])
    assert (entry.title, entry.authors, entry.date, entry.language) == (
        "Über Bücher & Leser", ("Hanna L.", "E. M."), "April 1911", "de"
    )  # fmt: skip


def test_the_date_a_work_was_written_goes_before_the_date_it_was_printed() -> None:
    creation = "<profileDesc><creation><date when='1911-03'>March 1911</date></creation></profileDesc>"
    assert contents.entry("letter", etree.fromstring(TEI % creation), []).date == "March 1911"


def test_a_bare_header_leaves_the_name_of_the_file() -> None:
    entry = contents.entry("letter", etree.fromstring("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"), [])
    assert b">letter</span>" in contents.page("Letters", [entry], [])


def test_every_work_is_a_link_in_its_language_with_author_date_and_other_formats() -> None:
    files = [(form, PurePath(form, "a b", f"é:1.{form}")) for form in ("tei", "html", "text")]
    page = contents.page("Letters", [contents.Entry("n", "Über B", ("H", "E"), "1911", "de", tuple(files))], [])
    (item,) = html.document_fromstring(page.decode()).findall(".//li")
    assert [(a.get("href"), a.get("lang"), a.text) for a in item.iter("a")] == [
        ("html/a%20b/%C3%A9%3A1.html", "de", "Über B"),
        ("tei/a%20b/%C3%A9%3A1.tei", None, "TEI"),
        ("text/a%20b/%C3%A9%3A1.text", None, "plain text"),
    ]
    assert "H, E, 1911" in item.text_content()


def test_nothing_a_header_or_file_name_says_becomes_markup() -> None:
    entry = contents.Entry("n", "<script>$title", ('"A" & B',), language='"><b>')
    page = contents.page("a<b", [entry], ["\udcffx<i>.txt"]).decode()
    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;$title" in page
    assert "\ufffdx&lt;i&gt;.txt" in page


def test_refused_transcriptions_are_named() -> None:
    page = contents.page("Letters", [], ["bad.txt"]).decode()
    assert "No work was encoded." in page
    assert "<li>bad.txt</li>" in page
