"""The package xmlschema: XML Schema 1.1, the schemas libxml2 cannot read, and a second opinion on our own.

It is asked in a process with a time limit (`foreign`), and reads nothing outside the folder of the schema. What it has
against a document is told in our words; of its own sentences only those are used that no kind of fault is known for.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from textus.validation.faults import Fault, Judge
from textus.validation.wording import attribute_name, listed, nearest, quoted, tag
from textus.validation.xsd_files import XS, UnreadError, closed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

_MOST = 1_000
"""faults of one document that are told"""
_MISSING = re.compile(r"missing required attribute '(.+)'")
_UNKNOWN = re.compile(r"'(.+)' attribute not allowed")
_OF_ATTRIBUTE = re.compile(r"attribute ([^=\s]+)='")
_DUPLICATE = re.compile(r"duplicated value \((.+?),?\)")
_DANGLING = re.compile(r"IDREF '(.+)' not found")
_KEYLESS = re.compile(r"missing key field '(.+?)'")
_COMPONENT = re.compile(r"Xsd\w+\(name='([^']+)'[^)]*\)*")
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_KINDS: Mapping[str, str] = {
    "date": "a date such as 1850-05-01", "gYear": "a year such as 1850", "gYearMonth": "a month such as 1850-05",
    "dateTime": "a date and time such as 1850-05-01T12:00:00", "boolean": "true or false", "decimal": "a number",
    "integer": "a whole number", "positiveInteger": "a whole number above 0",
    "nonNegativeInteger": "a whole number, 0 or above", "NCName": "a name", "NMTOKEN": "a word without spaces",
    "ID": "a name used by no other element", "anyURI": "an address",
}  # fmt: skip


_FACETS: Mapping[str, str] = {
    "XsdMinInclusiveFacet": "at least {}", "XsdMaxInclusiveFacet": "at most {}", "XsdMinExclusiveFacet": "above {}",
    "XsdMaxExclusiveFacet": "below {}", "XsdLengthFacet": "a length of {}",
    "XsdMinLengthFacet": "a length of at least {}", "XsdMaxLengthFacet": "a length of at most {}",
    "XsdTotalDigitsFacet": "at most {} digits", "XsdFractionDigitsFacet": "at most {} digits after the point",
}  # fmt: skip


def judge(schema: Path, version: str) -> Judge:
    """What says yes or no by a schema in version 1.0 or 1.1; raises UnreadError."""
    import xmlschema
    from xmlschema.validators.exceptions import XMLSchemaParseError

    made = xmlschema.XMLSchema11 if version == "1.1" else xmlschema.XMLSchema10
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of imports that it does without
            compiled = made(str(schema.resolve()), allow="sandbox", defuse="always")
    except XMLSchemaParseError as error:
        raise UnreadError(f"it is not a valid grammar{_line(error, schema)}: {_plain(str(error.message))}") from error
    except RecursionError as error:
        raise UnreadError("it is nested too deeply") from error
    except Exception as error:  # whatever a library of many parts may raise over what is no grammar
        raise UnreadError(f"it is not a valid grammar: {_plain(str(error))}") from error

    def asked(tree: Tree) -> Iterable[Fault]:
        # a document says nothing about where its schema is
        document: Any = tree
        resource = xmlschema.XMLResource(document, allow="none", defuse="never")
        errors = islice(compiled.iter_errors(resource, use_location_hints=False), _MOST)
        return _causes([_fault(error, tree) for error in errors])

    return asked


def _line(error: Any, schema: Path) -> str:
    """Where in the file of a schema a mistake is, as far as the library says so."""
    try:
        tree = etree.parse(schema, closed())
        found = tree.xpath(str(error.path), namespaces={"xs": XS[1:-1], "xsd": XS[1:-1]})
    except etree.LxmlError:
        return ""
    line = found[0].sourceline if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None
    return f" (line {line})" if line else ""


def _causes(found: Iterable[Fault]) -> Iterator[Fault]:
    """The faults without those of elements that may not be where they are, and without repetitions."""
    faults = list(found)
    misplaced = {fault.element for fault in faults if fault.rule == "grammar/unexpected-element"}
    seen: set[tuple[Element, str]] = set()
    for fault in faults:
        inside = misplaced.intersection(fault.element.iterancestors())
        follows = fault.element in misplaced and fault.rule != "grammar/unexpected-element"
        if not inside and not follows and (fault.element, fault.message) not in seen:
            seen.add((fault.element, fault.message))
            yield fault


def _fault(error: Any, tree: Tree) -> Fault:
    """What is wrong, of what kind, and where."""
    element = error.elem if error.elem is not None else tree.getroot()
    reason, name, validator = str(error.reason or ""), _local(element), type(error.validator).__name__
    if type(error).__name__ == "XMLSchemaChildrenValidationError":
        return _children(error, element, name)
    if validator == "XsdAssert":
        return _assertion(error.validator, element, name)
    if "is not an element of the schema" in reason:
        return Fault("grammar/not-valid", element, f"the grammar does not allow <{name}> as root")
    if reason.startswith("character data between"):
        return Fault("grammar/unexpected-text", element, f"text directly in <{name}>", at_words=True)
    if "can't have child elements" in reason:
        first = next(element.iterchildren("*"), element)
        return Fault("grammar/unexpected-element", first, f"<{_local(first)}> is not allowed here in <{name}>")
    return _of_attribute(reason, element, name) or _of_value(error, reason, element, name)


def _children(error: Any, element: Element, name: str) -> Fault:
    expected = [_particle(each) for each in error.expected or ()]
    names = list(dict.fromkeys(each for each in expected if each))
    hint = f"expected here: {listed(names, tag)}" if names else ""
    if error.invalid_tag is None:
        return Fault("grammar/missing-element", element, f"<{name}> is incomplete", hint)
    children = list(element.iterchildren("*"))
    child = children[error.index] if error.index < len(children) else element
    return Fault("grammar/unexpected-element", child, f"<{_local(child)}> is not allowed here in <{name}>", hint)


def _assertion(assertion: Any, element: Element, name: str) -> Fault:
    """An assertion in the words of the schema's author, if there are any, else in its XPath."""
    words = " ".join(" ".join(assertion.elem.itertext()).split())
    asserted = f"asserted: {assertion.path}"
    message = f"<{name}>: {words.rstrip('.')}" if words else f"an assertion about <{name}> does not hold"
    return Fault("grammar/failed-assertion", element, message, asserted)


def _of_attribute(reason: str, element: Element, name: str) -> Fault | None:
    if found := _MISSING.match(reason):
        return Fault("grammar/missing-attribute", element, f"<{name}> lacks the attribute {attribute_name(found[1])}")
    if found := _UNKNOWN.match(reason):
        return Fault("grammar/unexpected-attribute", element, f"<{name}> has no attribute {attribute_name(found[1])}")
    return None


def _of_value(error: Any, reason: str, element: Element, name: str) -> Fault:
    attribute = _OF_ATTRIBUTE.match(reason)
    if duplicate := _DUPLICATE.match(reason):
        message = f"<{name}> repeats the value {quoted(duplicate[1].strip(chr(39)))}, which must be unique"
        return Fault("grammar/not-valid", element, message, f"required by {_constraint(reason)}")
    if dangling := _DANGLING.match(reason):
        return Fault("grammar/not-valid", element, f"no element has the ID {quoted(dangling[1])}")
    if keyless := _KEYLESS.match(reason):
        return Fault("grammar/not-valid", element, f"<{name}> has no {keyless[1]}, which its key consists of")
    if isinstance(error.obj, etree._Element) or error.obj is None:
        return Fault("grammar/not-valid", element, f"<{name}> is not valid against the grammar: {_plain(reason)}")
    owner = f"{attribute_name(attribute[1])} of <{name}>" if attribute else f"the text of <{name}>"
    return Fault("grammar/bad-value", element, f"{owner} cannot be {quoted(str(error.obj))}", _wanted(error))


def _wanted(error: Any) -> str:
    """What a value should be, by the part of the grammar that refused it."""
    validator = error.validator
    choices = [str(each) for each in getattr(validator, "enumeration", None) or ()]
    if choices:
        near = nearest(str(error.obj), choices)
        return f"did you mean {near}?" if near else f"expected: {listed(choices)}"
    if type(validator).__name__ == "XsdAssertionFacet":
        return f"asserted: {validator.path}"
    kind = type(validator).__name__
    if kind == "XsdPatternFacets":
        return f"expected: a value matching {listed([str(each) for each in validator.regexps])}"
    if kind in _FACETS:
        return f"expected: {_FACETS[kind].format(validator.value)}"
    local = getattr(validator, "local_name", None) or ""
    return f"expected: {_KINDS.get(local, _plain(str(error.reason)))}"


def _constraint(reason: str) -> str:
    """The name of the constraint (xs:key, xs:unique) that a sentence of xmlschema ends with."""
    named = re.search(r"name='([^']+)'", reason)
    return f"the constraint {_NAMESPACE.sub('', named[1])}" if named else "a constraint of the grammar"


def _particle(particle: Any) -> str:
    return str(getattr(particle, "local_name", None) or "")


def _plain(words: str) -> str:
    """A sentence of the library without namespaces, names of classes and what follows its first line."""
    line = words.strip().split("\n")[0]
    line = f"'{line}'" if re.match(r"[^\s']+' ", line) else line  # it strips the quotation marks at both ends
    line = _COMPONENT.sub(r"<\1>", line)
    line = re.sub(r"<[\w.]+ object at 0x[0-9a-f]+>|\bfor <class '[^']*'>", "", _NAMESPACE.sub("", line))
    return " ".join(line.split()).rstrip(".: ")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
