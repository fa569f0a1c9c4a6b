"""The proof of losslessness on a TEI file as it is, with its transcription or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textus.findings.finding import Finding
from textus.prove import losslessness
from textus.read.source import Source
from textus.validation import validate

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree


def verify(tei: bytes, shown: str, transcription: Source | None) -> tuple[Finding, ...]:
    """What keeps a TEI file from being a lossless edition of the transcription; nothing, if it is one."""
    tree, findings = validate.parse(tei, shown)
    return findings if tree is None else findings + of(tree, shown, transcription)


def of(tree: Tree, shown: str, transcription: Source | None) -> tuple[Finding, ...]:
    """The same of a file that was parsed; without a transcription it is held against the certificate it carries."""
    if transcription is None:
        return losslessness.self_check(tree.getroot(), shown)
    return losslessness.prove(tree.getroot(), shown, transcription)
