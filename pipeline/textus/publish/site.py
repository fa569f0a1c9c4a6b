"""The pages of a collection: made by XSLT from a digest of each work, so that no more than one text is ever in memory.

A worker that has built a work makes its digest (`xslt/site/digest.xsl`); when all are there, one stylesheet
(`xslt/site/site.xsl`) makes every page from them: first the lists of works, then the registers of what they name, some
initials at a time, for in a large collection these are by far the most. Here the digests are gathered and handed on.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from types import MappingProxyType
from urllib.parse import quote_from_bytes

from lxml import etree

from textus.base.frozen import frozen
from textus.findings.finding import Finding
from textus.record.settings import Settings
from textus.rendering.formats import TX
from textus.rendering.render import Renderer
from textus.validation import validate

HOME = PurePath("index.html")
AT_ONCE = 6_000_000
"""characters of entries that are handed on at a time"""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_CLOSED = etree.XMLParser(no_network=True, huge_tree=True, load_dtd=False, resolve_entities=False)


@frozen
class Named:
    """The entries of a kind and an initial that a work names: how many, and what its digest has of them."""

    kind: str
    initial: str
    number: int
    digest: str


@frozen
class Outputs:
    """What was made of a work: its files by format, as they lie in the build folder, and its digest in parts."""

    name: str
    files: tuple[tuple[str, PurePath], ...]
    digest: str = ""
    named: tuple[Named, ...] = ()
    review: PurePath | None = None
    unsure: int = 0


def digest(renderer: Renderer, data: bytes, shown: str) -> tuple[str, tuple[Finding, ...]]:
    """What the pages of the collection have to know of an edition; empty, with a finding, where it cannot be read."""
    tree, findings = validate.parse(data, shown)
    if tree is None:
        return "", findings
    made, found = renderer.site(tree.getroot(), shown, "digest", {})
    return made or "", (*findings, *found)


def outputs(name: str, files: Sequence[tuple[str, PurePath]], digest: str) -> Outputs:
    """The outputs of a work, its digest taken apart: what it is, and what it names."""
    if not digest:
        return Outputs(name, tuple(files))
    root = etree.fromstring(digest.encode("utf-8"), _CLOSED)
    entries: dict[tuple[str, str], list[str]] = {}
    for entry in root.findall(f"{{{TX}}}entry"):
        key = entry.attrib["kind"], entry.attrib["initial"]
        entries.setdefault(key, []).append(etree.tostring(entry, encoding="unicode", with_tail=False))
        root.remove(entry)
    named = tuple(Named(*key, len(entries[key]), "".join(entries[key])) for key in sorted(entries))
    return Outputs(name, tuple(files), etree.tostring(root, encoding="unicode"), named)


def pages(
    renderer: Renderer,
    title: str,
    settings: Settings,
    works: Sequence[Outputs],
    refused: Sequence[str],
    parameters: Mapping[str, str] = _NOTHING,
    *,
    search: bool = False,
) -> Iterator[tuple[Mapping[PurePath, str], tuple[Finding, ...]]]:
    """The pages of the collection by where they lie in the build folder, and what there is to say; some at a time.

    `search` says that there is an index for the page of the search.
    """
    root = gathered(title, settings, works, refused)
    if search:
        root.set("search", "yes")
    elements = root.findall(f"{{{TX}}}work")
    for batch in [frozenset(), *_batches(works, _registers(root))]:
        for work, element in zip(works, elements, strict=True):
            for named in work.named:
                if (named.kind, named.initial) in batch:
                    element.extend(etree.fromstring(f"<entries>{named.digest}</entries>", _CLOSED))
        made, findings = renderer.site(root, os.fspath(HOME), "site", {"words": _tongue(settings), **parameters})
        for entry in root.findall(f"{{{TX}}}work/{{{TX}}}entry"):
            entry.getparent().remove(entry)  # type: ignore[union-attr]
        files = etree.fromstring(made.encode("utf-8"), _CLOSED) if made is not None else ()
        yield {PurePath(file.attrib["path"]): file.text or "" for file in files}, findings


def _tongue(settings: Settings) -> str:
    language = (settings.language or "en").partition("-")[0]
    return language if language in ("de", "fr") else "en"


def _registers(root: etree._Element) -> dict[str, list[str]]:
    """The initials of each kind of entries there are, as the collection says them."""
    return {row.attrib["kind"]: row.attrib["parts"].split() for row in root.findall(f"{{{TX}}}register")}


def _batches(works: Sequence[Outputs], registers: Mapping[str, Sequence[str]]) -> Iterator[frozenset[tuple[str, str]]]:
    """Kinds and initials to be handed on together: not too much at a time, and no initial apart from itself."""
    sizes: Counter[tuple[str, str]] = Counter()
    for named in (named for work in works for named in work.named):
        sizes[named.kind, named.initial] += len(named.digest)
    for kind, initials in registers.items():
        batch: list[tuple[str, str]] = []
        for initial in initials:
            if batch and sum(sizes[key] for key in batch) + sizes[kind, initial] > AT_ONCE:
                yield frozenset(batch)
                batch = []
            batch.append((kind, initial))
        yield frozenset(batch)


def gathered(title: str, settings: Settings, works: Sequence[Outputs], refused: Sequence[str]) -> etree._Element:
    """The document the pages are made from: a tx:collection, as `xslt/site/site.xsl` describes it."""
    said = {
        "title": title, "description": settings.description, "address": settings.address,
        "publisher": settings.publisher,
    }  # fmt: skip
    root = made_element("collection", {name: words for name, words in said.items() if words})
    for name in refused:
        made_element("refused", {}, root).text = writable(name)
    for kind in sorted({named.kind for work in works for named in work.named}):
        named = [named for work in works for named in work.named if named.kind == kind]
        parts = " ".join(sorted({one.initial for one in named}))
        made_element("register", {"kind": kind, "parts": parts, "lines": str(sum(one.number for one in named))}, root)
    for work in works:
        root.append(element := _work(work))
        if settings.date and not element.get("changed"):
            element.set("changed", settings.date)  # the day this state of the whole is published
    return root


def _work(work: Outputs) -> etree._Element:
    element = (
        etree.fromstring(work.digest.encode("utf-8"), _CLOSED)
        if work.digest
        else made_element("work", {"kind": "prose"})
    )
    element.set("name", writable(work.name))
    for form, path in _files(work):
        made_element("file", {"format": form, "href": link(path)}, element)
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


def made_element(name: str, attributes: Mapping[str, str], parent: etree._Element | None = None) -> etree._Element:
    """An element of what a stylesheet for the pages of a collection reads, on its own or below another."""
    tag, given = f"{{{TX}}}{name}", {key: writable(value) for key, value in attributes.items()}
    if parent is None:
        return etree.Element(tag, given, nsmap={"tx": TX})
    return etree.SubElement(parent, tag, given)


def is_ours(path: Path) -> bool:
    """Whether a file is a page of a collection that textus made."""
    with path.open("rb") as page:
        return b'<meta name="generator" content="textus">' in page.read(2000)


def link(path: PurePath) -> str:
    """The path as the relative address of a link; safe in an attribute."""
    return quote_from_bytes(os.fsencode(path.as_posix()), safe="/")


def writable(words: str) -> str:
    """As XML can hold it: other control characters and halves of pairs are shown as what cannot be shown."""
    return "".join(_shown(words))


def _shown(words: str) -> Iterator[str]:
    for character in words:
        allowed = character in "\t\n" or " " <= character < "\ud800" or character >= "\ue000"
        yield character if allowed and character not in "\ufffe\uffff" else " " if character == "\f" else "\ufffd"
