"""The JSON Schemas of records and settings: current, correct, and of one mind with textus's own check."""

from __future__ import annotations

import datetime
import json
import tomllib
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.record import test_record, test_settings
from textus.record import templates

SCHEMAS = {"record": templates.record_schema, "settings": templates.settings_schema}
CALENDAR = ("1897-02-30", "1898/1897", "[1902..1901]")
"""dates that are none by the calendar, which JSON Schema cannot say"""
BEYOND = ("utf9", "rot13", "1.5", "\\u0000", "\\u0007")
"""encodings that are none, characters XML cannot hold, and fractions: what only textus itself checks"""


def valid(name: str, text: str) -> bool:
    """Whether an editor that knows the schema accepts a file."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMAS[name]()))
    return bool(validator.is_valid(_plain(tomllib.loads(text))))


def _plain(value: Any) -> Any:
    """TOML's dates as the text that stands for them, as editors hand them to JSON Schema."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def faults(module: Any) -> list[str]:
    """The faulty files of a test that JSON Schema can tell: TOML, and wrong in form."""
    texts = [row[0] for row in module.FAULTS if "/syntax" not in row[1]]
    return [text for text in texts if not any(word in text for word in (*CALENDAR, *BEYOND))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_json_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMAS[name]()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("record", test_record.FULL),
        ("settings", test_settings.FULL),
        ("record", templates.record_template()),
        ("settings", templates.settings_template()),
        ("record", "[source]\ntitle = 'A'"),
        *(("record", path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tei/sources").glob("*.toml"))),
    ],
)
def test_it_accepts_what_textus_accepts(name: str, text: str) -> None:
    assert valid(name, text)


@pytest.mark.parametrize("text", faults(test_record))
def test_it_refuses_a_faulty_record(text: str) -> None:
    assert not valid("record", text)


@pytest.mark.parametrize("text", faults(test_settings))
def test_it_refuses_faulty_settings(text: str) -> None:
    assert not valid("settings", text)
