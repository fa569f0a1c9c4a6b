"""The rules above grammar: each with its reason, and true of its own examples."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus.base.resources import schema_dir
from textus.validation.schematron import Schema

TEI = "http://www.tei-c.org/ns/1.0"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
TX = "{urn:textus:rules}"
FILES = sorted((schema_dir() / "rules").glob("*.sch"))
PATTERNS = {
    pattern.get("id", ""): (file, pattern)
    for file in FILES
    for pattern in etree.parse(file).getroot().iter(f"{SCH}pattern")
}
WHOLE = {
    "title": "<title>Snow</title>",
    "credits": "",
    "publication": '<publisher>A</publisher><availability status="free"><p>Free.</p></availability>',
    "source": "<bibl>Anna, Snow.</bibl>",
    "header": "",
    "body": "<p>Snow fell.</p>",
    "standOff": "",
}


def document(example: etree._Element | None) -> str:
    """A TEI document that keeps to all rules of drafts, but for what an example says."""
    parts = dict(WHOLE)
    for part in example if example is not None else ():
        name = str(part.tag).removeprefix(TX)
        parts[name] = (part.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in part)
    return (
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt>{parts["title"]}{parts["credits"]}</titleStmt>'
        f"<publicationStmt>{parts['publication']}</publicationStmt><sourceDesc>{parts['source']}</sourceDesc></fileDesc>"
        f"{parts['header']}</teiHeader><text><body>{parts['body']}</body></text>{parts['standOff']}</TEI>"
    )


@functools.cache
def schema(file: Path) -> Schema:
    return Schema(file, "#ALL")


def found(name: str, kind: str) -> set[str]:
    file, pattern = PATTERNS[name]
    return {violation.id for violation in schema(file).violations(document(pattern.find(f"{TX}{kind}")))}


def test_there_are_rules() -> None:
    assert len(PATTERNS) >= 40


@pytest.mark.parametrize("name", PATTERNS)
def test_a_rule_accepts_what_keeps_to_it(name: str) -> None:
    assert name not in found(name, "valid")


@pytest.mark.parametrize("name", PATTERNS)
def test_a_rule_finds_what_does_not_and_nothing_else_does(name: str) -> None:
    assert found(name, "invalid") - found(name, "valid") == {name}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_rule_says_why_how_bad_and_when(name: str) -> None:
    _, pattern = PATTERNS[name]
    checks = list(pattern.iter(f"{SCH}assert", f"{SCH}report"))
    assert (pattern.findtext(f"{TX}reason") or "").strip()
    assert [check.get("id") for check in checks] == [name]
    assert {check.get("role") for check in checks} <= {"error", "warning", "review", "info"}
    assert set(pattern.get(f"{TX}phases", "").split()) <= {"draft", "publish", "deposit"}
    assert "deposit" in pattern.get(f"{TX}phases", "")


@pytest.mark.parametrize("phase", ["draft", "publish", "deposit"])
def test_the_samples_keep_to_the_rules(phase: str) -> None:
    errors = [
        (file.name, violation.id)
        for file in sorted((ROOT / "tei" / "encoded").glob("*.xml"))
        for violation in _all(phase).violations(file.read_text(encoding="utf-8"))
        if violation.role == "error"
    ]
    assert errors == []


@functools.cache
def _all(phase: str) -> Schema:
    return Schema(schema_dir() / "textus.sch", phase)
