"""Where the files that are not Python lie: in the installed package, or in the checkout it was installed from."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def schema_dir() -> Path:
    """The folder of grammars and rules."""
    return _folder("schema")


def xslt_dir() -> Path:
    """The folder of stylesheets."""
    return _folder("xslt")


def knowledge_dir() -> Path:
    """The folder of knowledge tables."""
    return _PACKAGE / "knowledge"


def recognisers_dir() -> Path:
    """The folder of recognisers, with their tables."""
    return _PACKAGE / "recognise"
