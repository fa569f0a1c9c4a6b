"""Foreign words and passages: what is told to be in another language, what is left alone, what the header declares."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus import work
from textus.base.knowledge import in_every_language, table
from textus.language.passages import told, words_of
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings

TEI = "{http://www.tei-c.org/ns/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split(" | "))
    for line in (ROOT / "tests" / "language" / "foreign.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| language")
]
ENGLISH = (
    "The fields had been quiet for a month, because all of the men were away and nobody else had the time for them."
)
FRENCH = "Je vous ai dit que nous avons tout ce qui est dans la maison, et que je ne sais pas où sont les autres."
LATIN = "Omnia quae sunt in terra non sunt nobis, sed qui haec potest et vult, is enim semper apud nos est."


def edition(text: str, language: str = "en") -> etree._Element:
    encoded = work.encode_source(source.of_text(text), Record(language=language))
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]
    return etree.fromstring(encoded.xml)


def in_languages(root: etree._Element, tag: str) -> list[tuple[str, str]]:
    body = root.find(f".//{TEI}body")
    assert body is not None
    return [
        (e.get(LANG, ""), " ".join("".join(e.itertext()).split())[:20])
        for e in body.iter(f"{TEI}{tag}")
        if LANG in e.attrib
    ]


@pytest.mark.parametrize(("language", "sentence", "foreign"), ROWS, ids=[f"{row[0]}: {row[1][:40]}" for row in ROWS])
def test_what_is_foreign_in_a_sentence(language: str, sentence: str, foreign: str) -> None:
    text = source.of_text(f"{sentence}\n")
    reading, _ = work.read(text, Record(language=language), Settings())
    found = [span for decision in reading.decisions for span in decision.spans if span.role == "foreign"]
    said = "; ".join(f"{span.attributes['xml:lang']}: {text.text[span.start : span.end]}" for span in found)
    assert (said or "–") == foreign


def test_a_paragraph_in_another_language_says_so() -> None:
    root = edition(f"{ENGLISH}\n\n{FRENCH}\n\n{LATIN}\n")
    assert in_languages(root, "p") == [("fr", FRENCH[:20]), ("la", LATIN[:20])]


def test_a_block_quotation_says_it_once_for_all_its_paragraphs() -> None:
    text = f"{ENGLISH}\n\nHe wrote:\n\n“{FRENCH}\n\n“{FRENCH}”\n\n{ENGLISH}\n"
    assert [code for code, _ in in_languages(edition(text), "quote")] == ["fr"]
    assert in_languages(edition(text), "p") == []


def test_a_note_in_the_language_of_the_text_says_so_inside_a_foreign_passage() -> None:
    text = f"{ENGLISH}\n\n{FRENCH[:-1]}.[1]\n\n{ENGLISH}\n\nNotes\n\n1. {ENGLISH}\n"
    root = edition(text)
    assert [code for code, _ in in_languages(root, "p")] == ["fr"]
    assert [code for code, _ in in_languages(root, "note")] == ["en"]


def test_a_short_paragraph_is_left_alone() -> None:
    assert in_languages(edition(f"{ENGLISH}\n\nJe ne sais pas.\n\n{ENGLISH}\n"), "p") == []


def test_in_a_foreign_passage_its_own_words_are_not_foreign() -> None:
    root = edition(f"{ENGLISH}\n\n{FRENCH} *Je ne sais pas ce que vous avez.*\n")
    assert in_languages(root, "foreign") == []


@pytest.mark.parametrize(
    "words",
    [
        "de la Tour, von der Mühle, van den Berg, di Marco, da Silva, el Greco, le Brun, du Bois, des Moulins, la Salle",
        "Paris, Lyon, Marseille, Nantes, Bordeaux, Lille, Rennes, Reims, Toulon, Grenoble, Dijon, Angers",
        "Ha! ha! ha! O! O! la la la, me me me, do re mi fa so la, do re mi fa so la, do do do",
    ],
)
def test_names_places_and_cries_are_in_no_language(words: str) -> None:
    assert told(words_of(words), "en") == ""


def test_the_header_declares_every_language_with_its_share() -> None:
    root = edition(f"{ENGLISH}\n\n{FRENCH}\n\nHe was the *Zeitgeist* of it.\n\n{ENGLISH}\n")
    declared = {e.get("ident"): e for e in root.iter(f"{TEI}language")}
    used = {e.get(LANG) for e in root.iter() if LANG in e.attrib}
    assert used == set(declared)
    assert sum(int(e.get("usage", "0")) for e in declared.values()) == 100
    assert [declared[code].get("cert") for code in ("en", "fr")] == [None, "medium"]


def test_a_text_in_one_language_has_no_shares() -> None:
    (only,) = edition(f"{ENGLISH}\n").iter(f"{TEI}language")
    assert dict(only.attrib) == {"ident": "en"}


def test_every_phrase_is_in_small_letters_and_in_one_language() -> None:
    phrases = [
        " ".join(phrase.split())
        for found in (*in_every_language("foreign"), table("latin")["foreign"])
        for phrase in found.get("phrases", "").split(";")
        if phrase
    ]
    assert len(phrases) == len(set(phrases))
    assert all(phrase and phrase == phrase.lower() for phrase in phrases)


def test_every_language_of_a_script_has_a_name() -> None:
    tables = table("foreign")
    assert {*tables["scripts"], *tables["modern"], "la"} <= set(tables["names"])


def test_signs_of_another_script_without_a_letter_say_nothing() -> None:
    assert work.encode_source(source.of_text("A \u0375 B\n\n\u0375\n"), Record(language="en")).xml is not None
