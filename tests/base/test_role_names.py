"""Roles are shown in words: each has a name in English, and no two have the same."""

from __future__ import annotations

import pytest

from textus.base.bundles import roles
from textus.base.knowledge import role_name, role_phrase


def test_every_role_has_a_name_of_its_own() -> None:
    names = [role.name for role in roles().values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if name != " ".join(name.split()) or name.startswith(("a ", "an ", "the "))] == []


@pytest.mark.parametrize(
    ("role", "name", "phrase"),
    [
        ("salute", "salutation", "a salutation"),
        ("closer.dateline", "dateline of the closer", "a dateline of the closer"),
        ("item", "list item", "a list item"),
        ("editorial", "editorial note", "an editorial note"),
        ("title", "title", "the title"),
        ("start", "start", "start"),
    ],
)
def test_a_role_in_words(role: str, name: str, phrase: str) -> None:
    assert (role_name(role), role_phrase(role)) == (name, phrase)
