"""Publications as TEI: `biblStruct` where there is a title and an imprint, else `bibl` (TEI P5, 3.12)."""

from __future__ import annotations

from collections.abc import Sequence

from textus.language.bibliography.lexicon import fold
from textus.language.bibliography.works import Part, Publication
from textus.model.tree import Node

TYPES = {"edition": "otherEdition", "translation": "otherTranslation"}
IMPRINT = ("publisher", "pubPlace", "date", "biblScope")


FIRST, AGAIN = "firstPublication", "republication"


def described(publications: Sequence[Publication]) -> Publication | None:
    """Of publications of a text for which no source is stated, the one that it is described by.

    The first publication; else the only one there is, unless that is another translation.
    """
    first = next((one for one in publications if one.first and one.parts), None)
    alone = next((one for one in publications if one.parts), None) if len(publications) == 1 else None
    return first or (alone if alone and alone.kind == "edition" else None)


def as_source(found: Publication, title: str, authors: Sequence[str]) -> Node:
    """A publication that a text is described by though it is not stated to be the source: its type says which."""
    node = publication(Publication(found.parts, found.statement), title, authors)
    node.attributes["subtype" if "type" in node.attributes else "type"] = FIRST if found.first else AGAIN
    return node


def publication(found: Publication, title: str, authors: Sequence[str]) -> Node:
    """A publication of the work of this title by these authors."""
    whole = [part for part in found.of("title") if part.attributes.get("level") != "a"]
    kind = {"type": TYPES[found.kind]} if found.kind in TYPES else {}
    if not whole or not any(found.of(role) for role in IMPRINT):
        return _loose(found, kind)
    node = Node("biblStruct", kind)
    same = fold(whole[0].words) == fold(title)
    named = [part for part in found.of("title") if part.attributes.get("level") == "a"]
    credited = [part.words for part in found.of("author")]
    if not same or named:
        form = "journalArticle" if found.level() == "j" else "bookSection"
        node.attributes["subtype" if kind else "type"] = form
        analytic = node.add("analytic")
        analytic.add("title", named[0].words if named else title, level="a")
        for author in authors or credited:
            analytic.add("author", author)
    elif not kind:
        node.attributes["type"] = "book"
    within = not same or bool(named)
    _monograph(node, found, whole, (credited or list(authors)) if same else credited, within)
    return node


def _monograph(node: Node, found: Publication, titles: Sequence[Part], authors: Sequence[str], within: bool) -> None:
    monograph = node.add("monogr")
    if found.level() != "j":
        for author in authors:
            monograph.add("author", author)
    for title in titles:
        monograph.add("title", title.words, level=title.attributes.get("level", "m"))
    kept = {"role": "bookEditor"} if within or found.kind != "source" else {}
    for editor in found.of("editor"):
        # who edited another edition, or the book of which this is a part, did not edit this: the role tells them apart
        monograph.add("editor", editor.words, **{**kept, **editor.attributes})
    for edition in found.of("edition"):
        monograph.add("edition", edition.words)
    imprint = monograph.add("imprint")
    for role in IMPRINT:
        for part in found.of(role):
            imprint.add(role, part.words, **part.attributes)


def _loose(found: Publication, kind: dict[str, str]) -> Node:
    """What is known, in its order, with commas between."""
    node = Node("bibl", kind)
    if not found.parts:
        node.children.append(found.statement)
    for part in found.parts:
        if node.children:
            node.children.append(", ")
        node.add(part.role, part.words, **part.attributes)
    return node
