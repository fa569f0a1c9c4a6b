"""`validate` and `verify`: what is wrong with a TEI document, and whether it holds its transcription."""

from __future__ import annotations

import os

from textus.publish.api import inputs
from textus.publish.api.results import Findings, Refused
from textus.record import suppressions


def validate(tei: inputs.Tei, *, schema: str | os.PathLike[str] = "textus", phase: str = "") -> Findings:
    """What is wrong with a TEI document, of textus or any other; empty where nothing is.

    `schema` is `textus`, `tei_all`, or a file: RELAX NG (.rng, .rnc), XML Schema (.xsd) or Schematron (.sch). A `phase`
    (draft, publish, deposit) also checks the rules above the grammar. For a file, findings lead back to the
    transcription it was made from, and those its record accepts are left out. Raises `FileNotFoundError` for a path
    that does not exist.

    >>> import textus
    >>> textus.validate(textus.encode("The pass is open.\\n"))
    ()
    >>> [finding.rule for finding in textus.validate("<TEI/>")]
    ['grammar/not-tei']
    """
    from textus.validation import validate as validation

    asked = os.fspath(schema)
    if isinstance(tei, os.PathLike):
        path = inputs.there(tei)
        found = validation.validate_file(path, schema=asked, phase=phase)
        settled = suppressions.settle_edition(found, path, rules=bool(phase) or asked.endswith(".sch"))
        return Findings.of(settled.findings)
    data, name = inputs.tei(tei)
    tree, found = validation.parse(data, name)
    return Findings.of(found if tree is None else validation.check(tree, name, schema=asked, phase=phase, data=data))


def verify(
    tei: inputs.Tei, text: inputs.Text | None = None, *, settings: inputs.SettingsLike | None = None
) -> Findings:
    """Prove that a TEI document holds its transcription, whole and unchanged; empty where it does.

    The transcription is restored from the TEI alone, layout aside, and compared with `text`: a `str` is the text, a
    `pathlib.Path` its file. Without a text, the document is checked against the certificate in its header. The encoding
    of a file is the one the `settings` specify, else the nearest `textus.toml`. Raises `FileNotFoundError` for a path
    that does not exist.

    >>> import textus
    >>> edition = textus.encode("The pass is open.\\n")
    >>> textus.verify(edition, "The pass is open.\\n")
    ()
    >>> print(textus.verify(edition, "The pass is closed.\\n").errors[0].rule)
    lossless/changed
    """
    from textus.publish import proof

    data, name = inputs.tei(tei)
    if text is None:
        return Findings.of(proof.verify(data, name, None))
    path = inputs.path_of(text)
    try:
        asked, about_settings = inputs.settings_of(settings, path)
        source, about_text = inputs.transcription(text, asked, "text" if path is None else str(path))
    except Refused as refusal:
        return refusal.findings
    return Findings.of((*about_settings, *about_text, *proof.verify(data, name, source)))
