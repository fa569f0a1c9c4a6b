"""Verse between tags or in a template of verse, as wikis have it."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import tag
from textus.survey.facts import Surveyed, fact


@functools.cache
def opens() -> re.Pattern[str]:
    """What a stanza begins with: a tag, or a template."""
    return re.compile(rf"<{tag('verse')}[^<>]*>|\{{\{{{tag('verse_template')}\|[^\n{{}}]*")


@functools.cache
def closes() -> re.Pattern[str]:
    """What it ends with."""
    return re.compile(rf"</{tag('verse')}>|\}}\}}$")


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
