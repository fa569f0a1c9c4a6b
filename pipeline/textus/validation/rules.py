"""Rules above grammar: ours (`schema/textus.sch`) in a phase, or a Schematron schema of the user's own."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from textus.base.resources import schema_dir
from textus.findings.finding import Finding, Place, finding
from textus.validation.faults import Fault, located
from textus.validation.schematron import Schema, SchematronError, findings

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree

    from textus.validation.consequences import Consequences

PHASES = ("draft", "publish", "deposit")
"""of our rules, each asking for more than the one before"""


def ours(tree: Tree, path: str, phase: str, data: bytes | None, known: Consequences) -> tuple[Finding, ...]:
    """What our rules of a phase have against a tree, beyond what follows from faults that are known."""
    against = check(tree, path, schema_dir() / "textus.sch", phase, data, known)
    return against if phase == PHASES[0] or known.text_may_differ else (*against, *_certified(tree, path, data))


def _certified(tree: Tree, path: str, data: bytes | None) -> tuple[Finding, ...]:
    """A certificate must be true, which no XPath can tell: its digest is that of the text. None at all is a rule's."""
    from textus.prove import losslessness

    root = tree.getroot()
    block = root.find(".//{*}appInfo/{*}application/{*}ab[@type='certificate']")
    if losslessness.sworn(root) is None or block is None:
        return ()
    told = losslessness.self_check(root, path)
    return located([Fault(each.rule, block, each.message, each.hint) for each in told], tree, path, data)


def check(
    tree: Tree, path: str, schema: Path, phase: str, data: bytes | None, known: Consequences | None = None
) -> tuple[Finding, ...]:
    """What the rules in a file have against a tree; one finding about the schema where it cannot be used."""
    compiled = _compiled(schema, phase or "#DEFAULT")
    try:
        if isinstance(compiled, SchematronError):
            raise compiled
        violations = compiled.violations(etree.tostring(tree.getroot(), encoding="unicode", with_tail=False))
    except SchematronError as error:
        where = f" (line {error.line})" if error.line else ""
        message = f"the Schematron schema {schema} cannot be used: {error}{where}"
        return (finding("grammar/unusable-schema", Place(path), message, "specify a Schematron file (.sch)"),)
    return findings(violations, tree, path, data, known)


@functools.cache
def _compiled(schema: Path, phase: str) -> Schema | SchematronError:
    try:
        return Schema(schema, phase)
    except SchematronError as error:
        return error
