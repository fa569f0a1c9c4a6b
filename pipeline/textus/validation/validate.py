"""Validation: is a file XML, is it TEI, does it keep to the grammar, do its pointers point to something.

`parse` makes the tree, `check` looks at it, `validate_file` does both for a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textus.findings.finding import Finding, Place, finding
from textus.validation import grammar, pointers
from textus.validation.consequences import Consequences
from textus.validation.faults import located
from textus.validation.parsing import MAX_BYTES, parse, too_large

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree

__all__ = ["check", "parse", "validate_file"]

OURS = "textus"
SECOND = "second-opinion"
"""the schema that is ours again, as another implementation of XML Schema reads it"""


def check(
    tree: Tree, path: str, *, schema: str = OURS, phase: str = "", data: bytes | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a tree, beyond being XML.

    `schema` is "textus", "second-opinion", "tei_all" or the path of a RELAX NG (.rng, .rnc), XML Schema (.xsd) or
    Schematron (.sch) file; with a `phase` our rules above grammar, or those of the Schematron file, are asked too.
    `data`, the bytes the tree was parsed from, gives findings their columns and excerpts.
    """
    if schema == OURS:
        return _ours(tree, path, phase, data)
    if schema == SECOND:
        from textus.validation import disagreement

        return disagreement.check(tree, path, data)
    if schema.endswith(".sch"):
        from textus.validation import rules

        return rules.check(tree, path, Path(schema), phase, data)
    from textus.validation import foreign

    return (*foreign.check(tree, path, Path(schema), data), *located(pointers.faults(tree), tree, path, data))


def _ours(tree: Tree, path: str, phase: str, data: bytes | None) -> tuple[Finding, ...]:
    """Our grammar, the pointers it does not see and, in a phase, our rules; each cause is told once."""
    found = grammar.faults(tree)
    known = Consequences(found, tree)
    if not any(fault.rule == "grammar/not-tei" for fault in found):
        beyond = pointers.faults(tree)
        found += [each for each in beyond if each.rule != "grammar/dangling-pointer" or not known.header_incomplete]
    against = located(found, tree, path, data)
    if not phase:
        return against
    from textus.validation import rules

    return (*against, *rules.ours(tree, path, phase, data, known))


def validate_file(path: Path, *, schema: str = OURS, phase: str = "", shown: str | None = None) -> tuple[Finding, ...]:
    """What is wrong with a TEI file, ours or anybody's; never raises for what it holds, nor where it is missing."""
    name = shown or str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return (too_large(name, size),)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        return (finding("grammar/unreadable-file", Place(name), f"the file cannot be read: {reason.lower()}"),)
    tree, findings = parse(data, name)
    if tree is None:
        return findings
    findings = check(tree, name, schema=schema, phase=phase, data=data)
    if not findings:
        return findings
    from textus.validation import origin

    return origin.traced(findings, tree, path, name, data)
