"""The tables of recognisers: what lines and characters may be, for which reasons, and what may follow what.

A kind of thing is one bundle of files: `recognise/letters/openers.py` looks, `openers.toml` beside it holds what is
known of the things it finds, `openers.md` holds its examples. What the recognisers of a family share is in the table of
the family (`letters/_letters.toml`), what families share in `recognise/_all.toml`. The folder is the registry: a table
counts because it is there. It has up to four parts, each key explained below where it is read:

    [roles.CODE]            what a block of lines can be                            `Role`
    [spans.CODE]            what characters inside a block can be                   `SpanKind`
    [evidence]              reasons for a role: CODE = { weight, reason }           `Weighed`
    [span_weights]          how strong a claim on characters is, and why            `Weighed`

Weights are log-odds: of a role against an ordinary paragraph, of a span against plain text. A mistake in a table never
stops a run: the entry is left out and listed in `faults()`; a test holds that the tables we ship have none.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import tomli

from textus.base.frozen import frozen
from textus.base.regex import regex
from textus.base.resources import recognisers_dir

NEVER = -99.0
"""log-odds of `"never"`: low enough to lose against anything, and finite, so that some reading always remains"""
ZONES = ("front", "body", "back")
START, ANY = "start", "*"
Place = Literal["top", "content", "bottom", "any", "title", "division"]
LetterPart = Literal["", "opening", "date", "greeting", "closing", "postscript", "break", "note", "beside"]
PLACES, LETTER_PARTS = frozenset(get_args(Place)), frozenset(get_args(LetterPart))
_PATH = regex(r"(?:[A-Za-z]+(?:@[A-Za-z][\w.-]*|\^)?/)*(?:[A-Za-z]+(?:@[A-Za-z][\w.-]*)?|\*)")
_EMPTY: Mapping[str, Any] = MappingProxyType({})


def _empty() -> Mapping[str, Any]:
    return _EMPTY


@frozen
class Role:
    """What a block of lines can be: `[roles.CODE]`."""

    name: str
    """what it is called in English, without an article"""
    zones: tuple[str, ...]
    """the parts of the document in which it may appear: front, body, back"""
    prior: float
    """log-odds against an ordinary paragraph, before any evidence"""
    path: str
    """elements from the container (front, a div of the body, back) to the element with the text. `div@x` is a div of
    type x; a last step `*` leaves the parts to the spans of the claim; `x^` is the last x already there. Blocks that
    follow one another share the elements above the last"""
    place: Place
    """where in a div the first element of the path may appear: top, content, bottom, any; or title, division"""
    article: str = ""
    """the article of the name, if it is neither “a” nor “an”"""
    leaf: str = ""
    """"line": every line of the block is an element of its own"""
    early: str = ""
    """the role it becomes before any content of the div, where TEI does not allow it"""
    alone: str = ""
    """the role it becomes if the first element of the path is not there already"""
    late: str = ""
    """the role that one of the top becomes after content"""
    last: bool = False
    """nothing may follow in the elements above it"""
    heading: bool = False
    """it opens a division and is its heading"""
    begins: str = ""
    """an element of the path that every claim opens anew (a stanza, a speech)"""
    opens: str = ""
    """the role of the words with which the block begins; the rest of it is a paragraph, or what `then` names"""
    then: str = ""
    """the role of the rest of such a block"""
    fact: str = ""
    """what the words of the block give to the header (`header/read/collect.py` lists the facts)"""
    letter: LetterPart = ""
    """its part in a letter: opening, date or greeting; closing or postscript; or what may come between its lines: break
    (which parts it from what precedes), note (of the letter itself) or beside"""
    learnt: str = ""
    """the class of lines it is weighed as (`decide/line_scores.py`), if that is not what its elements say;
    with ` goes on` if its first line begins nothing, with ` either` if each of its lines may begin something"""
    claimed: bool = True
    """false: only an editor's decision gives this role"""
    made: bool = False
    """only the structure of the text gives this role: no recogniser claims it, and no editor's decision names it"""
    follows: Mapping[str, float] = field(default_factory=_empty)
    """log-odds that it follows a role, by that role: `x.*` is any role of that family, `*` any not listed, `start` the
    beginning of the document; "never" excludes it"""
    followed_by: Mapping[str, float] = field(default_factory=_empty)
    """the same for roles of other tables that may follow it"""

    @property
    def phrase(self) -> str:
        """The name with its article."""
        return f"{self.article or ('an' if self.name[:1] in 'aeiou' else 'a')} {self.name}"


@frozen
class SpanKind:
    """What characters inside a block can be: `[spans.CODE]`."""

    element: str = ""
    """the TEI element"""
    attributes: Mapping[str, str] = field(default_factory=_empty)
    """attributes every such element has"""
    empty: bool = False
    """the element has no text: all its characters come back through a rendition"""
    structural: bool = False
    """a part of the structure of the block (a verse line, a speaker), not of its running text"""
    within: tuple[str, ...] = ()
    """the only elements that may hold it; elsewhere the characters stay plain text"""
    divisible: bool = False
    """where the block is cut into lines or parts, the span is cut with it"""
    zones: tuple[str, ...] = ()
    """the only parts of the document in which it may appear; all, if none is listed"""
    never: tuple[str, ...] = ()
    """roles of blocks in which it may not appear"""
    owner: str = ""
    """the characters are the label of the nearest element of this name and come back through its rendition"""
    fact: str = ""
    """what the characters give to the header, in a block of any role"""


@frozen
class Weighed:
    """A weight and the reason for it: rows of `[evidence]` and `[span_weights]`."""

    weight: float
    reason: str


@frozen
class Fault:
    """A mistake in a table: the file, the key, what is wrong."""

    file: str
    key: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.words}"


@dataclass(frozen=True, eq=False)
class Bundles:
    """Everything the tables hold, by code."""

    roles: dict[str, Role] = field(default_factory=dict)
    spans: dict[str, SpanKind] = field(default_factory=dict)
    evidence: dict[str, Weighed] = field(default_factory=dict)
    span_weights: dict[str, Weighed] = field(default_factory=dict)
    follows: dict[str, dict[str, float]] = field(default_factory=dict)
    """log-odds by a role and the role before it"""
    homes: dict[tuple[str, str], str] = field(default_factory=dict)
    """the file of an entry, by its part of the table and its code"""
    faults: list[Fault] = field(default_factory=list)


_PARTS: Mapping[str, type] = {"roles": Role, "spans": SpanKind, "evidence": Weighed, "span_weights": Weighed}


@functools.cache
def known() -> Bundles:
    """The tables of this installation, read once."""
    return load(recognisers_dir())


def roles() -> Mapping[str, Role]:
    """All roles, by code."""
    return known().roles


def span_kinds() -> Mapping[str, SpanKind]:
    """All kinds of spans, by code."""
    return known().spans


def follows(role: str) -> Mapping[str, float]:
    """Log-odds that a role follows another, by that other role."""
    return known().follows.get(role, {})


def evidence_weight(rule: str) -> float:
    """The log-odds a piece of evidence gives to the role it is claimed for; 0 for one in no table."""
    row = known().evidence.get(rule)
    return row.weight if row else 0.0


def evidence_reason(rule: str) -> str:
    """A piece of evidence in words; its code for one in no table."""
    row = known().evidence.get(rule)
    return row.reason if row else rule


def span_weight(rule: str) -> float:
    """The log-odds of a span by the occasion it is claimed on; 0, the least of all, for one in no table."""
    row = known().span_weights.get(rule)
    return row.weight if row else 0.0


def faults() -> tuple[Fault, ...]:
    """The mistakes in the tables, by file and key."""
    return tuple(known().faults)


def load(folder: Path) -> Bundles:
    """All tables below a folder; mistakes are listed, and what is wrong is left out."""
    found = Bundles()
    for path in sorted(folder.rglob("*.toml")):
        file = path.relative_to(folder.parent).as_posix()
        try:
            data = tomli.loads(path.read_text(encoding="utf-8"))
        except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
            found.faults.append(Fault(file, "the whole table", f"not TOML: {error}"))
            continue
        for part, rows in data.items():
            if part in _PARTS and isinstance(rows, dict):
                _take(found, file, part, rows)
            else:
                found.faults.append(Fault(file, part, f"unknown part; known are {', '.join(_PARTS)}"))
    _join_grammar(found)
    found.faults.extend(_dangling(found))
    return found


def _take(found: Bundles, file: str, part: str, rows: Mapping[str, Any]) -> None:
    into: dict[str, Any] = getattr(found, part)
    for code, row in rows.items():
        key = f"{part}.{code}"
        if code in into:
            found.faults.append(Fault(file, key, f"already in {found.homes[part, code]}"))
            continue
        made, wrong = _made(_PARTS[part], row)
        found.faults.extend(Fault(file, f"{key}{'.' if where else ''}{where}", words) for where, words in wrong)
        if made is not None:
            into[code] = made
            found.homes[part, code] = file


def _made(kind: type, row: object) -> tuple[Any, list[tuple[str, str]]]:
    """A row as a record, or None if it cannot be one; with what is wrong: key and words."""
    if not isinstance(row, dict):
        return None, [("", "must be a table")]
    members = _members(kind)
    wrong = [(key, f"unknown key; known are {', '.join(members)}") for key in row if key not in members]
    values, whole = {}, True
    for name, (required, convert) in members.items():
        if name not in row:
            if required:
                wrong.append((name, "missing"))
            whole = whole and not required
            continue
        value, fault = convert(row[name])
        if fault:
            wrong.append((name, fault))
            whole = whole and not required
        else:
            values[name] = value
    return (kind(**values) if whole else None), wrong


Converted = tuple[Any, str]
"""a value, and what is wrong with it, empty for nothing"""


def _text(value: object) -> Converted:
    return (value, "") if isinstance(value, str) and value.strip() else (None, "must be a string that is not empty")


def _number(value: object) -> Converted:
    return (value, "") if isinstance(value, float) else (None, "must be a number with a decimal point")


def _flag(value: object) -> Converted:
    return (value, "") if isinstance(value, bool) else (None, "must be true or false")


def _several(value: object) -> Converted:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value), ""
    return None, "must be a list of strings"


def _pairs(value: object) -> Converted:
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value, ""
    return None, "must be a table of strings"


def _costs(value: object) -> Converted:
    costs = dict(value) if isinstance(value, dict) else {"": ""}
    made = {role: NEVER if cost == "never" else cost for role, cost in costs.items()}
    if all(isinstance(cost, float) for cost in made.values()):
        return made, ""
    return None, 'must be a table of roles with numbers with a decimal point, or "never"'


_KINDS: Mapping[str, Callable[[object], Converted]] = {
    "str": _text,
    "Place": _text,
    "LetterPart": _text,
    "float": _number,
    "bool": _flag,
    "tuple[str, ...]": _several,
    "Mapping[str, str]": _pairs,
    "Mapping[str, float]": _costs,
}
"""how a value is read, by the type of its field"""


@functools.cache
def _members(kind: type) -> Mapping[str, tuple[bool, Callable[[object], Converted]]]:
    """The keys of a row: whether it must have them, and how their values are read."""
    return {
        member.name: (member.default is MISSING and member.default_factory is MISSING, _KINDS[str(member.type)])
        for member in fields(kind)
    }


def _join_grammar(found: Bundles) -> None:
    for code, role in found.roles.items():
        if role.follows:
            found.follows.setdefault(code, {}).update(role.follows)
    for code, role in found.roles.items():
        for after, cost in role.followed_by.items():
            if found.follows.setdefault(after, {}).setdefault(code, cost) != cost:
                file = found.homes["roles", code]
                words = f"{found.homes.get(('roles', after), 'another table')} has another number for the same step"
                found.faults.append(Fault(file, f"roles.{code}.followed_by.{after}", words))


def _dangling(found: Bundles) -> Iterator[Fault]:
    """Names in the tables that name nothing."""
    families = {f"{code.split('.')[0]}.*" for code in found.roles}
    before = {*found.roles, *families, START, ANY}
    for code, role in found.roles.items():
        named = {
            "zones": (role.zones, set(ZONES)),
            "place": ((role.place,), set(PLACES)),
            "leaf": ((role.leaf,), {"", "line"}),
            "letter": ((role.letter,), set(LETTER_PARTS)),
            "opens, then": ((role.opens, role.then), {"", *found.roles}),
            "early, alone, late": ((role.early, role.alone, role.late), {"", *found.roles}),
            "follows": (tuple(role.follows), before),
            "followed_by": (tuple(role.followed_by), set(found.roles)),
        }
        yield from _unknown(found.homes["roles", code], f"roles.{code}", named)
        if not _PATH.fullmatch(role.path):
            yield Fault(found.homes["roles", code], f"roles.{code}.path", f"“{role.path}” is no path of elements")
    for code, span in found.spans.items():
        allowed = {"zones": (span.zones, set(ZONES)), "never": (span.never, set(found.roles))}
        yield from _unknown(found.homes["spans", code], f"spans.{code}", allowed)


def _unknown(file: str, key: str, named: Mapping[str, tuple[tuple[str, ...], set[str]]]) -> Iterator[Fault]:
    for member, (values, allowed) in named.items():
        for value in values:
            if value not in allowed:
                yield Fault(file, f"{key}.{member}", f"“{value}” is not known")
