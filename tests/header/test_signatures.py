"""Who signs the notes of a text: the words that say so, and what the note and the header make of them."""

from __future__ import annotations

import pytest
from lxml import etree

from textus import work
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = """Jane Ashe

On the Common Lands

Source: The Tocsin, 4 May 1893;

The enclosures of the last century[1] were made by men who had never held a plough, and the parish[2] lost its green.

{heading}

[1] {first}

[2] The parish of Reddle.
"""


def edition(first: str, heading: str = "Notes", language: str = "en") -> etree._Element:
    text = TEXT.format(first=first, heading=heading)
    encoded = work.encode_source(source.of_text(text), Record(language=language), Settings())
    assert encoded.xml is not None
    return etree.fromstring(encoded.xml)


def signed(root: etree._Element, number: int = 1) -> tuple[str | None, str | None]:
    """The type of a note, and the words of who signs it."""
    note = root.find(f".//t:note[@n='{number}']", TEI)
    assert note is not None
    resp = (note.get("resp") or "").lstrip("#")
    names = [child.text for child in root.iterfind(".//t:respStmt/*", TEI) if resp and _identifier(child) == resp]
    return note.get("type"), names[-1] if names else None


def _identifier(child: etree._Element) -> str | None:
    parent = child.getparent()
    return None if parent is None else parent.get("{http://www.w3.org/XML/1998/namespace}id")


@pytest.mark.parametrize(
    ("note", "language", "who"),
    [
        ("Reddle is a village in the south – Tocsin Press.", "en", ("editorial", "Tocsin Press")),
        ("Ein Dorf im Süden – Hafen Verlag.", "de", ("editorial", "Hafen Verlag")),
        ("Un village du sud. – Éditions Rivage.", "fr", ("editorial", "Éditions Rivage")),
        ("Footnote by the Ashe Archive.", "en", ("editorial", "Ashe Archive")),
        ("A mistake. Note by Jane Ashe.", "en", (None, "Jane Ashe")),
        ("A mistake. — The Editor.", "en", ("editorial", "The Editor")),
        ("A mistake. — Ed.", "en", ("editorial", "Ed.")),
        ("They were with the party of the county – the Country Party.", "en", (None, None)),
        ("The last to go was the miller – Press him, they said.", "en", (None, None)),
    ],
)
def test_words_at_the_end_of_a_note_say_whose_it_is(note: str, language: str, who: tuple[str, str]) -> None:
    assert signed(edition(note, language=language)) == who


def test_a_heading_that_says_whose_notes_follow_signs_all_of_them() -> None:
    root = edition("The eighteenth.", heading="Footnotes by MIA")
    assert [signed(root, number) for number in (1, 2)] == [("editorial", "MIA")] * 2


def test_a_note_signed_by_another_is_not_signed_by_the_heading() -> None:
    root = edition("The eighteenth. Note by Jane Ashe.", heading="Footnotes by MIA")
    assert signed(root) == (None, "Jane Ashe")
