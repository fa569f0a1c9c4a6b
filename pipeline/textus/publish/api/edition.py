"""`encode`, and the edition it returns."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path
from typing import Literal

from textus import work
from textus.base import files
from textus.base.frozen import frozen
from textus.findings.finding import Accepted, Report
from textus.publish import editor_schemas
from textus.publish.api import inputs, rendering
from textus.publish.api.results import Findings, Refused, Rendered
from textus.record import suppressions
from textus.record.settings import Settings


@frozen
class Edition:
    """A TEI edition of a transcription, proven lossless and valid; `encode` makes it.

    `str()` gives the TEI as text; a notebook shows the page and the findings.
    """

    name: str
    """what findings call the transcription: its path, or `text`"""
    xml: bytes = field(repr=False)
    """the TEI document: UTF-8 with its XML declaration, as it is saved and as `lxml.etree.fromstring` reads it"""
    findings: Findings = field(repr=False)
    """what there is to say about the transcription; no errors, for with those there is no edition"""
    accepted: tuple[Accepted, ...] = field(repr=False)
    """findings the record accepts, each with the reason given there"""
    _settings: Settings = field(repr=False)
    _encoded: work.Encoded = field(repr=False)
    _file: Path | None = field(repr=False)
    """the transcription, if it is a file"""

    def explain(self, line: int, format: Literal["text", "json"] = "text") -> str:
        """Why a line of the transcription was read as it was: what `textus explain` prints, in words or as JSON.

        Lines are counted from 1. Raises ValueError for a blank line and for one that does not exist.

        >>> import textus
        >>> edition = textus.encode("A Letter\\n\\nHarth, 4 March 1897\\n\\nDear Anna,\\n\\nThe pass is open.\\n")
        >>> print(edition.explain(3).partition("\\n")[0])
        text:3: Harth, 4 March 1897
        """
        from textus.decide import explain_text as explaining

        if not isinstance(line, int):
            raise TypeError(f"line is a number, not {type(line).__name__}")
        if line < 1:
            raise ValueError("lines are counted from 1")
        reading, text = self._encoded.reading, self._encoded.text
        assert reading is not None
        assert text is not None
        told = explaining.of_line(reading.document, reading.decisions, reading.claims, text, line)
        return explaining.as_json(told) if format == "json" else explaining.as_text(told)

    def render(
        self, format: str = "html", *, stylesheet: str | os.PathLike[str] | None = None, **parameters: str
    ) -> Rendered:
        """The edition in an output format; see `textus.render`."""
        return rendering.render(self, format, stylesheet=stylesheet, settings=self._settings, **parameters)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the TEI to a file, all of it or nothing, and return its path.

        Raises OSError, and ValueError for the path of the transcription itself. Where the settings name a schema
        (`[output] schema`), the file points to it, as one of `textus encode` does.
        """
        target = Path(path)
        if self._file is not None and target.exists() and target.samefile(self._file):
            raise ValueError(f"{target} is the transcription and would be overwritten: choose another path")
        files.write(target, editor_schemas.instructed(self.xml, self._settings.schema, target))
        return target

    def __str__(self) -> str:
        return self.xml.decode("utf-8")

    def _repr_html_(self) -> str:
        from textus.publish.api import notebook

        try:
            page = notebook.frame(self.render("html").text, self.name)
        except Refused as refusal:
            return notebook.table(refusal.findings)
        return f"<div>{page}{notebook.table(self.findings)}</div>"


def encode(
    text: inputs.Text,
    *,
    record: inputs.RecordLike | None = None,
    settings: inputs.SettingsLike | None = None,
) -> Edition:
    """Encode a transcription as TEI, proven lossless and valid.

    A `str` is the text itself, `bytes` are the content of a file, and a `pathlib.Path` names a file. For a file, the
    record beside it and the nearest `textus.toml` are used unless others are given; for a text, only what is given.
    Each is a mapping with the keys of the file, the path of a file, or a `Record` or `Settings`.

    Raises `Refused`, with the findings, where the text, the record or the settings cannot be used: an `Edition` is
    always complete. Raises `FileNotFoundError` for a path that does not exist, and `ValueError` for a `str` that can
    only be the name of a file.

    >>> import textus
    >>> edition = textus.encode("The pass is open.\\n", record={"title": "A Note", "date": {"written": "1897-03-04"}})
    >>> b'<title type="main">A Note</title>' in edition.xml
    True
    >>> edition.findings
    ()
    >>> try:
    ...     textus.encode("")
    ... except textus.Refused as refusal:
    ...     [finding.rule for finding in refusal.findings]
    ['source/empty']
    """
    path = inputs.path_of(text)
    asked, about_settings = inputs.settings_of(settings, path)
    read, about_text = inputs.transcription(text, asked, "text" if path is None else str(path))
    facts, about_record = inputs.record_of(record, path)
    report = Report((*about_settings, *about_text, *about_record))
    encoded = work.encode_source(read, facts, asked, report)
    settled = suppressions.settle_by(
        facts.suppressions, report.findings, suppressions.ENCODING, undone=encoded.xml is None
    )
    if encoded.xml is None:
        raise Refused(settled.findings)
    found, file = Findings.of(settled.findings), path and path.absolute()
    return Edition(read.path, encoded.xml, found, settled.accepted, asked, encoded, file)
