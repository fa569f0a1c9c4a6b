"""The format "markdown": by example, and read back by a parser of CommonMark that knows nothing of textus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tests import pages
from tests.conftest import ROOT
from textus.rendering import render

RENDERER = render.Renderer()
PARSER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
EXAMPLES = Path(__file__).parent / "markdown.md"
EXAMPLE = re.compile(
    r"^## (?P<title>.+?)\n+```tei\n(?P<tei>.*?)\n```\n+`{5}markdown\n(?P<markdown>.*?)`{5}", re.MULTILINE | re.DOTALL
)
SAMPLES = sorted((ROOT / "tei").rglob("*.xml"))
PAGES = list(pages.read(ROOT / "tests" / "xslt"))


def markdown(data: bytes, **parameters: str) -> str:
    made, findings = RENDERER.render(data, "test.xml", "markdown", parameters={"header": "no", **parameters})
    assert made is not None, findings
    assert findings == ()
    return made.decode()


# --- by example ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", [*EXAMPLE.finditer(EXAMPLES.read_text("utf-8"))], ids=lambda match: match["title"])
def test_tei_becomes_the_markdown_beside_it(example: re.Match[str], request: pytest.FixtureRequest) -> None:
    made = markdown(pages.document(example["tei"]))
    if request.config.getoption("--write-expected"):
        words = EXAMPLES.read_text("utf-8")
        old, new = (f"```tei\n{example['tei']}\n```\n\n`````markdown\n{text}" for text in (example["markdown"], made))
        EXAMPLES.write_text(words.replace(old + "`````", new + "`````"), "utf-8")
        return
    assert made == example["markdown"]


# --- as a parser reads it -----------------------------------------------------------------------------------------


def shown(tokens: Sequence[Token]) -> Iterator[str]:
    """The words a page made of the Markdown shows, blocks apart by spaces; signs for notes are none."""
    for token in tokens:
        if token.type == "inline":
            yield from (" ", *shown(token.children or ()), " ")
        elif token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "fence":
            yield f" {token.content} "
        elif token.type == "list_item_open" and token.info:
            yield f" {token.info}. "
        elif token.type in ("html_block", "html_inline"):
            yield re.sub(r"<[^>]*>", " " if token.type == "html_block" else "", token.content)


@pytest.fixture(scope="module")
def unlabelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stylesheet for plain text in which notes have neither calls nor labels nor a heading, as they are Markdown's."""
    sheet = tmp_path_factory.mktemp("sheet") / "unlabelled.xsl"
    sheet.write_text(
        """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tx="urn:textus:xslt"
          xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
          <xsl:import href="textus:text"/>
          <xsl:template match="note[tx:is-called(.)] | ref[@type = 'noteCall'][tx:target(@target)/self::note]" mode="inline"
            as="xs:string" priority="5">
            <xsl:sequence select="''"/>
          </xsl:template>
          <xsl:template match="anchor[@type = 'note']" mode="block" as="element(tx:block)*">
            <xsl:for-each select="tx:note-at(.)"><xsl:call-template name="tx:blocks"/></xsl:for-each>
          </xsl:template>
          <xsl:template name="tx:end-notes" as="element(tx:block)*">
            <xsl:for-each select="tx:end-notes(.)"><xsl:call-template name="tx:blocks"/></xsl:for-each>
          </xsl:template>
        </xsl:stylesheet>""",
        encoding="utf-8",
    )
    return sheet


@pytest.mark.parametrize("view", ["reading", "diplomatic"])
@pytest.mark.parametrize("data", [*(path.read_bytes() for path in SAMPLES), *(page.document() for page in PAGES)])
def test_markdown_shows_the_words_of_the_plain_text(data: bytes, view: str, unlabelled: Path) -> None:
    parameters = {"header": "no", "width": "0", "view": view}
    text, _ = RENDERER.render(data, "test.xml", "text", stylesheet=unlabelled, parameters=parameters)
    made, _ = RENDERER.render(data, "test.xml", "markdown", parameters={"header": "no", "view": view})
    assert text is not None
    assert made is not None
    read, expected = pages.words("".join(shown(PARSER.parse(made.decode())))), pages.words(text.decode())
    assert Counter(read) == Counter(expected)
    if b"<note" not in data:
        assert read == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_call_has_its_footnote_and_no_footnote_is_without_a_call(path: Path) -> None:
    tokens = PARSER.parse(markdown(path.read_bytes()))
    calls = {child.meta["id"] for token in tokens for child in token.children or () if child.type == "footnote_ref"}
    notes = {token.meta["id"] for token in tokens if token.type == "footnote_open"}
    assert calls == notes
    assert not re.search(r"\[\^", "".join(shown(tokens)))


# --- whatever the text holds --------------------------------------------------------------------------------------

NASTY = "*_`[]<>#|~$^\\&!(){}:;.,+-=\"'/1aZé—“” \u00a0@?%€\ufdd0\ufdd5"
WORDS = st.text(st.sampled_from(NASTY + "abc 12"), max_size=9) | st.sampled_from(
    ["- a", "+", "1. a", "12) b", "# c", "===", "---", "* * *", "> q", "```", "~~~", "    x", "&amp;", "&#42;", "<b>",
     "[a](b)", "[^1]: c", "[a]: b", "![x](y)", "<!-- x -->", "http://a.b", "a_b_c", "\\", "| a | b |", ": d", "{#x}"]
)  # fmt: skip
TAGS = {"e": "<emph>{}</emph>", "b": '<hi rend="bold">{}</hi>', "l": '<ref target="http://x.y/">{}</ref>'}
Inline = list[Any]
INLINE: st.SearchStrategy[Inline] = st.lists(
    st.recursive(
        WORDS, lambda inner: st.tuples(st.sampled_from("eebl"), st.lists(inner, min_size=1, max_size=3)), max_leaves=6
    ),
    min_size=1,
    max_size=4,
)


def as_xml(nodes: Inline) -> str:
    # a link without words shows its address instead, so that each has one
    parts = (
        escape(node) if isinstance(node, str) else TAGS[node[0]].format("k"[node[0] != "l" :] + as_xml(node[1]))
        for node in nodes
    )
    return "".join(parts)


Shown = tuple[str, bool, bool]


def meant(nodes: Inline, em: bool = False, strong: bool = False) -> Iterator[Shown]:
    """Every character, and whether it is to be emphasised, and strongly."""
    for node in nodes:
        if isinstance(node, str):
            yield from ((character, em, strong) for character in node if not character.isspace())
        else:
            if node[0] == "l":
                yield "k", em, strong
            yield from meant(node[1], em or node[0] == "e", strong or node[0] == "b")


def read(tokens: Sequence[Token]) -> Iterator[Shown]:
    """The same as the parser sees it; what is neither text, emphasis nor a link is the name of its kind."""
    depth: Counter[str] = Counter()
    for token in tokens:
        kind = re.search(r"\w+", token.content) if token.type == "html_inline" else re.match(r"em|strong", token.type)
        if kind is not None:
            depth[kind.group()] += -1 if token.type.endswith("close") or token.content.startswith("</") else 1
        elif token.type == "text":
            yield from ((each, depth["em"] > 0, depth["strong"] > 0) for each in token.content if not each.isspace())
        elif token.type not in ("link_open", "link_close", "softbreak", "hardbreak"):
            yield token.type, False, False


@given(st.lists(INLINE, min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_nothing_in_a_paragraph_is_read_as_markup_but_what_is_meant(paragraphs: list[Inline]) -> None:
    tokens = PARSER.parse(markdown(pages.body("".join(f"<p>{as_xml(nodes)}</p>" for nodes in paragraphs))))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    found = [list(read(token.children or ())) for token in tokens if token.type == "inline"]
    wanted = [list(meant(nodes)) for nodes in paragraphs]
    for got, expected in zip(filter(None, found), filter(None, wanted), strict=True):
        assert "".join(each[0] for each in got) == "".join(each[0] for each in expected)
        # a mark of punctuation may be put outside of emphasis, a letter never
        assert [each for each in got if each[0].isalnum()] == [each for each in expected if each[0].isalnum()]


LINE = WORDS.filter(lambda words: bool(words.strip()))
Block = tuple[str, Any]
BLOCK: st.SearchStrategy[Block] = st.recursive(
    st.tuples(st.just("paragraph"), LINE) | st.tuples(st.just("verse"), st.lists(LINE, min_size=1, max_size=3)),
    lambda inner: (
        st.tuples(st.just("quote"), st.lists(inner, min_size=1, max_size=3))
        | st.tuples(
            st.sampled_from(["bullets", "numbers"]),
            st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3),
        )
    ),
    max_leaves=8,
)
BLOCKS = st.lists(BLOCK, min_size=1, max_size=4)
Outline = list[Any]


def block_xml(block: Block) -> str:
    kind, content = block
    if kind == "paragraph":
        return f"<p>{escape(content)}</p>"
    if kind == "verse":
        return "<lg>" + "".join(f"<l>{escape(line)}</l>" for line in content) + "</lg>"
    if kind == "quote":
        return f"<quote>{''.join(map(block_xml, content))}</quote>"
    items = "".join(f"<item>{''.join(map(block_xml, item))}</item>" for item in content)
    return f'<list rend="{kind}">{items}</list>'


def solid(words: str) -> str:
    return "".join(words.split())


def outline(block: Block) -> Outline:
    kind, content = block
    if kind == "paragraph":
        return ["paragraph", solid(content)]
    if kind == "verse":
        return ["paragraph", "/".join(map(solid, content))]
    if kind == "quote":
        return [kind, *map(outline, content)]
    return [kind, *([*map(outline, item)] for item in content)]


KINDS = {
    "paragraph_open": "paragraph",
    "blockquote_open": "quote",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
}


def outlined(tokens: Iterator[Token]) -> Outline:
    """The blocks up to the end of the one that is open."""
    blocks: Outline = []
    for token in tokens:
        if token.type.endswith("_close"):
            return blocks
        if token.type == "inline":
            pieces = ("/" if child.type == "hardbreak" else solid(child.content) for child in token.children or ())
            blocks.append("".join(pieces))
        elif token.type == "list_item_open":
            blocks.append(outlined(tokens))
        else:
            blocks.append([KINDS.get(token.type, token.type), *outlined(tokens)])
    return blocks


@given(BLOCKS)
@settings(max_examples=80, deadline=None)
def test_blocks_are_read_as_what_they_are_and_nested_as_they_are(blocks: list[Block]) -> None:
    tokens = iter(PARSER.parse(markdown(pages.body("".join(map(block_xml, blocks))))))
    assert outlined(tokens) == [outline(block) for block in blocks]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_a_cell_of_a_table_is_a_cell(rows: list[list[str]]) -> None:
    table = "".join("<row>" + "".join(f"<cell>{escape(cell)}</cell>" for cell in row) + "</row>" for row in rows)
    tokens = PARSER.parse(markdown(pages.body(f"<p>before</p><table>{table}</table><p>after</p>")))
    cells = [
        solid("".join(child.content for child in token.children or ())) for token in tokens if token.type == "inline"
    ]
    width = max(map(len, rows))
    assert cells == [
        "before",
        *[""] * width,
        *(solid(cell) for row in rows for cell in [*row, *[""] * (width - len(row))]),
        "after",
    ]


@given(st.lists(LINE, min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_a_note_has_all_its_paragraphs(lines: list[str]) -> None:
    note = "".join(f"<p>{escape(line)}</p>" for line in lines)
    made = markdown(pages.body(f"<p>before<note>{note}</note>: after</p><p>next</p>"))
    tokens = PARSER.parse(made)
    start = next(place for place, token in enumerate(tokens) if token.type == "footnote_open")
    found = [token for token in tokens[start:] if token.type == "inline"]
    assert [solid("".join(child.content for child in token.children or ())) for token in found] == [*map(solid, lines)]
    assert solid("".join(shown(tokens[:start]))) == "before:afternext"


# --- parameters ---------------------------------------------------------------------------------------------------


def test_lines_end_with_a_backslash_or_with_two_spaces() -> None:
    data = pages.body("<lg><l>One</l><l rend='indent2'>two</l></lg>")
    assert markdown(data) == "One\\\n&emsp;&emsp;two\n"
    assert markdown(data, breaks="spaces") == "One  \n&emsp;&emsp;two\n"


def test_a_page_break_is_as_printed_or_left_out() -> None:
    data = pages.body("<p>One <pb n='7'/>two.</p>")
    assert markdown(data) == "One \\[p. 7\\] two.\n"
    assert markdown(data, pages="no") == "One two.\n"


def test_title_and_author_of_the_header_stand_before_a_text_that_has_no_title() -> None:
    data = pages.body("<p>x</p>")
    assert markdown(data, header="auto") == "# A test\n\nA. Weaver\n\nx\n"
    own = pages.document(
        "<text><front><docTitle><titlePart>Mine</titlePart></docTitle></front><body><p>x</p></body></text>"
    )
    assert markdown(own, header="auto") == "# Mine\n\nx\n"
    assert markdown(own, header="yes") == "# A test\n\nA. Weaver\n\n# Mine\n\nx\n"


def test_front_matter_is_yaml_whatever_the_header_says() -> None:
    title = "Yes: \"no\" \\ # 'x' \u0085 \u2028"
    data = pages.body("<p>x</p>").replace(b"A test", title.encode())
    made = markdown(data, header="yaml")
    _, front, rest = made.split("---\n", 2)
    assert yaml.safe_load(front) == {"title": title, "author": ["A. Weaver"], "lang": "en", "publisher": "textus"}
    assert rest == "\nx\n"


def test_front_matter_says_who_made_what_and_from_what() -> None:
    made = markdown((ROOT / "tei/encoded/vesnin-library.xml").read_bytes(), header="yaml")
    front = yaml.safe_load(made.split("---\n", 2)[1])
    assert front["author"] == ["Anton Vesnin"]
    assert front["translator"] == ["Edith Marsh"]
    assert front["lang"] == "en"
    assert "Workers’ Quarterly" in front["source"]


def test_a_stylesheet_may_import_markdown_and_overrule_a_template(tmp_path: Path) -> None:
    mine = tmp_path / "mine.xsl"
    mine.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        ' xmlns:tx="urn:textus:xslt" xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:import href="textus:markdown"/>'
        '<xsl:template match="placeName" mode="inline" as="xs:string">'
        "<xsl:sequence select=\"tx:markup('[' || . || ']{.place}')\"/></xsl:template></xsl:stylesheet>"
    )
    data = pages.body("<p>In <placeName>Harth</placeName> [sic].</p>")
    made, findings = RENDERER.render(data, "a.xml", "markdown", stylesheet=mine, parameters={"header": "no"})
    assert (made, findings) == (b"In [Harth]{.place} \\[sic\\].\n", ())
