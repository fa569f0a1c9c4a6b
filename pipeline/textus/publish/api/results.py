"""What the functions of the API return and raise: findings, a rendered document, a refusal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from textus.base import files
from textus.base.frozen import frozen
from textus.findings.finding import Finding, Report, Severity
from textus.findings.reports import results
from textus.findings.reports.formats import text as as_text


class Findings(tuple[Finding, ...]):
    """The findings about a document by path, line and column: a tuple, empty where nothing was found.

    `str()` gives them as `textus` prints them; a notebook shows them as a table.
    """

    __slots__ = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Findings:
        """The findings in order, each of them once."""
        return cls(dict.fromkeys(Report(findings).findings))

    @property
    def worst(self) -> Severity | None:
        """The highest severity among them; None where there are no findings."""
        return max((finding.severity for finding in self), default=None)

    @property
    def errors(self) -> Findings:
        """The errors among them."""
        return self.at_least(Severity.ERROR)

    def at_least(self, severity: Severity) -> Findings:
        """Those of this severity or above it."""
        return Findings(finding for finding in self if finding.severity >= severity)

    def __str__(self) -> str:
        return as_text.render(results.of(self)).rstrip("\n")

    def _repr_html_(self) -> str:
        from textus.publish.api import notebook

        return notebook.table(self)


class Refused(ValueError):  # noqa: N818 - what happened to the document, as the command line says it
    """A document that cannot be encoded, rendered or read; the message is what `textus` would print.

    Nothing has been written. `findings` holds the reasons, with their places, and whatever else was found.
    """

    __module__ = "textus"  # by which callers know it, and tracebacks name it

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = Findings.of(findings)
        super().__init__(str(self.findings.errors or self.findings))

    def __reduce__(self) -> tuple[type[Refused], tuple[Findings]]:
        return Refused, (self.findings,)


@frozen
class Rendered:
    """A document in an output format. `str()` gives its text; a notebook shows a page as a page."""

    data: bytes
    """the file: UTF-8 with LF line ends, or a binary format such as EPUB"""
    format: str
    media_type: str
    findings: Findings

    @property
    def text(self) -> str:
        """The file as text; raises ValueError for a binary format."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError(f"{self.format} is not text: use .data or .save(path)") from None

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the file, all of it or nothing, and return its path; raises OSError."""
        files.write(Path(path), self.data)
        return Path(path)

    def __str__(self) -> str:
        try:
            return self.text
        except ValueError:
            return repr(self)

    def __repr__(self) -> str:
        return f"<{self.format}: {len(self.data):,} bytes of {self.media_type}>"

    def _repr_html_(self) -> str:
        from textus.publish.api import notebook

        return notebook.document(self.data, self.media_type)
