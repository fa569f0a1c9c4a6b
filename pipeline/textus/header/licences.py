"""The licences that words name: a row of the table of licences, with the address of the licence."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere, table


def licence_named(words: str) -> dict[str, str] | None:
    """The row of the table of licences that the words name."""
    for row in table("licences")["licence"]:
        if words and re.search(_of_licence(row["pattern"]), words, re.IGNORECASE):
            version = re.search(r"\b([1-4]\.\d)\b", words)
            target = row["target"].replace("{version}", version[1] if version else "4.0")
            return {
                **row,
                "target": target if version or "{version}" not in row["target"] else _unversioned(row["target"]),
            }
    return None


@functools.cache
def _of_licence(pattern: str) -> str:
    """A pattern of the table of licences, with the words of all languages for each `<name>` in it."""
    return re.sub(r"<(\w+)>", lambda name: "(?:" + "|".join(anywhere("licences", name[1])) + ")", pattern)


def _unversioned(target: str) -> str:
    return target.replace("{version}/", "")
