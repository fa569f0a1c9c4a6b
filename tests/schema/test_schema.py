"""The grammar in schema/: one language in four forms, and a part of TEI P5."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.schema.random_documents import document, mutant
from textus.validation import explain, grammar, validate
from textus.validation.content import grammar as content
from textus.validation.parsing import parser
from textus.validation.wording import forms
from tools.generate import grammar as generator

SCHEMA = ROOT / "schema"
EXAMPLES = ROOT / "tests" / "schema"
VALID = sorted((EXAMPLES / "valid").glob("*.xml"))
NO_GRAMMAR_SEES = ("duplicate-id", "dangling-pointer")
INVALID = [file for file in sorted((EXAMPLES / "invalid").glob("*.xml")) if not file.stem.startswith(NO_GRAMMAR_SEES)]
# In XSD every element may be a root, and xsi attributes may stand anywhere: textus says no before it asks the XSD.
BEFORE_XSD = ("not-tei", "unexpected-attribute--schema-location")
TEI_ALL = Path(os.environ.get("TEXTUS_TEI_ALL", ROOT.parent / "shared/schema/tei_all.rng"))


def name(file: Path) -> str:
    return file.stem


def read(file: Path) -> etree._ElementTree:
    return etree.fromstring(file.read_bytes(), parser()).getroottree()


@functools.cache
def relax_ng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA / "textus.rng"))


@functools.cache
def tei_all() -> etree.RelaxNG:
    if not TEI_ALL.is_file():
        pytest.skip(f"TEI's own grammar is not at {TEI_ALL}; TEXTUS_TEI_ALL may name it")
    return etree.RelaxNG(etree.parse(TEI_ALL))


def refused_by_jing(files: Iterable[Path]) -> set[str]:
    if reason := generator.missing():
        pytest.skip(f"jing cannot be asked here: {reason}")
    command = ["java", "-jar", str(generator.jar("jing")), str(SCHEMA / "textus.rng"), *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return {Path(line.partition(".xml:")[0]).name for line in said.splitlines() if ".xml:" in line}


# ------------------------------------------------------------------------------------------------ the files themselves
def test_the_folder_of_grammars_holds_no_python() -> None:
    assert not list(SCHEMA.rglob("*.py"))


def test_every_element_and_attribute_is_explained() -> None:
    for element in content().names:
        kind = content().kind(element)
        assert kind.doc, f"<{element}>"
        assert all(attribute.doc for attribute in kind.attributes.values()), f"attributes of <{element}>"


def test_every_form_of_value_has_words_for_people() -> None:
    kinds = [content().kind(element) for element in content().names]
    used = {attribute.form for kind in kinds for attribute in kind.attributes.values() if not attribute.values}
    assert {form for form in used if form not in forms()} <= {"", "xs:string"}


def test_the_xsd_reads_no_file_but_its_own() -> None:
    places = {node.get("schemaLocation") for node in etree.parse(SCHEMA / "textus.xsd").iter("{*}import", "{*}include")}
    assert places == {"xml.xsd"}
    assert not list(etree.parse(SCHEMA / "xml.xsd").iter("{*}import", "{*}include"))


# ------------------------------------------------------------------------------------------------------- the examples
def test_every_element_of_the_grammar_stands_in_a_valid_example() -> None:
    shown = {element.tag.rpartition("}")[2] for file in VALID for element in read(file).iter("*")}
    assert set(content().names) == shown


@pytest.mark.parametrize("file", VALID, ids=name)
def test_a_valid_example_has_no_findings(file: Path) -> None:
    assert validate.validate_file(file) == ()


@pytest.mark.parametrize("file", VALID, ids=name)
def test_relax_ng_accepts_a_valid_example(file: Path) -> None:
    relax_ng().assertValid(read(file))


@pytest.mark.parametrize("file", VALID, ids=name)
def test_tei_all_accepts_a_valid_example(file: Path) -> None:
    tei_all().assertValid(read(file))


@pytest.mark.parametrize("file", INVALID, ids=name)
def test_relax_ng_refuses_an_invalid_example(file: Path) -> None:
    assert not relax_ng().validate(read(file))


@pytest.mark.parametrize("file", [file for file in INVALID if not file.stem.startswith(BEFORE_XSD)], ids=name)
def test_the_xsd_refuses_an_invalid_example(file: Path) -> None:
    assert not grammar.compiled().validate(read(file))


def test_xmlschema_agrees_on_every_example() -> None:
    xmlschema = pytest.importorskip("xmlschema")
    schema = xmlschema.XMLSchema(str(SCHEMA / "textus.xsd"))
    assert [file.stem for file in VALID if not schema.is_valid(read(file))] == []
    judged = [file for file in INVALID if not file.stem.startswith(BEFORE_XSD)]
    assert [file.stem for file in judged if schema.is_valid(read(file))] == []


def test_jing_agrees_on_every_example() -> None:
    assert refused_by_jing([*VALID, *INVALID]) == {file.name.removesuffix(".xml") for file in INVALID}


SPACED = ['when=" 1928 "', 'ref=" #a  #b "', 'next=" #a "', 'cert=" high "', 'xml:lang=" en "', 'type=" x "', 'n=" x "']


@pytest.mark.parametrize("attribute", SPACED)
def test_spaces_around_a_value_mean_nothing_in_any_form_of_the_grammar(attribute: str) -> None:
    minimal = (EXAMPLES / "valid/minimal.xml").read_text(encoding="utf-8")
    tree = etree.ElementTree(
        etree.fromstring(minimal.replace("<p>The", f"<p><date {attribute}/>The").encode(), parser())
    )
    assert grammar.accepts(tree)
    assert relax_ng().validate(tree)


# ------------------------------------------------------------------------------------------------------- at random
@pytest.mark.parametrize("seed", range(25))
def test_what_the_grammar_generates_is_valid_in_both_its_forms_and_in_tei_all(seed: int) -> None:
    tree = document(seed)
    assert grammar.accepts(tree)
    relax_ng().assertValid(tree)
    if TEI_ALL.is_file():
        tei_all().assertValid(tree)


@functools.cache
def mutants() -> tuple[tuple[etree._ElementTree, bool], ...]:
    """Documents with one thing changed, and whether textus accepts them."""
    trees = [mutant(seed) for seed in range(240)]
    return tuple((tree, grammar.accepts(tree)) for tree in trees)


def test_mutants_are_of_both_kinds() -> None:
    assert {verdict for _, verdict in mutants()} == {True, False}


def test_relax_ng_and_xsd_agree_on_mutants() -> None:
    assert [seed for seed, (tree, verdict) in enumerate(mutants()) if relax_ng().validate(tree) != verdict] == []


def test_what_is_refused_is_explained_and_nothing_else() -> None:
    unlike = [seed for seed, (tree, verdict) in enumerate(mutants()) if bool(list(explain.faults(tree))) == verdict]
    assert unlike == []


def test_jing_agrees_on_mutants(tmp_path: Path) -> None:
    for seed, (tree, _) in enumerate(mutants()):
        tree.write(tmp_path / f"{seed}.xml")
    refused = refused_by_jing(sorted(tmp_path.glob("*.xml")))
    assert refused == {str(seed) for seed, (_, verdict) in enumerate(mutants()) if not verdict}


def test_tei_all_accepts_whatever_textus_accepts_of_mutants() -> None:
    accepted = [(seed, tree) for seed, (tree, verdict) in enumerate(mutants()) if verdict and not _doubled_ids(tree)]
    assert [seed for seed, tree in accepted if not tei_all().validate(tree)] == []


def _doubled_ids(tree: etree._ElementTree) -> bool:
    """An xml:id stands twice, which tei_all sees and our grammar leaves to a rule of its own."""
    ids = tree.xpath("//@xml:id")
    return len(ids) != len(set(ids))


def test_compiling_the_grammar_loads_nothing_heavy() -> None:
    code = "import sys, textus.validation.grammar as g; g.compiled(); print('xmlschema' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "False"
