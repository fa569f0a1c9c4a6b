"""Which library reads a user's XML Schema.

libxml2 reads version 1.0, fast. The package xmlschema reads what libxml2 cannot: version 1.1 (assertions,
alternatives, open content) and the schemas of 1.0 that libxml2 refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from textus.validation.faults import Fault, Judge
from textus.validation.verdicts import faults
from textus.validation.xsd_files import closed, surveyed

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree


def judge(schema: Path, *, second: bool = False) -> Judge:
    """What says yes or no by the schema; by xmlschema and not libxml2 if it is to be a `second` opinion.

    Raises UnreadError.
    """
    files = surveyed(schema)
    if not (files.needs_1_1 or files.fetches_xml or second):
        try:
            return of_libxml2(etree.XMLSchema(etree.parse(schema, closed())))
        except etree.XMLSchemaParseError:
            pass  # it may be libxml2's fault
    from textus.validation import xsd_second

    return xsd_second.judge(schema, "1.1" if files.needs_1_1 else "1.0")


def of_libxml2(compiled: etree.RelaxNG | etree.XMLSchema) -> Judge:
    """What says yes or no by a grammar that libxml2 has compiled."""

    def asked(tree: Tree) -> Iterator[Fault]:
        compiled.validate(tree)
        return faults([(entry.type_name, entry.path, entry.message) for entry in compiled.error_log], tree)

    return asked
