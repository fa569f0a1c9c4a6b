"""An index of the blocks by the words their lines begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textus.survey.facts import Surveyed, fact


@fact
def first_words(document: Surveyed) -> Mapping[str, Sequence[int]]:
    """The numbers of the blocks, in their order, that have a line which begins with a word."""
    found: dict[str, list[int]] = {}
    for number, block in enumerate(document.blocks.blocks):
        for index in range(block.first, block.last + 1):
            words = document.blocks.text(document.blocks.lines[index]).split(maxsplit=1)
            if words and found.setdefault(words[0], [number])[-1] != number:
                found[words[0]].append(number)
    return found
