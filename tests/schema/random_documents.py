"""Documents made at random from the grammar, and mutants of them: every element, attribute and order can turn up."""

from __future__ import annotations

import copy
import functools
import random
from collections.abc import Iterator

from lxml import etree

from textus.validation.content import Model, grammar

TEI = "{http://www.tei-c.org/ns/1.0}"
NSMAP = {None: TEI[1:-1]}
FAR = 1_000
SAMPLES = {
    "tei:data.word": ["letter", "a1", "_x", "é.b-c:d", "12"],
    "tei:data.words": ["a b", "sent"],
    "tei:data.looks": ["italic", "font-style:italic; color:#fff", "indent1 bold"],
    "tei:data.pointer": ["#p1", "../x/y.xml#z", "urn:isbn:123-4", "https://viaf.org/viaf/39377127", "a%20b", "/a"],
    "tei:data.pointers": ["#a #b", "mailto:x@y.z", "http://h:80/p?q=r#s"],
    "tei:data.count": ["0", "12"],
    "tei:data.quantity": ["1", "-2.50"],
    "tei:data.certainty": ["high", "low"],
    "tei:data.length": ["12.5cm", "80%"],
    "tei:data.release": ["4.12.0"],
    "tei:data.version": ["1.0", "2b1.3"],
    "tei:data.media": ["image/png"],
    "tei:data.date": ["1928", "1928-08", "1928-08-06", "--08-06", "-0044-03-15", "1928-08-06T10:00:00+02:00"],
    "xs:language": ["en", "de-AT", "zh-Hant-TW"],
}
ODD_VALUES = [
    "", "sure", "a b", "1", "19281", "1928-13", "1928-02-30", "0000", "--02-30", "#", "# a", "#a#b", "é",
    "a[b", "%zz", "http://[::1]/", "1928-08-06T24:00:00", "-1", "1.", "+1", "en_US", "x:y:z", "😀", "1a:b",
    "//", "x:",    "http://a b", "-0001", "1928-08-06T10:00:00.5", "~", "a|b",
]  # fmt: skip


def document(seed: int, depth: int = 6) -> etree._ElementTree:
    """A document of the grammar; the same one for the same seed."""
    chance = random.Random(seed)
    return etree.ElementTree(_element("TEI", depth, chance, iter(range(1, 10**6))))


def mutant(seed: int) -> etree._ElementTree:
    """A document of the grammar with one thing changed, which may or may not break it."""
    chance = random.Random(seed)
    tree = document(seed % 40, depth=6)
    everything = list(tree.iter())
    chance.choice(CHANGES)(chance.choice(everything[1:]), chance)
    return etree.ElementTree(etree.fromstring(etree.tostring(tree), etree.XMLParser(collect_ids=False)))


def _element(name: str, depth: int, chance: random.Random, numbers: Iterator[int]) -> etree._Element:
    kind = grammar().kind(name)
    element = etree.Element(TEI + name, nsmap=NSMAP)
    for attribute in kind.attributes.values():
        if attribute.required or chance.random() < 0.08:
            identifier = f"x{next(numbers)}" if attribute.form == "xs:NCName" else ""
            samples = attribute.values or SAMPLES.get(attribute.form, ["* * *", ""])
            element.set(attribute.name, identifier or chance.choice(list(samples)))
    element.text = chance.choice(["", "words ", "\n"]) if kind.mixed else None
    for child in _children(name, kind.model, depth, chance):
        element.append(_element(child, depth - 1, chance, numbers))
        element[-1].tail = chance.choice(["", " and "]) if kind.mixed else None
    return element


def _children(name: str, model: Model, depth: int, chance: random.Random) -> Iterator[str]:
    """A way through the content model that ends before the depth is used up."""
    least, goal = _least_depths(), _to_the_end(name)
    state = 0
    for count in range(10**6):
        wide = [(child, to) for child, to in model.follow[state].items() if max(least[child], goal[to][0]) < depth]
        if state in model.accepting and (not wide or count > 4 or chance.random() < 0.3):
            return
        if wide and count <= 4:
            child, state = chance.choice(wide)
        else:
            row = model.follow[state]
            child = min(row, key=lambda each: (max(least[each], goal[row[each]][0]), goal[row[each]]))
            state = row[child]
        yield child


@functools.cache
def _least_depths() -> dict[str, int]:
    """How many levels of elements each element needs at least."""
    known = grammar()
    least = dict.fromkeys(known.names, FAR)
    for _ in range(12):
        for name in known.names:
            least[name] = min(least[name], 1 + _ways(known.kind(name).model, least)[0][0])
    return least


@functools.cache
def _to_the_end(name: str) -> list[tuple[int, int]]:
    return _ways(grammar().kind(name).model, _least_depths())


def _ways(model: Model, least: dict[str, int]) -> list[tuple[int, int]]:
    """For every state the depth and the number of children it takes to come to an end."""
    ways = [(0, 0) if state in model.accepting else (FAR, FAR) for state in range(len(model.follow))]
    changed = True
    while changed:
        changed = False
        for state, row in enumerate(model.follow):
            costs = [(max(ways[to][0], least[child]), ways[to][1] + 1) for child, to in row.items()]
            if costs and min(costs) < ways[state]:
                ways[state], changed = min(costs), True
    return ways


def _rename(element: etree._Element, chance: random.Random) -> None:
    element.tag = TEI + chance.choice(grammar().names)


def _remove(element: etree._Element, chance: random.Random) -> None:
    element.getparent().remove(element)


def _double(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(element))


def _set(element: etree._Element, chance: random.Random) -> None:
    names = list(element.attrib) or ["type", "when", "ref", "n", "cert", "unit", "place"]
    element.set(chance.choice(names), chance.choice(ODD_VALUES))


def _unset(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _write(element: etree._Element, chance: random.Random) -> None:
    element.text = "stray" + (element.text or "")


def _insert(element: etree._Element, chance: random.Random) -> None:
    element.append(etree.Element(TEI + chance.choice(grammar().names)))


def _move(element: etree._Element, chance: random.Random) -> None:
    inside = set(element.iter())
    target = chance.choice([other for other in element.getroottree().iter() if other not in inside])
    target.insert(chance.randrange(len(target) + 1), element)


def _rename_attribute(element: etree._Element, chance: random.Random) -> None:
    name = chance.choice(list(element.attrib) or ["n"])
    element.set(chance.choice(_attribute_names()), element.attrib.pop(name, "1"))


def _move_attribute(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        name = chance.choice(list(element.attrib))
        chance.choice(list(element.getroottree().iter())).set(name, element.attrib.pop(name))


@functools.cache
def _attribute_names() -> list[str]:
    known = grammar()
    return sorted({name for element in known.names for name in known.kind(element).attributes})


CHANGES = [
    _rename, _remove, _double, _move, _insert, _write, _set, _unset, _rename_attribute, _move_attribute,
]  # fmt: skip
