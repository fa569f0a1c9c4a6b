"""The files textus offers people to fill in: records and settings, every key explained, and their JSON Schemas."""

from __future__ import annotations

from textus.record import commented, json_schema, record, settings

RECORD_HEAD = (
    "The record of a work: what you know about it that the transcription does not state, or states wrongly.\n"
    "All lines are optional. To activate a line that begins with # and no space, delete the #."
)
_SETTINGS_HEAD = (
    "Settings of this collection: what is true of all its works. All lines are optional.\n"
    "To activate a line that begins with # and no space, delete the #. Records take precedence over these settings."
)
RECORD_SCHEMA = "schema/record.schema.json"
SETTINGS_SCHEMA = "schema/settings.schema.json"
"""where the schemas lie in a collection that `textus init` made, and in textus itself"""


def record_template(schema: str = "") -> str:
    """A record with every key explained; `schema` is the address of its JSON Schema."""
    return commented.template(record.KEYS, RECORD_HEAD, schema)


def settings_template(schema: str = "") -> str:
    """A settings file with every key explained; `schema` is the address of its JSON Schema."""
    return commented.template(settings.KEYS, _SETTINGS_HEAD, schema)


def record_schema() -> str:
    """The JSON Schema of records."""
    return json_schema.as_text(json_schema.schema("The record of a work (textus).", record.KEYS, record.CONDITIONS))


def settings_schema() -> str:
    """The JSON Schema of settings."""
    return json_schema.as_text(json_schema.schema("Settings of a collection (textus).", settings.KEYS, {}))
