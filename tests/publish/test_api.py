"""The Python API: `import textus`, what its functions take and return, and what they raise."""

from __future__ import annotations

import doctest
import importlib
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

import textus
from textus.base.version import __version__

LETTER = "A Letter\n\nHarth, 4 March 1897\n\nDear Anna,\n\nThe pass is *open* again.\n\nYours,\n\nMatthias\n"
DOCTESTED = (
    "textus",
    *(f"textus.publish.api.{name}" for name in ("checking", "collections", "edition", "rendering", "results")),
)
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A transcription in a folder of its own, seen from there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    return Path("letter.txt")


def title(edition: textus.Edition) -> str | None:
    return etree.fromstring(edition.xml).findtext(f".//{TEI}title")


# what is offered


def test_everything_that_is_named_can_be_had() -> None:
    assert [name for name in textus.__all__ if not hasattr(textus, name)] == []
    assert set(textus.__all__) <= set(dir(textus))
    assert textus.__version__ == __version__


def test_what_type_checkers_see_is_what_is_offered() -> None:
    listed = {name for names in textus._HOMES.values() for name in names}
    assert listed | {"__version__"} == set(textus.__all__)


def test_a_name_that_is_not_offered_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'decode'"):
        textus.decode  # type: ignore[attr-defined]  # noqa: B018


def test_importing_textus_loads_nothing_but_its_version() -> None:
    code = "import sys; before = set(sys.modules); import textus\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["textus", "textus.base", "textus.base.version"]


def test_encoding_loads_no_command_line_and_no_stylesheets() -> None:
    code = (
        "import sys, textus; textus.encode('The pass is open again.', settings={'transcription.language': 'en'})\n"
        "print(*({'click', 'rich', 'saxonche', 'textus.cli', 'textus.rendering.render'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("name", DOCTESTED)
def test_the_examples_of_docstrings_are_true(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_function_has_an_example() -> None:
    functions: list[Callable[..., object]] = [
        textus.encode,
        textus.validate,
        textus.verify,
        textus.render,
        textus.build,
    ]
    assert [one.__name__ for one in functions if ">>> " not in (one.__doc__ or "")] == []


# encode


def test_a_str_is_text_a_path_is_a_file_and_bytes_are_its_content(letter: Path) -> None:
    of_text, of_file, of_bytes = textus.encode(LETTER), textus.encode(letter), textus.encode(LETTER.encode())
    assert (of_text.name, of_file.name, of_bytes.name) == ("text", "letter.txt", "text")
    assert of_text.xml == of_file.xml == of_bytes.xml


def test_an_edition_is_what_the_command_writes(letter: Path) -> None:
    from textus.cli import main

    assert main(["encode", "letter.txt", "-o", "command.xml", "--quiet"]) == 0
    textus.encode(letter).save("api/letter.xml")
    assert Path("api/letter.xml").read_bytes() == Path("command.xml").read_bytes()


def test_a_file_is_read_with_its_record_and_settings(letter: Path) -> None:
    Path("letter.toml").write_text('title = "From the Record"\n')
    Path("textus.toml").write_text('[publication]\npublisher = "Harth Archive"\n')
    edition = textus.encode(letter)
    assert title(edition) == "From the Record"
    assert b"<publisher>Harth Archive</publisher>" in edition.xml


def test_what_is_given_stands_in_for_the_files_beside_a_transcription(letter: Path) -> None:
    Path("letter.toml").write_text('title = "From the Record"\n')
    Path("textus.toml").write_text('[publication]\npublisher = "Harth Archive"\n')
    edition = textus.encode(letter, record={"title": "Given"}, settings={"publication": {"publisher": "Harth Press"}})
    assert title(edition) == "Given"
    assert b"Harth Archive" not in edition.xml
    assert b"<publisher>Harth Press</publisher>" in edition.xml


def test_a_text_knows_nothing_of_the_working_directory(letter: Path) -> None:
    Path("textus.toml").write_text('[publication]\npublisher = "Harth Archive"\n')
    Path("authorities").mkdir()
    Path("authorities/people.csv").write_text("nonsense\n")
    edition = textus.encode(LETTER, settings={"publication": {"place": "Harth"}})
    assert b"Harth Archive" not in edition.xml
    assert edition.findings == ()


@pytest.mark.parametrize(
    "given",
    [{"title": "Given", "date": {"written": "1897"}}, {"title": "Given", "date.written": "1897"}, Path("other.toml"), textus.Record(title="Given", written="1897")],
    ids=["mapping", "dotted", "path", "object"],
)  # fmt: skip
def test_a_record_is_a_mapping_a_path_or_an_object(
    letter: Path, given: textus.Record | dict[str, object] | Path
) -> None:
    Path("other.toml").write_text('title = "Given"\n[date]\nwritten = "1897"\n')
    edition = textus.encode(LETTER, record=given)
    assert title(edition) == "Given"
    assert b'<date when="1897"' in edition.xml


def test_a_decision_in_a_record_that_is_a_mapping_overrules() -> None:
    edition = textus.encode(LETTER, record={"decision": [{"at": "A Letter", "role": "epigraph"}]})
    assert b"<epigraph>" in edition.xml
    assert "Decided in the record" in edition.explain(1)


def test_findings_a_record_accepts_are_kept_apart() -> None:
    text = LETTER.replace("again", "again [7]")
    assert [found.rule for found in textus.encode(text).findings] == ["encode/call-without-note"]
    accepting = {"suppress": [{"rule": "encode/call-without-note", "reason": "the print has no note either"}]}
    edition = textus.encode(text, record=accepting)
    assert edition.findings == ()
    assert [(one.finding.rule, one.reason) for one in edition.accepted] == [
        ("encode/call-without-note", "the print has no note either")
    ]


def test_an_edition_explains_itself_and_knows_its_lines() -> None:
    edition = textus.encode(LETTER)
    assert edition.explain(3).startswith("text:3: Harth, 4 March 1897\n\nRead as a dateline, ")
    assert edition.explain(3, "json").startswith('{\n  "path": "text",')
    for line in (0, 2, 99):
        with pytest.raises(ValueError, match=r"lines are counted from 1|line 2 is blank|there is no line 99"):
            edition.explain(line)


def test_an_edition_that_is_printed_is_its_tei() -> None:
    edition = textus.encode(LETTER)
    assert str(edition) == edition.xml.decode()
    assert repr(edition) == "Edition(name='text')"


# what is refused


@pytest.mark.parametrize(
    ("call", "rules"),
    [
        (lambda: textus.encode(""), ["source/empty"]),
        (lambda: textus.encode(b"%PDF-1.7\n"), ["source/binary"]),
        (lambda: textus.encode("A", record={"titel": "A", "date": {"written": "never"}}), ["record/bad-value", "record/unknown-key"]),
        (lambda: textus.encode("A", settings={"output": {"folder": 3}}), ["settings/bad-value"]),
        (lambda: textus.render("<TEI/>"), ["render/not-tei"]),
        (lambda: textus.render(textus.encode("A"), "htm"), ["render/unknown-format"]),
        (lambda: textus.render(textus.encode("A"), "html", colour="blue"), ["render/unknown-parameter"]),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_with_every_reason(call: Callable[[], object], rules: list[str]) -> None:
    with pytest.raises(textus.Refused) as refusal:
        call()
    assert [found.rule for found in refusal.value.findings.errors] == rules
    assert all(rule in str(refusal.value) for rule in rules)


def test_a_refusal_can_be_caught_as_a_value_error_and_sent_to_another_process() -> None:
    with pytest.raises(ValueError, match="source/empty") as refusal:
        textus.encode("")
    again = pickle.loads(pickle.dumps(refusal.value))
    assert isinstance(again, textus.Refused)
    assert again.findings == refusal.value.findings  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "call",
    [
        lambda missing: textus.encode(missing), lambda missing: textus.validate(missing), lambda missing: textus.render(missing),
        lambda missing: textus.verify("<TEI/>", missing), lambda missing: textus.build(missing),
        lambda missing: textus.encode("A", record=missing), lambda missing: textus.encode("A", settings=missing),
    ],
)  # fmt: skip
def test_a_path_that_does_not_exist_is_not_found(call: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no such file or folder: .*missing\.txt"):
        call(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    "call",
    [lambda: textus.encode("letters/one.txt"), lambda: textus.encode("letter"), lambda: textus.validate("letter.xml"), lambda: textus.render("letter.XML")],
)  # fmt: skip
def test_a_str_that_can_only_be_a_name_is_pointed_out(call: Callable[[], object], letter: Path) -> None:
    Path("letter").write_text(LETTER)
    with pytest.raises(ValueError, match=r"a str is the text itself; to read the file, pass pathlib\.Path\('"):
        call()


def test_a_record_or_settings_as_str_are_pointed_out() -> None:
    with pytest.raises(TypeError, match="record is a mapping, a Path or a Record, not str"):
        textus.encode("A", record="letter.toml")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="settings is a mapping, a Path or a Settings, not str"):
        textus.encode("A", settings="textus.toml")  # type: ignore[arg-type]


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(ValueError, match="an unpaired surrogate at index 1,000"):
        textus.encode("a" * 1000 + "\ud800")


# validate, verify, render


def test_tei_is_taken_in_every_form(letter: Path) -> None:
    edition = textus.encode(letter)
    saved, root = edition.save("letter.xml"), etree.fromstring(edition.xml)
    for tei in (edition, edition.xml, str(edition), saved, root, root.getroottree()):
        assert textus.validate(tei) == ()
        assert textus.verify(tei, letter) == textus.verify(tei, LETTER) == textus.verify(tei) == ()
        assert "The pass is *open* again." in textus.render(tei, "text").text


def test_the_encoding_a_str_declares_does_not_matter() -> None:
    tei = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><näme/></TEI>'
    assert "näme" in str(textus.validate(tei))


def test_validation_gives_places_and_phases() -> None:
    wrong = str(textus.encode(LETTER)).replace("<salute>", "<salut>").replace("</salute>", "</salut>")
    (first, *_) = textus.validate(wrong)
    assert first.severity is textus.Severity.ERROR
    assert wrong.splitlines()[(first.place.line or 0) - 1].strip().startswith("<salut>")
    assert textus.validate(textus.encode(LETTER), phase="deposit").worst is textus.Severity.ERROR


def test_what_the_record_of_an_edition_accepts_is_no_finding(letter: Path) -> None:
    textus.encode(letter).save("letter.xml")
    found = textus.validate(Path("letter.xml"), phase="deposit")
    rules = {one.rule for one in found}
    Path("letter.toml").write_text('[[suppress]]\nrule = "schematron/licence-for-deposit"\nreason = "not yet"\n')
    left = {one.rule for one in textus.validate(Path("letter.xml"), phase="deposit")}
    assert rules - left == {"schematron/licence-for-deposit"}


def test_what_is_lost_or_unreadable_is_a_finding_of_verify(letter: Path) -> None:
    edition = textus.encode(LETTER)
    assert [found.rule for found in textus.verify(edition, LETTER.replace("again", ""))] == ["lossless/changed"]
    Path("empty.txt").touch()
    assert [found.rule for found in textus.verify(edition, Path("empty.txt"))] == ["source/empty"]


def test_a_rendering_is_text_or_bytes_and_can_be_saved(tmp_path: Path) -> None:
    edition = textus.encode(LETTER)
    page, book = edition.render("html", more_css="p { color: red }"), edition.render("epub")
    assert "p { color: red }" in page.text
    assert str(page) == page.text
    assert page.save(tmp_path / "a.html").read_bytes() == page.data
    assert book.data.startswith(b"PK")
    assert str(book) == repr(book) == f"<epub: {len(book.data):,} bytes of application/epub+zip>"
    with pytest.raises(ValueError, match="epub is not text"):
        _ = book.text


def test_a_format_takes_from_the_settings_what_the_header_lacks() -> None:
    settings = {"publication": {"publisher": "Harth Archive", "date": "2026-03-01"}}
    edition = textus.encode(LETTER)
    with pytest.raises(textus.Refused, match="year"):
        textus.render(edition, "datacite")
    assert "<publicationYear>2026</publicationYear>" in textus.render(edition, "datacite", settings=settings).text


# build


def test_a_collection_is_built_as_the_command_builds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from textus.cli import main
    from textus.publish import init

    monkeypatch.chdir(tmp_path)
    init.create(Path("mine"))
    Path("mine/transcriptions/empty.txt").touch()
    site = textus.build("mine")
    assert site.built == ("transcriptions/letter.txt",)
    assert site.refused == ("transcriptions/empty.txt",)
    assert [str(found.place) for found in site.findings.errors] == ["mine/transcriptions/empty.txt"]
    assert str(site).startswith("1 of 2 works built in mine/build; 1 error")
    assert site.home.exists()
    assert main(["build", "mine", "-o", "again", "--quiet"]) == 1
    assert files(Path("mine/build")) == files(Path("again"))


def files(folder: Path) -> dict[str, bytes]:
    """What a build wrote, but for the index of the search, which is compressed, and reports, which name their folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "pagefind" not in path.parts and not path.name.startswith("report.")
    }


def test_a_folder_without_transcriptions_cannot_be_built(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no transcription \(\.txt\)"):
        textus.build(tmp_path)
    (tmp_path / "a.txt").write_text(LETTER)
    with pytest.raises(NotADirectoryError, match="is not a folder of transcriptions"):
        textus.build(tmp_path / "a.txt")


# notebooks


def test_a_notebook_shows_the_page_in_a_frame_that_shares_nothing_with_it() -> None:
    edition = textus.encode(LETTER)
    shown = html.fragment_fromstring(edition._repr_html_())
    (frame,) = shown.iter("iframe")
    assert frame.get("sandbox") == ""
    assert frame.get("srcdoc") == edition.render("html").text
    assert not list(shown.iter("style", "script"))


def test_a_notebook_shows_findings_as_a_table() -> None:
    shown = html.fragment_fromstring(
        textus.encode(LETTER.replace("again", "again [7]")).findings._repr_html_(), create_parent=True
    )
    rows = [[cell.text_content() for cell in row.iter("td")] for row in shown.iter("tr")]
    assert rows[1][:2] == ["warning", "text:7:26"]
    assert rows[1][3] == "encode/call-without-note"
    assert textus.encode(LETTER).findings._repr_html_() == "<p>no findings</p>"


def test_words_of_a_document_are_never_markup_in_a_notebook() -> None:
    place = textus.Place("<img src=x>", 1, 1)
    found = textus.Findings.of([textus.Finding("a/b", textus.Severity.ERROR, place, "<script>\x1b[31m", "<b>hint")])
    shown = found._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<b>hint" not in shown
    assert "\x1b" not in shown
    text = textus.encode("</iframe><script>alert(1)</script> is what he typed.\n")
    assert "</iframe><script>" not in text._repr_html_()


def test_a_notebook_shows_plain_text_and_the_size_of_a_book() -> None:
    edition = textus.encode("Fish & chips.\n")
    assert "Fish &amp; chips." in edition.render("text")._repr_html_()
    assert edition.render("epub")._repr_html_().startswith("<p>application/epub+zip, ")


def test_an_edition_is_not_saved_over_its_transcription(letter: Path) -> None:
    edition = textus.encode(letter)
    with pytest.raises(ValueError, match="would be overwritten"):
        edition.save(letter.absolute())
    assert letter.read_text(encoding="utf-8") == LETTER


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: textus.encode(None), "a transcription is a str, bytes or a pathlib.Path, not NoneType"),  # type: ignore[arg-type]
        (lambda: textus.validate(None), "a TEI document is an Edition, a str, bytes, a pathlib.Path or a tree of lxml, not NoneType"),  # type: ignore[arg-type]
        (lambda: textus.verify("<TEI/>", 3), "a transcription is a str, bytes or a pathlib.Path, not int"),  # type: ignore[arg-type]
        (lambda: textus.encode("Snow.\n").explain("1"), "line is a number, not str"),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_what_is_of_the_wrong_type_is_named(call: Callable[[], object], words: str) -> None:
    with pytest.raises(TypeError, match=f"^{words}$"):
        call()


ASSERTING = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0"
 xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1" elementFormDefault="qualified">
<xs:element name="TEI"><xs:complexType><xs:sequence>
<xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>
<xs:anyAttribute processContents="skip"/><xs:assert test="1 eq {number}"/></xs:complexType></xs:element></xs:schema>
"""
SCRIPT = """
import pathlib, sys
print("begun")
import textus
edition = textus.encode("The ferry lies in the ice.\\n")
schema = pathlib.Path(sys.argv[1])
for number in (2, 1):
    schema.write_text(pathlib.Path(sys.argv[2]).read_text().replace("{number}", str(number)))
    print([finding.rule for finding in textus.validate(edition, schema=schema)])
"""


def test_a_script_that_validates_by_a_schema_of_its_own_runs_once_and_sees_that_the_schema_changed(
    tmp_path: Path,
) -> None:
    """The grammar is read in a process of its own, which must not run the script again."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "template.xsd").write_text(ASSERTING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py", "own.xsd", "template.xsd"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["begun", "['grammar/failed-assertion']", "[]"]
