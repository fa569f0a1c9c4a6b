"""The contents page of a built collection: a plain list of its works, from the headers of their TEI."""

from __future__ import annotations

import html
import os
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes

from lxml import etree

_TEMPLATE = Path(__file__).parent / "templates" / "contents.html"
_TEI = {"t": "http://www.tei-c.org/ns/1.0"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORMATS = (
    ("html", "page"), ("tei", "TEI"), ("text", "plain text"), ("bibtex", "BibTeX"), ("ris", "RIS"),
    ("csl-json", "CSL-JSON"), ("oai_dc", "Dublin Core"), ("datacite", "DataCite"), ("jsonld", "JSON-LD"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A work as its header names it; `files` are its outputs by format, relative to the page."""

    name: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    files: tuple[tuple[str, PurePath], ...] = ()


def entry(name: str, root: etree._Element, files: Sequence[tuple[str, PurePath]]) -> Entry:
    """What the header of a TEI document says of the work."""
    titles = _said(root, "t:title[not(@type = 'sub')]") or _said(root, "t:title")
    date = _found(root, "t:teiHeader/t:profileDesc/t:creation/t:date") or _found(
        root, "t:teiHeader/t:fileDesc/t:sourceDesc/t:biblStruct//t:imprint/t:date"
    )
    return Entry(
        name,
        next(iter(titles), ""),
        _said(root, "t:author"),
        next(iter(date), ""),
        root.get(_LANGUAGE) or "",
        tuple(files),
    )


def page(title: str, works: Iterable[Entry], refused: Sequence[str], description: str | None = None) -> bytes:
    """A page that lists the works, and by name the transcriptions that were refused; HTML5, without script."""
    rows = [_row(work) for work in works]
    body = f"<p>{_escaped(description)}</p>\n" if description else ""
    body += _list(rows) if rows else "<p>No work was encoded.</p>\n"
    if refused:
        body += "<h2>Refused, as the findings explain</h2>\n" + _list([_escaped(name) for name in refused])
    number = f"{len(rows):,} work{'' if len(rows) == 1 else 's'}"
    filled = string.Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=_escaped(title), works=body, number=number
    )
    return filled.encode("utf-8", "xmlcharrefreplace")


def _row(work: Entry) -> str:
    links = {name: link(path) for name, path in work.files}
    title = _escaped(work.title or work.name)
    language = f' lang="{_escaped(work.language)}"' if work.language and work.title else ""
    main = f'<a href="{links["html"]}"{language}>{title}</a>' if "html" in links else f"<span{language}>{title}</span>"
    about = ", ".join(_escaped(words) for words in (*work.authors, work.date) if words)
    others = " · ".join(f'<a href="{links[name]}">{label}</a>' for name, label in _FORMATS[1:] if name in links)
    return main + (f'\n<span class="by">{about}</span>' if about else "") + f'\n<span class="as">{others}</span>'


def link(path: PurePath) -> str:
    """The path as the relative address of a link; safe in an attribute."""
    return quote_from_bytes(os.fsencode(path.as_posix()), safe="/")


def _list(rows: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{row}</li>\n" for row in rows) + "</ul>\n"


def _said(root: etree._Element, of: str) -> tuple[str, ...]:
    return _found(root, f"t:teiHeader/t:fileDesc/t:titleStmt/{of}")


def _found(root: etree._Element, path: str) -> tuple[str, ...]:
    texts = (" ".join("".join(element.itertext()).split()) for element in _elements(root, path))
    return tuple(text for text in texts if text)


def _elements(root: etree._Element, path: str) -> list[etree._Element]:
    return [found for found in root.xpath(path, namespaces=_TEI) if isinstance(found, etree._Element)]


def _escaped(words: str) -> str:
    """Safe in HTML; the bytes of a file name that are no text become replacement characters."""
    return html.escape("".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in words))
