"""What an edition declares about how its transcription was read (TEI P5, 2.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from textus.base.regex import regex
from textus.conventions.profiles import Taken
from textus.model.claims import FAIRLY_SURE, SURE
from textus.model.tree import Node
from textus.survey.habits.habit import Habit

_SAID_BY = {
    "record": "Specified in the record of the work.",
    "settings": "Specified in the settings of the collection.",
}
_UNSHOWN = ("none",)
"""values of habits that a header leaves out"""
_NO_NAME = regex(r"[^\w-]+")
_HYPHENS = (
    'Hyphens at line ends are encoded as pc: with force="weak" where they divide a word, with force="inter" in case of'
    " doubt."
)
_DATES = "Dates are normalised to the Gregorian calendar in ISO 8601 form; inferred values carry @cert."
PRINCIPLES: tuple[tuple[str, dict[str, str], str], ...] = (
    (
        "correction",
        {"method": "markup"},
        "Apparent errors are kept in sic and paired with a proposed corr, whose certainty is given in @cert.",
    ),
    ("normalization", {"method": "markup"}, "The spelling of the transcription is retained."),
    ("quotation", {"marks": "all"}, "Quotation marks are retained as characters in the text."),
    ("hyphenation", {"eol": "some"}, _HYPHENS),
    ("interpretation", {}, _DATES),
    ("punctuation", {"marks": "all"}, "The punctuation of the transcription is retained."),
)
"""editorial principles that hold for every edition: element of `editorialDecl`, attributes, sentence"""
_CITED = (("paragraph", "p.", "/TEI/text//p[@xml:id]", "@xml:id"), ("page", "pb.", "/TEI/text//pb[@n]", "@n"))
"""how passages are cited in every edition: unit, beginning of a reference, elements, and what identifies them"""
NONE_DETECTED = "No other convention was detected."


def conventions(taken: Taken) -> Node:
    """The conventions marks were read by, who chose them or on what evidence, and with what certainty."""
    profile = taken.profile
    name = _NO_NAME.sub("-", profile.name).strip("-") or "own"
    node = Node("ab", {"type": "conventions", "subtype": name})
    if not taken.said_by and taken.reasons:
        node.attributes |= {"cert": taken.cert, "resp": "#textus"}
    why = _SAID_BY.get(taken.said_by) or _evidence(taken)
    parts = [f"Transcription conventions: {profile.title}.", profile.about, why]
    node.children.append(" ".join(part for part in parts if part))
    return node


def typed(habits: Sequence[Habit]) -> Node:
    """How the transcription was typed: a sentence for each habit it shows, with the certainty of what was inferred."""
    node = Node("ab", {"type": "habits"})
    for number, habit in enumerate(one for one in habits if one.value not in _UNSHOWN):
        attributes = {"type": habit.name}
        if not habit.said_by:
            attributes |= {"cert": _cert(habit.sure), "resp": "#textus"}
        node.children += [" "] if number else []
        why = f" {_SAID_BY[habit.said_by]}" if habit.said_by else ""
        node.add("seg", f"{habit.title.capitalize()}: {habit.words}.{why}", **attributes)
    return node


def _cert(sure: float) -> str:
    return "high" if sure >= SURE else "medium" if sure >= FAIRLY_SURE else "low"


def references() -> Node:
    """How paragraphs and pages are cited (TEI P5, 17.2.5.3)."""
    node = Node("refsDecl")
    for unit, delimiter, match, use in _CITED:
        node.add("citeStructure", unit=unit, delim=delimiter, match=match, use=use)
    return node


def _evidence(taken: Taken) -> str:
    return f"Detected because {'; '.join(taken.reasons)}." if taken.reasons else NONE_DETECTED
