"""Where the text ends, and nothing but notes follows."""

from __future__ import annotations

from textus.read.blocks import Block
from textus.survey.facts import Surveyed, fact
from textus.survey.notes.calls import calls_in, labels_of


@fact
def last_text(document: Surveyed) -> int:
    """The last block that neither begins like a note nor follows one."""
    blocks = document.blocks.blocks
    labelled = [bool(labels_of(document, block)) for block in blocks]
    for number in range(len(blocks) - 1, -1, -1):
        follows_note = number > 0 and labelled[number - 1]
        if not labelled[number] and (not follows_note or has_calls(document, blocks[number])):
            return number
    return -1


def has_calls(document: Surveyed, block: Block) -> bool:
    """A call stands inside it, as calls do in the text and seldom in notes."""
    start = document.blocks.start(block)
    return any(calls_in(document, start, document.blocks.end(block)))
