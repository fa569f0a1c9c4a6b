"""The pages of a collection: made by XSLT from a digest of each work, so that no more than one text is ever in memory.

A worker that has built a work makes its digest (`xslt/site/digest.xsl`); when all are there, one stylesheet
(`xslt/site/site.xsl`) makes every page from them. Here the digests are gathered and the pages written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote_from_bytes

from lxml import etree

from textus import validate
from textus.findings import Finding
from textus.render import TX, Renderer
from textus.settings import Settings

HOME = PurePath("index.html")
_CLOSED = etree.XMLParser(no_network=True, huge_tree=True, load_dtd=False, resolve_entities=False)


@dataclass(frozen=True, slots=True)
class Outputs:
    """What was made of a work: its files by format, as they lie in the build folder, and its digest."""

    name: str
    files: tuple[tuple[str, PurePath], ...]
    digest: str = ""
    review: PurePath | None = None
    unsure: int = 0


def digest(renderer: Renderer, data: bytes, shown: str) -> tuple[str, tuple[Finding, ...]]:
    """What the pages of the collection have to know of an edition; empty, with a finding, where it cannot be read."""
    tree, findings = validate.parse(data, shown)
    if tree is None:
        return "", findings
    made, found = renderer.site(tree.getroot(), shown, "digest", {})
    return made or "", (*findings, *found)


def pages(
    renderer: Renderer,
    title: str,
    settings: Settings,
    works: Sequence[Outputs],
    refused: Sequence[str],
    *,
    search: bool = False,
) -> tuple[Mapping[PurePath, str], tuple[Finding, ...]]:
    """Every page of the collection by where it lies in the build folder, and what there is to say.

    `search` says that there is an index for the page of the search.
    """
    root = gathered(title, settings, works, refused)
    if search:
        root.set("search", "yes")
    language = (settings.language or "en").partition("-")[0]
    words = {"words": language if language in ("de", "fr") else "en"}
    made, findings = renderer.site(root, os.fspath(HOME), "site", words)
    if made is None:
        return {}, findings
    files = etree.fromstring(made.encode("utf-8"), _CLOSED)
    return {PurePath(file.attrib["path"]): file.text or "" for file in files}, findings


def gathered(title: str, settings: Settings, works: Sequence[Outputs], refused: Sequence[str]) -> etree._Element:
    """The document the pages are made from: a tx:collection, as `xslt/site/site.xsl` describes it."""
    said = {
        "title": title, "description": settings.description, "address": settings.address,
        "publisher": settings.publisher,
    }  # fmt: skip
    root = _element("collection", {name: words for name, words in said.items() if words})
    for name in refused:
        _element("refused", {}, root).text = _writable(name)
    for work in works:
        root.append(element := _work(work))
        if settings.date and not element.get("changed"):
            element.set("changed", settings.date)  # the day this state of the whole is published
    return root


def _work(work: Outputs) -> etree._Element:
    element = (
        etree.fromstring(work.digest.encode("utf-8"), _CLOSED) if work.digest else _element("work", {"kind": "prose"})
    )
    element.set("name", _writable(work.name))
    for form, path in _files(work):
        _element("file", {"format": form, "href": link(path)}, element)
        if form == "html":
            element.set("href", link(path))
    if work.review:
        element.set("review", link(work.review))
        element.set("unsure", str(work.unsure))
    return element


def _files(work: Outputs) -> Iterator[tuple[str, PurePath]]:
    """The page first, then the edition, then the others in the order of the settings."""
    order = {"html": 0, "tei": 1}
    yield from sorted(work.files, key=lambda file: order.get(file[0], 2))


def _element(name: str, attributes: Mapping[str, str], parent: etree._Element | None = None) -> etree._Element:
    tag, given = f"{{{TX}}}{name}", {key: _writable(value) for key, value in attributes.items()}
    if parent is None:
        return etree.Element(tag, given, nsmap={"tx": TX})
    return etree.SubElement(parent, tag, given)


def link(path: PurePath) -> str:
    """The path as the relative address of a link; safe in an attribute."""
    return quote_from_bytes(os.fsencode(path.as_posix()), safe="/")


def _writable(words: str) -> str:
    """As XML can hold it; the bytes of a file name that are no text become replacement characters."""
    return "".join(
        "\ufffd" if "\ud800" <= character <= "\udfff" or (character < " " and character not in "\t\n\r") else character
        for character in words
    )
