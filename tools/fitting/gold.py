"""What every line of a text is, by the TEI that scholars made of it: text and TEI are aligned by their letters.

Layout, marks and labels differ between the two, so only letters and digits are compared. A line that is found nowhere
in the TEI (a title page made from a header, a page mark) has no label, and nothing is concluded about it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from textus.base.bundles import roles
from textus.read.blocks import Blocks

NEAR = 40
"""letters in which a line is looked for, for each letter it has"""
AHEAD = 4000
"""letters of the TEI in which a line is looked for before it is looked for everywhere"""
SURELY_ITSELF = 24
"""letters of a line that is not mistaken for another one, however far away it is found"""
LOOSE = 8
"""letters by which the start or end of an element may differ: a label, a call of a note"""
SKIPPED = frozenset({"teiHeader", "corr", "reg", "expan", "standOff", "facsimile", "fw"})
LEAVES = frozenset(
    "p l head speaker salute signed dateline addrLine byline cell docAuthor titlePart trailer bibl".split()
)
BLOCKS = frozenset("p l lg item row sp castItem".split())
ALIASES = {"ab": "p"}
"""elements that other people use for what textus says otherwise"""
_BRACKETED = re.compile(r"\[[^\[\]]{1,14}\]")
_LABEL = re.compile(r"^[\[({]?[\w*†‡§]{1,4}[\])}.]*\s+")


@dataclass(eq=False)
class Element:
    """An element of the TEI, from letter to letter of its stream."""

    tag: str
    start: int
    end: int = 0


@dataclass
class Stream:
    """Letters in order, with the chain of elements each stands in: the running text is one, the notes are another."""

    letters: list[str] = field(default_factory=list)
    chains: list[tuple[Element, ...]] = field(default_factory=list)

    @functools.cached_property
    def text(self) -> str:
        """All letters."""
        return "".join(self.letters)


@dataclass(frozen=True)
class Label:
    """Where a line was found: the elements it begins and ends in, and the letters it begins and ends with."""

    first: tuple[Element, ...]
    last: tuple[Element, ...]
    start: int
    end: int


def key(text: str) -> str:
    """The letters and digits of a text, without case, accents and forms of letters."""
    plain = unicodedata.normalize("NFKD", text.replace("ſ", "s")).casefold()
    return "".join(filter(str.isalnum, plain))


@functools.cache
def _structural() -> frozenset[str]:
    return frozenset(step.partition("@")[0] for row in roles().values() for step in row.path.split("/")) - {
        "div", "*",
    } | {"speaker", "cell", "role"}  # fmt: skip


def streams(file: Path) -> tuple[Stream, Stream]:
    """The running text of a TEI file and its notes."""
    main, notes = Stream(), Stream()
    root = etree.parse(str(file), etree.XMLParser(huge_tree=True, remove_comments=True, remove_pis=True)).getroot()
    text = next(element for element in root.iter() if _name(element) == "text")
    _walk(text, (), main, notes)
    return main, notes


def _name(element: etree._Element) -> str:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    return ALIASES.get(name, name)


def _walk(element: etree._Element, chain: tuple[Element, ...], here: Stream, notes: Stream) -> None:
    name = _name(element)
    if name in SKIPPED:
        return
    if name == "note":
        here, chain = notes, ()
    opened = _opened(element, chain, here)
    inside = (*chain, opened) if opened else chain
    _say(here, element.text, inside)
    for child in element:
        _walk(child, inside, here, notes)
        if opened and name == "p" and child.tag is not None and _holds_blocks(child) and _name(child) != "note":
            opened.end = len(here.letters)  # a paragraph goes on behind a block quotation as another passage
            opened = Element(name, len(here.letters))
            inside = (*chain, opened)
        _say(here, child.tail, inside)
    if opened:
        opened.end = len(here.letters)


def _opened(element: etree._Element, chain: tuple[Element, ...], here: Stream) -> Element | None:
    """The element, where it parts the text: a quotation, a name or a date in running text does not."""
    name, parent = _name(element), element.getparent()
    if name not in _structural():
        return None
    within = name != "note" and (any(above.tag in LEAVES for above in chain) or _runs(parent))
    return None if within and not _holds_blocks(element) else Element(name, len(here.letters))


def _runs(parent: etree._Element | None) -> bool:
    """There is running text in an element that is no division."""
    if parent is None or _name(parent) in ("div", "body", "front", "back"):
        return False
    return any((text or "").strip() for text in (parent.text, *(child.tail for child in parent)))


def _holds_blocks(element: etree._Element) -> bool:
    return _name(element) in BLOCKS or any(_name(child) in BLOCKS for child in element)


def _say(here: Stream, text: str | None, chain: tuple[Element, ...]) -> None:
    letters = key(text or "")
    here.letters += letters
    here.chains += [chain] * len(letters)


def labels(blocks: Blocks, file: Path) -> list[Label | None]:
    """A label for each line that is found in the TEI; lines and TEI have the same order, notes one of their own."""
    cursors = [Cursor(stream) for stream in streams(file)]
    return [_label(blocks.text(line), cursors) for line in blocks.lines]


@dataclass
class Cursor:
    """How far a stream has been found in the text."""

    stream: Stream
    at: int = 0

    def find(self, letters: str, reach: int | None) -> Label | None:
        """The next place of the letters, looked for only so far as the reach, and not moved there if there is none."""
        stop = None if reach is None else self.at + reach + len(letters)
        start = self.stream.text.find(letters, self.at, stop)
        if start < 0:
            return None
        self.at = start + len(letters)
        return Label(self.stream.chains[start], self.stream.chains[self.at - 1], start, self.at)


def _label(words: str, cursors: Sequence[Cursor]) -> Label | None:
    """Few letters must be found near by, as they may stand anywhere; many, wherever they are."""
    wanted = [w for w in dict.fromkeys(map(key, (words, _BRACKETED.sub("", words), _LABEL.sub("", words)))) if w]
    for letters in wanted:
        near = min(AHEAD, NEAR + NEAR * len(letters))
        for reach in (near, None) if len(letters) >= SURELY_ITSELF else (near,):
            for cursor in cursors:
                if label := cursor.find(letters, reach):
                    return label if roles_at(label.first) else None
    return None


# ------------------------------------------------------------------------------------------- roles and elements
@functools.cache
def paths() -> dict[str, tuple[str, ...]]:
    """The elements of each role of the text, without divisions."""
    rows = {role: row.path.split("/") for role, row in roles().items() if not (row.made or "div@" in row.path)}
    return {role: tuple(step for step in path if step) for role, path in rows.items()}


OPTIONAL = frozenset({"p", "lg", "*"})
"""steps that other people's TEI may do without: a note with text of its own, verse lines without a group"""


def _match(path: Sequence[str], chain: Sequence[Element]) -> list[Element]:
    """The elements that the steps of a path name, in order, the innermost ones; none where one is missing."""
    found: list[Element] = []
    below = len(chain)
    for step in reversed(path):
        at = next((at for at in range(below - 1, -1, -1) if chain[at].tag == step), None)
        if at is not None:
            found.insert(0, chain[at])
            below = at
        elif step not in OPTIONAL:
            return []
    return found


def _ungrouped(chain: tuple[Element, ...]) -> tuple[Element, ...]:
    """The elements without the groups of lines within a speech: some projects group all, some none of its lines."""
    said = next((at for at, element in enumerate(chain) if element.tag == "sp"), len(chain))
    return chain[:said] + tuple(element for element in chain[said:] if element.tag != "lg")


@functools.cache
def roles_at(chain: tuple[Element, ...]) -> dict[str, Element]:
    """The roles a line in these elements may be given, each with the element that is the unit of the role.

    They are those whose path says most of the chain; of these, those that begin with its outermost element.
    """
    fitting: dict[str, tuple[float, Element]] = {}
    chain = _ungrouped(chain)
    for role, path in paths().items():
        if found := _match(path, chain):
            by_line = roles()[role].leaf == "line"
            unit = found[-2] if by_line and len(found) > 1 else found[-1]
            whole = path[-1] == "*" or found[-1].tag == "note"
            parts = whole and found[-1] is not chain[-1]
            fitting[role] = (len(found) + parts + 0.5 * (found[0].tag == chain[0].tag), unit)
    best = max((value for value, _ in fitting.values()), default=0.0)
    return {role: unit for role, (value, unit) in fitting.items() if value == best}


def faults(labelled: Sequence[Label | None], first: int, after: int, role: str) -> int:
    """How many things are wrong in reading the lines `first` to `after` (not within) as one passage of a role."""
    known = [label for label in labelled[first:after] if label]
    if not known:
        return 0
    unit = roles_at(known[0].first).get(role)
    if unit is None:  # nor has it a place where it begins and ends
        return len(known)
    row = roles()[role]
    by_line = row.leaf == "line"
    wrong = sum(roles_at(label.first).get(role) is not unit for label in known)
    begins = labelled[first] is None or (by_line and not row.begins) or known[0].start - unit.start <= LOOSE
    ends = by_line or row.path.endswith("*") or labelled[after - 1] is None or unit.end - known[-1].end <= LOOSE
    return wrong + (not begins) + (not ends)
