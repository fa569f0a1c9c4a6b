"""Editions that editors validate as one types: they name a schema that is there, and change in nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tests.conftest import ROOT
from textus.cli import textus
from textus.publish import editor_schemas

LETTER = (ROOT / "tests" / "repository" / "readme" / "letter.txt").read_bytes()


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection whose settings say where the schema is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my letters").mkdir()
    (tmp_path / "my letters/letter.txt").write_bytes(LETTER)
    (tmp_path / "textus.toml").write_text('[output]\nschema = "my schema"\n')
    editor_schemas.write_schema(tmp_path / "my schema")
    return tmp_path


def run(*arguments: str) -> None:
    result = CliRunner().invoke(textus, arguments)
    assert result.exit_code == 0, result.stderr


def models(edition: Path) -> list[Path]:
    """The files that the instructions of an edition lead to."""
    found = etree.parse(edition).xpath("preceding-sibling::processing-instruction('xml-model')")
    found = found or etree.parse(edition).getroot().xpath("preceding-sibling::processing-instruction('xml-model')")
    return [edition.parent / each.get("href").replace("%20", " ") for each in found]


@pytest.mark.parametrize(
    ("arguments", "edition"),
    [
        (["build", "."], "build/tei/letter.xml"),
        (["encode", "my letters", "-o", "tei/"], "tei/letter.xml"),
        (["encode", "my letters/letter.txt", "-o", "letter.xml"], "letter.xml"),
    ],
)
def test_an_edition_names_grammar_and_rules_where_they_are(
    collection: Path, arguments: list[str], edition: str
) -> None:
    run(*arguments)
    grammar, rules = models(collection / edition)
    assert grammar.samefile(collection / "my schema/textus.rng")
    assert rules.samefile(collection / "my schema/textus.sch")
    assert etree.RelaxNG(etree.parse(grammar)).validate(etree.parse(collection / edition))
    run("verify", edition, "my letters/letter.txt")
    run("validate", edition, "--phase", "draft", "--fail-on", "never")


def test_the_instructions_are_all_that_differs(collection: Path) -> None:
    run("encode", "my letters/letter.txt", "-o", "with.xml")
    (collection / "textus.toml").unlink()
    run("encode", "my letters/letter.txt", "-o", "without.xml")
    lines = (collection / "with.xml").read_bytes().splitlines()
    assert lines[:1] + lines[3:] == (collection / "without.xml").read_bytes().splitlines()


def test_the_command_writes_the_schema_over_an_older_one(collection: Path) -> None:
    old = collection / "my schema/textus.rng"
    old.write_text("old")
    run("schema", "my schema")
    assert old.read_bytes() == (ROOT / "schema/textus.rng").read_bytes()


def test_the_catalog_leads_by_name_and_by_namespace_to_files_that_are_there(collection: Path) -> None:
    catalog = etree.parse(collection / "my schema/catalog.xml").getroot()
    addresses = {entry.get("name"): entry.get("uri") for entry in catalog}
    assert addresses["http://www.tei-c.org/ns/1.0"] == "textus.xsd"
    assert all((collection / "my schema" / uri).is_file() for uri in addresses.values())


def test_libxml2_finds_the_grammar_by_the_catalog(collection: Path) -> None:
    code = "from lxml import etree; etree.RelaxNG(etree.parse('urn:textus:textus.rng'))"
    run("schema", "schema")
    catalog = {**os.environ, "XML_CATALOG_FILES": "schema/catalog.xml"}
    assert subprocess.run([sys.executable, "-c", code], env=catalog, check=False).returncode == 0
