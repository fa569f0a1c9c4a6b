"""The ODD in schema/: TEI's own way to say our grammar, of the same language, with an example for every choice."""

from __future__ import annotations

import copy
import functools
import tomllib
from collections.abc import Iterator

import pytest
from lxml import etree

from tests.schema import odd
from tests.schema.languages import Language, differ
from tests.schema.random_documents import document, mutant
from tests.schema.test_schema import SCHEMA, TEI_ALL, relax_ng, tei_all
from textus.validation.content import grammar as content

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
EG = "{http://www.tei-c.org/ns/Examples}"


@functools.cache
def textus_odd() -> etree._Element:
    return etree.parse(SCHEMA / "textus.odd").getroot()


@functools.cache
def expanded() -> etree._Element:
    if not TEI_ALL.is_file():
        pytest.skip(f"an ODD changes TEI's own declarations, which are not at {TEI_ALL}; TEXTUS_TEI_ALL may name them")
    made = odd.relax_ng(textus_odd(), TEI_ALL)
    return etree.fromstring(etree.tostring(made))


@functools.cache
def ours() -> Language:
    return Language(etree.parse(SCHEMA / "textus.rng", etree.XMLParser(remove_comments=True)).getroot())


def differences(grammar: etree._Element) -> Iterator[str]:
    """Where a grammar takes something ours refuses, or the other way round."""
    theirs = Language(grammar)
    yield from (f"<{name}>" for name in sorted(set(theirs.elements) ^ set(ours().elements)))
    for name in sorted(set(theirs.elements) & set(ours().elements)):
        if (way := differ(theirs.content(name), ours().content(name))) is not None:
            yield f"<{name}>: {' '.join(way)}"
        one, other = theirs.attributes(name), ours().attributes(name)
        yield from (f"<{name} {each}>" for each in sorted({*one, *other}) if one.get(each) != other.get(each))


# ------------------------------------------------------------------------------------------------------- the language
def test_the_odd_has_the_language_of_the_grammar() -> None:
    assert Language(expanded()).start == ours().start
    assert list(differences(expanded())) == []


CHANGES = {
    "//r:define[@name='monogr']//r:ref[@name='imprint']": "<monogr>: title",
    "//r:define[@name='salute']//r:ref[@name='textus.content.phrase']": "<salute>: #text",
    "//r:define[@name='graphic']//r:attribute[@name='url']": "<graphic url>",
    "//r:define[@name='textus.data.word']//r:param": "<TEI subtype>",
}


@pytest.mark.parametrize("path", CHANGES)
def test_a_grammar_of_another_language_would_be_seen(path: str) -> None:
    changed = copy.deepcopy(expanded())
    for node in changed.xpath(path, namespaces={"r": RNG[1:-1]}):
        node.getparent().replace(node, etree.Element(RNG + "empty"))
    assert CHANGES[path] in list(differences(changed))


@pytest.mark.parametrize("make", [document, mutant], ids=["documents", "mutants"])
def test_the_odd_gives_the_verdicts_of_the_grammar(make) -> None:
    judge = etree.RelaxNG(expanded())
    trees = [make(seed) for seed in range(60)]
    assert [judge.validate(tree) for tree in trees] == [relax_ng().validate(tree) for tree in trees]


# ------------------------------------------------------------------------------------------- what TEI's tools make of it
def test_the_odd_is_valid_tei() -> None:
    tei_all().assertValid(textus_odd().getroottree())


def test_no_content_is_written_that_the_stylesheets_would_simplify_wrongly() -> None:
    """Of nests of one, odd2odd keeps one and drops how often the other may stand."""
    for node in textus_odd().iter(TEI + "sequence", TEI + "alternate"):
        only = node[0] if len(node) == 1 else None
        assert only is None or only.tag not in (node.tag, TEI + "sequence", TEI + "alternate"), node.sourceline


def test_no_part_of_a_content_is_taken_for_a_repetition_of_the_next() -> None:
    """odd2relax drops a repeated reference before a repeated group that begins with the same."""
    repeated = (RNG + "optional", RNG + "zeroOrMore", RNG + "oneOrMore")
    for node in expanded().iter(*repeated):
        following = node.getnext()
        if len(node) == 1 and node[0].tag == RNG + "ref" and following is not None and len(following) == 1:
            inner = {ref.get("name") for ref in following.iterfind(f"*/{RNG}ref")}
            assert node[0].get("name") not in inner, etree.tostring(node.getparent())


def test_every_element_taken_from_a_module_is_declared_and_no_other() -> None:
    specs = odd.specifications(textus_odd())
    taken = [name for spec in specs for name in spec.get("include", "").split()]
    declared = [spec.get("ident") for spec in specs if spec.tag == TEI + "elementSpec"]
    assert sorted(taken) == sorted(declared) == sorted(content().names)


def test_an_element_is_declared_in_the_module_it_is_taken_from() -> None:
    specs = odd.specifications(textus_odd())
    modules = {name: spec.get("key") for spec in specs for name in spec.get("include", "").split()}
    assert {spec.get("ident"): spec.get("module") for spec in specs if spec.tag == TEI + "elementSpec"} == modules


def test_what_the_tables_say_of_tei_is_so() -> None:
    if not TEI_ALL.is_file():
        pytest.skip("TEI's own grammar is not at hand")
    tables = tomllib.loads((SCHEMA / "odd/tei.toml").read_text(encoding="utf-8"))
    tei = {node.get("name"): node for node in etree.parse(TEI_ALL).getroot().iter(RNG + "define")}
    local = {name: [a.get("name") for a in tei[name].iter(RNG + "attribute")] for name in content().names}
    assert {name: found for name, found in local.items() if found} == tables["local"]
    for name, row in tables["class"].items():
        refs = [ref.get("name") for ref in tei[name + ".attributes"].iter(RNG + "ref")]
        own = [tei[ref].find(f".//{RNG}attribute").get("name") for ref in refs if ".attribute." in ref]
        within = {ref.removesuffix(".attributes") for ref in refs if ref.endswith(".attributes")}
        assert own == row["attributes"], name
        assert within - set(tables["unused"]["classes"]) == set(row.get("within", [])), name


# ------------------------------------------------------------------------------------------------ words and examples
def test_every_declaration_is_explained() -> None:
    kinds = [TEI + kind for kind in ("elementSpec", "dataSpec", "macroSpec", "attDef")]
    declared = [each for each in textus_odd().iter(*kinds) if each.get("mode") != "delete"]
    declared += [each for each in textus_odd().iter(TEI + "classSpec") if each.get("type") == "model"]
    assert [each.get("ident") for each in declared if not (each.findtext(TEI + "desc") or "").strip()] == []


def test_every_element_has_an_example() -> None:
    without = [
        e.get("ident") for e in textus_odd().iter(TEI + "elementSpec") if e.find(f"{TEI}exemplum/{EG}egXML") is None
    ]
    assert without == []


def test_every_chapter_shows_what_it_chooses() -> None:
    chapters = [each for each in textus_odd().iter(TEI + "div") if each.get(odd.XML_ID) not in ("about", "schema")]
    assert [each.findtext(TEI + "head") for each in chapters if each.find(EG + "egXML") is None] == []


@functools.cache
def any_element() -> etree.RelaxNG:
    """The grammar with every element as a possible root."""
    root = etree.parse(SCHEMA / "textus.rng").getroot()
    start = root.find(RNG + "start")
    start[:] = [etree.Element(RNG + "choice")]
    start[0].extend(etree.Element(RNG + "ref", name=name) for name in content().names)
    return etree.RelaxNG(etree.fromstring(etree.tostring(root)))


def test_examples_are_valid_where_they_say_so_and_only_there() -> None:
    for example in textus_odd().iter(EG + "egXML"):
        (shown,) = example
        text = etree.tostring(shown, encoding="unicode", with_tail=False)
        element = etree.fromstring(text.replace(EG[1:-1], TEI[1:-1]))
        verdict = any_element().validate(etree.ElementTree(element))
        assert verdict == (example.get("valid") != "false"), text
