"""The pages of a collection: they lead to every work, by author, date, kind, name and correspondent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlparse

import pytest
from click.testing import CliRunner
from lxml import etree, html

from tests import pages as tested
from tests.conftest import ROOT
from textus.cli import textus
from textus.publish import site
from textus.record.settings import Settings
from textus.rendering import render

SAMPLES = ROOT / "tei"
ADDRESS = "https://example.org/shelf"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NO_SETTINGS = Settings()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample collection, with an address on the web and a day of publication."""
    folder = tmp_path_factory.mktemp("site")
    said = (SAMPLES / "textus.toml").read_text(encoding="utf-8")
    said = said.replace("[publication]\n", f'[publication]\naddress = "{ADDRESS}"\ndate = "2026-03-01"\n')
    tables = f'[collection]\nauthorities = "{(SAMPLES / "authorities").as_posix()}"\n'
    (folder / "textus.toml").write_text(said.replace("[collection]\n", tables), encoding="utf-8")
    arguments = ["build", str(SAMPLES), "-o", str(folder / "out"), "--settings", str(folder / "textus.toml")]
    result = CliRunner().invoke(textus, [*arguments, "--quiet"])
    assert result.exit_code == 0, result.stderr
    return folder / "out"


def page(folder: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((folder / name).read_bytes())


def links(folder: Path, name: str) -> Iterator[str]:
    """Where a page leads within the folder, as "path#fragment"."""
    for address in page(folder, name).xpath("//a/@href"):
        target = urljoin(f"x:///{name}", address) if not urlparse(address).scheme else address
        if not urlparse(address).scheme:
            yield f"{PurePosixPath('/', name).parent}/{address}" if not address.startswith("#") else f"/{name}{address}"
        assert target


def normal(address: str) -> tuple[str, str]:
    """The file and the fragment an address within the folder means."""
    path, _, fragment = address.partition("#")
    parts: list[str] = []
    for part in unquote(path).split("/"):
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts), unquote(fragment)


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def collection(*digests: str, settings: Settings = NO_SETTINGS, **parameters: str) -> Mapping[str, str]:
    """The pages of works given as digests, each at html/wN.html."""
    works = [
        site.outputs(f"w{n}", (("html", PurePosixPath(f"html/w{n}.html")),), digest) for n, digest in enumerate(digests)
    ]
    return made(works, settings=settings, **parameters)


def made(
    works: Sequence[site.Outputs],
    title: str = "Snow",
    settings: Settings = NO_SETTINGS,
    refused: Sequence[str] = (),
    **parameters: str,
) -> Mapping[str, str]:
    """All pages of works, by their paths."""
    found: dict[str, str] = {}
    for pages, findings in site.pages(render.Renderer(), title, settings, works, refused, parameters):
        assert findings == ()
        assert not set(found) & {str(path) for path in pages}
        found |= {str(path): words for path, words in pages.items()}
    return found


def digest(title: str = "Snow", author: str = "Prey", year: str = "1911", inner: str = "", item: str = "") -> str:
    return (
        f'<tx:work xmlns:tx="urn:textus:xslt" kind="prose" lang="en"><tx:title>{title}</tx:title>'
        f'<tx:item kind="document"><tx:credit role="author"><tx:name family="{author}">{author}</tx:name></tx:credit>'
        f'<tx:date from="{year}" to="{year}">{year}</tx:date>{item}</tx:item>{inner}</tx:work>'
    )


def letter(sender: str, recipient: str, day: str) -> str:
    action = (
        f'<tx:letter><tx:action type="sent"><tx:name family="{sender}">{sender}</tx:name><tx:date from="{day}" '
        f'to="{day}">{day}</tx:date></tx:action><tx:action type="received"><tx:name family="{recipient}">{recipient}'
        "</tx:name></tx:action></tx:letter>"
    )
    return digest(f"{sender} to {recipient}", sender, day, item=action)


def named(key: str, name: str, kind: str = "people") -> str:
    return (
        f'<tx:entry kind="{kind}" key="{key}" name="{name}" initial="{name[0].lower()}"><tx:mention at="name.1"><tx:before>with </tx:before>'
        f"<tx:named>{name}</tx:named><tx:behind>, in snow</tx:behind></tx:mention></tx:entry>"
    )


# --------------------------------------------------------------------------------------------------- the site as built
def test_every_link_leads_to_a_page_and_a_place_there_is(built: Path) -> None:
    ids = {name: set(page(built, name).xpath("//@id")) for name in pages(built)}
    for name in pages(built):
        for address in links(built, name):
            path, fragment = normal(address)
            assert (built / path).is_file(), (name, address)
            assert not fragment or fragment in ids[path], (name, address)


def test_every_page_is_reached_in_three_clicks(built: Path) -> None:
    reached, edge = {"index.html"}, {"index.html"}
    for _ in range(3):
        edge = {
            normal(address)[0] for name in edge if name.endswith(".html") for address in links(built, name)
        } - reached
        reached |= edge
    assert set(pages(built)) - reached == {"404.html"}


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_but_the_search(built: Path) -> None:
    for name in pages(built):
        content = page(built, name)
        scripts = content.xpath("//script[not(@type='application/ld+json')]/@src")
        assert scripts == (["search.js"] if name == "search.html" else [])
        for address in content.xpath("//link[@rel='stylesheet']/@href | //img/@src"):
            assert name == "404.html" or not urlparse(address).scheme, name


def test_a_page_of_a_work_leads_home(built: Path) -> None:
    (home,) = page(built, "html/hartnoll-light.html").xpath("//nav//a")
    assert (home.get("href"), home.text[:14]) == ("../index.html", "The Open Shelf")


def test_a_register_shows_the_words_around_a_mention_as_they_stand_in_the_page(built: Path) -> None:
    contexts = page(built, "persons.html").xpath("//ul[@class='contexts']/li")
    assert len(contexts) > 10
    for context in contexts:
        (link,) = context.iter("a")
        path, fragment = normal(link.get("href"))
        (place,) = page(built, path).xpath("//*[@id=$id]", id=fragment)
        assert " ".join(place.text_content().split()).startswith(link.text.split()[0]), link.get("href")


def test_the_sitemap_names_every_page_a_reader_may_want(built: Path) -> None:
    places = etree.parse(built / "sitemap.xml").xpath("//s:loc/text()", namespaces=MAP)
    named_there = {str(place).removeprefix(f"{ADDRESS}/") or "index.html" for place in places}
    for_readers = {name for name in pages(built) if not name.startswith("review/")}
    assert named_there == for_readers - {"404.html"}
    assert "Sitemap: https://example.org/shelf/sitemap.xml" in (built / "robots.txt").read_text()


def test_the_feed_has_what_atom_demands(built: Path) -> None:
    feed = etree.parse(built / "feed.xml")
    assert feed.xpath("string(/a:feed/a:id)", namespaces=ATOM) == f"{ADDRESS}/"
    entries = feed.xpath("/a:feed/a:entry", namespaces=ATOM)
    assert len(entries) == 7
    for entry in [feed.getroot(), *entries]:
        for wanted in ("a:id", "a:title", "a:updated"):
            assert len(entry.xpath(wanted, namespaces=ATOM)) == 1, wanted
        assert entry.xpath("string(a:updated)", namespaces=ATOM) == "2026-03-01T00:00:00Z"


def test_the_page_for_what_is_not_found_works_at_any_depth(built: Path) -> None:
    addresses = page(built, "404.html").xpath("//a/@href | //link/@href")
    assert all(urlparse(address).scheme or address.startswith("#") for address in addresses)


@tested.with_vnu
def test_every_page_is_valid_html(built: Path) -> None:
    assert tested.vnu(built) == ""


# -------------------------------------------------------------------------------------------------------- what is where
def test_without_an_address_there_is_neither_sitemap_nor_feed() -> None:
    pages = collection(digest(), settings=Settings(date="2026-03-01"))
    assert {"sitemap.xml", "feed.xml", "robots.txt"} & set(pages) == set()
    assert 'href="/index.html"' in pages["404.html"]


def test_what_does_not_say_when_it_was_changed_is_no_news() -> None:
    changed = digest("Ice").replace("kind=", 'changed="2026-01-02" kind=', 1)
    pages = collection(digest("Snow"), changed, settings=Settings(address="https://example.org/"))
    feed = etree.fromstring(pages["feed.xml"].encode())
    assert feed.xpath("//a:entry/a:title/text()", namespaces=ATOM) == ["Ice"]


def test_pages_without_content_are_not_there() -> None:
    assert set(collection(digest())) == {
        "index.html",
        "authors.html",
        "dates.html",
        "types.html",
        "timeline.html",
        "404.html",
        "site.css",
    }


def test_a_person_named_in_two_works_is_one_entry() -> None:
    pages = collection(digest("Ice", inner=named("p", "Anna")), digest("Snow", inner=named("p", "Anna")))
    (entry,) = html.document_fromstring(pages["persons.html"]).xpath("//ul[@class='entries']/li")
    assert entry.get("id") == "p"
    assert [link.get("href") for link in entry.xpath(".//ul//a")] == ["html/w0.html#name.1", "html/w1.html#name.1"]
    assert "with Anna, in snow" in entry.text_content()


def test_a_register_that_is_too_long_is_parted_by_initials_and_these_by_pages() -> None:
    names = ["Anna", *["Ames"] * 4, "Bert"]
    pages = collection(*(digest(f"No. {n}", inner=named(name[:2], name)) for n, name in enumerate(names)), most="3")
    (parts,) = html.document_fromstring(pages["persons.html"]).xpath("//ul[@class='parts']")
    assert parts.xpath(".//a/@href") == ["persons-a.html", "persons-b.html"]
    read = [html.document_fromstring(pages[f"persons-{part}.html"]) for part in ("a", "a-2", "b")]
    assert [[(item.get("id"), len(item.findall("div"))) for item in page.xpath("//ul[@class='entries']/li")]
            for page in read] == [[("Am", 3)], [("Am", 1), ("An", 1)], [("Be", 1)]]  # fmt: skip
    assert read[0].xpath("//ol//a/@href") == ["persons-a.html", "persons-a-2.html"]


def test_registers_are_made_some_initials_at_a_time_and_are_the_same_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = [digest(name, inner=named(name, name)) for name in ("Anna", "Bert", "Carl", "Dora")]
    at_once, parted = collection(*digests), collection(*digests, most="3")
    monkeypatch.setattr(site, "AT_ONCE", 1)
    assert collection(*digests, most="3") == parted
    assert "persons-d.html" in parted
    assert "persons-d.html" not in at_once


@pytest.mark.parametrize(
    ("kind", "name"), [("people", "persons"), ("places", "places"), ("organisations", "organisations"),
                       ("works", "works-named"), ("others", "names")],
)  # fmt: skip
def test_each_kind_of_name_has_its_register(kind: str, name: str) -> None:
    assert f"{name}.html" in collection(digest(inner=named("k", "Anna", kind)))


def test_letters_stand_under_both_correspondents_and_in_the_order_of_time() -> None:
    pages = collection(letter("Prey", "Hartl", "1911-11-03"), letter("Hartl", "Prey", "1910-02-01"))
    letters = html.document_fromstring(pages["letters.html"])
    assert [h.text for h in letters.iter("h2")] == ["Hartl", "Prey"]
    assert [" ".join(h.text_content().split()) for h in letters.iter("h3")] == [
        "to Prey 1 letter", "from Prey 1 letter", "to Hartl 1 letter", "from Hartl 1 letter"
    ]  # fmt: skip
    timeline = html.document_fromstring(pages["timeline.html"])
    assert [h.text for h in timeline.xpath("//section/h2 | //section/h3")] == [
        "1910", "February 1910", "1911", "November 1911"
    ]  # fmt: skip
    assert letters.xpath("//h3/a/@href") == ["#Prey", "#Prey", "#Hartl", "#Hartl"]
    assert letters.xpath("//section/p/text()") == ["1 written, 1 received"] * 2
    assert timeline.xpath("//table//a/@href") == ["#y1910", "#m1910-02", "#y1911", "#m1911-11"]
    assert timeline.xpath("//td/a/@aria-label") == ["February 1910: 1 letter", "November 1911: 1 letter"]


def test_works_stand_under_their_decade_and_those_without_a_date_at_the_end() -> None:
    undated = digest("Hail").replace('<tx:date from="1911" to="1911">1911</tx:date>', "")
    pages = collection(digest("Snow", year="1911"), digest("Ice", year="1899"), undated)
    dates = html.document_fromstring(pages["dates.html"])
    assert [(s.find("h2").text, s.find("ul/li/a").text) for s in dates.iter("section")] == [
        ("1890–1899", "Ice"), ("1910–1919", "Snow"), ("undated", "Hail")
    ]  # fmt: skip


def test_somebody_the_tables_know_is_one_author_under_all_names() -> None:
    short = digest("Ice", author="A. Prey", inner='<tx:same name="A. Prey" as="Prey, Anna"/>')
    pages = collection(short, digest("Snow", author="Prey, Anna"))
    (section,) = html.document_fromstring(pages["authors.html"]).iter("section")
    assert (section.findtext("h2"), len(section.findall("ul/li"))) == ("Prey, Anna", 2)


def test_a_work_without_an_author_is_listed_too() -> None:
    nobodys = digest().replace("author", "nothing")
    assert "Author unknown" in collection(nobodys)["authors.html"]


def test_a_list_that_is_too_long_is_parted_and_its_page_leads_to_the_parts() -> None:
    pages = collection(*(digest(author=name) for name in ("Aue", "Abel", "Weil", "Wren")), most="3")
    assert {"authors-a.html", "authors-w.html"} <= set(pages)
    leading = html.document_fromstring(pages["authors.html"]).xpath("//ul[@class='parts']//a/@href")
    assert leading == ["authors-a.html", "authors-w.html"]
    assert html.document_fromstring(pages["authors-a.html"]).xpath("//section/h2/text()") == ["Abel", "Aue"]


def test_what_is_too_long_for_one_page_goes_on_on_the_next_with_its_heading() -> None:
    pages = collection(*(digest(f"No. {n}", year="1911") for n in range(7)), most="3")
    found = [html.document_fromstring(pages[f"authors-p{number}.html"]) for number in ("", "-2", "-3")]
    assert [(page.findtext(".//h2"), len(page.xpath("//section//li"))) for page in found] == [
        ("Prey", 3), ("Prey", 3), ("Prey", 1)
    ]  # fmt: skip
    assert found[0].xpath("//ol//a/@href") == ["authors-p.html", "authors-p-2.html", "authors-p-3.html"]


def test_where_all_lists_are_parted_every_link_leads_somewhere_and_every_work_is_three_clicks_away() -> None:
    letters = [letter(f"Prey {n % 5}", f"Hartl {n % 3}", f"19{10 + n % 25}-0{1 + n % 9}") for n in range(70)]
    pages = collection(*(words.replace("</tx:work>", f"{named('a', 'Anna')}</tx:work>") for words in letters), most="4")
    read = {name: html.document_fromstring(words) for name, words in pages.items() if name.endswith(".html")}
    reached, edge = {"index.html"}, {"index.html"}
    for _ in range(3):
        addresses = {urljoin(name, address) for name in edge & set(read) for address in read[name].xpath("//a/@href")}
        for address in addresses:
            path, fragment = normal(address)
            assert path not in read or not fragment or read[path].xpath("//*[@id=$id]", id=fragment), address
            assert path in read or path.startswith("html/") or path == "report.txt", address
        edge = {normal(address)[0] for address in addresses} - reached
        reached |= edge
    assert set(read) - reached == {"404.html"}
    assert {f"html/w{n}.html" for n in range(70)} <= reached


def test_without_letters_the_works_are_on_the_timeline() -> None:
    timeline = html.document_fromstring(collection(digest(year="1911-03"), digest(year="1912"))["timeline.html"])
    assert timeline.xpath("//td/a/@aria-label") == ["March 1911: 1 work", "1912: 1 work"]


def test_a_collection_too_large_for_one_list_has_doors_on_its_home_page() -> None:
    pages = collection(*(digest(f"No. {n}", author=f"Prey {n % 7}") for n in range(61)))
    home = html.document_fromstring(pages["index.html"])
    assert [" ".join(h.text_content().split()) for h in home.iter("h2")] == ["Authors", "Dates", "Genres"]
    assert "authors.html#Prey_0" in home.xpath("//a/@href")


def test_where_the_authors_are_parted_the_home_page_names_those_with_most_works() -> None:
    pages = collection(*(digest(f"No. {n}", author="Wren" if n % 2 else f"Prey {n}") for n in range(61)), most="20")
    (link, *_) = html.document_fromstring(pages["index.html"]).xpath("//ul/li[a='Wren']/a")
    assert (link.get("href"), link.getnext().text) == ("authors-w.html#Wren", "30")


def test_the_pages_speak_the_language_of_the_collection() -> None:
    home = made([site.outputs("w", (), digest())], "Schnee", Settings(language="de"))["index.html"]
    assert 'lang="de"' in home
    assert "Verfasser" in home


def test_nothing_a_header_or_a_file_name_says_becomes_markup() -> None:
    hostile = digest("&lt;script>$title", author="&quot;>&lt;b>")
    works = [site.outputs("w", (("html", PurePosixPath('html/"><i>.html')),), hostile)]
    pages = made(works, "a<b", refused=["\udcffx<i>.txt"])
    for words in pages.values():
        assert "<script" not in words
        assert "<i>" not in words
    assert "\ufffdx&lt;i&gt;.txt" in pages["index.html"]


def test_a_work_whose_header_says_nothing_is_called_by_its_file() -> None:
    bare = '<tx:work xmlns:tx="urn:textus:xslt" kind="prose"><tx:item kind="document"/></tx:work>'
    assert ">w0</a>" in collection(bare)["index.html"]


# ---------------------------------------------------------------------------------------------------------- the digest
def digested(text: str, author: str = "") -> etree._Element:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>S</title>'
        f"{author}</titleStmt></fileDesc></teiHeader>"
        f'<standOff><listPerson><person xml:id="a"><persName>Anna</persName></person></listPerson></standOff>{text}</TEI>'
    )
    made, findings = site.digest(render.Renderer(), tei.encode(), "f.xml")
    assert findings == ()
    return etree.fromstring(made)


def test_a_header_that_says_who_an_author_is_says_by_what_name_to_list_them() -> None:
    work = digested("<text><body><p>x</p></body></text>", "<author ref='#a'>A. P.</author>")
    (same,) = work.iter(f"{{{render.TX}}}same")
    assert (same.get("name"), same.get("as")) == ("A. P.", "Anna")


def contexts(paragraph: str) -> list[str]:
    found = digested(f"<text><body><p>{paragraph}</p></body></text>").iter(f"{{{render.TX}}}mention")
    return ["|".join(part.text or "" for part in mention) for mention in found]


def test_a_mention_has_the_words_around_it_and_not_those_of_notes() -> None:
    text = "With\n <persName ref='#a'>An<note>Or Anne.</note>na</persName>  and <persName ref='#a'>her</persName>."
    assert contexts(text) == ["With |Anna| and her.", "With Anna and |her|."]


def test_of_a_long_paragraph_a_mention_has_only_what_is_near_in_whole_words() -> None:
    (found,) = contexts(f"{'winter ' * 90}<persName ref='#a'>Anna</persName>{' summer' * 90}")
    before, _, behind = found.split("|")
    assert before.startswith("… winter winter")
    assert behind.endswith("summer …")
    assert len(found) < 160


def test_in_the_note_in_which_it_stands_a_mention_is_found_too() -> None:
    assert contexts("x<note>See <persName ref='#a'>Anna</persName>.</note>") == ["See |Anna|."]


def test_of_very_many_mentions_in_a_work_some_are_shown_and_all_are_counted() -> None:
    work = digested("<text><body><p>" + "<persName ref='#a'>Anna</persName> " * 70 + "</p></body></text>")
    (entry,) = work.iter(f"{{{render.TX}}}entry")
    assert (entry.get("number"), len(entry)) == ("70", 30)


KINDS = {
    "letter": '<div type="letter"><p>A</p></div>',
    "drama": "<div>" + "<sp><speaker>A</speaker><p>B</p></sp>" * 3 + "</div>",
    "verse": "<div><lg><l>A</l><l>B</l></lg></div>",
    "prose": "<div><p>A</p><quote><l>B</l></quote></div>",
}
LETTER_HEADER = '<profileDesc><correspDesc><correspAction type="sent"><persName>A</persName></correspAction></correspDesc></profileDesc>'


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_a_work_is_told_from_what_is_encoded(kind: str) -> None:
    header = LETTER_HEADER if kind == "letter" else ""
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>S</title></titleStmt></fileDesc>'
        f"{header}</teiHeader><text><body>{KINDS[kind]}</body></text></TEI>"
    )
    made, _ = site.digest(render.Renderer(), tei.encode(), "f.xml")
    assert etree.fromstring(made).get("kind") == kind
