"""Saxon, closed to the world: processors that read no file, no network address and no environment variable.

A processor may read files while a stylesheet is compiled (its modules), and nothing at all from then on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FEATURE = "http://saxon.sf.net/feature/"
_WHILE_COMPILING = (
    ("allowedProtocols", "file,textus"),
    ("allow-external-functions", "off"),
    ("parserFeature?uri=http://apache.org/xml/features/disallow-doctype-decl", "true"),
    ("parserProperty?uri=jdk.xml.maxElementDepth", "10000"),
    ("parserProperty?uri=jdk.xml.elementAttributeLimit", "0"),  # none; textus parsed the document before
)
_AFTERWARDS = (("allowedProtocols", ""), ("disableXslEvaluate", "on"))


def processor(catalog: Path | None = None) -> Any:
    """A new processor, as it has to be for compiling; `catalog` is an OASIS catalog of modules that may be imported."""
    import saxonche  # here, because a command that transforms nothing should not wait for it

    made = saxonche.PySaxonProcessor(license=False)
    if catalog is not None:
        made.set_catalog_files([str(catalog)])
    _set(made, _WHILE_COMPILING)
    return made


def close(made: Any) -> None:
    """Let a processor read nothing more: to be called when its stylesheets are compiled."""
    _set(made, _AFTERWARDS)


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps a processor from writing to the error stream of the process itself, as it does when it runs out of stack.

    What it has to say is in the error it raises. Nothing is kept quiet where the stream is no file of the process.
    """
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _set(made: Any, settings: tuple[tuple[str, str], ...]) -> None:
    for name, value in settings:
        made.set_configuration_property(_FEATURE + name, value)
