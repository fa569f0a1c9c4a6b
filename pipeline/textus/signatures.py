"""Notes of somebody else, and who signs them: "– ED.", "Translator's note: …", "[Note by Engels]".

A signature is declared in the header once, and every note that bears it points there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from textus.bibliography.lexicon import Codes, alternation, fold, merged
from textus.bibliography.names import is_personal_name
from textus.tree import Node

NOTES = frozenset({"headnote"})
"""types of divisions that are notes"""
LONGEST = 60
"""characters of a signature"""
_TAIL = re.compile(r"(?:[–—-]\s*|[\[(]\s*)_?(?P<who>[^–—\[\]()\r\n]{1,60}?)_?\s*[\])]*\s*$")
_HEAD = re.compile(r"^\W*(?P<who>[^\d:.\[\]()\r\n]{3,40}?)\s*[:.—–-]")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs notes: the identifier notes point to, the words as printed, whether those are a person's name."""

    identifier: str
    words: str
    person: bool


def sign(text: Node, codes: Codes) -> tuple[Signature, ...]:
    """Give every signed note its `@resp`; the signatures, in the order in which they first occur."""
    found: dict[str, Signature] = {}
    for node in text.walk():
        if node.tag == "note" or (node.tag == "div" and node.attributes.get("type") in NOTES):
            words = " ".join(node.text().split())
            signed = _signed(words, codes)
            if signed:
                known = fold(signed[0]).strip(". ")
                found.setdefault(known, Signature(f"signed-{len(found) + 1}", *signed))
                _answer(node, f"#{found[known].identifier}")
    return tuple(found.values())


def _answer(node: Node, pointer: str) -> None:
    """Who signs answers for the words; who encoded answers for the division around them."""
    bearers = [node] if node.tag == "note" else [child for child in node.elements() if child.tag == "p"]
    for bearer in bearers:
        if "resp" not in bearer.attributes:
            bearer.attributes["resp"] = pointer


def _signed(words: str, codes: Codes) -> tuple[str, bool] | None:
    """The signature at the end of a note or the label at its head, and whether it is a person's name."""
    for found in (_TAIL.search(words[-LONGEST - 4 :]), _HEAD.match(words)):
        if found:
            who = found["who"].strip()
            if fold(who) in _listed(codes) or fold(who).rstrip(".") in _listed(codes):
                return who, False
            if name := _named(who, codes):
                return name, True
    return None


def _named(who: str, codes: Codes) -> str:
    """ "Note by Engels": the name, which need not be a full one."""
    by = re.match(alternation(merged(codes, "signoffs").get("note_by", ())) + r"\s+", who, re.IGNORECASE)
    name = who[by.end() :].strip(" .") if by else ""
    return name if name and is_personal_name(name, codes) > -2 else ""


def _listed(codes: Codes) -> Mapping[str, str]:
    return {
        fold(form): kind
        for code in codes
        for kind, forms in merged((code,), "signoffs").items()
        if kind not in ("author", "note_by")
        for form in forms
    }
