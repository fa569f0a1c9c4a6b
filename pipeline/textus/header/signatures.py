"""Notes of somebody else, and who signs them: "– ED.", "Translator's note: …", "[Note by Engels]".

A signature is declared in the header once, and every note that bears it points there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, alternation, fold, merged, small_words
from textus.language.bibliography.names import is_organisation, is_personal_name
from textus.model.tree import Node

NOTES = frozenset({"headnote"})
"""types of divisions that are notes"""
LONGEST, MOST_WORDS = 60, 5
"""characters of a signature, and words of the name of an organisation"""
_TAIL = re.compile(r"(?:[–—-]\s*|[\[(]\s*)_?(?P<who>[^–—\[\]()\r\n]{1,60}?)_?\s*[\])]*\s*$")
_SENTENCES = regex(r"[.!?:;]\s+")
_STOP = regex(r"(?<=[^\W\d_]{3})\.$")
"""the stop of a sentence, behind no abbreviation"""
_HEAD = regex(r"^\W*(?P<who>[^\d:.\[\]()\r\n]{3,40}?)\s*[:.—–-]")


_ARTICLE = regex(lambda: rf"^{small_words('articles')}\s+", re.IGNORECASE)


@frozen
class Signature:
    """Who signs notes: the identifier notes point to, the words as printed, whether those are a person's name."""

    identifier: str
    words: str
    person: bool


def sign(text: Node, codes: Codes) -> tuple[Signature, ...]:
    """Give every signed note its `@resp`; the signatures, in the order in which they first occur."""
    found: dict[str, Signature] = {}
    notes: dict[str, Node] = {}
    for node in text.walk():
        if node.tag == "note" or (node.tag == "div" and node.attributes.get("type") in NOTES):
            notes["#" + node.attributes.get("xml:id", "")] = node
            _answered(node, _signed(_words(node), codes), found)
    for division in text.walk():
        if division.tag == "div" and division.attributes.get("type") == "notes":
            _sign_all(division, notes, codes, found)
    return tuple(found.values())


def _sign_all(division: Node, notes: Mapping[str, Node], codes: Codes, found: dict[str, Signature]) -> None:
    """Under a heading that says whose notes follow, those are theirs that nobody else signs."""
    signed: tuple[str, bool] | None = None
    for node in division.elements():
        if node.tag == "head":
            signed = _named(_words(node), codes)
        note = notes.get(node.attributes.get("corresp", "")) if node.tag == "anchor" else node
        if note is not None and note.tag == "note" and "resp" not in note.attributes:
            _answered(note, signed, found)


def _answered(node: Node, signed: tuple[str, bool] | None, found: dict[str, Signature]) -> None:
    """Point from a note, or the paragraphs of a division, to who signs; what no person signs is editorial."""
    if signed is None:
        return
    known = fold(signed[0]).strip(". ")
    signature = found.setdefault(known, Signature(f"signed-{len(found) + 1}", *signed))
    # who signs answers for the words; who encoded answers for the division around them
    bearers = [node] if node.tag == "note" else [child for child in node.elements() if child.tag == "p"]
    for bearer in bearers:
        bearer.attributes.setdefault("resp", f"#{signature.identifier}")
    if node.tag == "note" and not signature.person:
        node.attributes.setdefault("type", "editorial")


def _words(node: Node) -> str:
    """The words of a note, those of its paragraphs parted."""
    parts = [child for child in node.elements() if child.tag == "p"] or [node]
    return " ".join(word for part in parts for word in part.text().split())


def _signed(words: str, codes: Codes) -> tuple[str, bool] | None:
    """The signature at the end of a note or the label at its head, and whether it is a person's name."""
    for found in (_TAIL.search(words[-LONGEST - 4 :]), _HEAD.match(words)):
        if found:
            who = found["who"].strip()
            if fold(who) in _listed(codes):
                return who, False
            if fold(who).rstrip(".") in _listed(codes):
                return _STOP.sub("", who), False
            if name := _named(who, codes):
                return name
            if found.re is _TAIL and found.group()[0] in "–—" and is_press(who):
                return who.rstrip(". "), False
    return _named(_SENTENCES.split(words)[-1], codes)


def is_press(who: str) -> bool:
    """Words with capital letters, one of them what publishers are called."""
    parts = who.rstrip(". ").split()
    called = any(fold(part) in anywhere("statements", "presses") for part in parts)
    return called and 1 < len(parts) <= MOST_WORDS and all(part[0].isupper() or part == "&" for part in parts)


def _named(who: str, codes: Codes) -> tuple[str, bool] | None:
    """ "Note by Engels", "Footnote by the Harth Archive": a name, perhaps not a full one, and whether a person's."""
    by = _note_by(codes).match(who)
    name = _ARTICLE.sub("", who[by.end() :].strip(" .")) if by else ""
    if not name[:1].isupper() or len(name.split()) > MOST_WORDS:
        return None
    if fold(name) in _listed(codes) or is_organisation(name):
        return name, False
    return (name, True) if is_personal_name(name, codes) > -2 else None


@functools.cache
def _note_by(codes: Codes) -> re.Pattern[str]:
    openings = merged(codes, "signoffs").get("note_by", ())
    notes = (phrase for phrase, relator in merged(codes, "credits").items() if relator == "ann")
    return re.compile(alternation([*openings, *notes]) + r"\s+", re.IGNORECASE)


def _listed(codes: Codes) -> Mapping[str, str]:
    return {
        fold(form): kind
        for code in codes
        for kind, forms in merged((code,), "signoffs").items()
        if kind not in ("author", "note_by")
        for form in forms
    }
