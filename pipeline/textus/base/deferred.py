"""Libraries that another library imports wherever they are installed, put off until textus itself needs them."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast

_ASIDE = {"rnc2rng": "lxml.etree"}
"""what is imported on the side, and by what: importing rnc2rng takes five times as long as importing lxml"""


def put_off() -> None:
    """Let imports of these libraries fail, as if they were not installed, until `needed` is called.

    For a process that is textus alone: a program that uses textus may want them itself.
    """
    for name, importer in _ASIDE.items():
        if importer not in sys.modules:
            sys.modules.setdefault(name, cast(ModuleType, None))


def needed(name: str) -> None:
    """Let imports of a library succeed again."""
    if sys.modules.get(name, sys) is None:
        del sys.modules[name]
