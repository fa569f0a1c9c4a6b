"""A second opinion on our own schema: where libxml2 and the package xmlschema disagree about a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textus.base.resources import schema_dir
from textus.findings.finding import Finding, Place, finding
from textus.validation import foreign, grammar
from textus.validation.faults import Fault, located

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree

_RULE = "grammar/engines-disagree"
_HINT = "one of the two is wrong about textus.xsd: please report it, with the document"


def check(tree: Tree, path: str, data: bytes | None) -> tuple[Finding, ...]:
    """A finding if one of the two accepts the tree and the other refuses it, or if there is no second opinion."""
    first = grammar.judged(tree)
    if first is None:
        return ()
    against, problem = foreign.second_opinion(tree, schema_dir() / "textus.xsd")
    if problem:
        return (finding("grammar/unusable-schema", Place(path), f"there is no second opinion: {problem}"),)
    if first and against:
        refused = against[0]
        message = f"libxml2 accepts this document, but xmlschema does not: {refused.message}"
        return located([Fault(_RULE, refused.element, message, _HINT)], tree, path, data)
    if not first and not against:
        message = "libxml2 refuses this document, but xmlschema accepts it"
        return located([Fault(_RULE, tree.getroot(), message, _HINT)], tree, path, data)
    return ()
