"""The JSON Schemas of records and settings, from the tables of their keys."""

from __future__ import annotations

from textus.record import templates


def missing() -> str:
    """Nothing is needed but textus."""
    return ""


def generate() -> dict[str, bytes]:
    """Both schemas, where records and settings name them."""
    return {
        templates.RECORD_SCHEMA: templates.record_schema().encode(),
        templates.SETTINGS_SCHEMA: templates.settings_schema().encode(),
    }
