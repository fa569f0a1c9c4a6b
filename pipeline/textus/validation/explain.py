"""Why a tree does not keep to our grammar: one finding a cause, in plain words, with what was expected instead.

The walk reads the same XSD the gate compiled (see `content`). It goes on after a fault as if the fault were mended, so
that what only follows from it is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textus.validation.content import XML, Attribute, Grammar, Kind, Model, grammar
from textus.validation.faults import TEI, Fault
from textus.validation.values import fits
from textus.validation.wording import INSTANCE, attribute_name, forms, instead, listed, nearest, quoted, tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

_FEW = 8


def faults(tree: Tree) -> Iterator[Fault]:
    """Every fault of a tree whose root is TEI.

    Unknown and misplaced elements are reported with their parent's children. Nothing is said of what is inside an
    unknown one, nor of the attributes and children of a misplaced one: its name may be the mistake.
    """
    known = grammar()
    unknown: set[Element] = set()
    misplaced: set[Element] = set()
    for element in tree.iter("*"):
        name = _name(element)
        if name is None or name not in known or element.getparent() in unknown:
            unknown.add(element)
        elif element not in misplaced:
            kind = known.kind(name)
            yield from _attribute_faults(element, name, kind)
            yield from _text_faults(element, name, kind)
            for fault in _Children(known, element, name, kind.model).faults():
                if fault.rule == "grammar/unexpected-element":
                    misplaced.add(fault.element)
                yield fault


def _name(element: Element) -> str | None:
    """The name of a TEI element; None for an element of another namespace or none."""
    tag = element.tag
    return tag[len(TEI) :] if isinstance(tag, str) and tag.startswith(TEI) else None


# ---------------------------------------------------------------------------------------------------- attributes
def _attribute_faults(element: Element, name: str, kind: Kind) -> Iterator[Fault]:
    missing = [each for each in kind.attributes.values() if each.required and each.name not in element.attrib]
    for key, value in element.attrib.items():
        attribute = kind.attributes.get(str(key))
        if attribute is None:
            near = nearest(attribute_name(str(key)), [attribute_name(each) for each in kind.attributes])
            missing = [each for each in missing if attribute_name(each.name) != near]
            hint = f"did you mean {near}?" if near else _attributes_listed(str(key), name, kind)
            message = f"<{name}> has no attribute {attribute_name(str(key))}"
            yield Fault("grammar/unexpected-attribute", element, message, hint)
        elif not fits(attribute, str(value)):
            yield _bad_value(element, name, attribute, str(value))
    for each in missing:
        message = f"<{name}> lacks the attribute {attribute_name(each.name)}"
        yield Fault(
            "grammar/missing-attribute",
            element,
            message,
            f"{attribute_name(each.name)}: {each.doc}" if each.doc else "",
        )


def _bad_value(element: Element, name: str, attribute: Attribute, value: str) -> Fault:
    message = f"{attribute_name(attribute.name)} of <{name}> cannot be {quoted(value)}"
    near = nearest(value, attribute.values)
    expected = listed(attribute.values) if attribute.values else forms()[attribute.form]
    return Fault("grammar/bad-value", element, message, f"did you mean {near}?" if near else f"expected: {expected}")


def _attributes_listed(key: str, name: str, kind: Kind) -> str:
    if key.startswith(INSTANCE):
        return "reference a schema in an xml-model processing instruction before the root instead"
    everywhere = [attribute_name(each) for each in grammar().common if not each.startswith(XML)]
    own = [attribute_name(each) for each in kind.attributes if each not in grammar().common]
    return (
        f"attributes of <{name}>: {listed(own)}" if own else f"it has only the global attributes: {listed(everywhere)}"
    )


# ---------------------------------------------------------------------------------------------------------- text
def _text_faults(element: Element, name: str, kind: Kind) -> Iterator[Fault]:
    if kind.mixed:
        return
    texts = [element.text, *(child.tail for child in element)]
    words = next((text.strip() for text in texts if text and text.strip()), None)
    if words is None:
        return
    message = f"text directly in <{name}>: {quoted(words)}"
    inside = [child for child in kind.model.follow[0] if grammar().kind(child).mixed]
    hint = f"put it in {listed(inside, tag)}" if inside else f"<{name}> cannot contain text"
    yield Fault("grammar/unexpected-text", element, message, hint, at_words=True)


# ------------------------------------------------------------------------------------------------------ children
class _Children:
    """The children of one element, walked through its content model."""

    def __init__(self, known: Grammar, element: Element, name: str, model: Model) -> None:
        self._known = known
        self._element = element
        self._parent = name
        self._model = model
        self._state = 0
        self._excused = False
        self._last = ""

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the children, and what is missing among them.

        Where none of several children fits, it is the parent that is wrong, and that is said once.
        """
        found = [fault for child in self._element.iterchildren("*") for fault in self._step(child, _name(child))]
        if len(found) > 1 and not self._last:
            yield replace(found[0], message=f"{found[0].message}, nor are the other children")
        else:
            yield from found
        if self._state not in self._model.accepting and not self._excused:
            yield self._missing(self._element, self._required(), "")

    def _step(self, child: Element, name: str | None) -> Iterator[Fault]:
        row = self._model.follow[self._state]
        if name is None or name not in self._known:
            yield self._unknown(child, name)
        elif name in row:
            self._state, self._last = row[name], name
        elif (between := self._missed_before(name)) and not self._too_early(child, name, between):
            if not self._excused:
                yield self._missing(child, between, name)
            self._state, self._excused, self._last = self._model.follow[row[between[0]]][name], False, name
        else:
            yield self._unexpected(child, name)

    def _missed_before(self, name: str) -> list[str]:
        """The children one of which has been left out before this one."""
        row = self._model.follow[self._state]
        return [other for other, state in row.items() if name in self._model.follow[state] and not self._loops(other)]

    def _too_early(self, child: Element, name: str, missed: Sequence[str]) -> bool:
        """What seems to be missing stands further on, where it may not: so nothing is missing, but this is early."""
        after = self._model.follow[self._model.follow[self._model.follow[self._state][missed[0]]][name]]
        later = {_name(sibling) for sibling in child.itersiblings("*")}
        return any(each in later and each not in after for each in missed)

    def _loops(self, name: str) -> bool:
        return name in self._model.follow[self._model.follow[self._state][name]] and name in _ANYWHERE

    def _required(self) -> list[str]:
        """The children that may come next, those that end the element first."""
        row = self._model.follow[self._state]
        ending = [name for name, state in row.items() if state in self._model.accepting]
        return [name for name in ending or row if name not in _ANYWHERE]

    def _missing(self, element: Element, names: Sequence[str], before: str) -> Fault:
        what = listed(names, tag, "or")
        where = f" before <{before}>" if before else f" after <{self._last}>" if self._last else ""
        hint = self._known.kind(names[0]).doc if len(names) == 1 else ""
        message = f"<{self._parent}> lacks {what}{where}"
        return Fault("grammar/missing-element", element, message, f"<{names[0]}>: {hint}" if hint else "")

    def _unknown(self, child: Element, name: str | None) -> Fault:
        local = name or str(child.tag).rpartition("}")[2]
        row = self._model.follow[self._state]
        better = instead().get(local, "")
        near = "" if better else nearest(local, row) or nearest(local, self._known.names)
        meant = next((each for each in (local, near, _first_name(better)) if each in row), None)
        if meant:
            self._state, self._last = row[meant], meant
        self._excused = self._excused or not meant
        if name is None:
            return Fault(
                "grammar/unknown-element", child, _of_no_tei(child, local), f"the TEI namespace is {TEI[1:-1]}"
            )
        hint = f"write {better}" if better else f"did you mean <{near}>?" if near else self._expected()
        return Fault("grammar/unknown-element", child, f"the grammar has no element <{local}>", hint)

    def _unexpected(self, child: Element, name: str) -> Fault:
        self._excused = True
        if name in self._model.names():
            after = f" after <{self._last}>" if self._last else ""
            message = f"<{name}> is not allowed here in <{self._parent}>{after}"
            return Fault("grammar/unexpected-element", child, message, self._expected())
        parents = self._known.parents[name]
        if name == self._parent:
            hint = f"close the first <{name}> before the second opens"
            return Fault("grammar/unexpected-element", child, f"<{name}> is not allowed in <{name}>", hint)
        hint = f"<{name}> is allowed in {listed(parents, tag)}" if len(parents) <= _FEW else self._expected()
        return Fault("grammar/unexpected-element", child, f"<{name}> is not allowed in <{self._parent}>", hint)

    def _expected(self) -> str:
        names = [name for name in self._model.follow[self._state] if name not in _ANYWHERE]
        return f"expected here: {listed(names, tag)}" if names else f"nothing further is allowed in <{self._parent}>"


_ANYWHERE = frozenset(["milestone", "pb", "cb", "lb", "fw", "anchor", "gap", "space", "note", "figure"])


def _of_no_tei(child: Element, local: str) -> str:
    namespace = str(child.tag).rpartition("}")[0].lstrip("{")
    return f"<{local}> is in {f'the namespace {namespace}' if namespace else 'no namespace'}, not in that of TEI"


def _first_name(words: str) -> str:
    """The name in the first tag of some words."""
    return words.partition("<")[2].partition(">")[0].partition(" ")[0]
