"""All attacks by the kind of file they are, tried one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from tests.attacks import weapons
from tests.attacks.range import Range, Result, commands

KINDS: dict[str, Mapping[str, str]] = {
    "document": weapons.DOCUMENTS,
    "picture": {name: weapons.DOCUMENTS[name] for name in weapons.FETCHING},
    "stylesheet": weapons.STYLESHEETS,
    "rules": weapons.RULES,
    "grammar": weapons.GRAMMARS,
    "text": weapons.TEXTS,
    "settings": weapons.SETTINGS,
    "record": weapons.RECORDS,
    "name": dict.fromkeys(weapons.NAMES, weapons.LETTER),
}
ENDINGS = {"document": "xml", "picture": "xml", "stylesheet": "xsl", "rules": "sch", "text": "txt", "settings": "toml"}


def prepared(field: Range) -> None:
    """What is sound, to be worked on by an attack that is a stylesheet, a schema or a settings file."""
    field.put("sound.xml", weapons.document())
    field.put("sound.txt", weapons.LETTER)
    for name, text in weapons.SOUND.items():
        field.put(name, text)


def put(field: Range, kind: str, attack: str) -> Path:
    """The file of an attack; for a record, the transcription it lies beside."""
    if kind == "name":
        return field.put(f"names/{attack}", weapons.LETTER)
    if kind == "record":
        field.put("recorded/attack.toml", KINDS[kind][attack])
        return field.put("recorded/attack.txt", weapons.LETTER)
    ending = ENDINGS.get(kind) or PurePath(attack).suffix[1:]
    return field.put(f"attack.{ending}", KINDS[kind][attack])


def tried(field: Range, kind: str, attack: str) -> Iterator[tuple[str, Result]]:
    """An attack on each command, with what came of it."""
    path = put(field, kind, attack)
    for command, arguments in commands(field, kind, path):
        yield command, field.attack(*arguments)
    field.clear()
    path.unlink()
