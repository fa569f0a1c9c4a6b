"""Schematron: the language by example, phases, inclusions, and schemas that are refused."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from textus.findings.finding import Severity
from textus.validation.schematron import Schema, SchematronError, findings
from textus.validation.validate import parse

CASES = Path(__file__).parent / "schematron" / "language.md"
TEI_ALL = Path(os.environ.get("TEXTUS_TEI_SCHEMATRON", ROOT.parent / "shared/schema/tei_all.sch"))
HEAD = (
    '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="http://www.tei-c.org/ns/1.0" queryBinding="xslt3">'
    '<sch:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><sch:ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
)
DOCUMENT = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


def cases() -> list[tuple[str, str, str, str]]:
    """Heading, schema, document and findings of every case."""
    pattern = r"^## (.+?)\n(.*?)```schema\n(.*?)```\n```document\n(.*?)```\n```found\n(.*?)```"
    found = re.findall(pattern, CASES.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [(heading, schema, document, result) for heading, _, schema, document, result in found]


def written(folder: Path, inside: str, name: str = "rules.sch") -> Path:
    path = folder / name
    path.write_text(f"{HEAD}{inside}</sch:schema>", encoding="utf-8")
    return path


def said(path: Path, document: str, phase: str = "#DEFAULT") -> list[str]:
    """What a schema has against a document, a line each."""
    xml = DOCUMENT.format(document)
    tree, _ = parse(xml.encode(), "x.xml")
    assert tree is not None
    violations = Schema(path, phase).violations(xml)
    lines = []
    for found in findings(violations, tree, "x.xml", xml.encode()):
        name = found.rule.removeprefix("schematron/")
        properties = [p for v in violations if v.id == name for p in v.properties]
        role = "" if found.severity is Severity.ERROR else f" ({found.severity})"
        hint = f" [{found.hint}]" if found.hint else ""
        more = "".join(f" {{{key}: {value}}}" for key, value in properties)
        lines.append(f"{found.place.line} {name}{role}: {found.message}{hint}{more}")
    return sorted(lines)


@pytest.mark.parametrize(("schema", "document", "found"), [case[1:] for case in cases()], ids=[c[0] for c in cases()])
def test_the_language(tmp_path: Path, schema: str, document: str, found: str) -> None:
    assert said(written(tmp_path, schema), document.strip()) == sorted(found.strip().splitlines())


PHASES = (
    '<sch:phase id="draft"><sch:active pattern="a"/></sch:phase><sch:phase id="deposit"><sch:let name="least" value="2"/>'
    '<sch:active pattern="a"/><sch:active pattern="b"/></sch:phase>'
    '<sch:pattern id="a"><sch:rule context="t:p"><sch:report id="a" test="true()">A.</sch:report></sch:rule></sch:pattern>'
    '<sch:pattern id="b"><sch:rule context="t:p"><sch:report id="b" test="true()">B.</sch:report></sch:rule></sch:pattern>'
)


@pytest.mark.parametrize(("phase", "found"), [("draft", ["a"]), ("deposit", ["a", "b"]), ("#ALL", ["a", "b"])])
def test_a_phase_activates_its_patterns(tmp_path: Path, phase: str, found: list[str]) -> None:
    assert [line.split()[1].rstrip(":") for line in said(written(tmp_path, PHASES), "<p/>", phase)] == found


def test_the_default_phase_is_the_one_the_schema_names(tmp_path: Path) -> None:
    path = written(tmp_path, PHASES)
    path.write_text(path.read_text().replace("queryBinding", 'defaultPhase="draft" queryBinding', 1))
    assert said(path, "<p/>") == ["1 a: A."]


def test_patterns_and_rules_may_stand_in_other_files(tmp_path: Path) -> None:
    part = (
        '<sch:pattern xmlns:sch="http://purl.oclc.org/dsdl/schematron"><sch:rule context="t:p"><sch:extends href="more.xml#r"/>'
        "</sch:rule></sch:pattern>"
    )
    more = (
        '<sch:rules xmlns:sch="http://purl.oclc.org/dsdl/schematron"><sch:rule id="r" abstract="true">'
        '<sch:assert id="far" test="@n">From afar.</sch:assert></sch:rule></sch:rules>'
    )
    (tmp_path / "part.sch").write_text(part)
    (tmp_path / "more.xml").write_text(more)
    assert said(written(tmp_path, '<sch:include href="part.sch"/>'), "<p/>") == ["1 far: From afar."]


REFUSED = {
    "an unknown phase": ("", "no phase “later”"),
    "an unknown abstract pattern": ('<sch:pattern is-a="none"/>', "no abstract pattern “none”"),
    "an unknown abstract rule": (
        '<sch:pattern><sch:rule context="t:p"><sch:extends rule="none"/></sch:rule></sch:pattern>',
        "no abstract rule “none”",
    ),
    "abstract rules in a circle": (
        '<sch:pattern><sch:rule abstract="true" id="a"><sch:extends rule="b"/></sch:rule>'
        '<sch:rule abstract="true" id="b"><sch:extends rule="a"/></sch:rule></sch:pattern>',
        "extends itself",
    ),
    "a test that is no XPath": (
        '<sch:pattern><sch:rule context="t:p"><sch:assert test="@n =">x</sch:assert></sch:rule></sch:pattern>',
        "Unexpected token",
    ),
    "a file outside the folder": ('<sch:include href="../secret.sch"/>', "outside the folder"),
    "an address": ('<sch:include href="https://example.org/a.sch"/>', "outside the folder"),
    "a missing file": ('<sch:include href="missing.sch"/>', "no such file"),
    "a stylesheet imported": ('<xsl:import href="x.xsl"/>', "xsl:import"),
    "other documents": ("<sch:pattern documents=\"'/etc/hostname'\"/>", "other files"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_schema_that_cannot_be_used_is_refused_in_words(tmp_path: Path, name: str) -> None:
    inside, words = REFUSED[name]
    with pytest.raises(SchematronError, match=re.escape(words)):
        Schema(written(tmp_path, inside), "later" if "phase" in name else "#DEFAULT")


READING = [
    "unparsed-text('{}')",
    "unparsed-text-lines('{}')",
    "doc('{}')//text()",
    "json-doc('{}')",
    "collection('{}')",
]


@pytest.mark.parametrize("reading", READING)
def test_a_schema_reads_nothing_but_its_document(
    tmp_path: Path, reading: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret.xml").write_text("<a>secret</a>")
    expression = reading.format((tmp_path / "secret.xml").as_uri())
    inside = (
        '<sch:pattern id="spy"><sch:rule context="t:p"><sch:report test="true()">'
        f'<sch:value-of select="{expression}"/></sch:report></sch:rule></sch:pattern>'
    )
    with pytest.raises(SchematronError, match="the pattern spy cannot be run"):
        said(written(tmp_path, inside), "<p/>")
    assert capfd.readouterr() == ("", "")


def test_a_schema_sees_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUS_SECRET", "secret")
    inside = (
        '<sch:pattern><sch:rule context="t:p"><sch:report test="true()">'
        "<sch:value-of select=\"environment-variable('TEXTUS_SECRET')\"/></sch:report></sch:rule></sch:pattern>"
    )
    assert "secret" not in "".join(said(written(tmp_path, inside), "<p/>"))


def test_a_schema_that_is_not_schematron_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.sch").write_text("<schema/>")
    with pytest.raises(SchematronError, match="not “schema” of Schematron"):
        Schema(tmp_path / "x.sch")


@pytest.mark.skipif(not TEI_ALL.is_file(), reason="TEI's own Schematron is not here: name it in TEXTUS_TEI_SCHEMATRON")
def test_the_rules_of_tei_run(tmp_path: Path) -> None:
    schema = Schema(TEI_ALL)
    sample = next((ROOT / "tei/encoded").glob("*.xml")).read_text(encoding="utf-8")
    assert schema.violations(sample) == ()
    broken = sample.replace("<date ", '<date from="1900" notBefore="1900" ', 1)
    assert [violation.words for violation in schema.violations(broken)]
