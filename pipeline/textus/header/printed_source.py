"""A publication as a record says it, `[[source]]`, and back; and a date as a record says it, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from textus.base.regex import regex
from textus.header.facts import Moment
from textus.language.bibliography.numerals import roman
from textus.language.bibliography.works import Part, Publication
from textus.record.record import Printed

SCOPES = {
    "volume": "volume", "issue": "issue", "part": "part", "chapter": "chapter", "pages": "page", "columns": "column",
    "folios": "folio",
}  # fmt: skip
"""keys of [[source]] that are a `biblScope`, and its unit"""
_ROLES = {"author": "author", "editor": "editor", "publisher": "publisher", "place": "pubPlace"}
_TITLES = {"article": "a", "series": "s"}
_MEDIUM = "medium"
_RANGE = regex(r"\s*(?P<first>[^\s–—-]+)\s*[–—-]\s*(?P<last>[^\s–—-]+)\s*")


def entry(publication: Publication) -> dict[str, tuple[str, ...]]:
    """A publication as keys of [[source]]; what they cannot say is left out."""
    said: dict[str, tuple[str, ...]] = {} if publication.kind == "source" else {"kind": (publication.kind,)}
    for part in publication.parts:
        key = _key(part)
        value = date(part.attributes) if key == "date" else part.words
        if key and value and (key in _ROLES or key not in said):
            said[key] = (*said.get(key, ()), value)
        if key == "title":
            said.setdefault("level", (part.attributes.get("level", "m"),))
    return said


def publication(said: Printed, read: Publication | None = None) -> Publication:
    """What [[source]] says, as a publication; what it leaves out, and what it says alike, is as it was `read`."""
    told = dict(said)
    kind = told.pop("kind", ("source",))[0]
    known = entry(read) if read else {}
    parts = (
        [part for part in read.parts if told.get(key := _key(part), known.get(key)) == known.get(key)] if read else []
    )
    level = told.pop("level", known.get("level", ("m",)))[0]
    for key, values in told.items():
        if known.get(key) != values:
            parts.extend(_parts(key, values, level))
    parts = [_at_level(part, level) if _key(part) == "title" else part for part in parts]
    words = "; ".join(value for _, values in said for value in values)
    return Publication(parts, words, kind, first=read is not None and read.first)


def moment(value: str, read: Sequence[Moment] = ()) -> Moment:
    """A date of a record; in the words in which it was read, if it is one of those."""
    attributes = _attributes(value)
    same = (one for one in read if dict(one.attributes) == attributes)
    return next(same, Moment(value.removesuffix("?").strip("[]"), attributes))


def date(attributes: Mapping[str, str]) -> str:
    """TEI's attributes of a date as a record says them; empty for none, and for what it cannot say."""
    unsure = "?" if "cert" in attributes else ""
    if "when" in attributes:
        value = attributes["when"]
    elif "from" in attributes and "to" in attributes:
        value = f"{attributes['from']}/{attributes['to']}"
    elif "notBefore" in attributes or "notAfter" in attributes:
        value = f"[{attributes.get('notBefore', '')}..{attributes.get('notAfter', '')}]"
    else:
        return ""
    return value + unsure if _attributes(value + unsure) == dict(attributes) else ""


def _attributes(value: str) -> dict[str, str]:
    sure = value.removesuffix("?")
    cert = {"cert": _MEDIUM} if sure != value else {}
    if sure.startswith("["):
        first, _, last = sure.strip("[]").partition("..")
        bounds = {"notBefore": first, "notAfter": last}
        return {name: day for name, day in bounds.items() if day} | cert
    first, _, last = sure.partition("/")
    return ({"from": first, "to": last} if last else {"when": first}) | cert


def _key(part: Part) -> str:
    """The key of [[source]] that says this part; empty for none."""
    if part.role == "title":
        levels = {level: key for key, level in _TITLES.items()}
        return levels.get(part.attributes.get("level", "m"), "title")
    if part.role == "biblScope":
        return next((key for key, unit in SCOPES.items() if unit == part.attributes.get("unit")), "")
    if part.role == "date":
        return "date"
    return next((key for key, role in _ROLES.items() if role == part.role), "")


def _parts(key: str, values: Sequence[str], level: str) -> Iterator[Part]:
    for value in values:
        if key in SCOPES:
            yield Part("biblScope", value, {"unit": SCOPES[key], **_numbers(key, value)})
        elif key == "date":
            read = moment(value)
            yield Part("date", read.words, read.attributes)
        elif key in _ROLES:
            yield Part(_ROLES[key], value, {})
        else:
            yield Part("title", value, {"level": _TITLES.get(key, level)})


def _numbers(key: str, value: str) -> dict[str, str]:
    """The numbers of a scope in arabic, as far as they are numbers."""
    between = _RANGE.fullmatch(value)
    first, last = (_arabic(word) for word in (between["first"], between["last"])) if between else (_arabic(value), "")
    if not first or (between and not last):
        return {}
    if last or key in ("pages", "columns", "folios"):
        return {"from": first, "to": last or first}
    return {"n": first}


def _arabic(word: str) -> str:
    if re.fullmatch(r"\d+[a-z]?", word, re.IGNORECASE):
        return word
    value = roman(word)
    return str(value) if value else ""


def _at_level(part: Part, level: str) -> Part:
    return Part(part.role, part.words, {**part.attributes, "level": level})
