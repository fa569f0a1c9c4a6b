"""Credits become data: whole texts with the facts their headers must have, one Markdown file a set.

`read.md` holds texts for which rules were written: each must be read exactly. `measured.md` holds texts of the same
kinds that were written afterwards and for which no rule was changed: there precision and recall of each field count.
In a text, `{prose}` stands for paragraphs of running text in its language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from textus import work
from textus.read import source
from textus.record.record import Record

FOLDER = Path(__file__).parent / "credits"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
_TEXT = re.compile(r"^## (?P<name>[^\n{]+?)(?: \{(?P<language>\w\w)\})?\n\n```text\n(?P<text>.*?)\n```\n\n(?P<facts>.*?)(?=^## |\Z)", re.M | re.S)  # fmt: skip
MAIN = "//t:sourceDesc/t:biblStruct[not(@type = ('otherEdition'))][not(@type = 'otherTranslation')][1]"
SOURCE = f"({MAIN} | //t:sourceDesc/t:bibl[not(@type)])[1]"
RESPONSIBLE = "//t:titleStmt/t:respStmt[t:resp/@ref = 'http://id.loc.gov/vocabulary/relators/{}']/*[not(self::t:resp)]"
FIELDS = {
    "title": "//t:titleStmt/t:title[@type = 'main']",
    "subtitle": "//t:titleStmt/t:title[@type = 'sub']",
    "author": "//t:titleStmt/t:author",
    "translator": "//t:titleStmt/t:editor[@role = 'translator']",
    "editor": "//t:titleStmt/t:editor[@role = 'editor']",
    "transcriber": RESPONSIBLE.format("trc"),
    "markup": RESPONSIBLE.format("mrk"),
    "proofreader": RESPONSIBLE.format("pfr"),
    "illustrator": RESPONSIBLE.format("ill"),
    "for": "//t:publicationStmt/t:distributor",
    "written": "//t:creation/t:date",
    "sent to": "//t:correspAction[@type = 'received']/*[self::t:persName or self::t:name]",
    "source": SOURCE + "//t:title[@level = 'j' or @level = 'm']",
    "volume": SOURCE + "//t:biblScope[@unit = 'volume']",
    "issue": SOURCE + "//t:biblScope[@unit = 'issue']",
    "pages": SOURCE + "//t:biblScope[@unit = 'page']",
    "publisher": SOURCE + "//t:publisher",
    "place": SOURCE + "//t:pubPlace",
    "date": SOURCE + "//t:date",
    "edition": "//t:sourceDesc/t:*[@type = 'otherEdition' or @type = 'otherTranslation']//t:title[@level != 'a']",
    "holder": "//t:sourceDesc/t:bibl[@type = 'original']/t:orgName",
    "repository": "//t:msIdentifier/t:repository",
    "settlement": "//t:msIdentifier/t:settlement",
    "collection": "//t:msIdentifier/t:collection",
    "shelfmark": "//t:msIdentifier/t:idno",
    "series": "//t:seriesStmt/t:title",
    "licence": "//t:availability/t:licence/@target",
    "occasion": "//t:notesStmt/t:note[@type = 'occasion']",
}
STATED = {
    "first": "//t:sourceDesc/t:*[@subtype = 'firstPublication']//t:title[@level != 'a']",
    "on": "//t:body//t:p//t:date",
    "dateline": "//t:body//t:date[ancestor::t:opener or ancestor::t:closer]",
}
"""what is asked for besides in `stated.md`"""
PROSE = {
    "en": "Nobody in the valley could say when the first loom had been carried up the hill, but every child knew the house"
    " where it had stood, and the room with the low window.",
    "de": "Niemand im Tal wusste zu sagen, wann der erste Webstuhl den Berg hinaufgetragen worden war, aber jedes Kind"
    " kannte das Haus, in dem er gestanden hatte.",
    "fr": "Personne dans la vallée ne savait quand le premier métier avait été porté sur la colline, mais chaque enfant"
    " connaissait la maison où il se trouvait.",
    "es": "Nadie en el valle sabía cuándo habían subido el primer telar a la colina, pero todos los niños conocían la casa"
    " donde había estado.",
    "it": "Nessuno nella valle sapeva dire quando il primo telaio era stato portato sulla collina, ma ogni bambino"
    " conosceva la casa dove era stato.",
    "nl": "Niemand in het dal wist te zeggen wanneer het eerste weefgetouw de heuvel op was gedragen, maar elk kind kende"
    " het huis waar het had gestaan.",
    "cs": "Nikdo v údolí nevěděl, kdy byl první stav vynesen na kopec, ale každé dítě znalo dům, kde stával, a světnici s"
    " nízkým oknem, v níž se svítilo.",
    "hu": "Senki sem tudta a völgyben, hogy mikor vitték fel az első szövőszéket a dombra, de minden gyermek ismerte a"
    " házat, amelyben állott.",
    "pl": "Nikt w dolinie nie umiał powiedzieć, kiedy pierwsze krosno wniesiono na wzgórze, ale każde dziecko znało dom, w"
    " którym ono stało.",
    "sv": "Ingen i dalen visste när den första vävstolen hade burits uppför kullen, men varje barn kände huset där den"
    " hade stått.",
    "el": "Κανείς στην κοιλάδα δεν ήξερε να πει πότε ανέβηκε ο πρώτος αργαλειός στον λόφο, αλλά κάθε παιδί γνώριζε το"
    " σπίτι όπου βρισκόταν.",
    "ru": "Никто в долине не мог сказать, когда первый станок подняли на гору, но каждый ребёнок знал дом, где он стоял.",
}


@dataclass(frozen=True)
class Credited:
    """A text, its language, and `field: words` of all that its header must say."""

    name: str
    text: str
    language: str
    facts: frozenset[str]


def texts(name: str) -> Iterator[Credited]:
    for match in _TEXT.finditer((FOLDER / name).read_text(encoding="utf-8")):
        language = match["language"] or "en"
        text = match["text"].replace("{prose}", "\n\n".join([PROSE[language]] * 3)) + "\n"
        facts = frozenset(line.strip() for line in match["facts"].splitlines() if ": " in line)
        yield Credited(match["name"], text, language, facts)


def facts_of(text: Credited, fields: Mapping[str, str] = FIELDS) -> frozenset[str]:
    encoded = work.encode_source(source.of_text(text.text), Record(language=text.language)).xml
    assert encoded is not None
    root = etree.fromstring(encoded)
    found = set()
    for field, path in fields.items():
        items = root.xpath(path, namespaces=TEI)
        assert isinstance(items, list)
        found |= {f"{field}: {words}" for words in map(_words, items) if words not in ("", "[untitled]")}
    return frozenset(found)


def _words(item: object) -> str:
    if not isinstance(item, etree._Element):
        return str(item)
    first, last = item.get("from", item.get("notBefore", "")), item.get("to", item.get("notAfter", ""))
    if etree.QName(item).localname == "date" and (item.get("when") or first or last):
        return str(item.get("when") or f"{first}/{last}")
    return " ".join("".join(str(part) for part in item.itertext()).split())


@pytest.mark.parametrize("text", [pytest.param(text, id=text.name) for text in texts("read.md")])
def test_the_header_says_what_the_credits_say(text: Credited) -> None:
    assert facts_of(text) == text.facts


@pytest.mark.parametrize("text", [pytest.param(text, id=text.name) for text in texts("stated.md")])
def test_years_sources_and_imprints_are_those_that_are_stated(text: Credited) -> None:
    assert facts_of(text, FIELDS | STATED) == text.facts


def measured() -> dict[str, tuple[int, int, int]]:
    """For each field of `measured.md`: what was read rightly, what wrongly, what was missed."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for text in texts("measured.md"):
        found = facts_of(text)
        for counter, facts in ((right, found & text.facts), (wrong, found - text.facts), (missed, text.facts - found)):
            counter.update(fact.split(":")[0] for fact in facts)
    return {field: (right[field], wrong[field], missed[field]) for field in FIELDS}


def test_texts_no_rule_was_written_for_are_read_well() -> None:
    rows = measured()
    print("\nfield         P     R     F1")
    for field, (right, wrong, missed) in rows.items():
        if right + wrong + missed:
            precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
            print(f"{field:12}  {precision:.2f}  {recall:.2f}  {2 * right / (2 * right + wrong + missed):.2f}")
    right, wrong, missed = (sum(row[i] for row in rows.values()) for i in range(3))
    assert right / (right + wrong) >= 0.85
    assert right / (right + missed) >= 0.85
