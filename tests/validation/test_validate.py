"""Validation: what is said, of which rule and at which place, for whatever bytes a file may hold."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from textus.findings import finding as findings
from textus.validation import foreign, parsing, validate

INVALID = sorted((ROOT / "tests" / "schema/invalid").glob("*.xml"))
# what an XSD cannot say: which element is the root, and that no schema may be named inside
OURS_ALONE = ("not-tei--part", "unexpected-attribute--schema")
VALID = sorted((ROOT / "tests" / "schema/valid").glob("*.xml"))
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><authority>A</authority>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)
OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def whole(division: str = "<p>The ferry.</p>", header: str = HEADER) -> str:
    return f"{OPEN}\n{header}\n<text><body><div>\n{division}\n</div></body></text></TEI>\n"


def found(data: bytes | str, **options: object) -> list[str]:
    """The findings as `line:column rule`, without the namespace of the rule."""
    return [f"{place(each)} {each.rule.removeprefix('grammar/')}" for each in findings_of(data, **options)]


def findings_of(data: bytes | str, **options: object) -> tuple[findings.Finding, ...]:
    raw = data.encode() if isinstance(data, str) else data
    tree, problems = validate.parse(raw, "f.xml")
    return problems if tree is None else validate.check(tree, "f.xml", data=raw, **options)


def place(finding: findings.Finding) -> str:
    return ":".join(str(part) for part in (finding.place.line, finding.place.column) if part is not None) or "-"


def bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE TEI [<!ENTITY e0 "ha">{levels}]>\n{OPEN}&e9;</TEI>'.encode()


# --------------------------------------------------------------------------------------------- files that are no XML
NOT_XML = {
    "nothing at all": (b"", "- empty-file"),
    "white space alone": (b" \n\t\n", "- empty-file"),
    "a transcription": (b"Dear Sir,\n\nYours.\n", "1:1 not-xml"),
    "words before the root": (b"hello <TEI/>", "1:1 not-xml"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1 not-xml"),
    "zeros": (b"\0" * 64, "1:1 not-well-formed"),
    "every byte there is": (bytes(range(256)), "1:1 not-well-formed"),
    "a file cut off": (f"{OPEN}\n<teiHeader><fileDesc>".encode(), "2:22 not-well-formed"),
    "two roots": (b"<TEI/>\n<TEI/>", "2:1 not-well-formed"),
    "words after the root": (b"<TEI/>\nhello", "2:1 not-well-formed"),
    "tags that cross": (b"<a>\n <b>x</a></b>", "2:6 not-well-formed"),
    "a closing tag too many": (b"<a>\n </b></a>", "2:2 not-well-formed"),
    "a bare ampersand": (b"<a>\nAllen & Sons</a>", "2:7 not-well-formed"),
    "an ampersand in a name": (b"<a>\nAT&T is big</a>", "2:5 not-well-formed"),
    "a bare less-than": (b"<a>\n1 < 2</a>", "2:3 not-well-formed"),
    "a tag that is not closed": (b"<a></a x='1'>", "1:8 not-well-formed"),
    "an attribute twice": (b"<a>\n<b x='1' x='2'/></a>", "2:10 not-well-formed"),
    "an attribute twice by two prefixes": (
        b"<a xmlns:p='u' xmlns:q='u'>\n<b p:x='1' q:x='2'/></a>",
        "2:19 not-well-formed",
    ),
    "an attribute without quotation marks": (b"<a>\n<b x=1/></a>", "2:6 not-well-formed"),
    "an attribute without a value": (b"<a>\n<b x/></a>", "2:5 not-well-formed"),
    "an attribute that is not closed": (b'<a>\n<b x="1>\n</b></a>', "3:1 not-well-formed"),
    "a prefix nobody declared": (b"<a>\n<p:b/></a>", "2:5 not-well-formed"),
    "an empty namespace for a prefix": (b"<a xmlns:p=''/>", "1:14 not-well-formed"),
    "a name with two colons": (b"<a xmlns:p='u'>\n<p:q:b/></a>", "2:7 not-well-formed"),
    "a name that begins with a digit": (b"<a>\n<1b/></a>", "2:1 not-well-formed"),
    "two hyphens in a comment": (b"<a>\n<!-- x -- y --></a>", "2:10 not-well-formed"),
    "a comment that is not closed": (b"<a>\n<!-- x </a>", "2:1 not-well-formed"),
    "a CDATA section that is not closed": (b"<a>\n<![CDATA[ x </a>", "2:17 not-well-formed"),
    "the end of a CDATA section in text": (b"<a>\nx ]]> y</a>", "2:5 not-well-formed"),
    "a declaration that is not first": (b"\n<?xml version='1.0'?><a/>", "2:1 not-well-formed"),
    "a NUL": (b"<a>\nx\0y</a>", "2:2 not-well-formed"),
    "a control character": (b"<a>\nx\x0by</a>", "2:2 not-well-formed"),
    "a control character by number": (b"<a>\n&#11;</a>", "2:1 not-well-formed"),
    "a document type that is broken": (b"<!DOCTYPE a [ what ]>\n<a/>", "1:15 not-well-formed"),
    "an entity that means itself": (
        b'<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]>\n<a>&x;</a>',
        "1:4 not-well-formed",
    ),
    "an entity nobody declared": (b"<a>\nat&nbsp;nine</a>", "2:3 undefined-entity"),
    "an entity of an outer DTD": (b'<!DOCTYPE a SYSTEM "tei.dtd">\n<a>&mdash;</a>', "2:11 undefined-entity"),
    "a file as an entity": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<a>&x;</a>',
        "2:7 external-entity",
    ),
    "a file in an attribute": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/hostname">]>\n<a b="&x;"/>',
        "2:7 external-entity",
    ),
    "the network as an entity": (
        b'<!DOCTYPE a [<!ENTITY x PUBLIC "p" "http://h/x">]>\n<a>&x;</a>',
        "2:7 external-entity",
    ),
    "a parameter entity": (b'<!DOCTYPE a [<!ENTITY % x SYSTEM "/etc/hostname"> %x;]>\n<a/>', "1:54 external-entity"),
    "entities that explode": (bomb(), "1:1 too-large"),
    "one entity a hundred thousand times": (
        b'<!DOCTYPE a [<!ENTITY x "' + b"x" * 1000 + b'">]>\n<a>' + b"&x;" * 100_000 + b"</a>",
        "1:1 too-large",
    ),
    "5,000 elements inside one another": (b"<a>" * 5000 + b"</a>" * 5000, "1 too-large"),
    "11 MB in one attribute": (b'<a x="' + b"x" * 11_000_000 + b'"/>', "1 too-large"),
    "11 MB in one text": (b"<a>" + b"x" * 11_000_000 + b"</a>", "1 too-large"),
    "Latin-1 that says it is UTF-8": (b'<?xml version="1.0" encoding="UTF-8"?>\n<a>caf\xe9</a>', "2:7 bad-encoding"),
    "Latin-1 that says nothing": (b"<a>\ncaf\xe9</a>", "2:4 bad-encoding"),
    "half a surrogate": (b"<a>\n\xed\xa0\x80</a>", "2:1 bad-encoding"),
    "an encoding nobody knows": (b'<?xml version="1.0" encoding="klingon"?>\n<a/>', "1:39 bad-encoding"),
    "UTF-8 that says it is UTF-16": (b'<?xml version="1.0" encoding="UTF-16"?>\n<a/>', "1:38 bad-encoding"),
}


@pytest.mark.parametrize("what", NOT_XML)
def test_bytes_that_are_no_xml_are_one_finding_at_the_right_place(what: str) -> None:
    data, expected = NOT_XML[what]
    assert found(data) == [expected]


@pytest.mark.parametrize("what", NOT_XML)
def test_the_words_are_ours_and_short(what: str) -> None:
    (finding,) = findings_of(NOT_XML[what][0])
    assert not re.search(r"xmlParse|PCDATA|EntityRef|Opening and ending|XML_|libxml|StartTag", finding.message)
    assert 10 < len(finding.message) < 150


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-1"])
def test_every_declared_encoding_is_read_and_columns_count_characters(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}.get(encoding, encoding.upper())
    text = f'<?xml version="1.0" encoding="{declared}"?>' + whole("<p>é<b>è</b></p>")
    assert found(text.encode(encoding)) == ["4:5 unknown-element"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(newline: str) -> None:
    data = whole("<p>a</p>\n<p>b</p>\n<b/>").replace("\n", newline).encode()
    assert found(data) == ["6:1 unknown-element"]


def test_a_line_above_65535_is_counted() -> None:
    assert found(whole("<p>a</p>" + "\n" * 70_000 + "<p>\n <b/></p>")) == ["70005:2 unknown-element"]


def test_an_entity_of_the_file_itself_keeps_its_text() -> None:
    data = f'<!DOCTYPE TEI [<!ENTITY who "Ada">]>{whole("<p>&who;</p>")}'
    tree, problems = validate.parse(data.encode(), "f.xml")
    assert problems == ()
    assert tree is not None
    assert "".join(tree.getroot().itertext()).split()[-1] == "Ada"
    assert found(data) == []


# ----------------------------------------------------------------------------------------- nothing outside is touched
def test_an_outer_dtd_is_not_read(tmp_path: Path) -> None:
    dtd = tmp_path / "outer.dtd"
    dtd.write_text('<!ENTITY secret "SECRET">')
    data = f'<!DOCTYPE TEI SYSTEM "{dtd.as_uri()}">\n{OPEN}&secret;</TEI>'
    assert found(data) == ["2:50 undefined-entity"]


def test_attributes_an_outer_dtd_would_add_are_not_added(tmp_path: Path) -> None:
    dtd = tmp_path / "outer.dtd"
    dtd.write_text('<!ATTLIST p rend CDATA "secret">')
    assert found(f'<!DOCTYPE TEI SYSTEM "{dtd}">{whole()}') == []


def test_an_inclusion_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{tmp_path}/secret.txt" parse="text"/>'
    found_there = findings_of(whole(f"<p>{include}</p>"))
    assert [each.rule for each in found_there] == ["grammar/unknown-element"]
    assert "SECRET" not in repr(found_there)


def test_a_schema_the_document_names_is_not_read(tmp_path: Path) -> None:
    loose = tmp_path / "loose.xsd"
    loose.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">'
        '<xs:element name="y"/></xs:schema>'
    )
    named = f'<p xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {loose}">a</p>'
    assert found(whole(named)) == ["4:1 unexpected-attribute"]


# ---------------------------------------------------------------------------------------------------------- examples
@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_has_exactly_the_finding_its_name_says(file: Path) -> None:
    assert [each.rule for each in validate.validate_file(file)] == [f"grammar/{file.stem.partition('--')[0]}"]


@functools.cache
def grammar_rules() -> dict[str, findings.Rule]:
    return {rule.id: rule for rule in findings.rules().values() if rule.id.startswith("grammar/")}


# Their examples are situations, not documents; each has a test of its own below.
SITUATIONS = {
    *("grammar/unreadable-file", "grammar/unusable-schema", "grammar/not-valid"),
    *("grammar/failed-assertion", "grammar/engines-disagree"),
}
DOCUMENTS = sorted(set(grammar_rules()) - SITUATIONS)


def as_file(example: str) -> str:
    if "<" not in example or example.startswith(("<?xml", "<!DOCTYPE")):
        return example
    return whole(header=example) if example.startswith("<teiHeader") else whole(example)


@pytest.mark.parametrize("rule", DOCUMENTS)
def test_the_bad_example_of_a_rule_has_that_finding_and_no_other(rule: str) -> None:
    assert [each.rule for each in findings_of(as_file(grammar_rules()[rule].bad))] == [rule]


@pytest.mark.parametrize("rule", DOCUMENTS)
def test_the_good_example_of_a_rule_has_no_finding(rule: str) -> None:
    assert findings_of(as_file(grammar_rules()[rule].good)) == ()


def test_every_rule_gives_its_reason_and_both_examples() -> None:
    assert all(rule.reason and rule.bad and rule.good for rule in grammar_rules().values())


# ------------------------------------------------------------------------------------------------------ explanations
SAID = {
    "<p>a <b>b</b></p>": ("the grammar has no element <b>", 'write <hi rend="bold">'),
    "<p>a <persname>b</persname></p>": ("the grammar has no element <persname>", "did you mean <persName>?"),
    "<list><itm>a</itm></list>": ("the grammar has no element <itm>", "did you mean <item>?"),
    "<p>a</p><item>b</item>": ("<item> is not allowed in <div>", "<item> is allowed in <list>"),
    "<p>a <p>b</p></p>": ("<p> is not allowed in <p>", "close the first <p> before the second opens"),
    "<table><row><p>a</p><cell/></row></table>": ("<p> is not allowed in <row>", "expected here: <cell>"),
    "<list><p>a</p><item>b</item></list>": (
        "<p> is not allowed in <list>",
        "expected here: <item>, <label> or <head>",
    ),
    "<list><cell>a</cell><cell>b</cell></list>": (
        "<cell> is not allowed in <list>, nor are the other children",
        "<cell> is allowed in <row>",
    ),
    "<p><choice><sic>a</sic></choice></p>": ("<choice> lacks <corr> after <sic>", "<corr>: the correction"),
    '<p xml:lang="en_GB">a</p>': (
        "xml:lang of <p> cannot be “en_GB”",
        "expected: a language tag such as en, de-AT or grc",
    ),
    '<p cert="hihg">a</p>': ("cert of <p> cannot be “hihg”", "did you mean high?"),
    '<p>a <date wen="1928">b</date></p>': ("<date> has no attribute wen", "did you mean when?"),
    "<milestone/>": ("<milestone> lacks the attribute unit", "unit: what begins here"),
    "<list>Rope <item>a</item></list>": (
        "text directly in <list>: “Rope”",
        "put it in <item>, <label>, <head>, <fw> or <note>",
    ),
}


@pytest.mark.parametrize("division", SAID)
def test_a_finding_says_what_where_and_what_instead(division: str) -> None:
    (finding,) = findings_of(whole(division))
    assert (finding.message, finding.hint) == SAID[division]


ONE_CAUSE = {
    "a division called a paragraph": ("<p><head>H</head><p>a</p><lg><l>b</l></lg></p>", 2),
    "a misspelt element with a long inside": ("<lst><item>a</item><item><p>b</p></item></lst>", 1),
    "a table whose rows are items": ("<table><item>a</item><item>b</item><item>c</item></table>", 1),
    "two paragraphs in a list, in different places": ("<list><p>a</p><item/><p>b</p></list>", 2),
    "a misspelt required attribute": ('<milestone uint="section"/>', 1),
    "a paragraph in the wrong place with wrong things in it": ("<list><p type='x'><cell/></p><item/></list>", 1),
    "an HTML list": ("<ul><li>a</li><li>b</li></ul>", 1),
    "a pointer used three times": ('<p corresp="#x">a</p><p corresp="#x">b</p><p corresp="#x">c</p>', 1),
}


@pytest.mark.parametrize("what", ONE_CAUSE)
def test_one_cause_is_one_finding(what: str) -> None:
    division, causes = ONE_CAUSE[what]
    assert len(findings_of(whole(division))) == causes


def test_every_cause_is_found_in_one_run() -> None:
    division = '<p type="x">a</p>\n<b/>\n<p><date when="x"/></p>\n<sp><speaker>A</speaker></sp>\n<p corresp="#no">b</p>'
    assert found(whole(division)) == [
        "4:1 unexpected-attribute",
        "5:1 unknown-element",
        "6:4 bad-value",
        "7:1 missing-element",
        "8:1 dangling-pointer",
    ]


def test_a_long_value_is_shown_in_short() -> None:
    (finding,) = findings_of(whole(f'<ab type="{"x y" * 1_500_000}">a</ab>'))
    assert finding.rule == "grammar/bad-value"
    assert len(finding.message) < 150


def test_the_excerpt_is_the_line_of_the_file_and_the_column_points_into_it() -> None:
    (finding,) = findings_of(whole("<p>één <b>twee</b></p>"))
    assert finding.excerpt == "<p>één <b>twee</b></p>"
    assert finding.place.column is not None
    assert finding.excerpt[finding.place.column - 1 :].startswith("<b>")


def test_without_the_bytes_a_finding_has_its_line_alone() -> None:
    tree, _ = validate.parse(whole("<p>a</p>\n<b/>").encode(), "f.xml")
    assert tree is not None
    assert [place(each) for each in validate.check(tree, "f.xml")] == ["5"]


def test_a_pointer_into_another_file_or_scheme_is_not_judged() -> None:
    assert found(whole('<p><ref target="other.xml#x https://h/#y #xpath(//p)">a</ref></p>')) == []


# ------------------------------------------------------------------------------------------------- files and schemas
def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (finding,) = validate.validate_file(tmp_path / "none.xml", shown="none.xml")
    assert (finding.rule, str(finding.place)) == ("grammar/unreadable-file", "none.xml")


def test_a_folder_is_a_finding(tmp_path: Path) -> None:
    assert [each.rule for each in validate.validate_file(tmp_path)] == ["grammar/unreadable-file"]


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "MAX_BYTES", 10)
    monkeypatch.setattr(parsing, "MAX_BYTES", 10)
    file = tmp_path / "big.xml"
    file.write_text(whole())
    assert [each.rule for each in validate.validate_file(file)] == ["grammar/too-large"]


@pytest.mark.parametrize("schema", ["textus.rng", "textus.xsd"])
def test_a_schema_file_judges_like_our_grammar(schema: str) -> None:
    chosen = str(ROOT / "schema" / schema)
    assert [validate.validate_file(file, schema=chosen) for file in VALID] == [()] * len(VALID)
    judged = [file for file in INVALID if not file.stem.startswith(OURS_ALONE)]
    assert [file.stem for file in judged if not validate.validate_file(file, schema=chosen)] == []


BY_SCHEMA = {
    "<p>a <b>b</b></p>": ("4:6 unexpected-element", "4:6 unexpected-element"),
    "a <p>b</p>": ("4:1 unexpected-text", "4:1 unexpected-text"),
    '<p type="x">a</p>': ("4:1 not-valid", "4:1 unexpected-attribute"),
    '<p cert="x">a</p>': ("4:1 not-valid", "4:1 bad-value"),
    "<list><head/></list>": ("4:1 missing-element", "4:1 missing-element"),
    "<p>a</p><milestone/>": ("4:9 not-valid", "4:9 missing-attribute"),
}


@pytest.mark.parametrize("division", BY_SCHEMA)
def test_a_schema_file_s_verdict_is_told_in_our_words(division: str) -> None:
    for schema, expected in zip(("textus.rng", "textus.xsd"), BY_SCHEMA[division], strict=True):
        assert found(whole(division), schema=str(ROOT / "schema" / schema)) == [expected]


def test_a_schema_that_cannot_be_used_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no schema")
    (tmp_path / "broken.rng").write_text("<grammar>")
    (tmp_path / "empty.xsd").write_text("<schema/>")
    (tmp_path / "wrong.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="x"/></start></grammar>'
    )
    (tmp_path / "broken.rnc").write_text("start = element x { empty }\n\nfoo bar\n")
    (tmp_path / "including.rnc").write_text('include "broken.rnc" { start = element x { empty } }\n')
    (tmp_path / "source.odd").write_text("<TEI/>")
    for schema in (
        *("none.rng", "notes.txt", "broken.rng", "empty.xsd", "wrong.rng"),
        *("broken.rnc", "including.rnc", "source.odd"),
    ):
        assert found(whole(), schema=str(tmp_path / schema)) == ["- unusable-schema"], schema


def test_a_schema_in_compact_syntax_judges_as_its_other_form() -> None:
    for text in (whole(), whole("<div><p>A<q/></p></div>"), whole("<p>A</p>")):
        compact, xml = (found(text, schema=str(ROOT / "schema" / f"textus.{form}")) for form in ("rnc", "rng"))
        assert compact == xml


def test_a_schema_may_be_given_by_the_name_it_is_known_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUS_TEI_ALL", raising=False)
    assert found(whole(), schema="tei_all") == ["- unusable-schema"]
    monkeypatch.setenv("TEXTUS_TEI_ALL", str(ROOT / "schema/textus.rng"))
    assert found(whole(), schema="tei_all") == []


def test_a_schema_that_takes_too_long_is_a_finding() -> None:
    tree, _ = validate.parse(whole().encode(), "f.xml")
    assert tree is not None
    (finding,) = foreign.check(tree, "f.xml", ROOT / "schema/textus.rng", None, seconds=0.0)
    assert finding.rule == "grammar/unusable-schema"
    assert "longer than 0 seconds" in finding.message


def test_importing_validation_loads_no_second_xml_library() -> None:
    heavy = "{'xmlschema', 'elementpath', 'saxonche', 'multiprocessing', 'difflib', 'xml.parsers.expat'}"
    code = f"import sys, textus.validation.validate; print(sorted({heavy} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"
