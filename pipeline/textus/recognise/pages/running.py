"""Running heads, signatures of sheets and catchwords: lines that stand at the turn of every page (TEI P5, 11.6)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.model.claims import Claim
from textus.model.document import Document
from textus.recognise.pages._pages import running_lines


def block_claims(document: Document) -> Iterator[Claim]:
    """Lines that come again beside the marks of pages."""
    reasons = {"header": "running.repeated", "sig": "running.signature", "catch": "running.catchword"}
    for number, kind in running_lines(document).items():
        yield document.block_claim(document.blocks.blocks[number], "fw", reasons[kind], type=kind)
