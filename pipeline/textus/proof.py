"""The proof of losslessness on a TEI file as it is, with its transcription or without."""

from __future__ import annotations

from textus import losslessness, validate
from textus.findings import Finding
from textus.source import Source


def verify(tei: bytes, shown: str, transcription: Source | None) -> tuple[Finding, ...]:
    """What keeps the file from being a lossless edition of the transcription; nothing, if it is one.

    Without a transcription the text is held against the certificate the file carries.
    """
    tree, findings = validate.parse(tei, shown)
    if tree is None:
        return findings
    root = tree.getroot()
    if transcription is None:
        return findings + losslessness.self_check(root, shown)
    return findings + losslessness.prove(root, shown, transcription)
