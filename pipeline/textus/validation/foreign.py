"""A grammar of the user's own, RELAX NG or XML Schema: compiled and run in a process with limits of time and memory.

Some RELAX NG grammars keep libxml2 busy for ever (TEI's own takes seconds), an assertion of XML Schema 1.1 may be any
XPath, and neither can be interrupted from inside: so a process of its own does it, once for all the files of a run.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
from contextlib import suppress
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from textus.base import deferred
from textus.base.processes import not_running_the_program_again
from textus.findings.finding import Finding, Place, finding
from textus.validation.faults import Fault, Judge, located
from textus.validation.parsing import parser
from textus.validation.xsd import judge as xsd_judge
from textus.validation.xsd import of_libxml2
from textus.validation.xsd_files import UnreadError, closed

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree

SECONDS = 60.0
"""how long a grammar may take to be compiled, and a document to be checked"""
_BYTES = 4 << 30
"""how much memory the process may take, where the system can limit it"""

Told = tuple[str, str, str, str, bool]
"""a fault as it goes from one process to the other: its rule, the path of its element, message, hint, `at_words`"""

_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
_KINDS = (".rng", ".rnc", ".xsd")
_NAMED = {"tei_all": "TEXTUS_TEI_ALL"}
"""grammars known by a name, and the variable of the environment that says where their file is"""
_DERIVED = "generate a schema from it with the TEI's own tools (Roma, teitorelaxng) and use that (.rng)"


def check(tree: Tree, path: str, schema: Path, data: bytes | None, seconds: float = SECONDS) -> tuple[Finding, ...]:
    """What the grammar in a file has against a tree; one finding about the grammar where it cannot be used."""
    file = _file(schema)
    judge = _judge(file.resolve(), seconds, changed=_changed(file))
    answer = judge.ask(etree.tostring(tree))
    if answer is not None:
        return located((_heard(told, tree) for told in answer), tree, path, data)
    message = f"the grammar {schema} cannot be used: {judge.problem}"
    return (finding("grammar/unusable-schema", Place(path), message, _advice(schema, file)),)


def second_opinion(tree: Tree, schema: Path, seconds: float = SECONDS) -> tuple[list[Fault], str]:
    """What the package xmlschema has against a tree, and why it could not be asked if so."""
    judge = _judge(schema.resolve(), seconds, second=True, changed=_changed(schema))
    answer = judge.ask(etree.tostring(tree))
    return [_heard(told, tree) for told in answer or ()], judge.problem


def _heard(told: Told, tree: Tree) -> Fault:
    rule, path, message, hint, at_words = told
    found = tree.xpath(path)
    element = found[0] if isinstance(found, list) and found else tree.getroot()
    return Fault(rule, element, message, hint, at_words)


def _file(schema: Path) -> Path:
    """The file of a grammar that is given by a name, else the path as it is."""
    return Path(os.environ.get(_NAMED.get(str(schema), ""), schema))


def _advice(schema: Path, file: Path) -> str:
    if str(schema) in _NAMED and file == schema:
        return f"set the environment variable {_NAMED[str(schema)]} to the path of the file published by the TEI"
    if schema.suffix == ".odd":
        return _DERIVED
    if file.suffix in _KINDS and file.is_file():
        return ""
    return f"specify a file of type {', '.join(_KINDS)} or .sch"


def _changed(file: Path) -> int:
    """When a file was changed, in nanoseconds, as editors and notebooks outlive a mistake in one; 0 if unreadable."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@functools.lru_cache(maxsize=8)
def _judge(schema: Path, seconds: float, *, changed: int, second: bool = False) -> _Process:
    del changed
    return _Process(schema, seconds, second)


class _Process:
    """The process that has compiled one grammar; `problem` says why it has not."""

    def __init__(self, schema: Path, seconds: float, second: bool) -> None:
        self._seconds = seconds
        self.problem = _unfit(schema)
        if self.problem:
            return
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(os.fspath(schema), theirs, second), daemon=True)
        try:
            with not_running_the_program_again():
                self._process.start()
        except (AssertionError, OSError):  # a daemon may have no children; a full machine starts none
            self.problem = "its process could not be started"
            return
        theirs.close()
        ready = self._receive("it took longer than {seconds:g} seconds to read")
        self.problem = self.problem or str(ready or "")

    def ask(self, xml: bytes) -> list[Told] | None:
        """What the grammar has against a document; None where there is no answer, and `problem` says why."""
        if self.problem:
            return None
        self._pipe.send_bytes(xml)
        answer = self._receive("it took longer than {seconds:g} seconds to check a document")
        if isinstance(answer, str):
            self.problem = answer
        return answer if isinstance(answer, list) else None

    def _receive(self, late: str) -> object:
        try:
            if self._pipe.poll(self._seconds):
                return self._pipe.recv()
            self.problem = late.format(seconds=self._seconds)
        except (EOFError, OSError):
            self.problem = "the library that reads it fails on it"
        self._process.kill()
        return None


def _unfit(schema: Path) -> str:
    if not schema.is_file():
        return "file not found"
    if schema.suffix not in _KINDS:
        return f"it is not a file of type {', '.join(_KINDS)} or .sch"
    deferred.needed("rnc2rng")
    if schema.suffix == ".rnc" and find_spec("rnc2rng") is None:
        return "reading the compact syntax needs rnc2rng (pip install 'textus[rnc]')"
    return ""


def _serve(schema: str, pipe: Connection, second: bool) -> None:
    """Compile the grammar, say whether that went well, then judge every document that comes."""
    _limit_memory()
    try:
        judge = _compiled(schema, second)
    except UnreadError as error:
        return pipe.send(str(error))
    except (etree.LxmlError, OSError) as error:
        line = getattr(error, "lineno", None)
        return pipe.send(f"it is not a valid grammar{f' (line {line})' if line else ''}")
    pipe.send("")
    while True:
        try:
            tree = etree.fromstring(pipe.recv_bytes(), parser()).getroottree()
        except EOFError:
            return None
        _close(tree)
        pipe.send(_judged(judge, tree))


def _judged(judge: Judge, tree: Tree) -> list[Told] | str:
    """What is wrong with a document, or why that cannot be said."""
    try:
        return [(each.rule, tree.getpath(each.element), each.message, each.hint, each.at_words) for each in judge(tree)]
    except RecursionError:
        return "a document is nested too deeply for it"
    except Exception as error:  # whatever a library of many parts may raise over an assertion
        return f"it cannot be applied to a document: {' '.join(str(error).split())[:200]}"


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not every system has limits
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = _BYTES if most == resource.RLIM_INFINITY else min(_BYTES, most)
    with suppress(OSError, ValueError):  # some have them and do not let them be set
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _compiled(schema: str, second: bool) -> Judge:
    if schema.endswith(".xsd"):
        return xsd_judge(Path(schema), second=second)
    if schema.endswith(".rnc"):
        converted = _converted(Path(schema))
        return of_libxml2(etree.RelaxNG(etree.ElementTree(etree.fromstring(converted, closed(), base_url=schema))))
    return of_libxml2(etree.RelaxNG(etree.parse(schema, closed())))


def _converted(schema: Path) -> bytes:
    """A grammar in compact syntax as RELAX NG; raises UnreadError.

    One that includes others is refused: the library would fetch them from anywhere, and leave out what overrides them.
    """
    deferred.needed("rnc2rng")
    import rnc2rng
    from rnc2rng.parser import lex

    try:
        text = schema.read_bytes().decode("utf-8-sig")
        if any(token.name in ("INCLUDE", "EXTERNAL") for token in lex(text)):
            raise UnreadError("includes are supported only in XML syntax (convert it: trang a.rnc a.rng)")
        written: str = rnc2rng.dumps(rnc2rng.loads(text))
    except UnreadError:
        raise
    except Exception as error:  # whatever a library of many parts may raise over what is no grammar
        _, line, *_ = getattr(error, "location", None) or (None, None)
        line = None if line is None else line + 1
        raise UnreadError(f"it is not a valid grammar{f' (line {line})' if line else ''}") from error
    return written.encode("utf-8")


def _close(tree: Tree) -> None:
    """Take away what would make libxml2 read schemas the document names."""
    for element in tree.iter("*"):
        for name in ("schemaLocation", "noNamespaceSchemaLocation"):
            element.attrib.pop(_INSTANCE + name, None)
