"""Labelled lines, like "Source: …;": the label, what it names, and the value behind it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere, of_no_language, table
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, alternation, fold, merged, pattern, small_words

CREDIT = "credit"
MEASURE = 66
"""columns of the header of an e-text project"""
_COLON = regex(r"[:：]|\s[-–—=]\s")
_SIGN = regex(r"(?:\s*\([^)\n]{1,30}\))?[_*]*[ \t]+(?P<sign>[-–—=])[ \t]+[_*]*(?=\S)")
"""what may stand for the colon: "Title - ", "Author = \""""
_VALUE = r"(?P<{}>(?:\S(?:[^\r\n]*\S)?)?)[ \t]*$"
_KEY = regex(
    rf"#(?P<muse>[A-Za-z]{{3,20}})[ \t]+{_VALUE.format('muse_value')}"
    rf"|#{{1,6}}[ \t]+(?P<heading>[^\W\d_][\w -]{{1,30}}?)[ \t]*:[ \t]*{_VALUE.format('heading_value')}"
    rf"|(?P<toml>[a-z][\w-]{{1,30}})[ \t]*=[ \t]*{_VALUE.format('toml_value')}"
)
"""a key and its value: of muse, in a heading, of TOML"""
_IN_TEMPLATE = regex(
    r"\|[ \t]*(?P<template>[^\W\d_][\w -]{0,30}?)[ \t]*=[ \t]*"
    r"(?P<template_value>(?:\[\[[^\[\]\r\n]*\]\]|\{\{[^{}\r\n]*\}\}|[^|{}\r\n])*?)[ \t]*(?=\||\}\}|$)"
)
"""a key of a template and its value"""
_POSITIONAL = regex(
    r"\{\{[ \t]*(?P<name>[^\W\d_][\w ]*?)[ \t]*(?=\|)(?P<values>(?:[^{}=\r\n]|\[\[[^\[\]\r\n]*\]\])+)\}\}"
)
_POSITION = regex(r"\|[ \t]*(?P<value>(?:\[\[[^\[\]\r\n]*\]\]|[^|{}\r\n])*?)[ \t]*(?=\||\}\})")
"""a template whose values have no keys, and one of its values"""
_ANY_KEY = regex(
    r"(?:#+[ \t]*)?(?P<key>[^\W\d_][\w -]{0,30}?)[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t]*$"
    r"|#(?P<muse>[^\W\d_][\w-]*)[ \t]+(?P<muse_value>\S.*?)[ \t]*$"
)
"""a line of a key and its value, whatever the format"""
_LINK = regex(r"\[\[(?:[^\[\]|]*\|)?(?P<shown>[^\[\]|]+)\]\]")
_VALUES = {"template": "template_value", "key": "value", "muse": "muse_value"}
"""the group of a key, and that of its value"""
_CITED = frozenset({"source", "published", "edition", "version", "publisher", "rights", "written"})
_OPENING = regex(r"[\s_*\[(]*(?=[^\s_*\[(])")


_AND = regex(lambda: rf"\s*[/\\&+,]\s*|\s+{small_words('and')}\s+", re.IGNORECASE)


@functools.cache
def _end() -> re.Pattern[str]:
    """What a label may have before its colon: "into English", "(2003)"."""
    of = alternation((*anywhere("statements", "from_language"), *anywhere("statements", "into_language")))
    tail = rf"(?P<tail>(?:\s+{of}\s+[^\W\d_]\w+)?(?:\s*\([^)\n]{{1,30}}\))?)"
    return re.compile(tail + r"[_*]*\s*[:：][_*]*\s*", re.IGNORECASE)


@frozen
class Field:
    """What a label names (source, written, rights …, or credit) and where label and value stand."""

    name: str
    label_start: int
    label_end: int
    value_start: int
    value_end: int


@functools.cache
def _names(codes: Codes) -> dict[str, str]:
    labels = {fold(label): CREDIT for label in merged(codes, "credits")}
    return labels | {fold(label): str(name) for label, name in merged(codes, "labels").items()}


@functools.cache
def _labels(codes: Codes) -> Phrases:
    return pattern(tuple(_names(codes)))


@frozen
class _Label:
    """A label with its colon: where it starts, the first of its phrases, where it ends, where its value begins."""

    start: int
    first: str
    end: int
    value: int


def _label(phrase: re.Match[str] | None, text: str, end: int, codes: Codes) -> _Label | None:
    """The label that begins with a phrase, None unless a colon ends it."""
    last = phrase
    while last:
        if found := _end().match(text, last.end(), end):
            return _Label(phrase.start(), phrase.group(), found.end("tail"), found.end())  # type: ignore[union-attr]
        joined = _AND.match(text, last.end(), end)
        last = _labels(codes).match(text, joined.end(), end) if joined else None
    return None


def _signed(phrase: re.Match[str] | None, text: str, end: int, codes: Codes) -> _Label | None:
    """The label that a hyphen or an equals sign ends, of a line like those beside it: "Title - …", "Author = …"."""
    found = _SIGN.match(text, phrase.end(), end) if phrase else None
    if not phrase or not found:
        return None
    label = _Label(phrase.start(), phrase.group(), phrase.end(), found.end())
    if _names(codes)[fold(phrase.group())] == "title":
        return label
    line, below = text.rfind("\n", 0, phrase.start()) + 1, text.find("\n", found.end()) + 1
    beside = [text.rfind("\n", 0, line - 1) + 1] * (line > 0) + [below] * (below > 0)
    return label if any(_has_sign(text, place, found["sign"], codes) for place in beside) else None


def _has_sign(text: str, place: int, sign: str, codes: Codes) -> bool:
    """The line at an offset is a label that the same sign ends."""
    opening = _OPENING.match(text, place)
    phrase = _labels(codes).match(text, opening.end()) if opening else None
    found = _SIGN.match(text, phrase.end()) if phrase else None
    return bool(found) and found["sign"] == sign  # type: ignore[index]


def read_field(text: str, start: int, end: int, codes: Codes) -> Field | None:
    """The label a line begins with and its value, None for a line without a known label.

    The value ends with the line, less a closing semicolon or full stop; the full stop of an abbreviation goes with it.
    """
    fields = read_fields(text, start, end, codes)
    return fields[0] if fields else None


@functools.cache
def _keys(codes: Codes) -> dict[str, str]:
    """What the keys of metadata name: those of formats, and labels."""
    return {**_names(codes), **of_no_language("metadata")}


def read_coded(text: str, start: int, end: int, codes: Codes) -> tuple[Field, ...]:
    """Known keys and their values as formats of metadata have them: "| year = 1903", "#title X", "## Author: Y"."""
    if start >= end or (text[start] not in "#|{" and "=" not in text[start:end]):
        return ()
    if text.startswith("{{", start) and (found := _POSITIONAL.match(text, start, end)):
        return tuple(_by_position(text, found))
    matches = (
        _IN_TEMPLATE.finditer(text, start, end) if text[start] in "{|" else filter(None, [_KEY.match(text, start, end)])
    )
    return tuple(field for match in matches if (field := _coded(text, match, codes)))


def unknown_keys(text: str, start: int, end: int, codes: Codes) -> Iterator[Field]:
    """The keys in a line of metadata that no table has, with their values; they name nothing."""
    for match, key in _keyed(text, start, end):
        first, after = match.span(key)
        value, value_end = match.span(_VALUES[key])
        if fold(text[first:after]) not in _keys(codes) and value < value_end:
            quoted = value_end - value > 1 and text[value] in "\"'" and text[value] == text[value_end - 1]
            yield Field("", first, after, value + quoted, value_end - quoted)


def _keyed(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    """The keys in a line of metadata, each a match and the name of its group."""
    if text[start] in "{|":
        yield from ((match, "template") for match in _IN_TEMPLATE.finditer(text, start, end))
    elif match := _ANY_KEY.match(text, start, end):
        yield match, "muse" if match["muse"] else "key"


def _by_position(text: str, template: re.Match[str]) -> Iterator[Field]:
    """The values of a template without keys, by their order: "{{Titre|…|…|…}}"."""
    names = table("conventions")["templates"].get(fold(template["name"]), ())
    values = _POSITION.finditer(text, template.start("values"), template.end())
    for name, value in zip(names, values, strict=False):
        first, after = value.span("value")
        if linked := _LINK.fullmatch(text, first, after):
            first, after = linked.span("shown")
        if first < after:
            yield Field(name, first, first, first, after)


def _coded(text: str, match: re.Match[str], codes: Codes) -> Field | None:
    group = next(name for name in ("template", "muse", "heading", "toml") if match.groupdict().get(name))
    name = _keys(codes).get(fold(match[group]))
    first, after = match.span(f"{group}_value")
    if name is None or first == after or (group == "toml" and text[first] not in "\"'0123456789"):
        return None
    if linked := _LINK.fullmatch(text, first, after):
        first, after = linked.span("shown")
    quoted = after - first > 1 and text[first] in "\"'" and text[first] == text[after - 1]
    # what is cited is read from its label on, and a key is no word of a citation
    label = (first + quoted, first + quoted) if name in _CITED else match.span(group)
    return Field(name, *label, first + quoted, after - quoted)


def read_fields(text: str, start: int, end: int, codes: Codes) -> tuple[Field, ...]:
    """All labelled values of a line that begins with a label; several where they run on: "Written: …; Source: …"."""
    if coded := read_coded(text, start, end, codes):
        return coded
    opening = _OPENING.match(text, start, end)
    if opening is None or not _COLON.search(text, start, end):
        return ()
    phrase = _labels(codes).match(text, opening.end(), end)
    first = _label(phrase, text, end, codes) or _signed(phrase, text, end, codes)
    if not first:
        return ()
    found = [first]
    for phrase in _labels(codes).finditer(text, first.value, end):
        before = text[: phrase.start()].rstrip(" \t\r\n_*")
        if before[-1:] in ";.)" and phrase.group()[:1].isupper() and (label := _label(phrase, text, end, codes)):
            found.append(label)
    edges = [label.start for label in found[1:]] + [end]
    return tuple(_field(text, label, edge, codes) for label, edge in zip(found, edges, strict=True))


def _field(text: str, label: _Label, end: int, codes: Codes) -> Field:
    value_end = label.value + len(text[label.value : end].rstrip(" \t\r\n;_*"))
    if value_end - label.value > 2 and text[label.value] in "\"'" and text[label.value] == text[value_end - 1]:
        label, value_end = replace(label, value=label.value + 1), value_end - 1
    return Field(_names(codes)[fold(label.first)], label.start, label.end, label.value, value_end)


def lines_of_value(text: str, field: Field) -> Iterator[str]:
    """The lines of a value; one that the measure alone has parted from the line above goes on in it."""
    whole = ""
    width = field.value_start - field.label_start
    for line in text[field.value_start : field.value_end].splitlines():
        words = " ".join(line.split())
        if whole and words and width + len(whole) % MEASURE + len(words.split(" ")[0]) < MEASURE:
            yield whole
            whole = words
        else:
            whole = f"{whole} {words}".strip()
    if whole:
        yield whole
