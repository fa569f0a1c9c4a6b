"""What values of settings and records may be: one row for each kind, with the words in which it is asked for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from textus.base import bundles
from textus.base.knowledge import knowledge_names, table
from textus.base.regex import regex
from textus.read.characters import ILLEGAL
from textus.read.decoding import codec_of

_LANGUAGE = regex(
    r"""[a-z]{2,3} (?:-[a-z]{3}){0,3}       # language, extensions of it
        (?:-[a-z]{4})?                      # script
        (?:-(?:[a-z]{2}|\d{3}))?            # region
        (?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*   # variants
        (?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)* # extensions
        (?:-x(?:-[a-z0-9]{1,8})+)?          # private use""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""a tag of RFC 5646 (BCP 47), without those that were registered whole before it"""
_DATE = regex(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
_WITHIN = regex(r"\[(?P<first>[^\[\].]*)\.\.(?P<last>[^\[\].]*)\]")
"""one day of a span of time, as the Extended Date/Time Format (ISO 8601-2) has it; either end may be open"""
_SPDX = regex(r"[A-Za-z0-9.+-]+(?: (?:OR|AND|WITH) [A-Za-z0-9.+-]+)*")
_URI = regex(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE | re.ASCII)

CORRECTION = "correction"
"""what a record calls a proposed correction, which is a span `sic` with its `corr`"""
DIGEST = 12
"""hexadecimal digits of a digest, enough to tell the passages of a text apart"""
MANY = 12
"""so many words are named where one of them is asked for"""

Bound = tuple[int, int, int]


class Kind(NamedTuple):
    """What a value must be, in words, whether it is, and as much of that as JSON Schema can say."""

    words: str
    fits: Callable[[Any], bool]
    schema: Mapping[str, Any]


def fault(value: Any, kind: str) -> tuple[str, str] | None:
    """What is wrong with a value, with a hint if there is a better one than an example; None for a good one."""
    if choices := choices_of(kind):
        several = kind.startswith("choices:") and isinstance(value, list) and value
        faults = (_not_among(one, choices) for one in (value if several else [value]))
        return next((found for found in faults if found), None)
    row = KINDS[kind]
    if row.fits(value):
        return None
    if isinstance(value, str) and (found := ILLEGAL.search(value)):
        return f"must not contain the character U+{ord(found.group()):04X}, which XML does not allow", "delete it"
    return f"must be {row.words}, not {_told(value)}", _quotes(value, kind)


def choices_of(kind: str) -> list[str]:
    """The words a kind allows: those behind `choice:` or `choices:`, or the rows of a table; else none."""
    if kind.startswith(("choice:", "choices:")):
        return kind.partition(":")[2].split(",")
    return sorted(CHOICES[kind]()) if kind in CHOICES else []


def _span_roles() -> Iterator[str]:
    """What characters can be by themselves; a line of verse or the label of a note cannot."""
    whole = (name for name, kind in bundles.span_kinds().items() if kind.element and not kind.structural)
    return (name for name in whole if not bundles.span_kinds()[name].empty)


def _roles() -> Iterator[str]:
    """What an editor can say that lines are."""
    return (name for name, role in bundles.roles().items() if not role.made)


def _things() -> set[str]:
    """What can be said not to be there: any role of lines but the plain paragraph, any span, a correction."""
    return {*_roles(), *(name for name, kind in bundles.span_kinds().items() if kind.element), CORRECTION} - {
        "p",
        "l",
    }


CHOICES: Mapping[str, Callable[[], Iterable[str]]] = {
    "role": _roles,
    "span": _span_roles,
    "thing": _things,
    "relator": lambda: table("relators"),
    "profile": lambda: knowledge_names("profiles"),
}
"""kinds whose values are the rows of a table"""


def schema_of(kind: str) -> dict[str, Any]:
    """What JSON Schema can say of the values of a kind."""
    choices = choices_of(kind)
    if kind.startswith("choices:"):
        return _one_or_more({"enum": choices})
    return {"enum": choices} if choices else dict(KINDS[kind].schema)


def is_date(text: str) -> bool:
    """Whether a text is a date of ISO 8601: a year, a month or a day; two of them parted by a slash, the earlier first;
    or `[first..last]` for a day not known between them, one of which may be left out. A `?` behind means not sure.
    """
    text = text.removesuffix("?")
    if within := _WITHIN.fullmatch(text):
        text = "/".join(part for part in within.groups() if part)
    parts = [_bounds(part) for part in text.split("/")]
    if len(parts) > 2 or None in parts:
        return False
    return parts[0] is not None and parts[-1] is not None and parts[0][0] <= parts[-1][1]


def _bounds(text: str) -> tuple[Bound, Bound] | None:
    """The first and the last day of a date; None if there is no such date. There is no year 0 (W3C XML Schema 1.0)."""
    match = _DATE.fullmatch(text)
    year = int(match["year"]) if match else 0
    if match is None or not year:
        return None
    month, day = (int(match[part] or 0) for part in ("month", "day"))
    try:
        datetime.date(year if year > 0 else 2000 + year % 400, month or 1, day or 1)
    except ValueError:
        return None
    if (match["month"] and not month) or (match["day"] and not day):
        return None
    return (year, month or 1, day or 1), (year, month or 12, day or 31)


def _is_pattern(value: Any) -> bool:
    try:
        return _is_text(value) and bool(re.compile(value))
    except re.error:
        return False


def _is_convention(value: Any) -> bool:
    return _is_text(value) and (value in knowledge_names("profiles") or value.endswith(".toml"))


def _not_among(value: Any, choices: list[str]) -> tuple[str, str] | None:
    if value in choices:
        return None
    import difflib  # here, because few runs need it

    near = difflib.get_close_matches(str(value).lower(), choices, 1)
    named = ", ".join(choices if len(choices) <= MANY else [*choices[:MANY], "…"])
    return f"must be one of {named}, not {_told(value)}", f"did you mean “{near[0]}”?" if near else ""


def _told(value: Any) -> str:
    """A value as people call it."""
    if isinstance(value, str):
        return f"“{value[:60]}”" if value.strip() else "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return f"the {'number' if isinstance(value, (int, float)) else 'date or time'} {value}"


def _quotes(value: Any, kind: str) -> str:
    if kind == "yes-no" and isinstance(value, str) and value.lower() in ("true", "false"):
        return f"write it without quotation marks: {value.lower()}"
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind not in ("yes-no", "number", "which") and (number or isinstance(value, datetime.date)):
        return f'write it in quotation marks: "{value}"'
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not ILLEGAL.search(value)


def _is_text_matching(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_texts(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, list) and bool(value) and all(map(_is_text, value)))


def _is_numbering(value: Any) -> bool:
    return _is_text(value) or (type(value) is int and value >= 0)


def _is_day_or_date(value: Any) -> bool:
    return type(value) is datetime.date or (isinstance(value, str) and is_date(value))


def _is_languages(value: Any) -> bool:
    fits = _is_text_matching(_LANGUAGE)
    return fits(value) or (isinstance(value, list) and bool(value) and all(map(fits, value)))


_TEXT: Mapping[str, Any] = {"type": "string", "pattern": r"\S"}
_TAG: Mapping[str, Any] = {"type": "string", "pattern": r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}
_POINT = r"-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_WHEN = rf"^({_POINT}(/{_POINT})?|\[({_POINT}\.\.({_POINT})?|\.\.{_POINT})\])\??$"


def _one_or_more(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


KINDS: Mapping[str, Kind] = {
    "text": Kind("text in quotation marks", _is_text, _TEXT),
    "texts": Kind('text in quotation marks, or a list ["…", "…"]', _is_texts, _one_or_more(_TEXT)),
    "word": Kind(
        "a single word, without spaces",
        lambda value: _is_text(value) and not re.search(r"\s", value),
        {"type": "string", "pattern": r"^\S+$"},
    ),
    "numbering": Kind(
        "text in quotation marks, or a number", _is_numbering, {"anyOf": [_TEXT, {"type": "integer", "minimum": 0}]}
    ),
    "yes-no": Kind("true or false", lambda value: isinstance(value, bool), {"type": "boolean"}),
    "number": Kind(
        "a whole number (1 or more)",
        lambda value: type(value) is int and value >= 1,
        {"type": "integer", "minimum": 1},
    ),
    "which": Kind(
        'a whole number (1 or more), or "all"',
        lambda value: value == "all" or (type(value) is int and value >= 1),
        {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "all"}]},
    ),
    "digest": Kind(
        f"a digest as printed by textus explain: {DIGEST} characters 0–9, a–f",
        _is_text_matching(re.compile(rf"[0-9a-f]{{{DIGEST}}}")),
        {"type": "string", "pattern": rf"^[0-9a-f]{{{DIGEST}}}$"},
    ),
    "language": Kind('a BCP 47 language tag such as "en", "de" or "fr-CA"', _is_text_matching(_LANGUAGE), _TAG),
    "languages": Kind('a BCP 47 language tag, or a list ["de", "fr-CA"]', _is_languages, _one_or_more(_TAG)),
    "date": Kind(
        "a date (YYYY, YYYY-MM or YYYY-MM-DD), a period (from/to) or a range of possible dates ([first..last])",
        _is_day_or_date,
        {"type": "string", "pattern": _WHEN},
    ),
    "encoding": Kind(
        "the name of a character encoding", lambda value: isinstance(value, str) and bool(codec_of(value)), _TEXT
    ),
    "weight": Kind(
        "a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool), {"type": "number"}
    ),
    "characters": Kind(
        "characters in quotation marks",
        lambda value: isinstance(value, str) and value != "" and not ILLEGAL.search(value),
        {"type": "string", "minLength": 1},
    ),
    "pattern": Kind("a regular expression", _is_pattern, _TEXT),
    "conventions": Kind(
        f"one of {', '.join(knowledge_names('profiles'))}, or the path of your own .toml file",
        _is_convention,
        {"anyOf": [{"enum": list(knowledge_names("profiles"))}, {"type": "string", "pattern": r"\.toml$"}]},
    ),
    "spdx": Kind(
        "an SPDX identifier",
        _is_text_matching(_SPDX),
        {"type": "string", "pattern": r"^[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*$"},
    ),
    "uri": Kind(
        "a URI that begins with https: or another scheme",
        _is_text_matching(_URI),
        {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"},
    ),
}
