"""Rendering: what is asked for, what is refused and in which words, and what a stylesheet may not do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import pages
from tests.conftest import ROOT
from textus.findings.finding import Finding
from textus.rendering import render
from textus.rendering.formats import formats

RENDERER = render.Renderer()
SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
{rules}
</xsl:stylesheet>
"""
IMPORTING = '<xsl:import href="textus:{form}"/>'
LETTER = pages.body("<p>One.</p>")


def rules(findings: Sequence[Finding]) -> list[str]:
    return [found.rule for found in findings]


def sheet(tmp_path: Path, content: str, form: str = "text") -> Path:
    path = tmp_path / "house style.xsl"
    path.write_text(SHEET.format(rules=IMPORTING.format(form=form) + "\n" + content), encoding="utf-8")
    return path


def emphatic(tmp_path: Path, rule: str) -> Path:
    """A stylesheet that has its own way with emphasis."""
    return sheet(tmp_path, f'<xsl:template match="emph" mode="inline">{rule}</xsl:template>')


EMPHASIS = pages.body("<p>a <emph>b</emph></p>")
BARE = {"header": "no"}
PAGES = ("html", "text")
"""the formats that show the text; the others read the header"""


# --- formats ------------------------------------------------------------------------------------------------------


def test_every_stylesheet_among_the_formats_names_itself() -> None:
    sheets = sorted((ROOT / "xslt/formats").glob("*.xsl"))
    assert sorted(form.stylesheet.name for form in formats().values()) == [sheet.name for sheet in sheets]
    for form in formats().values():
        assert form.scope in ("work", "collection", "both")
        assert re.fullmatch(r"(\.\w+){1,2}", form.extension)
        assert re.fullmatch(r"[a-z]+/[\w.+-]+", form.media_type)
        assert form.label
        assert form.description.endswith(".")


def test_no_two_formats_write_files_of_the_same_name() -> None:
    extensions = [form.extension for form in formats().values()]
    assert len(extensions) == len(set(extensions))


OF_MY_OWN = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tx="urn:textus:xslt"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <tx:format name="loud" label="Loud text" extension="loud" media-type="text/x-loud">The text in capitals.</tx:format>
  <xsl:param name="mark" as="xs:string" select="'!'" tx:doc="What ends it."/>
  <xsl:output method="text"/>
  <xsl:template match="document-node()" as="xs:string">
    <xsl:sequence select="upper-case(normalize-space(TEI/text)) || $mark"/>
  </xsl:template>
</xsl:stylesheet>
"""


@pytest.fixture
def with_loud(tmp_path: Path) -> Path:
    """A folder with a copy of textus whose folder of formats has one file more."""
    shutil.copytree(ROOT / "pipeline/textus", tmp_path / "lib/textus", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("schema", "xslt"):
        shutil.copytree(ROOT / folder, tmp_path / "lib/textus" / folder)
    (tmp_path / "lib/textus/xslt/formats/loud.xsl").write_text(OF_MY_OWN, encoding="utf-8")
    return tmp_path


def test_a_stylesheet_put_among_the_formats_is_one_without_another_file_touched(with_loud: Path) -> None:
    def textus(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(with_loud / "lib")}
        command = [sys.executable, "-m", "textus", *arguments]
        return subprocess.run(command, cwd=with_loud, env=environment, capture_output=True, text=True, check=False)

    (with_loud / "letter.txt").write_text("Dear Ada,\n\nI write of books.\n\nYours,\n\nIda\n", encoding="utf-8")
    (with_loud / "textus.toml").write_text('[output]\nformats = ["html", "loud"]\n', encoding="utf-8")
    assert "The text in capitals." in textus("render", "--help").stdout
    assert "loud" in textus("render", "letter.txt", "--to", "papyrus", "-o", "x").stderr
    built = textus("build", ".")
    assert built.returncode == 0, built.stderr
    assert "I WRITE OF BOOKS." in (with_loud / "build/loud/letter.loud").read_text(encoding="utf-8")
    link = '<a href="../loud/letter.loud" type="text/x-loud">Loud text</a>'
    assert link in (with_loud / "build/html/letter.html").read_text(encoding="utf-8")
    assert "Loud text</a>" in (with_loud / "build/index.html").read_text(encoding="utf-8")
    rendered = textus("render", "build/tei/letter.xml", "--to", "loud", "--param", "mark=?", "-o", "-")
    assert rendered.stdout.endswith("IDA?\n")
    mine = '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="textus:loud"/></xsl:stylesheet>'
    (with_loud / "mine.xsl").write_text(mine, encoding="utf-8")
    again = textus("render", "build/tei/letter.xml", "--to", "loud", "--xslt", "mine.xsl", "-o", "-")
    assert again.stdout.endswith("IDA!\n")


def test_every_parameter_of_a_format_says_its_type_its_default_and_what_it_does() -> None:
    parameters = [parameter for form in formats().values() for parameter in form.parameters.values()]
    assert all(parameter.type.startswith("xs:") and parameter.description for parameter in parameters)
    assert formats()["text"].parameters["width"].default == "72"


def test_the_result_is_utf_8_without_a_mark_and_with_lf_line_ends() -> None:
    data = pages.body("<p>Ünes&#13;\ntwo.</p>")
    for form in PAGES:
        made, findings = RENDERER.render(data, "a.xml", form)
        assert made is not None
        assert findings == ()
        assert not made.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in made
        assert made.endswith(b"\n")
        assert not made.endswith(b"\n\n")
        assert "Ünes" in made.decode("utf-8")


PROGRAM = """
import sys
from textus.rendering import render
made, _ = render.Renderer().render(sys.stdin.buffer.read(), "a.xml", sys.argv[1])
sys.stdout.buffer.write(made)
"""


@pytest.mark.parametrize("form", ["html", "text"])
def test_the_same_document_gives_the_same_bytes_in_every_process(form: str, tmp_path: Path) -> None:
    data = pages.body("<p>One<note>a</note><choice><sic>x</sic><corr>y</corr></choice></p><list><item>z</item></list>")
    made = set()
    for seed, zone, folder in (("1", "UTC", ROOT), ("2", "Asia/Tokyo", tmp_path)):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "pipeline")}
        command = [sys.executable, "-c", PROGRAM, form]
        run = subprocess.run(command, input=data, env=environment, cwd=folder, check=True, capture_output=True)
        made.add(run.stdout)
    assert len(made) == 1


def test_saxon_is_not_loaded_before_something_is_rendered() -> None:
    program = "import sys; from textus.rendering import formats, render; formats.formats(); assert 'saxonche' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(ROOT / "pipeline")})


def test_a_stylesheet_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_one = render._compiled
    monkeypatch.setattr(render, "_compiled", lambda form, sheet: compiled.append(form.name) or compile_one(form, sheet))
    renderer = render.Renderer()
    for _ in range(3):
        renderer.render(LETTER, "a.xml", "text")
    assert compiled == ["text"]


# --- what is refused ----------------------------------------------------------------------------------------------


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    made, (found,) = RENDERER.render(LETTER, "a.xml", "docx")
    assert made is None
    assert (found.rule, found.message, found.hint) == (
        "render/unknown-format", "unknown format “docx”",
        f"known formats: {', '.join(formats())}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "grammar/empty-file"),
        (b"Dear Ilse,", "grammar/not-xml"),
        (b"<TEI><p></TEI>", "grammar/not-well-formed"),
        (b"<html/>", "render/not-tei"),
        (b"<TEI.2><text/></TEI.2>", "render/not-tei"),
        (b"<TEI/>", "render/not-tei"),
        (b'<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/hostname">]><TEI>&e;</TEI>', "grammar/external-entity"),
    ],
    ids=["empty", "text", "broken", "html", "P4", "no namespace", "external entity"],
)
def test_what_is_not_tei_is_refused_in_plain_words(data: bytes, rule: str) -> None:
    made, findings = RENDERER.render(data, "a.xml", "html")
    assert made is None
    assert rules(findings) == [rule]
    assert findings[0].place.path == "a.xml"


def test_entities_declared_in_the_file_itself_are_text() -> None:
    data = b'<!DOCTYPE TEI [<!ENTITY who "Ilse">]>' + pages.body("<p>Dear &who;.</p>")
    made, findings = RENDERER.render(data, "a.xml", "text", parameters={"header": "no"})
    assert (made, findings) == (b"Dear Ilse.\n", ())


def test_elements_may_be_nested_as_deeply_as_the_parser_allows() -> None:
    data = pages.body("<p>" + "<seg>" * 240 + "deep" + "</seg>" * 240 + "</p>")
    for form in PAGES:
        made, findings = RENDERER.render(data, "a.xml", form)
        assert findings == ()
        assert made is not None
        assert b"deep" in made
    _, findings = RENDERER.render(pages.body("<p>" + "<seg>" * 300 + "</seg>" * 300 + "</p>"), "a.xml", "text")
    assert rules(findings) == ["grammar/too-large"]


def test_a_misspelt_parameter_is_refused_with_those_there_are() -> None:
    made, (found,) = RENDERER.render(LETTER, "a.xml", "text", parameters={"widht": "60"})
    assert made is None
    assert (found.rule, found.hint) == ("render/unknown-parameter", "its parameters: header, pages, view, width, words")


def test_a_value_that_is_none_of_its_parameter_is_refused() -> None:
    for parameter, value, hint in (
        ("width", "wide", "use a whole number"),
        ("pages", "maybe", "possible values: yes, no"),
    ):
        made, (found,) = RENDERER.render(LETTER, "a.xml", "text", parameters={parameter: value})
        assert made is None
        message = f"the parameter “{parameter}” cannot be “{value}”"
        assert (found.rule, found.message, found.hint) == ("render/parameter-value", message, hint)


# --- elements without a rule --------------------------------------------------------------------------------------


def test_an_element_without_a_rule_is_reported_once_with_the_line_of_its_first_place() -> None:
    data = pages.body("<p>a</p>\n<p><zz>b</zz></p>\n<p><zz>c</zz></p>")
    for form in PAGES:
        made, findings = RENDERER.render(data, "a.xml", form)
        assert made is not None
        assert b"b" in made
        assert rules(findings) == ["render/no-rule"]
        assert findings[0].place.line == 4
        assert "“zz”, and 1 more" in findings[0].message


# --- stylesheets of the user's own --------------------------------------------------------------------------------


def test_a_stylesheet_may_import_a_format_and_overrule_a_template(tmp_path: Path) -> None:
    mine = emphatic(tmp_path, '<xsl:sequence select="upper-case(.)"/>')
    made, _ = RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine, parameters=BARE)
    assert made == b"a B\n"


def test_a_stylesheet_may_overrule_a_parameter_and_have_its_own(tmp_path: Path) -> None:
    mine = sheet(
        tmp_path,
        """<xsl:param name="header" as="xs:string" select="'no'"/>
        <xsl:param name="shout" as="xs:string" select="'!'"/>
        <xsl:template match="emph" mode="inline"><xsl:sequence select="string() || $shout"/></xsl:template>""",
    )
    assert RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine)[0] == b"a b!\n"
    assert RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine, parameters={"shout": "?"})[0] == b"a b?\n"


def test_what_a_stylesheet_says_is_told(tmp_path: Path) -> None:
    mine = emphatic(tmp_path, "<xsl:message>look here</xsl:message>")
    _, (found,) = RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine)
    assert (found.rule, found.message) == ("render/message", "look here")


def test_every_mistake_in_a_stylesheet_is_found_at_its_line(tmp_path: Path) -> None:
    mine = sheet(tmp_path, '<xsl:tempate match="p"/>\n<xsl:variable name="x" select="foo(("/>')
    made, findings = RENDERER.render(LETTER, "a.xml", "text", stylesheet=mine)
    assert made is None
    assert {(found.rule, found.place.path, found.place.line) for found in findings} == {
        ("render/stylesheet", str(mine), 4),
        ("render/stylesheet", str(mine), 5),
    }


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("<xsl:stylesheet>", "grammar/not-well-formed"),
        ('<!DOCTYPE x [<!ENTITY e "x">]><x/>', "render/stylesheet"),
        ("<x/>", "render/stylesheet"),
        ("", "grammar/empty-file"),
    ],
    ids=["broken", "doctype", "no stylesheet", "empty"],
)
def test_a_file_that_is_no_stylesheet_is_refused(content: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.xsl"
    path.write_text(content)
    made, findings = RENDERER.render(LETTER, "a.xml", "text", stylesheet=path)
    assert made is None
    assert {found.rule for found in findings} == {rule}
    assert findings[0].place.path == str(path)


def test_a_stylesheet_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    made, (found,) = RENDERER.render(LETTER, "a.xml", "text", stylesheet=tmp_path / "none.xsl")
    assert made is None
    assert found.rule == "render/stylesheet"
    assert found.message == "the stylesheet cannot be read: no such file or directory"


def test_a_failure_names_the_line_of_the_stylesheet_and_nothing_is_made(tmp_path: Path) -> None:
    mine = emphatic(tmp_path, '\n<xsl:sequence select="string(xs:integer(.))"/>\n')
    made, findings = RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine)
    assert made is None
    assert rules(findings) == ["render/failed"]
    assert findings[0].message == f'the stylesheet failed at {mine}:5: Cannot convert string "b" to an integer'


def test_a_failure_of_one_document_does_not_touch_the_next(tmp_path: Path) -> None:
    mine = emphatic(tmp_path, '<xsl:sequence select="string(xs:integer(.))"/>')
    RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine)
    made, findings = RENDERER.render(pages.body("<p><emph>4</emph></p>"), "b.xml", "text", stylesheet=mine)
    assert (made, findings) == (b"A. Weaver\n\nA test\n\n4\n", ())


# --- what a stylesheet may not do ---------------------------------------------------------------------------------

READING = {
    "doc()": "<xsl:sequence select=\"string(doc('{secret}'))\"/>",
    "unparsed-text()": "<xsl:sequence select=\"unparsed-text('{secret}')\"/>",
    "document()": "<xsl:sequence select=\"string(document('{secret}'))\"/>",
    "collection()": "<xsl:sequence select=\"string-join(collection('{folder}') ! string())\"/>",
    "xsl:evaluate": "<xsl:evaluate xpath=\"'1'\"/>",
    "xsl:source-document": """<xsl:source-document href="{secret}">
        <xsl:sequence select="string()"/></xsl:source-document>""",
}


@pytest.mark.parametrize("way", READING)
def test_a_running_stylesheet_reads_no_file(way: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<x>secret words</x>")
    rule = READING[way].format(secret=secret.as_uri(), folder=tmp_path.as_uri())
    made, findings = RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=emphatic(tmp_path, rule))
    assert b"secret words" not in (made or b"")
    assert rules(findings) == ["render/failed"]


def test_a_running_stylesheet_does_not_see_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUS_SECRET", "secret words")
    rule = "<xsl:sequence select=\"string(environment-variable('TEXTUS_SECRET')) || environment-variable('HOME')\"/>"
    mine = emphatic(tmp_path, rule)
    made, _ = RENDERER.render(EMPHASIS, "a.xml", "text", stylesheet=mine, parameters=BARE)
    assert made == b"a\n"


def test_a_running_stylesheet_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "written.xml"
    rule = f'<xsl:result-document href="{target.as_uri()}"><x/></xsl:result-document>'
    mine = sheet(tmp_path, f'<xsl:template match="/" priority="9">{rule}</xsl:template>')
    RENDERER.render(LETTER, "a.xml", "text", stylesheet=mine)
    assert not target.exists()


def test_a_stylesheet_is_not_fetched_from_the_network(tmp_path: Path) -> None:
    mine = sheet(tmp_path, '<xsl:include href="http://127.0.0.1:9/x.xsl"/>')
    _, findings = RENDERER.render(LETTER, "a.xml", "text", stylesheet=mine)
    assert [found.message for found in findings] == ["Access to URI http://127.0.0.1:9/x.xsl has been prohibited"]
