"""Names in a column of their own, with what they say after a tab or a wide gap: whether it is said, or is a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from textus.survey.facts import Surveyed
from textus.survey.plays.labels import Label

LEAST_ENDED = 0.7
"""the share of what is said that ends as sentences and lines of verse do"""
LEAST_WORDS = 3.0
"""the mean number of words of what is said"""
_ENDS = tuple(".,;:!?…—–-”\"»)]'’_*")


def in_column(document: Surveyed, who: Label) -> bool:
    """A tab or a wide gap parts the name from what is said."""
    gap = document.text[who.end : who.said]
    return not who.alone and ("\t" in gap or len(gap) > 2)


def is_said(document: Surveyed, found: Mapping[int, Label], numbers: Collection[int]) -> bool:
    """What is after the names of these blocks is made of sentences, in one column."""
    said = [document.text[found[n].said : document.blocks.end(document.blocks.blocks[n])] for n in numbers]
    ended = sum(text.rstrip().endswith(_ENDS) for text in said)
    words = sum(len(text.split()) for text in said)
    parted = sum("\t" in text.split("\n", 1)[0] for text in said)
    return (
        ended >= LEAST_ENDED * len(said)
        and words >= LEAST_WORDS * len(said)
        and parted <= (1 - LEAST_ENDED) * len(said)
    )
