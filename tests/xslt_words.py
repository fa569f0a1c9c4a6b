"""The words of a page and of a plain text, as a reader would count them."""

from __future__ import annotations

import re

from lxml import etree, html

BLOCKS = frozenset(
    {
        "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figure", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th",
        "tr", "ul",
    }
)  # fmt: skip
DROPPED = {"reading": ("furniture", "diplomatic"), "diplomatic": ("furniture", "reading")}


def words(text: str) -> list[str]:
    """Letters and digits in a row; marks a stylesheet may set in the middle of a word do not part it."""
    return re.findall(r"\w+", re.sub(r"[_*\[\]⟦⟧]", "", text))


def of_page(page: bytes, view: str = "reading") -> str:
    """What the page shows of the text itself, without what it says of its own accord; blocks apart by spaces."""
    texts = html.fromstring(page.decode("utf-8")).xpath("//article/div[contains(concat(' ', @class, ' '), ' text ')]")
    pieces: list[str] = []
    for text in texts:
        _collect(text, DROPPED[view], pieces)
    return "".join(pieces)


def _collect(element: etree._Element, dropped: tuple[str, ...], pieces: list[str]) -> None:
    if not isinstance(element.tag, str):
        return
    if set(element.get("class", "").split()) & set(dropped):
        return
    space = " " if element.tag in BLOCKS else ""
    pieces += [space, element.text or ""]
    for child in element:
        _collect(child, dropped, pieces)
        pieces.append(child.tail or "")
    pieces.append(space)
