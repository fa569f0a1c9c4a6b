"""A grammar of the user's own: RELAX NG or XML Schema, compiled and run by libxml2 in a process with a time limit.

Some RELAX NG grammars keep libxml2 busy for ever (TEI's own takes seconds), and a compilation cannot be interrupted
from inside: so a process of its own does it, once for all the files of a run.
"""

from __future__ import annotations

import atexit
import functools
import multiprocessing
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path

from lxml import etree

from textus.findings import Finding, Place, finding
from textus.validate.places import Lines, Places
from textus.validate.verdicts import Verdict, verdicts

SECONDS = 60.0
"""how long a grammar may take to be compiled, and a document to be checked"""


def check(tree: etree._ElementTree, path: str, schema: Path, data: bytes | None) -> tuple[Finding, ...]:
    """What the grammar in a file has against a tree: one finding a place; one about the grammar if it is unusable."""
    judge = _judge(schema.resolve(), SECONDS)
    if not judge.problem:
        answer = judge.ask(etree.tostring(tree))
        if answer is not None:
            return _located(answer, tree, path, data)
    message = f"the grammar {schema} cannot be used: {judge.problem}"
    return (finding("grammar/unusable-schema", Place(path), message, "name a .rng or .xsd file that libxml2 can read"),)
