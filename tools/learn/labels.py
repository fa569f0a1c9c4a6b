"""What the lines of a text are by its TEI, as labels to learn: a class, and whether the line begins a passage of it.

A label is `B-class` where a passage begins and `I-class` where it goes on. A line about which the TEI says nothing has
none. Lines are found in the TEI by their letters: whole, or else by how they begin or end, because calls of notes and
marks of pages within a line are no letters of the running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from textus.read.blocks import Blocks
from textus.survey.lines.frame import bare
from tools.fitting.gold import AHEAD, NEAR, SURELY_ITSELF, Cursor, Element, Label, Stream, key, streams

PIECE = 16
"""letters at either end of a line that are looked for where the whole is not found"""
LOOSE = 12
"""letters by which the first line of a passage may begin after it: a label, a call"""
PAGE_LONGEST = 90
OF_A_LETTER = {"dateline": "dateline", "signed": "signed", "address": "address", "addrLine": "address"}
WHOLE = {
    "row": "row", "cell": "row", "castItem": "cast", "role": "cast", "roleDesc": "cast", "item": "item",
    "titlePart": "front", "docTitle": "front", "docAuthor": "front", "docImprint": "front", "docDate": "front",
    "docEdition": "front", "titlePage": "front", "postscript": "postscript", "quote": "quote", "epigraph": "quote",
    "head": "head", "byline": "byline", "stage": "stage", "trailer": "trailer", **OF_A_LETTER,
}  # fmt: skip
"""classes by the innermost of these elements around a line"""

_LABEL = re.compile(r"^[\[({^]?(?:\d{1,3}|[*†‡§]{1,3}|\w(?=[.)]))[\])}.:]*\s+|^[-–—•*+·]\s+")
_CALL = re.compile(r"[\[({^]\^?\w{1,4}[\])}]|\^\w{1,3}|(?<=[^\W\d_][.,;:!?”\"»])\d{1,3}\b|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\|\d+\w?\|")
_PAGE = re.compile(
    r"\W*(?:(?:p|pp|pg|page|s|с|стр|o|seite|pag|fol|f|bl|blatt|str)\W{0,2})?(?:\d+[rvab]?|[ivxlc]+)\W*$", re.IGNORECASE
)


def labels(blocks: Blocks, edition: Path) -> list[str]:
    """A label for each line, empty where nothing is known."""
    texts = [blocks.text(line) for line in blocks.lines]
    found = _found(texts, edition)
    named = _named(found, [line.blank_before > 0 for line in blocks.lines])
    root = etree.parse(str(edition)).getroot()
    pages = any(True for _ in root.iter("{*}pb"))
    return _filled(texts, found, named, pages)


def _found(texts: Sequence[str], edition: Path) -> list[Label | None]:
    """Where each line is: first the long ones, which are mistaken for no others, then what stands between them."""
    cursors = [Cursor(stream) for stream in streams(edition)]
    wanted = [_ways(text) for text in texts]
    found: list[Label | None] = [None] * len(texts)
    long = [at for at, ways in enumerate(wanted) if ways and len(ways[0]) >= SURELY_ITSELF]
    for place, at in enumerate(long):
        following = wanted[long[place + 1]] if place + 1 < len(long) else []
        found[at] = _placed(wanted[at], following, cursors)
    for cursor in cursors:
        _between(wanted, found, cursor.stream)
    return found


def _ways(text: str) -> list[str]:
    """The letters of a line, as they stand and without what may be no part of its text."""
    plain = _CALL.sub(" ", text)
    ways = (text, plain, _LABEL.sub("", text), _LABEL.sub("", plain))
    return [letters for letters in dict.fromkeys(map(key, ways)) if letters]


def _placed(ways: Sequence[str], following: Sequence[str], cursors: Sequence[Cursor]) -> Label | None:
    pieces = [*ways, ways[-1][:PIECE], ways[-1][-PIECE:]]
    for letters in pieces:
        for cursor in cursors:
            if label := cursor.find(letters, min(AHEAD, NEAR + NEAR * len(letters))):
                return label
    for cursor in cursors:
        start = cursor.stream.text.find(ways[0], cursor.at)
        after = start + len(ways[0])
        if start >= 0 and any(0 <= cursor.stream.text.find(way, after) - after < AHEAD for way in following):
            return cursor.find(ways[0], None)
    return None


def _between(wanted: Sequence[Sequence[str]], found: list[Label | None], stream: Stream) -> None:
    """Find the lines that are not yet found between the places of those that are, in one stream."""
    ends = [len(stream.text)] * (len(wanted) + 1)
    for at in range(len(wanted) - 1, -1, -1):
        label = found[at]
        ends[at] = label.start if label and _in(label, stream) else ends[at + 1]
    start = 0
    for at, ways in enumerate(wanted):
        label = found[at]
        if label is not None:
            start = label.end if _in(label, stream) else start
            continue
        for letters in ways:
            place = stream.text.find(letters, start, min(ends[at], start + NEAR + NEAR * len(letters) + len(letters)))
            if place >= 0:
                end = place + len(letters)
                found[at] = Label(stream.chains[place], stream.chains[end - 1], place, end)
                start = end
                break


def _in(label: Label, stream: Stream) -> bool:
    return label.start < len(stream.chains) and stream.chains[label.start] is label.first


def _named(found: Sequence[Label | None], parted: Sequence[bool]) -> list[str]:
    """Labels of the lines that were found: a passage begins with the first of its lines."""
    begun: set[int] = set()
    named = []
    stanza: Element | None = None
    for at, label in enumerate(found):
        if label is None:
            named.append("")
            continue
        kind, unit = _class(label.first)
        if kind == "lg" and unit and unit.tag == "l" and not parted[at]:
            unit = stanza or unit
        stanza = unit if kind == "lg" else None
        first = id(unit) not in begun and label.start - unit.start <= LOOSE if unit else False
        if unit:
            begun.add(id(unit))
        named.append(f"{'B' if first else 'I'}-{kind}" if kind else "")
    return named


def _class(chain: Sequence[Element]) -> tuple[str, Element | None]:
    """The class of a line in these elements, and the element that is its passage."""
    by_tag = {element.tag: element for element in chain}  # the innermost of each
    if not chain:
        return "", None
    if "note" in by_tag:
        return "note", next(element for element in chain if element.tag == "note")
    for element in reversed(chain):
        if element.tag == "salute":
            return ("closing" if "closer" in by_tag else "salute"), element
        if element.tag in WHOLE and element.tag != "stage":
            return WHOLE[element.tag], _unit(WHOLE[element.tag], element, by_tag)
        if element.tag == "sp":
            return _said(by_tag, element)
    return _plain(by_tag, chain)


def _unit(kind: str, element: Element, by_tag: dict[str, Element]) -> Element:
    if kind == "row":
        return by_tag.get("row", element)
    if kind in ("quote", "postscript"):
        inner = by_tag.get("p") or by_tag.get("lg") or element
        return inner if inner.start >= element.start else element
    return element


def _said(by_tag: dict[str, Element], speech: Element) -> tuple[str, Element | None]:
    stage = by_tag.get("stage")
    if stage and stage.start > speech.start and not by_tag.get("l") and not by_tag.get("p"):
        return "stage", stage
    return "sp", speech


def _plain(by_tag: dict[str, Element], chain: Sequence[Element]) -> tuple[str, Element | None]:
    for tag, kind in (("stage", "stage"), ("lg", "lg"), ("l", "lg"), ("p", "p")):
        if tag in by_tag:
            return kind, by_tag[tag]
    if "closer" in by_tag:
        return "closing", by_tag["closer"]
    if "opener" in by_tag:
        return "salute", by_tag["opener"]
    return "other", chain[-1]


def _filled(texts: Sequence[str], found: Sequence[Label | None], named: Sequence[str], pages: bool) -> list[str]:
    """Labels for lines whose letters are not in the text of the TEI, as far as what stands around them tells."""
    out = list(named)
    running = Counter(map(bare, texts))
    known = [at for at, label in enumerate(found) if label]
    if not known:
        return out
    body = next((at for at in known if named[at].startswith("B")), len(out))
    out[:body] = ["" if found[at] else "B-front" for at in range(body)]
    for at in range(body, len(out)):
        if found[at] is not None:
            continue
        if not any(map(str.isalnum, texts[at])):
            out[at] = "B-rule"
        elif at + 1 < len(out) and named[at + 1] == "B-note" and not named[at].endswith("note"):
            before = next((named[line] for line in range(at - 1, -1, -1) if named[line]), "")
            out[at] = "" if before.endswith("-note") else "B-notes"
        elif pages and len(texts[at]) < PAGE_LONGEST and (_PAGE.match(texts[at]) or running[bare(texts[at])] > 1):
            out[at] = "B-page"
        elif _within(found, at):
            out[at] = "I" + (out[at - 1] or named[at + 1])[1:]
    return out


def _within(found: Sequence[Label | None], at: int) -> bool:
    """The lines before and after are of one passage."""
    before = found[at - 1] if at else None
    after = found[at + 1] if at + 1 < len(found) else None
    if before is None or after is None:
        return False
    return bool(before.last and after.first) and before.last[-1] is after.first[-1]
