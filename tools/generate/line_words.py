"""The words that are signs of what a line is, gathered from the tables of all languages into one that is read fast."""

from __future__ import annotations

from textus.survey.lines.word_classes import TABLE, gathered

HEAD = "# Words and phrases of all languages by word: made of languages/ by `./run generate`, not by hand.\n"


def missing() -> str:
    """Nothing is needed but textus."""
    return ""


def generate() -> dict[str, bytes]:
    """The table, beside those it is made of."""
    return {f"pipeline/textus/knowledge/{TABLE}": (HEAD + gathered()).encode()}
