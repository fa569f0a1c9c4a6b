"""The words of a line as they are read: without marks of emphasis, of editors, and calls of notes."""

from __future__ import annotations

import re

from textus.base.regex import regex

_CALL = r"\[(?:\^?\d{1,3}|[*†‡])\]|\^\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+"
_CALLS = regex(rf"\s*(?:{_CALL})(?=[.,:!]?$)|(?<=\w)(?:{_CALL})(?=\s)")
_EMPHASIS = regex(r"(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w.,:;!?)\]])[*_]{1,3}(?!\w)|</?[ib]>|'{2,3}")
_SUPPLIED = regex(
    r"(?<=[^\W\d_])(?:\[{1,2}|<|\{)(?P<behind>[^\W\d_]+)(?:\]{1,2}|>|\})|(?:\[|<)(?P<stop>[.,:;!])(?:\]|>)"
)
_BEGUN = regex(r"(?<!\S)[\[<]([^\W\d_]+)[\]>](?=[^\W\d_])")
_DOUBTED = regex(r"\s?(?:\[\?\]|\(\?\)|<\?>)")


def plain(text: str) -> str:
    """Marks are omitted; what editors supplied inside a word is part of it: "Decem[ber] *3*[1]" is "December 3"."""
    text = _CALLS.sub("", text.strip("_* "))
    if not any(mark in text for mark in "[<{(*_'"):
        return text
    text = _DOUBTED.sub("", _EMPHASIS.sub("", text))
    text = _BEGUN.sub(r"\1", _SUPPLIED.sub(_written, text))
    return text.strip("_* ")


def _written(found: re.Match[str]) -> str:
    return found["behind"] or found["stop"]
