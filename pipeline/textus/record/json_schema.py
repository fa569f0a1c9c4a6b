"""The table of keys of a file as JSON Schema (draft 2020-12), for editors that complete and check TOML by it.

It says what JSON Schema can say. That a date is in the calendar, or that the first of two is the earlier, textus checks
itself (`configuration`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from textus.record.configuration import Key
from textus.record.value_kinds import schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(title: str, keys: Sequence[Key], conditions: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The schema of a file with these keys; `conditions` are what else must be true of the entries of a list."""
    root = _object(title)
    for key in keys:
        if key.kind == "entries":
            name = key.path.removesuffix("[]")
            entry = {**_object(key.meaning), **conditions.get(name, {})}
            required = [other.name for other in keys if other.table == key.path and other.needed]
            entry |= {"required": required} if required else {}
            listed = {"type": "array", "items": entry}
            root["properties"][name] = {"anyOf": [listed, entry]} if key.single else listed
        else:
            home = _home(root, key, keys)
            home["properties"][key.name] = {"description": key.meaning, **schema_of(key.kind)}
    return root


def as_text(made: Mapping[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps({"$schema": DIALECT, **made}, ensure_ascii=False, indent=2) + "\n"


def _object(description: str) -> dict[str, Any]:
    return {"description": description, "type": "object", "additionalProperties": False, "properties": {}}


def _home(root: dict[str, Any], key: Key, keys: Sequence[Key]) -> dict[str, Any]:
    """The object a key belongs to."""
    properties: dict[str, Any] = root["properties"]
    if not key.table:
        return root
    if key.table.endswith("[]"):
        listed = properties[key.table.removesuffix("[]")]
        found: dict[str, Any] = (listed["anyOf"][0] if "anyOf" in listed else listed)["items"]
        return found
    made: dict[str, Any] = properties.setdefault(key.table, _object(f"Keys under [{key.table}]."))
    return made
