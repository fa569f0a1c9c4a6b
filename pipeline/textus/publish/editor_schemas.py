"""What editors such as oXygen and VS Code need to validate as one types: the schema, and editions that name it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from textus.base import files
from textus.base.resources import schema_dir

FILES = ("textus.rng", "textus.sch", "textus.xsd", "xml.xsd", "textus.odd", "catalog.xml")
"""grammar (twice), rules, the ODD that explains it, and a catalog that says where they are"""
_MODELS = (
    ("textus.rng", "http://relaxng.org/ns/structure/1.0"),
    ("textus.sch", "http://purl.oclc.org/dsdl/schematron"),
)
_DECLARATION = b"?>\n"


def write_schema(folder: Path) -> tuple[Path, ...]:
    """Put the schema into a folder, over an older one that is there, and return its files; raises OSError."""
    for name in FILES:
        files.write(folder / name, (schema_dir() / name).read_bytes())
    return tuple(folder / name for name in FILES)


def instructed(tei: bytes, schema: str | None, output: Path | None) -> bytes:
    """A TEI file of ours with `xml-model` instructions (W3C) that lead from it to the folder of a schema.

    They stand between the XML declaration and the root. Nothing is changed where there is no such folder.
    """
    if not schema:
        return tei
    declaration, mark, rest = tei.partition(_DECLARATION)
    return declaration + mark + "".join(_instructions(schema, output)).encode() + rest


def _instructions(schema: str, output: Path | None) -> Iterator[str]:
    start = output.parent if output is not None else Path()
    try:
        way = PurePath(os.path.relpath(schema, start)).as_posix()
    except ValueError:  # another drive
        way = Path(schema).resolve().as_uri()
    for name, language in _MODELS:
        address = way + f"/{name}" if way.startswith("file:") else quote(f"{way}/{name}")
        yield f'<?xml-model href="{address}" type="application/xml" schematypens="{language}"?>\n'
