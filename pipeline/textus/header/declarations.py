"""What an edition declares of how its transcription was read (TEI P5, 2.3.3)."""

from __future__ import annotations

import re

from textus.conventions.profiles import Taken
from textus.model.tree import Node

_SAID_BY = {"record": "The record of the work says so.", "settings": "The settings of the collection say so."}
_NO_NAME = re.compile(r"[^\w-]+")
UNTOLD = "Nothing in the transcription speaks for others."


def conventions(taken: Taken) -> Node:
    """By whose conventions marks were read, what these are, who says so or what told so, and how surely."""
    profile = taken.profile
    name = _NO_NAME.sub("-", profile.name).strip("-") or "own"
    node = Node("ab", {"type": "conventions", "subtype": name})
    if not taken.said_by and taken.reasons:
        node.attributes |= {"cert": taken.cert, "resp": "#textus"}
    why = _SAID_BY.get(taken.said_by) or (_sentence("; ".join(taken.reasons)) if taken.reasons else UNTOLD)
    parts = [f"Conventions of the transcription: {profile.title}.", profile.about, why]
    node.children.append(" ".join(part for part in parts if part))
    return node


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
