"""What a TEI document has for each character of its transcription, found from the document alone.

The words are read in the order of the transcription: a note where its anchor is, the characters of a rendition with the
element that has it. So the characters of the document are those of the transcription, one for one, and for each of
them there are the elements around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from textus.base.bundles import roles

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LAYOUT = " \t\r\n\f"
CONTAINERS = frozenset({"text", "front", "body", "back", "div", "floatingText"})
Chain = tuple[str, ...]
"""the elements around a character from the outermost, `div@letter` for one of a type"""


def chains(tei: etree._Element) -> Iterator[tuple[str, Chain]]:
    """Every character that is not layout, with the elements around it."""
    marks = {one.get(ID): (one.get("scope"), one.text or "") for one in tei.iter(f"{TEI}rendition")}
    notes = {f"#{one.get(ID)}": one for one in tei.iter(f"{TEI}note") if one.get(ID)}
    text = tei.find(f"{TEI}text")
    assert text is not None
    called = {anchor.get("corresp") for anchor in text.iter(f"{TEI}anchor")}
    for words, chain in _walk(text, (), marks, {name: notes[name] for name in called & notes.keys() if name}):
        yield from ((character, chain) for character in words if character not in LAYOUT)


def _walk(
    node: etree._Element,
    above: Chain,
    marks: Mapping[str | None, tuple[str | None, str]],
    notes: Mapping[str, etree._Element],
) -> Iterator[tuple[str, Chain]]:
    name = str(node.tag).removeprefix(TEI)
    if name in ("corr", "desc"):
        return
    kind = node.get("type")
    chain = (*above, f"{name}@{kind}" if kind and name in ("div", "list") else name)
    pointers = [marks[pointer[1:]] for pointer in (node.get("rendition") or "").split()]
    note = notes.get(node.get("corresp") or "") if name == "anchor" else None
    yield from ((_generated(css, node), chain) for scope, css in pointers if scope == "before")
    if note is not None:
        yield from _inside(note, ("note",), marks, notes)
    elif not (name == "note" and f"#{node.get(ID)}" in notes):
        yield from _inside(node, chain, marks, notes)
    yield from ((_generated(css, node), chain) for scope, css in pointers if scope == "after")


def _inside(
    node: etree._Element,
    chain: Chain,
    marks: Mapping[str | None, tuple[str | None, str]],
    notes: Mapping[str, etree._Element],
) -> Iterator[tuple[str, Chain]]:
    yield node.text or "", chain
    for child in node:
        yield from _walk(child, chain, marks, notes)
        yield child.tail or "", chain


def _generated(css: str, node: etree._Element) -> str:
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|attr\(\s*([\w:-]+)\s*\)', css)
    return "".join(node.get(name, "") if name else re.sub(r"\\(.)", r"\1", words) for words, name in parts)


# ------------------------------------------------------------------------------------------------------ roles of lines
def fits(role: str, chain: Chain) -> bool:
    """Whether a character with these elements around it is in what the table of roles makes of a role."""
    row = roles()[role]
    path = [step.rstrip("^") for step in row.path.split("/") if step != "*"]
    depth = next((place for place, step in enumerate(chain) if step.partition("@")[0] not in CONTAINERS), len(chain))
    rest = list(chain[depth:])
    if rest[:1] == ["titlePage"] and path[:1] != ["titlePage"]:
        rest = rest[1:]
    if not path and row.place == "any":  # a running head and the page it numbers
        return "fw" in rest
    if not path:  # a heading that runs into its paragraph, or into a setting
        return rest[:1] in (["head"], ["p"], ["stage"])
    if path[0].startswith("div@"):
        return depth > 0 and chain[depth - 1] == path[0] and _begins(rest, path[1:])
    if rest[:1] == ["anchor"]:  # the label that a note had where it was printed
        return path[0] == "note"
    if row.place == "any" and len(path) == 1 and path[0] != "note":
        return path[0] in rest
    if path == ["note", "p"]:  # one paragraph of a note is the note itself
        return rest[:1] == ["note"] and rest[1:2] not in (["quote"], ["lg"])
    return _begins(rest, path)


def _begins(rest: Sequence[str], path: Sequence[str]) -> bool:
    """Elements begin as a path does; a type counts where the path has one."""
    same = (wanted in (step, step.partition("@")[0]) for step, wanted in zip(rest, path, strict=False))
    return len(rest) >= len(path) and all(same)
