"""Metadata at the head of the text whose keys are in no table: kept as remarks under their keys, and reported."""

from __future__ import annotations

import bisect

from textus.header.facts import Facts, Page
from textus.language.bibliography.fields import read_fields, unknown_keys


def unknown(facts: Facts, page: Page, start: int, end: int) -> bool:
    """Keep the values of unknown keys in a line of metadata; True if the line states nothing else."""
    index = bisect.bisect_left(page.document.blocks.lines, start, key=lambda line: line.start)
    if index not in page.document.coded_head:
        return False
    for field in unknown_keys(page.text, start, end, page.codes):
        key = page.words(field.label_start, field.label_end)
        facts.remarks.append((key, page.words(field.value_start, field.value_end)))
        facts.unknown_keys.append((field.label_start, key))
    return not read_fields(page.text, start, end, page.codes)
