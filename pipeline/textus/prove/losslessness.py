"""The proof that nothing was lost: from the TEI alone the transcription is restored, and compared with the file.

This module knows nothing of how the TEI was made. It reads elements, text, and what the renditions of `tagsDecl` say
stood before, behind or instead of an element; it puts the words of each note back where its anchor is; then every
character that is not layout (space, tab, line end, form feed) must be there, in order, none more; and within running
text words must be parted where the transcription parts them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from textus.findings.finding import Finding, Place, finding
from textus.read.source import Source

NAMESPACE = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LAYOUT = "\t\r\n\f"
"""with the space"""
_CONTENT = re.compile(r'"((?:[^"\\]|\\.)*)"|attr\(\s*([\w:-]+)\s*\)')
_ESCAPED = re.compile(r"\\(.)")
_INLINE = frozenset(
    "hi emph q quote foreign title author editor publisher pubPlace biblScope date persName orgName placeName "
    "name docAuthor docDate bibl supplied unclear sic corr choice ref gap pc seg num term note role roleDesc "
    "add del abbr expan orig reg".split()
)
_NOT_TRANSCRIBED = frozenset({"corr", "reg", "expan", "desc"})

Element: TypeAlias = "etree._Element"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a TEI file says of the transcription it was made from."""

    source_sha256: str
    characters: int
    text_sha256: str


def normalised(text: str) -> str:
    """The characters of a text that are not layout."""
    for character in _LAYOUT:
        text = text.replace(character, "")
    return text.replace(" ", "")


def _spaced(text: str) -> str:
    """The text with one space for each run of layout, and none at either end."""
    for character in _LAYOUT:
        text = text.replace(character, " ")
    return " ".join(filter(None, text.split(" ")))


def certificate(source: Source) -> Certificate:
    """What can be said of a transcription before it is encoded: the fixity of its file and of its characters."""
    characters = normalised(source.text)
    digest = hashlib.sha256(characters.encode("utf-8")).hexdigest()
    return Certificate(source.sha256, len(characters), digest)


def restore(tei: Element) -> tuple[str, ...]:
    """The pieces of the transcription a TEI document holds, in order; white space may stand between any two."""
    return _Restoration(tei).pieces()


class _Restoration:
    """Walks the text of one document; `_pieces` are runs of characters between places where a block may end."""

    def __init__(self, tei: Element) -> None:
        self._content = {
            element.get(XML_ID): (element.get("scope", ""), tuple(_CONTENT.findall(element.text or "")))
            for element in tei.iter(f"{NAMESPACE}rendition")
        }
        self._text = tei.find(f"{NAMESPACE}text")
        self._notes: dict[str, Element] = {}
        self._elsewhere: set[str] = set()
        if self._text is not None:
            anchors = self._text.iter(f"{NAMESPACE}anchor")
            self._elsewhere = {(anchor.get("corresp") or "").removeprefix("#") for anchor in anchors}
            self._notes = {
                note.get(XML_ID, ""): note
                for note in self._text.iter(f"{NAMESPACE}note")
                if note.get(XML_ID) in self._elsewhere
            }
        self._pieces: list[list[str]] = [[]]

    def pieces(self) -> tuple[str, ...]:
        if self._text is not None:
            self._walk(self._text)
        joined = (_spaced("".join(piece)) for piece in self._pieces)
        return tuple(piece for piece in joined if piece)

    def _break(self) -> None:
        if self._pieces[-1]:
            self._pieces.append([])

    def _say(self, text: str | None) -> None:
        if text and "\n" in text and not text.strip(" \t\r\n"):
            self._break()  # a line end between elements is layout of the file
        elif text:
            self._pieces[-1].append(text)

    def _walk(self, element: Element) -> None:
        """Say an element: what stood before it, its content, what stood behind it."""
        stack: list[tuple[str, Element]] = [("open", element)]
        while stack:
            task, node = stack.pop()
            if task == "tail":
                self._say(node.tail)
            elif task == "close":
                self._close(node)
            elif isinstance(node.tag, str):
                stack.extend(self._open(node))

    def _open(self, node: Element) -> list[tuple[str, Element]]:
        name = _name(node)
        if name in _NOT_TRANSCRIBED:
            return []
        if name not in _INLINE:  # words may be parted at the edge of an element that is not part of running text
            self._break()
        if "rendition" in node.attrib:
            self._generated(node, "before")
            if name not in _INLINE:
                self._break()
        if name == "anchor" and (note := self._notes.get((node.get("corresp") or "").removeprefix("#"))) is not None:
            self._break()
            return [("close", node), *self._children(note)]
        if name == "note" and node.get(XML_ID) in self._elsewhere:
            return []
        return [("close", node), *self._children(node)]

    def _children(self, node: Element) -> list[tuple[str, Element]]:
        self._say(node.text)
        tasks: list[tuple[str, Element]] = []
        for child in reversed(node):
            tasks += [("tail", child), ("open", child)]
        return tasks

    def _close(self, node: Element) -> None:
        if "rendition" in node.attrib:
            self._generated(node, "after")
        if _name(node) not in _INLINE:
            self._break()

    def _generated(self, node: Element, scope: str) -> None:
        for pointer in (node.get("rendition") or "").split():
            where, content = self._content.get(pointer.removeprefix("#"), ("", ()))
            if where == scope:
                self._say("".join(_evaluated(content, node)))


@dataclass(frozen=True, slots=True)
class Survey:
    """The characters of the text of an edition that are not layout, and how many stand before each of its elements."""

    characters: str
    starts: Mapping[Element, int]


def survey(tei: Element) -> Survey:
    """The text as the proof reads it, element by element, in the order of the transcription."""
    return _Surveying(tei).survey()


class _Surveying(_Restoration):
    """A restoration that remembers where each element begins."""

    def __init__(self, tei: Element) -> None:
        super().__init__(tei)
        self._starts: dict[Element, int] = {}
        self._said = 0

    def survey(self) -> Survey:
        self.pieces()
        return Survey("".join(normalised("".join(piece)) for piece in self._pieces), self._starts)

    def _say(self, text: str | None) -> None:
        super()._say(text)
        self._said += len(normalised(text or ""))

    def _open(self, node: Element) -> list[tuple[str, Element]]:
        self._starts[node] = self._said
        if (
            _name(node) == "anchor"
            and (note := self._notes.get((node.get("corresp") or "").removeprefix("#"))) is not None
        ):
            self._starts[note] = self._said
        return super()._open(node)


def _name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).removeprefix(NAMESPACE)


def _evaluated(content: Sequence[tuple[str, str]], element: Element) -> Iterator[str]:
    """The characters that the strings and attributes of a CSS `content` declaration generate for an element."""
    for string, name in content:
        yield element.get(name, "") if name else _ESCAPED.sub(r"\1", string) if "\\" in string else string


def prove(tei: Element, tei_path: str, source: Source) -> tuple[Finding, ...]:
    """Compare a TEI document with its transcription; no finding means that nothing was lost and nothing added."""
    words = _spaced(source.text)
    position = 0
    for piece in restore(tei):
        if words.startswith(" ", position):
            position += 1
        if not words.startswith(piece, position):
            return (_difference(words, position, piece, source),)
        position += len(piece)
    if rest := words[position:].strip(" "):
        message = f"the transcription continues where the TEI ends: “{rest[:40]}”"
        return (_at(source, words, position, "lossless/lost", message),)
    return _sworn(tei, tei_path, source)


def _difference(words: str, position: int, piece: str, source: Source) -> Finding:
    same = next((i for i, (a, b) in enumerate(zip(words[position:], piece, strict=False)) if a != b), None)
    same = min(len(words) - position, len(piece)) if same is None else same
    here, there = words[position + same :][:30], piece[same:][:30]
    message = f"the TEI has “{there}” where the transcription has “{here}”"
    if not here:
        message = f"the TEI continues where the transcription ends: “{there}”"
        return _at(source, words, position + same, "lossless/added", message)
    return _at(source, words, position + same, "lossless/changed", message)


def _at(source: Source, words: str, position: int, rule: str, message: str) -> Finding:
    """A finding at the character of the source that is at `position` of its words."""
    count = len(words[:position].replace(" ", ""))
    offset = 0
    for match in re.finditer(r"[^ \t\r\n\f]+", source.text):
        if count < len(match.group()):
            offset = match.start() + count
            break
        count -= len(match.group())
        offset = match.end()
    return source.finding(rule, min(offset, max(0, len(source.text) - 1)), message, "encode the transcription again")


def sworn(tei: Element) -> Certificate | None:
    """The certificate in the header of a TEI document; None if it has none."""
    for block in tei.iter(f"{NAMESPACE}ab"):
        if block.get("type") == "certificate":
            found = {element.get("type") or "": element for element in block.iter(f"{NAMESPACE}idno")}
            measure = block.find(f"{NAMESPACE}measure")
            if {"sha256-file", "sha256-characters"} <= found.keys() and measure is not None:
                quantity = measure.get("quantity") or "0"
                texts = [found[kind].text or "" for kind in ("sha256-file", "sha256-characters")]
                return Certificate(texts[0], int(quantity) if quantity.isdigit() else 0, texts[1])
    return None


def _sworn(tei: Element, path: str, source: Source) -> tuple[Finding, ...]:
    """The certificate in the TEI must be about this very transcription."""
    claimed, true = sworn(tei), certificate(source)
    place = Place(path)
    if claimed is None:
        hint = "certificates are written by textus encode"
        return (finding("lossless/no-certificate", place, "the TEI has no certificate of losslessness", hint),)
    if claimed.source_sha256 != true.source_sha256:
        message = f"the certificate was issued for a file other than {source.path}, although the words are the same"
        return (finding("lossless/other-file", place, message, "encode the transcription again"),)
    if claimed != true:
        message = "the certificate does not match the transcription it names"
        return (finding("lossless/false-certificate", place, message, "encode the transcription again"),)
    return ()


def self_check(tei: Element, path: str) -> tuple[Finding, ...]:
    """Without the transcription: the text still has the characters its certificate was written for."""
    claimed = sworn(tei)
    if claimed is None:
        message = "the TEI has no certificate of losslessness"
        return (finding("lossless/no-certificate", Place(path), message, "specify the transcription as well"),)
    characters = "".join(normalised(piece) for piece in restore(tei))
    place = Place(path)
    if hashlib.sha256(characters.encode("utf-8")).hexdigest() != claimed.text_sha256:
        message = "the text has changed since its certificate was issued"
        return (finding("lossless/text-changed", place, message, "compare it with the transcription"),)
    if len(characters) != claimed.characters:
        message = f"the text has {len(characters)} characters, its certificate states {claimed.characters}"
        return (finding("lossless/false-certificate", place, message, "encode the transcription again"),)
    return ()
