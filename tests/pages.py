"""Pages and plain texts as a reader sees them; the examples of `tests/xslt/`; TEI made for a test."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree, html

_EXAMPLE = re.compile(
    r"^## (?P<title>.+?)\n+```tei\n(?P<tei>.*?)\n```\n+```html\n(?P<html>.*?)```\n+```text\n(?P<text>.*?)```",
    re.MULTILINE | re.DOTALL,
)
_BLOCKS = frozenset(
    {
        "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figure", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_NAMED = [os.environ["VNU_JAR"]] if "VNU_JAR" in os.environ else []
_JARS = [*_NAMED, Path(__file__).parent / "judges/node_modules/vnu-jar/build/dist/vnu.jar"]
VNU = next((Path(path) for path in _JARS if Path(path).is_file()), None)
"""the W3C's validator of HTML"""
with_vnu = pytest.mark.skipif(
    VNU is None or shutil.which("java") is None,
    reason="vnu.jar is not here: npm install --prefix tests/judges, or name it in VNU_JAR",
)
_HIDDEN = {"reading": {"furniture", "diplomatic"}, "diplomatic": {"furniture", "reading"}}

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>A test</title><author>A. Weaver</author></titleStmt>\
<publicationStmt><authority>textus</authority></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc>\
{declaration}</teiHeader>
{text}
</TEI>
"""


@dataclass(frozen=True)
class Example:
    file: Path
    line: int
    title: str
    tei: str
    html: str
    text: str

    def __str__(self) -> str:
        return f"{self.file.stem}:{self.line}"

    def document(self) -> bytes:
        """The example in a whole document."""
        return document(self.tei)


def document(tei: str) -> bytes:
    """A `text`, after a `tagsDecl` or without one, in a whole document."""
    declaration, start, rest = tei.partition("<text")
    declared = f"<encodingDesc>{declaration}</encodingDesc>" if declaration.strip() else ""
    return TEI.format(declaration=declared, text=start + rest).encode()


def body(content: str) -> bytes:
    """Some blocks in a whole document."""
    return document(f"<text><body><div>{content}</div></body></text>")


def read(folder: Path) -> Iterator[Example]:
    """All examples of the Markdown files in a folder; every level-two heading must begin a whole example."""
    for file in sorted(folder.glob("*.md")):
        words = file.read_text(encoding="utf-8")
        found = list(_EXAMPLE.finditer(words))
        assert len(found) == len(re.findall(r"^## ", words, re.MULTILINE)), f"{file.name}: an example is not complete"
        for match in found:
            line = words.count("\n", 0, match.start()) + 1
            yield Example(file, line, match["title"], match["tei"], match["html"], match["text"])


def rewrite(example: Example, page: str, text: str) -> None:
    """Put what the stylesheets do into the file of an example."""
    words = example.file.read_text(encoding="utf-8")

    def put(match: re.Match[str]) -> str:
        if match["title"] != example.title:
            return match.group()
        return f"## {example.title}\n\n```tei\n{example.tei}\n```\n\n```html\n{page}```\n\n```text\n{text}```"

    example.file.write_text(_EXAMPLE.sub(put, words), encoding="utf-8")


def shown(page: bytes) -> str:
    """The lines of the page's source that hold the text, from its margin."""
    words = page.decode("utf-8")
    start = re.search(r"^ *<div id=\"text(\.1)?\"|^ *<div [^>]*id=\"text(\.1)?\"", words, re.MULTILINE)
    assert start is not None
    return textwrap.dedent(words[start.start() : words.index("</article>")].rstrip(" ")).rstrip() + "\n"


def words(text: str) -> list[str]:
    """Letters and digits in a row; marks a stylesheet may set in the middle of a word do not part it."""
    return re.findall(r"\w+", re.sub(r"[_*\[\]⟦⟧]", "", text))


def reading(page: bytes, view: str = "reading") -> str:
    """What the page shows of the text itself, without what it says of its own accord; blocks apart by spaces."""
    of_class = "//article/div[contains(concat(' ', @class, ' '), ' text ')]"
    pieces: list[str] = []
    for text in html.fromstring(page.decode("utf-8")).xpath(of_class):
        _collect(text, _HIDDEN[view], pieces)
    return "".join(pieces)


def _collect(element: etree._Element, hidden: set[str], pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or hidden & set(element.get("class", "").split()):
        return
    space = " " if element.tag in _BLOCKS else ""
    pieces += [space, element.text or ""]
    for child in element:
        _collect(child, hidden, pieces)
        pieces.append(child.tail or "")
    pieces.append(space)


def vnu(folder: Path) -> str:
    """What the validator has against the pages in a folder."""
    pages = sorted(str(path) for path in folder.rglob("*.html"))
    command = ["java", "-Xss8m", "-jar", str(VNU), "--errors-only", "--format", "gnu", *pages]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr
