"""Formats by name, and results as the bytes of a report."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from textus.findings.reports import formats as folder
from textus.findings.reports.results import Results


@cache
def names() -> tuple[str, ...]:
    """The names of all formats: the modules of the folder, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folder.__path__)))


def render(name: str, results: Results) -> bytes:
    """The report in the format called `name`, in UTF-8; raises KeyError if there is none.

    A lone surrogate, which Python has for a byte of a file name that is no text, is written as an escape.
    """
    if name not in names():
        raise KeyError(name)
    text = importlib.import_module(f"{folder.__name__}.{name}").render(results)
    assert isinstance(text, str)
    return text.encode("utf-8", "backslashreplace")
