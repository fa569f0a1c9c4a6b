"""Verse between tags or in a template of verse, as wikis have it."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import of_no_language
from textus.survey.facts import Surveyed, fact


@functools.cache
def opens() -> re.Pattern[str]:
    """What a stanza begins with: a tag, or a template."""
    tags = of_no_language("tags")
    return re.compile(rf"<{tags['verse'][0]}[^<>]*>|\{{\{{{tags['verse_template'][0]}\|[^\n{{}}]*")


@functools.cache
def closes() -> re.Pattern[str]:
    """What it ends with."""
    return re.compile(rf"</{of_no_language('tags')['verse'][0]}>|\}}\}}$")


@fact
def tagged_verse(document: Surveyed) -> frozenset[int]:
    """The lines of verse between tags, those of the tags themselves included."""
    if opens().search(document.text) is None:
        return frozenset()
    found: set[int] = set()
    begun: list[int] = []
    for index, line in enumerate(document.blocks.lines):
        if not begun and opens().match(document.text, line.start, line.end):
            begun = [index]
        elif begun:
            begun.append(index)
        if begun and closes().search(document.text, line.start, line.end):
            found |= set(begun)
            begun = []
    return frozenset(found)
