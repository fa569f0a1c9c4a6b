"""Violations as findings, at the lines and columns of the elements they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textus.base.regex import regex
from textus.findings.finding import Finding, Place, Severity
from textus.validation.places import Lines
from textus.validation.schematron.engine import Violation

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as Tree

    from textus.validation.consequences import Consequences

_SEVERITIES = {
    "fatal": Severity.ERROR,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "review": Severity.REVIEW,
    "caution": Severity.WARNING,
    "info": Severity.INFO,
    "information": Severity.INFO,
    "hint": Severity.INFO,
}
"""what roles of Schematron schemas mean; any other, and none, is an error"""
_STEP = regex(r"/Q\{(?P<namespace>[^}]*)\}(?P<name>[^\[/]+)\[(?P<number>\d+)\]")


def findings(
    violations: Iterable[Violation], tree: Tree, path: str, data: bytes | None, grammar: Consequences | None = None
) -> tuple[Finding, ...]:
    """The violations as findings about a file, in the order of the file; the rule is `schematron/` and the id.

    What but follows from faults of the `grammar` is left out.
    """
    listed = [(violation, _element(tree, violation.location)) for violation in violations]
    listed = [(violation, element) for violation, element in listed if not (grammar and grammar.explain(element))]
    if not listed:
        return ()
    lines = Lines(data) if data is not None else None
    places = lines.places() if lines else None
    numbers = {element: number for number, element in enumerate(tree.iter("*"))}
    found = []
    for violation, element in listed:
        number = numbers[element]
        known = places.elements[number] if places and number < len(places.elements) else None
        place = Place(path, *known) if known else Place(path, element.sourceline)
        excerpt = lines.excerpt(*known) if lines and known else ""
        found.append(_finding(violation, place, excerpt))
    return tuple(sorted(found, key=lambda each: (each.place.line or 0, each.place.column or 0)))


def _finding(violation: Violation, place: Place, excerpt: str) -> Finding:
    severity = _SEVERITIES.get(violation.role, Severity.ERROR)
    words = violation.words or violation.test
    return Finding(
        f"schematron/{violation.id or 'rule'}", severity, place, words, "; ".join(violation.diagnostics), excerpt
    )


def _element(tree: Tree, location: str) -> Element:
    """The element a path of Saxon's leads to: of an attribute or a text the one that holds it."""
    element = tree.getroot()
    for step in list(_STEP.finditer(location))[1:]:
        tag = f"{{{step['namespace']}}}{step['name']}" if step["namespace"] else step["name"]
        same = [child for child in element if child.tag == tag]
        element = same[int(step["number"]) - 1]
    return element
