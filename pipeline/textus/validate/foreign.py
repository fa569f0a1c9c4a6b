"""A grammar of the user's own: RELAX NG or XML Schema, compiled and run by libxml2 in a process with a time limit.

Some RELAX NG grammars keep libxml2 busy for ever (TEI's own takes seconds), and a compilation cannot be interrupted
from inside: so a process of its own does it, once for all the files of a run.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from textus.findings import Finding, Place, finding
from textus.validate.faults import located
from textus.validate.parsing import parser
from textus.validate.verdicts import Verdict, faults

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree

SECONDS = 60.0
"""how long a grammar may take to be compiled, and a document to be checked"""

_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
_KINDS = (".rng", ".xsd")


def check(tree: Tree, path: str, schema: Path, data: bytes | None, seconds: float = SECONDS) -> tuple[Finding, ...]:
    """What the grammar in a file has against a tree; one finding about the grammar where it cannot be used."""
    judge = _judge(schema.resolve(), seconds)
    answer = judge.ask(etree.tostring(tree))
    if answer is not None:
        return located(faults(answer, tree), tree, path, data)
    message = f"the grammar {schema} cannot be used: {judge.problem}"
    return (finding("grammar/unusable-schema", Place(path), message, f"name a file of the kind {' or '.join(_KINDS)}"),)


@functools.cache
def _judge(schema: Path, seconds: float) -> _Judge:
    return _Judge(schema, seconds)


class _Judge:
    """The process that has compiled one grammar; `problem` says why it has not."""

    def __init__(self, schema: Path, seconds: float) -> None:
        self._seconds = seconds
        self.problem = _unfit(schema)
        if self.problem:
            return
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(os.fspath(schema), theirs), daemon=True)
        try:
            self._process.start()
        except (AssertionError, OSError):  # a daemon may have no children; a full machine starts none
            self.problem = "no process can be started for it"
            return
        theirs.close()
        ready = self._receive("it took longer than {seconds:g} seconds to read")
        self.problem = self.problem or str(ready or "")

    def ask(self, xml: bytes) -> list[Verdict] | None:
        """What libxml2 has against a document; None where there is no answer, and `problem` says why."""
        if self.problem:
            return None
        self._pipe.send_bytes(xml)
        answer = self._receive("it took longer than {seconds:g} seconds to check a document")
        return answer if isinstance(answer, list) else None

    def _receive(self, late: str) -> object:
        try:
            if self._pipe.poll(self._seconds):
                return self._pipe.recv()
            self.problem = late.format(seconds=self._seconds)
        except (EOFError, OSError):
            self.problem = "libxml2 breaks down over it"
        self._process.kill()
        return None


def _unfit(schema: Path) -> str:
    if not schema.is_file():
        return "there is no such file"
    return "" if schema.suffix in _KINDS else f"it is no {' or '.join(_KINDS)} file"


def _serve(schema: str, pipe: Connection) -> None:
    """Compile the grammar, say whether that went well, then judge every document that comes."""
    try:
        compiled = _compiled(schema)
    except (etree.LxmlError, OSError) as error:
        line = getattr(error, "lineno", None)
        return pipe.send(f"it is no sound grammar{f' (line {line})' if line else ''}")
    pipe.send("")
    while True:
        try:
            tree = etree.fromstring(pipe.recv_bytes(), parser()).getroottree()
        except EOFError:
            return None
        _close(tree)
        compiled.validate(tree)
        pipe.send([(entry.type_name, entry.path, entry.message) for entry in compiled.error_log])


def _compiled(schema: str) -> etree.RelaxNG | etree.XMLSchema:
    document = etree.parse(schema, etree.XMLParser(no_network=True, load_dtd=False, resolve_entities="internal"))
    return etree.RelaxNG(document) if schema.endswith(".rng") else etree.XMLSchema(document)


def _close(tree: Tree) -> None:
    """Take away what would make libxml2 read schemas the document names."""
    for element in tree.iter("*"):
        for name in ("schemaLocation", "noNamespaceSchemaLocation"):
            element.attrib.pop(_INSTANCE + name, None)
