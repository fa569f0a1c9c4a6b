"""A user's own XML Schema, 1.0 and 1.1: what it has against documents, in our words; and schemas that cannot be used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests import pages
from tests.conftest import ROOT
from textus.findings.finding import Finding
from textus.validation import disagreement, foreign, grammar, validate, xsd_files
from textus.validation.faults import Fault

XS = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"{}>{}</xs:schema>'
LETTER = """
<xs:element name="letter"><xs:complexType>
  <xs:sequence>
    <xs:element name="date" type="xs:date"/>
    <xs:element name="p" type="xs:string" maxOccurs="3"/>
    <xs:element name="pages" minOccurs="0">
      <xs:simpleType><xs:restriction base="xs:integer"><xs:maxInclusive value="99"/>{facet}</xs:restriction></xs:simpleType>
    </xs:element>
  </xs:sequence>
  <xs:attribute name="n" type="xs:NMTOKEN" use="required"/>
  <xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:token">
    <xs:enumeration value="private"/><xs:enumeration value="open"/></xs:restriction></xs:simpleType></xs:attribute>
  {assertion}
</xs:complexType></xs:element>
"""
OLD = XS.format("", LETTER.format(facet="", assertion=""))
NEW = XS.format(
    "",
    LETTER.format(
        facet='<xs:assertion test="$value mod 2 = 0"/>',
        assertion="<xs:assert test=\"not(@kind = 'open') or pages\"/>"
        '<xs:assert test="count(p) le 2"><xs:annotation><xs:documentation>A letter has at most two paragraphs.'
        "</xs:documentation></xs:annotation></xs:assert>",
    ),
)
DOCUMENT = '<letter n="1">\n<date>1850-05-01</date>\n<p>One.</p>\n</letter>'


def checked(document: str, schema: Path) -> list[tuple[str, str, str]]:
    """Place and rule, message and hint of every finding about a document."""
    tree, findings = validate.parse(document.encode(), "a.xml")
    assert tree is not None, findings
    return list(map(written, foreign.check(tree, "a.xml", schema, document.encode(), seconds=20.0)))


def written(found: Finding) -> tuple[str, str, str]:
    return f"{found.place.line}:{found.place.column} {found.rule.partition('/')[2]}", found.message, found.hint


def refused(schema: Path, seconds: float = 20.0) -> tuple[str, str]:
    """Why a schema cannot be used, and what to do."""
    tree = etree.fromstring("<a/>").getroottree()
    (found,) = foreign.check(tree, "a.xml", schema, None, seconds=seconds)
    assert found.rule == "grammar/unusable-schema"
    return found.message.partition(" cannot be used: ")[2], found.hint


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return put(tmp_path, "old.xsd", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return put(tmp_path, "new.xsd", NEW)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# --- what is wrong with documents -----------------------------------------------------------------------------------

FAULTS = [
    (DOCUMENT.replace(' n="1"', ""), [("1:1 missing-attribute", "<letter> lacks the attribute n", "")]),
    (DOCUMENT.replace(' n="1"', ' n="1" z=""'), [("1:1 unexpected-attribute", "<letter> has no attribute z", "")]),
    (DOCUMENT.replace("<p>One.</p>", "<q/><p>One.</p>"),
     [("3:1 unexpected-element", "<q> is not allowed here in <letter>", "expected here: <p>")]),
    (DOCUMENT.replace("<p>One.</p>", ""), [("1:1 missing-element", "<letter> is incomplete", "expected here: <p>")]),
    (DOCUMENT.replace("<p>One.</p>", "<p>One.</p>\n words"), [("4:2 unexpected-text", "text directly in <letter>", "")]),
    ("<note/>", [("1:1 not-valid", "the grammar does not allow <note> as root", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("document", "expected"), FAULTS)
def test_both_versions_have_the_same_words_for_the_same_fault(
    document: str, expected: list[tuple[str, str, str]], old: Path, new: Path
) -> None:
    assert checked(document, old) == expected
    assert checked(document, new) == expected


def test_a_document_that_keeps_to_the_schema_has_no_finding(old: Path, new: Path) -> None:
    assert checked(DOCUMENT, old) == []
    assert checked(DOCUMENT, new) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (DOCUMENT.replace("1850-05-01", "May"),
         [("2:1 bad-value", "the text of <date> cannot be “May”", "expected: a date such as 1850-05-01")]),
        (DOCUMENT.replace("<letter", '<letter kind="privat"'),
         [("1:1 bad-value", "kind of <letter> cannot be “privat”", "did you mean private?")]),
        (DOCUMENT.replace("</p>", "</p><pages>100</pages>"),
         [("3:12 bad-value", "the text of <pages> cannot be “100”", "expected: at most 99")]),
        (DOCUMENT.replace("</p>", "</p><pages>7</pages>"),
         [("3:12 bad-value", "the text of <pages> cannot be “7”", "asserted: $value mod 2 = 0")]),
        (DOCUMENT.replace("</p>", "</p><p/><p/>"),
         [("1:1 failed-assertion", "<letter>: A letter has at most two paragraphs", "asserted: count(p) le 2")]),
        (DOCUMENT.replace("<letter", '<letter kind="open"'),
         [("1:1 failed-assertion", "an assertion about <letter> does not hold",
           "asserted: not(@kind = 'open') or pages")]),
    ],
)  # fmt: skip
def test_values_and_assertions_of_version_1_1(document: str, expected: list[tuple[str, str, str]], new: Path) -> None:
    assert checked(document, new) == expected


def test_an_element_out_of_place_is_one_fault_and_not_several(new: Path) -> None:
    document = DOCUMENT.replace("</letter>", "<date>May</date>\n</letter>")
    assert [found[0] for found in checked(document, new)] == ["4:1 unexpected-element"]


def test_alternatives_keys_and_patterns(tmp_path: Path) -> None:
    schema = put(tmp_path, "a.xsd", XS.format("", """
        <xs:complexType name="any"><xs:simpleContent><xs:extension base="xs:string">
          <xs:attribute name="as"/><xs:attribute name="id"/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="number"><xs:simpleContent><xs:restriction base="any"><xs:pattern value="[0-9]+"/>
          </xs:restriction></xs:simpleContent></xs:complexType>
        <xs:element name="d"><xs:complexType><xs:sequence>
          <xs:element name="v" type="any" maxOccurs="9"><xs:alternative test="@as = 'number'" type="number"/></xs:element>
        </xs:sequence></xs:complexType>
        <xs:key name="one"><xs:selector xpath="v"/><xs:field xpath="@id"/></xs:key></xs:element>"""))  # fmt: skip
    assert checked('<d><v id="1">x</v><v id="2" as="number">7</v></d>', schema) == []
    assert checked('<d><v id="1">x</v>\n<v id="1" as="number">x</v>\n<v>y</v></d>', schema) == [
        ("2:1 bad-value", "the text of <v> cannot be “x”", "expected: a value matching [0-9]+"),
        ("2:1 not-valid", "<v> repeats the value “1”, which must be unique", "required by the constraint one"),
        ("3:1 not-valid", "<v> has no @id, which its key consists of", ""),
    ]


# --- which library reads it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "content", "needs"),
    [
        ("", "", False),
        (' xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1"', "", True),
        (' xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.0"', "", False),
        (' xpathDefaultNamespace="##targetNamespace"', "", True),
        ("", '<xs:element name="a" type="xs:dateTimeStamp"/>', True),
        ("", '<xs:element name="a" type="xs:dateTime"/>', False),
        ("", '<xs:complexType name="a"><xs:openContent><xs:any/></xs:openContent></xs:complexType>', True),
    ],
)
def test_version_1_1_is_known_by_what_only_it_has(attributes: str, content: str, needs: bool, tmp_path: Path) -> None:
    schema = put(tmp_path, "a.xsd", XS.format(attributes, content))
    assert xsd_files.surveyed(schema).needs_1_1 is needs


def test_a_part_in_version_1_1_makes_the_whole_so(tmp_path: Path) -> None:
    put(tmp_path, "parts/letter.xsd", NEW)
    schema = put(tmp_path, "whole.xsd", XS.format("", '<xs:include schemaLocation="parts/letter.xsd"/>'))
    assert checked(DOCUMENT, schema) == []
    assert [found[0] for found in checked(DOCUMENT.replace("</p>", "</p><p/><p/>"), schema)] == ["1:1 failed-assertion"]


def test_the_attributes_of_xml_need_not_be_fetched(tmp_path: Path) -> None:
    schema = put(tmp_path, "a.xsd", XS.format("", """
        <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
        <xs:element name="a"><xs:complexType><xs:attribute ref="xml:lang"/></xs:complexType></xs:element>"""))  # fmt: skip
    assert checked('<a xml:lang="en"/>', schema) == []
    assert [found[0] for found in checked('<a xml:lang="-"/>', schema)] == ["1:1 bad-value"]


def test_the_second_library_is_loaded_only_for_what_needs_it(old: Path, new: Path) -> None:
    code = "import sys; from pathlib import Path; from textus.validation import xsd; xsd.judge(Path(sys.argv[1])); print('xmlschema' in sys.modules)"
    for schema, loaded in ((old, "False"), (new, "True")):
        done = subprocess.run(
            [sys.executable, "-c", code, str(schema)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(ROOT / "pipeline")},
        )
        assert done.stdout.strip() == loaded


# --- schemas that cannot be used ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<xs:include schemaLocation="http://example.org/a.xsd"/>',
         "it names http://example.org/a.xsd, which is not fetched; save a copy next to it and refer to that"),
        ('<xs:import namespace="urn:a" schemaLocation="file:///etc/passwd"/>',
         "it names file:///etc/passwd, which is not fetched; save a copy next to it and refer to that"),
        ('<xs:include schemaLocation="../a.xsd"/>', "it names ../a.xsd, which is outside its folder"),
        ('<xs:include schemaLocation="/etc/passwd"/>', "it names /etc/passwd, which is outside its folder"),
        ('<xs:include schemaLocation="none.xsd"/>', "it names none.xsd, which does not exist"),
        ('<xs:include schemaLocation="notes.txt"/>', "notes.txt: it is not well-formed XML (line 1)"),
        ('\n<xs:element name="a" type="b"/>', "it is not a valid grammar (line 2): unknown type 'b'"),
    ],
)  # fmt: skip
def test_a_schema_that_cannot_be_used_says_why(content: str, reason: str, tmp_path: Path) -> None:
    put(tmp_path, "notes.txt", "notes")
    assert refused(put(tmp_path, "a.xsd", XS.format("", content))) == (reason, "")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "secret.xsd", OLD)
    schema = put(tmp_path, "folder/a.xsd", XS.format("", '<xs:include schemaLocation="b.xsd"/>'))
    (tmp_path / "folder/b.xsd").symlink_to(tmp_path / "secret.xsd")
    assert refused(schema)[0] == "it names b.xsd, which is outside its folder"


LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))


def test_schemas_that_would_take_for_ever_or_all_there_is_are_given_up(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>' + XS.format(
        "", "<xs:annotation><xs:documentation>&i;</xs:documentation></xs:annotation>"
    )
    assert refused(put(tmp_path, "bomb.xsd", bomb))[0].startswith("it is not well-formed XML")
    deep = XS.format(
        "",
        "<xs:element name='a'><xs:complexType>"
        + "<xs:sequence>" * 2000
        + "</xs:sequence>" * 2000
        + "</xs:complexType></xs:element>",
    )
    assert refused(put(tmp_path, "deep.xsd", deep))[0].startswith("it is not well-formed XML")
    circle = XS.format("", '<xs:include schemaLocation="circle.xsd"/><xs:element name="a"/>')
    tree = etree.fromstring("<a/>").getroottree()
    assert foreign.check(tree, "a.xml", put(tmp_path, "circle.xsd", circle), None) == ()


def test_an_assertion_without_end_is_given_up(tmp_path: Path) -> None:
    endless = "every $a in 1 to 100000, $b in 1 to 100000 satisfies $a + $b gt 0"
    content = f'<xs:element name="a"><xs:complexType><xs:assert test="{endless}"/></xs:complexType></xs:element>'
    reason, _ = refused(put(tmp_path, "endless.xsd", XS.format("", content)), seconds=5.0)
    assert reason.startswith("it took longer than 5 seconds")


def test_a_grammar_that_counts_to_millions_is_judged_or_given_up(tmp_path: Path) -> None:
    content = """<xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" minOccurs="100000" maxOccurs="100000000"/></xs:sequence></xs:complexType></xs:element>"""
    schema = put(tmp_path, "many.xsd", XS.format("", content))
    tree = etree.fromstring("<a><b/></a>").getroottree()
    (found,) = foreign.check(tree, "a.xml", schema, None, seconds=20.0)
    assert found.rule in ("grammar/missing-element", "grammar/unusable-schema")


# --- a second opinion on our own ------------------------------------------------------------------------------------


def test_both_libraries_accept_and_refuse_the_same_documents() -> None:
    for data in (
        pages.body("<p>One.</p>"),
        pages.body("<p>One.</p><zz/>"),
        *(path.read_bytes() for path in sorted((ROOT / "tei/encoded").glob("*.xml"))[:2]),
    ):
        tree, _ = validate.parse(data, "a.xml")
        assert tree is not None
        assert disagreement.check(tree, "a.xml", data) == ()


def test_where_the_libraries_disagree_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pages.body("<p>One.</p>")
    tree, _ = validate.parse(data, "a.xml")
    assert tree is not None
    against = [Fault("grammar/bad-value", next(tree.iter("{*}p")), "n of <p> cannot be “1”")]
    for verdict, theirs, message in (
        (True, against, "libxml2 accepts this document, but xmlschema does not: n of <p> cannot be “1”"),
        (False, [], "libxml2 refuses this document, but xmlschema accepts it"),
    ):
        monkeypatch.setattr(grammar, "judged", lambda tree, verdict=verdict: verdict)
        monkeypatch.setattr(foreign, "second_opinion", lambda tree, schema, theirs=theirs: (theirs, ""))
        (found,) = disagreement.check(tree, "a.xml", data)
        assert (found.rule, found.message) == ("grammar/engines-disagree", message)


def test_a_second_opinion_is_asked_for_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes((ROOT / "tei/encoded/vesnin-library.xml").read_bytes())
    command = [sys.executable, "-m", "textus", "validate", "a.xml", "--second-opinion"]
    environment = {"PYTHONPATH": str(ROOT / "pipeline")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "1 of 1 valid; no findings")
