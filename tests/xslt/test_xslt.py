"""The stylesheets: by example, by what holds for every page, and by what their own source must keep to."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from tests import pages
from tests.conftest import ROOT
from textus.rendering import render
from textus.rendering.formats import formats

XSLT = ROOT / "xslt"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
SHEETS = sorted(XSLT.rglob("*.xsl"))
EXAMPLES = list(pages.read(ROOT / "tests" / "xslt"))
RENDERER = render.Renderer()
PLAIN = {"header": "no", "pages": "no", "width": "0"}


def rendered(data: bytes, form: str, **parameters: str) -> bytes:
    made, findings = RENDERER.render(data, "test.xml", form, parameters=parameters)
    assert made is not None, findings
    return made


# --- by example ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_tei_becomes_the_page_and_the_text_beside_it(example: pages.Example, request: pytest.FixtureRequest) -> None:
    page = pages.shown(rendered(example.document(), "html", about="no"))
    text = rendered(example.document(), "text", header="no").decode()
    if request.config.getoption("--write-expected"):
        pages.rewrite(example, page, text)
        return
    assert page == example.html, f"{example.file.name} line {example.line}: {example.title}"
    assert text == example.text, f"{example.file.name} line {example.line}: {example.title}"


# --- every page ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["reading", "diplomatic"])
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_page_and_plain_text_have_the_same_words_in_the_same_order(example: pages.Example, view: str) -> None:
    page = rendered(example.document(), "html", view=view)
    text = rendered(example.document(), "text", view=view, **PLAIN)
    assert pages.words(pages.reading(page, view)) == pages.words(text.decode())


@pytest.mark.parametrize("path", sorted((ROOT / "tei").rglob("*.xml")), ids=lambda path: path.stem)
def test_every_work_of_the_sample_collection_has_a_rule_for_all_it_holds_and_the_same_words_in_both(path: Path) -> None:
    for view in ("reading", "diplomatic"):
        page, told = RENDERER.render(path.read_bytes(), path.name, "html", parameters={"view": view})
        text, told_too = RENDERER.render(path.read_bytes(), path.name, "text", parameters={"view": view, **PLAIN})
        assert page is not None
        assert text is not None
        assert (told, told_too) == ((), ())
        assert pages.words(pages.reading(page, view)) == pages.words(text.decode())


@pytest.mark.parametrize("path", sorted((ROOT / "tei/encoded").glob("*.xml")), ids=lambda path: path.stem)
def test_the_page_as_transcribed_has_the_words_of_the_transcription_and_no_others(path: Path) -> None:
    page = rendered(path.read_bytes(), "html", view="diplomatic")
    without_our_heading = re.sub(rb'<h2 id="textus.notes".*?</h2>', b"", page)
    transcription = (ROOT / "tei/sources" / f"{path.stem}.txt").read_text(encoding="utf-8")
    shown = pages.words(pages.reading(without_our_heading, "diplomatic"))
    assert Counter(shown) == Counter(pages.words(transcription))


@pytest.mark.parametrize("path", sorted((ROOT / "tei/encoded").glob("*.xml")), ids=lambda path: path.stem)
def test_plain_text_as_source_has_every_word_of_the_transcription_in_its_place(path: Path) -> None:
    again = rendered(path.read_bytes(), "text", view="source", width="40").decode()
    assert again.split() == (ROOT / "tei/sources" / f"{path.stem}.txt").read_text(encoding="utf-8").split()


UNREAD = ("corr", "reg", "expan", "desc")
"""what is in the TEI and not in the text as transcribed"""


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_no_character_of_the_text_is_missing_from_the_page(example: pages.Example) -> None:
    page = Counter("".join(pages.words(pages.reading(rendered(example.document(), "html"), "diplomatic"))))
    root = etree.fromstring(example.document())
    text = "".join(
        str(piece)
        for piece in root.xpath("//*[local-name() = 'text']//text()")
        if not any(etree.QName(above).localname in UNREAD for above in piece.getparent().iterancestors())
        and etree.QName(piece.getparent()).localname not in UNREAD
    )
    assert not Counter("".join(pages.words(text))) - page


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_identifier_is_unique_and_every_link_within_the_page_leads_somewhere(example: pages.Example) -> None:
    page = html.fromstring(rendered(example.document(), "html").decode())
    identifiers = Counter(page.xpath("//@id"))
    assert [name for name, number in identifiers.items() if number > 1] == []
    assert [link for link in page.xpath("//@href[starts-with(., '#')]") if link[1:] not in identifiers] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_page_needs_no_script_and_no_network(example: pages.Example) -> None:
    page = html.fromstring(rendered(example.document(), "html").decode())
    assert (
        page.xpath(
            "//script[not(@type = 'application/ld+json')] | //iframe | //object | //embed | //link | //@src | //@onclick | //@style"
        )
        == []
    )
    assert "url(" not in page.xpath("string(//style)")
    assert "@import" not in page.xpath("string(//style)")
    assert [link for link in page.xpath("//@href") if not re.match(r"#|https?://|mailto:", link)] == []


def test_every_paragraph_can_be_cited() -> None:
    page = html.fromstring(rendered(pages.body("<p>One.</p><p xml:id='mine'>Two.</p><p>Three.</p>"), "html").decode())
    assert page.xpath("//div[@class='body']//p/@id") == ["p.1", "mine", "p.3"]


def test_a_made_identifier_never_takes_the_place_of_one_that_is_there() -> None:
    page = html.fromstring(rendered(pages.body("<p>One.</p><p xml:id='p.1'>Two.</p>"), "html").decode())
    assert page.xpath("//div[@class='body']//p/@id") == ["p.1.made", "p.1"]


def test_a_call_and_its_note_lead_to_each_other() -> None:
    page = html.fromstring(rendered(pages.body("<p>One<note xml:id='n1'>A note.</note>.</p>"), "html").decode())
    (call,) = page.xpath("//a[@role='doc-noteref']")
    (note,) = page.xpath("//li[@id='n1']")
    assert call.get("href") == "#n1"
    assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#{call.get('id')}"]


def test_a_title_of_the_text_is_not_printed_a_second_time_from_the_header() -> None:
    front = "<text><front><docTitle><titlePart>A test</titlePart></docTitle></front><body><p>x</p></body></text>"
    page = html.fromstring(rendered(pages.document(front), "html").decode())
    assert page.xpath("count(//h1)") == 1
    assert page.xpath("//header[contains(@class, 'furniture')]") == []


def test_a_text_without_a_title_gets_the_one_of_the_header() -> None:
    page = html.fromstring(rendered(pages.body("<p>x</p>"), "html").decode())
    assert page.xpath("//h1")[0].text_content().strip() == "A test"
    assert rendered(pages.body("<p>x</p>"), "text") == b"A. Weaver\n\nA test\n\nx\n"


def test_lines_of_plain_text_are_as_wide_as_asked_for_and_no_wider() -> None:
    data = pages.body(f"<p>{'word ' * 60}{'x' * 50} end</p>")
    narrow = rendered(data, "text", width="40", header="no").decode().splitlines()
    assert max(len(line) for line in narrow if "x" not in line) <= 40
    assert "x" * 50 in narrow
    assert len(rendered(data, "text", width="0", header="no").decode().splitlines()) == 1


def test_no_break_spaces_stay_and_do_not_break() -> None:
    text = rendered(pages.body(f"<p>{'word ' * 13}pp.\u00a0105–109</p>"), "text", header="no").decode()
    assert "pp.\u00a0105–109" in text


def test_a_page_break_is_in_the_margin_of_the_page_and_in_the_plain_text_unless_it_is_not_wanted() -> None:
    data = pages.body("<p>One <pb n='7'/>two.</p>")
    assert b'data-n="7"' in rendered(data, "html")
    assert rendered(data, "text", header="no") == b"One [p. 7] two.\n"
    assert rendered(data, "text", header="no", pages="no") == b"One two.\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('coa<pb n="7" break="no"/>st', "coa[p. 7]st"),
        ('coa<pb break="no"/>st', "coast"),
        ('coa<pc force="weak">-</pc><pb n="7" break="no"/>st', "coa[p. 7]st"),
        ('coa<pc force="weak">-</pc><lb break="no"/><pb n="7" break="no"/>st', "coa[p. 7]st"),
        ('<hi rend="italic">coa<pb n="7" break="no"/>st</hi>', "_coa[p. 7]st_"),
        ('coa<lb break="no"/>st<pb n="7"/>line', "coast [p. 7] line"),
    ],
)
def test_a_word_over_a_page_is_one_word(text: str, shown: str) -> None:
    data = pages.body(f"<p>{text}</p>")
    assert rendered(data, "text", header="no").decode() == f"{shown}\n"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ('<note place="margin">The bridge.</note>', "It fell [The bridge.] soon."),
        ('<note place="margin-left">The bridge.</note>', "It fell [The bridge.] soon."),
        ('<note place="left"><hi>The</hi> bridge.</note>', "It fell [The bridge.] soon."),
        ('<note place="margin">[The bridge.]</note>', "It fell[The bridge.] soon."),
        ('<note place="inline"> [sic]</note>', "It fell [sic] soon."),
        ('<note place="margin" n="a">The bridge.</note>', "It fell[a] soon.\n\n\nNotes\n\n[a] The bridge."),
        ('<note place="margin"><p>The bridge.</p></note>', "It fell[1] soon.\n\n\nNotes\n\n[1] The bridge."),
    ],
)
def test_a_side_note_is_shown_where_it_stands_and_a_called_one_with_the_notes(note: str, shown: str) -> None:
    data = pages.body(f"<p>It fell{note} soon.</p>")
    assert rendered(data, "text", header="no").decode() == f"{shown}\n"


def test_a_side_note_is_among_the_words_of_the_page() -> None:
    page = rendered(pages.body('<p>It fell<note place="margin">The bridge.</note> soon.</p>'), "html").decode()
    assert 'fell <span class="side-note">[The bridge.]</span> soon.' in page


# --- names, citations, other formats ------------------------------------------------------------------------------

STANDOFF = (
    "<standOff><listPerson><person xml:id='weaver'><persName>Weaver, Ada</persName><persName type='variant'>A. W.</persName>"
    "<birth when='1850-03-01'/><death when='1911'/><idno type='GND'>123</idno></person>"
    "<person xml:id='unnamed'><persName>Nobody</persName></person></listPerson></standOff>"
)


def named(text: str) -> html.HtmlElement:
    """A page of a text whose names point to the lists above."""
    whole = pages.body(f"<p>{text}</p>").replace(b"</TEI>", STANDOFF.encode() + b"</TEI>")
    return html.fromstring(rendered(whole, "html").decode())


def test_a_name_and_its_entry_in_the_register_lead_to_each_other() -> None:
    page = named("<persName ref='#weaver'>Ada</persName> met <persName ref='#weaver'>A. W.</persName>")
    assert page.xpath("//p[@id='p.1']/a/@href") == ["#weaver", "#weaver"]
    (entry,) = page.xpath("//section[@class='register furniture']//li")
    assert entry.get("id") == "weaver"
    assert " ".join(entry.text_content().split()) == "Weaver, Ada, also A. W. (1850–1911) · GND 1 2"
    assert entry.xpath("./a/@href") == ["https://d-nb.info/gnd/123"]
    assert entry.xpath(".//a[@role='doc-backlink']/@href") == [
        f"#{name}" for name in page.xpath("//p[@id='p.1']/a/@id")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<orgName ref='#weaver'>Friends of <persName ref='#weaver'>Ada</persName></orgName>",
        "<persName ref='#weaver'>Ada<note>A note.</note></persName>",
        "<ref target='https://example.org/'><persName ref='#weaver'>Ada</persName></ref>",
        "<choice><sic><persName ref='#weaver'>Adda</persName></sic><corr><persName ref='#weaver'>Ada</persName></corr></choice>",
        "<app><lem>Ada</lem><rdg><persName ref='#weaver'>Adda</persName></rdg></app>",
    ],
)
def test_no_link_stands_in_another_and_each_leads_somewhere(text: str) -> None:
    page = named(text)
    assert page.xpath("//a//a") == []
    assert set(page.xpath("//@href[starts-with(., '#')]/parent::*/@href[starts-with(., '#')]")) <= {
        f"#{name}" for name in page.xpath("//@id")
    }


def test_a_name_that_points_to_the_web_leads_there_and_one_that_points_nowhere_stays_a_word() -> None:
    page = named("<persName ref='https://example.org/ada'>Ada</persName>, <persName ref='#gone'>Ida</persName>")
    assert page.xpath("//p[@id='p.1']/a/@href") == ["https://example.org/ada"]
    assert page.xpath("//p[@id='p.1']/span/text()") == ["Ida"]
    assert page.xpath("//section[contains(@class, 'register')]") == []


def cited(path: str) -> dict[str, str]:
    """The citations on the page of a work of the sample collection, by style."""
    page = html.fromstring(rendered((ROOT / "tei/encoded" / path).read_bytes(), "html").decode())
    rows = page.xpath("//section[@class='cite']//div[dd[@class='citation']]")
    return {row.get("class").split()[1]: " ".join(row.find("dd").text_content().split()) for row in rows}


def test_a_page_says_how_it_is_cited_in_three_styles() -> None:
    letter = "Letter to Lidia, ZARETSK, March 9, 1911"
    edition = "The Open Shelf Archive, digital edition."
    assert cited("vesnin-library.xml") == {
        "author-date": f"Vesnin, Anton. 1912. “The Library at the Glass Works.” {letter}. The Workers’ Quarterly 3 (2): 61–66. "
        f"Translated by Edith Marsh. {edition}",
        "works-cited": f"Vesnin, Anton. “The Library at the Glass Works.” {letter}. The Workers’ Quarterly, vol. 3, no. 2, "
        f"April 1912, pp. 61–66. Translated by Edith Marsh. {edition}",
        "note": f"Anton Vesnin, “The Library at the Glass Works,” {letter}, translated by Edith Marsh, The Workers’ Quarterly 3, "
        f"no. 2 (April 1912): 61–66, {edition}",
    }


def test_a_page_speaks_the_language_of_its_text_or_the_one_asked_for() -> None:
    data = (ROOT / "tei/encoded/ahlers-brief.xml").read_bytes()
    headings = [
        html.fromstring(rendered(data, "html", words=words).decode()).xpath("string(//h2[@id='textus.about'])")
        for words in ("auto", "fr", "en")
    ]
    assert headings == ["Zu diesem Text", "À propos de ce texte", "About this text"]
    assert "Bd. 12, Nr. 3" in cited("ahlers-brief.xml")["works-cited"]


def test_every_word_of_a_page_is_there_in_every_language_it_speaks() -> None:
    tables = ("words.xsl", "words-of-sites.xsl")
    words = "".join((XSLT / "lib" / table).read_text(encoding="utf-8") for table in tables)
    rows = re.findall(r"^      '([\w-]+)': \((.*)\)", words, re.MULTILINE)
    assert len(rows) > 60
    assert [key for key, row in rows if len(re.findall(r"'[^']+'", row)) != 3] == []
    used = {
        key
        for sheet in SHEETS
        for key in re.findall(r"tx:(?:small-)?word\('([\w-]+)'\)", sheet.read_text(encoding="utf-8"))
    }
    assert used - {key for key, _ in rows} == set()


def test_words_in_an_anchor_that_should_be_empty_are_shown() -> None:
    data = pages.body("<p>One <anchor xml:id='a'>two</anchor> three.</p>")
    assert pages.words(pages.reading(rendered(data, "html"))) == ["One", "two", "three"]
    assert rendered(data, "text", header="no") == b"One two three.\n"


def test_a_page_links_to_the_other_formats_it_is_told_of() -> None:
    page = html.fromstring(
        rendered(pages.body("<p>x</p>"), "html", formats="tei=../tei/a.xml ris=../ris/a.ris x=javascript:1").decode()
    )
    assert page.xpath("//div[@class='row formats']//a/@href") == ["../tei/a.xml", "../ris/a.ris"]
    assert page.xpath("//link[@rel='alternate']/@type") == [
        "application/tei+xml",
        "application/x-research-info-systems",
    ]


def test_nothing_in_a_title_ends_the_style_sheet_that_prints_it() -> None:
    data = pages.body("<p>x</p>").replace(b"A test", b"A &lt;/style&gt; \\ &quot;test&quot;")
    (style,) = html.fromstring(rendered(data, "html").decode()).xpath("//style")
    assert style.text.count(r'"A \3c /style> \\ \"test\""') == 1


@pages.with_vnu
def test_every_page_is_valid_html(tmp_path: Path) -> None:
    for example in EXAMPLES:
        (tmp_path / f"{example.file.stem}-{example.line}.html").write_bytes(rendered(example.document(), "html"))
    assert pages.vnu(tmp_path) == ""


# --- the stylesheets themselves -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(XSLT)))
def test_a_stylesheet_says_what_it_is_for_and_is_short(sheet: Path) -> None:
    words = sheet.read_text(encoding="utf-8")
    assert re.search(r"<!--\n  Purpose  .+\n(.*\n)*?  Input    .+\n(.*\n)*?  Output   .+\n(.*\n)*?-->", words)
    assert len(words.splitlines()) < 150


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(XSLT)))
def test_everything_has_a_type(sheet: Path) -> None:
    typed = ("template", "function", "param", "variable", "accumulator")
    untyped = [
        (element.sourceline, element.get("name") or element.get("match"))
        for element in etree.parse(sheet).iter(*(XSL + name for name in typed))
        if "as" not in element.attrib
    ]
    assert untyped == []


def modes(sheet: etree._ElementTree) -> set[str]:
    return {name for named in sheet.xpath("//@mode") for name in named.split()} - {"#unnamed", "#default", "#current"}


OVER_OUR_OWN_XHTML = ("epub", "tx:navigation")
"""modes that go over what other modes made, and copy it"""


def test_every_mode_is_declared_and_refuses_what_it_has_no_rule_for() -> None:
    # the compiler of Schematron copies what it has no rule for, and writes modes of its own
    trees = [etree.parse(sheet) for sheet in SHEETS if sheet.parent.name != "schematron"]
    declared = {mode.get("name"): mode for tree in trees for mode in tree.iter(XSL + "mode")}
    assert {name for tree in trees for name in modes(tree)} <= set(declared)
    over_tei = {name: mode for name, mode in declared.items() if name not in OVER_OUR_OWN_XHTML}
    assert {mode.get("on-no-match") for mode in over_tei.values()} == {"fail"}
    assert {mode.get("on-multiple-match") for mode in declared.values()} == {"fail"}


def matched(folder: str, mode: str) -> Counter[str]:
    """The bare element names with a template in a mode of a format."""
    names: Counter[str] = Counter()
    for sheet in sorted((XSLT / "modules" / folder).glob("*.xsl")):
        for template in etree.parse(sheet).iter(XSL + "template"):
            if mode in template.get("mode", "").split():
                names.update(re.findall(r"(?:^|\|)\s*(\w+)\s*(?=\||$)", template.get("match", "")))
    return names


@pytest.mark.parametrize(("folder", "mode"), [("html", "html"), ("text", "block"), ("text", "inline")])
def test_no_two_templates_claim_the_same_element(folder: str, mode: str) -> None:
    assert [name for name, number in matched(folder, mode).items() if number > 1] == []


def test_an_element_with_a_rule_for_pages_has_one_for_plain_text() -> None:
    assert set(matched("html", "html")) - set(matched("text", "block")) - set(matched("text", "inline")) == {"row"}


@pytest.mark.parametrize("form", formats())
def test_every_format_can_be_imported_by_its_name(form: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.xsl"
    mine.write_text(
        f'<xsl:stylesheet version="3.0" xmlns:xsl="{XSL[1:-1]}"><xsl:import href="textus:{form}"/></xsl:stylesheet>'
    )
    assert not isinstance(render._compiled(formats()[form], mine), tuple)


def test_there_is_no_python_among_the_stylesheets() -> None:
    assert list(XSLT.rglob("*.py")) == []


def test_a_note_is_shown_where_it_is_called_by_the_style_sheet_alone() -> None:
    one = rendered(pages.body('<p>A<note xml:id="n1">x</note>.</p>'), "html").decode()
    assert 'body:has(a[href="#n1"]:is(:hover, :focus-visible)) li[id="n1"] {' in one
    many = rendered(pages.body("<p>" + "<note>x</note>" * 301 + "</p>"), "html").decode()
    assert ":focus-visible)) li" not in many
