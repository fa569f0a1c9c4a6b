"""What the record of a work may say: every key, every fault of it with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textus.findings.finding import Severity, rules
from textus.record import record, templates
from textus.record.record import KEYS, Overrule, Record, Responsibility
from textus.record.value_kinds import CHOICES, KINDS, is_date

FULL = """
title = "A Letter from the Pass"
subtitle = ["Written in the Winter", "of 1897"]
type = "letter"
language = "en"
languages = ["de", "la"]
conventions = "archives"
author = "Matthias Hartnoll"
translator = ["Ilse Prey", "Jan Vesnin"]
editor = "R. Tolland"
transcriber = ["A. Volunteer"]
place = "Ostrava"
genre = "private letters"
keywords = ["bridges", "winter"]
edition = "Second edition"
publisher = "Harth Archive"
distributor = "Harth Reading Room"
series = "Letters of the Hartnoll Family"
note = "Read to the society."
without = ["date", "editor"]

[[responsibility]]
role = "proofreading"
name = "B. Reader"
ref = "https://example.org/b"

[[responsibility]]
relator = "mrk"
name = "C. Coder & Sons"
organisation = true

[[identifier]]
type = "inventory"
value = "H 12/4"

[date]
written = "1897-03/1897-04"
delivered = "1897-03-05?"
published = 1934-11-05

[[source]]
title = "The Harth Almanac"
level = "j"
volume = 4
issue = "2"
pages = "105–109"
date = "1898"

[[source]]
kind = "translation"
title = "Harthské listy"
editor = ["A. Lind", "B. Lind"]
date = "[1901..1903]"

[holder]
repository = "Harth Town Archive"
shelfmark = "H 12"

[licence]
id = "CC-BY-4.0"
words = "Free to copy."

[correspondence]
sender = "Matthias Hartnoll"
recipient = "Anna Hartnoll"
place = "Ostrava"
date = "1897-03-04"
recipient-ref = "https://example.org/a"

[[decision]]
at = "The river runs to Harth"
role = "epigraph"
reason = "set apart in the print"

[[decision]]
line = 14
role = "p"

[[decision]]
at = "1848 men"
nth = 2
not = "date"

[[decision]]
at = "Gudrun"
nth = "all"
span = "title"

[[decision]]
at = "Yours truly,"
lines = 1
role = "closer.salute"

[[decision]]
digest = "0123456789ab"
role = "head"
"""

# What the file says; line, column and rule of what is wrong with it; words of the message and the hint.
FAULTS = [
    ("titel = 'A'", "1:1 record/unknown-key", "unknown key “titel”", "did you mean “title”?"),
    ("tittle = 'A'\n[source]\ntitle = 'B'", "1:1 record/unknown-key", "unknown key “tittle”", "did you mean “title”?"),
    ("[date]\nwritten = '1897'\nauthor = 'X'", "3:1 record/unknown-key", "unknown key “date.author”", "author"),
    ("[date]\nsubtitle = 'X'", "2:1 record/unknown-key", "", "“subtitle” belongs at the top of the file, before the first [table]"),
    ("written = '1897'", "1:1 record/unknown-key", "unknown key “written”", "“written” belongs under [date]"),
    ("[dates]\nwritten = '1897'", "1:1 record/unknown-key", "unknown key “dates”", "did you mean “date”?"),
    ("date = '1897'", "1:1 record/bad-value", "“date” is a table", "write [date] on a separate line"),
    ("date.written = '1897-13'", "1:1 record/bad-value", "“date.written” must be a date", 'written = "1897-03-04"'),
    ("[date]\nwritten = '1897-02-30'", "2:1 record/bad-value", "not “1897-02-30”", ""),
    ("[date]\nwritten = 'March 1897'", "2:1 record/bad-value", "YYYY-MM-DD", ""),
    ("[date]\nwritten = '1898/1897'", "2:1 record/bad-value", "from/to", ""),
    ("[date]\nwritten = 1897", "2:1 record/bad-value", "not the number 1897", 'write it in quotation marks: "1897"'),
    ("[date]\nwritten = 1897-02-03T01:02:03", "2:1 record/bad-value", "not the date or time", ""),
    ("[date]\nwritten = 1897-02", "2:15 record/syntax", "", ""),
    ("[date]\nwritten = 1897-02-30", "2:11 record/syntax", "this date does not exist", "YYYY-MM-DD"),
    ("title = ['A', 'B']", "1:1 record/bad-value", "must be text in quotation marks, not a list", ""),
    ("author = []", "1:1 record/bad-value", "not an empty list", ""),
    ("author = [['A']]", "1:1 record/bad-value", "not a list", ""),
    ("[[author]]\nname = 'A'", "1:1 record/bad-value", "“author” must be text", 'author = "Matthias Hartnoll"'),
    ("type = 'short story'", "1:1 record/bad-value", "a single word, without spaces", "letter"),
    ("language = 'en_GB'", "1:1 record/bad-value", "BCP 47", ""),
    ("title = \"a\\u0000\"", "1:1 record/bad-value", "U+0000, which XML does not allow", "delete it"),
    ("[source]\nlevel = 'journal'", "2:1 record/bad-value", "one of j, m, not “journal”", ""),
    ("[source]\nvolume = true", "2:1 record/bad-value", "or a number, not true", ""),
    ("[source]\nvolume = 1.5", "2:1 record/bad-value", "not the number 1.5", '"1.5"'),
    ("[licence]\nid = 'CC BY 4.0'", "2:1 record/bad-value", "an SPDX identifier", 'id = "CC-BY-4.0"'),
    ("[licence]\nuri = 'creativecommons.org'", "2:1 record/bad-value", "a URI that begins with https:", ""),
    ("responsibility = 'X'", "1:1 record/bad-value", "“responsibility” must be a series of tables", "write [[responsibility]]"),
    ("[responsibility]\nrole = 'a'\nname = 'b'", "1:1 record/bad-value", "must be a series of tables", "write [[responsibility]]"),
    ("[[responsibility]]\nrole = 'a'", "1:1 record/bad-value", "[[responsibility]] without “name”", ""),
    ("[[responsibility]]\nname = 'a'", "1:1 record/bad-value", "without “role” or “relator”", ""),
    ("[[responsibility]]\nname = 'a'\nrelator = 'trk'", "3:1 record/bad-value", "not “trk”", "did you mean “trl”?"),
    ("languages = ['de', 'German']", "1:1 record/bad-value", "a BCP 47 language tag, or a list", ""),
    ("without = ['titel']", "1:1 record/bad-value", "one of title, subtitle,", "did you mean “title”?"),
    ("[[source]]\ntitle = 'A'\n\n[[source]]\ntitel = 'B'", "5:1 record/unknown-key", "“source.titel”", "did you mean “title”?"),
    ("[source]\ntitel = 'B'", "2:1 record/unknown-key", "“source.titel”", "did you mean “title”?"),
    ("[[source]]\nkind = 'print'", "2:1 record/bad-value", "one of source, edition, translation", ""),
    ("[[source]]\ndate = '[1902..1901]'", "2:1 record/bad-value", "[first..last]", ""),
    ("[holder]\nshelfmarks = 'B'", "2:1 record/unknown-key", "“holder.shelfmarks”", "did you mean “shelfmark”?"),
    ("[[responsibility]]\nrole = 'a'\nname = 'b'\nmail = 'c'", "4:1 record/unknown-key", "“responsibility.mail”", ""),
    ("[[decision]]\nat = 'a'\nrole = 'p'\n[[decision]]\nat = 'b'", "4:1 record/bad-value", "without “role”, “span” or “not”", ""),
    ("[[decision]]\nrole = 'p'", "1:1 record/bad-value", "without “at”, “digest” or “line”", ""),
    ("[[decision]]\nat = 'a'\nrole = 'salut'", "3:1 record/bad-value", "not “salut”", "did you mean “salute”?"),
    ("[[decision]]\nat = 'a'\nspan = 'foriegn'", "3:1 record/bad-value", "not “foriegn”", "did you mean “foreign”?"),
    ("[[decision]]\nat = 'a'\nnot = 'p'", "3:1 record/bad-value", "not “p”", ""),
    ("[[decision]]\nat = 'a'\nrole = 'p'\nnot = 'date'", "1:1 record/bad-value", "both “role” and “not”", ""),
    ("[[decision]]\nline = 3\nspan = 'date'", "1:1 record/bad-value", "with “span” but without “at”", ""),
    ("[[decision]]\nline = 3\nnth = 2\nnot = 'date'", "1:1 record/bad-value", "with “nth” but without “at”", ""),
    ("[[decision]]\nat = 'a'\nlines = 2\nnot = 'date'", "1:1 record/bad-value", "with “lines” but without “role”", ""),
    ("[[decision]]\nat = 'a'\nnth = 0\nrole = 'p'", "3:1 record/bad-value", "a whole number (1 or more), or", "nth"),
    ("[[decision]]\ndigest = 'xyz'\nrole = 'p'", "2:1 record/bad-value", "a digest", ""),
    ("[[decision]]\nat = 'a'\nline = 3\nrole = 'p'", "1:1 record/bad-value", "both “at” and “line”", ""),
    ("[[decision]]\nline = 0\nrole = 'p'", "2:1 record/bad-value", "a whole number (1 or more), not the number 0", ""),
    ("[[decision]]\nline = '3'\nrole = 'p'", "2:1 record/bad-value", "a whole number (1 or more), not “3”", ""),
    ("[[decision]]\nat = 'a'\nrole = 'p'\n\n[[decision]]\nat = 'b'\nrol = 'p'", "7:1 record/unknown-key", "“decision.rol”",
     "did you mean “role”?"),
    ("[[decisions]]\nat = 'a'\nrole = 'p'", "1:1 record/unknown-key", "unknown key “decisions”", "did you mean “decision”?"),
    ("title = A", "1:9 record/syntax", "not valid TOML", "text needs quotation marks"),
]  # fmt: skip


def load(folder: Path, text: str | bytes) -> tuple[Record, list[str], list[str]]:
    """The record, the places and rules of findings, and their words."""
    path = folder / "letter.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    read, findings = record.load(path, shown="letter.toml")
    assert all(found.place.path == "letter.toml" and found.severity == Severity.ERROR for found in findings)
    places = [f"{found.place.line}:{found.place.column} {found.rule}" for found in findings]
    return read, places, [f"{found.message} | {found.hint}" for found in findings]


def test_a_record_lies_beside_its_transcription() -> None:
    assert record.beside(Path("a/letter.txt")) == Path("a/letter.toml")
    assert record.beside(Path("a/letter.de.txt")) == Path("a/letter.de.toml")


def test_without_a_file_nothing_is_said(tmp_path: Path) -> None:
    assert record.load(tmp_path / "letter.toml") == (Record(), ())
    (tmp_path / "file").touch()
    assert record.load(tmp_path / "file/letter.toml") == (Record(), ())


def test_every_key_is_read(tmp_path: Path) -> None:
    read, findings, words = load(tmp_path, FULL)
    assert (findings, words) == ([], [])
    assert read == Record(
        title="A Letter from the Pass",
        subtitles=("Written in the Winter", "of 1897"),
        type="letter",
        language="en",
        languages=("de", "la"),
        conventions="archives",
        authors=("Matthias Hartnoll",),
        translators=("Ilse Prey", "Jan Vesnin"),
        editors=("R. Tolland",),
        transcribers=("A. Volunteer",),
        place="Ostrava",
        genre=("private letters",),
        keywords=("bridges", "winter"),
        edition="Second edition",
        publisher="Harth Archive",
        distributors=("Harth Reading Room",),
        series="Letters of the Hartnoll Family",
        notes=("Read to the society.",),
        without=("date", "editor"),
        responsibilities=(
            Responsibility("proofreading", "B. Reader", "https://example.org/b"),
            Responsibility("", "C. Coder & Sons", relator="mrk", organisation=True),
        ),
        identifiers=(("inventory", "H 12/4"),),
        written="1897-03/1897-04",
        delivered="1897-03-05?",
        published="1934-11-05",
        sources=(
            (
                ("title", ("The Harth Almanac",)), ("level", ("j",)), ("volume", ("4",)), ("issue", ("2",)),
                ("pages", ("105–109",)), ("date", ("1898",)),
            ),
            (
                ("kind", ("translation",)), ("title", ("Harthské listy",)), ("editor", ("A. Lind", "B. Lind")),
                ("date", ("[1901..1903]",)),
            ),
        ),
        holder=(("repository", "Harth Town Archive"), ("shelfmark", "H 12")),
        licence=(("id", "CC-BY-4.0"),),
        rights=("Free to copy.",),
        correspondence=(
            ("sender", "Matthias Hartnoll"), ("recipient", "Anna Hartnoll"), ("place", "Ostrava"), ("date", "1897-03-04"),
            ("recipient-ref", "https://example.org/a"),
        ),
        decisions=(
            Overrule("epigraph", at="The river runs to Harth", reason="set apart in the print"),
            Overrule("p", line=14),
            Overrule(denied="date", at="1848 men", nth=2),
            Overrule(span="title", at="Gudrun", nth="all"),
            Overrule("closer.salute", at="Yours truly,", lines=1),
            Overrule("head", digest="0123456789ab"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), FAULTS)
def test_a_fault_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    _, places, words = load(tmp_path, text)
    assert places == [place]
    told, advice = words[0].split(" | ")
    assert message in told
    assert hint in advice


def test_all_faults_are_told_at_once_and_what_is_good_is_kept(tmp_path: Path) -> None:
    text = (
        "title = 'A'\ntype = 3\nautor = 'X'\n\n[[decision]]\nat = 'a'\nrole = 'p'\n\n"
        "[[decision]]\nat = 4\nrol = 'p'\n\n[[decision]]\nrole = 'p'\n"
    )
    read, places, _ = load(tmp_path, text)
    assert places == [
        "2:1 record/bad-value", "3:1 record/unknown-key",
        "10:1 record/bad-value", "11:1 record/unknown-key", "13:1 record/bad-value",
    ]  # fmt: skip
    assert read == Record(title="A", decisions=(Overrule("p", at="a"),))


def test_a_file_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    assert load(tmp_path, b"\n\ntitle = 'caf\xe9'")[1] == ["3:None record/unreadable"]


def test_every_rule_is_met() -> None:
    met = {place.split(" ")[1] for _, place, _, _ in FAULTS} | {"record/unreadable"}
    decided_later = {"record/ambiguous-decision", "record/unmatched-decision"}  # where record and transcription meet
    assert met == {rule for rule in rules() if rule.startswith("record/")} - decided_later


def test_every_key_has_a_kind_and_a_sentence() -> None:
    for key in KEYS:
        assert key.kind in {*KINDS, *CHOICES, "entries"} or key.kind.startswith(("choice:", "choices:"))
        assert re.search(r"[.…]\)?\.?$", key.meaning)


def test_the_template_says_nothing_and_switched_on_everything_it_has_examples_for(tmp_path: Path) -> None:
    template = templates.record_template()
    assert load(tmp_path, template)[:2] == (Record(), [])
    read, _, words = load(tmp_path, re.sub(r"^#(?=\S)", "", template, flags=re.MULTILINE))
    assert words == []
    empty = Record()
    assert [name for name in Record.__slots__ if getattr(read, name) == getattr(empty, name)] == []
    assert all(key.meaning in template for key in KEYS)


def test_one_source_may_be_a_plain_table(tmp_path: Path) -> None:
    assert load(tmp_path, "[source]\ntitle = 'A'")[0] == load(tmp_path, "[[source]]\ntitle = 'A'")[0]


def test_a_decision_knows_where_it_stands(tmp_path: Path) -> None:
    read, _, _ = load(tmp_path, "title = 'A'\n\n[[decision]]\nat = 'a'\nrole = 'p'\n")
    assert str(read.decisions[0].place) == "letter.toml:3:1"


# --------------------------------------------------------------------------------------------------------------- dates
@pytest.mark.parametrize(
    "text",
    ["1897", "1897-03", "1897-03-04", "1896-02-29", "-0044-03-15", "0800", "1897/1898", "1897-03/1897", "1897/1897-03-04",
     "1897-03-04/1897-03-04", "-0052/-0044", "1897?", "1897/1898?", "[1897..1898-05]",
     "[1897..]", "[..1897]?"],
)  # fmt: skip
def test_a_date_is_a_year_a_month_a_day_or_two_of_them(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "97", "18970304", "1897-3", "1897-00", "1897-13", "1897-02-29", "1897-02-00", "1900-02-29", "0000", "1897-", "1897/",
     "/1897", "1898/1897", "1897/1898/1899", "1897-03-04/1897-03-03", "-0044/-0052", "March 1897", "1897??", "[1898..1897]", "[..]", "[1897]", "[1897..1898", "1897..1898", "1897-03-04T10:00",
     "１８９７"],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert not is_date(text)


@given(st.dates(), st.sampled_from([4, 7, 10]), st.dates(), st.sampled_from([4, 7, 10]))
def test_two_days_in_their_order_are_a_date_however_exact(first: object, cut: int, last: object, other: int) -> None:
    earlier, later = sorted((str(first), str(last)))
    assert is_date(f"{earlier[:cut]}/{later[:other]}")
